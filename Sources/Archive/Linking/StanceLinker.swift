import NewsModel

/// Who rejects what another side invokes an instrument for.
///
/// A report that says "X has invoked the article" in Y's words cites it, but Y does not invoke it. Where Y belongs to another
/// side than those who invoke it, and Y's words name that side, the citation is Y's telling of the other's stance; and where
/// Y's side rejects, denies or condemns something of the same words in that report, its own stance is to reject.
struct StanceLinker {
  private struct Citing {
    var report: Int
    var instrument: Int
    var citation: Int
    var side: String
  }

  private let reports: [CheckedReport]
  private var statements: [String: Statement] = [:]
  /// For each instrument, who invokes it as their own.
  private var invoking: [String: [Citing]] = [:]
  private var sides: [ActorLinker.Key: String] = [:]

  /// Words that tell of somebody's invoking; one's own needs none.
  private static let invokingWords = ContentWords(
    "invoke invoking cite citing rely relies relied appeal resort justify justifies justification")

  private init(_ reports: [CheckedReport]) {
    self.reports = reports
    for report in reports {
      for actor in report.actors {
        let side = actor.classification == .state ? actor.name : actor.country
        sides[ActorLinker.Key(document: report.document.id, id: actor.id)] = side
      }
      if report.instruments.isEmpty { continue }
      for entry in report.statements { statements[entry.record.id] = entry.record }
    }
    for (number, report) in reports.enumerated() { collect(report, number) }
  }

  /// Citations that mean something else in the light of other reports, by report and instrument.
  static func citations(_ reports: [CheckedReport]) -> [ActorLinker.Key: [Instrument.Citation]] {
    let linker = StanceLinker(reports)
    var revised: [ActorLinker.Key: [Instrument.Citation]] = [:]
    for all in linker.invoking.values where Set(all.map(\.side)).count > 1 {
      for citing in all { linker.revise(citing, among: all, in: &revised) }
    }
    return revised
  }

  private mutating func collect(_ report: CheckedReport, _ number: Int) {
    for (index, instrument) in report.instruments.enumerated() {
      for (position, citation) in instrument.citations.enumerated() where citation.stance == .invokes {
        guard let speaker = citation.statementID.flatMap({ statements[$0]?.speaker?.actorID }),
          let side = sides[ActorLinker.Key(document: report.document.id, id: speaker)]
        else { continue }
        invoking[instrument.id, default: []].append(
          Citing(report: number, instrument: index, citation: position, side: side))
      }
    }
  }

  private func revise(
    _ citing: Citing, among all: [Citing], in revised: inout [ActorLinker.Key: [Instrument.Citation]]
  ) {
    let report = reports[citing.report]
    let instrument = report.instruments[citing.instrument]
    let citation = instrument.citations[citing.citation]
    guard let statement = citation.statementID.flatMap({ statements[$0] }) else { return }
    guard ContentWords(statement.text).common(Self.invokingWords) > 0 else { return }
    let named = Set(
      statement.mentions.compactMap { sides[ActorLinker.Key(document: report.document.id, id: $0)] })
    guard all.contains(where: { $0.side != citing.side && named.contains($0.side) }) else { return }
    let rejection = rejection(of: statement, by: citing.side, in: report)
    let key = ActorLinker.Key(document: report.document.id, id: instrument.id)
    var citations = revised[key] ?? instrument.citations
    if citation.actorID == statement.speaker?.actorID {
      citations[citing.citation].stance = rejection == nil ? nil : .rejects
    } else if let rejection {
      citations.append(
        Instrument.Citation(
          statementID: rejection.id, actorID: rejection.speaker?.actorID, stance: .rejects,
          span: citation.span))
    }
    revised[key] = citations
  }

  /// A statement of that side in the report that takes a stand against something of the same words.
  private func rejection(of statement: Statement, by side: String, in report: CheckedReport) -> Statement? {
    let words = ContentWords(statement.text)
    let acts: Set<SpeechAct> = [.reject, .deny, .condemn]
    return report.statements.lazy.map(\.record).first { other in
      guard acts.contains(other.act), let speaker = other.speaker?.actorID,
        sides[ActorLinker.Key(document: report.document.id, id: speaker)] == side
      else { return false }
      return ContentWords(other.text).common(words) >= 2
    }
  }
}
