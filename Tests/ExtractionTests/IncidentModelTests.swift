import NewsModel
import Testing

@testable import Extraction

/// The model on reports written for these tests, in the manner of the ones that it was trained on.
@Suite struct IncidentModelTests {
  private static let bombing = """
       LIMA, 12 MAR 89 (EFE) -- [TEXT] TWO TERRORISTS OF THE SHINING PATH TODAY
    HURLED A DYNAMITE CHARGE AT THE OFFICES OF THE INDUSTRIAL BANK IN DOWNTOWN
    LIMA.  THE EXPLOSION CAUSED HEAVY DAMAGE TO THE BANK.

       POLICE REPORTED THAT SECURITY GUARD ALBERTO QUISPE ROJAS WAS KILLED IN THE
    EXPLOSION.  THE SHINING PATH CLAIMED RESPONSIBILITY FOR THE ATTACK.
    """
  private static let plain = """
       LIMA, 12 MAR 89 (EFE) -- [TEXT] THE MINISTER OF ECONOMY TODAY PRESENTED
    THE BUDGET TO CONGRESS.  HE SAID THAT EXPORTS OF COPPER WOULD INCREASE NEXT
    YEAR AND THAT INFLATION WOULD FALL.
    """
  private static let modern = """
    KYIV, May 4 (Agency) - Russian drones struck an apartment block in Odesa early on Thursday, the regional governor \
    wrote on Telegram. Firefighters worked through the night, and the mayor thanked volunteers on Facebook.
    """

  @Test(arguments: [bombing, bombing.lowercased().replacing("lima", with: "Lima")])
  func aBombing_IsFilledFromTheWholeReport(_ text: String) throws {
    let found = incidents(text).filter { $0.category == .violent }
    let incident = try #require(found.first)
    #expect(found.count == 1)
    #expect(incident.subEventType == "remote_explosive_landmine_ied")
    #expect(incident.extractor.rule == "incident-model:bombing")
    #expect(incident.targets.contains { $0.party.mention?.exact.lowercased().contains("bank") ?? false })
    #expect(incident.weapons.contains { $0.mention.exact.lowercased().contains("dynamite") })
    #expect(incident.confidence > 0.4 && incident.confidence < 1)
    for span in incident.triggers + incident.evidence { #expect(!span.exact.isEmpty) }
  }

  @Test func inCapitals_VictimAndOrganizationAreNamed() throws {
    let incident = try #require(incidents(Self.bombing).first { $0.category == .violent })
    #expect(incident.targets.contains { $0.kind == .human && $0.party.name == "ALBERTO QUISPE ROJAS" })
    #expect(
      incident.actors.contains { $0.party.name == "Shining Path" && $0.party.classification == .armedGroup })
  }

  @Test func aReportWithoutIncidents_GivesNone() {
    #expect(incidents(Self.plain).filter { $0.category == .violent }.isEmpty)
  }

  @Test func anUnfamiliarReport_IsLeftToTheRules() throws {
    let view = IncidentViewReader().view(id: "test", text: Self.modern)
    #expect(IncidentModel.builtIn.proposals(in: view) == nil)
    let incident = try #require(incidents(Self.modern).first { $0.category == .violent })
    #expect(incident.extractor.rule.hasPrefix("event-word:"))
  }

  /// The words of the model's part of the world in another year than those that it knows.
  private static let later = """
    (Quito, March 4, 2021) - Guerrillas of the National Liberation Army killed three peasants in the municipality of \
    Sotavento on March 1, the army said. On March 2, a bomb exploded at a police station in Tumaco, wounding two \
    policemen. The guerrillas had threatened the peasants with death.
    """

  @Test func aReportOfAnotherTime_IsLeftToTheRules() throws {
    let view = IncidentViewReader().view(id: "test", text: Self.later)
    try #require(IncidentModel.builtIn.proposals(in: view) != nil, "by its words it is of the model's kind")
    let found = incidents(Self.later).filter { $0.category == .violent }
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.extractor.rule.hasPrefix("event-word:") })
    #expect(found.first?.fatalities?.best == 3 && found.first?.date?.start?.description == "2021-03-01")
  }

  @Test func theAgeOfAnIncident_IsCountedFromTheReport() throws {
    let text = """
      LIMA, 14 Mar 91 (Agency) -- Rebels killed a judge in Cusco today. Gunmen killed a mayor on 2 February 1988. \
      Guerrillas recently attacked a farm.
      """
    let view = IncidentViewReader().view(id: "test", text: text)
    let ages = (0..<3).map { view.ages[$0] ?? [] }
    #expect(ages.allSatisfy { $0.count == 1 } && ages[0][0] < ages[1][0] && ages[2] == [0])
  }

  @Test func bytesWithoutModel_ProposeNothing() {
    let bytes = [UInt64](repeating: 0, count: 32)
    let view = IncidentViewReader().view(id: "test", text: Self.bombing)
    bytes.withUnsafeBytes { buffer in
      let model = IncidentModel(base: buffer.baseAddress!, length: buffer.count)
      #expect(model.proposals(in: view) == nil)
      #expect(
        model.proposals(IncidentReading(view, clusters: WordClusters())).allSatisfy { $0.probability <= 0.5 })
    }
  }

  @Test func nounPhrases_AreRunsOfTags() {
    let view = IncidentViewReader().view(
      id: "test", text: "Police found two delivery trucks near the house of the mayor.")
    let chunks = view.chunks.all.map(view.text)
    #expect(chunks.contains("two delivery trucks"))
    let reader = WordingReader(view: view)
    let cuts = view.chunks.all.flatMap(reader.wordings).map { view.text($0.tokens) }
    #expect(cuts.contains("delivery trucks") && cuts.contains("trucks"))
    #expect(cuts.contains { $0.hasSuffix("house of the mayor") })
  }

  @Test func endlessNouns_AreCutIntoShortPhrases() {
    let view = IncidentViewReader().view(id: "test", text: String(repeating: "attack bomb ", count: 2_000))
    #expect(view.chunks.all.allSatisfy { $0.count <= 26 })
    #expect(FillerCandidates(view: view).all().allSatisfy { $0.chunks.count <= FillerCandidates.most })
  }
}
