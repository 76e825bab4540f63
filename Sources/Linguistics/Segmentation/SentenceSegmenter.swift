/// Cuts tokens into sentences and paragraphs.
///
/// A closing quotation mark or bracket behind the full stop belongs to the sentence that it ends.
struct SentenceSegmenter {
  /// Sentences are cut here at the latest, so that everything behind stays linear on text without full stops.
  static let longestSentence = 250

  private let reader: CharacterReader
  private let words: WordTable
  private let tokens: [TokenSpan]
  private(set) var sentences: [Range<Int>] = []
  private(set) var paragraphs: [Range<Int>] = []
  /// Whether a straight quotation mark is open.
  private var isQuoteOpen = false

  init(reader: CharacterReader, words: WordTable, tokens: [TokenSpan]) {
    (self.reader, self.words, self.tokens) = (reader, words, tokens)
  }

  /// Cuts; `starts` are the first bytes of the paragraphs.
  mutating func run(paragraphStarts starts: [Int]) {
    var (token, next) = (0, 0)
    while token < tokens.count {
      while next < starts.count, starts[next] <= tokens[token].start { next += 1 }
      let limit = next < starts.count ? starts[next] : Int.max
      var end = token
      while end < tokens.count, tokens[end].start < limit { end += 1 }
      paragraph(token..<end)
      token = end
    }
  }

  private mutating func paragraph(_ range: Range<Int>) {
    let firstSentence = sentences.count
    isQuoteOpen = false
    var start = range.lowerBound
    // A pictograph in front of a line is a bullet, and no part of the sentence.
    while start < range.upperBound - 1, isPictograph(start) { start += 1 }
    if start > range.lowerBound { sentences.append(range.lowerBound..<start) }
    var index = start
    while index < range.upperBound {
      let end = sentenceEnd(index, range.upperBound)
      noteQuotes(index, end ?? index + 1)
      if let end {
        sentences.append(start..<end)
        start = end
      } else if index + 1 - start >= Self.longestSentence {
        sentences.append(start..<(index + 1))
        start = index + 1
      }
      index = end ?? index + 1
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
    paragraphs.append(firstSentence..<sentences.count)
  }

  /// "⚡", "🔴": Unicode's blocks of symbols, dingbats and emoji.
  private func isPictograph(_ index: Int) -> Bool {
    let (start, end) = (tokens[index].start, tokens[index].end)
    guard end - start >= 3 else { return false }
    return reader.bytes[start] == 0xF0 && reader.bytes[start + 1] == 0x9F
      || reader.bytes[start] == 0xE2 && (0x98...0x9E).contains(reader.bytes[start + 1])
  }

  private mutating func noteQuotes(_ start: Int, _ end: Int) {
    for index in start..<end where tokens[index].kind == .straightQuote { isQuoteOpen.toggle() }
  }

  /// Where the sentence ends if the token at `index` ends it, closing marks included.
  private func sentenceEnd(_ index: Int, _ limit: Int) -> Int? {
    let kind = tokens[index].kind
    switch kind {
    case .period, .terminator, .ellipsis, .abbreviation: break
    default: return nil
    }
    var end = index + 1
    var isOpen = isQuoteOpen
    var hasQuote = false
    while end < limit, isCloser(end, isOpen) {
      if tokens[end].kind == .straightQuote { isOpen = false }
      if tokens[end].kind != .closeBracket { hasQuote = true }
      end += 1
    }
    guard end < limit else { return end }
    return startsSentence(end, limit, after: index, hasQuote) ? end : nil
  }

  private func isCloser(_ index: Int, _ isOpen: Bool) -> Bool {
    switch tokens[index].kind {
    case .closeQuote, .closeBracket, .terminator: true
    case .apostrophe: tokens[index].isGlued
    case .straightQuote: tokens[index].isGlued || isOpen && !isGluedToNext(index)
    default: false
    }
  }

  private func isGluedToNext(_ index: Int) -> Bool { index + 1 < tokens.count && tokens[index + 1].isGlued }

  /// Whether a sentence can start at a token, given the mark that may have ended the one before.
  private func startsSentence(_ index: Int, _ limit: Int, after mark: Int, _ hasQuote: Bool) -> Bool {
    var first = index
    while first < limit, isOpener(first) { first += 1 }
    guard first < limit else { return true }
    let token = tokens[first]
    let isGlued = tokens[index].isGlued && first == index
    switch tokens[mark].kind {
    case .abbreviation: return token.kind == .word && abbreviationEnds(mark, first, index)
    case .period:
      if token.kind == .dash || token.kind == .comma { return false }
      if isGlued && !hasQuote { return reader.isCapital(token.start) }
      return !reader.isSmall(token.start)
    case .ellipsis: return token.kind == .word && reader.isCapital(token.start)
    default:
      if token.kind == .dash || token.kind == .comma || isGlued && !hasQuote { return false }
      if reader.isSmall(token.start) { return false }
      return !(hasQuote && first == index && isSpeaker(first, limit))
    }
  }

  private func isOpener(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .openQuote, .openBracket, .straightQuote: true
    default: false
    }
  }

  private func abbreviationEnds(_ mark: Int, _ first: Int, _ index: Int) -> Bool {
    guard reader.isCapital(tokens[first].start) else { return false }
    let abbreviation = tokens[mark]
    let marks = words.marks(hash(mark))
    // A single initial and a title lead to a name.
    if marks.contains(.title) && !marks.contains(.abbreviation) { return false }
    if abbreviation.end - abbreviation.start == 2 { return false }
    if first > index, tokens[index].kind != .openBracket { return true }
    return words.marks(hash(first)).contains(.starter)
  }

  /// "… ?” Ota asked." goes on: a name of up to three words and a verb of saying.
  private func isSpeaker(_ first: Int, _ limit: Int) -> Bool {
    for index in first..<min(first + 4, limit) {
      guard tokens[index].kind == .word || tokens[index].kind == .abbreviation else { return false }
      if index > first, words.marks(hash(index)).contains(.speech) { return true }
      guard reader.isCapital(tokens[index].start) else { return false }
    }
    return false
  }

  private func hash(_ index: Int) -> UInt64 {
    WordHash.folded(reader.bytes, tokens[index].start, tokens[index].end)
  }
}
