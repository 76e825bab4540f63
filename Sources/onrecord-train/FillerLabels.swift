import Extraction

/// Which candidates of a report people gave as fillers, and which are nearly what they gave.
struct FillerLabels {
  /// For each candidate the normalised strings of its wordings.
  let strings: [Set<String>]
  private let answers: [IncidentRole: [IncidentSort: Set<String>]]

  init(_ example: IncidentExample) {
    strings = example.reading.candidateNumbers.map { index in
      Set(example.reading.wordings(of: index).map { IncidentKey.normalised(example.reading.view.text($0)) })
    }
    var answers: [IncidentRole: [IncidentSort: Set<String>]] = [:]
    for role in IncidentRole.allCases {
      for sort in IncidentSort.allCases {
        let given = example.answers(role, sort)
        if !given.isEmpty { answers[role, default: [:]][sort] = given }
      }
    }
    self.answers = answers
  }

  func isAnswer(_ candidate: Int, _ role: IncidentRole, _ sort: IncidentSort) -> Bool {
    answers[role]?[sort].map { !$0.isDisjoint(with: strings[candidate]) } ?? false
  }

  /// The same last word, or all words of one within the other.
  func isNear(_ candidate: Int, _ role: IncidentRole, _ sort: IncidentSort) -> Bool {
    guard let given = answers[role]?[sort] else { return false }
    return given.contains { answer in
      let words = answer.split(separator: " ")
      return strings[candidate].contains { string in
        let others = string.split(separator: " ")
        return words.last == others.last || Set(words).isSubset(of: others) || Set(others).isSubset(of: words)
      }
    }
  }
}
