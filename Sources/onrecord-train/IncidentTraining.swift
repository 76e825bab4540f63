import Extraction
import Foundation

/// A report to learn from: what the model sees, and what people found in it.
struct IncidentExample {
  var key: IncidentKey
  var reading: IncidentReading
  /// The part of cross-validation that it belongs to.
  var fold: Int

  /// Whether it tells an incident of a sort.
  func tells(_ sort: IncidentSort) -> Bool { key.templates.contains { $0.sorts.contains(sort) } }

  /// The alternatives of all fillers of a part, of incidents of one sort or of any.
  func answers(_ role: IncidentRole, _ sort: IncidentSort? = nil) -> Set<String> {
    key.templates.filter { template in sort.map(template.sorts.contains) ?? true }
      .reduce(into: []) { answers, template in
        for filler in template.fillers[role] ?? [] { answers.formUnion(filler) }
      }
  }
}

/// Trains the tables of the incident model one after the other: each learns from what those before it say of reports
/// that they have not seen.
struct IncidentTraining {
  var folds = 5
  /// Unfamiliar texts.
  var others: [IncidentView]

  typealias Sorts = [[IncidentSort: Double]]

  /// The bytes of the model, and for each report what a model that never saw it proposes.
  func train(_ examples: [IncidentExample]) -> (model: [UInt8], unseen: [[IncidentProposal]]) {
    let familiarity = LogisticTraining(epochs: 4, rate: 0.1, decay: 0.01, cutoff: 3).train { body in
      var list = FeatureList()
      for example in examples {
        example.reading.view.loadFamiliarity(into: &list)
        body(list, true)
      }
      for other in others {
        other.loadFamiliarity(into: &list)
        body(list, false)
      }
    }
    let sorts: Sorts = crossed(examples) {
      Self.reports($0) + Self.sentences($0)
    } apply: { bytes, example in
      ModelKeeper.incidents([.reports, .sentences], bytes).sorts(example.reading)
    }
    print("sorts of incident: done")
    let labels = examples.map(FillerLabels.init)
    let indices = Array(examples.indices)
    let scores: [FillerScores] = crossed(indices, fold: { examples[$0].fold }) {
      let tables = Self.fillers($0, examples, sorts, labels)
      return tables.linear + tables.network
    } apply: { bytes, index in
      ModelKeeper.incidents([.fillers, .mentions], bytes).fillers(
        examples[index].reading, sorts: sorts[index])
    }
    print("fillers: done")
    let wordings = Self.wordings(examples, labels)
    let unseen: [[IncidentProposal]] = crossed(indices, fold: { examples[$0].fold }) {
      Self.wordings($0.map { examples[$0] }, $0.map { labels[$0] })
        + Self.verdicts($0, examples, sorts, scores)
        + Self.seconds($0, examples, sorts, scores, labels)
    } apply: { bytes, index in
      ModelKeeper.incidents([.wordings, .verdicts, .seconds], bytes)
        .proposals(examples[index].reading, sorts: sorts[index], fillers: scores[index])
    }
    let fillers = Self.fillers(indices, examples, sorts, labels)
    let model =
      familiarity + Self.reports(examples) + fillers.linear + wordings
      + Self.verdicts(indices, examples, sorts, scores)
      + Self.seconds(indices, examples, sorts, scores, labels) + Self.sentences(examples) + fillers.network
    return (model, unseen)
  }

  private func crossed<Answer>(
    _ examples: [IncidentExample], train: ([IncidentExample]) -> [UInt8],
    apply: ([UInt8], IncidentExample) -> Answer
  ) -> [Answer] {
    crossed(Array(examples.indices), fold: { examples[$0].fold }) {
      train($0.map { examples[$0] })
    } apply: {
      apply($0, examples[$1])
    }
  }

  /// What models that were trained on the other folds say of each example.
  private func crossed<Answer>(
    _ indices: [Int], fold: (Int) -> Int, train: ([Int]) -> [UInt8], apply: ([UInt8], Int) -> Answer
  ) -> [Answer] {
    var answers: [Int: Answer] = [:]
    for part in 0..<folds {
      let bytes = train(indices.filter { fold($0) != part })
      for index in indices where fold(index) == part { answers[index] = apply(bytes, index) }
    }
    return indices.compactMap { answers[$0] }
  }
}
