import NewsModel
import Testing

@testable import Extraction

/// Where and when reports of today set what they tell, and which of it belongs together.
@Suite struct NewsSettingTests {
  @Test func labelOfAParagraph_TellsWhereItWas() throws {
    let found = incidents(
      """
      Evening summary, 6 May 2022

      Poltava: A drone hit a bakery this morning, killing two people.

      Kursk region: A drone attacked an ambulance crew in Velikaya Roshcha.
      """)
    #expect(found.map { $0.place?.country } == ["Ukraine", "Russia"])
    #expect(found.first?.place?.name == "Poltava")
  }

  @Test func talks_AreWhereTheyWereHeld() throws {
    let talks = try #require(
      incidents("President Okello held talks in Oslo with Anna Lund on 6 May 2022.").first)
    #expect(talks.place?.name == "Oslo" && talks.date?.start == CalendarDate("2022-05-06"))
  }

  @Test func damageDoneByAWeapon_IsAnIncident() {
    let found = incidents("A naval drone damaged a tanker in the Black Sea on 6 May 2022.")
    #expect(found.map(\.subEventType) == ["air_drone_strike"])
  }

  @Test func sentenceThatOnlyTellsWhere_GivesThePlace() throws {
    let attack = try #require(
      incidents(
        "Gunmen killed two farmers, Colombian police said. The incident occurred in Tibu on 6 May 2022."
      ).first)
    #expect(attack.place?.name == "Tibu" && attack.date?.start == CalendarDate("2022-05-06"))
  }

  @Test(
    arguments: [
      ("Poland shot down four drones over its territory on 6 May 2022.", "Poland"),
      ("A missile struck a tanker in the Gulf of Aden on 6 May 2022. The American navy sent help.", nil),
      (
        "Protesters attacked the embassies of Rwanda and France in Kinshasa on 6 May 2022.",
        "Democratic Republic of the Congo"
      ),
    ] as [(String, String?)])
  func countryOfAnIncident_IsWhereItWas(_ text: String, _ country: String?) throws {
    #expect(try #require(incidents(text).first).place?.country == country)
  }

  @Test func sameTown_IsTheOneThatWasNamed() throws {
    let found = incidents(
      "Rebels attacked a bank in Jamundi on 3 May 2020. On 6 May 2020 gunmen killed a judge in the same town."
    )
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.place?.name == "Jamundi" })
  }

  @Test func townThatIsStruck_IsThePlace() {
    let found = incidents(
      "Ukraine said on 6 May 2022 that Russian aircraft dropped three guided bombs on Konotop.")
    #expect(found.first?.place?.name == "Konotop")
  }

  @Test func dayAtTheHeadOfASentence_IsOfAllThatFollows() {
    let found = incidents(
      "On 6 May 2022, rebel units crossed the border and launched an assault on the city of Goma.")
    #expect(found.contains { $0.date?.start == CalendarDate("2022-05-06") && !$0.actors.isEmpty })
  }

  @Test(arguments: [
    "Fighters attacked a village in Ituri on 6 May 2022, killing nine people. The assailants burned 32 houses.",
    "Gunmen attacked a village in Ituri on 6 May 2022, killing nine people. Dozens of houses were burned.",
    "A jet bombed a school in Idlib on 6 May 2022, killing nine people. Two bombs fell on the building.",
    "A jet bombed a school in Idlib on 6 May 2022, killing nine people. Rescuers came. About 30 others were wounded.",
  ])
  func whatGoesOnWithAnIncident_IsPartOfIt(_ text: String) {
    #expect(incidents(text).count == 1)
  }

  @Test func interceptionsToldLater_BelongToTheAttackOnTheCountry() {
    let found = incidents(
      """
      On 6 May 2022 Russia attacked Kyiv with 18 missiles and 300 drones. A tower was hit. Firemen worked all day. \
      The mayor visited the tower. Ukraine's air defence shot down 14 missiles.
      """)
    #expect(found.first { $0.category == .violent }?.intercepted?.best == 14)
  }

  @Test func attackThatCameAfterAnother_StaysApart() {
    let found = incidents(
      """
      A jet bombed a school in Idlib on 6 May 2022, killing nine people. The bombing came two days after guerrillas of \
      the Northern Front ambushed a convoy near Saraqib.
      """)
    #expect(found.count == 2)
    #expect(found.last?.actors.contains { $0.party.name?.contains("guerrillas") ?? false } ?? false)
  }
}
