import NewsModel
import Testing

@testable import Extraction

/// Letters between governments and bodies, as documents have them.
@Suite struct LetterTests {
  private static let letter = """
    LETTER DATED 4 MAY 2021 FROM THE PERMANENT REPRESENTATIVE OF CHAD TO THE UNITED NATIONS ADDRESSED TO THE PRESIDENT OF \
    THE SECURITY COUNCIL

    On instructions from my Government, I write about the events of last week.

    1. On 28 April 2021, elements of the Northern Column broke into the Embassy of Peru in Moundou and looted its contents.

    My Government condemns these acts and calls on the Security Council to act.

    (Signed) Idriss Abdoulaye MAHAMAT
    Ambassador
    """

  @Test func heading_TellsWhoWroteToWhomAndWhen() throws {
    let found = StatementTests.extract(Self.letter)
    let letter = try #require(found.incidents.first { $0.subEventType == "letter" })
    #expect(letter.actors.map(\.party.name) == ["Idriss Abdoulaye Mahamat"])
    #expect(letter.targets.map(\.party.name) == ["UN Security Council"])
    #expect(letter.date?.start == CalendarDate("2021-05-04"))
    #expect(found.document.author == "Idriss Abdoulaye Mahamat")
  }

  @Test func ownGovernment_IsThatOfTheSender() throws {
    let found = StatementTests.extract(Self.letter)
    let condemned = try #require(found.statements.first { $0.act == .condemn })
    #expect(condemned.speaker?.name == "Government of Chad")
    #expect(condemned.recordedIn?.kind == .letter && condemned.addressee?.name == "UN Security Council")
  }

  @Test func lootedEmbassy_IsAnIncident() throws {
    let found = StatementTests.extract(Self.letter)
    let looting = try #require(found.incidents.first { $0.category == .violent })
    #expect(looting.subEventType == "looting_property_destruction")
    #expect(looting.targets.contains { $0.party.name?.contains("Embassy of Peru") == true })
    #expect(looting.date?.start == CalendarDate("2021-04-28"))
  }

  @Test(arguments: [
    "Letter dated", "letter dated 4 May 2021 from", "Letter dated 4 May 2021 from X addressed to ",
    "A letter dated 4 May 2021 from the king was found.", "(Signed)",
    "Letter dated from addressed to (Signed)",
  ])
  func brokenHeadings_AreNone(text: String) {
    #expect(!StatementTests.extract(text).incidents.contains { $0.extractor.rule == "letter-heading" })
  }

  @Test(arguments: [
    ("PERMANENT MISSION OF PERU", "Permanent Mission of Peru"), ("Ana RUIZ-DÍAZ", "Ana Ruiz-Díaz"),
    ("the UN", "the UN"),
  ])
  func capitals_BecomeNames(text: String, name: String) { #expect(LetterParties.cased(text) == name) }
}
