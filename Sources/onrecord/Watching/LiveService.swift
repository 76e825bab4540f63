import Archive
import Foundation
import Logging

/// Keeps what is served at what the folder holds: reads it, again when told to, and of itself when it changes.
struct LiveService: Sendable {
  let collection: LiveCollection
  let holder: SnapshotHolder
  let logger: Logger
  /// Told of each look that something came of.
  let metrics: ServiceMetrics

  /// A service for a folder; `nil` for a saved extraction, which is read as a whole.
  init?(
    _ collection: Collection, _ holder: SnapshotHolder, _ logger: Logger, _ metrics: ServiceMetrics
  ) {
    guard case .reports(let folder) = collection.source else { return nil }
    self.collection = LiveCollection(
      folder: folder, reading: collection.reading, basePath: collection.basePath,
      tables: collection.tables, holder: holder)
    (self.holder, self.logger, self.metrics) = (holder, logger, metrics)
  }

  /// Reads what changed in the folder, at once.
  func read() async { await collection.look(atOnce: true) }

  /// Watches the folder until the watcher is stopped.
  func follow(_ watcher: FolderWatcher) async {
    var isTold: Bool?
    watcher.tick(after: .milliseconds(0))
    for await _ in watcher.ticks {
      // What follows within a moment is one change.
      try? await Task.sleep(for: .milliseconds(100))
      let watching = Watching(watcher)
      let start = ContinuousClock.now
      let look = await collection.look { watching.enter($0) }
      if watching.isComplete != isTold {
        isTold = watching.isComplete
        watcher.schedule(every: watching.isComplete ? .seconds(30) : .seconds(2))
        if !watching.isComplete {
          logger.warning(
            "the system does not tell of changes in the folder; it is looked at every two seconds")
        }
      }
      if look.isNew {
        metrics.loaded(since: start, isComplete: true)
        logger.notice("the reports changed", metadata: ["version": "\(holder.current?.version ?? "")"])
      }
      if !look.isSettled { watcher.tick(after: .milliseconds(200)) }
    }
  }

  /// Watches each folder before it is listed, so that nothing happens unseen in between.
  ///
  /// `@unchecked Sendable`: made for one look, which enters one folder at a time.
  private final class Watching: @unchecked Sendable {
    private let watcher: FolderWatcher
    private(set) var isComplete = true

    init(_ watcher: FolderWatcher) { self.watcher = watcher }

    func enter(_ folder: String) { if !watcher.watch(folder) { isComplete = false } }
  }
}
