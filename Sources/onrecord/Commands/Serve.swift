import Archive
import ArgumentParser
import Dispatch
import Extraction
import Foundation
import HTTPServer
import Logging
import NewsAPI

/// `onrecord serve`: the records of a folder over HTTP.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the records of a folder of reports, or of a saved extraction, over HTTP as JSON.",
    discussion: """
      Listens at once; /readyz answers 503 until the reports are read. With --watch, reports that are added, changed or \
      taken away are taken up by themselves. SIGHUP reads the folder again and opens the \
      access log anew, SIGTERM and SIGINT finish the answers under way and end.

      Each option may be given by an environment variable instead: ONRECORD_REPORTS, ONRECORD_RECORDS, ONRECORD_TABLES, \
      ONRECORD_WATCH, ONRECORD_HOST, \
      ONRECORD_PORT, ONRECORD_ALLOW_ORIGIN, ONRECORD_ALLOW_HOST (both with commas between), ONRECORD_BASE_PATH, \
      ONRECORD_MAX_REPORT_BYTES, ONRECORD_LOG_LEVEL, ONRECORD_ACCESS_LOG, ONRECORD_ACCESS_LOG_FORMAT; each limit by its \
      option's name in capitals \
      (ONRECORD_MAX_CONNECTIONS, ONRECORD_IDLE_TIMEOUT, …).
      """)

  @OptionGroup var collection: CollectionOptions
  @Flag(help: "Take up what changes in the folder by itself.") var watch = false
  @Option(help: "The address to listen on (default: 127.0.0.1).") var host: String?
  @Option(help: "The TCP port; 0 lets the system choose (default: 8080).") var port: UInt16?
  @Option(help: "An origin whose pages may read the answers, or '*' (default: pages from this machine).")
  var allowOrigin: [String] = []
  @Option(help: "A host name to answer for beside the loopback ones, or '*', while bound to loopback.")
  var allowHost: [String] = []
  @Option(help: "What a proxy puts in front of every path (/news).") var basePath: String?
  @Option(help: "trace, debug, info, notice, warning, error or critical (default: notice).")
  var logLevel: Logger.Level?

  @Option(help: "A file that every answer is written down in, or - for standard output (default: none).")
  var accessLog: String?
  @Option(help: "json (one object a line) or combined, as Apache and nginx write it (default: json).")
  var accessLogFormat: AccessLog.Format?

  @OptionGroup(title: "Limits") var limits: ServerOptions

  func run() async throws {
    let host = try Settings.value(host, "ONRECORD_HOST", default: "127.0.0.1")
    let port = try Settings.value(port, "ONRECORD_PORT", default: 8080)
    let collection = try makeCollection()
    let watches = try watches(collection)
    let logger = try logger()
    let holder = SnapshotHolder()
    let accessLog = try openAccessLog()
    let metrics = ServiceMetrics()
    let server = try makeServer(
      holder, basePath: collection.basePath, logger: logger, accessLog: accessLog, metrics: metrics)
    let bound: UInt16
    do {
      bound = try server.start(host: host, port: port)
    } catch {
      report("can't listen on \(host) port \(port): \(error)")
      throw ExitCode.failure
    }
    let signals = Signals([SIGHUP, SIGINT, SIGTERM])
    let live = LiveService(collection, holder, logger, metrics)
    await load(collection, live, holder, metrics)
    if let snapshot = holder.current { greet(snapshot, host: host, port: bound) }
    let watcher = watches ? FolderWatcher() : nil
    let following = watcher.flatMap { watcher in live.map { live in Task { await live.follow(watcher) } } }
    for await signal in signals.stream {
      guard signal == SIGHUP else { break }
      accessLog?.reopen()
      await load(collection, live, holder, metrics)
      logger.notice(
        "read the reports again", metadata: ["version": "\(holder.current?.version ?? "")"])
    }
    watcher?.stop()
    following?.cancel()
    await server.shutdown(within: .seconds(10))
    accessLog?.flush()
  }

  private func load(
    _ collection: Collection, _ live: LiveService?, _ holder: SnapshotHolder, _ metrics: ServiceMetrics
  ) async {
    let start = ContinuousClock.now
    if let live { await live.read() } else { holder.swap(to: await collection.load()) }
    Memory.giveBack()
    metrics.loaded(
      since: start, isComplete: FileManager.default.fileExists(atPath: collection.source.path))
  }

  private func openAccessLog() throws -> AccessLog? {
    let path = try Settings.value(accessLog, "ONRECORD_ACCESS_LOG", default: "")
    let format = try Settings.value(accessLogFormat, "ONRECORD_ACCESS_LOG_FORMAT", default: .json)
    guard !path.isEmpty else { return nil }
    do {
      return try AccessLog(path: path, format: format)
    } catch {
      report("can't open the access log \(path): \(error)")
      throw ExitCode.failure
    }
  }

  /// - Throws: `ValidationError` where there is no folder to watch.
  private func watches(_ collection: Collection) throws -> Bool {
    guard try Settings.value(watch ? true : nil, "ONRECORD_WATCH", default: false) else { return false }
    if case .records = collection.source {
      throw ValidationError(
        "--watch goes with a folder of reports: a saved extraction is read again on SIGHUP")
    }
    return true
  }

  private func makeCollection() throws -> Collection {
    let basePath = try Settings.value(basePath, "ONRECORD_BASE_PATH", default: "")
    if !basePath.isEmpty, !basePath.hasPrefix("/") || basePath.hasSuffix("/") {
      throw ValidationError("the base path begins with a slash and does not end with one: /news")
    }
    return try collection.collection(basePath: basePath)
  }

  private func logger() throws -> Logger {
    var logger = Logger(label: "onrecord", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = try Settings.value(logLevel, "ONRECORD_LOG_LEVEL", default: .notice)
    return logger
  }

  private var allowedOrigins: APIConfiguration.AllowedOrigins {
    let origins = Settings.list(allowOrigin, "ONRECORD_ALLOW_ORIGIN")
    if origins.contains("*") { return .any }
    return origins.isEmpty ? .loopback : .list(origins)
  }

  private func makeServer(
    _ holder: SnapshotHolder, basePath: String, logger: Logger, accessLog: AccessLog?, metrics: ServiceMetrics
  ) throws -> HTTPServer {
    var interface = APIConfiguration(allowedOrigins: allowedOrigins, basePath: basePath)
    interface.quotedPassages = QuotedPassages.spans(in:)
    let api = NewsAPI(snapshots: holder, configuration: interface) { [weak metrics] in
      metrics?.write(into: &$0)
    }
    var configuration = try limits.configuration()
    configuration.allowedHosts = Set(Settings.list(allowHost, "ONRECORD_ALLOW_HOST").map { $0.lowercased() })
    configuration.problemResponse = { api.respond(to: $0, origin: $1) }
    configuration.routes = NewsAPI.routes
    configuration.accessLog = accessLog
    let server = HTTPServer(configuration: configuration, logger: logger) { api.respond(to: $0) }
    metrics.watch(server, accessLog)
    DispatchQueue.global(qos: .utility).async { NewsAPI.prepare() }
    return server
  }

  /// The one line on standard output, so that a script that starts the service can wait for it.
  private func greet(_ snapshot: Snapshot, host: String, port: UInt16) {
    let authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    let counts = snapshot.counts
    let line =
      "OnRecord listens on http://\(authority) with \(counts.documents) reports, \(counts.statements) statements "
      + "and \(counts.incidents) incidents\n"
    FileHandle.standardOutput.write(Data(line.utf8))
  }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
extension AccessLog.Format: ExpressibleByArgument {}
