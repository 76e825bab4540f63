/// What the parser looks at to choose a transition, after Zhang and Nivre (2011): words and tags on top of the stack and at
/// the front of the buffer, their dependents so far, how far apart they are, and what stands between.
package struct ParserFeatures {
  /// The most features that one state has.
  package static let capacity = 96

  private let forms: WordForms
  private let tags: [UInt8]
  /// How many commas and quotation marks stand before each word.
  private let commas: [UInt8]
  private let quotes: [UInt8]

  /// The features of one sentence.
  package init(_ forms: WordForms, tags: [UInt8], marks: ParserMarks) {
    (self.forms, self.tags) = (forms, tags)
    (commas, quotes) = (marks.commas, marks.quotes)
  }

  /// A word's hash, tag, and both in one.
  private struct Atom {
    var word: UInt64
    var tag: UInt64
    var both: UInt64
  }

  @inline(__always)
  private func atom(_ index: Int32) -> Atom {
    let tag = tag(index)
    let word = index < 0 ? 7 : forms.word[Int(index) + WordForms.pad]
    return Atom(word: word, tag: tag, both: word &+ (tag &+ 1) &* 0x9E6C_63D0_876A_68DD)
  }

  @inline(__always)
  private func tag(_ index: Int32) -> UInt64 {
    index < 0 || index >= tags.count ? 62 : UInt64(tags[Int(index)])
  }

  @inline(__always)
  private func wordAhead(_ index: Int32) -> Atom { atom(index >= 0 && index < tags.count ? index : -1) }

  /// Writes the features of a state; returns how many.
  package func fill(_ space: ParserWorkspace, _ index: Int32, into out: UnsafeMutablePointer<UInt64>) -> Int {
    let state = space.states[Int(index)]
    let (top, front) = (space.element(state.top), space.element(state.front))
    let second = space.element(top.below)
    let (s0, s1, b0) = (atom(top.word), atom(second.word), atom(front.word))
    let third = tag(space.element(second.below).word)
    let ahead = front.word < 0 ? Int32(-9) : front.word
    let b1 = wordAhead(ahead + 1)
    let b2 = wordAhead(ahead + 2)
    var count = fillWords(s0, s1, b0, b1, b2, third, into: out)
    count += fillTriples(s0.tag, s1.tag, b0.tag, b1.tag, b2.tag, third, into: out + count)
    count += fillDependents(top, second, front, s0, s1, b0, into: out + count)
    return count + fillDistances(top, second, front, s0, s1, b0, into: out + count)
  }

  @inline(__always)
  private func fillWords(
    _ s0: Atom, _ s1: Atom, _ b0: Atom, _ b1: Atom, _ b2: Atom, _ third: UInt64,
    into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    out[0] = FeatureHash.of(1, s0.both)
    out[1] = FeatureHash.of(2, s0.word)
    out[2] = FeatureHash.of(3, s1.both)
    out[3] = FeatureHash.of(4, s1.word)
    out[4] = FeatureHash.of(5, b0.both)
    out[5] = FeatureHash.of(6, b0.word)
    out[6] = FeatureHash.of(7, b1.both)
    out[7] = FeatureHash.of(8, b1.word)
    out[8] = FeatureHash.of(9, b2.both)
    out[9] = FeatureHash.of(10, s0.both, b0.both)
    out[10] = FeatureHash.of(11, s0.both, b0.tag)
    out[11] = FeatureHash.of(12, s0.tag, b0.both)
    out[12] = FeatureHash.of(13, s0.word, b0.word)
    out[13] = FeatureHash.of(14, s0.both, b1.tag)
    out[14] = FeatureHash.of(15, s1.both, s0.both)
    out[15] = FeatureHash.of(16, s1.both, s0.tag)
    out[16] = FeatureHash.of(17, s1.tag, s0.both)
    out[17] = FeatureHash.of(18, s1.word, s0.word)
    out[18] = FeatureHash.of(19, s1.both, b0.both)
    out[19] = FeatureHash.of(20, s1.tag, b0.both)
    out[20] = FeatureHash.of(21, s1.both, b0.tag)
    out[21] = FeatureHash.of(22, b0.word, b1.word)
    out[22] = FeatureHash.of(23, b0.both, b1.tag)
    out[23] = FeatureHash.of(24, b0.tag, b1.both)
    out[24] = FeatureHash.of(25, s0.word, s1.tag, b0.tag)
    out[25] = FeatureHash.of(26, s0.tag, s1.word, b0.tag)
    out[26] = FeatureHash.of(27, s0.tag, s1.tag, b0.word)
    out[27] = FeatureHash.of(28, third, s0.both)
    return 28
  }

  @inline(__always)
  private func fillTriples(
    _ s0: UInt64, _ s1: UInt64, _ b0: UInt64, _ b1: UInt64, _ b2: UInt64, _ third: UInt64,
    into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    // Tags take six bits each: any four of them make one value.
    out[0] = FeatureHash.of(30, s0 | b0 << 8)
    out[1] = FeatureHash.of(31, s1 | s0 << 8)
    out[2] = FeatureHash.of(32, s1 | b0 << 8)
    out[3] = FeatureHash.of(33, b0 | b1 << 8)
    out[4] = FeatureHash.of(34, s0 | b0 << 8 | b1 << 16)
    out[5] = FeatureHash.of(35, b0 | b1 << 8 | b2 << 16)
    out[6] = FeatureHash.of(36, s1 | s0 << 8 | b0 << 16)
    out[7] = FeatureHash.of(37, third | s1 << 8 | s0 << 16)
    out[8] = FeatureHash.of(38, s1 | s0 << 8 | b0 << 16 | b1 << 24)
    out[9] = FeatureHash.of(39, s0 | b0 << 8 | b1 << 16 | b2 << 24)
    out[10] = FeatureHash.of(40, third | s1 << 8 | s0 << 16 | b0 << 24)
    return 11
  }

  @inline(__always)
  private func fillDependents(
    _ top: ParserElement, _ second: ParserElement, _ front: ParserElement, _ s0: Atom, _ s1: Atom, _ b0: Atom,
    into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let (s0l, s0r, b0l) = (atom(top.left1), atom(top.right1), atom(front.left1))
    let (s1r, s1l) = (atom(second.right1), atom(second.left1))
    let pair = s0.tag | b0.tag << 8
    let below = s1.tag | s0.tag << 8
    out[0] = FeatureHash.of(50, pair | s0l.tag << 16)
    out[1] = FeatureHash.of(51, pair | s0r.tag << 16)
    out[2] = FeatureHash.of(52, pair | b0l.tag << 16)
    out[3] = FeatureHash.of(53, below | s0l.tag << 16)
    out[4] = FeatureHash.of(54, below | s0r.tag << 16)
    out[5] = FeatureHash.of(55, below | s1r.tag << 16)
    out[6] = FeatureHash.of(56, below | s1l.tag << 16)
    out[7] = FeatureHash.of(57, s0.tag, s0l.word)
    out[8] = FeatureHash.of(58, s0.tag, s0r.word)
    out[9] = FeatureHash.of(59, b0.tag, b0l.word)
    out[10] = FeatureHash.of(60, s1.tag, s1r.word)
    out[11] = FeatureHash.of(61, s1.tag, s1l.word)
    out[12] = FeatureHash.of(62, s0.tag | tag(top.left1) << 8 | tag(top.left2) << 16)
    out[13] = FeatureHash.of(63, s0.tag | tag(top.right1) << 8 | tag(top.right2) << 16)
    out[14] = FeatureHash.of(64, b0.tag | tag(front.left1) << 8 | tag(front.left2) << 16)
    out[15] = FeatureHash.of(65, s1.tag | tag(second.right1) << 8 | tag(second.right2) << 16)
    out[16] = FeatureHash.of(66, s0.tag, s0r.both, b0.tag)
    out[17] = FeatureHash.of(67, s0.word, s0l.word, b0.tag)
    out[18] = FeatureHash.of(68, s0.word, UInt64(top.rightCount), b0.tag)
    out[19] = FeatureHash.of(69, s0.tag, UInt64(top.rightCount), b0.tag)
    out[20] = FeatureHash.of(70, s0.word, UInt64(top.leftCount))
    out[21] = FeatureHash.of(71, pair, UInt64(top.leftCount))
    out[22] = FeatureHash.of(72, b0.word, UInt64(front.leftCount))
    out[23] = FeatureHash.of(73, pair, UInt64(front.leftCount))
    out[24] = FeatureHash.of(74, s1.word, UInt64(second.rightCount), s0.tag)
    out[25] = FeatureHash.of(75, below, UInt64(second.rightCount))
    out[26] = FeatureHash.of(76, s1.word, s1r.tag, s0.tag)
    out[27] = FeatureHash.of(77, s0.word, s0r.word, s1.tag)
    return 28
  }

  @inline(__always)
  private func fillDistances(
    _ top: ParserElement, _ second: ParserElement, _ front: ParserElement, _ s0: Atom, _ s1: Atom, _ b0: Atom,
    into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let near = distance(top.word, front.word)
    let far = distance(second.word, top.word)
    let between = marksBetween(top.word, front.word)
    let betweenStack = marksBetween(second.word, top.word)
    out[0] = FeatureHash.of(80, s0.both, near)
    out[1] = FeatureHash.of(81, b0.both, near)
    out[2] = FeatureHash.of(82, s0.tag | b0.tag << 8, near)
    out[3] = FeatureHash.of(83, s1.tag | s0.tag << 8, far)
    out[4] = FeatureHash.of(84, s1.both, far)
    out[5] = FeatureHash.of(85, s0.both, far)
    out[6] = FeatureHash.of(86, s0.tag | b0.tag << 8, between)
    out[7] = FeatureHash.of(87, s1.tag | s0.tag << 8, betweenStack)
    out[8] = FeatureHash.of(88, s1.tag | s0.tag << 8 | b0.tag << 16, between | betweenStack << 8)
    out[9] = FeatureHash.of(89, s1.word, s0.tag, betweenStack)
    out[10] = FeatureHash.of(90, s0.word, b0.word, near)
    out[11] = FeatureHash.of(91, s1.word, s0.word, far)
    out[12] = FeatureHash.of(92, s1.tag | s0.tag << 8 | b0.tag << 16, far)
    return 13
  }

  @inline(__always)
  private func distance(_ first: Int32, _ second: Int32) -> UInt64 {
    guard first >= 0, second >= 0 else { return 0 }
    let distance = second - first
    return distance < 5 ? UInt64(distance) : distance < 8 ? 5 : distance < 13 ? 6 : 7
  }

  /// How many commas, at most three, and whether an odd number of quotation marks stand between two words.
  @inline(__always)
  private func marksBetween(_ first: Int32, _ second: Int32) -> UInt64 {
    guard first >= 0, second > first else { return 0 }
    let comma = commas[Int(second)] &- commas[Int(first) + 1]
    let quote = quotes[Int(second)] &- quotes[Int(first) + 1]
    return UInt64(min(comma, 3)) | UInt64(quote & 1) << 2 | (quote > 1 ? 8 : 0)
  }
}

/// Running counts of the punctuation in a sentence.
package struct ParserMarks: Sendable {
  private(set) var commas: [UInt8] = []
  private(set) var quotes: [UInt8] = []

  /// No counts yet.
  package init() {}

  /// Counts the commas, dashes and quotation marks before each word, modulo 256.
  package mutating func load(_ tags: [UInt8]) {
    commas.removeAll(keepingCapacity: true)
    quotes.removeAll(keepingCapacity: true)
    var (comma, quote): (UInt8, UInt8) = (0, 0)
    for tag in tags {
      commas.append(comma)
      quotes.append(quote)
      if tag == Self.comma || tag == Self.colon { comma &+= 1 }
      if tag == Self.open || tag == Self.close { quote &+= 1 }
    }
    commas.append(comma)
    quotes.append(quote)
  }

  private static let comma = PartOfSpeech.comma.number
  private static let colon = PartOfSpeech.colon.number
  private static let open = PartOfSpeech.openQuote.number
  private static let close = PartOfSpeech.closeQuote.number
}
