import NewsModel
import Testing

@testable import Archive

@Suite struct ActorLinkingTests {
  private func report(_ id: String, _ parties: (inout LinkingReport) -> Void) -> LinkingReport {
    var report = LinkingReport(id, published: "2023-05-0\(id.count)")
    parties(&report)
    return report
  }

  private func names(_ reports: [LinkingReport]) -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: Linked(reports).actors.map { ($0.id, [$0.name] + $0.otherNames) })
  }

  @Test func oneNameIsOneActor() {
    let reports = [
      report("a") { _ = $0.party("Ana Ferré", country: "Arvania", role: "Minister") },
      report("bb") { _ = $0.party("Ana Ferre", country: "Arvania") },
      report("ccc") { _ = $0.party("Ana Ferre") },
    ]
    #expect(names(reports) == ["act_ana-ferre": ["Ana Ferré", "Ana Ferre"]])
  }

  @Test func peopleOfOneNameAndTwoCountriesAreTwo() {
    let reports = [
      report("a") { _ = $0.party("Idris Kadir", country: "Arvania", role: "Foreign Minister") },
      report("bb") { _ = $0.party("Idris Kadir", country: "Brellen", role: "striker") },
      report("ccc") { _ = $0.party("Idris Kadir", role: "the striker") },
    ]
    for order in [reports, reports.reversed()] {
      let actors = Linked(order).actors
      #expect(actors.map(\.id) == ["act_idris-kadir", "act_idris-kadir-brellen"])
      #expect(actors.map(\.country) == ["Arvania", "Brellen"])
      #expect(actors[1].roles.map(\.role).sorted() == ["striker", "the striker"])
    }
  }

  @Test func ofWhomItCannotBeToldStaysAlone() {
    let reports = [
      report("a") { _ = $0.party("Ministry of Tides", .organization, country: "Arvania") },
      report("bb") { _ = $0.party("Ministry of Tides", .organization, country: "Brellen") },
      report("ccc") { _ = $0.party("Ministry of Tides", .organization) },
    ]
    #expect(
      names(reports).keys.sorted() == [
        "act_ministry-of-tides", "act_ministry-of-tides-brellen", "act_ministry-of-tides-organization",
      ])
  }

  @Test func aStateAndAPersonOfOneNameAreTwo() {
    let reports = [
      report("a") { _ = $0.party("Jordan", .state) }, report("bb") { _ = $0.party("Jordan", .person) },
    ]
    #expect(names(reports).keys.sorted() == ["act_jordan", "act_jordan-person"])
  }

  @Test func anAliasLeadsToTheActor() {
    let reports = [
      report("a") { _ = $0.party("PMF", .organization) },
      report("bb") {
        _ = $0.party("Popular Mobilization Forces", .armedGroup, country: "Iraq", aliases: ["PMF"])
      },
    ]
    for order in [reports, reports.reversed()] {
      let actors = Linked(order).actors
      #expect(actors.map(\.id) == ["act_popular-mobilization-forces"])
      #expect(actors.first?.name == "Popular Mobilization Forces" && actors.first?.otherNames == ["PMF"])
    }
  }

  @Test func anAliasThatTwoAnswerToLeadsNowhere() {
    let reports = [
      report("a") { _ = $0.party("MoT", .organization) },
      report("bb") { _ = $0.party("Ministry of Tides", .organization, aliases: ["MoT"]) },
      report("ccc") { _ = $0.party("Museum of Trade", .organization, aliases: ["MoT"]) },
    ]
    #expect(names(reports).count == 3)
  }

  @Test func aSurnameLeadsToTheOnlyOneThatFits() {
    let full = report("a") { _ = $0.party("Gideon Brandt", country: "Arvania", role: "Foreign Minister") }
    let fitting = report("bb") { _ = $0.party("Brandt", role: "Foreign Minister") }
    let other = report("ccc") { _ = $0.party("Brandt", country: "Brellen") }
    let bare = report("dddd") { _ = $0.party("Brandt") }
    #expect(names([full, fitting]).keys.sorted() == ["act_gideon-brandt"])
    #expect(names([full, other]).keys.sorted() == ["act_brandt", "act_gideon-brandt"])
    #expect(names([full, bare]).keys.sorted() == ["act_brandt", "act_gideon-brandt"])
  }

  @Test func twoMinistersOfOneSurnameStayTwo() {
    let reports = [
      report("a") {
        _ = $0.party("Ana Brandt", country: "Arvania", role: "Interior Minister", aliases: ["Brandt"])
      },
      report("bb") {
        _ = $0.party("Otto Brandt", country: "Arvania", role: "Defence Minister", aliases: ["Brandt"])
      },
      report("ccc") { _ = $0.party("Brandt", country: "Arvania") },
      report("dddd") { _ = $0.party("Brandt", country: "Arvania", role: "Defence Minister") },
    ]
    let linked = Linked(reports)
    #expect(linked.actors.contains { $0.id == "act_ana-brandt" && $0.roles.count == 1 })
    #expect(linked.actors.contains { $0.id == "act_otto-brandt" })
    #expect(
      !linked.actors.contains {
        $0.id == "act_ana-brandt" && $0.roles.map(\.role).contains("Defence Minister")
      })
  }

  @Test func anInitialMoreIsTheSamePerson() {
    let reports = [
      report("a") { _ = $0.party("Tomas O'Leary") }, report("bb") { _ = $0.party("Tomas K. O’Leary") },
    ]
    #expect(names(reports).count == 1)
  }

  @Test func recordsGoByTheJoinedId() throws {
    var one = LinkingReport("a", published: "2023-05-01")
    let minister = one.party("Gideon Brandt", country: "Arvania", role: "Foreign Minister")
    one.say(minister, "The harbour stays open")
    var other = LinkingReport("b", published: "2023-05-02")
    let short = other.party("Brandt", country: "Arvania", role: "Foreign Minister")
    let id = other.say(short, "No ship has been turned away", mentions: [short])
    let linked = Linked([one, other])
    #expect(linked.statements[id]?.speaker?.actorID == "act_gideon-brandt")
    #expect(linked.statements[id]?.mentions == ["act_gideon-brandt"])
    #expect(linked.actors.map(\.counts.statements) == [2])
  }
}
