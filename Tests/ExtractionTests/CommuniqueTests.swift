import NewsModel
import Testing

@testable import Extraction

/// Statements and communiqués, and how agencies tell of them.
@Suite struct CommuniqueTests {
  @Test func weOfAStatement_IsWhoIssuesIt() throws {
    let text = """
      Press Release

      Statement by the Spokesperson of the Ministry of Foreign Affairs of Kenya on the events at the border

      We call upon the international community, in particular the African Union, to take note of this growing danger.
      """
    let call = try #require(statements(text).first { $0.act == .request || $0.act == .demand })
    #expect(call.speaker?.name == "Spokesperson of the Ministry of Foreign Affairs of Kenya")
    #expect(call.speaker?.country == "Kenya")
    #expect(call.text.hasSuffix("this growing danger"))
    #expect(call.addressee?.name == "international community")
  }

  @Test(arguments: [
    "Statement by", "A statement by the king was read.", "Statement from ,", "Joint statement by \n",
  ])
  func brokenHeadings_IssueNothing(text: String) {
    #expect(statements(text + "\n\nWe call upon the guild to pay.").allSatisfy { $0.speaker?.name == nil })
  }

  @Test func envoyWithAForeignOffice_IsThatOffice() {
    let found = statements(
      "The minister summoned the Chargé d'Affaires of Peru. The Chargé d'Affaires said that the note had been sent."
    )
    #expect(found.last?.speaker?.name?.hasPrefix("Chargé d'Affaires") == true)
  }

  @Test(arguments: [
    (
      "A port official informed the Harbour Gazette on Tuesday that two cranes had fallen.", "Harbour Gazette"
    ),
    (
      "Two cranes fell onto the pier, a port official revealed to the Harbour Gazette on Friday.",
      "Harbour Gazette"
    ),
    ("The mayor warned the strikers against any march on the port.", "strikers"),
    ("The premier called on the unions to end the strike.", "unions"),
  ])
  func whoIsNamedBesideIt_IsTheHearer(text: String, hearer: String) throws {
    let statement = try #require(statements(text).first)
    #expect(statement.addressee?.name?.contains(hearer) == true)
    #expect(!statement.text.contains("Gazette"))
  }

  @Test(arguments: [
    ("The Tribune quoted two clerks as saying that the vault was empty.", "two clerks"),
    ("\"The vault is empty,\" the Tribune quoted her as saying.", "her"),
  ])
  func whoIsQuoted_Speaks(text: String, mention: String) throws {
    let statement = try #require(statements(text).first)
    #expect(statement.cue?.exact.hasSuffix("saying") == true)
    #expect(statement.speaker?.mention?.exact == mention)
  }

  @Test(arguments: [
    ("The league condemned in the strongest terms the raid on the port.", "the raid on the port"),
    (
      "The front claimed responsibility for the raid in a video shared on social media.",
      "responsibility for the raid"
    ),
    ("Two clerks said a deal was close, but a union official denied it.", "a deal was close"),
    ("The ministry \"strongly condemned\" the raid on the port.", "the raid on the port"),
  ])
  func content_EndsWhereItDoes(text: String, content: String) throws {
    #expect(try #require(statements(text).first).text == content)
  }

  @Test func whatOthersAreToSay_IsNotSaid() {
    let found = statements("Peru calls upon the Council to condemn the raid and to thank the crew.")
    #expect(found.count == 1)
  }

  @Test func subjectOfTheSentenceBefore_SpeaksOn() {
    let text = """
      "The gate is open," the spokesman noted.

      The commissioner summoned the captain. He demanded that the cargo be shown.
      """
    #expect(statements(text).last?.speaker?.name == "commissioner")
  }

  @Test(arguments: [
    ("Peru's Permanent Representative, Elena Quispe, rejected the findings.", "Elena Quispe"),
    ("A local elected official confirmed the theft.", "local elected official"),
    ("The Office for Grain Reserves (OGR) reports that silos are empty.", "Office for Grain Reserves"),
  ])
  func officeAndBody_AreNamedAsTheyAre(text: String, name: String) {
    #expect(statements(text).first?.speaker?.name == name)
  }

  @Test(arguments: [
    (
      "The ministry told the paper that it had paid all of them, but union leaders disputed this.",
      "paid all of them"
    ),
    ("The envoy dismissed the findings as \"a fairy tale\" in remarks to the press.", "\"a fairy tale\""),
  ])
  func whatAnotherDisputes_IsNotPartOfIt(text: String, end: String) throws {
    #expect(try #require(statements(text).first).text.hasSuffix(end))
  }
}
