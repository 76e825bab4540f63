import Extraction
import Foundation

/// Learns what is source, cue and content around a cue: a conditional random field over the sequences that
/// `SpanAutomaton` allows, trained by AdaGrad on the likelihood.
struct AttributionSpanTraining {
  var epochs = 3
  var rate: Float = 0.03
  var decay: Float = 0.002
  var cutoff: UInt8 = 5

  private struct Example {
    let anchor: Int
    let count: Int
    /// Where the features of each token and step begin, with the end of the last.
    var tokens: [Int]
    var steps: [Int]
    let states: [Int]
  }

  /// The bytes of the tables, from articles and what is known of their cues.
  func train(_ articles: [TrainingArticle], _ cues: [CueField]) -> [UInt8] {
    var (tokenNumbers, stepNumbers) = (FeatureNumbering(cutoff: cutoff), FeatureNumbering(cutoff: cutoff))
    forEach(articles, cues) { list, isStep in
      if isStep { stepNumbers.count(list) } else { tokenNumbers.count(list) }
    } example: { _, _, _ in
    }
    var (tokenFeatures, stepFeatures) = ([Int32](), [Int32]())
    var examples: [Example] = []
    var (tokenStarts, stepStarts) = ([0], [0])
    forEach(articles, cues) { list, isStep in
      if isStep {
        stepNumbers.numbers(list, into: &stepFeatures)
        stepStarts.append(stepFeatures.count)
      } else {
        tokenNumbers.numbers(list, into: &tokenFeatures)
        tokenStarts.append(tokenFeatures.count)
      }
    } example: { anchor, count, states in
      examples.append(
        Example(anchor: anchor, count: count, tokens: tokenStarts, steps: stepStarts, states: states))
      (tokenStarts, stepStarts) = ([tokenFeatures.count], [stepFeatures.count])
    }
    var field = SpanField(
      tokenRows: LearnedRows(count: tokenNumbers.hashes.count, width: 3),
      stepRows: LearnedRows(count: stepNumbers.hashes.count, width: 6), decay: decay)
    var generator = SeededGenerator(seed: 11)
    for epoch in 0..<epochs {
      examples.shuffle(using: &generator)
      field.rate = rate / (1 + Float(epoch) * 0.3)
      for (number, example) in examples.enumerated() {
        if epoch > 0, (number + 1).isMultiple(of: max(1, examples.count / 6)) { field.remember() }
        field.learn(
          anchor: example.anchor, count: example.count, states: example.states, tokenFeatures, example.tokens,
          stepFeatures, example.steps)
      }
      FileHandle.standardError.write(
        Data("  spans epoch \(epoch): \(field.loss / Double(examples.count))\n".utf8))
      field.loss = 0
    }
    return HashedWeights.write(
      field.tokenRows.rows(tokenNumbers.hashes), dense: [], width: 3, cuttingOneIn: 2_000)
      + HashedWeights.write(
        field.stepRows.rows(stepNumbers.hashes), dense: field.meanDense, width: 6, cuttingOneIn: 2_000)
  }

  private func forEach(
    _ articles: [TrainingArticle], _ cues: [CueField], _ body: (FeatureList, Bool) -> Void,
    example: (Int, Int, [Int]) -> Void
  ) {
    var list = FeatureList()
    for (article, cues) in zip(articles, cues) {
      var features = SpanFeatures(article.view, cues: cues)
      for gold in article.gold {
        features.load(anchor: gold.anchor)
        let window = features.window
        guard
          let states = SpanAutomaton.path(
            window.map { gold.labels[$0] ?? .other }, anchor: gold.anchor - window.lowerBound)
        else { continue }
        for token in window {
          features.load(token, into: &list)
          body(list, false)
          if token == window.lowerBound { continue }
          features.loadStep(token, into: &list)
          body(list, true)
        }
        example(gold.anchor - window.lowerBound, window.count, states)
      }
    }
  }
}
