import NewsModel
import Testing

@testable import Extraction

@Suite struct PlaceTests {
  @Test func regionExamples_Hold() throws {
    for (name, key) in Gazetteer.spellings {
      #expect(!Gazetteer().entries(key: key).isEmpty, "\(name): \(key)")
    }
    #expect(Gazetteer().entries(key: "hodeidah").first?.iso3 == "YEM")
    for example in try EmbeddedTable.spellings.read().examples {
      #expect(Gazetteer.spellings[example.fields[0]] ?? "-" == example.fields[1], "line \(example.line)")
    }
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

  @Test(arguments: [
    (
      "Sudan was quiet. Sudan waited.\n\nIn Haiti, gangs burned a house in the Solino neighbourhood.", "Haiti"
    ),
    ("Sudan was quiet. Sudan waited.\n\nGangs burned a house in the Solino neighbourhood.", "Sudan"),
  ])
  func aPlaceThatNoTableKnows_IsInTheCountryOfItsParagraph(_ text: String, _ country: String) throws {
    let report = ReportExtractor().extract(SourceText(id: "t", path: nil, text: text, sha256: ""))
    let incident = try #require(report.incidents.first)
    #expect(incident.place?.country == country)
  }

  @Test(arguments: [
    ("Norway's army shelled a farm. Norway waited, and Norway's king spoke.", "Norway"),
    ("The army shelled a farm. Norway was told of it.", "Kenya"),
    (
      "The army shelled a farm in Kenya. Norway waited, Norway's king spoke, and Norway's ministers met.",
      "Kenya"
    ),
  ])
  func aReportFiledFromAbroad_IsAboutTheCountryItSpeaksOf(_ text: String, _ country: String) throws {
    let text =
      "NAIROBI, 6 May 2020 (Agency) - \(text)\n\nGunmen killed six people in the village of Vellmoor."
    let report = ReportExtractor().extract(SourceText(id: "t", path: nil, text: text, sha256: ""))
    let incident = try #require(report.incidents.last { $0.category == .violent })
    #expect(incident.place?.country == country)
  }

  @Test func aPlaceThatNoTableKnows_IsInTheCountryNamedBehindIt() {
    let text =
      "Sudan was quiet. In Sudan, ministers of Sudan said that they would meet at Vellmoor in Norway."
    let place = PlaceFinder().find(annotatedReport(text)).mentions.first { $0.place.name == "Vellmoor" }
    #expect(place?.place.country == "Norway")
  }

  @Test func aGreatCapital_IsMeantRatherThanItsNamesakes() {
    let text = "Washington thanked the United States Senate. The American envoy flew to Damascus."
    let found = PlaceFinder().find(annotatedReport(text))
    #expect(found.mentions.last?.place.country == "Syria")
  }

  @Test func aConsulate_StandsInItsTown() {
    let found = PlaceFinder().find(annotatedReport("The letter spoke of the raid on the Damascus consulate."))
    #expect(found.mentions.first?.place.country == "Syria")
  }

  @Test(arguments: ["The minister is Somali", "They met in Turkish", "It lies in the north of Iraqi"])
  func textThatEndsOnAnAdjective_IsReadToItsEnd(_ text: String) {
    let report = annotatedReport(text)
    for place in PlaceFinder().find(report).mentions {
      #expect(place.tokens.upperBound <= report.annotated.tokens.count)
    }
  }

  @Test func aCountry_IsNeverAPoint() throws {
    let place = try #require(
      PlaceFinder().find(annotatedReport("It rained in Lebanon.")).mentions.first?.place)
    #expect(
      place.latitude == nil && place.longitude == nil && place.geoPrecision == .country && place.iso3 == "LBN"
    )
  }
}
