import NewsModel

/// Reads names of treaties, charters, articles and resolutions off the words of a report.
struct InstrumentMatcher: Sendable {
  /// A name where it stands.
  struct Match: Sendable, Hashable {
    /// Normalised name.
    var name: String
    /// The sort of instrument.
    var kind: Instrument.Kind
    /// The words.
    var tokens: Range<Int>
  }

  private let words: [String]
  private let raw: [String]
  private let isCapitals: Bool
  private static let longest = 10
  private static let table: [String: (name: String, kind: Instrument.Kind)] = {
    var table: [String: (name: String, kind: Instrument.Kind)] = [:]
    for row in (try? EmbeddedTable.instruments.read())?.rows ?? [] {
      guard let kind = Instrument.Kind(rawValue: row.fields[1]) else { continue }
      for name in [row.fields[0]] + row.list(2) { table[WorldTables.key(name)] = (row.fields[0], kind) }
    }
    return table
  }()

  /// The words that a name of the table can begin with: behind any other there is nothing to look up.
  private static let openings = Set(table.keys.compactMap { $0.split(separator: " ").first.map(String.init) })

  private static let endings: Set = [
    "convention", "conventions", "treaty", "treaties", "protocol", "accord", "accords", "covenant", "pact",
  ]

  /// The words of a report, as they stand and folded.
  init(raw: [String], words: [String]) {
    (self.raw, self.words) = (raw, words)
    isCapitals = raw.allSatisfy { $0 == $0.uppercased() }
  }

  /// Every name, in order; an article is followed by the instrument that it belongs to.
  func matches() -> [Match] {
    var found: [Match] = []
    var index = 0
    while index < words.count {
      let here =
        article(at: index) ?? resolutions(at: index) ?? named(at: index).map { [$0] } ?? ending(at: index).map
      { [$0] } ?? []
      found += here
      index = max(index + 1, here.map(\.tokens.upperBound).max() ?? 0)
    }
    return found
  }

  private func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  /// "Article 51 of the UN Charter".
  private func article(at index: Int) -> [Match]? {
    guard ["article", "articles"].contains(word(index)), let number = Int(word(index + 1)), number > 0,
      number < 1000,
      word(index + 2) == "of"
    else { return nil }
    let start = word(index + 3) == "the" ? index + 4 : index + 3
    guard let whole = named(at: start) ?? ending(at: start) else { return nil }
    let name = "Article \(number) of the \(whole.name)"
    return [Match(name: name, kind: .article, tokens: index..<whole.tokens.upperBound), whole]
  }

  /// "UNSCR 1546", "Security Council resolutions 242 and 338".
  private func resolutions(at index: Int) -> [Match]? {
    let isAcronym = ["unscr", "unscrs"].contains(word(index))
    guard isAcronym || ["resolution", "resolutions"].contains(word(index)) else { return nil }
    let before = (max(0, index - 4)..<index).map { words[$0] }.joined(separator: " ")
    let isAssembly = before.hasSuffix("general assembly")
    guard
      isAcronym || isAssembly || before.hasSuffix("council") || before.hasSuffix("un")
        || before.hasSuffix("nations")
    else { return nil }
    let body = isAssembly ? "UN General Assembly" : "UN Security Council"
    var found: [Match] = []
    var next = index + 1
    while let number = Int(word(next)), (1...99_999).contains(number) {
      found.append(
        Match(
          name: "\(body) Resolution \(number)", kind: .resolution,
          tokens: (found.isEmpty ? index : next)..<(next + 1)))
      next += 1
      if [",", "and"].contains(word(next)), Int(word(next + 1)) != nil { next += 1 }
    }
    return found.isEmpty ? nil : found
  }

  /// A name of the table.
  private func named(at index: Int) -> Match? {
    guard words.indices.contains(index), word(index) != "the", isOpening(word(index)) else { return nil }
    for length in (1...Self.longest).reversed() where index + length <= words.count {
      let key = WorldTables.key(words[index..<(index + length)].joined(separator: " "))
      guard let known = Self.table[key] else { continue }
      // A single word is an acronym: it counts only as it is written.
      if length == 1, raw[index] != raw[index].uppercased() { continue }
      return Match(name: known.name, kind: known.kind, tokens: index..<(index + length))
    }
    return nil
  }

  private func isOpening(_ word: String) -> Bool {
    if Self.openings.contains(word) { return true }
    guard word.utf8.contains(where: { Self.marks.contains($0) }) else { return false }
    return WorldTables.key(word).split(separator: " ").first.map { Self.openings.contains(String($0)) }
      ?? false
  }

  /// What a key is without, or is split at.
  private static let marks: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "'")]

  /// Capitalised words that end in "Convention", "Treaty" and the like.
  private func ending(at index: Int) -> Match? {
    guard !isCapitals, words.indices.contains(index), word(index) != "the", isCapital(index),
      !Self.endings.contains(word(index))
    else { return nil }
    var end = index
    while end < index + 6, isCapital(end) {
      if Self.endings.contains(word(end)) {
        return Match(name: raw[index...end].joined(separator: " "), kind: .treaty, tokens: index..<(end + 1))
      }
      end += 1
    }
    return nil
  }

  private func isCapital(_ index: Int) -> Bool {
    raw.indices.contains(index) && raw[index].startsWithCapital
  }
}
