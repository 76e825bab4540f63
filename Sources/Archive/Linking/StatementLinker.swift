import Foundation
import NewsModel

/// Finds the same statement in several reports: wire copies with light edits, and the same speaker's words put otherwise.
struct StatementLinker {
  /// What is looked at of a statement.
  struct Traits: Sendable {
    var id: String
    /// The report's place among all, by date and id.
    var document: Int32
    /// Who said it, in the collection's terms; `nil` where nobody is told.
    var speaker: String?
    var isNegated: Bool
    var words: ContentWords
    /// When it was said, where that is more than the report's date.
    var days: DayInterval?
    var published: Int32?
  }

  private let statements: StatementComparison
  private var clusters: Clusters
  /// For each cluster by its root: who its speaker is.
  private var speakers: [Int: StatementComparison.Speaker] = [:]

  /// Statements in the order of their reports and texts.
  init(_ traits: [Traits]) {
    statements = StatementComparison(traits)
    clusters = Clusters(count: traits.count)
  }

  /// The sets of statements that are one, each ascending.
  static func clusters(_ traits: [Traits]) -> [[Int]] {
    var linker = StatementLinker(traits)
    linker.run()
    return linker.clusters.sets()
  }

  /// Goes through the bands of keys one after another, for all keys at once would take far more memory than the statements.
  private mutating func run() {
    let bandCount = Self.wordingBands + Self.speakerBands
    let width = ProcessInfo.processInfo.activeProcessorCount
    for first in stride(from: 0, to: bandCount, by: width) {
      let bands = Concurrently.map(min(width, bandCount - first)) { [statements] in
        Self.entries(statements, band: first + $0)
      }
      for entries in bands { compare(entries) }
    }
  }

  private static let wordingBands = 6
  private static let speakerBands = 12

  /// A key of a statement. Those of one key may be the same.
  private struct Entry: Sendable {
    var key: UInt64
    var index: Int32
  }

  /// The statements by a key: of close likeness whoever said it, or of loose likeness with its speaker.
  private static func entries(_ statements: StatementComparison, band: Int) -> [Entry] {
    let isLoose = band >= wordingBands
    var entries: [Entry] = []
    statements.forEachStems { index, stems in
      if stems.count < 3 { return }
      if isLoose {
        guard let speaker = statements.speaker(index) else { return }
        let salt = MinHash.mixed(UInt64(statements.hash(of: speaker)) << 8 | 2)
        let key = MinHash.key(stems, band: band - wordingBands, rows: 2, salt: salt)
        entries.append(Entry(key: key, index: Int32(index)))
      } else {
        let key = MinHash.key(stems, band: band, rows: 4, salt: 1)
        entries.append(Entry(key: key, index: Int32(index)))
      }
    }
    return entries.sorted { ($0.key, $0.index) < ($1.key, $1.index) }
  }

  /// Each is compared with the last few before it that have its key and were in no cluster with those before them.
  private mutating func compare(_ entries: [Entry]) {
    var recent: [Int] = []
    var key: UInt64?
    for entry in entries {
      if entry.key != key { recent.removeAll(keepingCapacity: true) }
      key = entry.key
      let index = Int(entry.index)
      var isKnown = false
      for other in recent {
        if clusters.root(of: other) == clusters.root(of: index) {
          isKnown = true
        } else if statements.isSame(other, index) {
          join(other, index)
          isKnown = true
        }
      }
      if isKnown { continue }
      if recent.count == Self.mostRecent { recent.removeFirst() }
      recent.append(index)
    }
  }

  private static let mostRecent = 8

  /// Joins two clusters unless they are of two speakers.
  private mutating func join(_ one: Int, _ other: Int) {
    let roots = (clusters.root(of: one), clusters.root(of: other))
    let speaker = speakers[roots.0] ?? statements.speaker(one)
    let otherSpeaker = speakers[roots.1] ?? statements.speaker(other)
    if let speaker, let otherSpeaker, speaker != otherSpeaker { return }
    clusters.join(one, other)
    speakers[min(roots.0, roots.1)] = speaker ?? otherSpeaker
  }
}

extension DayInterval {
  /// How many days lie between two intervals; 0 where they touch or overlap.
  func gap(to other: DayInterval) -> Int32 {
    if last != Self.open, other.first > last { return other.first - last }
    if other.last != Self.open, first > other.last { return first - other.last }
    return 0
  }

  /// Whether it has at most that many days.
  func isWithin(days: Int32) -> Bool { last != Self.open && last - first < days }
}
