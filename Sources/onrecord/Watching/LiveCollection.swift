import Archive
import Extraction
import Foundation
import NewsModel

/// A folder of reports that is read again and again: what did not change is neither read nor extracted again.
///
/// A file is known by its signature, and a report in a file of many by its text. A file that changes is taken up only
/// when it has stayed the same for a moment, and when it was the same before and after it was read, so that one that is
/// half written does not take the place of the good one; until then its reports stay as they were.
actor LiveCollection {
  /// A report as it was read, and what the archive keeps of it.
  private struct Taken: Sendable {
    var source: SourceText
    var part: ReportPart
  }

  /// A file's reports, as they were read last.
  private struct Known {
    var signature: FileSignature?
    /// Why it can't be read, where that is known without trying.
    var warning: Document.Warning?
    var reports: [Taken]
  }

  private let folder: String
  private let reading: ReportReading
  private let intake: Intake
  private var series: SnapshotSeries
  /// What is served is swapped here, so that swaps follow each other as the looks do.
  private let holder: SnapshotHolder
  /// How long a file must have stayed the same.
  private let settling: Duration
  private let extractor: ReportExtractor
  private let tables: UserTables
  private let ledger = CorrectionLedger()
  private var known: [String: Known] = [:]
  /// Files that changed, and since when they are as they are now.
  private var unsettled: [String: (signature: FileSignature?, since: ContinuousClock.Instant)] = [:]

  init(
    folder: String, reading: ReportReading, basePath: String, tables: UserTables = .none,
    holder: SnapshotHolder, settling: Duration = .milliseconds(250)
  ) {
    extractor = ReportExtractor(tables: tables)
    (self.folder, self.reading, self.tables) = (folder, reading, tables)
    intake = Intake(basePath: basePath)
    series = SnapshotSeries(following: intake)
    (self.holder, self.settling) = (holder, settling)
  }

  /// What a look at the folder came to.
  struct Look {
    /// Whether another collection is served now.
    var isNew: Bool
    /// Whether nothing is left that was still changing.
    var isSettled: Bool
  }

  /// Looks at the folder, and has it served where anything changed.
  ///
  /// - Parameters:
  ///   - atOnce: Files are taken as they are, without waiting for them to settle.
  ///   - entering: Called with each folder before it is listed.
  @discardableResult func look(atOnce: Bool = false, entering: @Sendable (String) -> Void = { _ in }) -> Look
  {
    let files = Self.files(folder, entering: entering)
    let now = ContinuousClock.now
    var changed: [(file: ReportFile, signature: FileSignature?)] = []
    for file in files {
      let signature = file.warning == nil ? FileSignature(file.location) : nil
      if let known = known[file.path], known.signature == signature, known.warning == file.warning,
        signature != nil || file.warning != nil
      {
        unsettled[file.path] = nil
      } else if atOnce || hasSettled(file.path, signature, now) {
        changed.append((file, signature))
      }
    }
    let paths = Set(files.map(\.path))
    let gone = known.keys.filter { !paths.contains($0) }
    unsettled = unsettled.filter { paths.contains($0.key) }
    for path in gone { known[path] = nil }
    let isChanged = read(changed, atOnce: atOnce) || !gone.isEmpty
    let version = holder.current?.version
    if version == nil { ledger.tell(of: tables) }
    if isChanged || version == nil { serve() }
    return Look(isNew: holder.current?.version != version, isSettled: unsettled.isEmpty)
  }

  /// Whether a file has been as it is now for long enough.
  private func hasSettled(_ path: String, _ signature: FileSignature?, _ now: ContinuousClock.Instant) -> Bool
  {
    if let seen = unsettled[path], seen.signature == signature { return now - seen.since >= settling }
    unsettled[path] = (signature, now)
    return false
  }

  /// Reads files, all that they hold on all cores; whether any report came of it that was not there before.
  private func read(_ files: [(file: ReportFile, signature: FileSignature?)], atOnce: Bool) -> Bool {
    if files.isEmpty { return false }
    let (reading, extractor, intake, ledger) = (reading, extractor, intake, ledger)
    let before = Dictionary(
      files.compactMap { file, _ in known[file.path].map { (file.path, Self.byID($0.reports)) } }
    ) { first, _ in first }
    var reports: [String: [Taken]] = [:]
    var progress = Progress()
    OrderedWork.run(
      reading.sources(of: files.map(\.file)), width: ProcessInfo.processInfo.activeProcessorCount,
      transform: { source in
        let text = reading.text(of: source)
        if let same = before[text.path ?? ""]?[text.id], same.source == text { return same }
        return Taken(
          source: text, part: intake.take(text, extractor.extract(text, noting: { ledger.note($0) })))
      },
      consume: { (read: Taken) in
        reports[read.source.path ?? "", default: []].append(read)
        progress.step(bytes: read.source.text.utf8.count)
      })
    progress.finish()
    var isChanged = false
    for (file, signature) in files {
      guard atOnce || file.warning != nil || FileSignature(file.location) == signature else {
        // It changed while it was read.
        unsettled[file.path] = (nil, .now)
        continue
      }
      unsettled[file.path] = nil
      let new = reports[file.path] ?? []
      if known[file.path]?.reports.map(\.source) != new.map(\.source) {
        isChanged = true
        for read in new { for warning in read.part.document.warnings { report(warning.message) } }
      }
      known[file.path] = Known(signature: signature, warning: file.warning, reports: new)
    }
    return isChanged
  }

  private static func byID(_ reports: [Taken]) -> [String: Taken] {
    Dictionary(reports.map { ($0.source.id, $0) }) { first, _ in first }
  }

  private func serve() {
    let parts = known.values.flatMap { $0.reports.map(\.part) }
    if parts.isEmpty { report("\(folder): no reports in this folder") }
    holder.swap(to: series.next(parts))
  }

  /// A folder that can't be read is listed like a file that can't be, so that a reader of `/documents` sees it too.
  private static func files(_ folder: String, entering: (String) -> Void) -> [ReportFile] {
    do throws(ReportFolder.Unreadable) {
      return try ReportFolder.files(at: folder, entering: entering)
    } catch {
      let warning = Document.Warning(code: .unreadable, message: error.description)
      return [ReportFile(location: folder, path: folder, warning: warning)]
    }
  }
}
