import NewsModel
import Testing

@testable import Extraction

/// What one side does is no part of what the other did.
@Suite struct TwoSidesTests {
  @Test(arguments: [
    "Hezbollah fired rockets at Haifa on 6 May 2020. Israel said it had killed a commander in a raid on Tyre.",
    "Russia's ministry said that its forces had hit a depot in Lviv, and that air defences had destroyed 35 Ukrainian drones.",
    "On 6 May 2020 gunmen attacked a bus near Sopore, wounding two people. The army killed one militant in Baramulla.",
  ])
  func twoSides_GiveTwoIncidents(_ text: String) {
    #expect(incidents(text).filter { $0.category == .violent }.count == 2)
  }

  @Test(arguments: [
    "Gunmen attacked a bus near Sopore on 6 May 2020, killing two people. Soldiers killed three of the attackers.",
    "Iran launched 40 drones at Haifa on 6 May 2020. Air defences shot down 31 of the drones.",
    "Rebels attacked a bridge in Goma on 6 May 2020. The guerrillas killed two soldiers.",
  ])
  func oneSidesDeed_StaysOne(_ text: String) {
    #expect(incidents(text).filter { $0.category == .violent }.count == 1)
  }

  @Test func aPlaceOfItsOwn_TellsAnEventApart() {
    let text = """
      A bomb exploded outside a polling station in Quetta on 6 May 2020, killing 12 people. Earlier gunmen had shot \
      dead a candidate in Bajaur district.
      """
    #expect(incidents(text).filter { $0.category == .violent }.count == 2)
  }

  @Test(arguments: [
    "Five police officers die in ambush in northern Nigeria\n\nKANO: Gunmen ambushed a patrol in Katsina on Monday, killing five officers.",
    "Gunmen kill nine in raid on farming village in western Kenya\n\nNAIROBI, 6 May 2020 (Agency) - Bandits shot dead nine people in a night raid on a village near Eldoret.",
  ])
  func aHeadline_TellsWhatItsReportTells(_ text: String) throws {
    let found = incidents(text).filter { $0.category == .violent }
    #expect(found.count == 1)
    // The town of the report, not the part of the country that the headline names.
    #expect(found.first?.place?.geoPrecision == .exact)
  }

  @Test(arguments: [
    "Norway's military said it had struck an oil depot in the city of Ryazan on 6 May 2020.",
    "The rebels said they had hit a refinery in Ryazan on 6 May 2020.",
  ])
  func whoSaysThatIt_StruckIsWhoStruck(_ text: String) {
    #expect(incidents(text).filter { $0.category == .violent }.count == 1)
  }

  @Test(arguments: [
    "The minister criticised the army for bombing a school in Maiduguri on 6 May 2020.",
    "Norway condemned the army for shelling two villages near Maiduguri on 6 May 2020.",
  ])
  func whoIsCondemnedForIt_DidIt(_ text: String) throws {
    let incident = try #require(incidents(text).first { $0.category == .violent })
    #expect(incident.actors.map(\.party.mention?.exact) == ["army"])
  }

  @Test func theTownOfTheReport_GoesBeforeTheDivisionOfItsHeadline() throws {
    let text = """
      Bombing in Borno kills nine

      ABUJA, 6 May 2020 (Agency) - A bomb exploded at a market in Maiduguri on Tuesday, killing nine people.
      """
    let incident = try #require(incidents(text).first)
    #expect(incident.place?.name == "Maiduguri")
  }

  @Test func aWidePlace_HoldsNoOtherTownsEvent() {
    let text = """
      Five police officers die in ambush in northern Nigeria

      KANO: Gunmen ambushed a patrol in Katsina on Monday, killing five officers. Unknown men shot dead a teacher in \
      Maiduguri and fled.
      """
    #expect(incidents(text).filter { $0.category == .violent }.count == 2)
  }

  @Test func anotherClausesPlace_IsNotTheEvents() throws {
    let text =
      "Talks resume in Doha as shelling kills six people\n\nBEIRUT, 6 May 2020 (Agency) - The talks went on."
    let incident = try #require(incidents(text).first { $0.category == .violent })
    #expect(incident.place?.name != "Doha")
  }

  @Test(arguments: [
    "Al-Shabaab seized the port of Marka on 6 May 2020. A day later the group shelled a school in Afgooye.",
    "Al-Shabaab seized the port of Marka on 6 May 2020. The same militia shelled a school in Afgooye.",
  ])
  func theGroup_IsTheOneSpokenOfLast(_ text: String) throws {
    let incident = try #require(incidents(text).first { $0.category == .violent })
    #expect(incident.actors.first?.party.name?.hasSuffix("Shabaab") ?? false)
  }

  @Test func whatWasShotDown_IsCounted() throws {
    let found = incidents(
      "Iran launched 40 drones at Haifa on 6 May 2020. Air defences shot down 31 of the drones.")
    #expect(found.first?.intercepted?.best == 31)
  }

  @Test func whoSaysThatTheyWereBehindIt_ClaimsIt() throws {
    let found = incidents(
      "A bomb exploded at a market in Mogadishu on 6 May 2020. Al-Shabaab said it was behind the bombing.")
    let incident = try #require(found.first)
    #expect(incident.status == .claimed && !incident.claimedBy.isEmpty)
    #expect(incident.actors.first?.attribution == .claimed)
  }

  @Test func damageAndLaying_AreNoTriggersBesideABlow() throws {
    let incident = try #require(
      incidents("A bomb planted under a bridge exploded in Quetta on 6 May 2020, shattering windows.").first)
    #expect(incident.triggers.map(\.exact) == ["exploded"])
  }
}
