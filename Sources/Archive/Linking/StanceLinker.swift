import NewsModel

/// Who rejects what another side invokes an instrument for.
///
/// A report that says "X has invoked the article" in Y's words cites it, but Y does not invoke it. Where Y belongs to another
/// side than those who invoke it, and Y's words name that side, the citation is Y's telling of the other's stance; and where
/// Y's side rejects, denies or condemns something of the same words in that report, its own stance is to reject.
struct StanceLinker {
  private struct Citing {
    var part: Int
    var instrument: Int
    var citation: Int
    /// The statement whose words cite, by its place in the report.
    var statement: Int
    var side: String
  }

  private let parts: [ReportPart]
  /// For each instrument, who invokes it as their own.
  private var invoking: [String: [Citing]] = [:]

  /// Words that tell of somebody's invoking; one's own needs none.
  private static let invokingWords = ContentWords(
    "invoke invoking cite citing rely relies relied appeal resort justify justifies justification")

  private init(_ parts: [ReportPart]) {
    self.parts = parts
    for number in parts.indices { collect(number) }
  }

  /// For each report: citations that mean something else in the light of other reports, by instrument.
  static func citations(_ parts: [ReportPart]) -> [Int: [String: [Instrument.Citation]]] {
    let linker = StanceLinker(parts)
    var revised: [Int: [String: [Instrument.Citation]]] = [:]
    for all in linker.invoking.values {
      let sides = Set(all.map(\.side))
      if sides.count < 2 { continue }
      for citing in all { linker.revise(citing, among: sides, in: &revised) }
    }
    return revised
  }

  private mutating func collect(_ number: Int) {
    let part = parts[number]
    let hasInvoking = part.traits.instruments.contains { instrument in
      instrument.citations.contains { $0.stance == .invokes && $0.statementID != nil }
    }
    guard hasInvoking else { return }
    let sides = Self.sides(part)
    let numbers = Dictionary(part.content.statements.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for (index, instrument) in part.traits.instruments.enumerated() {
      for (position, citation) in instrument.citations.enumerated() where citation.stance == .invokes {
        guard let statement = citation.statementID.flatMap({ numbers[$0] }),
          let side = part.traits.statements[statement].speakerID.flatMap({ sides[$0] })
        else { continue }
        invoking[instrument.id, default: []].append(
          Citing(part: number, instrument: index, citation: position, statement: statement, side: side))
      }
    }
  }

  /// To which side the actors of a report belong.
  private static func sides(_ part: ReportPart) -> [String: String] {
    var sides: [String: String] = [:]
    for actor in part.traits.actors {
      sides[actor.id] = actor.classification == .state ? actor.name : actor.country
    }
    return sides
  }

  private func revise(
    _ citing: Citing, among all: Set<String>, in revised: inout [Int: [String: [Instrument.Citation]]]
  ) {
    let part = parts[citing.part]
    let instrument = part.traits.instruments[citing.instrument]
    guard let statement = part.content.record(Statement.self, part.content.statements[citing.statement]),
      ContentWords(statement.text).common(Self.invokingWords) > 0
    else { return }
    let sides = Self.sides(part)
    let named = Set(statement.mentions.compactMap { sides[$0] })
    guard named.contains(where: { $0 != citing.side && all.contains($0) }) else { return }
    let rejection = rejection(of: statement, by: citing.side, in: part, sides)
    var citations = revised[citing.part]?[instrument.id] ?? instrument.citations
    let citation = instrument.citations[citing.citation]
    if citation.actorID == statement.speaker?.actorID {
      citations[citing.citation].stance = rejection == nil ? nil : .rejects
    } else if let rejection {
      citations.append(
        Instrument.Citation(
          statementID: rejection.id, actorID: rejection.speaker?.actorID, stance: .rejects,
          span: citation.span))
    }
    revised[citing.part, default: [:]][instrument.id] = citations
  }

  /// A statement of that side in the report that takes a stand against something of the same words.
  private func rejection(
    of statement: Statement, by side: String, in part: ReportPart, _ sides: [String: String]
  ) -> Statement? {
    let words = ContentWords(statement.text)
    let acts: Set<SpeechAct> = [.reject, .deny, .condemn]
    let index = part.traits.statements.firstIndex { other in
      acts.contains(other.act) && other.speakerID.flatMap({ sides[$0] }) == side
        && other.said.words.common(words) >= 2
    }
    return index.flatMap { part.content.record(Statement.self, part.content.statements[$0]) }
  }
}
