import NewsModel

/// Reads how many there are of what a noun phrase names.
struct CountReader: Sendable {
  private let tree: SyntaxTree
  private let numerals = Numerals.builtIn

  private static let rough: Set = [
    "about", "around", "some", "nearly", "almost", "approximately", "roughly", "estimated", "circa",
  ]
  private static let least: Set = ["least", "than", "over"]

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// The number in or before a noun phrase: "two soldiers", "hundreds of rockets", "a bus", "24 others", "one of which".
  func count(of head: Int) -> Count? {
    if let amount = numerals.amount(tree.words[head..<(head + 1)]),
      amount.best != nil || tree.tokens[head].tag == .number
    {
      return count(amount, at: head)
    }
    if numerals.ordinal(tree.words[head]) != nil {
      return Count(best: 1, low: 1, high: 1, text: tree.words[head])
    }
    let floor = tree.sentences[tree.sentence[head]].lowerBound
    var start = head
    for child in tree.children[head].reversed()
    where child < head
      && [.nummod, .amod, .compound, .det, .nmodPossessive, .flat, .advmod].contains(tree.relation(child))
    {
      start = min(start, max(floor, tree.spans[child].lowerBound))
    }
    for index in start..<head {
      if let amount = numerals.amount(tree.words[index..<head]), tree.words[index] != "no" || index == start {
        return count(amount, at: index)
      }
    }
    let before = tree.word(start - 1) == "the" ? start - 2 : start - 1
    if before > floor, tree.word(before) == "of" {
      for index in [before - 2, before - 1] where index >= floor {
        if let amount = numerals.amount(tree.words[index..<before]), amount.length == before - index {
          return count(amount, at: index)
        }
      }
    }
    if let determiner = tree.child(head, [.det]), ["a", "an"].contains(tree.words[determiner]) {
      return Count(best: 1, low: 1, high: 1, text: tree.words[determiner])
    }
    return nil
  }

  private func count(_ amount: Numerals.Amount, at index: Int) -> Count {
    let words = tree.words[index..<min(index + amount.length, tree.words.count)].joined(separator: " ")
    let before = tree.word(index - 1)
    if Self.least.contains(before) {
      return Count(
        best: amount.best, low: amount.low, high: nil, approximate: true, text: "\(before) \(words)")
    }
    return Count(
      best: amount.best, low: amount.low, high: amount.best,
      approximate: amount.best == nil || Self.rough.contains(before),
      text: words)
  }
}
