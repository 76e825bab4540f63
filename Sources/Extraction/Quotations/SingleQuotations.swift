/// Finds passages between single marks in one stretch of a paragraph: they open before a word and close behind one, so that
/// apostrophes are left alone.
struct SingleQuotations {
  let bytes: [UInt8]
  let paragraph: Range<Int>

  /// The passages of a stretch without double marks.
  func passages() -> [Quotations.Passage] {
    var found: [Quotations.Passage] = []
    var index = paragraph.lowerBound
    while index < paragraph.upperBound {
      guard let length = opening(at: index) else {
        index += 1
        continue
      }
      guard let close = closing(from: index + length) else { break }
      found.append(
        .init(inner: (index + length)..<close.lowerBound, outer: index..<close.upperBound, continues: false))
      index = close.upperBound
    }
    return found
  }

  /// The passages of double marks, except that those inside single ones, as in British print ('He said "no".'), give way to
  /// what encloses them. The closing mark must then stand behind a stop, so that no apostrophe is taken for it.
  func enclosing(_ doubles: [Quotations.Passage]) -> [Quotations.Passage] {
    var found: [Quotations.Passage] = []
    var (next, index) = (0, paragraph.lowerBound)
    var close: Range<Int>?
    while next < doubles.count {
      let double = doubles[next]
      guard index < double.outer.lowerBound else {
        found.append(double)
        (next, index) = (next + 1, max(index, double.outer.upperBound))
        continue
      }
      guard let length = opening(at: index) else {
        index += 1
        continue
      }
      if close.map({ $0.lowerBound <= index }) ?? true {
        close = closing(from: index + length, behindStop: true, outside: doubles[next...])
      }
      guard let end = close else { return found + doubles[next...] }
      guard double.outer.upperBound <= end.lowerBound else {
        index += 1
        continue
      }
      found.append(
        .init(inner: (index + length)..<end.lowerBound, outer: index..<end.upperBound, continues: false))
      index = end.upperBound
      while next < doubles.count, doubles[next].outer.upperBound <= end.lowerBound { next += 1 }
    }
    return found
  }

  private func mark(at index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "'") { return 1 }
    guard bytes[index] == 0xE2, index + 2 < paragraph.upperBound, bytes[index + 1] == 0x80 else { return nil }
    return [0x98, 0x99].contains(bytes[index + 2]) ? 3 : nil
  }

  /// The length of a mark that opens.
  private func opening(at index: Int) -> Int? {
    guard let length = mark(at: index), !(length == 3 && bytes[index + 2] == 0x99),
      bytes.looksOpening(index..<(index + length), in: paragraph)
    else { return nil }
    return length
  }

  private func closing(
    from start: Int, behindStop: Bool = false, outside doubles: ArraySlice<Quotations.Passage> = []
  ) -> Range<Int>? {
    var (index, next) = (start, doubles.startIndex)
    while index < paragraph.upperBound {
      while next < doubles.endIndex, doubles[next].outer.upperBound <= index { next += 1 }
      let isInside = next < doubles.endIndex && doubles[next].outer.contains(index)
      if !isInside, let length = mark(at: index), index > start, !bytes[index - 1].isSpace,
        !behindStop || isStop(index - 1)
      {
        let end = index + length
        if end >= paragraph.upperBound || !bytes[end].isWordByte { return index..<end }
      }
      index += 1
    }
    return nil
  }

  /// A full stop, comma, question or exclamation mark, or the last byte of a closing mark.
  private func isStop(_ index: Int) -> Bool {
    [".", ",", "!", "?", "\""].contains(UnicodeScalar(bytes[index]))
      || index >= 2 && bytes[index - 2] == 0xE2 && bytes[index - 1] == 0x80 && bytes[index] == 0x9D
  }
}

extension [UInt8] {
  /// Whether a mark stands after a space or a bracket and before a letter or digit.
  func looksOpening(_ mark: Range<Int>, in stretch: Range<Int>) -> Bool {
    let before = mark.lowerBound > stretch.lowerBound ? self[mark.lowerBound - 1] : 0x20
    let after = mark.upperBound < stretch.upperBound ? self[mark.upperBound] : 0x20
    return (before.isSpace || [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "-")].contains(before))
      && after.isWordByte
  }
}
