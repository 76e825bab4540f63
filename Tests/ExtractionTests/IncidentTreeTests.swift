import Linguistics
import NewsModel
import Testing

@testable import Extraction

/// A report of sentences whose trees are given: `word/lemma/tag/head/relation`, the head counted from 1 in its sentence.
func annotatedReport(trees: [String], published: String? = nil) -> AnnotatedReport {
  var text = ""
  var tokens: [Token] = []
  var sentences: [Range<Int>] = []
  for sentence in trees {
    let base = tokens.count
    for item in sentence.split(separator: " ") {
      let fields = item.split(separator: "/").map(String.init)
      let start = text.utf8.count
      text += fields[0]
      let head = Int(fields[3]).flatMap { $0 == 0 ? nil : base + $0 - 1 }
      tokens.append(
        Token(
          range: start..<text.utf8.count, tag: PartOfSpeech(rawValue: fields[2]) ?? .other, lemma: fields[1],
          head: head,
          relation: DependencyRelation(rawValue: fields[4]) ?? .dep))
      text += " "
    }
    sentences.append(base..<tokens.count)
  }
  let annotated = AnnotatedText(
    bytes: Array(text.utf8), tokens: tokens, sentences: sentences, paragraphs: [0..<sentences.count],
    names: [])
  let layout = ReportLayout(
    datePublished: published.flatMap { CalendarDate($0) }, language: "en", body: 0..<text.utf8.count)
  return AnnotatedReport(
    source: SourceText(id: "test", path: nil, text: text, sha256: ""), layout: layout, annotated: annotated)
}

/// The incidents of sentences whose trees are given.
func incidents(trees: [String], published: String? = nil) -> [Incident] {
  let report = annotatedReport(trees: trees, published: published)
  var actors = ActorIndex(report: report, quotations: QuotationFinder.quotations(in: report))
  return IncidentExtractor().incidents(
    in: report, actors: &actors, times: TemporalTagger().tag(report), places: PlaceFinder().find(report),
    statements: [])
}

@Suite struct IncidentTreeTests {
  static let launch =
    "Two/two/CD/2/nummod drones/drone/NNS/4/nsubj:pass were/be/VBD/4/aux:pass launched/launch/VBN/0/root from/from/IN/6/case "
    + "Yemen/Yemen/NNP/4/obl on/on/IN/9/case 4/4/CD/9/nummod May/May/NNP/4/obl 2021/2021/CD/9/nummod ,/,/,/12/punct "
    + "one/one/CD/4/parataxis of/of/IN/14/case which/which/WDT/12/nmod was/be/VBD/16/aux:pass "
    + "intercepted/intercept/VBN/4/parataxis ,/,/,/21/punct and/and/CC/21/cc the/the/DT/20/det second/second/JJ/21/nsubj "
    + "hit/hit/VBD/4/conj a/a/DT/23/det warehouse/warehouse/NN/21/obj ././././punct"

  @Test func interceptedWeapons_AreCounted() throws {
    let launch = Self.launch.replacing("one/one/CD/4/parataxis", with: "one/one/CD/16/nsubj:pass")
      .replacing("././././punct", with: "!/!/./4/punct")
    let found = incidents(trees: [launch])
    let incident = try #require(found.first)
    #expect(found.count == 1)
    #expect(incident.weapons.map(\.type) == ["uav"] && incident.weapons.first?.count?.best == 2)
    #expect(incident.intercepted?.best == 1)
    #expect(incident.origin?.country == "Yemen")
    #expect(incident.subEventType == "air_drone_strike")
    #expect(incident.date?.start == CalendarDate("2021-05-04"))
    #expect(incident.targets.map(\.kind) == [.physical])
  }

  static let attack =
    "Gunmen/gunman/NNS/2/nsubj attacked/attack/VBD/0/root a/a/DT/5/det police/police/NN/5/compound station/station/NN/2/obj "
    + "in/in/IN/7/case Karachi/Karachi/NNP/2/obl and/and/CC/9/cc killed/kill/VBD/2/conj two/two/CD/11/nummod "
    + "officers/officer/NNS/9/obj !/!/./2/punct"

  @Test func anAttack_HasItsPartsAndSetting() throws {
    let found = incidents(trees: [Self.attack], published: "2021-05-04")
    let incident = try #require(found.first)
    #expect(found.count == 1)
    #expect(incident.actors.map { $0.party.mention?.exact } == ["Gunmen"])
    #expect(incident.targets.contains { $0.kind == .physical && $0.party.mention?.exact == "police station" })
    #expect(incident.fatalities?.best == 2)
    #expect(incident.place?.name == "Karachi" && incident.place?.country == "Pakistan")
    #expect(incident.triggers.map(\.exact) == ["attacked", "killed"])
  }

  @Test func theConfidence_IsAShare() {
    for incident in incidents(trees: [Self.attack, Self.launch], published: "2021-05-04") {
      #expect((IncidentConfidence.least...1).contains(incident.confidence))
    }
  }

  @Test func anIncidentWithoutADate_HasNone() {
    #expect(incidents(trees: [Self.attack], published: "2021-05-04").allSatisfy { $0.date == nil })
  }

  @Test func theAttack_TakesUpTheOneBefore() {
    let again =
      "The/the/DT/2/det attack/attack/NN/3/nsubj lasted/last/VBD/0/root two/two/CD/5/nummod hours/hour/NNS/3/obj !/!/./3/punct"
    let found = incidents(trees: [Self.attack, again])
    #expect(found.count == 1)
    #expect(found.first?.triggers.count == 3)
  }

  @Test(arguments: [
    // "It wants to prevent attacks."
    "It/it/PRP/2/nsubj wants/want/VBZ/0/root to/to/TO/4/mark prevent/prevent/VB/2/xcomp attacks/attack/NNS/4/obj !/!/./2/punct",
    // "Rebels would attack the city."
    "Rebels/rebel/NNS/3/nsubj would/would/MD/3/aux attack/attack/VB/0/root the/the/DT/5/det city/city/NN/3/obj !/!/./3/punct",
    // "It rejects any excuse for attacks on the city."
    "It/it/PRP/2/nsubj rejects/reject/VBZ/0/root any/any/DT/4/det excuse/excuse/NN/2/obj for/for/IN/6/case "
      + "attacks/attack/NNS/4/nmod on/on/IN/9/case the/the/DT/9/det city/city/NN/6/nmod !/!/./2/punct",
    // "Rebels did not attack the city."
    "Rebels/rebel/NNS/4/nsubj did/do/VBD/4/aux not/not/RB/4/advmod attack/attack/VB/0/root the/the/DT/6/det city/city/NN/4/obj",
  ])
  func whatHasNotHappened_IsNoIncident(_ tree: String) { #expect(incidents(trees: [tree]).isEmpty) }

  @Test func aLetter_HasSenderAndReceiver() throws {
    let found = incidents(trees: [
      "Canada/Canada/NNP/2/nsubj sent/send/VBD/0/root a/a/DT/4/det letter/letter/NN/2/obj to/to/IN/6/case Norway/Norway/NNP/2/obl "
        + "!/!/./2/punct"
    ])
    let incident = try #require(found.first)
    #expect(incident.category == .diplomatic && incident.subEventType == "letter")
    #expect(
      incident.actors.map(\.party.name) == ["Canada"] && incident.targets.map(\.party.name) == ["Norway"])
  }

  @Test(arguments: [3000])
  func aDeepTree_IsReadInLinearTime(_ depth: Int) {
    let chain = (1...depth).map { "attack/attack/NN/\($0 - 1)/nmod" }.joined(separator: " ")
    #expect(incidents(trees: [chain]).count <= depth)
  }
}
