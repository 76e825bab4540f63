import NewsModel
import Testing

@testable import Extraction

/// Who is held to have done it, and on what ground.
@Suite struct AscriptionTests {
  private func extract(_ text: String) -> ExtractedReport {
    ReportExtractor().extract(SourceText(id: "test", path: nil, text: text, sha256: ""))
  }

  @Test func whoIsBlamed_IsSuspected() throws {
    let found = extract(
      "A car bomb exploded in Mosul on 4 May 2020. Police blamed the Islamic State for the attack.")
    let actor = try #require(found.incidents.first?.actors.first { $0.party.name == "Islamic State" })
    #expect(actor.attribution == .suspected)
  }

  @Test(arguments: [
    "The army attributed the attack to the Islamic State.",
    "Police blamed the attack on the Islamic State.",
    "Officials blamed the militants of the Islamic State for the attack.",
  ])
  func whomItIsAttributedTo_IsSuspectedAndNoTarget(_ sentence: String) throws {
    let found = extract("A grenade was thrown at a patrol in Mosul on 4 May 2020. " + sentence)
    let incident = try #require(found.incidents.first)
    let actor = try #require(incident.actors.first { $0.party.name == "Islamic State" })
    #expect(actor.attribution == .suspected)
    #expect(!incident.targets.contains { $0.party.name == "Islamic State" })
  }

  @Test func suspects_AreSuspected() throws {
    let found = extract("Suspected Boko Haram militants killed 20 farmers in Borno on 4 May 2020.")
    let actors = try #require(found.incidents.first).actors
    #expect(!actors.isEmpty && actors.allSatisfy { $0.attribution == .suspected })
  }

  @Test func whoIsAccused_DidItAndNotTheAccuser() throws {
    let found = extract("Mali accused the Taliban of shelling a village on 4 May 2020.")
    let actors = try #require(found.incidents.first).actors
    #expect(actors.map(\.party.name) == ["Taliban"])
    #expect(actors.first?.attribution == .suspected)
  }

  @Test func whoSaysThatTheyDidIt_ClaimsIt() throws {
    let found = extract("Hamas said that its fighters had attacked a convoy near Rafah on 4 May 2020. ")
    let incident = try #require(found.incidents.first { $0.category == .violent })
    #expect(incident.status == .attributed || incident.status == .claimed)
  }

  @Test func noGroup_IsNobody() throws {
    let found = extract(
      "A car bomb exploded in Mosul on 4 May 2020. No group claimed responsibility for the attack.")
    let incident = try #require(found.incidents.first)
    #expect(incident.actors.isEmpty && incident.claimedBy.isEmpty && incident.status == .reported)
  }

  @Test func whenItWasClaimed_IsNotWhenItWas() throws {
    let found = extract(
      """
      Gunmen attacked a bus in Mosul on 4 May 2020. Hamas claimed responsibility for the attack on 9 May 2020.
      """)
    #expect(found.incidents.count == 1)
    #expect(found.incidents.first?.date?.start == CalendarDate("2020-05-04"))
    #expect(found.incidents.first?.claimedBy == ["act_hamas"])
  }

  @Test func whatIsDenied_IsDisputed() throws {
    let found = extract("Rwanda denied on 4 May 2020 that its army had shelled a camp in Goma.")
    let incident = try #require(found.incidents.first)
    #expect(incident.status == .disputed)
    #expect(incident.actors.allSatisfy { $0.attribution == .denied })
  }
}
