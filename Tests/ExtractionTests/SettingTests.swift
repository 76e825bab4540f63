import NewsModel
import Testing

@testable import Extraction

/// When and where events are held to have happened.
@Suite struct SettingTests {
  private static let extractor = ReportExtractor()

  private func incidents(_ text: String) -> [Incident] {
    Self.extractor.extract(SourceText(id: "test", path: nil, text: text, sha256: "")).incidents
  }

  private func first(_ text: String, _ dateline: String = "LIMA, 14 Mar 91 (Agency) -- ") throws -> Incident {
    try #require(incidents(dateline + text).first)
  }

  // MARK: When

  @Test(arguments: [
    ("Militias in Iraq attacked a convoy on Tuesday with rockets.", "Iraq"),
    ("The talks went on. Rebels attacked a police station. The Kenyan government promised help.", "Kenya"),
    ("Rebels attacked a police station.", "Austria"),
    ("Rebels attacked a police station. The Austrian police looked for an Iraqi.", "Austria"),
  ])
  func theDatelinesCountry_GivesWayToTheSentencesAround(_ text: String, _ country: String) throws {
    #expect(try first(text, "VIENNA, 14 Mar 91 (Agency) -- ").place?.country == country)
  }

  @Test(arguments: [
    ("Gunmen killed a judge on Tuesday.", "1991-03-12"),
    ("Police reported today that gunmen killed a judge on Tuesday.", "1991-03-12"),
    ("Gunmen last night killed a judge.", "1991-03-13"),
    ("A judge who was appointed in May was killed yesterday by gunmen.", "1991-03-13"),
    ("The attack that took place on 3 March killed two soldiers.", "1991-03-03"),
    ("On Monday, the police said, rebels bombed a bridge.", "1991-03-11"),
    ("GUNMEN KILLED A JUDGE ON TUESDAY.", "1991-03-12"),
    ("POLICE SAID TODAY THAT REBELS BOMBED A BRIDGE ON 9 MARCH.", "1991-03-09"),
  ])
  func theEventsOwnTime_IsTaken(_ text: String, _ day: String) throws {
    let date = try #require(try first(text).date)
    #expect(date.start == CalendarDate(day) && date.end == CalendarDate(day))
    #expect(date.basis == .relative && date.precision == .day && date.span != nil)
  }

  @Test(arguments: [
    "Gunmen killed a judge in Cusco.", "Police said today that gunmen killed a judge.",
    "POLICE SAID TODAY THAT GUNMEN KILLED A JUDGE.",
  ])
  func anUndatedEvent_IsOfTheDatelineOrBefore(_ text: String) throws {
    let date = try #require(try first(text).date)
    #expect(date.start == CalendarDate("1991-03-14") && date.end == date.start)
    #expect(date.basis == .dateline && date.precision == nil && date.timex == "../1991-03-14")
    #expect(date.span == nil && date.text == nil)
  }

  @Test(arguments: ["date 2024-05-17 Example News/ ", "LIMA (Agency) -- ", ""])
  func withoutADayInTheDateline_AnUndatedEventHasNone(_ head: String) throws {
    #expect(try first("Gunmen killed a judge in Cusco.", head).date == nil)
  }

  @Test func whatCannotBeResolved_KeepsItsWords() throws {
    let date = try #require(try first("Gunmen recently killed a judge.").date)
    #expect(date.start == nil && date.timex == "PAST_REF" && date.text == "recently")
  }

  // MARK: Where

  @Test(arguments: [
    ("Gunmen killed a judge in Cusco.", "Cusco", "Peru", Place.Precision.exact),
    ("Gunmen killed a judge near Erbil airport, in Iraq.", "Erbil airport", "Iraq", .exact),
    ("Rebels bombed a bridge in the department of Ayacucho.", "Ayacucho", "Peru", .exact),
    ("Rebels bombed a bridge in Ayacucho department.", "Ayacucho department", "Peru", .admin),
    ("Rebels attacked a town 50 km north of Trujillo.", "north of Trujillo", "Peru", .region),
    ("Gunmen killed a judge in the streets of Arequipa.", "Arequipa", "Peru", .exact),
    ("A bomb exploded in northern Israel.", "northern Israel", "Israel", .region),
    ("Two rockets fell on the Golan Heights, wounding a soldier.", "Golan Heights", "-", .region),
    ("Gunmen killed a judge in this capital.", "Lima", "Peru", .exact),
    ("GUNMEN KILLED A JUDGE IN THE TOWN OF QUINUAPATA.", "QUINUAPATA", "Peru", .region),
    ("Police in Lima said gunmen killed a judge in Cusco.", "Cusco", "Peru", .exact),
    (
      "The Salvadoran government condemned the murder of a Salvadoran minister.", "El Salvador",
      "El Salvador", .country
    ),
  ])
  func thePlace_IsTheEvents(
    _ text: String, _ name: String, _ country: String, _ precision: Place.Precision
  ) throws {
    let place = try #require(try first(text).place)
    #expect(place.name == name && (place.country ?? "-") == country && place.geoPrecision == precision)
    #expect(precision != .country || place.latitude == nil)
  }

  @Test(arguments: [
    "Gunmen killed a judge in the town of Hostrand, 40 km north of Trujillo.",
    "Rebels invaded Hostrand village, 7 km northeast of Trujillo, and killed a judge.",
    "Rebels killed a judge near Hostrand, about 12 miles from Trujillo.",
    "REBELS KILLED A JUDGE NEAR HOSTRAND, 12 MILES FROM TRUJILLO.",
  ])
  func aPlaceByItsDistanceFromAnother_IsItself(_ text: String) throws {
    let place = try #require(try first(text).place)
    #expect(place.name.lowercased().hasPrefix("hostrand") && place.country == "Peru")
  }

  @Test(arguments: [
    ("A bomb exploded in Chiclayo in northern Peru, wounding a guard.", "chiclayo"),
    ("A BOMB EXPLODED AT DAWN IN THE ORUVIA NEIGHBORHOOD IN LIMA, WOUNDING A GUARD.", "oruvia neighborhood"),
    (
      "A judge was killed near his home in Lima's Oruvia del Este neighborhood.",
      "oruvia del este neighborhood"
    ),
    ("Gunmen killed a judge in Oruvia, Mochal municipality.", "oruvia"),
  ])
  func aPlaceWithinAnother_IsTheIncidents(_ text: String, _ name: String) throws {
    let place = try #require(try first(text).place)
    #expect(place.name.lowercased() == name && place.country == "Peru")
  }

  @Test func aStreet_LiesInTheTownBeforeIt() throws {
    let text =
      "In Arequipa it was calm until dawn. Then a bomb exploded on Bolognesi Avenue, wounding a guard."
    let place = try #require(try first(text).place)
    #expect(place.name == "Arequipa")
  }
}
