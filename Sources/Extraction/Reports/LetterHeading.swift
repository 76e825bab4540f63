import NewsModel

/// The heading and signature of a letter between governments and bodies: `Letter dated 3 May 2022 from the Permanent
/// Representative of Kenya to the United Nations addressed to the President of the Security Council`, `(Signed) Name`.
struct LetterHeading: Sendable {
  /// The bytes of the heading.
  let bytes: Range<Int>
  /// The bytes of the word that says what it is.
  let word: Range<Int>
  /// The bytes of whom it is from.
  let sender: Range<Int>
  /// The bytes of whom it goes to.
  let addressee: Range<Int>
  /// The day that it is dated.
  let date: CalendarDate?
  /// The bytes of the name that it is signed with.
  let signature: Range<Int>?

  private static let openings = [
    "letter dated ", "letters dated ", "identical letters dated ", "note verbale dated ",
  ]
  /// Headings stand at the beginning, signatures at the end.
  private static let (reach, longest) = (1500, 500)

  /// The heading of a text; `nil` where it has none.
  init?(_ text: [UInt8]) {
    let head = text.prefix(Self.reach).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0.lowered }
    guard let start = Self.start(text, head) else { return nil }
    let end = Self.end(of: start, text)
    guard let from = Self.find(" from ", in: head, start..<end),
      let to = Self.find(" addressed to ", in: head, from.upperBound..<end)
    else { return nil }
    bytes = start..<end
    let first = head[start...].firstIndex(of: 0x20) ?? start
    word = start..<first
    (sender, addressee) = (from.upperBound..<to.lowerBound, to.upperBound..<end)
    guard !sender.isEmpty, !addressee.isEmpty else { return nil }
    date = DateWords.date(in: String(decoding: text[first..<from.lowerBound], as: UTF8.self))
    signature = Self.signature(text)
  }

  /// Where a line begins with one of the openings.
  private static func start(_ text: [UInt8], _ head: [UInt8]) -> Int? {
    head.indices.first { index in
      (index == 0 || text[index - 1] == 0x0A || text[index - 1] == 0x20)
        && openings.contains { head[index...].starts(with: $0.utf8) }
        && text[..<index].reversed().prefix { $0 != 0x0A }.allSatisfy(\.isSpace)
    }
  }

  /// The end of the paragraph, without white space and marks of footnotes.
  private static func end(of start: Int, _ text: [UInt8]) -> Int {
    var end = start
    while end < min(text.count, start + longest, reach), !isBlankLine(end, text) { end += 1 }
    while end > start, text[end - 1].isSpace || text[end - 1] == UInt8(ascii: "*") { end -= 1 }
    return end
  }

  private static func isBlankLine(_ index: Int, _ text: [UInt8]) -> Bool {
    guard text[index] == 0x0A else { return false }
    let next = text[(index + 1)...].first { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
    return next == 0x0A || next == nil
  }

  private static func find(_ words: String, in head: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let wanted = Array(words.utf8)
    guard range.count >= wanted.count else { return nil }
    return (range.lowerBound...(range.upperBound - wanted.count)).first { index in
      head[index..<(index + wanted.count)].elementsEqual(wanted)
    }.map { $0..<($0 + wanted.count) }
  }

  /// What follows the last "(Signed)" on its line, or makes up the next line.
  private static func signature(_ text: [UInt8]) -> Range<Int>? {
    let start = max(0, text.count - reach)
    let mark = Array("(signed)".utf8)
    let places = (start..<max(start, text.count - mark.count)).filter { index in
      text[index..<(index + mark.count)].lazy.map(\.lowered).elementsEqual(mark)
    }
    guard var first = places.last.map({ $0 + mark.count }) else { return nil }
    while first < text.count, text[first].isSpace { first += 1 }
    var end = first
    while end < text.count, end - first < 80, text[end] != 0x0A, text[end] != 0x2C { end += 1 }
    while end > first, text[end - 1].isSpace { end -= 1 }
    return end > first ? first..<end : nil
  }
}

extension UInt8 {
  /// A letter of ASCII in lower case, any other byte as it is.
  fileprivate var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
