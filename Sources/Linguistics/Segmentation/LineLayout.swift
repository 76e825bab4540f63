/// Where paragraphs begin: at blank lines, and at single newlines unless the text is hard-wrapped.
struct LineLayout {
  /// A line without its line end.
  private struct Line {
    var start: Int
    var end: Int
    var indent: Int
    var startsWithBullet: Bool
    var startsSmall: Bool
    var endsSentence: Bool
    var isBlank: Bool { start == end }
    var width: Int { end - start }
  }

  private let reader: CharacterReader
  private var lines: [Line] = []

  init(reader: CharacterReader, start: Int) {
    self.reader = reader
    var index = start
    while index < reader.end {
      var end = index
      while end < reader.end, reader.bytes[end] != 0x0A, reader.bytes[end] != 0x0D { end += 1 }
      lines.append(line(index, end))
      // A carriage return and its line feed end one line.
      if end + 1 < reader.end, reader.bytes[end] == 0x0D, reader.bytes[end + 1] == 0x0A { end += 1 }
      index = end + 1
    }
  }

  private func line(_ start: Int, _ end: Int) -> Line {
    var first = start
    while first < end, reader.bytes[first] <= 0x20 { first += 1 }
    var last = end
    while last > first, reader.bytes[last - 1] <= 0x20 { last -= 1 }
    let next = reader.character(at: first)
    let isMark = next.kind == .symbol || next.kind == .hyphen || next.kind == .dash
    let isBullet = isMark && first < last && reader.character(at: first + next.width).kind == .space
    return Line(
      start: first, end: last, indent: first - start, startsWithBullet: isBullet,
      startsSmall: reader.isSmall(first), endsSentence: endsSentence(first, last))
  }

  private func endsSentence(_ start: Int, _ end: Int) -> Bool {
    guard end > start else { return true }
    let last = reader.bytes[end - 1]
    if Array(".!?:;\")]".utf8).contains(last) { return true }
    // Closing curly quotation marks and the ellipsis.
    guard end - start > 3, reader.bytes[end - 3] == 0xE2, reader.bytes[end - 2] == 0x80 else { return false }
    return last == 0x9D || last == 0x99 || last == 0xA6
  }

  /// First bytes of the paragraphs, in order.
  func paragraphStarts() -> [Int] {
    let width = wrapWidth()
    var starts: [Int] = []
    var previous: Line?
    for line in lines {
      if line.isBlank {
        previous = nil
        continue
      }
      if let before = previous, !breaks(before, line, width) {
        previous = line
        continue
      }
      starts.append(line.start)
      previous = line
    }
    return starts
  }

  private func breaks(_ before: Line, _ line: Line, _ width: Int?) -> Bool {
    if line.startsWithBullet { return true }
    guard let width else { return before.endsSentence || !line.startsSmall }
    if line.indent >= 2, before.indent < line.indent { return true }
    return before.endsSentence && before.width < width * 6 / 10
  }

  /// The width at which lines were wrapped by hand, or `nil` where each line is a paragraph.
  ///
  /// Wrapped lines break anywhere, so most of those that another line follows end inside a sentence, and all are short.
  private func wrapWidth() -> Int? {
    var (inner, broken, long, widest) = (0, 0, 0, 0)
    let followed = lines.indices.dropLast().filter { !lines[$0].isBlank && !lines[$0 + 1].isBlank }
    for index in followed {
      inner += 1
      if lines[index].width > 120 { long += 1 } else { widest = max(widest, lines[index].width) }
    }
    // A short line that ends nowhere is a title or a time, and was not wrapped.
    for index in followed where !lines[index].endsSentence && lines[index].width * 10 >= widest * 6 {
      broken += 1
    }
    guard inner > 0, long * 10 <= inner, broken * 2 > inner, widest >= 40 else { return nil }
    return widest
  }
}
