import NewsModel

extension Evaluation {
  /// An incident is found when the category agrees and the evidence overlaps.
  func incidents(_ tally: inout Tally) {
    let matched = Matching.assign(
      answers.incidents, report.incidents, optional: { $0.optional == true }, likeness: likeness)
    for (index, want) in answers.incidents.enumerated() where want.optional != true {
      let found = matched[index].map { report.incidents[$0] }
      tally.check("incident", found != nil, .missed, "\(want.key) \(excerpt(want.evidence.first))")
      if let found { check(found, want, &tally) }
    }
    for (index, record) in report.incidents.enumerated() where !matched.values.contains(index) {
      let evidence = record.evidence.first?.exact.prefix(60) ?? ""
      tally.check("extra incident", false, .extra, "\(record.subEventType): \(evidence)")
    }
  }

  private func likeness(_ want: Answers.Incident, _ found: Incident) -> Double {
    guard found.category.rawValue == want.category else { return 0 }
    let overlap = Matching.dice(want.evidence.map(\.range), found.evidence.map(\.range))
    guard overlap > 0 else { return 0 }
    let parties = found.actors.map(\.party) + found.targets.map(\.party)
    let agreeing = ((want.actors ?? []) + (want.targets ?? [])).filter { has($0, parties) }.count
    let sameDay = want.date?.start.map { found.date?.start?.description.hasPrefix($0) ?? false } ?? false
    return overlap + 0.1 * Double(agreeing + (sameDay ? 1 : 0))
  }

  private func has(_ name: String, _ parties: [Party]) -> Bool {
    parties.flatMap { [$0.name, $0.mention?.exact].compactMap(\.self) }.contains {
      names.same($0, name) || NameBook.plain($0).contains(NameBook.plain(name))
    }
  }

  private func check(_ found: Incident, _ want: Answers.Incident, _ tally: inout Tally) {
    if let types = want.subEventTypes {
      let isRight = types.contains(found.subEventType)
      tally.check("sub_event_type", isRight, .wrong, "\(want.key) \(found.subEventType)")
    }
    if let date = want.date {
      tally.check(
        "incident date", agrees(found.date, date), .wrong, "\(want.key) \(found.date?.text ?? "none")")
    }
    for name in want.actors ?? [] {
      tally.check("incident actor", has(name, found.actors.map(\.party)), .missed, "\(want.key) \(name)")
    }
    for name in want.targets ?? [] {
      tally.check("incident target", has(name, found.targets.map(\.party)), .missed, "\(want.key) \(name)")
    }
    if let place = want.place {
      let parts = [found.place?.name, found.place?.admin1, found.place?.country].compactMap(\.self)
      let isThere = NameBook.plain(parts.joined(separator: " ")).contains(NameBook.plain(place))
      let isRight = isThere || (want.country != nil && want.country == found.place?.country)
      tally.check(
        "incident place", isRight, .wrong, "\(want.key) \(found.place?.name ?? "none"), not \(place)")
    }
    for weapon in want.weapons ?? [] { check(weapon, found, want.key, &tally) }
    numbers(found, want, &tally)
    let isStatus = ([want.status] + (want.statusAlso ?? [])).contains(found.status.rawValue)
    tally.check(
      "incident status", isStatus, .wrong, "\(want.key) \(found.status.rawValue), not \(want.status)")
  }

  private func check(_ want: Answers.Weapon, _ found: Incident, _ key: String, _ tally: inout Tally) {
    let alike = found.weapons.filter {
      NameBook.plain($0.type.split(separator: "_").joined(separator: " ")) == NameBook.plain(want.type)
    }
    let models = Set(alike.flatMap(\.models).map(NameBook.plain))
    let isRight = !alike.isEmpty && models.isSuperset(of: (want.models ?? []).map(NameBook.plain))
    tally.check("weapon", isRight, .missed, "\(key) \(want.type) \(want.models ?? [])")
  }

  private func numbers(_ found: Incident, _ want: Answers.Incident, _ tally: inout Tally) {
    let pairs = [
      ("fatalities", want.fatalities, found.fatalities?.best), ("injured", want.injured, found.injured?.best),
      ("intercepted", want.intercepted, found.intercepted?.best),
    ]
    for (field, wanted, number) in pairs {
      guard let wanted else { continue }
      tally.check(
        field, number == wanted, .wrong, "\(want.key) \(number.map(String.init) ?? "none"), not \(wanted)")
    }
  }
}
