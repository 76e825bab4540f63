import NewsModel

extension Evaluation {
  /// A statement is found when its content shares half its characters with the answer's and the cues overlap.
  func statements(_ tally: inout Tally) {
    let matched = Matching.assign(
      answers.statements, report.statements, optional: { $0.optional == true }, likeness: likeness)
    for (index, want) in answers.statements.enumerated() where want.optional != true {
      let found = matched[index].map { report.statements[$0] }
      tally.check(
        "statement", found != nil, .missed, "\(want.key) \(want.speaker): \(excerpt(want.contents.first))")
      if let found { check(found, want, &tally) }
    }
    for (index, record) in report.statements.enumerated()
    where !matched.values.contains(index) && record.nestedIn == nil {
      let speaker = record.speaker?.name ?? "nobody"
      tally.check("extra statement", false, .extra, "\(speaker): \(record.text.prefix(60))")
    }
  }

  private func likeness(_ want: Answers.Statement, _ found: Statement) -> Double {
    let overlap = Matching.dice(want.contents.map(\.range), found.contents.map(\.range))
    guard overlap >= 0.5, let cue = found.cue?.span.range else { return 0 }
    return ([want.cue] + (want.cuesAlso ?? [])).contains { $0.range.overlaps(cue) } ? overlap : 0
  }

  private func check(_ found: Statement, _ want: Answers.Statement, _ tally: inout Tally) {
    func trimmed(_ ranges: [Range<Int>]) -> [Range<Int>] { Matching.trimmed(ranges, in: text) }
    let speaker = found.speaker
    tally.check(
      "speaker", names.same(speaker?.name, want.speaker), .wrong, "\(want.key) \(speaker?.name ?? "none")")
    let mentions = [want.mention] + (want.mentionsAlso ?? [])
    let isMentioned = speaker?.mention.map { mention in mentions.contains { $0.range.overlaps(mention.range) }
    }
    tally.check("mention", isMentioned ?? false, .wrong, "\(want.key) \(speaker?.mention?.exact ?? "none")")
    let cues = [want.cue] + (want.cuesAlso ?? [])
    let cue = found.cue.map { trimmed([$0.span.range]) }
    let isCue = cues.contains { trimmed([$0.range]) == cue }
    tally.check("cue", isCue, .wrong, "\(want.key) \(found.cue?.exact ?? "none")")
    let isContent = trimmed(found.contents.map(\.range)) == trimmed(want.contents.map(\.range))
    tally.check("contents", isContent, .wrong, "\(want.key) \(found.text)")
    let isType = want.types.contains(found.statementType.rawValue)
    tally.check("statement_type", isType, .wrong, "\(want.key) \(found.statementType.rawValue)")
    if let addressee = want.addressee {
      let party = found.addressee
      let isRight = names.same(party?.name, addressee) || names.same(party?.mention?.exact, addressee)
      tally.check("addressee", isRight, .wrong, "\(want.key) \(party?.name ?? "none"), not \(addressee)")
    }
    if let date = want.date {
      tally.check(
        "statement date", agrees(found.date, date), .wrong, "\(want.key) \(found.date?.text ?? "none")")
    }
    if let medium = want.recordedIn {
      let kind = found.recordedIn?.kind.rawValue
      tally.check("recorded_in", kind == medium.kind, .wrong, "\(want.key) \(kind ?? "none")")
    }
  }
}
