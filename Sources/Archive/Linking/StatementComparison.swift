/// What is compared of many statements, end to end in two arrays. Nothing in it is counted by reference: threads that
/// compare would wait for each other at every count.
struct StatementComparison: Sendable {
  /// A speaker's number.
  typealias Speaker = UInt32

  private struct Row: Sendable {
    /// Where its stems stand among all words, and its numbers behind them.
    var stems, numbers: Range<UInt32>
    var negations: Int32
    var isNegated: Bool
    var document: Int32
    var speaker: Speaker?
    var days: DayInterval?
    var published: Int32?
  }

  private var rows: [Row] = []
  private var words: [UInt32] = []
  private var speakerHashes: [UInt32] = []

  /// Statements, which go by their places.
  init(_ traits: [StatementLinker.Traits]) {
    rows.reserveCapacity(traits.count)
    words.reserveCapacity(traits.reduce(0) { $0 + $1.words.stems.count + $1.words.numbers.count })
    var speakers: [String: Speaker] = [:]
    for said in traits {
      let speaker = said.speaker.map { name in
        if let known = speakers[name] { return known }
        let number = Speaker(speakerHashes.count)
        speakers[name] = number
        speakerHashes.append(ContentWords.hash(name))
        return number
      }
      rows.append(
        Row(
          stems: append(said.words.stems), numbers: append(said.words.numbers),
          negations: Int32(said.words.negations), isNegated: said.isNegated, document: said.document,
          speaker: speaker, days: said.days, published: said.published))
    }
  }

  private mutating func append(_ hashes: [UInt32]) -> Range<UInt32> {
    let start = UInt32(words.count)
    words += hashes
    return start..<UInt32(words.count)
  }

  /// Who said it; `nil` where nobody is told.
  func speaker(_ statement: Int) -> Speaker? { rows[statement].speaker }

  /// A hash of a speaker's name.
  func hash(of speaker: Speaker) -> UInt32 { speakerHashes[Int(speaker)] }

  /// Calls with the stems of each statement.
  func forEachStems(_ body: (Int, Slice<UnsafeBufferPointer<UInt32>>) -> Void) {
    words.withUnsafeBufferPointer { words in
      for (index, row) in rows.enumerated() {
        body(index, words[Int(row.stems.lowerBound)..<Int(row.stems.upperBound)])
      }
    }
  }

  /// Whether two statements of different reports are one. What is told apart without looking at words comes first.
  func isSame(_ one: Int, _ other: Int) -> Bool {
    let (row, otherRow) = (rows[one], rows[other])
    let (part, whole) = row.stems.count <= otherRow.stems.count ? (row, otherRow) : (otherRow, row)
    guard row.document != otherRow.document, row.isNegated == otherRow.isNegated else { return false }
    guard let speaker = row.speaker, let otherSpeaker = otherRow.speaker else {
      // Nobody is told by one of them: only the very words will do.
      return part.stems.count >= 8 && part.negations == whole.negations && !numbersDiffer(part, whole)
        && ContentWords.share(
          common(part.stems, whole.stems), of: part.stems.count, and: whole.stems.count) >= 0.8
    }
    guard speaker == otherSpeaker, Self.areNear(part, whole, withoutDates: true), !numbersDiffer(part, whole)
    else { return false }
    let common = common(part.stems, whole.stems)
    if ContentWords.share(common, of: part.stems.count, and: whole.stems.count) >= 0.5 {
      return part.negations == whole.negations
    }
    // A part of the other's words, told alone.
    return part.stems.count >= 5 && part.negations <= whole.negations
      && Double(common) >= 0.8 * Double(part.stems.count) && Self.areNear(part, whole, withoutDates: false)
  }

  /// Whether both give numbers and none is the same.
  private func numbersDiffer(_ one: Row, _ other: Row) -> Bool {
    !one.numbers.isEmpty && !other.numbers.isEmpty && common(one.numbers, other.numbers) == 0
  }

  /// Whether both may have been said on one occasion: within two days, or told within ten.
  private static func areNear(_ one: Row, _ other: Row, withoutDates: Bool) -> Bool {
    if let days = one.days, let otherDays = other.days { return days.gap(to: otherDays) <= 2 }
    if let published = one.published, let otherPublished = other.published {
      return abs(published - otherPublished) <= 10
    }
    return withoutDates
  }

  /// How many words two ranges have in common, both ascending.
  private func common(_ one: Range<UInt32>, _ other: Range<UInt32>) -> Int {
    words.withUnsafeBufferPointer { words in
      ContentWords.common(
        words[Int(one.lowerBound)..<Int(one.upperBound)], words[Int(other.lowerBound)..<Int(other.upperBound)]
      )
    }
  }
}
