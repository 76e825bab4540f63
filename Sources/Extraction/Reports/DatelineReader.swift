import NewsModel

/// Reads a dateline: place, day and agency in front of a dash, and the tags in brackets behind it.
///
/// `LIMA, 3 JAN 90 (AGENCY) -- [COMMUNIQUE] [TEXT] …`, `LONDON (Reuters) - …`, `OSLO, Norway — …`.
struct DatelineReader {
  /// A dateline that was found.
  struct Dateline {
    /// The bytes of place, day and agency.
    var words: Range<Int>
    /// What stands in the last parentheses, where it is no place.
    var agency: String?
    /// The day, where it is given with its year.
    var date: CalendarDate?
    /// The byte at which the report proper begins.
    var end: Int
  }

  /// The dateline at the start; `nil` where there is none.
  private(set) var dateline: Dateline?

  private let bytes: [UInt8]

  init(bytes: [UInt8], start: Int) {
    self.bytes = bytes
    let limit = min(bytes.count, start + 160)
    guard let dash = Self.dash(in: bytes[start..<limit]) else { return }
    var words = start..<dash.lowerBound
    while let last = bytes[words].last, last.isSpace { words = words.lowerBound..<(words.upperBound - 1) }
    // "(Quito, January 3, 2020) – …": all of it in parentheses.
    if bytes[words].first == UInt8(ascii: "("),
      bytes[words].firstIndex(of: UInt8(ascii: ")")) == words.upperBound - 1,
      bytes[words].contains(UInt8(ascii: ","))
    {
      words = (words.lowerBound + 1)..<(words.upperBound - 1)
    }
    guard !words.isEmpty, words.count <= 120, let read = read(words) else { return }
    if !read.hasDetail, isAllCapitals(dash.upperBound..<min(bytes.count, dash.upperBound + 80)) { return }
    dateline = Dateline(words: words, agency: read.agency, date: read.date, end: behindTags(dash.upperBound))
  }

  /// A first line of nothing but place and day: `Quito, Ecuador. 3 January 2020.`
  init(line: Range<Int>, of bytes: [UInt8]) {
    self.bytes = bytes
    guard line.count <= 80 else { return }
    let parts = String(decoding: bytes[line], as: UTF8.self).split { ",.|".contains($0) || $0.isNewline }
      .map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    let places = parts.prefix { !DateWords.mentionsDay($0) }
    let rest = parts.dropFirst(places.count)
    guard (1...3).contains(places.count), !rest.isEmpty, rest.allSatisfy(DateWords.mentionsDay),
      places.allSatisfy({ part in
        part.split(separator: " ").count <= 4 && part.split(separator: " ").allSatisfy(\.isCapitalizedWord)
      }), let date = DateWords.date(in: rest.joined(separator: " "))
    else { return }
    dateline = Dateline(words: line, agency: nil, date: date, end: line.upperBound)
  }

  /// The style of agencies that write no dash: `MINSK, March 3. /AGENCY/. The …`.
  init(slashes start: Int, of bytes: [UInt8]) {
    self.bytes = bytes
    let head = bytes[start..<min(bytes.count, start + 80)]
    let slash = UInt8(ascii: "/")
    guard let open = head.firstIndex(of: slash), open > start,
      let close = head[(open + 1)...].firstIndex(of: slash), (3...20).contains(close - open),
      let read = read(start..<open), read.hasDetail
    else { return }
    let agency = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
    var end = close + 1
    while end < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end].isSpace { end += 1 }
    dateline = Dateline(words: start..<(close + 1), agency: agency, date: read.date, end: end)
  }

  /// The style of South Asian papers: a town in capitals with a colon, `KARACHI: The …`.
  ///
  /// In a transcript that is how speakers are called, many times, and some bear the names of towns.
  init(colon start: Int, of bytes: [UInt8]) {
    self.bytes = bytes
    let head = bytes[start..<min(bytes.count, start + 60)].prefix { $0 != UInt8(ascii: "\n") }
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")), colon > start + 2, colon + 1 < bytes.count,
      bytes[colon + 1].isSpace, isAllCapitals(start..<colon),
      !isAllCapitals(colon..<min(bytes.count, colon + 80)), !Self.hasLabel(bytes[(colon + 1)...].prefix(3000))
    else { return }
    let towns = String(decoding: bytes[start..<colon], as: UTF8.self).split { ",/".contains($0) }
      .map { WorldTables.key($0.trimmingSpaces()) }
    guard let town = towns.first, towns.count <= 3, !Gazetteer().entries(key: town).isEmpty,
      WorldTables.builtIn.country(named: town) == nil
    else { return }
    dateline = Dateline(words: start..<colon, agency: nil, date: nil, end: behindTags(colon + 1))
  }

  /// Whether a line begins with words in capitals and a colon.
  private static func hasLabel(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: UInt8(ascii: "\n")).dropFirst().contains { line in
      let label = line.prefix(40).prefix { $0 != UInt8(ascii: ":") }
      return label.count > 2 && label.count < min(40, line.count)
        && label.allSatisfy { $0.isSpace || $0 == UInt8(ascii: ".") || (0x41...0x5A).contains($0) }
    }
  }

  /// The first dash that stands between spaces, or is a long one.
  private static func dash(in head: ArraySlice<UInt8>) -> Range<Int>? {
    var index = head.startIndex
    while index < head.endIndex {
      let rest = head[index...]
      for mark in ["--", "\u{2014}", "\u{2013}"] where rest.starts(with: mark.utf8) {
        return index..<(index + mark.utf8.count)
      }
      if rest.starts(with: " - ".utf8) || rest.starts(with: ")- ".utf8) { return (index + 1)..<(index + 2) }
      if rest.starts(with: "\n\n".utf8) { return nil }
      index += 1
    }
    return nil
  }

  /// Whether words can be a dateline, and what they say.
  private func read(_ words: Range<Int>) -> (agency: String?, date: CalendarDate?, hasDetail: Bool)? {
    var text = String(decoding: bytes[words], as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    var agency: String?
    if let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")") {
      agency = String(text[text.index(after: open)..<close])
      // "Lima (Agency) 2020-01-03": the day may stand behind it.
      let rest = String(text[text.index(after: close)...]).trimmingSpaces()
      guard rest.isEmpty || DateWords.mentionsDay(rest) else { return nil }
      text = String(text[..<open]).trimmingSpaces() + (rest.isEmpty ? "" : ", " + rest)
    }
    var hasDate = false
    for part in text.split(whereSeparator: { $0 == "," || $0 == "/" }).map({ $0.trimmingSpaces() })
    where !part.isEmpty {
      if DateWords.mentionsDay(part) { hasDate = true; continue }
      let words = part.split(separator: " ")
      let allowed = ["de", "of", "the", "la", "el", "al", "and", "del"]
      guard words.count <= 5, words.allSatisfy({ $0.isCapitalizedWord || allowed.contains(String($0)) })
      else {
        return nil
      }
    }
    let place = text.split(separator: ",").first.map(String.init) ?? ""
    let hasDetail = hasDate || (agency != nil && !agency.isNilOrEmpty)
    let shouts = place.count > 2 && !place.contains { $0.isLowercase }
    // "London — Three men": a town that is known.
    let isTown = !Gazetteer().entries(key: WorldTables.key(place)).isEmpty
    guard hasDetail || shouts || isTown else { return nil }
    return (agency, hasDate ? DateWords.date(in: text) : nil, hasDetail)
  }

  private func isAllCapitals(_ range: Range<Int>) -> Bool {
    !bytes[range].contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// Behind `[REPORT] [TEXT]` and the like.
  private func behindTags(_ start: Int) -> Int {
    var index = start
    while true {
      while index < bytes.count, bytes[index].isSpace { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "["),
        let close = bytes[index..<min(bytes.count, index + 200)].firstIndex(of: UInt8(ascii: "]"))
      else { return index }
      index = close + 1
    }
  }
}

extension Optional where Wrapped == String {
  fileprivate var isNilOrEmpty: Bool { self?.isEmpty ?? true }
}
