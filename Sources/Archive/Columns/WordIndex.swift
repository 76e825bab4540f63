/// The words of each row, in order, and the rows of each word.
struct WordIndex: Sendable {
  /// Every word, in order.
  private let vocabulary: [String]
  private let wordsOfRow: Lists
  private let rowsOfWord: Lists

  init(_ texts: some Sequence<String>) {
    var numbers: [String: UInt32] = [:]
    var words: [String] = []
    var unordered: [[UInt32]] = []
    for text in texts {
      var row: [UInt32] = []
      SearchWords.forEachWord(in: text) { word in
        if let number = numbers[word] { return row.append(number) }
        numbers[word] = UInt32(words.count)
        row.append(UInt32(words.count))
        words.append(word)
      }
      unordered.append(row)
    }
    // Words are numbered anew in their own order, so that those with one beginning are neighbours.
    let order = words.indices.sorted { words[$0] < words[$1] }
    var renumbered = [UInt32](repeating: 0, count: words.count)
    for (new, old) in order.enumerated() { renumbered[old] = UInt32(new) }
    vocabulary = order.map { words[$0] }
    var lists = Lists()
    for row in unordered { lists.append(row.map { renumbered[Int($0)] }) }
    wordsOfRow = lists
    rowsOfWord = Lists(inverting: lists, bound: words.count)
  }

  /// The rows that a query asks for.
  func rows(_ query: WordQuery) -> RowSet {
    if query.isEmpty { return RowSet(ascending: []) }
    var sets = query.required.map(rows(of:))
    sets.sort { $0.count < $1.count }
    var found = sets.first ?? RowSet(ascending: Array(0..<UInt32(wordsOfRow.count)))
    for set in sets.dropFirst() { found = found.intersection(set) }
    for term in query.excluded { found = found.subtracting(rows(of: term)) }
    return found
  }

  private func rows(of term: WordQuery.Term) -> RowSet {
    let choices = term.words.indices.map { index in
      numbers(of: term.words[index], isPrefix: term.isPrefix && index == term.words.count - 1)
    }
    var sets = choices.map { choice in
      RowSet.union(choice.map { rowsOfWord[$0] }, of: wordsOfRow.count)
    }
    sets.sort { $0.count < $1.count }
    var found = sets.first ?? RowSet(ascending: [])
    for set in sets.dropFirst() { found = found.intersection(set) }
    guard choices.count > 1 else { return found }
    return RowSet(ascending: found.rows.filter { contains(choices, row: Int($0)) })
  }

  /// The numbers of a word, or of all words with a beginning.
  private func numbers(of word: String, isPrefix: Bool) -> Range<Int> {
    let all = 0..<vocabulary.count
    let first = vocabulary.partitioningIndex(in: all) { vocabulary[$0] >= word }
    let behind = vocabulary.partitioningIndex(in: first..<vocabulary.count) {
      isPrefix ? !vocabulary[$0].hasPrefix(word) : vocabulary[$0] != word
    }
    return first..<behind
  }

  /// Whether words of the choices stand one behind another in a row's text.
  private func contains(_ choices: [Range<Int>], row: Int) -> Bool {
    let words = wordsOfRow[row]
    guard words.count >= choices.count else { return false }
    return (words.startIndex...(words.endIndex - choices.count)).contains { start in
      choices.indices.allSatisfy { choices[$0].contains(Int(words[start + $0])) }
    }
  }
}
