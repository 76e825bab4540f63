import Extraction

/// What each table of the incident model learns from.
extension IncidentTraining {
  /// For each candidate the normalised strings of its wordings.
  typealias Strings = [Set<String>]

  static func labels(_ example: IncidentExample) -> Strings {
    example.reading.candidateNumbers.map { index in
      Set(example.reading.wordings(of: index).map { IncidentKey.normalised(example.reading.view.text($0)) })
    }
  }

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

  static func fillers(
    _ indices: [Int], _ examples: [IncidentExample], _ sorts: Sorts, _ strings: [Strings]
  ) -> [UInt8] {
    LogisticTraining(epochs: 5, rate: 0.05, decay: 0.01, cutoff: 2).train { body in
      var list = FeatureList()
      for index in indices {
        let reading = examples[index].reading
        let plausible = IncidentModel.plausible(sorts[index])
        for (sort, _) in plausible {
          for role in IncidentRole.allCases {
            let answers = examples[index].answers(role, sort)
            for candidate in reading.candidateNumbers where reading.canFill(role, candidate) {
              reading.load(candidate, role: role, sort: sort, sorts: plausible, into: &list)
              body(list, !answers.isDisjoint(with: strings[index][candidate]))
            }
          }
        }
      }
    }
  }

  static func wordings(_ examples: [IncidentExample], _ strings: [Strings]) -> [UInt8] {
    LogisticTraining(epochs: 6, rate: 0.05, decay: 0.01, cutoff: 2).train { body in
      var list = FeatureList()
      for (example, strings) in zip(examples, strings) {
        for role in IncidentRole.allCases {
          let answers = example.answers(role)
          for candidate in strings.indices
          where example.reading.canFill(role, candidate) && !answers.isDisjoint(with: strings[candidate]) {
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
    _ strings: [Strings]
  ) -> [UInt8] {
    LogisticTraining(epochs: 8, rate: 0.03, decay: 0.02, cutoff: 5).train { body in
      var list = FeatureList()
      for index in indices {
        examples[index].reading.eachSecond(sorts: sorts[index], scores: scores[index], into: &list) {
          list, candidate, role, sort, _ in
          let answers = examples[index].answers(role, sort)
          body(list, !answers.isDisjoint(with: strings[index][candidate]))
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
