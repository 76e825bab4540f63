import NewsModel

/// Reads how a report is laid out: ` date 2024-05-17 Example News/ …`, labelled lines, a headline, a byline, a dateline
/// such as `LIMA, 3 Jan 90 (Agency) -- [Text] …` or `LONDON (Reuters) - …`, or nothing of the kind.
///
/// Looks at the first lines only; whatever it can't place stays part of the body.
struct ReportReader {
  private let bytes: [UInt8]
  private var position: Int
  private var layout: ReportLayout

  /// The layout of a text.
  static func layout(of source: SourceText) -> ReportLayout {
    var reader = ReportReader(Array(source.text.utf8))
    reader.read()
    reader.layout.take(source.metadata)
    return reader.layout
  }

  private init(_ bytes: [UInt8]) {
    (self.bytes, position) = (bytes, 0)
    layout = ReportLayout(body: 0..<bytes.count)
  }

  private mutating func read() {
    skipSpace()
    while readLabelledLine() || readDateMark() {}
    readPublisherMark()
    let start = position
    var headline = readHeadline()
    let behindHeadline = position
    while readByline() { headline = headline ?? start..<start }
    let hasDateline = readDateline()
    if let headline, !headline.isEmpty {
      layout.headline = layout.headline ?? text(headline)
      if hasDateline || position > behindHeadline {
        layout.headlineBytes = headline
      } else {
        position = start
      }
    }
    layout.letter = LetterHeading(bytes)
    if layout.datePublished == nil, let day = day(from: start) {
      (layout.datePublished, layout.dateBasis) = (day, .dateline)
    }
    if let signature = layout.letter?.signature {
      layout.author = layout.author ?? LetterParties.cased(text(signature))
    }
    layout.body = position..<bytes.count
    if !bytes[position...].contains(where: { !$0.isSpace }) { layout.body = position..<position }
    layout.language = LanguageDetector.language(of: bytes[layout.body])
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position].isSpace { position += 1 }
  }

  private func text(_ range: Range<Int>) -> String {
    let words = bytes[range].split(whereSeparator: \.isSpace)
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// The rest of the line from a place on, without white space at its end.
  private func line(from start: Int) -> Range<Int> {
    let limit = min(bytes.count, start + 2000)
    var end = start
    while end < limit, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    while end > start, bytes[end - 1].isSpace { end -= 1 }
    return start..<end
  }

  /// `Title: …`, `Date: 2024-05-17`, `Source: …`, `Author: …`; other labels are passed over.
  private mutating func readLabelledLine() -> Bool {
    let line = line(from: position)
    guard let colon = bytes[line].prefix(16).firstIndex(of: UInt8(ascii: ":")) else { return false }
    let label = text(line.lowerBound..<colon).lowercased()
    let value = text((colon + 1)..<line.upperBound)
    guard Self.labels.contains(label), !value.isEmpty, value.utf8.count < 300 else { return false }
    switch label {
    case "title", "headline": layout.headline = value
    case "date", "published":
      guard let date = DateWords.date(in: value) else { return false }
      (layout.datePublished, layout.dateBasis) = (date, .stated)
    case "source", "publisher": layout.publisher = value
    case "author", "byline": layout.author = value
    default: break
    }
    position = line.upperBound
    skipSpace()
    return true
  }

  private static let labels: Set<String> = [
    "title", "headline", "date", "published", "source", "publisher", "author", "byline", "url", "section",
  ]

  /// `date 2024-05-17`, in the line itself.
  private mutating func readDateMark() -> Bool {
    let end = min(bytes.count, position + 16)
    let mark = String(decoding: bytes[position..<end], as: UTF8.self)
    guard mark.lowercased().hasPrefix("date "), let date = CalendarDate(String(mark.dropFirst(5).prefix(10))),
      end == bytes.count || mark.utf8.count < 16 || bytes[position + 15].isSpace
    else { return false }
    (layout.datePublished, layout.dateBasis) = (date, .stated)
    position += 15
    skipSpace()
    return true
  }

  /// `Example News/`: up to five capitalized words, a slash and a space.
  private mutating func readPublisherMark() {
    let head = bytes[position..<min(bytes.count, position + 60)]
    guard let slash = head.firstIndex(of: UInt8(ascii: "/")), slash + 1 < bytes.count,
      bytes[slash + 1].isSpace
    else { return }
    let name = text(position..<slash)
    let words = name.split(separator: " ")
    guard (1...5).contains(words.count), words.allSatisfy(\.isCapitalizedWord) else { return }
    layout.publisher = layout.publisher ?? name
    position = slash + 1
    skipSpace()
  }

  /// A first line that stands apart: in title case or without a full stop, with more text behind it.
  private mutating func readHeadline() -> Range<Int>? {
    let line = line(from: position)
    guard (1..<250).contains(line.count), bytes[position...].count > line.count else { return nil }
    var next = line.upperBound
    var breaks = 0
    while next < bytes.count, bytes[next].isSpace {
      breaks += bytes[next] == UInt8(ascii: "\n") ? 1 : 0
      next += 1
    }
    let following = self.line(from: next)
    guard next < bytes.count, breaks > 1 || following.count > 100 || isByline(following) else { return nil }
    if DatelineReader(bytes: bytes, start: position).dateline != nil || isByline(line) { return nil }
    let words = text(line).split(separator: " ")
    let capitalized = words.count { $0.isCapitalizedWord }
    let open = ![".", "!", "?", "\"", "”"].contains { text(line).hasSuffix($0) }
    guard words.count <= 30, open || capitalized * 10 >= words.count * 7 else { return nil }
    position = next
    return line
  }

  private func isByline(_ line: Range<Int>) -> Bool {
    guard (7..<100).contains(line.count) else { return false }
    let words = text(line).split(separator: " ")
    guard words.count > 2, words[0].lowercased() == "by" else { return false }
    // "By Ana Ruiz, Defence editor"
    let isTitled = words.firstIndex { $0.hasSuffix(",") }.map { words.count - $0 <= 4 && $0 > 1 } ?? false
    let end = isTitled ? words.firstIndex { $0.hasSuffix(",") } ?? words.count : words.count
    let name = words[1..<min(end + (isTitled ? 1 : 0), words.count)].prefix { !["|", "-"].contains($0) }
    return name.count < 8 && name.allSatisfy { $0.isCapitalizedWord || ["and", "of", "the"].contains($0) }
      && !text(line).hasSuffix(".")
  }

  private mutating func readByline() -> Bool {
    let line = line(from: position)
    guard isByline(line), line.upperBound < bytes.count else { return false }
    let name = text(line).dropFirst(3).prefix { !",|".contains($0) }
    layout.author = layout.author ?? name.trimmingSpaces()
    position = line.upperBound
    skipSpace()
    return true
  }

  /// The day that the report gives itself elsewhere than in a header or dateline.
  private func day(from start: Int) -> CalendarDate? {
    ReportDay(bytes, body: position).day(
      dateline: layout.dateline, known: dateLine(from: start) ?? layout.letter?.date)
  }

  /// A line among the first that holds a place and a day and little else, as letters, briefings and press notes have it:
  /// `New York, 21 February 2025`, `Letter dated 3 May 2022 from …`. It stays part of the body.
  private func dateLine(from start: Int) -> CalendarDate? {
    var start = start
    for _ in 0..<6 {
      let line = line(from: start)
      guard !line.isEmpty, line.count < 160 else { return nil }
      let words = text(line)
      if let date = DateWords.date(in: words), DateWords.isDateLine(words) { return date }
      start = line.upperBound
      while start < bytes.count, bytes[start].isSpace { start += 1 }
    }
    return nil
  }

  private mutating func readDateline() -> Bool {
    let found =
      DatelineReader(bytes: bytes, start: position).dateline
      ?? DatelineReader(line: line(from: position), of: bytes).dateline
      ?? DatelineReader(slashes: position, of: bytes).dateline
      ?? DatelineReader(colon: position, of: bytes).dateline
    guard let found, found.end < bytes.count else { return false }
    layout.dateline = text(found.words)
    layout.publisher = layout.publisher ?? found.agency
    if layout.datePublished == nil, let date = found.date {
      (layout.datePublished, layout.dateBasis) = (date, .dateline)
    }
    position = found.end
    skipSpace()
    return true
  }
}
