import NewsModel
import Testing

@testable import Archive

@Suite struct IncidentLinkingTests {
  private static let ysel = (name: "Port Ysel", country: "Arvania")

  private func bombing(
    _ id: String, _ notes: String, day: String?, killed: Int?, published: String? = "2023-05-03",
    publisher: String? = nil, at place: (name: String, country: String)? = ysel
  ) -> (report: LinkingReport, id: String) {
    var report = LinkingReport(id, published: published, publisher: publisher)
    let victims = report.party("shoppers", .people)
    let id = report.tell(
      notes, "remote_explosive_landmine_ied", date: day.map(LinkingReport.day), on: [victims], at: place,
      killed: killed)
    return (report, id)
  }

  private func clusters(_ tellings: [(report: LinkingReport, id: String)]) -> [String?] {
    let linked = Linked(tellings.map(\.report))
    #expect(linked.incidents == Linked(tellings.map(\.report).reversed()).incidents)
    return tellings.map { linked.incidents[$0.id]?.clusterID }
  }

  @Test func threeOutletsOnOneBombingAreOneWithAllTolls() throws {
    let tellings = [
      bombing(
        "a", "A car bomb killed 12 shoppers at the market.", day: "2023-05-02", killed: 12,
        publisher: "Gazette"),
      bombing(
        "b", "At least 15 shoppers died when a bomb went off.", day: "2023-05-02", killed: 15,
        publisher: "Courier"),
      bombing("c", "A blast at the market left nine shoppers dead.", day: "2023-05-03", killed: 9),
    ]
    #expect(Set(clusters(tellings)) == [tellings[0].id])
    let linked = Linked(tellings.map(\.report))
    let incident = try #require(linked.incidents[tellings[0].id])
    #expect(incident.documentCount == 3)
    #expect(incident.fatalities?.best == 12)
    let figures = try #require(incident.fatalities?.reports)
    #expect(figures.map(\.value) == [12, 15, 9])
    #expect(figures.map(\.documentID) == [nil, "b", "c"])
    #expect(figures.map(\.reportedBy) == [nil, "Courier", nil])
  }

  @Test func tollsThatAgreeAreNotRepeated() throws {
    let tellings = ["a", "b"].map {
      bombing($0, "A bomb killed 12 at the market.", day: "2023-05-02", killed: 12)
    }
    #expect(Set(clusters(tellings)).count == 1)
    let linked = Linked(tellings.map(\.report))
    #expect(linked.incidents[tellings[0].id]?.fatalities?.reports.count == 1)
  }

  @Test func twoBombingsInOneTownAWeekApartAreTwo() {
    let tellings = [
      bombing("a", "A car bomb killed 12 shoppers at the market.", day: "2023-05-02", killed: 12),
      bombing(
        "b", "A car bomb killed 12 shoppers at the market.", day: "2023-05-09", killed: 12,
        published: "2023-05-09"),
      bombing(
        "c", "The market bomb killed 11 shoppers.", day: "2023-05-09", killed: 11, published: "2023-05-10"),
      bombing("d", "A car bomb killed shoppers at the market.", day: nil, killed: nil, published: nil),
    ]
    let found = clusters(tellings)
    #expect(found[0] == tellings[0].id && found[1] == found[2] && found[0] != found[1])
    // Which of the two the undated report means can't be told.
    #expect(found[3] == tellings[3].id)
  }

  @Test(arguments: [("Münd", "Brellen"), ("Old Quay", "Brellen")])
  func elsewhereIsAnotherBombing(_ name: String, _ country: String) {
    let tellings = [
      bombing("a", "A car bomb killed 12 shoppers at the market.", day: "2023-05-02", killed: 12),
      bombing(
        "b", "A bomb killed ten shoppers near a school.", day: "2023-05-02", killed: 10, at: (name, country)),
    ]
    #expect(Set(clusters(tellings)).count == 2)
  }

  @Test func tollsFarApartAreTwoBombings() {
    let tellings = [
      bombing("a", "A bomb killed 80 shoppers at the market.", day: "2023-05-02", killed: 80),
      bombing("b", "One shopper died in a blast.", day: "2023-05-02", killed: 1),
    ]
    #expect(Set(clusters(tellings)).count == 2)
  }

  @Test func oneReportKeepsItsIncidentsApart() {
    var report = LinkingReport("a", published: "2023-05-03")
    let victims = report.party("shoppers", .people)
    let ids = ["A bomb killed 12 shoppers at the market.", "A second bomb killed 12 shoppers at the market."]
      .map {
        report.tell(
          $0, "remote_explosive_landmine_ied", date: LinkingReport.day("2023-05-02"), on: [victims],
          at: Self.ysel, killed: 12)
      }
    let other = bombing("b", "A bomb killed 12 shoppers at the market.", day: "2023-05-02", killed: 12)
    let linked = Linked([report, other.report])
    #expect(linked.incidents[ids[0]]?.clusterID != linked.incidents[ids[1]]?.clusterID)
    #expect(linked.incidents[other.id]?.documentCount == 2)
  }

  // MARK: Dates

  private func letter(_ id: String, published: String?, date: ReportedDate?) -> (
    report: LinkingReport, id: String
  ) {
    var report = LinkingReport(id, published: published)
    let minister = report.party("Ana Ferré", country: "Arvania", role: "Foreign Minister")
    let council = report.party("Council of Ports", .organization)
    let id = report.tell(
      "Ana Ferré sent a letter to the Council of Ports asking for action over the harbour.", "letter",
      category: .diplomatic, date: date, by: [minister], on: [council])
    report.say(minister, "An answer is due by the end of that week", date: date)
    return (report, id)
  }

  @Test func anUndatedReportIsBoundedByADatedOne() throws {
    let tellings = [
      letter("a", published: nil, date: LinkingReport.unresolved("XXXX-WXX-1")),
      letter("b", published: "2024-11-22", date: nil),
    ]
    let linked = Linked(tellings.map(\.report))
    for telling in tellings {
      let date = try #require(linked.incidents[telling.id]?.date)
      #expect(date.start == CalendarDate("2024-11-18") && date.end == date.start)
      #expect(date.basis == .crossDocument && date.precision == .day)
    }
    let statement = try #require(linked.statements.values.first { $0.documentID == "a" })
    #expect(statement.date?.start == CalendarDate("2024-11-18") && statement.date?.basis == .crossDocument)
  }

  @Test func aStatedDateIsNeverTouched() {
    let tellings = [
      letter("a", published: nil, date: LinkingReport.unresolved("XXXX-WXX-1")),
      letter("b", published: "2024-11-22", date: LinkingReport.day("2024-11-20")),
    ]
    let linked = Linked(tellings.map(\.report))
    #expect(linked.incidents[tellings[1].id]?.date == LinkingReport.day("2024-11-20"))
    // The twentieth was no Monday, so that both can't be right; the words are left as they are.
    #expect(linked.incidents[tellings[0].id]?.date?.start != CalendarDate("2024-11-20"))
  }

  @Test(arguments: [
    ("XXXX-WXX-1", "2024-11-22", "2024-11-18"), ("XXXX-WXX-5", "2024-11-22", "2024-11-22"),
    ("XXXX-WXX-6", "2024-11-22", "2024-11-16"), ("XXXX-10-03", "2024-11-22", "2024-10-03"),
    ("XXXX-12-03", "2024-11-22", "2023-12-03"), ("XXXX-02-29", "2023-11-22", "2020-02-29"),
  ])
  func wordsMeanTheLatestSuchDay(_ timex: String, _ reference: String, _ day: String) {
    #expect(CrossDating.resolve(timex, notBehind: CalendarDate(reference)!) == CalendarDate(day))
  }

  @Test(arguments: ["PAST_REF", "XXXX-WXX-9", "XXXX-WXX-", "XXXX-13-01", "XXXX-XX-XX", "2024-10", ""])
  func otherWordsMeanNoDay(_ timex: String) {
    #expect(CrossDating.resolve(timex, notBehind: CalendarDate("2024-11-22")!) == nil)
  }

  // MARK: Disputes

  private func denial(_ words: String, published: String, act: SpeechAct = .deny) -> (
    report: LinkingReport, id: String
  ) {
    var report = LinkingReport("z", published: published)
    let speaker = report.party("Łucja Brandt", country: "Brellen", role: "spokesperson")
    let front = report.party("Northern Front", .armedGroup, country: "Brellen")
    let id = report.say(speaker, words, act: act, mentions: [front])
    return (report, id)
  }

  private func shelling() -> (report: LinkingReport, id: String) {
    var report = LinkingReport("a", published: "2023-05-03")
    let front = report.party("Northern Front", .armedGroup, country: "Brellen")
    let villagers = report.party("villagers", .people)
    let id = report.tell(
      "The Northern Front shelled villagers in Port Ysel.", "shelling_artillery_missile_attack",
      date: LinkingReport.day("2023-05-02"), by: [front], on: [villagers], at: Self.ysel, trigger: "shelled")
    return (report, id)
  }

  @Test(arguments: [
    (SpeechAct.deny, Statement.Subject.Relation.denies), (.reject, .denies), (.condemn, .condemns),
  ])
  func whatOneSideSaysOfAnothersIncidentIsLinked(_ act: SpeechAct, _ relation: Statement.Subject.Relation)
    throws
  {
    let (told, spoken) = (
      shelling(), denial("that the Northern Front shelled Port Ysel", published: "2023-05-04", act: act)
    )
    let linked = Linked([told.report, spoken.report])
    let statement = try #require(linked.statements[spoken.id])
    #expect(statement.about == [.init(incidentID: told.id, relation: relation)])
    let incident = try #require(linked.incidents[told.id])
    #expect(incident.disputedBy == (relation == .denies ? [spoken.id] : []))
    #expect(incident.status == (relation == .denies ? .disputed : .reported))
  }

  @Test(arguments: [
    ("that the Northern Front shelled Münd", "2023-05-04"),
    ("that the talks in Port Ysel failed", "2023-05-04"),
    ("that the Northern Front shelled Port Ysel", "2023-08-04"),
  ])
  func whatNamesAnotherDeedIsNot(_ words: String, _ day: String) {
    let (told, spoken) = (shelling(), denial(words, published: day))
    let linked = Linked([told.report, spoken.report])
    #expect(linked.statements[spoken.id]?.about == [])
    #expect(linked.incidents[told.id]?.status == .reported)
  }

  @Test func aDeniedIncidentOfAnotherReportDisputesTheCluster() throws {
    let (told, again) = (shelling(), shelling())
    var second = again.report
    second = LinkingReport("b", published: "2023-05-03")
    let front = second.party("Northern Front", .armedGroup, country: "Brellen")
    let villagers = second.party("villagers", .people)
    let secondID = second.tell(
      "The Northern Front shelled villagers in Port Ysel, a mayor said.", "shelling_artillery_missile_attack",
      date: LinkingReport.day("2023-05-02"), by: [front], on: [villagers], at: Self.ysel)
    var third = LinkingReport("c", published: "2023-05-04")
    let own = third.party("Northern Front", .armedGroup, country: "Brellen")
    let others = third.party("villagers", .people)
    let denied = third.tell(
      "The Northern Front denied that it shelled villagers in Port Ysel.",
      "shelling_artillery_missile_attack",
      reality: .negated, date: LinkingReport.day("2023-05-02"), by: [own], on: [others], at: Self.ysel)
    let denial = third.say(
      own, "that it shelled villagers in Port Ysel", act: .deny,
      about: [.init(incidentID: denied, relation: .denies)])
    let linked = Linked([told.report, second, third])
    for id in [told.id, secondID] {
      #expect(linked.incidents[id]?.disputedBy == [denial])
      #expect(linked.incidents[id]?.status == .disputed)
    }
    #expect(linked.incidents[told.id]?.documentCount == 2)
    let about = linked.statements[denial]?.about.map(\.incidentID) ?? []
    #expect(Set(about).isSuperset(of: [denied, told.id, secondID]))
  }
}
