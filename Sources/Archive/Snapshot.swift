import NewsModel

/// Many reports as one immutable collection: their records, rendered once, and the indexes to find them by.
///
/// Building never fails: a report or record that cannot be taken (an id met before, a span that does not hold against
/// the text) is left out, counted in ``integrity`` and told of in a warning of its document.
public final class Snapshot: Sendable {
  /// A report as it was read, with what was found in it.
  public typealias Report = (source: SourceText, report: ExtractedReport)

  /// How many records of each kind there are.
  public struct Counts: Sendable, Hashable {
    /// Reports.
    public var documents = 0
    /// Records of who said what.
    public var statements = 0
    /// Records of what happened.
    public var incidents = 0
    /// Actors, joined across reports.
    public var actors = 0
    /// Instruments, joined across reports.
    public var instruments = 0
  }

  /// What the self-check on loading found.
  public struct Integrity: Sendable, Hashable {
    /// Spans that were held against their text.
    public var spansChecked = 0
    /// Spans that did not hold.
    public var spanFailures = 0
    /// Records left out because of their spans.
    public var recordsLeftOut = 0
    /// Reports and records left out because their id was there before.
    public var duplicatesLeftOut = 0
  }

  /// Hash of everything in the snapshot: 16 hexadecimal digits, equal for equal collections on every machine.
  public let version: String
  /// How many records of each kind there are.
  public let counts: Counts
  /// What the self-check on loading found.
  public let integrity: Integrity
  /// Where the records are found under the service.
  public let addresses: Addresses
  private let tables: [Resource: Table]
  /// For each document its text, and where it stands there; `nil` where the records were saved without.
  private let texts: [(bytes: KeptBytes, range: Range<Int>)?]

  /// Links, joins and indexes what was taken up; the order does not matter.
  ///
  /// - Parameter intake: what took the reports up.
  public convenience init(_ parts: consuming [ReportPart], _ intake: Intake) {
    var series = SnapshotSeries(intake)
    self.init(parts, &series)
  }

  /// Takes up, links, joins and indexes reports; their order does not matter.
  ///
  /// - Parameter basePath: what every address begins with: empty, or a path with a slash in front and none behind.
  public convenience init(reports: [Report], basePath: String = "") {
    let intake = Intake(basePath: basePath)
    self.init(reports.map { intake.take($0.source, $0.report) }, intake)
  }

  init(_ parts: consuming [ReportPart], _ series: inout SnapshotSeries) {
    var builder = SnapshotBuilder(parts, series.intake)
    let tables = builder.makeTables(series.linked)
    series.remember(builder.linked)
    (self.tables, addresses, integrity) = (tables, series.intake.addresses, builder.integrity)
    texts = builder.contents.map { part in part.textRange.map { (part.json, $0) } }
    counts = Counts(
      documents: tables[.documents]?.count ?? 0, statements: tables[.statements]?.count ?? 0,
      incidents: tables[.incidents]?.count ?? 0, actors: tables[.actors]?.count ?? 0,
      instruments: tables[.instruments]?.count ?? 0)
    version = Self.hash(tables, builder.contents.map(\.textHash))
  }

  /// The records of a resource; `nil` never, but for a resource that no table was made of.
  public func table(_ resource: Resource) -> Table? { tables[resource] }

  /// The exact text of a report, which every offset counts in; `nil` where there is no such report,
  /// or its records were saved without it.
  public func text(ofDocument id: String) -> String? {
    guard let (bytes, range) = tables[.documents]?.row(id: id).flatMap({ texts[$0] }) else { return nil }
    return String(decoding: bytes.bytes(range), as: UTF8.self)
  }

  private static func hash(_ tables: [Resource: Table], _ texts: [UInt64]) -> String {
    var hash = ContentHash()
    for resource in Resource.allCases {
      guard let table = tables[resource] else { continue }
      for row in 0..<table.count { hash.combine(table.hash(row: row)) }
    }
    for text in texts { hash.combine(text) }
    return hash.hexadecimal
  }
}
