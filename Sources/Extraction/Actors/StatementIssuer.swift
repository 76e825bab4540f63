import Foundation
import NewsModel

/// Who issues a report that is itself a statement, by its heading: "Statement by the Spokesperson of the Ministry of Foreign
/// Affairs of Kenya on the events in …".
struct StatementIssuer {
  private static let lines = 8
  private static let longest = 200
  private static let kinds: Set<String> = ["statement", "declaration", "communiqué", "communique"]
  private static let leads: Set<String> = ["joint", "press", "official", "media", "public"]
  /// What says what it is about, behind who issues it.
  private static let subjects = [
    " on ", " regarding ", " concerning ", " following ", " about ", " in response ", " to the press",
    " after ",
  ]

  /// The issuer's party, for "we" and "I" outside of quotations; `nil` where no line among the first is such a heading.
  static func party(_ report: AnnotatedReport, world: WorldTables) -> Party? {
    let bytes = Array(report.source.text.utf8.prefix(lines * longest))
    var start = 0
    for line in bytes.split(
      separator: UInt8(ascii: "\n"), maxSplits: 3 * lines, omittingEmptySubsequences: false
    )
    .prefix(3 * lines) {
      defer { start += line.count + 1 }
      guard line.count < longest, let name = name(in: String(decoding: line, as: UTF8.self)),
        let place = range(of: name, in: line)
      else { continue }
      return party(
        name, mention: report.span(bytes: (start + place.lowerBound)..<(start + place.upperBound)), world)
    }
    return nil
  }

  /// What stands behind "statement by", up to what it is about.
  private static func name(in line: String) -> String? {
    let words = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    let rest = words.drop { leads.contains($0) }
    guard let kind = rest.first, kinds.contains(kind), line.last != ".",
      rest.dropFirst().first == "by" || rest.dropFirst().prefix(2) == ["issued", "by"]
        || rest.dropFirst().first == "from",
      let marker = line.range(of: " by ", options: .caseInsensitive)
        ?? line.range(of: " from ", options: .caseInsensitive)
    else { return nil }
    var name = line[marker.upperBound...]
    for subject in subjects {
      if let end = name.range(of: subject, options: .caseInsensitive) { name = name[..<end.lowerBound] }
    }
    if let comma = name.firstIndex(of: ",") { name = name[..<comma] }
    let trimmed = name.trimmingCharacters(in: .whitespaces)
    return trimmed.isEmpty ? nil : trimmed
  }

  private static func range(of name: String, in line: ArraySlice<UInt8>) -> Range<Int>? {
    let wanted = Array(name.utf8)
    let line = Array(line)
    guard !wanted.isEmpty, line.count >= wanted.count else { return nil }
    return (0...(line.count - wanted.count)).first { line[$0..<($0 + wanted.count)].elementsEqual(wanted) }
      .map { $0..<($0 + wanted.count) }
  }

  private static func party(_ text: String, mention: Span, _ world: WorldTables) -> Party {
    let bare = text.lowercased().hasPrefix("the ") ? String(text.dropFirst(4)) : text
    if let known = world.actor(named: bare) {
      return Party(
        name: known.name, named: true, classification: known.classification, country: known.country,
        mention: mention, resolution: .named)
    }
    let words = bare.split(separator: " ").map(String.init)
    let head =
      words.firstIndex { ["of", "for"].contains($0) }.flatMap { $0 > 0 ? words[$0 - 1] : nil } ?? words.last
    let noun = head.flatMap { DescriptionTable.builtIn.noun($0.lowercased()) }
    let country = words.lazy.compactMap { world.country(of: $0) }
      .first { $0.word == .name || $0.word == .adjective }?.country.name
    return Party(
      name: bare, named: noun?.classification == .organization, classification: noun?.classification,
      country: country, mention: mention, resolution: .description)
  }
}
