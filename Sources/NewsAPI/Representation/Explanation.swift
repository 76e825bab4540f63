import Archive
import OrderedJSON

/// Why a record says what it says: for each field the rule, table or model that gave it, and the characters it was given by.
struct Explanation {
  private let record: ArraySlice<UInt8>
  private var fields: [JSONValue] = []

  /// The explanation of a statement or an incident.
  static func of(_ record: ArraySlice<UInt8>, _ resource: Resource) -> JSONValue {
    var explanation = Explanation(record: record)
    if resource == .statements { explanation.explainStatement() } else { explanation.explainIncident() }
    return .array(explanation.fields)
  }

  private init(record: ArraySlice<UInt8>) { self.record = record }

  private mutating func explainStatement() {
    let rule = text("extractor", "rule") ?? ""
    add("contents", rule, "what the rule or model took as said", spans(value("contents")))
    if let cue = value("cue"), let lemma = text("cue", "lemma") {
      add("cue", rule, "the words that attribute it, a form of “\(lemma)”", [span(cue)])
      add("act", "table:cues", "“\(lemma)” stands for “\(text("act") ?? "")”", [span(cue)])
    } else {
      add("act", rule, "no word attributes it", [])
    }
    addParty("speaker", value("speaker"))
    addParty("addressee", value("addressee"))
    if let span = value("recorded_in", "span") {
      add("recorded_in", "table:cues", text("recorded_in", "kind") ?? "", [self.span(span)])
    }
    addDate()
  }

  private mutating func explainIncident() {
    let rule = text("extractor", "rule") ?? ""
    let triggers = spans(value("triggers"))
    add("event_type", rule, text("sub_event_type") ?? "", triggers)
    add("reality", "trees", text("reality") ?? "", triggers)
    for member in ["actors", "targets"] {
      for party in value(member).map(JSONPiece.elements(of:)) ?? [] { addParty(member, party) }
    }
    addDate()
    for member in ["place", "origin"] {
      guard let span = value(member, "span") else { continue }
      add(member, "table:gazetteer", "found as \(text(member, "geo_precision") ?? "")", [self.span(span)])
    }
    for weapon in value("weapons").map(JSONPiece.elements(of:)) ?? [] {
      let mention = JSONPiece.value(at: ["mention"], in: weapon).map(span)
      let type = JSONPiece.value(at: ["type"], in: weapon).flatMap(JSONPiece.text) ?? ""
      add("weapons", "table:weapons", type, mention.map { [$0] } ?? [])
    }
    for member in ["fatalities", "injured", "abducted"] {
      let reports = value(member, "reports").map(JSONPiece.elements(of:)) ?? []
      if reports.isEmpty { continue }
      add(
        member, "numbers", "figures that the report gives",
        reports.compactMap { JSONPiece.value(at: ["span"], in: $0).map(span) })
    }
    add("status", "precedence", "the first that holds of disputed, claimed, attributed, reported", [])
  }

  private mutating func addParty(_ field: String, _ party: ArraySlice<UInt8>?) {
    guard let party, party.first == UInt8(ascii: "{") else { return }
    func text(_ name: String) -> String? { JSONPiece.value(at: [name], in: party).flatMap(JSONPiece.text) }
    let mention = JSONPiece.value(at: ["mention"], in: party).flatMap {
      $0.first == UInt8(ascii: "{") ? span($0) : nil
    }
    let resolution = text("resolution") ?? "unresolved"
    let reason =
      switch resolution {
      case "named": "the name stands there"
      case "pronoun": "a pronoun that refers to \(text("name") ?? "somebody unnamed")"
      case "description": "a description of \(text("name") ?? "somebody unnamed")"
      default: "nobody that it could be led to"
      }
    add(
      field, "resolution:" + resolution, reason,
      (mention.map { [$0] } ?? []) + spans(JSONPiece.value(at: ["chain"], in: party)))
  }

  private mutating func addDate() {
    guard let basis = text("date", "basis") else { return }
    let reason =
      switch basis {
      case "stated": "a date in the text"
      case "relative": "words that count from the report's date"
      case "dateline": "the report's dateline"
      case "publication": "no date of its own: the report's"
      default: "another report that tells of the same"
      }
    let timex = text("date", "timex").map { " (\($0))" } ?? ""
    add("date", "date:" + basis, reason + timex, value("date", "span").map { [span($0)] } ?? [])
  }

  private mutating func add(_ field: String, _ maker: String, _ reason: String, _ spans: [JSONValue]) {
    fields.append([
      "field": .string(field), "made_by": .string(maker), "reason": .string(reason),
      "spans": .array(spans.filter { $0 != .null }),
    ])
  }

  /// What stands at a path, unless that is null.
  private func value(_ path: String...) -> ArraySlice<UInt8>? {
    JSONPiece.value(at: path, in: record).flatMap { $0.elementsEqual("null".utf8) ? nil : $0 }
  }

  private func text(_ path: String...) -> String? {
    JSONPiece.value(at: path, in: record).flatMap(JSONPiece.text)
  }

  private func spans(_ list: ArraySlice<UInt8>?) -> [JSONValue] {
    list.map { JSONPiece.elements(of: $0).map(span) } ?? []
  }

  /// A span without what may stand beside it.
  private func span(_ value: ArraySlice<UInt8>) -> JSONValue { JSONPiece.span(value) ?? .null }
}
