import NewsModel

/// How answers and records are brought together.
enum Matching {
  /// Pairs each answer with at most one record, the likeliest pairs first, answers that count before optional ones.
  ///
  /// - Parameter likeness: 0 where the two are not of the same thing.
  /// - Returns: for the index of an answer the index of its record.
  static func assign<Answer, Record>(
    _ answers: [Answer], _ records: [Record], optional: (Answer) -> Bool, likeness: (Answer, Record) -> Double
  ) -> [Int: Int] {
    var pairs: [Pair] = []
    for (i, answer) in answers.enumerated() {
      for (j, record) in records.enumerated() {
        let value = likeness(answer, record)
        if value > 0 { pairs.append(Pair(optional: optional(answer), likeness: value, answer: i, record: j)) }
      }
    }
    pairs.sort {
      ($0.optional ? 1 : 0, -$0.likeness, $0.answer, $0.record)
        < ($1.optional ? 1 : 0, -$1.likeness, $1.answer, $1.record)
    }
    var matched: [Int: Int] = [:]
    var taken: Set<Int> = []
    for pair in pairs where matched[pair.answer] == nil && taken.insert(pair.record).inserted {
      matched[pair.answer] = pair.record
    }
    return matched
  }

  private struct Pair {
    var optional: Bool
    var likeness: Double
    var answer: Int
    var record: Int
  }

  /// Share of characters that two sets of stretches have in common (Dice 1945), 0 to 1.
  static func dice(_ left: [Range<Int>], _ right: [Range<Int>]) -> Double {
    let (a, b) = (Set(left.joined()), Set(right.joined()))
    return a.isEmpty && b.isEmpty ? 0 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }

  /// The stretches in order, each without quotation marks, spaces and punctuation at its edges.
  static func trimmed(_ ranges: [Range<Int>], in text: [Unicode.Scalar]) -> [Range<Int>] {
    func isWord(_ index: Int) -> Bool {
      text[index].properties.isAlphabetic || text[index].properties.numericType != nil
    }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }.map { range in
      var (start, end) = (max(0, range.lowerBound), min(text.count, range.upperBound))
      while start < end, !isWord(start) { start += 1 }
      while end > start, !isWord(end - 1) { end -= 1 }
      return start..<max(start, end)
    }
  }
}

extension Answers.Stretch {
  var range: Range<Int> { start..<max(start, end) }
}

extension Span {
  var range: Range<Int> { start..<max(start, end) }
}

/// Names that mean the same actor: what the answers and the extracted actors of a report give as names of one.
struct NameBook {
  private var canonical: [String: String] = [:]

  init(_ answers: [Answers.Actor], _ actors: [Actor]) {
    for answer in answers {
      for name in [answer.name] + (answer.otherNames ?? []) + (answer.mentions ?? []) {
        canonical[Self.plain(name), default: Self.plain(answer.name)] = Self.plain(answer.name)
      }
    }
    for actor in actors {
      let names = ([actor.name] + actor.otherNames).map(Self.plain)
      let known = names.compactMap { canonical[$0] }.first ?? Self.plain(actor.name)
      for name in names where canonical[name] == nil { canonical[name] = known }
    }
  }

  /// Whether two names are of one actor.
  func same(_ name: String?, _ wanted: String) -> Bool {
    guard let name, !name.isEmpty else { return false }
    let (a, b) = (Self.plain(name), Self.plain(wanted))
    return canonical[a, default: a] == canonical[b, default: b]
  }

  /// Folded, with punctuation as spaces and without an article in front.
  static func plain(_ name: String) -> String {
    let folded = TextFolding.fold(name).unicodeScalars.map { scalar -> Character in
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'"
      return isWord ? Character(scalar) : " "
    }
    var words = String(folded).split(separator: " ")
    if words.count > 1, ["the", "a", "an"].contains(words[0]) { words.removeFirst() }
    return words.joined(separator: " ")
  }
}
