import NewsModel
import Testing

@testable import Extraction

/// Who takes part in what reports of today tell.
@Suite struct NewsPartTests {
  private func first(_ text: String) throws -> Incident { try #require(incidents(text).first) }

  @Test(arguments: [
    ("One killed (a guard, 61), 8 wounded in a drone strike on Konotop on 6 May 2022.", 1, 8),
    ("A drone hit a minibus near Kherson on 6 May 2022. Driver killed, three passengers wounded.", 1, 3),
  ])
  func headlineStyle_IsCounted(_ text: String, _ killed: Int, _ injured: Int) throws {
    let incident = try first(text)
    #expect(incident.fatalities?.best == killed && incident.injured?.best == injured)
  }

  @Test func casualtiesInASentenceOfTheirOwn_AreCounted() throws {
    let incident = try first("A drone hit an ambulance near Kherson on 6 May 2022. Two paramedics injured.")
    #expect(incident.injured?.best == 2)
  }

  @Test func relativesOfAVictim_AreVictims() throws {
    let incident = try first(
      "Gunmen killed Luis Paz, the owner of a shop, his wife Ana Ruiz and their baby in Tibu on 6 May 2022.")
    #expect(incident.fatalities?.best ?? 0 > 1)
  }

  @Test(arguments: [
    "A bomb killed two guards in Lima on 6 May 1991. The Shining Path has claimed responsibility.",
    "A bomb killed two guards in Lima on 6 May 1991. Police searched the area. The Shining Path took responsibility.",
  ])
  func claimThatNamesNothing_IsOfWhatWasToldLast(_ text: String) throws {
    #expect(try first(text).claimedBy == ["act_shining-path"])
  }

  @Test(arguments: [
    "A bomb killed two guards in Lima on 6 May 1991. The Shining Path has not claimed responsibility.",
    "A bomb killed two guards in Lima on 6 May 1991. No group has claimed responsibility.",
  ])
  func claimThatNobodyMakes_IsNone(_ text: String) throws { #expect(try first(text).claimedBy.isEmpty) }

  @Test(arguments: [
    (
      "Police detained two men. Two journalists were detained by police in Istanbul on 6 May 2022.",
      "Istanbul"
    ),
    ("Israel shelled Lebanon. Hezbollah fired a salvo of rockets at Haifa on 6 May 2022.", "Haifa"),
    ("Iran executed two men convicted of spying for Israel in Shiraz on 6 May 2022.", "Shiraz"),
  ])
  func placesOfActs_AreThoseOfTheirClauses(_ text: String, _ place: String) throws {
    #expect(try #require(incidents(text).last).place?.name == place)
  }

  @Test func bombsOfStates_ComeFromTheAir() throws {
    #expect(try first("Israel bombed a hospital in Tyre on 6 May 2022.").subEventType == "air_drone_strike")
  }

  @Test func weaponsThatAreOnlyTried_StrikeNobody() {
    #expect(incidents("The North test-fired a ballistic missile on 6 May 2022.").isEmpty)
  }

  @Test(arguments: [
    (
      "Clashes broke out near Bria on 6 May 2022 between rebels and soldiers, leaving 14 dead.", "armed_clash"
    ),
    ("Heavy fighting continued on Tuesday around the town of Bambari, residents said.", "armed_clash"),
    ("Police fired live rounds at a crowd in Nairobi on 6 May 2022.", "attack"),
    ("An Israeli strike killed five journalists in Tyre on 6 May 2022.", "air_drone_strike"),
    ("Rebels blew up a section of the pipeline in Arauca on 6 May 2022.", "remote_explosive_landmine_ied"),
  ])
  func fightsAndBlows_AreFound(_ text: String, _ sort: String) throws {
    let incident = try first(text)
    #expect(incident.subEventType == sort)
    #expect(sort == "armed_clash" || !incident.targets.isEmpty)
  }

  @Test func namesBehindANumber_AreAllVictims() throws {
    let incident = try first(
      "Two policemen, Ali Khan and Omar Shah, were shot dead by gunmen on a motorbike in Bannu on 6 May 2022."
    )
    #expect(incident.fatalities?.best == 2)
    #expect(incident.targets.contains { $0.party.name == "Omar Shah" })
  }

  @Test func someOfAll_AreThoseIntercepted() throws {
    #expect(try first("Air Force: 31 of 36 Shaheds downed overnight.").intercepted?.best == 31)
    #expect(
      try first("Air defences shot down 31 of 36 drones over Odesa on 6 May 2022.").intercepted?.best == 31)
  }

  @Test(arguments: [
    "The rebels captured three others near Goma on 6 May 2022.",
    "The group said it had killed a guard and captured three others near Goma on 6 May 2022.",
  ])
  func peopleWhomRebelsTake_AreAbducted(_ text: String) {
    let abduction = incidents(text).first { $0.subEventType == "abduction_forced_disappearance" }
    #expect(abduction?.abducted?.best == 3 && abduction?.actors.isEmpty == false)
  }

  @Test func somebodyKnownByAnAge_IsAPerson() throws {
    let arrest = try first("Police detained a 19-year-old in Kharkiv on 6 May 2022.")
    #expect(arrest.targets.first?.kind == .human)
  }

  @Test func victimsNamedBehindTheirNumber_AreTargets() throws {
    let incident = try first(
      "A mortar hit a shop in Goma on 6 May 2022, killing two people: a guard, John Smith, 34, and Mary Jones."
    )
    #expect(incident.fatalities?.best == 2)
    #expect(incident.targets.contains { $0.party.name == "John Smith" })
  }

  @Test(arguments: [
    (
      "The ministry rejected the allegation that troops shelled a clinic in Goma on 6 May 2022.",
      Incident.Status.disputed
    ),
    ("Reports that the air force bombed a clinic in Goma on 6 May 2022 are false.", .disputed),
    ("Chad accused rebels of shelling a clinic in Goma on 6 May 2022.", .attributed),
  ])
  func whatIsOnlyAlleged_SaysSo(_ text: String, _ status: Incident.Status) throws {
    #expect(try first(text).status == status)
  }

  @Test(arguments: [
    ("We request that the Council convene an emergency meeting.", "request"),
    ("President Joseph Aoun received Foreign Minister Anna Lund in Beirut on 6 May 2022.", "meeting"),
    ("Peru severed diplomatic relations with Chad on 6 May 2022.", "reduce_relations"),
    ("The Security Council met on 6 May 2022.", "meeting"),
    ("President Okello and Chancellor Weber spoke by phone on 6 May 2022.", "call"),
    ("Japan imposed new sanctions on Chad on 6 May 2022.", "sanction"),
    (
      "The minister summoned the envoy of Chad and handed him a note of protest on 6 May 2022.",
      "summon letter"
    ),
  ])
  func actsBetweenStates_AreFound(_ text: String, _ sorts: String) {
    #expect(incidents(text).map(\.subEventType).joined(separator: " ") == sorts)
  }

  @Test(arguments: [
    "The envoy requested that the Council impose sanctions on the commanders.",
    "The company received Foreign Minister Anna Lund's letter.",
  ])
  func whatIsOnlyAskedFor_IsNoIncident(_ text: String) { #expect(incidents(text).isEmpty) }
}
