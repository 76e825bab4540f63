/// The tokens of each quoted passage.
struct PassageTokens {
  /// With the marks; empty, at the end of the one before, where a passage holds no token.
  let ranges: [Range<Int>]

  init(_ syntax: Syntax) {
    var ranges = [Range<Int>](repeating: 0..<0, count: syntax.quotations.passages.count)
    for (token, passage) in syntax.passageOf.enumerated() where passage >= 0 {
      ranges[passage] = (ranges[passage].isEmpty ? token : ranges[passage].lowerBound)..<(token + 1)
    }
    for index in ranges.indices where ranges[index].isEmpty {
      let place = index > 0 ? ranges[index - 1].upperBound : 0
      ranges[index] = place..<place
    }
    self.ranges = ranges
  }

  /// The passages, of those with tokens, that begin within bounds.
  func indices(in bounds: Range<Int>) -> [Int] {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < bounds.lowerBound { low = middle + 1 } else { high = middle }
    }
    return (low..<ranges.count).prefix { ranges[$0].lowerBound < bounds.upperBound }.filter {
      !ranges[$0].isEmpty
    }
  }
}
