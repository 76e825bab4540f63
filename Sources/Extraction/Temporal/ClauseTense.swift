import Linguistics

/// Tells whether the words around a time speak of what was or of what is to come.
struct ClauseTense {
  /// What the nearest verb above a time says.
  enum Tense: Sendable, Hashable { case past, future, unknown }

  private let tokens: [Token]
  private let text: TimeText
  /// For each verb what its auxiliaries say, where they say anything.
  private var auxiliaries: [Int: Tense] = [:]

  private static let future: Set = ["will", "shall", "'ll", "wo"]
  private static let past: Set = ["was", "were", "had", "did", "has", "have", "been"]
  /// What these say of a deed is that it is to come.
  private static let planning: Set = [
    "plan", "schedule", "slate", "expect", "intend", "prepare", "due", "set", "go", "hope", "promise",
  ]
  private static let planned: Set = ["scheduled", "slated", "planned", "upcoming", "'ll", "will", "shall"]

  init(_ tokens: [Token], _ text: TimeText) {
    (self.tokens, self.text) = (tokens, text)
    for (index, token) in tokens.enumerated() {
      guard [.aux, .auxPassive, .cop].contains(token.relation), let head = token.head else { continue }
      if Self.future.contains(text.words[index]) {
        auxiliaries[head] = .future
      } else if Self.past.contains(text.words[index]), auxiliaries[head] == nil {
        auxiliaries[head] = .past
      }
    }
  }

  /// The tense around a time, whose sentence begins at a token.
  func tense(of time: Range<Int>, sentence start: Int) -> Tense {
    if (max(start, time.lowerBound - 8)..<time.lowerBound).contains(where: {
      Self.planned.contains(text.words[$0])
    }) {
      return .future
    }
    var current = time.upperBound - 1
    for _ in 0..<12 {
      guard let head = tokens[current].head, tokens.indices.contains(head), head != current else { break }
      current = head
      if let said = auxiliaries[current] { return said }
      switch tokens[current].tag {
      case .verbPast: return .past
      case .verb where isPlanned(current): return .future
      case .verbPastParticiple: return .past
      default: continue
      }
    }
    return .unknown
  }

  /// "plans to arrive on Monday".
  private func isPlanned(_ verb: Int) -> Bool {
    guard let head = tokens[verb].head, tokens.indices.contains(head) else { return false }
    return Self.planning.contains(tokens[head].lemma.lowercased())
  }
}
