import NewsModel
import Testing

@testable import Extraction

struct ReportReaderTests {
  private func layout(_ text: String) -> (layout: ReportLayout, body: String) {
    let layout = ReportReader.layout(of: SourceText(id: "r", path: nil, text: text, sha256: ""))
    return (layout, String(decoding: Array(text.utf8)[layout.body], as: UTF8.self))
  }

  @Test func dateMarkAndPublisherAreNoPartOfTheBody() {
    let (layout, body) = layout(" date 2023-05-17 Harbor News/ The port is closed, the mayor said.")
    #expect(layout.datePublished == CalendarDate(year: 2023, month: 5, day: 17))
    #expect(layout.dateBasis == .stated)
    #expect(layout.publisher == "Harbor News")
    #expect(body == "The port is closed, the mayor said.")
  }

  @Test func labelledLinesAreRead() {
    let (layout, body) = layout(
      "Title: Port closed\r\nDate: 2023-05-17\r\nSource: Harbor News\r\nAuthor: Ann Lee\r\n\r\nThe port is closed."
    )
    #expect(layout.headline == "Port closed")
    #expect(layout.datePublished == CalendarDate(year: 2023, month: 5, day: 17))
    #expect(layout.publisher == "Harbor News")
    #expect(layout.author == "Ann Lee")
    #expect(body == "The port is closed.")
  }

  @Test(
    arguments: [
      (
        "LIMA, 3 Jan 90 (Agency) -- [Text] The port is closed.", "LIMA, 3 Jan 90 (Agency)", "Agency",
        "1990-01-03"
      ),
      (
        "   LA PAZ, 13 FEB 89 -- [REPORT] [PORT\nPRESS] [TEXT] THE PORT IS CLOSED.", "LA PAZ, 13 FEB 89", nil,
        "1989-02-13"
      ),
      ("LONDON (Reuters) - The port is closed.", "LONDON (Reuters)", "Reuters", nil),
      ("(Oslo, March 4, 2021) – The port is closed.", "Oslo, March 4, 2021", nil, "2021-03-04"),
      ("OSLO, Norway — The port is closed.", "OSLO, Norway", nil, nil),
      ("KARACHI: The port is closed.", "KARACHI", nil, nil),
      ("LAHORE/KARACHI: The port is closed.", "LAHORE/KARACHI", nil, nil),
      ("Oslo, March 4, 2021 (NTB) – The port is closed.", "Oslo, March 4, 2021 (NTB)", "NTB", "2021-03-04"),
    ] as [(String, String, String?, String?)])
  func datelineGivesPlaceAgencyAndDay(text: String, dateline: String, agency: String?, date: String?) {
    let (layout, body) = layout(text)
    #expect(layout.dateline == dateline)
    #expect(layout.publisher == agency)
    #expect(layout.datePublished == date.flatMap { CalendarDate($0) })
    #expect(body.lowercased() == "the port is closed.")
  }

  @Test(arguments: [
    "The mayor - a fisherman - said that the port is closed.", "Trump — who else — said so.",
    "THE PORT -- IT IS CLOSED",
    "He said: \"No.\"",
    "JACKSON: Is the port closed?\nMODERATOR: It is.", "NORWAY: The port is closed.",
    "PORTLAND: THE PORT IS CLOSED.",
    "KARACHI:The port is closed.", "THE PORT: It is closed.",
  ])
  func ordinaryBeginningsAreNoDatelines(text: String) {
    let (layout, body) = layout(text)
    #expect(layout.dateline == nil)
    #expect(body == text)
  }

  @Test func headlineAndBylineStandApart() {
    let text = "Port Closed After Storm\n\nBy Ann Lee\n\nOSLO (NTB) - The port is closed.\n\nNobody was hurt."
    let (layout, body) = layout(text)
    #expect(layout.headline == "Port Closed After Storm")
    #expect(layout.author == "Ann Lee")
    #expect(layout.publisher == "NTB")
    #expect(body == "The port is closed.\n\nNobody was hurt.")
    #expect(layout.passages.count == 2)
  }

  @Test(arguments: [
    "Ministry of Trade\nOslo, 4 June 2025\n\nThe minister met his colleague.",
    "Letter dated 4 June 2025 from the envoy of Kenya\n\nI write to you about the attack.",
    "Ministry of Trade, daily summary, 4 June 2025\n\nThe minister met his colleague.",
  ])
  func aLineWithThePlaceAndDay_DatesTheReport(_ text: String) {
    let (layout, _) = layout(text)
    #expect(layout.datePublished == CalendarDate("2025-06-04"))
    #expect(layout.dateBasis == .dateline)
  }

  @Test func aDayOfTheText_DatesNoReport() {
    #expect(layout("The war began on 4 June 2025 in the north.\n\nIt goes on.").layout.datePublished == nil)
  }

  @Test func headlineWithoutBylineStaysInTheBody() {
    let (layout, body) = layout("Mayor: Port Will Stay Closed\n\nThe port is closed.")
    #expect(layout.headline == "Mayor: Port Will Stay Closed")
    #expect(body.hasPrefix("Mayor:"))
  }

  @Test(arguments: ["", "   ", "\n\r\n\t"])
  func emptyTextHasAnEmptyBody(text: String) { #expect(layout(text).layout.body.isEmpty) }

  @Test func longFirstLineIsReadInBoundedTime() {
    let text = String(repeating: "A-", count: 200_000)
    #expect(layout(text).layout.body.count == text.utf8.count)
  }
}

struct LanguageDetectorTests {
  @Test func examplesOfTheTableHold() throws {
    let table = try EmbeddedTable.languages.read()
    #expect(!table.examples.isEmpty)
    for example in table.examples {
      let wanted = example.fields[1] == "-" ? nil : example.fields[1]
      #expect(LanguageDetector.language(of: Array(example.fields[0].utf8)) == wanted, "line \(example.line)")
    }
  }
}
