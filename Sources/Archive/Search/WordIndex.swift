/// The words of each row, in order, and the rows of each word.
struct WordIndex: Sendable {
  /// Every word, in order; of two that a hyphen joins also the word that they would be without it.
  private let vocabulary: [String]
  /// The numbers of the words of each row; ``joined`` is set in one that a hyphen joins to the one before.
  private let wordsOfRow: Lists
  private let rowsOfWord: Postings
  /// The words of a stem.
  private let wordsOfStem: [String: [UInt32]]
  /// What two joined words are as one.
  private let compounds: [UInt64: UInt32]
  /// How many words a row has on average.
  let averageLength: Double
  private static let joined = WordNumbers.joined

  /// - Parameters:
  ///   - rows: the words of each row by their numbers in a vocabulary, as ``WordNumbers`` gives them.
  init(_ rows: consuming Lists, of vocabulary: WordNumbers.Vocabulary) {
    var lists = consume rows
    let used = Self.used(lists, vocabulary)
    let words = vocabulary.words
    let order = words.indices.filter { used[$0] }.sorted { words[$0] < words[$1] }
    var renumbered = [UInt32](repeating: 0, count: words.count)
    for (new, old) in order.enumerated() { renumbered[old] = UInt32(new) }
    self.vocabulary = order.map { words[$0] }
    lists.replaceElements { renumbered[Int($0 & ~Self.joined)] | ($0 & Self.joined) }
    wordsOfRow = lists
    var compounds: [UInt64: UInt32] = [:]
    for (pair, word) in vocabulary.compounds where used[Int(word)] {
      let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      guard used[first], used[second] else { continue }
      compounds[WordNumbers.pair(renumbered[first], renumbered[second])] = renumbered[Int(word)]
    }
    self.compounds = compounds
    rowsOfWord = Postings(rowCount: lists.count, bound: order.count) { row, body in
      Self.forEachWord(lists[row], compounds, body)
    }
    var wordsOfStem: [String: [UInt32]] = [:]
    for (number, word) in self.vocabulary.enumerated() {
      wordsOfStem[EnglishStemmer.stem(word), default: []].append(UInt32(number))
    }
    self.wordsOfStem = wordsOfStem
    averageLength = max(1, Double(lists.elementCount) / Double(max(1, lists.count)))
  }

  /// The texts of a row each.
  init(_ texts: some Sequence<String>) {
    let words = WordNumbers()
    var lists = Lists()
    for text in texts { lists.append(words.numbers(of: text)) }
    self.init(lists, of: words.vocabulary)
  }

  /// Which words of a vocabulary any row has; others are of reports that are gone, or of other tables.
  private static func used(_ rows: Lists, _ vocabulary: WordNumbers.Vocabulary) -> [Bool] {
    var used = [Bool](repeating: false, count: vocabulary.words.count)
    for row in 0..<rows.count { forEachWord(rows[row], vocabulary.compounds) { used[Int($0)] = true } }
    return used
  }

  /// Calls with each word of a row, and with those that two joined words are without their hyphen.
  private static func forEachWord(
    _ row: ArraySlice<UInt32>, _ compounds: [UInt64: UInt32], _ body: (UInt32) -> Void
  ) {
    var last: UInt32?
    for word in row {
      let number = word & ~joined
      body(number)
      if word & joined != 0, let last, let compound = compounds[WordNumbers.pair(last, number)] {
        body(compound)
      }
      last = number
    }
  }

  /// The rows that a query asks for.
  func rows(_ query: WordQuery) -> RowSet { rows(query, query.required.map(matches)) }

  /// The rows that a query asks for, where it is known already what its required terms match.
  func rows(_ query: WordQuery, _ matches: [Matches]) -> RowSet {
    if query.isEmpty { return RowSet(ascending: []) }
    let sets = matches.map(\.rowSet).sorted { $0.count < $1.count }
    var found = sets.first ?? RowSet(ascending: Array(0..<UInt32(wordsOfRow.count)))
    for set in sets.dropFirst() { found = found.intersection(set) }
    for term in query.excluded { found = found.subtracting(self.matches(term).rowSet) }
    return found
  }

  /// How many words a row has.
  func length(row: Int) -> Int { wordsOfRow[row].count }

  /// Where a term stands, and how often.
  func matches(_ term: WordQuery.Term) -> Matches {
    term.sequences.map { matches($0, of: term) }.reduce(nil) { $0?.union($1) ?? $1 } ?? Matches()
  }

  private func matches(_ sequence: [String], of term: WordQuery.Term) -> Matches {
    let choices = sequence.indices.map { index in
      numbers(
        of: sequence[index], isStemmed: term.isStemmed, isPrefix: term.isPrefix && index == sequence.count - 1
      )
    }
    let found = choices.map { rowsOfWord.union($0, of: wordsOfRow.count) }
    guard choices.count > 1 else { return found.first ?? Matches() }
    let sets = found.map(\.rowSet).sorted { $0.count < $1.count }
    let rows = sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }.rows
    let members = choices.map { Set($0.map(UInt32.init)) }
    var matches = Matches()
    for row in rows {
      let count = occurrences(members, row: Int(row))
      if count > 0 {
        matches.rows.append(row)
        matches.counts.append(UInt32(count))
      }
    }
    return matches
  }

  /// The numbers of a word, of all forms of it, or of all words with a beginning.
  private func numbers(of word: String, isStemmed: Bool, isPrefix: Bool) -> [Int] {
    if isStemmed, !isPrefix { return (wordsOfStem[EnglishStemmer.stem(word)] ?? []).map(Int.init) }
    let all = 0..<vocabulary.count
    let first = vocabulary.partitioningIndex(in: all) { vocabulary[$0] >= word }
    let behind = vocabulary.partitioningIndex(in: first..<vocabulary.count) {
      isPrefix ? !vocabulary[$0].hasPrefix(word) : vocabulary[$0] != word
    }
    return Array(first..<behind)
  }

  /// How often words of the choices stand one behind another in a row's text.
  private func occurrences(_ choices: [Set<UInt32>], row: Int) -> Int {
    let words = wordsOfRow[row]
    /// Whether the choices from one on stand from a place on; two joined words may stand for one.
    func stands(_ choice: Int, at place: Int) -> Bool {
      if choice == choices.count { return true }
      guard place < words.endIndex else { return false }
      let number = words[place] & ~Self.joined
      if choices[choice].contains(number), stands(choice + 1, at: place + 1) { return true }
      guard place + 1 < words.endIndex, words[place + 1] & Self.joined != 0,
        let compound = compounds[WordNumbers.pair(number, words[place + 1] & ~Self.joined)]
      else { return false }
      return choices[choice].contains(compound) && stands(choice + 1, at: place + 2)
    }
    return words.indices.count { stands(0, at: $0) }
  }
}
