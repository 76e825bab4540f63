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
    let whole = SingleQuotations(bytes: bytes, paragraph: paragraph).enclosing(doubles)
    var found = whole
    var gap = paragraph.lowerBound
    for passage in whole {
      found += SingleQuotations(bytes: bytes, paragraph: gap..<passage.outer.lowerBound).passages()
      gap = passage.outer.upperBound
    }
    found += SingleQuotations(bytes: bytes, paragraph: gap..<max(gap, paragraph.upperBound)).passages()
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
        let closes = mark.side == .close || !bytes.looksOpening(index..<end, in: paragraph)
        if closes {
          found.append(.init(inner: start.inner..<index, outer: start.outer..<end, continues: false))
          opened = nil
        }
      } else if mark.side != .close || index == paragraph.lowerBound {
        // Of a closing mark in front of a paragraph somebody meant the opening one.
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
}
