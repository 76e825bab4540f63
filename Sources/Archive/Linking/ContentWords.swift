/// What a text says, as a set: its words without those that only hold sentences together, cut to their stems.
///
/// The stems are crude (an ending taken off, six letters kept), which serves to tell whether two texts say the same.
struct ContentWords: Sendable {
  /// Hashes of stems, ascending, each once.
  private(set) var stems: [UInt32] = []
  /// Hashes of the numbers among them, ascending, each once.
  private(set) var numbers: [UInt32] = []
  /// How many words deny.
  private(set) var negations = 0

  /// The content of nothing.
  init() {}

  /// The content of a text.
  init(_ text: String) {
    SearchWords.forEachWord(in: text) { found in
      let word = found.text
      if Self.negating.contains(word) { negations += 1 }
      if Self.functional.contains(word) { return }
      let number = Self.numerals[word] ?? (word.utf8.allSatisfy { $0 < 0x3A && $0 > 0x2F } ? word : nil)
      let hash = Self.hash(number ?? Self.stem(word))
      stems.append(hash)
      if number != nil { numbers.append(hash) }
    }
    stems = Self.unique(stems)
    numbers = Self.unique(numbers)
  }

  /// How many stems both have.
  func common(_ other: ContentWords) -> Int { Self.common(stems, other.stems) }

  /// The share of all stems that both have, from 0 to 1.
  func similarity(_ other: ContentWords) -> Double {
    Self.share(common(other), of: stems.count, and: other.stems.count)
  }

  /// The share of what two sets have in common (Jaccard), from 0 to 1, by the sizes of what they share and of each.
  static func share(_ common: Int, of one: Int, and other: Int) -> Double {
    let all = one + other - common
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  /// How many elements two ascending lists have in common.
  static func common<List: RandomAccessCollection<UInt32>>(_ one: List, _ other: List) -> Int
  where List.Index == Int {
    var (left, right, count) = (one.startIndex, other.startIndex, 0)
    while left < one.endIndex, right < other.endIndex {
      if one[left] == other[right] {
        (left, right, count) = (left + 1, right + 1, count + 1)
      } else if one[left] < other[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return count
  }

  private static func unique(_ hashes: [UInt32]) -> [UInt32] { Set(hashes).sorted() }

  /// A word without its usual endings, at most six bytes of it.
  static func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    for ending in ["ing", "ed", "es", "s", "e"] where bytes.count > ending.utf8.count + 2 {
      guard bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { continue }
      bytes.removeLast(ending.utf8.count)
      break
    }
    return String(decoding: bytes.prefix(6), as: UTF8.self)
  }

  /// 32 bits of FNV-1a (Fowler, Noll and Vo), the same on every machine.
  static func hash(_ word: String) -> UInt32 {
    word.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  private static let numerals: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ].enumerated().map { ($1, String($0)) })

  private static let negating: Set<String> = [
    "not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "cannot", "dont", "doesnt", "didnt",
    "wont", "wouldnt", "cant", "couldnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt",
    "shouldnt",
  ]

  private static let functional: Set<String> = negating.union([
    "a", "an", "the", "this", "that", "these", "those", "i", "me", "my", "we", "us", "our", "you", "your",
    "he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "who", "whom", "whose", "which",
    "what", "where", "when", "there", "here", "am", "is", "are", "was", "were", "be", "been", "being", "do",
    "does", "did", "has", "have", "had", "having", "will", "would", "shall", "should", "can", "could", "may",
    "might", "must", "of", "in", "on", "at", "to", "from", "by", "with", "without", "for", "as", "into",
    "onto", "over", "under", "about", "against", "between", "among", "through", "during", "before", "after",
    "since", "until", "and", "or", "but", "if", "than", "then", "so", "because", "while", "although", "also",
    "very", "just", "only", "too", "such", "any", "some", "all", "both", "each", "other", "more", "most",
    "say", "says", "said", "saying",
  ])
}
