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
  /// What every address in the records begins with: empty, or the path that a proxy adds ("/news").
  public let basePath: String

  /// Checks, joins, renders and indexes the reports; their order does not matter.
  ///
  /// - Parameter basePath: what every address begins with: empty, or a path with a slash in front and none behind.
  public init(reports: [Report], basePath: String = "") {
    self.basePath = basePath
    version = "0"
    counts = Counts()
    integrity = Integrity()
  }
}
