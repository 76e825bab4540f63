import NewsModel

/// Takes reports up, one by one, from any thread, as parts of snapshots to come.
public struct Intake: Sendable {
  /// Where the records are found under the service.
  let addresses: Addresses
  let lexicon = Lexicon()
  let keeper: any ByteKeeper

  /// An intake of a collection's own.
  ///
  /// - Parameters:
  ///   - basePath: what every address begins with: empty, or a path with a slash in front and none behind.
  ///   - keeper: what keeps the records' JSON and the texts.
  public init(basePath: String = "", keeper: some ByteKeeper = MemoryKeeper()) {
    (addresses, self.keeper) = (Addresses(basePath: basePath), keeper)
  }

  /// Checks a report's records, renders them, and takes from them what tables and links need.
  public func take(_ source: SourceText, _ report: ExtractedReport) -> ReportPart {
    ReportPart(CheckedReport(source, report), self)
  }
}
