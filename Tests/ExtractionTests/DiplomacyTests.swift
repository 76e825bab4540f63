import NewsModel
import Testing

@testable import Extraction

/// What states and bodies do to each other without force, and when a demand is an incident of its own.
@Suite struct DiplomacyTests {
  private static let extractor = ReportExtractor()

  private func incidents(_ text: String) -> [Incident] {
    Self.extractor.extract(SourceText(id: "test", path: nil, text: text, sha256: "")).incidents
  }

  @Test(arguments: [
    (
      "Norway summoned the Russian ambassador over the drone flight.", "summon", "Norway",
      "Russian ambassador"
    ),
    (
      "Chile sent a letter to the Security Council on Friday demanding an inquiry.", "letter", "Chile",
      "UN Security Council"
    ),
    (
      "Kenya formally requested an emergency meeting of the African Union.", "request", "Kenya",
      "African Union"
    ),
    ("Spain expelled two Russian diplomats.", "expulsion", "Spain", "two Russian diplomats"),
    (
      "Anna Lund, the foreign minister, met her counterpart Pedro Rojas in Quito.", "meeting", "Anna Lund",
      "Pedro Rojas"
    ),
    ("President James Okello spoke by phone with Maria Weber.", "call", "James Okello", "Maria Weber"),
    ("James Okello held a call with Maria Weber on Friday.", "call", "James Okello", "Maria Weber"),
    ("The European Union imposed sanctions on Belarus.", "sanction", "European Union", "Belarus"),
    ("Norway signed a peace agreement with Chile.", "agreement", "Norway", "Chile"),
    ("James Okello visited Kenya.", "visit", "James Okello", "Kenya"),
  ])
  func actsHaveActorAndTarget(_ text: String, _ sort: String, _ actor: String, _ target: String) throws {
    let incident = try #require(incidents(text).first)
    #expect(incident.category == .diplomatic && incident.subEventType == sort)
    #expect(incident.actors.map(\.party.name) == [actor])
    #expect(incident.targets.contains { $0.party.name == target })
  }

  @Test(arguments: [
    ("Ethiopia and Eritrea signed a peace agreement.", "agreement", ["Ethiopia", "Eritrea"]),
    ("A treaty was signed by Norway and Chile on Monday.", "agreement", ["Norway", "Chile"]),
    ("Norway voted against the resolution.", "vote", ["Norway"]),
    ("The parliament voted to ban the imports.", "vote", ["parliament"]),
    ("The Security Council adopted Resolution 9999.", "vote", ["UN Security Council"]),
    ("The resolution was adopted by the Security Council.", "vote", ["UN Security Council"]),
  ])
  func actsOfSeveralOrOfABody_HaveTheirActors(_ text: String, _ sort: String, _ actors: [String]) throws {
    let found = incidents(text)
    let incident = try #require(found.first)
    #expect(found.count == 1 && incident.subEventType == sort)
    #expect(incident.actors.map(\.party.name) == actors)
  }

  @Test(arguments: [
    "The minister demanded that Peru withdraw its troops.", "Norway said that Chile must answer.",
  ])
  func aDemandInReportedSpeech_IsAStatementAlone(_ text: String) { #expect(incidents(text).isEmpty) }
}
