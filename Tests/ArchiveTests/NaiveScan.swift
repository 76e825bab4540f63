import MadeUpRecords
import NewsModel
import OrderedJSON
import Testing

@testable import Archive

/// What an index answers, worked out record by record.
struct NaiveScan<Record: Sendable> {
  let records: [(id: String, record: Record, document: Document)]
  let fields: [Field<Record>]
  let directory: Directory

  func ids(matching filters: [Filter]) -> Set<String> {
    Set(
      records.filter { entry in filters.allSatisfy { holds($0, (entry.record, entry.document)) } }.map(\.id))
  }

  private func holds(_ filter: Filter, _ record: (Record, Document)) -> Bool {
    guard let field = fields.first(where: { $0.spec.name == filter.field }) else { return false }
    if filter.op == .isNull { return filter.operands.contains(.flag(isMissing(field, record))) }
    if filter.op == .not { return !filter.operands.contains { matches(field, .equal, $0, record) } }
    if filter.op == .all { return allMatch(field, filter.operands, record) }
    return filter.operands.contains { matches(field, filter.op, $0, record) }
  }

  private func keys(_ field: Field<Record>, _ record: (Record, Document)) -> [[String]] {
    guard case .names(let read) = field.reader else { return [] }
    return read(record.0, record.1).map(directory.name).map {
      ([$0.label] + $0.others + ($0.id.map { [$0] } ?? [])).map(TextFolding.fold)
    }
  }

  private func isMissing(_ field: Field<Record>, _ record: (Record, Document)) -> Bool {
    switch field.reader {
    case .names: keys(field, record).isEmpty
    case .number(let read): read(record.0) == nil
    case .days(let read): read(record.0, record.1) == nil
    case .words, .place, .point, .cluster: false
    }
  }

  private func allMatch(_ field: Field<Record>, _ operands: [Filter.Operand], _ record: (Record, Document))
    -> Bool
  {
    let elements = keys(field, record)
    return !elements.isEmpty
      && elements.allSatisfy { keys in
        operands.contains { if case .text(let text) = $0 { keys.contains(text) } else { false } }
      }
  }

  private func matches(
    _ field: Field<Record>, _ op: FilterOperator, _ operand: Filter.Operand, _ record: (Record, Document)
  ) -> Bool {
    switch (field.reader, operand) {
    case (.names, .text(let text)):
      return keys(field, record).joined().contains { key in
        switch op {
        case .contains: key.contains(text)
        case .startsWith: key.hasPrefix(text)
        default: key == text
        }
      }
    case (.number(let read), .number(let number)):
      guard let value = read(record.0) else { return false }
      return switch op {
      case .greater: value > number
      case .greaterOrEqual: value >= number
      case .less: value < number
      case .lessOrEqual: value <= number
      default: value == number
      }
    case (.days(let read), .days(let days)):
      guard let value = read(record.0, record.1) else { return false }
      return switch op {
      case .greater: value.last > days.last
      case .greaterOrEqual: value.last >= days.first
      case .less: value.first < days.first
      case .lessOrEqual: value.first <= days.last
      default: value.overlaps(days)
      }
    case (.point(let read), .box(let box)):
      guard let point = read(record.0) else { return false }
      let isBetween =
        box.west <= box.east
        ? (box.west...box.east).contains(point.longitude)
        : !(box.east...box.west).contains(point.longitude) || [box.east, box.west].contains(point.longitude)
      return isBetween && (box.south...box.north).contains(point.latitude)
    case (.words(let read), .words(let query)): return NaiveWords.match(query, read(record.0))
    case (.cluster(let read), .text(let id)): return read(record.0) == id
    default: return false
    }
  }
}

/// A search without an index.
enum NaiveWords {
  static func match(_ query: WordQuery, _ text: String) -> Bool {
    let words = SearchWords.words(of: text)
    func has(_ term: WordQuery.Term) -> Bool {
      term.sequences.contains { sequence in
        words.indices.contains { stands(sequence[...], of: term, in: words[$0...]) }
      }
    }
    return !query.isEmpty && query.required.allSatisfy(has) && !query.excluded.contains(where: has)
  }

  /// Whether words begin with a sequence; two that a hyphen joins may stand for one.
  private static func stands(
    _ sequence: ArraySlice<String>, of term: WordQuery.Term, in words: ArraySlice<SearchWords.Word>
  ) -> Bool {
    guard let wanted = sequence.first else { return true }
    func fits(_ word: String) -> Bool {
      if term.isPrefix && sequence.count == 1 { return word.hasPrefix(wanted) }
      return term.isStemmed ? EnglishStemmer.stem(word) == EnglishStemmer.stem(wanted) : word == wanted
    }
    guard let first = words.first else { return false }
    if fits(first.text), stands(sequence.dropFirst(), of: term, in: words.dropFirst()) { return true }
    guard let second = words.dropFirst().first, second.isJoined else { return false }
    return fits(first.text + second.text) && stands(sequence.dropFirst(), of: term, in: words.dropFirst(2))
  }
}

/// A snapshot of made-up reports with the records that it was made of.
struct Fixture {
  let reports = MadeUpReports.make(24, seed: 7)
  let snapshot: Snapshot
  let directory: Directory
  /// The records with what reports say of each other.
  let statements: [String: Statement]
  let incidents: [String: Incident]
  let documents: [String: Document]

  init() {
    snapshot = Snapshot(reports: reports)
    let checked = reports.map { CheckedReport($0.source, $0.report) }.sorted {
      $0.document.id < $1.document.id
    }
    let intake = Intake()
    let parts = checked.map { ReportPart($0, intake) }
    let links = ReportLinks(parts).parts
    (statements, incidents) = Linked.records(checked, links)
    let joined = Joining(parts, links)
    directory = Directory(actors: joined.joinedActors, instruments: joined.joinedInstruments)
    documents = Dictionary(uniqueKeysWithValues: reports.map { ($0.source.id, $0.report.document) })
  }

  static let shared = Fixture()
  private static let nowhere = Document(id: "", path: nil, sha256: "", length: 0)

  /// The ids that a scan of a resource's records finds.
  func scan(_ resource: Resource, _ filters: [Filter]) -> Set<String> {
    func scan<Record>(
      _ records: [String: Record], _ fields: [Field<Record>], _ document: (Record) -> Document?
    ) -> Set<String> {
      let records = records.map { (id: $0, record: $1, document: document($1) ?? Self.nowhere) }
      return NaiveScan(records: records, fields: fields, directory: directory).ids(matching: filters)
    }
    switch resource {
    case .statements: return scan(statements, StatementFields.all) { documents[$0.documentID] }
    case .incidents: return scan(incidents, IncidentFields.all) { documents[$0.documentID] }
    case .actors: return scan(directory.actors, ActorFields.all) { _ in nil }
    case .instruments: return scan(directory.instruments, InstrumentFields.all) { _ in nil }
    case .documents:
      let texts = reports.map {
        ($0.source.id, DocumentText(document: $0.report.document, text: $0.source.text))
      }
      return scan(Dictionary(uniqueKeysWithValues: texts), DocumentFields.all) { $0.document }
    }
  }

  /// What records that tell the same share, those that most share first.
  func clusterIDs(_ resource: Resource) -> [String] {
    let ids = resource == .statements ? statements.values.map(\.clusterID) : incidents.values.map(\.clusterID)
    let sizes = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
    return sizes.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
  }

  /// The values of a facet, worked out record by record.
  func counts(_ facet: Facet, _ resource: Resource, _ filters: [Filter], values: [FacetCount]) throws -> [Int]
  {
    let field = try #require(resource.field(facet.field))
    let others = filters.filter { $0.field != facet.field || $0.op != .equal }
    return try values.map { value in
      let operand = try Filter.operand(for: field, op: .equal, value: value.value)
      return scan(resource, others + [Filter(field: facet.field, op: .equal, operands: [operand])]).count
    }
  }

  /// Every record of a resource, by id.
  func json(_ resource: Resource) throws -> [(id: String, json: [UInt8])] {
    let table = try #require(snapshot.table(resource))
    return table.ids.indices.map { (table.ids[$0], Array(table.json(row: $0))) }
  }
}
