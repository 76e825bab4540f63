import Foundation

/// One record among those that a search finds.
public struct SearchHit: Sendable, Hashable {
  /// The kind of record.
  public let resource: Resource
  /// Its row in the table of its kind.
  public let row: Int
  /// How well it fits, greater being better; 0 where the search only excludes.
  public let score: Double
}

/// A part of a ranked list.
public struct SearchPage: Sendable, Hashable {
  /// The hits, best first; ties go by kind and id.
  public var hits: [SearchHit] = []
  /// How many there are in all.
  public var total = 0
  /// How many of each kind there are.
  public var totals: [Resource: Int] = [:]
  /// Where the next page starts behind; `nil` on the last.
  public var next: SearchPosition?
}

/// A place in a ranked list that outlives the row and the snapshot.
public struct SearchPosition: Sendable, Hashable {
  /// The score of the last hit.
  public var score: Double
  /// Its kind.
  public var resource: Resource
  /// Its id.
  public var id: String

  /// A place in a ranked list.
  public init(score: Double, resource: Resource, id: String) {
    (self.score, self.resource, self.id) = (score, resource, id)
  }
}

extension Snapshot {
  /// The kinds of record that are searched together, in the order in which ties go.
  public static let searched: [Resource] = [.statements, .incidents, .actors, .documents]

  /// The records that any of the searches finds, best first.
  ///
  /// Ranked by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009): how rare a
  /// word is counts over all kinds of record, how long a text is among its own kind.
  public func search(_ queries: [WordQuery], limit: Int, after: SearchPosition?) -> SearchPage {
    let indexes = Self.searched.compactMap { resource in
      table(resource).flatMap { table in table.searchIndex.map { (table, $0) } }
    }
    var scores = [[UInt32: Double]](repeating: [:], count: indexes.count)
    for query in queries {
      let matches = indexes.map { _, index in query.required.map(index.matches) }
      let weights = query.required.indices.map { term in
        BM25.weight(
          found: matches.reduce(0) { $0 + $1[term].rows.count }, of: indexes.reduce(0) { $0 + $1.0.count })
      }
      for (number, (_, index)) in indexes.enumerated() {
        for (row, score) in index.scores(query, matches[number], weights) {
          scores[number][row] = max(scores[number][row] ?? 0, score)
        }
      }
    }
    return page(scores, of: indexes.map(\.0), limit: limit, after: after)
  }

  private func page(
    _ scores: [[UInt32: Double]], of tables: [Table], limit: Int, after: SearchPosition?
  ) -> SearchPage {
    var best = BestHits(limit: limit + 1)
    var page = SearchPage()
    for (order, (scores, table)) in zip(scores, tables).enumerated() {
      page.total += scores.count
      page.totals[table.resource] = scores.count
      for (row, score) in scores {
        let hit = BestHits.Entry(score: score, order: order, row: row)
        if let after, !hit.isBehind(after, table) { continue }
        best.insert(hit)
      }
    }
    let entries = best.sorted()
    page.hits = entries.prefix(limit).map {
      SearchHit(resource: tables[$0.order].resource, row: Int($0.row), score: $0.score)
    }
    if entries.count > limit, let last = page.hits.last, let table = table(last.resource) {
      page.next = SearchPosition(score: last.score, resource: last.resource, id: table.ids[last.row])
    }
    return page
  }
}

extension Table {
  /// The index that `q` is answered from.
  fileprivate var searchIndex: WordIndex? { if case .words(let index)? = column("q") { index } else { nil } }
}

extension WordIndex {
  /// The rows that a query finds, each with its score.
  fileprivate func scores(_ query: WordQuery, _ matches: [Matches], _ weights: [Double]) -> [(UInt32, Double)]
  {
    let rows = rows(query, matches).rows
    var scores = [Double](repeating: 0, count: rows.count)
    for (match, weight) in zip(matches, weights) {
      var place = 0
      for (index, row) in rows.enumerated() {
        // Every row of the answer is among those of each required term.
        while place < match.rows.count, match.rows[place] < row { place += 1 }
        guard place < match.rows.count, match.rows[place] == row else { continue }
        let length = Double(length(row: Int(row))) / averageLength
        scores[index] += BM25.score(
          count: Double(match.counts[place]), relativeLength: length, weight: weight)
      }
    }
    return Array(zip(rows, scores))
  }
}

/// The ranking function, with the usual values for its two constants.
private enum BM25 {
  private static let saturation = 1.2
  private static let lengthEffect = 0.75

  /// What finding a term is worth: the more, the fewer rows have it.
  static func weight(found: Int, of total: Int) -> Double {
    log(1 + (Double(total - found) + 0.5) / (Double(found) + 0.5))
  }

  static func score(count: Double, relativeLength: Double, weight: Double) -> Double {
    let damping = saturation * (1 - lengthEffect + lengthEffect * relativeLength)
    return weight * count * (saturation + 1) / (count + damping)
  }
}

/// The best of many hits, at most so many.
private struct BestHits {
  struct Entry {
    var score: Double
    var order: Int
    var row: UInt32

    static func precedes(_ one: Entry, _ other: Entry) -> Bool {
      (-one.score, one.order, one.row) < (-other.score, other.order, other.row)
    }

    /// Whether it comes behind a place in the list.
    func isBehind(_ position: SearchPosition, _ table: Table) -> Bool {
      if score != position.score { return score < position.score }
      let place = Snapshot.searched.firstIndex(of: position.resource) ?? 0
      return order != place ? order > place : table.ids[Int(row)] > position.id
    }
  }

  private let limit: Int
  private var entries: [Entry] = []

  init(limit: Int) { self.limit = limit }

  /// Entries are sorted out whenever there are twice as many as wanted, so that each costs little.
  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    if entries.count >= 2 * limit + 64 { entries = sorted() }
  }

  func sorted() -> [Entry] { Array(entries.sorted(by: Entry.precedes).prefix(limit)) }
}
