import Extraction

/// What each table of the incident model learns from.
extension IncidentTraining {
  static func reports(_ examples: [IncidentExample]) -> [UInt8] {
    LogisticTraining(epochs: 8, rate: 0.05, decay: 0.02, cutoff: 3).train { body in
      var list = FeatureList()
      for example in examples {
        for sort in IncidentSort.allCases {
          example.reading.load(sort, into: &list)
          body(list, example.tells(sort))
        }
      }
    }
  }

  static func sentences(_ examples: [IncidentExample]) -> [UInt8] {
    let count = IncidentSort.allCases.count
    let training = NetworkTraining(
      pooling: .highest, dimensions: 24, outputs: count, kinds: count, epochs: 20, decay: 1e-3, dropout: 0.5,
      ground: 0.01, spread: 1, members: 2)
    return training.train { body in
      for example in examples {
        body(
          example.reading.sentences,
          IncidentSort.allCases.enumerated().map { output, sort in
            NetworkTraining.Question(output: output, answer: example.tells(sort))
          })
      }
    }.network
  }

  /// The linear table and the network.
  static func fillers(
    _ indices: [Int], _ examples: [IncidentExample], _ sorts: Sorts, _ labels: [FillerLabels]
  ) -> (linear: [UInt8], network: [UInt8]) {
    let training = NetworkTraining(
      pooling: .mean, dimensions: 16, outputs: IncidentRole.allCases.count * IncidentSort.allCases.count,
      kinds: IncidentRole.allCases.count, epochs: 10, decay: 3e-3, dropout: 0.4, ground: 0.1, spread: 0.4)
    return training.train { body in
      for index in indices {
        let reading = examples[index].reading
        let plausible = IncidentModel.plausible(sorts[index])
        guard !plausible.isEmpty else { continue }
        for candidate in reading.candidateNumbers {
          var questions: [NetworkTraining.Question] = []
          for (sort, _) in plausible {
            for role in IncidentRole.allCases where reading.canFill(role, candidate) {
              var question = NetworkTraining.Question(
                output: role.output(of: sort), answer: labels[index].isAnswer(candidate, role, sort))
              reading.load(candidate, role: role, sort: sort, sorts: plausible, into: &question.list)
              // Nearly an answer teaches little: people took a longer or shorter phrase.
              if !question.answer, labels[index].isNear(candidate, role, sort) { question.weight = 0.25 }
              questions.append(question)
            }
          }
          if !questions.isEmpty { body(reading.mentions(of: candidate), questions) }
        }
      }
    }
  }

  static func wordings(_ examples: [IncidentExample], _ labels: [FillerLabels]) -> [UInt8] {
    LogisticTraining(epochs: 6, rate: 0.05, decay: 0.01, cutoff: 2).train { body in
      var list = FeatureList()
      for (example, labels) in zip(examples, labels) {
        for role in IncidentRole.allCases {
          let answers = example.answers(role)
          for candidate in labels.strings.indices
          where example.reading.canFill(role, candidate)
            && !answers.isDisjoint(with: labels.strings[candidate])
          {
            example.reading.loadWordings(of: candidate, role: role, into: &list) { list, text in
              body(list, answers.contains(IncidentKey.normalised(text)))
            }
          }
        }
      }
    }
  }

  static func verdicts(
    _ indices: [Int], _ examples: [IncidentExample], _ sorts: Sorts, _ scores: [FillerScores]
  ) -> [UInt8] {
    LogisticTraining(epochs: 12, rate: 0.05, decay: 0.02, cutoff: 3).train { body in
      var list = FeatureList()
      for index in indices {
        for (sort, _) in IncidentModel.plausible(sorts[index]) {
          examples[index].reading.loadVerdict(sort, sorts: sorts[index], scores: scores[index], into: &list)
          body(list, examples[index].tells(sort))
        }
      }
    }
  }
}

extension IncidentTraining {
  static func seconds(
    _ indices: [Int], _ examples: [IncidentExample], _ sorts: Sorts, _ scores: [FillerScores],
    _ labels: [FillerLabels]
  ) -> [UInt8] {
    LogisticTraining(epochs: 8, rate: 0.03, decay: 0.02, cutoff: 5).train { body in
      var list = FeatureList()
      for index in indices {
        examples[index].reading.eachSecond(sorts: sorts[index], scores: scores[index], into: &list) {
          list, candidate, role, sort, _ in
          body(list, labels[index].isAnswer(candidate, role, sort))
        }
      }
    }
  }
}

extension ModelKeeper {
  /// A model with some freshly trained tables and nothing in the others.
  static func incidents(_ parts: [IncidentModel.Part], _ bytes: [UInt8]) -> IncidentModel {
    IncidentModel(parts: parts, base: kept(bytes), length: bytes.count)
  }

  static func incidents(_ part: IncidentModel.Part, _ bytes: [UInt8]) -> IncidentModel {
    incidents([part], bytes)
  }

  /// Freshly found clusters of words.
  static func clusters(_ bytes: [UInt8]) -> WordClusters {
    WordClusters(base: kept(bytes), limit: bytes.count)
  }

  private static func kept(_ bytes: [UInt8]) -> UnsafeRawPointer {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 64), alignment: 64)
    bytes.withUnsafeBytes {
      memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
    }
    return UnsafeRawPointer(memory)
  }
}
