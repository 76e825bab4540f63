import EmbeddedFiles
import Foundation
import Linguistics

/// An incident that the model proposes: its sort, how likely it is, and what fills its parts.
package struct IncidentProposal: Sendable {
  /// What fills a part.
  package struct Filler: Sendable {
    package var role: IncidentRole
    /// From 0 to 1: that it is one, and by these wordings.
    package var probability: Double
    /// Where it stands, in the order of the text.
    package var chunks: [Range<Int>]
    /// The likeliest wordings, best first; one or two.
    package var wordings: [Range<Int>]
  }

  package var sort: IncidentSort
  /// From 0 to 1.
  package var probability: Double
  package var fillers: [Filler]
}

/// The learned half of incidents: which sorts a report tells of, and what fills the parts of each.
///
/// Six logistic models over hashed features, trained on MUC-4 (see INCIDENT-MODEL.md), each a table of one file:
/// familiarity of the report, sorts of incident, fillers, wordings, verdicts, second looks; two small networks, which read
/// a report's sentences and a candidate's mentions; and clusters of words that are used alike.
package struct IncidentModel: Sendable {
  /// The tables, in the order of the file.
  package enum Part: Int, CaseIterable, Sendable {
    case familiarity, reports, fillers, wordings, verdicts, seconds, sentences, mentions
  }

  private let tables: [HashedWeights]
  /// Which words are used alike; behind the tables in the file.
  private let clusters: WordClusters

  /// The model that is compiled in.
  static let builtIn = IncidentModel()

  /// A report that is as likely as this of the kind that the model was trained on is left to it; one in two hundred of those
  /// reports is less likely, and all other texts that were looked at.
  static let familiar = 0.9
  /// The years of the news that it was trained on, and a few around them.
  static let years = 1980...1995
  /// Sorts that are likelier than this are looked at.
  static let plausible: [IncidentSort: Double] = [
    .attack: 0.2, .bombing: 0.15, .kidnapping: 0.1, .arson: 0.08, .robbery: 0.1,
  ]
  /// Incidents that are likelier than this are told.
  static let least: [IncidentSort: Double] = [
    .attack: 0.2, .bombing: 0.2, .kidnapping: 0.22, .arson: 0.25, .robbery: 0.3,
  ]
  /// Fillers that are likelier than this are told, in the words that are likeliest to be right.
  static let leastFiller = 0.15

  /// The model that is compiled in, read in place.
  package init() {
    let file = embedded_incident_model()
    self.init(base: file.bytes, length: file.length)
  }

  /// Reads tables, which must outlive it: all, or some of them in the order of ``Part``; what is not there finds nothing.
  package init(parts: [Part] = Part.allCases, base: UnsafeRawPointer, length: Int) {
    var tables = [HashedWeights](repeating: HashedWeights(base: base, limit: 0), count: Part.allCases.count)
    var offset = 0
    for part in parts {
      tables[part.rawValue] = HashedWeights(base: base + offset, limit: max(0, length - offset))
      offset += tables[part.rawValue].length
    }
    self.tables = tables
    clusters = WordClusters(base: base + offset, limit: length - offset)
  }

  /// What the model proposes for a report, the fillers of each that are likely enough; `nil` where the report is not of
  /// the kind that it was trained on.
  package func proposals(in view: IncidentView) -> [IncidentProposal]? {
    var list = FeatureList()
    view.loadFamiliarity(into: &list)
    guard tables[Part.familiarity.rawValue].length > 0, probability(list, .familiarity) >= Self.familiar
    else {
      return nil
    }
    return Self.told(proposals(IncidentReading(view, clusters: clusters)))
  }

  /// Those that are likely enough.
  static func told(_ proposals: [IncidentProposal]) -> [IncidentProposal] {
    proposals.filter { $0.probability >= Self.least[$0.sort] ?? 1 }
  }

  /// The proposals for every plausible sort, whatever their verdict.
  package func proposals(_ reading: IncidentReading) -> [IncidentProposal] {
    let probabilities = sorts(reading)
    return proposals(reading, sorts: probabilities, fillers: fillers(reading, sorts: probabilities))
  }

  // MARK: Steps, one after the other

  /// How likely the report tells an incident of each sort.
  package func sorts(_ reading: IncidentReading) -> [IncidentSort: Double] {
    var list = FeatureList()
    var found: [IncidentSort: Double] = [:]
    let network = PooledNetwork(tables[Part.sentences.rawValue], .highest)
    let pooled = network.pooled(reading.report.sentences)
    for (output, sort) in IncidentSort.allCases.enumerated() {
      reading.report.load(sort, into: &list)
      let words = probability(list, .reports)
      let sentences = 1 / (1 + exp(-network.score(pooled, output)))
      found[sort] = pooled.isEmpty ? words : LogOdds.mean(words, sentences)
    }
    return found
  }

  /// For each plausible sort how likely each candidate fills each part.
  package func fillers(_ reading: IncidentReading, sorts: [IncidentSort: Double]) -> FillerScores {
    var list = FeatureList()
    var scores = FillerScores()
    let plausible = Self.plausible(sorts)
    guard !plausible.isEmpty else { return scores }
    let network = PooledNetwork(tables[Part.mentions.rawValue], .mean)
    for index in reading.candidates.indices {
      let traits = reading.traits[index]
      let pooled = network.pooled(traits.mentions)
      for (sort, _) in plausible {
        for role in IncidentRole.allCases where reading.candidates[index].roles.contains(role) {
          FillerFeatures.load(traits, role: role, sort: sort, sorts: plausible, into: &list)
          let more = network.score(pooled, role.output(of: sort))
          scores[sort, role, default: [:]][index] = probability(list, .fillers, more)
        }
      }
    }
    return scores
  }

  /// Verdicts on all plausible sorts.
  package func proposals(
    _ reading: IncidentReading, sorts: [IncidentSort: Double], fillers scores: FillerScores
  ) -> [IncidentProposal] {
    var list = FeatureList()
    let seconds = secondLook(reading, sorts: sorts, scores)
    return Self.plausible(sorts).map { sort, _ in
      VerdictFeatures.load(sort, probabilities: sorts, scores: scores.byRole(sort), reading.view, into: &list)
      return IncidentProposal(
        sort: sort, probability: probability(list, .verdicts), fillers: fillers(reading, seconds, sort))
    }
  }

  /// The probabilities of likely fillers, brought half way to what a second look says.
  func secondLook(
    _ reading: IncidentReading, sorts: [IncidentSort: Double], _ scores: FillerScores
  ) -> FillerScores {
    guard tables[Part.seconds.rawValue].length > 0 else { return scores }
    var list = FeatureList()
    var seconds = FillerScores()
    reading.eachSecond(sorts: sorts, scores: scores, into: &list) { list, index, role, sort, first in
      seconds[sort, role, default: [:]][index] = LogOdds.mean(first, probability(list, .seconds))
    }
    return seconds
  }

  private func fillers(_ reading: IncidentReading, _ scores: FillerScores, _ sort: IncidentSort)
    -> [IncidentProposal.Filler]
  {
    var found: [IncidentProposal.Filler] = []
    for role in IncidentRole.allCases {
      for (index, probability) in (scores[sort, role] ?? [:]).sorted(by: { $0.key < $1.key })
      where probability >= Self.leastFiller {
        let best = wordings(reading, index, role)
        // Things are told by one wording, people and organizations by a name and by a mention.
        let words = role == .target || role == .weapon ? best.prefix(1) : best[...]
        let right = probability * (1 - words.reduce(1) { $0 * (1 - $1.probability) })
        guard right >= Self.leastFiller else { continue }
        found.append(
          IncidentProposal.Filler(
            role: role, probability: right, chunks: reading.candidates[index].chunks,
            wordings: best.map(\.tokens)))
      }
    }
    return found
  }

  /// The two likeliest wordings, best first.
  private func wordings(_ reading: IncidentReading, _ index: Int, _ role: IncidentRole) -> [(
    tokens: Range<Int>, probability: Double
  )] {
    let features = WordingFeatures(view: reading.view)
    var list = FeatureList()
    let scored = features.wordings(reading.candidates[index]).enumerated().map { offset, wording in
      features.load(wording, role: role, into: &list)
      return (
        tokens: wording.places[0].tokens, probability: probability(list, .wordings), offset: offset
      )
    }
    return scored.sorted { (-$0.probability, $0.offset) < (-$1.probability, $1.offset) }.prefix(2)
      .map { ($0.tokens, $0.probability) }
  }

  /// The sorts that are worth a look, in a fixed order.
  package static func plausible(_ sorts: [IncidentSort: Double]) -> [(
    sort: IncidentSort, probability: Double
  )] {
    IncidentSort.allCases.compactMap { sort in
      guard let probability = sorts[sort], probability >= plausible[sort] ?? 1 else { return nil }
      return (sort, probability)
    }
  }

  private func probability(_ list: FeatureList, _ part: Part, _ more: Double = 0) -> Double {
    let table = tables[part.rawValue]
    var sum: Int32 = 0
    table.add(list, to: &sum)
    return 1 / (1 + exp(-Double(sum) * Double(table.scale) - more))
  }
}

/// How likely each candidate fills each part, by sort of incident.
package struct FillerScores: Sendable {
  private var scores: [IncidentSort: [IncidentRole: [Int: Double]]] = [:]

  /// The probabilities of one part, by the candidate's number.
  package subscript(sort: IncidentSort, role: IncidentRole) -> [Int: Double]? { scores[sort]?[role] }

  subscript(sort: IncidentSort, role: IncidentRole, default value: [Int: Double]) -> [Int: Double] {
    get { scores[sort]?[role] ?? value }
    set { scores[sort, default: [:]][role] = newValue }
  }

  /// The probabilities of each part of a sort.
  func byRole(_ sort: IncidentSort) -> [IncidentRole: [Double]] {
    (scores[sort] ?? [:]).mapValues { Array($0.values) }
  }
}
