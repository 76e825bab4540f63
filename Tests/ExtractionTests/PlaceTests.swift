import Testing

@testable import Extraction

@Suite struct PlaceTests {
  @Test func regionExamples_Hold() throws {
    for example in try EmbeddedTable.regions.read().examples {
      let found = PlaceFinder().find(annotatedReport(example.fields[0])).mentions.filter { !$0.isContainer }
      let names = found.map { "\($0.place.name)/\($0.place.country ?? "?")" }.joined(separator: " ")
      #expect(names == (example.fields[1] == "-" ? "" : example.fields[1]), "line \(example.line)")
    }
  }

  @Test(arguments: [
    ("erbil", "IRQ"), ("san salvador", "SLV"), ("haifa", "ISR"), ("medellin", "COL"), ("zurich", "CHE"),
  ])
  func theGazetteer_KnowsCities(_ key: String, _ iso3: String) {
    #expect(Gazetteer().entries(key: key).contains { $0.iso3 == iso3 && !$0.isDivision })
  }

  @Test(arguments: ["", "#", "zzzzzzzz", "\u{7f}", "nowhere at all"])
  func theGazetteer_HasNothingForNonsense(_ key: String) { #expect(Gazetteer().entries(key: key).isEmpty) }

  @Test func aCountry_IsNeverAPoint() throws {
    let place = try #require(
      PlaceFinder().find(annotatedReport("It rained in Lebanon.")).mentions.first?.place)
    #expect(
      place.latitude == nil && place.longitude == nil && place.geoPrecision == .country && place.iso3 == "LBN"
    )
  }
}
