import NewsModel
import Testing

@testable import Extraction

/// The incidents of a text as the whole extraction finds them.
func incidents(_ text: String) -> [Incident] {
  ReportExtractor().extract(SourceText(id: "test", path: nil, text: text, sha256: "")).incidents
}

@Suite struct IncidentTests {
  @Test func eventExamples_Hold() throws {
    for example in try EmbeddedTable.events.read().examples {
      let found = incidents(example.fields[0]).map { "\($0.subEventType)/\($0.reality)" }.joined(
        separator: " ")
      #expect(
        found == (example.fields[1] == "-" ? "" : example.fields[1]),
        "line \(example.line): \(example.fields[0])")
    }
  }

  @Test func anAttack_HasItsPartsAndSetting() throws {
    let found = incidents(
      "Gunmen attacked a police station in Karachi on 4 May 2021 and killed two officers.")
    let incident = try #require(found.first)
    #expect(found.count == 1)
    #expect(incident.actors.map(\.party.name) == ["Gunmen"])
    #expect(incident.targets.contains { $0.kind == .physical && $0.party.mention?.exact == "police station" })
    #expect(incident.fatalities?.best == 2)
    #expect(incident.date?.start == CalendarDate("2021-05-04"))
    #expect(incident.place?.name == "Karachi" && incident.place?.country == "Pakistan")
  }

  @Test(arguments: [
    ("Gunmen killed violinist Ana Ruiz near Cali on Monday.", "Ana Ruiz"),
    ("Police said that an announcer was shot dead in Cali.", "announcer"),
    ("Rebels abducted a sculptor near Cali.", "sculptor"),
  ])
  func peopleOfAnyTrade_AreVictims(_ text: String, _ name: String) throws {
    let incident = try #require(incidents(text).first)
    #expect(incident.category == .violent && incident.targets.map(\.party.name) == [name])
    #expect(incident.targets.allSatisfy { $0.kind == .human })
  }

  @Test(arguments: [
    ("Soldiers killed two reporters, Ana Ruiz and Luis Paz, near Cali.", ["Ana Ruiz", "Luis Paz"]),
    (
      "Engineers Ana Ruiz and Luis Paz, who work for a mine, were kidnapped in Cali.",
      ["Ana Ruiz", "Luis Paz"]
    ),
    ("Three soldiers, including Captain Luis Paz, were killed in an ambush near Cali.", ["Luis Paz"]),
    ("There was an attempt on the life of Luis Paz, a judge of Cali.", ["Luis Paz"]),
    ("The murder in Cali of Luis Paz shocked the region.", ["Luis Paz"]),
    ("Legal advisor Luis Paz was shot in Cali.", ["Luis Paz"]),
    ("Last night, reporter Luis Paz was killed by troops.", ["Luis Paz"]),
    ("The government ordered an offensive after the murder of Luis Paz.", ["Luis Paz"]),
  ])
  func theNamed_AreVictims(_ text: String, _ names: [String]) throws {
    let incident = try #require(incidents(text).first { $0.category == .violent })
    let targets = incident.targets.compactMap(\.party.name)
    #expect(names.allSatisfy(targets.contains), "\(targets)")
  }

  @Test func thoseWhoAreNamed_AreCountedOnce() throws {
    let counted = try #require(
      incidents("Soldiers killed two reporters, Ana Ruiz and Luis Paz, near Cali.").first)
    #expect(counted.fatalities?.best == 2)
    let listed = try #require(
      incidents("Three soldiers, including Captain Luis Paz, were killed in an ambush near Cali.").first)
    #expect(listed.fatalities?.best == 3)
  }

  @Test(arguments: [
    "Those killed were identified as Ana Ruiz, 34, and Luis Paz.",
    "The dead were identified as Ana Ruiz, a nurse, and Luis Paz.",
    "Police identified the victims as Ana Ruiz and Luis Paz.",
    "The victims were Ana Ruiz and Luis Paz, a cousin of Juan Gil.",
  ])
  func victimsNamedLater_AreTheIncidents(_ text: String) throws {
    let found = incidents("Gunmen shot dead two people in Cali on Monday. " + text)
    let incident = try #require(found.first)
    let names = incident.targets.compactMap(\.party.name)
    #expect(names.contains("Ana Ruiz") && names.contains("Luis Paz") && !names.contains("Juan Gil"))
    #expect(found.count == 1 && incident.fatalities?.best == 2)
  }

  @Test func whoeverIsNamedBesideUnnamedVictims_IsNone() throws {
    let text = "Gunmen shot dead two people in Cali. The victims have not been named. Ana Ruiz visited Cali."
    #expect(try #require(incidents(text).first).targets.count == 1)
  }

  @Test func whoeverTellsIt_IsNoVictim() throws {
    let incident = try #require(incidents("Rebels killed a farmer near Cali, Colonel Luis Paz said.").first)
    #expect(!incident.targets.contains { $0.party.name?.contains("Luis Paz") ?? false })
  }

  @Test func whatOnlyEndsLikePeople_IsNoVictim() {
    #expect(incidents("The committee killed the offer on Monday.").isEmpty)
  }

  @Test func interceptedWeapons_AreCounted() throws {
    let found = incidents(
      "Two drones were launched from Yemen on 4 May 2021, one of which was intercepted, and the second hit a warehouse."
    )
    let incident = try #require(found.first)
    #expect(found.count == 1)
    #expect(incident.weapons.map(\.type) == ["uav"])
    #expect(incident.weapons.first?.count?.best == 2)
    #expect(incident.intercepted?.best == 1)
    #expect(incident.origin?.country == "Yemen")
    #expect(incident.subEventType == "air_drone_strike")
  }

  @Test(arguments: [
    "Gunmen shot two people.\n\nHundreds mourned the victims\n\nWere Ana Ruiz and Luis Paz there?",
    "Gunmen shot two people. Those killed", "Gunmen killed two people. The victims were identified as",
    "", "attack", "attacked by by by on on", "The the attack attack of of of killed killed killed",
  ])
  func brokenText_DoesNoHarm(_ text: String) {
    for incident in incidents(text) { #expect(!incident.triggers.isEmpty) }
  }
}
