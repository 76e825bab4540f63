import Foundation
import HTTPServer
import NewsAPI

/// What the service tells of itself at `/metrics`: requests, connections, and how reading the reports went.
///
/// `@unchecked Sendable`: everything is only touched while `lock` is held.
final class ServiceMetrics: @unchecked Sendable {
  private let lock = NSLock()
  private var server: HTTPServer?
  private var accessLog: AccessLog?
  private var loads = 0
  private var failures = 0
  private var lastLoad: (time: Double, seconds: Double)?
  private let startTime = Date().timeIntervalSince1970

  /// Takes the server that is told of.
  func watch(_ server: HTTPServer, _ accessLog: AccessLog?) {
    lock.withLock { (self.server, self.accessLog) = (server, accessLog) }
  }

  /// The reports were read, and are served.
  /// - Parameters:
  ///   - start: When that began.
  ///   - isComplete: Whether their folder could be read.
  func loaded(since start: ContinuousClock.Instant, isComplete: Bool) {
    let taken = (ContinuousClock.now - start).components
    let seconds = Double(taken.seconds) + Double(taken.attoseconds) / 1e18
    lock.withLock {
      if isComplete { loads += 1 } else { failures += 1 }
      lastLoad = (Date().timeIntervalSince1970, seconds)
    }
  }

  /// Adds everything to a text.
  func write(into metrics: inout MetricsText) {
    let (server, log) = lock.withLock { (self.server, accessLog) }
    writeLoads(into: &metrics)
    metrics.value("process_start_time_seconds", .gauge, "When the process was started.", startTime)
    if let log {
      metrics.value(
        "onrecord_access_log_dropped_lines_total", .counter, "Lines that could not be written in time.",
        log.dropped)
    }
    if let server { Self.write(server.statistics, into: &metrics) }
  }

  private func writeLoads(into metrics: inout MetricsText) {
    let (loads, failures, last) = lock.withLock { (self.loads, self.failures, lastLoad) }
    metrics.family("onrecord_reloads_total", .counter, "How often the reports were read, by result.")
    metrics.sample("onrecord_reloads_total", ["result": "success"], loads)
    metrics.sample("onrecord_reloads_total", ["result": "failure"], failures)
    guard let last else { return }
    metrics.value(
      "onrecord_last_reload_timestamp_seconds", .gauge, "When the reports were read last.", last.time)
    metrics.value(
      "onrecord_last_reload_duration_seconds", .gauge, "How long reading the reports took last.", last.seconds
    )
  }

  private static func write(_ statistics: ServerStatistics, into metrics: inout MetricsText) {
    metrics.value(
      "onrecord_http_connections", .gauge, "Connections that are open.", statistics.openConnections)
    metrics.value(
      "onrecord_http_connections_accepted_total", .counter, "Connections that were taken.",
      statistics.acceptedConnections)
    metrics.value(
      "onrecord_http_connections_refused_total", .counter,
      "Connections that were turned away for want of room.",
      statistics.refusedConnections)
    metrics.value(
      "onrecord_http_received_bytes_total", .counter, "Bytes that came.", statistics.bytesReceived)
    metrics.value("onrecord_http_sent_bytes_total", .counter, "Bytes that were sent.", statistics.bytesSent)
    metrics.family(
      "onrecord_http_requests_total", .counter,
      "Answers by route and status; the route is empty where the request led nowhere or could not be read.")
    for route in statistics.routes {
      for (status, count) in route.answers {
        metrics.sample(
          "onrecord_http_requests_total",
          ["route": route.name, "status": status == 0 ? "other" : String(status)], count)
      }
    }
    metrics.histogram(
      "onrecord_http_request_duration_seconds",
      "From a complete request to its answer, sending not included.", label: "route",
      bounds: ServerStatistics.bounds,
      statistics.routes.map { (value: $0.name, buckets: $0.buckets, sum: $0.seconds) })
  }
}
