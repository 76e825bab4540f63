import NewsModel
import Testing

@testable import Extraction

/// Ways in which news of all kinds tells what somebody said.
@Suite struct ReportedSpeechTests {
  @Test func doubleMarksInsideSingleOnes_belongToTheOuterQuotation() throws {
    let passages = QuotationFinder.passages(
      in: "'It stared as if to say, \"This is mine.\"' The workers' fox ran.")
    #expect(passages.count == 1)
    let found = statements(
      "'I screamed,' Kelly Barnes told the paper. 'It just stared at me as if to say, \"This is mine now.\"'")
    let told = try #require(found.first { $0.cue?.lemma == "tell" })
    #expect(told.contents.count == 2 && told.contents.last?.exact.hasSuffix("mine now.\"'") == true)
  }

  @Test(arguments: [
    "The workers' union said \"no deal\" and it's done.", "In the '90s he said \"yes\" to the boys' club.",
    "Rock 'n' roll, she said, is \"not dead\".",
  ]) func apostrophes_encloseNothing(text: String) {
    #expect(
      QuotationFinder.passages(in: text).allSatisfy { !text.utf8.starts(with: [0x27]) && $0.inner.count < 12 }
    )
  }

  @Test func quotationsLeftOpen_belongToTheCueThatCloses() throws {
    let found = statements(
      """
      "We lived above the bakery, and my father rose at three.

      "My mother did the books.

      "When the war came, all of that ended," Marta Lindgren said.
      """)
    let said = try #require(found.first { $0.cue?.lemma == "say" && $0.nestedIn == nil })
    #expect(said.speaker?.name == "Marta Lindgren")
    #expect(said.contents.count == 3 && said.text.contains("bakery") && said.text.contains("the books"))
  }

  @Test func aColonLeadsIntoTheNextParagraph() throws {
    let found = statements(
      "Anna Keller later told reporters:\n\n\"The bridge will never be built. Nobody wants it.\"\n\nShe left at noon."
    )
    let told = try #require(found.first { $0.cue?.lemma == "tell" })
    #expect(told.speaker?.name == "Anna Keller" && told.text.contains("never be built"))
  }

  @Test func transcripts_areReadByTheirLabels() {
    let found = statements(
      """
      JOHN MARLOW, HOST: Welcome back. Senator, do you support the bill?

      SEN. RUTH CALDER: Thank you, John. I do not support it.

      MARLOW: Why not?

      CALDER: It would raise taxes. I told the president that yesterday.

      MARLOW: Thank you.
      """
    ).filter { $0.extractor.rule == "transcript.label" }
    #expect(found.count == 5)
    #expect(found.last { $0.text.contains("raise taxes") }?.speaker?.mention?.exact == "CALDER")
    #expect(found.allSatisfy { $0.cue?.span.exact == ":" && $0.nestedIn == nil })
  }

  @Test func fullNamesInTheFirstLabels_areTheSameSpeakers() {
    let found = statements(
      """
      Interview: "We need more homes"

      JOHN MARLOW, HOST: Welcome back. Senator, do you support the bill?

      SEN. RUTH CALDER: Thank you, John. I do not support it.

      MARLOW: Why not?

      CALDER: It would raise taxes.
      """
    ).filter { $0.extractor.rule == "transcript.label" }
    #expect(found.count == 4 && found.allSatisfy { !$0.text.contains("more homes") })
  }

  @Test func whatStandsInFrontOfATrailingCue_isAllSaid() {
    let found = statements(
      "The harbour faces \"serious\" losses of trade from the storm, government spokesperson Karim Haddad stated."
    )
    #expect(found.first?.text.hasSuffix("from the storm") == true)
  }

  @Test func explanations_areNoStatements() {
    let found = statements(
      "\"They will pay for it,\" the mayor said, referring to the owners of the ferry that sank.")
    #expect(found.count == 1 && found.first?.cue?.lemma == "say")
  }

  @Test func turnsInQuotationMarks_goOnToTheNextLabel() throws {
    let found = statements(
      """
      Partial transcript:

      "MARLOW: Governor, will the dam be built?

      "CALDER: It will. The money is there.

      "And I told the council so.

      "(CROSSTALK)

      "MARLOW: When?

      "CALDER: Next spring."
      """
    ).filter { $0.extractor.rule == "transcript.label" }
    #expect(found.map(\.speaker?.mention?.exact) == ["MARLOW", "CALDER", "MARLOW", "CALDER"])
    try #require(found.count == 4)
    #expect(found[1].contents.count == 2 && found[1].text.contains("told the council"))
    #expect(found.allSatisfy { !$0.text.contains("CROSSTALK") && $0.nestedIn == nil })
  }

  @Test(arguments: ["”― Ana Ruiz\n\n", "” — Ana Ruiz\n\n", ".”\n\n– Ana Ruiz\n\n", "\" -- Ana Ruiz\n\n"])
  func signedQuotations_belongToWhoSigned(end: String) throws {
    let mark = end.contains("\"") ? "\"" : "“"
    let found = statements(
      "\(mark)He said nothing about the dam. We will not go\(end)The council meets on Monday.")
    let signed = try #require(found.first { $0.extractor.rule.hasSuffix("quotation.signature") })
    #expect(signed.speaker?.mention?.exact == "Ana Ruiz" && signed.text.contains("will not go"))
    #expect(signed.nestedIn == nil && found.filter { $0.nestedIn == nil }.count == 1)
  }

  @Test func dashesBehindQuotations_areNotAllSignatures() {
    let found = statements("“We will not go” – Ana Ruiz repeated this twice – was what the crowd heard.")
    #expect(found.allSatisfy { !$0.extractor.rule.hasSuffix("signature") })
  }

  @Test func listsOfFacts_areNoTranscripts() {
    let found = statements("Location: Luton Airport.\n\nTime: Noon on Sunday.\n\nTickets: At the gate.")
    #expect(found.allSatisfy { $0.extractor.rule != "transcript.label" })
  }

  @Test func whoIsToldSomething_isTheAddressee() throws {
    let found = statements("The court was told that invoices were forged by a firm run by a relative.")
    let told = try #require(found.first { $0.cue?.lemma == "tell" })
    #expect(!told.text.contains("court") && told.text.contains("invoices were forged"))
  }

  @Test func questions_areAsked() {
    let found = statements("\"When can I go home?\" Rosa Alvarez asked a firefighter.")
    #expect(found.first?.act == .ask && found.first?.speaker?.name == "Rosa Alvarez")
    let asked = statements("The council asked the mayor to resign.")
    #expect(asked.allSatisfy { $0.act == .request })
  }

  @Test func participlesAndAsides_areNoPartOfTheSource() {
    let found = statements("Giving evidence, accountant Mary Lodge said she had raised concerns in 2019.")
    #expect(found.first?.speaker?.mention?.exact == "accountant Mary Lodge")
    let wrote = statements("Ingrid Moe, in a post on LinkedIn, wrote that she was proud of the team.")
    #expect(wrote.first?.speaker?.mention?.exact == "Ingrid Moe" && wrote.first?.recordedIn?.kind == .social)
  }

  @Test func descriptionsSetBesideAName_areTakenUpByIt() throws {
    let found = statements(
      """
      "We will rebuild," said Maria Lopez, 34, a nurse from Lima. Lopez said the city had promised aid. The nurse added that \
      nobody had come. "It's a shame," she said.
      """)
    #expect(found.count == 4 && found.allSatisfy { $0.speaker?.name == "Maria Lopez" })
  }

  @Test func networks_areMedia() {
    let found = statements("\"All services are at the scene,\" Mayor Oleh Bondar wrote on X.")
    #expect(found.first?.recordedIn?.kind == .social && found.first?.speaker?.name == "Oleh Bondar")
  }

  @Test func whereItWasSaid_mayEndTheSentence() throws {
    let found = statements("The air force shot down 41 of 52 drones, the defence ministry said on Telegram.")
    let said = try #require(found.first { $0.cue?.lemma == "say" })
    #expect(said.speaker?.mention?.exact == "the defence ministry" && said.text.contains("41 of 52 drones"))
    #expect(said.recordedIn?.kind == .social)
  }

  @Test func quotedAsSaying_isOneCue() throws {
    let found = statements("The governor was later quoted as saying that the fire had been put out.")
    let said = try #require(found.first { $0.cue?.lemma == "say" })
    #expect(said.cue?.span.exact == "was later quoted as saying")
    #expect(said.speaker?.mention?.exact == "The governor")
  }

  @Test func relativePronouns_areLedToTheNameInFront() throws {
    let found = statements(
      "He was echoing President Jana Kralova, who tweeted: \"The tariff stays. Period.\"")
    let said = try #require(found.first { $0.statementType == .direct })
    #expect(said.speaker?.mention?.exact == "who" && said.speaker?.name == "Jana Kralova")
  }

  @Test func callsInsideOthersWords_areNotReadIntoEveryVerb() {
    let found = statements(
      "\"He told me to stop asking questions and my brother called me,\" Ahmad Karim said.")
    #expect(found.allSatisfy { !["call"].contains($0.cue?.lemma) || $0.nestedIn == nil })
    #expect(found.contains { $0.speaker?.name == "Ahmad Karim" && $0.nestedIn == nil })
  }
}
