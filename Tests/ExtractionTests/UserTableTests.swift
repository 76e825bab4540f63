import NewsModel
import Testing

@testable import Extraction

/// A user's own tables over the built-in ones.
@Suite struct UserTableTests {
  private func extract(_ text: String, _ files: [String: String]) throws -> ExtractedReport {
    ReportExtractor(tables: try UserTables(files: files)).extract(
      SourceText(id: "test", path: nil, text: text, sha256: ""))
  }

  private static let actors = "name\taliases\tclassification\tcountry\tsector\n"
  private static let places = "name\taliases\tadmin1\tcountry\tlat\tlon\n"
  private static let events =
    "word\tpart\tcategory\tevent_type\tsub_event_type\tsubject\tobject\teffect\tneeds\n"
  private static let corrections = "id\tfield\tvalue\n"

  @Test func anActorsAlias_LeadsToTheActor() throws {
    let row = "River Guard\tRG Brigade|RGB\tarmed_group\tPeru\tarmed_group\n"
    let report = try extract("RGB said on Monday that it would talk.", ["actors.tsv": Self.actors + row])
    let actor = try #require(report.actors.first { $0.name == "River Guard" })
    #expect(actor.classification == .armedGroup && actor.country == "Peru")
    #expect(report.statements.first?.speaker?.actorID == actor.id)
  }

  @Test func aPlace_IsFoundWithItsPoint() throws {
    let row = "Quinuapata\tQuinua Pata\tAyacucho\tPeru\t-13.15\t-74.22\n"
    let report = try extract("Gunmen killed a judge in Quinua Pata.", ["places.tsv": Self.places + row])
    let place = try #require(report.incidents.first?.place)
    #expect(place.country == "Peru" && place.latitude == -13.15 && place.admin1 == "Ayacucho")
  }

  @Test func anEventWord_TellsAnIncident() throws {
    let row = "zorch\tverb\tviolent\tviolence_against_civilians\tattack\tactor\ttarget\t-\t-\n"
    let text = "On Monday rebels zorched a village."
    #expect(try extract(text, ["events.tsv": Self.events + row]).incidents.first?.subEventType == "attack")
    #expect(try extract(text, [:]).incidents.isEmpty)
  }

  @Test func correctionsOfNoRecord_AreTold() throws {
    let text = "Gunmen attacked a police station in Karachi on 5 May 2020."
    let incident = try #require(try extract(text, [:]).incidents.first)
    let rows = "\(incident.id)\treality\tattempted\ninc_0000000000000\twithdrawn\tyes\n"
    let tables = try UserTables(files: ["corrections.tsv": Self.corrections + rows])
    var met: Set<String> = []
    _ = ReportExtractor(tables: tables).extract(
      SourceText(id: "test", path: nil, text: text, sha256: ""), noting: { met.insert($0) })
    #expect(met == [incident.id])
    #expect(tables.unmet(met) == ["corrections.tsv:3: no record inc_0000000000000 in these reports"])
  }

  @Test func corrections_ReachStatementsIncidentsAndActors() throws {
    let text = "Gunmen killed a judge in Cusco. Mayor Ana Lopez said that the city was calm."
    let plain = try extract(text, [:])
    let incident = try #require(plain.incidents.first)
    let statement = try #require(plain.statements.first)
    let rows =
      "\(incident.id)\tdate\t2024-05-17\n\(incident.id)\tplace\tArequipa\n\(incident.id)\tstatus\tdisputed\n"
      + "\(statement.id)\tspeaker\tRosa Diaz\n\(statement.id)\tact\twarn\nact_ana-lopez\tcountry\tPeru\n"
    let report = try extract(text, ["corrections.tsv": Self.corrections + rows])
    let corrected = try #require(report.incidents.first)
    #expect(corrected.date?.start == CalendarDate("2024-05-17") && corrected.status == .disputed)
    #expect(corrected.place?.name == "Arequipa" && corrected.place?.country == "Peru")
    #expect(corrected.extractor.rule.contains("corrections.tsv:2"))
    #expect(report.statements.first?.speaker?.name == "Rosa Diaz" && report.statements.first?.act == .warn)
    #expect(report.actors.contains { $0.id == report.statements.first?.speaker?.actorID })
    #expect(report.actors.first { $0.id == "act_ana-lopez" }?.country == "Peru")
  }

  @Test func aWithdrawnRecord_LeavesNothingThatPointsToIt() throws {
    let text = "Police said that gunmen killed a judge in Cusco."
    let plain = try extract(text, [:])
    let statement = try #require(plain.statements.first)
    #expect(plain.incidents.contains { $0.actors.contains { $0.attributedBy == statement.id } })
    let report = try extract(
      text, ["corrections.tsv": Self.corrections + "\(statement.id)\twithdrawn\tyes\n"])
    #expect(report.statements.isEmpty)
    #expect(report.incidents.allSatisfy { $0.actors.allSatisfy { $0.attributedBy == nil } })
  }

  @Test(arguments: [
    ("actors.tsv", Self.actors + "X\t-\tgang\t-\t-\n", "actors.tsv:2: \"gang\" is none of"),
    ("actors.tsv", Self.actors + "X\t-\tperson\tAtlantis\t-\n", "actors.tsv:2: no country \"Atlantis\""),
    ("places.tsv", Self.places + "\n# note\nX\t-\t-\tPeru\t91\t0\n", "places.tsv:4: lat \"91\""),
    ("places.tsv", Self.places + "X\t-\t-\t-\t1\t0\n", "places.tsv:2: no country"),
    (
      "events.tsv", Self.events + "zap\tadverb\tviolent\ta\tb\n",
      "events.tsv:2: \"adverb\" is none of verb, noun"
    ),
    ("events.tsv", Self.events + "zap\tverb\tviolent\n", "events.tsv:2: no event_type"),
    (
      "corrections.tsv", Self.corrections + "inc_x\tspeaker\tA\n",
      "corrections.tsv:2: the field must be one of"
    ),
    ("corrections.tsv", Self.corrections + "inc_x\tdate\tsoon\n", "corrections.tsv:2: \"soon\" is no day"),
    ("corrections.tsv", Self.corrections + "foo\tdate\t2024-01-01\n", "corrections.tsv:2: \"foo\" is no id"),
    ("corrections.tsv", "id\tvalue\n", "corrections.tsv:1: the columns must be id, field, value"),
    ("actor.tsv", "", "actor.tsv:1: no such table; there are actors.tsv"),
  ])
  func aBadRow_IsToldByFileLineAndReason(_ file: String, _ text: String, _ message: String) {
    do throws(TableError) {
      _ = try UserTables(files: [file: text])
      Issue.record("no error")
    } catch {
      #expect(error.description.hasPrefix(message), "\(error)")
    }
  }
}
