import NewsModel

/// One report's records held against its answers.
struct Evaluation {
  let answers: Answers
  let report: ExtractedReport
  let text: [Unicode.Scalar]
  let names: NameBook

  init(answers: Answers, report: ExtractedReport, text: String) {
    (self.answers, self.report, self.text) = (answers, report, Array(text.unicodeScalars))
    names = NameBook(answers.actors, report.actors)
  }

  func run(_ tally: inout Tally) {
    if let date = answers.datePublished {
      let found = report.document.datePublished?.description
      tally.check("date_published", found == date, .wrong, "\(found ?? "none"), not \(date)")
    }
    if let publisher = answers.publisher {
      let found = report.document.publisher
      tally.check("publisher", names.same(found, publisher), .wrong, "\(found ?? "none"), not \(publisher)")
    }
    statements(&tally)
    incidents(&tally)
    for actor in answers.actors { check(actor, &tally) }
    let cited = report.instruments.flatMap { [$0.name] + $0.otherNames }.map(NameBook.plain)
    for instrument in answers.legalInstruments ?? [] {
      let wanted = NameBook.plain(instrument)
      let isCited = cited.contains { $0.contains(wanted) || wanted.contains($0) }
      tally.check("instrument", isCited, .missed, instrument)
    }
  }

  private func check(_ want: Answers.Actor, _ tally: inout Tally) {
    let wanted = Set(([want.name] + (want.otherNames ?? [])).map(NameBook.plain))
    let found = report.actors.first {
      !wanted.isDisjoint(with: ([$0.name] + $0.otherNames).map(NameBook.plain))
    }
    tally.check("actor", found != nil, .missed, want.name)
    guard let found else { return }
    if let classification = want.classification {
      let isRight = found.classification?.rawValue == classification
      tally.check(
        "actor classification", isRight, .wrong, "\(want.name) \(found.classification?.rawValue ?? "none")")
    }
    if let country = want.country {
      tally.check(
        "actor country", found.country == country, .wrong, "\(want.name) \(found.country ?? "none")")
    }
  }

  /// Whether a day found is the one wanted, or rightly left open.
  func agrees(_ found: ReportedDate?, _ wanted: Answers.Date) -> Bool {
    guard let start = wanted.start else { return true }
    guard let day = found?.start else { return ["publication", "cross_document"].contains(wanted.basis) }
    return day.description.hasPrefix(start)
  }

  /// The start of what stands there, to name it by in a line of the summary.
  func excerpt(_ stretch: Answers.Stretch?) -> String {
    guard let stretch, stretch.start < text.count else { return "" }
    let piece = text[stretch.start..<min(text.count, stretch.end, stretch.start + 60)]
    return String(String.UnicodeScalarView(piece))
  }
}
