import Foundation
import OrderedJSON
import Testing

@testable import NewsModel

struct RecordTests {
  static let mention = Span(start: 3, end: 9, exact: "rebels")
  static let party = Party(
    name: "rebels", named: false, classification: .people, mention: mention, resolution: .description)

  @Test func aRoleAndItsPartyAreOneObject() throws {
    let target = IncidentTarget(
      party: Self.party, kind: .human, effect: .killed,
      count: Count(best: 2, low: 2, high: 2, text: "two"))
    let json = try JSONValue(encoding: target)
    #expect(json["name"] == "rebels")
    #expect(json["effect"] == "killed")
    #expect(json["count"]?["best"] == 2)
    #expect(json["actor_id"] == .null)
    let read = try JSONDecoder().decode(IncidentTarget.self, from: Data(json.encoded()))
    #expect(read == target)
  }

  @Test func anActorOfAnIncidentGoesThereAndBack() throws {
    let actor = IncidentActor(party: Self.party, attribution: .claimed, attributedBy: "stm_1")
    let json = try JSONValue(encoding: actor)
    #expect(json["attributed_by"] == "stm_1")
    #expect(try JSONDecoder().decode(IncidentActor.self, from: Data(json.encoded())) == actor)
  }

  @Test func aWholeReportGoesThereAndBack() throws {
    let extractor = Extractor(version: "1", rule: "test")
    let statement = Statement(
      id: "stm_1", documentID: "a", statementType: .mixed, text: "x", contents: [Self.mention],
      speaker: Self.party,
      cue: Statement.Cue(span: Self.mention, lemma: "say"), act: .claimResponsibility, confidence: 0.5,
      extractor: extractor)
    let incident = Incident(
      id: "inc_1", documentID: "a", category: .violent, eventType: "battles", subEventType: "armed_clash",
      place: Place(name: "Here", latitude: 1.5, geoPrecision: .exact, span: nil), triggers: [], evidence: [],
      notes: "", confidence: 1, extractor: extractor)
    let report = ExtractedReport(
      document: Document(
        id: "a", datePublished: CalendarDate("2024-01-02"), path: nil, sha256: "", length: 9),
      statements: [statement], incidents: [incident],
      actors: [Actor(id: "act_x", name: "X", classification: .armedGroup)],
      instruments: [Instrument(id: "ins_x", name: "X", otherNames: [], kind: .customaryLaw, citations: [])])
    let json = try JSONValue(encoding: report)
    #expect(json["actors"]?.elements?.first?["classification"] == "armed_group")
    #expect(json["incidents"]?.elements?.first?["place"]?["lat"] == .number(1.5))
    #expect(try JSONDecoder().decode(ExtractedReport.self, from: Data(json.encoded())) == report)
  }

  @Test(arguments: [
    ("SA\u{2019}AR", "sa'ar"), ("Stra\u{DF}e", "strasse"), ("\u{C9}t\u{E9}", "ete"), ("`a`", "'a'"),
    ("\u{201C}a\u{201D}", "\"a\""), ("Al\u{2011}B", "al-b"), ("\u{FF21}", "a"),
    (
      " The  \u{C9}te\u{301} \u{2014} in STRA\u{DF}E\n\u{2018}\u{FF21}\u{2019} ",
      " the  ete \u{2014} in strasse\n'a' "
    ),
  ]) func foldingIgnoresCaseAccentsAndMarks(text: String, folded: String) {
    #expect(TextFolding.fold(text) == folded)
  }
}
