import Foundation
import Testing

@testable import NewsModel

struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2000-02-29", 11016, 2), ("2024-11-22", 20049, 5), ("1969-12-31", -1, 3),
    ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
  ]) func daysAreCountedFrom1970(text: String, number: Int, weekday: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CalendarDate(dayNumber: number) == date)
    #expect(date.description == text)
  }

  @Test func everyDayOfFourCenturiesGoesThereAndBack() {
    var day = CalendarDate(year: 1800, month: 1, day: 1)
    var count = 0
    while let current = day, current.year < 2200 {
      if CalendarDate(dayNumber: current.dayNumber) != current { Issue.record("\(current)") }
      day = current.adding(days: 1)
      count += 1
    }
    #expect(count == 146_097)
  }

  @Test(arguments: [
    "2023-02-29", "2024-13-01", "2024-00-01", "2024-01-32", "24-01-01", "2024-1-01", "2024-01-01T00", "",
    "+024-01-01", "0000-01-01",
  ]) func whatIsNoDayIsRefused(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func daysOutsideTheCalendarAreNil() throws {
    #expect(try #require(CalendarDate("9999-12-31")).adding(days: 1) == nil)
    #expect(try #require(CalendarDate("0001-01-01")).adding(days: -1) == nil)
    #expect(CalendarDate(dayNumber: .max) == nil)
  }

  @Test func jsonIsTheText() throws {
    let day = try #require(CalendarDate("2024-11-22"))
    #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2024-11-22"]"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: Data(#"["Friday"]"#.utf8))
    }
  }
}
