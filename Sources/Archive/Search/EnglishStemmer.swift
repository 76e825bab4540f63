/// English words to what their forms have in common: "attacks", "attacked" and "attacking" to "attack" (M. F. Porter,
/// "The English (Porter2) stemming algorithm", 2002, without its step for apostrophes, which words here have none of).
struct EnglishStemmer {
  private var word: [UInt8]
  /// Where the regions R1 and R2 begin: behind the first consonant that follows a vowel, and the same again.
  private var first = 0
  private var second = 0

  /// The stem of a word in small letters; words with other than ASCII letters are left as they are.
  static func stem(_ word: String) -> String {
    guard word.utf8.count > 2, word.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return word }
    if let exception = exceptions[word] { return exception }
    var stemmer = EnglishStemmer(word: Array(word.utf8))
    stemmer.run()
    return String(decoding: stemmer.word, as: UTF8.self).replacing("Y", with: "y")
  }

  private init(word: [UInt8]) { self.word = word }

  private mutating func run() {
    markConsonants()
    first = region(from: 0)
    if let prefix = ["gener", "commun", "arsen"].first(where: { word.starts(with: $0.utf8) }) {
      first = prefix.utf8.count
    }
    second = region(from: first)
    removePlural()
    if Self.invariant.contains(String(decoding: word, as: UTF8.self)) { return }
    removeParticiple()
    if word.count > 2, let last = word.last, last == letter("y") || last == letter("Y"),
      !isVowel(word.count - 2)
    {
      word[word.count - 1] = letter("i")
    }
    replaceSuffix(Self.derivations, from: first) { suffix, stemmer in
      switch suffix {
      case "ogi": stemmer.word.dropLast(3).last == UInt8(ascii: "l")
      case "li": stemmer.word.dropLast(2).last.map { "cdeghkmnrt".utf8.contains($0) } ?? false
      default: true
      }
    }
    replaceSuffix(Self.qualities, from: first) { suffix, stemmer in
      suffix != "ative" || stemmer.word.count - 5 >= stemmer.second
    }
    replaceSuffix(Self.endings, from: second) { suffix, stemmer in
      suffix != "ion"
        || stemmer.word.dropLast(3).last.map { $0 == UInt8(ascii: "s") || $0 == UInt8(ascii: "t") } ?? false
    }
    removeFinalLetter()
  }

  /// A "y" that begins the word or follows a vowel is a consonant, written "Y".
  private mutating func markConsonants() {
    for index in word.indices where word[index] == letter("y") && (index == 0 || isVowel(index - 1)) {
      word[index] = letter("Y")
    }
  }

  private func region(from start: Int) -> Int {
    var index = start
    while index < word.count, !isVowel(index) { index += 1 }
    while index < word.count, isVowel(index) { index += 1 }
    return min(index + 1, word.count)
  }

  private mutating func removePlural() {
    if ends("sses") {
      word.removeLast(2)
    } else if ends("ied") || ends("ies") {
      word.removeLast(word.count > 4 ? 2 : 1)
    } else if ends("s"), !ends("us"), !ends("ss"), hasVowel(before: word.count - 2) {
      word.removeLast()
    }
  }

  private mutating func removeParticiple() {
    if let suffix = ["eedly", "eed"].first(where: ends) {
      if word.count - suffix.utf8.count >= first { word.removeLast(suffix.utf8.count - 2) }
      return
    }
    guard let suffix = ["ingly", "edly", "ing", "ed"].first(where: ends),
      hasVowel(before: word.count - suffix.utf8.count)
    else { return }
    word.removeLast(suffix.utf8.count)
    let doubles = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"]
    if ends("at") || ends("bl") || ends("iz") {
      word.append(letter("e"))
    } else if doubles.contains(where: ends) {
      word.removeLast()
    } else if first >= word.count, endsInShortSyllable(word.count) {
      word.append(letter("e"))
    }
  }

  private mutating func removeFinalLetter() {
    let place = word.count - 1
    if ends("e") {
      if place >= second || place >= first && !endsInShortSyllable(place) { word.removeLast() }
    } else if ends("ll"), place >= second {
      word.removeLast()
    }
  }

  /// Replaces the longest of the suffixes that the word ends in, where it lies in the region and the condition holds.
  private mutating func replaceSuffix(
    _ suffixes: [(suffix: String, replacement: String)], from region: Int,
    where condition: (String, EnglishStemmer) -> Bool
  ) {
    guard let (suffix, replacement) = suffixes.first(where: { ends($0.suffix) }),
      word.count - suffix.utf8.count >= region, condition(suffix, self)
    else { return }
    word.removeLast(suffix.utf8.count)
    word += replacement.utf8
  }
}

extension EnglishStemmer {
  private func letter(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }

  private func isVowel(_ index: Int) -> Bool { "aeiouy".utf8.contains(word[index]) }

  private func hasVowel(before end: Int) -> Bool { (0..<max(0, end)).contains { isVowel($0) } }

  private func ends(_ suffix: String) -> Bool {
    word.count >= suffix.utf8.count && word.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// Whether a short syllable ends before a place: consonant, vowel and a consonant other than w, x and Y; or a vowel that
  /// begins the word, and a consonant.
  private func endsInShortSyllable(_ end: Int) -> Bool {
    guard end >= 2, isVowel(end - 2), !isVowel(end - 1) else { return false }
    if end == 2 { return true }
    return !isVowel(end - 3) && !"wxY".utf8.contains(word[end - 1])
  }

  /// Longest suffixes first, as in the tables below.
  private static func table(_ rows: [(String, String)]) -> [(suffix: String, replacement: String)] {
    rows.sorted { $0.0.utf8.count > $1.0.utf8.count }.map { (suffix: $0.0, replacement: $0.1) }
  }

  private static let derivations = table([
    ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"),
    ("izer", "ize"),
    ("ization", "ize"), ("ational", "ate"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
    ("aliti", "al"),
    ("alli", "al"), ("fulness", "ful"), ("ousli", "ous"), ("ousness", "ous"), ("iveness", "ive"),
    ("iviti", "ive"), ("biliti", "ble"), ("bli", "ble"), ("ogi", "og"), ("fulli", "ful"), ("lessli", "less"),
    ("li", ""),
  ])
  private static let qualities = table([
    ("tional", "tion"), ("ational", "ate"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
    ("ful", ""), ("ness", ""), ("ative", ""),
  ])
  private static let endings = table(
    [
      "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti",
      "ous",
      "ive", "ize", "ion",
    ].map { ($0, "") })

  /// Words that the steps would take for something else.
  private static let exceptions = [
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
    "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl", "sky": "sky",
    "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
  ]
  private static let invariant: Set<String> = [
    "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
  ]
}
