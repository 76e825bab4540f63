import NewsModel
import Testing

@testable import Extraction

/// Whom a source stands for.
@Suite struct SpeakerTests {
  @Test func wordsWithHyphens_stayWhole() throws {
    let found = statements(
      """
      The Secretary-General calls on all parties to exercise restraint. He reiterates that there is no other way.

      "We cannot look away," Under-Secretary-General Amina Duarte told the Council.
      """)
    #expect(found.first { $0.cue?.lemma == "call" }?.speaker?.name == "Secretary-General")
    let told = try #require(found.first { $0.cue?.lemma == "tell" })
    #expect(told.speaker?.name == "Amina Duarte" && told.speaker?.role == "Under-Secretary-General")
  }

  @Test func labels_nameTheirSpeakers() {
    let found = statements(
      """
      Peter Marengo spoke to this paper.

      HOLLOWAY: Thank you for joining us. What happened?

      MARENGO: We got the money in June.

      HOLLOWAY: And what happens now?

      MARENGO: We wait.
      """
    ).filter { $0.extractor.rule == "transcript.label" }
    #expect(found.map(\.speaker?.name) == ["HOLLOWAY", "Peter Marengo", "HOLLOWAY", "Peter Marengo"])
    #expect(found.allSatisfy { $0.speaker?.named == true && $0.speaker?.actorID != nil })
  }

  @Test func questionAndAnswer_areNobodysNames() {
    let found = statements("Q: Why?\n\nA: It was not safe.\n\nQ: Will it open?\n\nA: I hope so.")
    #expect(found.allSatisfy { $0.speaker?.named != true })
  }

  @Test(arguments: [
    ("Al-Watan quoted the oil minister as saying that production would resume.", "oil minister"),
    ("The Foreign Ministry's statement said the deal was off.", "Foreign Ministry"),
    ("The president, whose army said it had taken the town, left.", "army"),
    ("\"No,\" said one veteran MP.", "one veteran MP"),
    ("The newspaper Al-Watan reported that the road was closed.", "Al-Watan"),
    ("Mr Justice Cole ruled that the minister had acted unlawfully.", "Cole"),
  ]) func speakers_areWhomTheWordsName(text: String, name: String) {
    #expect(statements(text).contains { $0.speaker?.name == name })
  }

  @Test func who_isNoOrganizationInCapitals() {
    let report = ReportExtractor().extract(
      SourceText(id: "a", path: nil, text: "COL PINTO, WHO HEADS THE BRIGADE, SAID IT IS OVER.", sha256: ""))
    #expect(!report.actors.contains { $0.name == "World Health Organization" || $0.name == "Islamic State" })
  }

  @Test func figuresThatAreClaimed_areNoAttack() {
    let found = statements("A source claimed the figures had been \"plucked out of the air\".")
    #expect(found.allSatisfy { $0.act != .claimResponsibility })
    #expect(statements("The group claimed the attack.").first?.act == .claimResponsibility)
  }

  @Test func itemsOfLists_beginBehindTheirMark() {
    let found = statements("Summary\n\n- Two people have died, Devon police confirmed.\n\n- Trains are late.")
    #expect(found.first?.contents.first?.exact.hasPrefix("Two") == true)
  }

  @Test func tables_areNoTranscripts() {
    let found = statements("Clinton: 2,316.\n\nSanders: 1,547.\n\nClinton: 547.\n\nSanders: 46.")
    #expect(!found.contains { $0.extractor.rule == "transcript.label" })
  }

  @Test func whoSaysItLast_saysAllOfIt() throws {
    let found = statements("The defense plans to appeal, attorney Mark Voss said afterward.")
    let said = try #require(found.first { $0.cue?.lemma == "say" })
    #expect(said.speaker?.name == "Mark Voss" && said.nestedIn == nil)
    #expect(said.contents.first?.exact == "The defense plans to appeal")
    #expect(found.allSatisfy { $0.id == said.id || $0.nestedIn == said.id })
  }

  @Test func days_areNoPartOfSources() {
    let found = statements(
      "French President Louis Garnier on Wednesday told reporters that Paris would wait.")
    #expect(found.first?.speaker?.mention?.exact == "French President Louis Garnier")
  }
}
