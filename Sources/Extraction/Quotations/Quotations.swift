/// The quoted passages of a report.
struct Quotations: Sendable {
  /// A stretch between quotation marks within one paragraph.
  struct Passage: Sendable, Hashable {
    /// The bytes from behind the opening mark to before the closing one.
    var inner: Range<Int>
    /// The bytes with the marks.
    var outer: Range<Int>
    /// Left open to the paragraph's end and taken up again by the next passage.
    var continues: Bool
  }

  /// Every passage, in order, without overlap.
  let passages: [Passage]

  /// The passage that holds a byte.
  func passage(atByte byte: Int) -> Passage? {
    let index = index(atByte: byte)
    return index < 0 ? nil : passages[index]
  }

  /// The index of the passage that holds a byte; -1 where none does.
  func index(atByte byte: Int) -> Int {
    var low = 0
    var high = passages.count
    while low < high {
      let middle = (low + high) / 2
      if passages[middle].outer.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low < passages.count && passages[low].outer.contains(byte) ? low : -1
  }
}
