import NewsModel
import Testing

@testable import Archive

@Suite struct StatementLinkingTests {
  /// Two reports with a statement each, and whether these are one.
  private func areOne(
    _ one: (speaker: String?, words: String, day: String?),
    _ other: (speaker: String?, words: String, day: String?),
    negated: Bool = false
  ) -> Bool {
    var (first, second) = (LinkingReport("a", published: one.day), LinkingReport("b", published: other.day))
    let speaker = one.speaker.map { first.party($0, country: "Arvania") }
    let otherSpeaker = other.speaker.map { second.party($0, country: "Arvania") }
    let id = first.say(speaker, one.words)
    let otherID = second.say(otherSpeaker, other.words, negated: negated)
    let (linked, turned) = (Linked([first, second]), Linked([second, first]))
    #expect(linked.statements == turned.statements)
    let (statement, same) = (linked.statements[id]!, linked.statements[otherID]!)
    #expect((statement.occurrences == 2) == (statement.clusterID == same.clusterID))
    return statement.clusterID == same.clusterID
  }

  private let wire =
    "The harbour of Port Ysel will stay closed to foreign tankers until the inquiry has ended"

  @Test(arguments: [
    "The harbour of Port Ysel will stay closed to foreign tankers until the inquiry has ended",
    "the harbor of Port Ysel will stay closed to foreign tankers until an inquiry ends.",
    "“The harbour of Port Ysel will stay closed to all foreign tankers until the inquiry has ended,”",
    "Port Ysel's harbour stays closed for foreign tankers until the end of the inquiry",
    "Port Ysel harbour will stay closed to tankers",
  ])
  func lightEditsAndPartsAreTheSame(_ words: String) {
    #expect(areOne(("Ana Ferré", wire, "2023-05-01"), ("Ana Ferré", words, "2023-05-02")))
  }

  @Test(arguments: [
    "The harbour of Port Ysel will not stay closed to foreign tankers until the inquiry has ended",
    "The airport of Old Quay was opened to passengers again by the mayor",
    "The inquiry into the harbour master's accounts has not yet begun",
  ])
  func whatSaysSomethingElseIsNot(_ words: String) {
    #expect(!areOne(("Ana Ferré", wire, "2023-05-01"), ("Ana Ferré", words, "2023-05-02")))
  }

  @Test func othersWordsAreNot() {
    #expect(!areOne(("Ana Ferré", wire, "2023-05-01"), ("Łucja Brandt", wire, "2023-05-01")))
    #expect(!areOne(("Ana Ferré", wire, "2023-05-01"), ("Ana Ferré", wire, "2023-05-01"), negated: true))
    #expect(!areOne(("Ana Ferré", wire, "2023-05-01"), ("Ana Ferré", wire, "2024-05-01")))
  }

  @Test func theVeryWordsAreTheSameWhereOneReportNamesNobody() {
    #expect(areOne(("Ana Ferré", wire, "2023-05-01"), (nil, wire, "2023-05-01")))
    #expect(!areOne((nil, "We are ready", "2023-05-01"), ("Ana Ferré", "We are ready", "2023-05-01")))
  }

  @Test func otherNumbersAreAnotherStatement() {
    #expect(
      !areOne(
        ("Ana Ferré", "Police found 12 bodies under the bridge", "2023-05-01"),
        ("Ana Ferré", "Police found 15 bodies under the bridge", "2023-05-02")))
    #expect(
      areOne(
        ("Ana Ferré", "Police found twelve bodies under the bridge", "2023-05-01"),
        ("Ana Ferré", "Police found 12 bodies under the bridge", "2023-05-02")))
  }

  @Test func aClusterGoesByItsEarliestReport() {
    var reports = ["2023-05-03", "2023-05-01", "2023-05-02"].enumerated().map {
      LinkingReport("r\($0)", published: $1)
    }
    let ids = reports.indices.map { index in
      let speaker = reports[index].party("Ana Ferré")
      return reports[index].say(speaker, wire)
    }
    let linked = Linked(reports)
    for id in ids {
      #expect(linked.statements[id]?.clusterID == ids[1])
      #expect(linked.statements[id]?.occurrences == 3)
    }
  }
}
