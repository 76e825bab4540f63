import NewsModel
import Testing

@testable import Extraction

/// Who speaks, as agencies write it.
@Suite struct NewsSpeakerTests {
  private func statements(_ text: String) -> [Statement] { StatementTests.extract(text).statements }

  /// The name of the speaker of the first statement with an act, or that holds some words.
  private func speaker(_ text: String, of words: String) -> String? {
    statements(text).first { $0.text.contains(words) }?.speaker?.name
  }

  @Test(arguments: [
    ("The energy ministry on Monday accused the union of blocking the refinery.", "energy ministry"),
    (
      "Peru's opposition-led congress on Thursday accused the cabinet of hiding the report.",
      "Peru's opposition-led congress"
    ),
    ("Interior Minister Omar Haidara on Tuesday accused the rebels of hiding the report.", "Omar Haidara"),
  ])
  func dayBehindTheSubject_IsNobody(text: String, name: String) throws {
    let statement = try #require(statements(text).first { $0.act == .accuse })
    #expect(statement.speaker?.name == name)
  }

  @Test func bodyOfAState_IsNotTheState() throws {
    let text = """
      Kenya's Defence Ministry denied the report. Uganda's Defence Ministry confirmed it had moved troops. In a statement, \
      the ministry said the border was calm.
      """
    let found = statements(text)
    #expect(found.first { $0.act == .deny }?.speaker?.name == "Kenya's Defence Ministry")
    #expect(found.first { $0.act == .deny }?.speaker?.country == "Kenya")
    #expect(speaker(text, of: "the border was calm") == "Uganda's Defence Ministry")
  }

  @Test func officeInFrontOfAName_IsItsRole() throws {
    let text = """
      "The talks will go on," Home Office Spokesperson Lina Maria Aguilar said on Friday. "We are not in a hurry," she added.
      """
    let found = statements(text)
    let first = try #require(found.first?.speaker)
    #expect(first.name == "Lina Maria Aguilar" && first.role?.contains("Spokesperson") == true)
    #expect(speaker(text, of: "not in a hurry") == "Lina Maria Aguilar")
  }

  @Test func nameBesideItsOffice_IsTakenUp() {
    let text = """
      Chile's ambassador to the UN, Pedro Quiroga, denied that the pact was dead. "We will sign it," he told the Council.
      """
    #expect(speaker(text, of: "We will sign it") == "Pedro Quiroga")
  }

  @Test func itBehindWhoSpoke_IsThatBody() {
    let text = """
      Ethiopia moved 40 lorries to the border, the coast guard said on Monday. It said that 12 of them had been turned back.
      """
    #expect(speaker(text, of: "turned back") == "coast guard")
  }

  @Test func sourceDescribedBehindItsNoun_IsWhole() throws {
    let text = """
      The delegations went back to Oslo on Sunday for another round, two envoys close to the talks said, hours after rockets \
      hit the port.
      """
    let statement = try #require(statements(text).first)
    #expect(statement.speaker?.mention?.exact == "two envoys close to the talks")
    #expect(statement.text.hasPrefix("The delegations went back"))
  }

  @Test func noGroup_SaysNothing() throws {
    let found = statements("A bomb went off in Lyon on Friday. No group has claimed responsibility for it.")
    let statement = try #require(found.first { $0.act == .claimResponsibility })
    #expect(statement.negated && statement.speaker?.actorID == nil)
  }

  @Test func claimOfResponsibility_IsTold() throws {
    let found = StatementTests.extract(
      "Gunmen attacked a bank in Lima on 4 May 2020, killing two guards. The MRT claimed responsibility for the attack."
    )
    #expect(found.statements.contains { $0.act == .claimResponsibility && $0.speaker?.name == "MRT" })
    #expect(found.incidents.first?.claimedBy.isEmpty == false)
  }

  @Test func participleBehindALetter_HasItsWriter() throws {
    let text = """
      Foreign Minister Ana Lund on Wednesday addressed a letter to the UN Secretary-General, warning that the river was being \
      dammed.
      """
    let warning = try #require(statements(text).first { $0.act == .warn })
    #expect(warning.speaker?.name == "Ana Lund")
    #expect(warning.addressee?.name == "UN Secretary-General")
    #expect(!statements(text).contains { $0.text.hasSuffix("UN Secretary-General") })
  }

  @Test func secondVerbOfAHeadline_HasTheSubjectOfTheFirst() {
    let found = statements("Chad accuses Libya of arming rebels, asks UN for sanctions")
    #expect(found.allSatisfy { $0.speaker?.name == "Chad" } && !found.isEmpty)
  }

  @Test func whoIsTold_IsNoPartOfWhatIsSaid() throws {
    let found = statements("Prime Minister Jan Horak told reporters the dam was \"perfectly safe\".")
    #expect(found.first?.text == "the dam was \"perfectly safe\"")
  }

  @Test func forceIsNotSpeech() {
    #expect(statements("Protesters in Bamako attacked the embassies of two states on Monday.").isEmpty)
  }

  @Test func denialJoinedByOr_IsNegated() {
    let found = statements("The envoy did not confirm or deny the presence of troops.")
    let unmarked = found.filter { !$0.negated }
    #expect(unmarked.isEmpty && !found.isEmpty)
  }
}
