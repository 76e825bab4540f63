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
  ])
  func actsHaveActorAndTarget(_ text: String, _ sort: String, _ actor: String, _ target: String) throws {
    let incident = try #require(incidents(text).first)
    #expect(incident.category == .diplomatic && incident.subEventType == sort)
    #expect(incident.actors.map(\.party.name) == [actor])
    #expect(incident.targets.contains { $0.party.name == target })
  }

  @Test(arguments: [
    "The minister demanded that Peru withdraw its troops.", "Norway said that Chile must answer.",
  ])
  func aDemandInReportedSpeech_IsAStatementAlone(_ text: String) { #expect(incidents(text).isEmpty) }
}
