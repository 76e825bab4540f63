import Archive
import Foundation
import TestSupport
import Testing

@testable import onrecord

@Suite struct LiveCollectionTests {
  private let folder: TemporaryFolder
  private let holder = SnapshotHolder()

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("The harbour is closed.", to: "one.txt")
    try folder.write(
      "{\"id\":\"a\",\"text\":\"One ship left.\"}\n{\"id\":\"b\",\"text\":\"None came.\"}\n", to: "rows.jsonl"
    )
  }

  private func collection(settling: Duration = .zero) -> LiveCollection {
    LiveCollection(
      folder: folder.path, reading: ReportReading(), basePath: "", holder: holder, settling: settling)
  }

  private var documents: [String] { (holder.current?.table(.documents)?.ids).map(Array.init) ?? [] }

  /// Looks until everything has settled: a change is seen at one look and taken at the next.
  private func settle(_ live: LiveCollection) async -> Bool {
    var isNew = false
    for _ in 0..<50 {
      let look = await live.look()
      isNew = isNew || look.isNew
      if look.isSettled { break }
    }
    return isNew
  }

  @Test func theFirstLookServesEverythingAndTheNextFindsNothingNew() async {
    let live = collection()
    #expect(await live.look(atOnce: true).isNew)
    #expect(documents == ["a", "b", "one"])
    let snapshot = holder.current
    #expect(await live.look().isNew == false)
    #expect(await live.look(atOnce: true).isNew == false)
    #expect(holder.current === snapshot)
  }

  @Test func aRowOfAFileChangesAlone() async throws {
    let live = collection()
    await live.look(atOnce: true)
    try folder.write(
      "{\"id\":\"a\",\"text\":\"One ship left.\"}\n{\"id\":\"c\",\"text\":\"One came.\"}\n", to: "rows.jsonl")
    #expect(await settle(live))
    #expect(documents == ["a", "c", "one"])
  }

  @Test func whatIsTouchedButTheSameIsNothingNew() async throws {
    let live = collection()
    await live.look(atOnce: true)
    let snapshot = holder.current
    try folder.write("The harbour is closed.", to: "one.txt")
    #expect(await settle(live) == false)
    #expect(holder.current === snapshot)
  }

  @Test func aFileThatHasNotSettledKeepsItsGoodReport() async throws {
    let live = collection(settling: .seconds(3600))
    await live.look(atOnce: true)
    try folder.write("The har", to: "one.txt")
    for _ in 0..<3 {
      let look = await live.look()
      #expect(!look.isNew && !look.isSettled)
    }
    #expect(holder.current?.text(ofDocument: "one") == "The harbour is closed.")
    // Asked for at once, it is taken as it is.
    #expect(await live.look(atOnce: true).isNew)
    #expect(holder.current?.text(ofDocument: "one") == "The har")
  }

  @Test func whatIsTakenAwayGoesAtOnceAndComesBackAsItWas() async throws {
    let live = collection(settling: .seconds(3600))
    await live.look(atOnce: true)
    let version = holder.current?.version
    try FileManager.default.removeItem(atPath: folder.path + "/rows.jsonl")
    #expect(await live.look().isNew)
    #expect(documents == ["one"])
    try folder.write(
      "{\"id\":\"a\",\"text\":\"One ship left.\"}\n{\"id\":\"b\",\"text\":\"None came.\"}\n", to: "rows.jsonl"
    )
    await live.look(atOnce: true)
    #expect(holder.current?.version == version)
  }

  @Test func aFolderThatIsGoneIsToldOfAndReadAgain() async throws {
    let live = collection()
    await live.look(atOnce: true)
    try FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + ".away")
    #expect(await settle(live))
    #expect(documents.count == 1 && !documents.contains("one"))
    try FileManager.default.moveItem(atPath: folder.path + ".away", toPath: folder.path)
    #expect(await settle(live))
    #expect(documents == ["a", "b", "one"])
  }

  @Test func everyFolderIsEnteredBeforeItIsListed() async throws {
    try folder.write("Rain fell.", to: "deep/er/two.txt")
    let entered = Entered()
    await collection().look(atOnce: true) { entered.folders.append($0) }
    #expect(entered.folders == [folder.path, folder.path + "/deep", folder.path + "/deep/er"])
  }

  @Test func aWatchedFolderTells() async throws {
    let watcher = FolderWatcher()
    defer { watcher.stop() }
    #if os(Linux)
      #expect(watcher.watch(folder.path))
    #endif
    watcher.schedule(every: .milliseconds(500))
    try folder.write("Rain fell.", to: "two.txt")
    var ticks = watcher.ticks.makeAsyncIterator()
    #expect(await ticks.next() != nil)
  }

  /// Written by one look, which enters one folder at a time.
  private final class Entered: @unchecked Sendable { var folders: [String] = [] }
}
