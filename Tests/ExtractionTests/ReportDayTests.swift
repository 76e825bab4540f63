import NewsModel
import Testing

@testable import Extraction

/// The day of reports whose dateline leaves out the year.
@Suite struct ReportDayTests {
  private func day(_ text: String) -> String? {
    ReportReader.layout(of: SourceText(id: "r", path: nil, text: text, sha256: "")).datePublished?.description
  }

  @Test(arguments: [
    (
      "LAGOS, May 19 (Wire) - The port is closed.\n\nIt opens in June.\n\nPublished on 20 May 2022 at 14:05 GMT",
      "2022-05-19"
    ),
    ("LAGOS, Dec. 31 (Wire) - The port is closed.\n\nUpdated: January 1, 2022", "2021-12-31"),
    ("LAGOS (Wire) — The port is closed, the mayor said Friday, May 20, 2022.", "2022-05-20"),
    ("The port is closed, the mayor said on Friday, 20 May 2022.", "2022-05-20"),
    ("The port is closed.\n\nLagos, 20 May 2022", "2022-05-20"),
    (
      "Letter dated 20 May 2022 from the Permanent Representative of Chad to the United Nations addressed to the "
        + "President of the Security Council\n\nUpon instructions I write to you on the port (S/2022/71).",
      "2022-05-20"
    ),
  ])
  func dayOfTheReport_IsFoundWhereverItStands(text: String, day: String) {
    #expect(self.day(text) == day)
  }

  @Test(arguments: [
    "LAGOS, May 19 (Wire) - The port is closed.",
    "LAGOS, May 19 (Wire) - The port was built after the treaty of 4 April 1961.",
    "The port burned down on Friday, 20 May 2022.",
    "The mayor said Monday, May 20, 2022, was a holiday.",
  ])
  func yearThatNothingTells_IsNotInvented(text: String) {
    #expect(day(text) == nil)
  }

  @Test func numbersOfDocuments_AreNoYears() {
    let times = TemporalTagger().tag(
      annotatedReport("The letter (S/2022/71) spoke of the season in 2021/22."))
    #expect(times.allSatisfy { $0.date.timex != "2022/2071" })
  }
}
