import NewsModel
import Testing

@testable import Extraction

/// What is said first and attributed behind a comma, as agencies write it.
@Suite struct TrailingStatementTests {
  @Test(arguments: [
    (
      "The ferry had turned back before the storm, a member of the crew told the Coast Herald.",
      "a member of the crew", "Coast Herald"
    ),
    (
      "Nine miners were still underground, a union official told the agency by phone on Monday.",
      "a union official", "agency"
    ),
    (
      "Two tankers were boarded near the strait, three shipping sources told Reuters.",
      "three shipping sources", "Reuters"
    ),
    ("He had never met the smugglers, he told investigators.", "he", "investigators"),
    (
      "Troops have left the airport at Lodwar, a spokesman for the governor told reporters late on Sunday.",
      "a spokesman for the governor", "reporters"
    ),
    (
      "The pupils were taken into the forest, a teacher who escaped told the Plateau Times newspaper.",
      "a teacher who escaped", "Plateau Times"
    ),
  ])
  func whoIsTold_StandsBehindTheCue(text: String, mention: String, hearer: String) throws {
    let statement = try #require(statements(text).first { $0.cue?.lemma == "tell" })
    #expect(statement.speaker?.mention?.exact == mention)
    #expect(statement.text + "," == text.prefix(statement.text.count + 1))
    #expect(statement.addressee?.name?.contains(hearer) == true)
  }

  @Test func whoIsToldWhat_IsNoTrailingCue() throws {
    let found = statements("After the vote ended, the mayor told reporters that the mill would close.")
    #expect(found.contains { $0.text == "that the mill would close" })
    #expect(!found.contains { $0.text.contains("After the vote") })
  }

  @Test(arguments: [
    "A van rammed a checkpoint in Ardee, a village near the border, on Saturday, killing nine people, the ministry said.",
    "Gunmen raided a farm in Ardee, killing nine people, the ministry said.",
    "Shells hit a market in the town of Ardee, wounding the mayor of the district and his son, the Ardee News Agency (ANA) reported.",
  ])
  func participleBeforeTheCue_BelongsToItsClause(text: String) throws {
    let statement = try #require(statements(text).first { ["say", "report"].contains($0.cue?.lemma) })
    #expect(text.hasPrefix(statement.text))
    #expect(statement.text.hasSuffix("people") || statement.text.hasSuffix("son"))
  }

  @Test(arguments: [
    (
      "Two pilots and a mechanic had been detained, airport and union officials said.",
      "airport and union officials"
    ),
    (
      "The ferry would sail again in May, the minister said after a call with her Chilean counterpart.",
      "the minister"
    ),
    ("The depot was still burning at noon, the fire brigade said late Thursday.", "the fire brigade"),
    (
      "Only one of the boats came back, the harbour master, Ines Duarte, said.",
      "the harbour master, Ines Duarte"
    ),
  ])
  func sourceBehindTheComma_IsWhole(text: String, mention: String) throws {
    let statement = try #require(statements(text).first { $0.cue?.lemma == "say" })
    #expect(statement.speaker?.mention?.exact.hasPrefix(mention) == true)
    #expect(text.hasPrefix(statement.text + ","))
  }
}
