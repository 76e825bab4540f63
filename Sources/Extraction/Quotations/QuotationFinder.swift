/// Finds the quoted passages of a report.
///
/// Reads curly, low, straight and angle marks, `''` and ` `` ` as double marks, and outside of those single marks that open
/// before a word and close behind one. A quotation that is left open runs to the end of its paragraph; it continues where
/// the next paragraph begins with an opening mark. One pass over each paragraph.
struct QuotationFinder {
  private let bytes: [UInt8]

  /// Every passage of the body.
  static func quotations(in report: AnnotatedReport) -> Quotations {
    let text = report.annotated
    let finder = QuotationFinder(bytes: text.bytes)
    var passages: [Quotations.Passage] = []
    for paragraph in text.paragraphs where !paragraph.isEmpty {
      guard let first = text.sentences[paragraph].first(where: { !$0.isEmpty })?.lowerBound,
        let last = text.sentences[paragraph].last(where: { !$0.isEmpty })?.upperBound
      else { continue }
      let range = text.tokens[first].range.lowerBound..<text.tokens[last - 1].range.upperBound
      finder.append(paragraph: range, to: &passages)
    }
    return Quotations(passages: passages)
  }

  /// Every passage of one paragraph, for tests.
  static func passages(in text: String) -> [Quotations.Passage] {
    let bytes = Array(text.utf8)
    var passages: [Quotations.Passage] = []
    QuotationFinder(bytes: bytes).append(paragraph: 0..<bytes.count, to: &passages)
    return passages
  }

  private func append(paragraph: Range<Int>, to passages: inout [Quotations.Passage]) {
    if let last = passages.indices.last, passages[last].continues {
      // Left open: it goes on only where this paragraph begins with a mark of its own.
      let opens = doubleMark(at: paragraph.lowerBound, in: paragraph) != nil
      passages[last].continues = opens
    }
    let doubles = doublePassages(paragraph)
    var found = doubles
    var gap = paragraph.lowerBound
    for passage in doubles {
      found += singlePassages(gap..<passage.outer.lowerBound)
      gap = passage.outer.upperBound
    }
    found += singlePassages(gap..<max(gap, paragraph.upperBound))
    passages += found.sorted { $0.outer.lowerBound < $1.outer.lowerBound }
  }

  private enum Side { case open, close, either }

  private func doubleMark(at index: Int, in paragraph: Range<Int>) -> (length: Int, side: Side)? {
    func byte(_ offset: Int) -> UInt8 { index + offset < paragraph.upperBound ? bytes[index + offset] : 0 }
    switch byte(0) {
    case UInt8(ascii: "\""): return (1, .either)
    case UInt8(ascii: "'"): return byte(1) == UInt8(ascii: "'") ? (2, .either) : nil
    case UInt8(ascii: "`"): return byte(1) == UInt8(ascii: "`") ? (2, .open) : nil
    case 0xC2 where byte(1) == 0xAB: return (2, .open)
    case 0xC2 where byte(1) == 0xBB: return (2, .close)
    case 0xE2 where byte(1) == 0x80:
      switch byte(2) {
      case 0x9C, 0x9E: return (3, .open)
      case 0x9D: return (3, .close)
      default: return nil
      }
    default: return nil
    }
  }

  private func doublePassages(_ paragraph: Range<Int>) -> [Quotations.Passage] {
    var found: [Quotations.Passage] = []
    var opened: (outer: Int, inner: Int)?
    var index = paragraph.lowerBound
    while index < paragraph.upperBound {
      guard let mark = doubleMark(at: index, in: paragraph) else {
        index += 1
        continue
      }
      let end = index + mark.length
      if let start = opened {
        // Of an opening mark that stands behind a word somebody meant the closing one.
        let closes = mark.side == .close || !looksOpening(index, end, in: paragraph)
        if closes {
          found.append(.init(inner: start.inner..<index, outer: start.outer..<end, continues: false))
          opened = nil
        }
      } else if mark.side != .close {
        opened = (index, end)
      }
      index = end
    }
    if let start = opened, start.inner < paragraph.upperBound {
      found.append(
        .init(
          inner: start.inner..<paragraph.upperBound, outer: start.outer..<paragraph.upperBound,
          continues: true))
    }
    return found
  }

  /// After a space or a bracket and before a letter or digit.
  private func looksOpening(_ start: Int, _ end: Int, in paragraph: Range<Int>) -> Bool {
    let before = start > paragraph.lowerBound ? bytes[start - 1] : 0x20
    let after = end < paragraph.upperBound ? bytes[end] : 0x20
    return (before.isSpace || [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "-")].contains(before))
      && after.isWordByte
  }

  private func singlePassages(_ stretch: Range<Int>) -> [Quotations.Passage] {
    var found: [Quotations.Passage] = []
    var index = stretch.lowerBound
    while index < stretch.upperBound {
      guard let length = singleMark(at: index, in: stretch), opensSingle(index, index + length, in: stretch)
      else {
        index += 1
        continue
      }
      guard let close = closingSingle(from: index + length, in: stretch) else { break }
      let end = close.lowerBound
      found.append(.init(inner: (index + length)..<end, outer: index..<close.upperBound, continues: false))
      index = close.upperBound
    }
    return found
  }

  private func singleMark(at index: Int, in stretch: Range<Int>) -> Int? {
    if bytes[index] == UInt8(ascii: "'") { return 1 }
    guard bytes[index] == 0xE2, index + 2 < stretch.upperBound, bytes[index + 1] == 0x80 else { return nil }
    return [0x98, 0x99].contains(bytes[index + 2]) ? 3 : nil
  }

  private func opensSingle(_ start: Int, _ end: Int, in stretch: Range<Int>) -> Bool {
    if end - start == 3, bytes[start + 2] == 0x99 { return false }
    return looksOpening(start, end, in: stretch)
  }

  private func closingSingle(from start: Int, in stretch: Range<Int>) -> Range<Int>? {
    var index = start
    while index < stretch.upperBound {
      if let length = singleMark(at: index, in: stretch), index > start, !bytes[index - 1].isSpace {
        let end = index + length
        if end >= stretch.upperBound || !bytes[end].isWordByte { return index..<end }
      }
      index += 1
    }
    return nil
  }
}
