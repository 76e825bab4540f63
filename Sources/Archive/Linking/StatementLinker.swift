import NewsModel

/// Finds the same statement in several reports: wire copies with light edits, and the same speaker's words put otherwise.
struct StatementLinker {
  /// What is looked at of a statement.
  struct Traits: Sendable {
    var id: String
    /// The report's place among all, by date and id.
    var document: Int
    /// Who said it, in the collection's terms; `nil` where nobody is told.
    var speaker: String?
    var isNegated: Bool
    var words: ContentWords
    /// When it was said, where that is more than the report's date.
    var days: DayInterval?
    var published: Int32?
  }

  private let traits: [Traits]
  private var clusters: Clusters
  /// For each cluster by its root: who its speaker is.
  private var speakers: [Int: String] = [:]

  /// Statements in the order of their reports and texts.
  init(_ traits: [Traits]) {
    self.traits = traits
    clusters = Clusters(count: traits.count)
  }

  /// The sets of statements that are one, each ascending.
  static func clusters(_ traits: [Traits]) -> [[Int]] {
    var linker = StatementLinker(traits)
    linker.run()
    return linker.clusters.sets()
  }

  private mutating func run() {
    var buckets = Buckets(limit: 8)
    for index in traits.indices where traits[index].words.stems.count >= 3 {
      for key in keys(of: traits[index]) {
        var isKnown = false
        for other in buckets.members(of: key).map(Int.init) {
          if clusters.root(of: other) == clusters.root(of: index) {
            isKnown = true
          } else if traits[other].isSame(as: traits[index]) {
            join(other, index)
            isKnown = true
          }
        }
        if !isKnown { buckets.insert(index, under: key) }
      }
    }
  }

  /// Under what a statement is found: with its speaker by loose likeness, and by close likeness whoever said it.
  private func keys(of traits: Traits) -> [UInt64] {
    var keys = MinHash.keys(traits.words.stems, bands: 6, rows: 4, salt: 1)
    if let speaker = traits.speaker {
      let salt = MinHash.mixed(UInt64(ContentWords.hash(speaker)) << 8 | 2)
      keys += MinHash.keys(traits.words.stems, bands: 12, rows: 2, salt: salt)
    }
    return keys
  }

  /// Joins two clusters unless they are of two speakers.
  private mutating func join(_ one: Int, _ other: Int) {
    let roots = (clusters.root(of: one), clusters.root(of: other))
    let speaker = speakers[roots.0] ?? traits[one].speaker
    let otherSpeaker = speakers[roots.1] ?? traits[other].speaker
    if let speaker, let otherSpeaker, speaker != otherSpeaker { return }
    clusters.join(one, other)
    speakers[min(roots.0, roots.1)] = speaker ?? otherSpeaker
  }
}

extension StatementLinker.Traits {
  /// Whether two statements of different reports are one.
  func isSame(as other: Self) -> Bool {
    guard document != other.document, isNegated == other.isNegated, !words.numbersDiffer(other.words) else {
      return false
    }
    let similarity = words.similarity(other.words)
    guard let speaker, let otherSpeaker = other.speaker else {
      // Nobody is told by one of them: only the very words will do.
      return similarity >= 0.8 && min(words.stems.count, other.words.stems.count) >= 8
        && words.negations == other.words.negations
    }
    guard speaker == otherSpeaker, isNear(other, withoutDates: similarity >= 0.5) else { return false }
    let (shorter, longer) =
      words.stems.count <= other.words.stems.count ? (words, other.words) : (other.words, words)
    if similarity >= 0.5 { return words.negations == other.words.negations }
    // A part of the other's words, told alone.
    return shorter.stems.count >= 5 && shorter.negations <= longer.negations
      && Double(shorter.common(longer)) >= 0.8 * Double(shorter.stems.count)
  }

  /// Whether both may have been said on one occasion: within two days, or told within ten.
  private func isNear(_ other: Self, withoutDates: Bool) -> Bool {
    if let days, let otherDays = other.days { return days.gap(to: otherDays) <= 2 }
    if let published, let otherPublished = other.published { return abs(published - otherPublished) <= 10 }
    return withoutDates
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
