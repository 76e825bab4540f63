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
    guard !words.isEmpty, words.count <= 120, let read = read(words) else { return }
    if !read.hasDetail, isAllCapitals(dash.upperBound..<min(bytes.count, dash.upperBound + 80)) { return }
    dateline = Dateline(words: words, agency: read.agency, date: read.date, end: behindTags(dash.upperBound))
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
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      agency = String(text[text.index(after: open)...].dropLast())
      text = String(text[..<open]).trimmingSpaces()
    }
    var hasDate = false
    for part in text.split(separator: ",").map({ $0.trimmingSpaces() }) where !part.isEmpty {
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
    guard hasDetail || shouts else { return nil }
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
