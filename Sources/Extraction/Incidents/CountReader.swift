import NewsModel

/// Reads how many there are of what a noun phrase names.
struct CountReader: Sendable {
  private let tree: SyntaxTree
  private let numerals = Numerals.builtIn

  private static let rough: Set = [
    "about", "around", "some", "nearly", "almost", "approximately", "roughly", "estimated", "circa",
  ]
  private static let least: Set = ["least", "than", "over"]
  private static let most: Set = ["up to", "many as", "fewer than", "less than", "most"]

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// The number in or before a noun phrase: "two soldiers", "hundreds of rockets", "a bus", "24 others", "one of which".
  func count(of head: Int) -> Count? {
    if tree.words[head] == "one", tree.word(head - 1) == "no" {
      return Count(best: 0, low: 0, high: 0, text: "no one")
    }
    if let amount = numerals.amount(tree.words[head..<(head + 1)]),
      amount.best != nil || tree.tokens[head].tag == .number || !tree.obliques(head, ["of"]).isEmpty
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
    for index in start..<head where !isAge(index) {
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

  /// "a 62-year-old woman", "a two-day siege", "155 mm shells": a measure of one.
  private func isAge(_ index: Int) -> Bool {
    let next = tree.word(index + 1) == "-" ? index + 2 : index + 1
    return Self.measures.contains(tree.word(next)) && (next < index + 2 || tree.word(next) != "hour")
  }

  private static let measures: Set = [
    "year", "day", "hour", "month", "week", "mile", "kilometer", "kilometre", "km", "mm", "kg", "meter",
    "metre", "ton", "pound", "storey", "story", "foot",
  ]

  private func count(_ amount: Numerals.Amount, at index: Int) -> Count {
    if let range = range(amount, at: index) { return range }
    let words = tree.words[index..<min(index + amount.length, tree.words.count)].joined(separator: " ")
    let before = tree.word(index - 1)
    let lead = "\(tree.word(index - 2)) \(before)"
    if Self.most.contains(before) || Self.most.contains(lead) {
      return Count(best: nil, low: nil, high: amount.best, approximate: true, text: "\(lead) \(words)")
    }
    if Self.least.contains(before) {
      return Count(
        best: amount.best, low: amount.low, high: nil, approximate: true, text: "\(before) \(words)")
    }
    return Count(
      best: amount.best, low: amount.low, high: amount.best,
      approximate: amount.best == nil || Self.rough.contains(before),
      text: words)
  }

  /// "between 20 and 30", "three or four", "10 to 15", "10-15", of which the number at a token is one end.
  private func range(_ amount: Numerals.Amount, at index: Int) -> Count? {
    let end = index + amount.length
    if let second = numerals.amount(tree.words[min(end + 1, tree.words.count)...].prefix(3)),
      joins(end, before: index)
    {
      return range(amount, second, index..<(end + 1 + second.length))
    }
    guard index >= 2, let first = numerals.amount(tree.words[(index - 2)..<(index - 1)]),
      joins(index - 1, before: index - 2)
    else { return nil }
    return range(first, amount, (index - 2)..<end)
  }

  private func joins(_ index: Int, before first: Int) -> Bool {
    switch tree.word(index) {
    case "and": tree.word(first - 1) == "between"
    case "to": tree.word(first - 1) != "from"
    case "or", "-", "\u{2013}": true
    default: false
    }
  }

  private func range(_ low: Numerals.Amount, _ high: Numerals.Amount, _ tokens: Range<Int>) -> Count? {
    guard let least = low.best, let most = high.best, least < most else { return nil }
    return Count(
      best: nil, low: least, high: most, approximate: true,
      text: tree.words[tokens.clamped(to: 0..<tree.words.count)].joined(separator: " "))
  }
}
