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
  private static let joined: UInt32 = 1 << 31

  init(_ texts: some Sequence<String>) {
    var reader = VocabularyReader()
    var lists = Lists()
    for text in texts { lists.append(reader.read(text)) }
    let (vocabulary, renumbered) = reader.ordered()
    self.vocabulary = vocabulary
    lists.replaceElements { renumbered[Int($0 & ~Self.joined)] | ($0 & Self.joined) }
    wordsOfRow = lists
    let compounds = Dictionary(
      uniqueKeysWithValues: reader.compounds.map { pair, word in
        (
          Self.pair(renumbered[Int(pair >> 32)], renumbered[Int(pair & 0xFFFF_FFFF)]), renumbered[Int(word)]
        )
      })
    self.compounds = compounds
    rowsOfWord = Postings(rowCount: lists.count, bound: vocabulary.count) { row, body in
      var last: UInt32?
      for word in lists[row] {
        let number = word & ~Self.joined
        body(number)
        if word & Self.joined != 0, let last, let compound = compounds[Self.pair(last, number)] {
          body(compound)
        }
        last = number
      }
    }
    var wordsOfStem: [String: [UInt32]] = [:]
    for (number, word) in vocabulary.enumerated() {
      wordsOfStem[EnglishStemmer.stem(word), default: []].append(UInt32(number))
    }
    self.wordsOfStem = wordsOfStem
    averageLength = max(1, Double(lists.elementCount) / Double(max(1, lists.count)))
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
        let compound = compounds[Self.pair(number, words[place + 1] & ~Self.joined)]
      else { return false }
      return choices[choice].contains(compound) && stands(choice + 1, at: place + 2)
    }
    return words.indices.count { stands(0, at: $0) }
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  /// Numbers words in the order in which they come.
  private struct VocabularyReader {
    private var numbers: [String: UInt32] = [:]
    private var words: [String] = []
    private(set) var compounds: [UInt64: UInt32] = [:]

    mutating func read(_ text: String) -> [UInt32] {
      var row: [UInt32] = []
      SearchWords.forEachWord(in: text) { word in
        let number = self.number(word.text)
        if word.isJoined, let last = row.last.map({ $0 & ~joined }) {
          if compounds[pair(last, number)] == nil {
            compounds[pair(last, number)] = self.number(words[Int(last)] + word.text)
          }
          row.append(number | joined)
        } else {
          row.append(number)
        }
      }
      return row
    }

    private mutating func number(_ word: String) -> UInt32 {
      if let number = numbers[word] { return number }
      let number = UInt32(words.count)
      numbers[word] = number
      words.append(word)
      return number
    }

    /// The words in their own order, so that those with one beginning are neighbours, and the new number of each.
    func ordered() -> (vocabulary: [String], renumbered: [UInt32]) {
      let order = words.indices.sorted { words[$0] < words[$1] }
      var renumbered = [UInt32](repeating: 0, count: words.count)
      for (new, old) in order.enumerated() { renumbered[old] = UInt32(new) }
      return (order.map { words[$0] }, renumbered)
    }
  }
}
