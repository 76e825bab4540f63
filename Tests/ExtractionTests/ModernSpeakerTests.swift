import NewsModel
import Testing

@testable import Extraction

/// Who speaks and who is spoken to in forms that today's reports have.
@Suite struct ModernSpeakerTests {
  @Test(arguments: [
    ("The mayor and the fire chief said the bridge would stay shut.", "mayor and the fire chief"),
    (
      "Two barges sank when a gate gave way, harbour workers and fishermen said.",
      "harbour workers and fishermen"
    ),
  ])
  func thoseWhoSpeakTogether_AreNamedTogether(text: String, name: String) throws {
    let speaker = try #require(statements(text).first?.speaker)
    #expect(speaker.name == name && !speaker.named && speaker.classification == .people)
  }

  @Test(arguments: [
    ("Reporting from Accra, Gold Coast Radio's Efua Mensah said the streets were empty.", "Efua Mensah"),
    ("Reuters correspondent Ilse Brandt said the streets were empty.", "Ilse Brandt"),
    ("The harbour ministry's statement added that two piers were closed.", "harbour ministry"),
  ])
  func whoWorksForABody_IsNotTheBody(text: String, name: String) {
    #expect(statements(text).last?.speaker?.name == name)
  }

  @Test(arguments: [
    ("The envoy assured the harbour master that the ship was empty.", "harbour master"),
    ("The minister assured lawmakers that rents would not rise.", "lawmakers"),
  ])
  func whoIsAssured_IsTheHearer(text: String, hearer: String) throws {
    let statement = try #require(statements(text).first)
    #expect(statement.text.hasPrefix("that ") && statement.addressee?.name == hearer)
  }

  @Test func surnameAtTheBeginning_IsThePersonNamedBefore() {
    let text = """
      Port spokesman Emil Desrochers said the pier was closed.

      Ruth Amsel, who runs a ferry, said nobody had told her.

      Desrochers was later quoted by local radio as saying that it would open again.
      """
    #expect(statements(text).last?.speaker?.name == "Emil Desrochers")
  }

  @Test func nameWithAHyphen_IsWholeAndSpeaksOn() throws {
    let text = """
      "It will be paid," said Clara Inés Molina. "Every peso," she added.

      Anne-Marie Okello, 51, said that her roof was gone.

      "We slept in the church," she said.
      """
    let found = statements(text)
    #expect(found.last?.speaker?.name == "Anne-Marie Okello")
  }

  @Test(arguments: [
    ("Speaking to public broadcaster KTV, Jan Horak said: \"We know nothing of it.\"", "KTV"),
    ("A Swiss official, speaking to Channel 9, denied that the envoy had left.", "Channel 9"),
  ])
  func whoIsSpokenTo_IsTheHearer(text: String, hearer: String) throws {
    let statement = try #require(statements(text).last)
    #expect(statement.addressee?.name?.contains(hearer) == true)
    #expect(statement.recordedIn?.kind == .interview)
  }

  @Test func verbsJoinedInALetter_AreTwoStatements() throws {
    let found = statements("Peru rejects these claims in full and calls upon the Council to disregard them.")
    #expect(found.map(\.act) == [.reject, .request])
    #expect(found.allSatisfy { $0.speaker?.name == "Peru" })
  }

  @Test func rightReserved_IsSaidByTheAuthor() throws {
    let statement = try #require(statements("Peru reserves the right to close its ports.").first)
    #expect(statement.speaker?.name == "Peru" && statement.text == "the right to close its ports")
  }

  @Test func clauseOfWhatIsCondemned_BelongsToIt() throws {
    let text =
      "Peru strongly condemns the raid on the ferry near Iquitos, which claimed the lives of two sailors."
    let found = statements(text)
    #expect(found.map(\.act) == [.condemn])
    #expect(found.first?.text.hasSuffix("two sailors") == true)
  }

  @Test func howOneAnswers_IsNoStatement() {
    let found = statements("The guild vowed to respond \"in the same coin\".")
    #expect(found.map(\.act) == [.promise])
  }

  @Test(arguments: [
    "The armed forces of Chad launched a large-scale attack against the islands of the lake.",
    "The navy has been fighting for control of the strait for weeks.",
  ])
  func whatIsDone_IsNotSaid(text: String) { #expect(statements(text).isEmpty) }
}
