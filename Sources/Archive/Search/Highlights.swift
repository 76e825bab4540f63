import NewsModel

/// A part of a text that shows why a search found it.
public struct Snippet: Sendable, Hashable {
  /// The part, on one line; "…" stands where the text goes on.
  public let text: String
  /// What matches, in code points of ``text``, half-open, in order.
  public let highlights: [Range<Int>]

  /// At most about so many code points are shown.
  private static let length = 240
  /// Texts are looked through up to here.
  private static let reach = 200_000

  /// The part of a text that has the most of what the searches look for; its beginning where it has nothing.
  public init(_ text: String, _ queries: [WordQuery]) {
    let scalars = Array(text.unicodeScalars.prefix(Self.reach))
    var finder = MatchFinder(queries.flatMap(\.required))
    let matches = finder.matches(in: scalars)
    let window = Self.window(around: matches, in: scalars)
    var shown = String.UnicodeScalarView()
    if window.lowerBound > 0 { shown.append("…") }
    let shift = window.lowerBound - shown.count
    // White space becomes a space one by one, so that offsets stay.
    shown.append(contentsOf: scalars[window].map { $0.properties.isWhitespace ? " " : $0 })
    if window.upperBound < scalars.count { shown.append("…") }
    self.text = String(shown)
    highlights = matches.filter {
      window.contains($0.range.lowerBound) && $0.range.upperBound <= window.upperBound
    }
    .map { ($0.range.lowerBound - shift)..<($0.range.upperBound - shift) }
  }

  private static func window(around matches: [Match], in scalars: [Unicode.Scalar]) -> Range<Int> {
    var best: (first: Int, kinds: Int) = (0, 0)
    for (index, match) in matches.enumerated() {
      let inside = matches[index...].prefix { $0.range.upperBound - match.range.lowerBound <= length * 3 / 4 }
      let kinds = Set(inside.map(\.term)).count
      if kinds > best.kinds { best = (match.range.lowerBound, kinds) }
    }
    func isBreak(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }
    var start = max(0, best.first - length / 4)
    if start > 0 {
      while start < best.first, !isBreak(start) { start += 1 }
      while start < best.first, isBreak(start) { start += 1 }
    }
    var end = min(scalars.count, start + length)
    let last = matches.last { $0.range.upperBound <= end }?.range.upperBound ?? best.first
    if end < scalars.count { while end > max(last, start + length / 2), !isBreak(end) { end -= 1 } }
    while end > start, isBreak(end - 1) { end -= 1 }
    while start < end, isBreak(start) { start += 1 }
    return start..<end
  }
}

/// Something that a search looks for, at a place of a text.
private struct Match {
  var range: Range<Int>
  /// Which of the things looked for.
  var term: Int
}

/// Finds in a text what ``WordIndex`` finds in its words, with its place.
private struct MatchFinder {
  private struct Token {
    var range: Range<Int>
    var word: SearchWords.Word
    var stem: String
  }

  private struct Pattern {
    var term: Int
    var words: [String]
    /// The words' stems where other forms will do, else the words.
    var stems: [String]
    var isStemmed: Bool
    var isPrefix: Bool
  }

  private let patterns: [Pattern]
  /// Stems that were worked out before: a text has most of its words more than once.
  private var stems: [String: String] = [:]

  init(_ terms: [WordQuery.Term]) {
    patterns = terms.enumerated().flatMap { number, term in
      term.sequences.map { words in
        Pattern(
          term: number, words: words, stems: term.isStemmed ? words.map(EnglishStemmer.stem) : words,
          isStemmed: term.isStemmed, isPrefix: term.isPrefix)
      }
    }
  }

  /// The matches in the order of the text, none inside another.
  mutating func matches(in scalars: [Unicode.Scalar]) -> [Match] {
    let tokens = tokens(scalars)
    var matches: [Match] = []
    for start in tokens.indices {
      let first = tokens[start].range.lowerBound
      if let last = matches.last, first < last.range.upperBound { continue }
      for pattern in patterns {
        guard let end = end(of: pattern, from: 0, in: tokens[start...]) else { continue }
        matches.append(Match(range: first..<end, term: pattern.term))
        break
      }
    }
    return matches
  }

  /// Where the rest of a pattern ends that the tokens begin with.
  private func end(of pattern: Pattern, from index: Int, in tokens: ArraySlice<Token>) -> Int? {
    guard let first = tokens.first else { return nil }
    let isLast = index == pattern.words.count - 1
    func fits(_ word: String, _ stem: String) -> Bool {
      if isLast, pattern.isPrefix { return word.hasPrefix(pattern.words[index]) }
      return (pattern.isStemmed ? stem : word) == pattern.stems[index]
    }
    if fits(first.word.text, first.stem) {
      if isLast { return first.range.upperBound }
      if let end = end(of: pattern, from: index + 1, in: tokens.dropFirst()) { return end }
    }
    guard let second = tokens.dropFirst().first, second.word.isJoined else { return nil }
    let joined = first.word.text + second.word.text
    guard fits(joined, EnglishStemmer.stem(joined)) else { return nil }
    return isLast ? second.range.upperBound : end(of: pattern, from: index + 1, in: tokens.dropFirst(2))
  }

  /// The words of a text with their places: runs of letters, digits and apostrophes, each folded for itself.
  private mutating func tokens(_ scalars: [Unicode.Scalar]) -> [Token] {
    var tokens: [Token] = []
    var start: Int?
    for index in 0...scalars.count {
      if index < scalars.count, Self.isPart(scalars[index], isFirst: start == nil) {
        start = start ?? index
      } else if let first = start {
        start = nil
        append(scalars, first..<index, to: &tokens)
      }
    }
    return tokens
  }

  private mutating func append(_ scalars: [Unicode.Scalar], _ range: Range<Int>, to tokens: inout [Token]) {
    let isJoined =
      range.lowerBound > 0 && Self.isHyphen(scalars[range.lowerBound - 1])
      && tokens.last?.range.upperBound == range.lowerBound - 1
    var end = range.upperBound
    while end > range.lowerBound + 1, Self.isApostrophe(scalars[end - 1]) { end -= 1 }
    let words = SearchWords.words(of: String(String.UnicodeScalarView(scalars[range])))
    for (number, word) in words.enumerated() {
      let stem = stems[word.text] ?? EnglishStemmer.stem(word.text)
      stems[word.text] = stem
      tokens.append(
        Token(
          range: range.lowerBound..<end,
          word: SearchWords.Word(text: word.text, isJoined: isJoined && number == 0), stem: stem))
    }
  }

  private static func isPart(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    SearchWords.isWordPart(scalar) || !isFirst && isApostrophe(scalar)
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "`", "\u{B4}", "\u{2018}", "\u{2019}", "\u{201B}", "\u{2BB}", "\u{2BC}": true
    default: false
    }
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}"
  }
}
