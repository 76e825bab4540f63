import Foundation
import TestSupport
import Testing

/// `/metrics` of the built program, read as Prometheus reads it.
@Suite(.serialized) struct MetricsTests {
  /// Every value by its name and labels.
  private func values(_ service: ServiceProcess) throws -> [String: Double] {
    let response = try CurlClient().send("GET", service.origin + "/metrics")
    #expect(response.status == 200)
    #expect(response["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
    #expect(response["cache-control"] == "no-store")
    var values: [String: Double] = [:]
    var typed: Set<String> = []
    let sample = #/([a-z_]+)((?:\{(?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)+\})?) (-?[0-9.e+-]+)/#
    for line in response.text.split(separator: "\n") {
      if line.hasPrefix("# TYPE ") {
        let name = String(line.split(separator: " ")[2])
        #expect(typed.insert(name).inserted, "\(name) twice")
        continue
      }
      if line.hasPrefix("# HELP ") { continue }
      let match = try #require(try sample.wholeMatch(in: line), "\(line)")
      let family = String(match.1).replacing(#/_(bucket|sum|count)$/#, with: "")
      #expect(typed.contains(family) || typed.contains(String(match.1)), "\(line)")
      #expect(values.updateValue(try #require(Double(match.3)), forKey: String(match.1 + match.2)) == nil)
    }
    return values
  }

  @Test func requestsConnectionsAndRecordsAreCounted() throws {
    let service = try ServiceProcess()
    let client = CurlClient()
    for _ in 0..<3 { _ = try client.send("GET", service.origin + "/statements?limit=1") }
    let statements = try client.send("GET", service.origin + "/statements?limit=1")
    _ = try client.send(
      "GET", service.origin + "/statements?limit=1", fields: ["If-None-Match": statements["etag"] ?? ""])
    _ = try client.send("GET", service.origin + "/statements?limit=x")
    _ = try client.send("GET", service.origin + "/statements/none")
    _ = try client.send("GET", service.origin + "/nothing")
    _ = try client.send("DELETE", service.origin + "/statements")
    let values = try values(service)
    func requests(_ route: String, _ status: Int) -> Double? {
      values["onrecord_http_requests_total{route=\"\(route)\",status=\"\(status)\"}"]
    }
    #expect(requests("/statements", 200) == 4)
    #expect(requests("/statements", 304) == 1)
    #expect(requests("/statements", 400) == 1)
    #expect(requests("/statements", 405) == 1)
    #expect(requests("/statements/{id}", 404) == 1)
    #expect(requests("", 404) == 1)
    let duration = "onrecord_http_request_duration_seconds"
    #expect(values[duration + "_count{route=\"/statements\"}"] == 7)
    #expect(values[duration + "_bucket{route=\"/statements\",le=\"+Inf\"}"] == 7)
    #expect(values["onrecord_ready"] == 1)
    #expect(values["onrecord_records{resource=\"documents\"}"] == 2)
    #expect(values["onrecord_span_failures"] == 0)
    #expect(values["onrecord_reloads_total{result=\"success\"}"] == 1)
    #expect(values["onrecord_http_connections"].map { $0 >= 1 } == true)
    #expect(values["onrecord_http_sent_bytes_total"].map { $0 > 1000 } == true)
  }

  @Test func aReloadIsCountedByItsResult() async throws {
    let folder = try TemporaryFolder()
    try folder.write("The mayor said that the bridge would be closed.\n", to: "reports/one.txt")
    let service = try ServiceProcess(reports: folder.path + "/reports")
    try FileManager.default.removeItem(atPath: folder.path + "/reports")
    service.signal(SIGHUP)
    var failures = 0.0
    for _ in 0..<100 where failures == 0 {
      try await Task.sleep(for: .milliseconds(50))
      failures = try values(service)["onrecord_reloads_total{result=\"failure\"}"] ?? 0
    }
    #expect(failures == 1)
  }

  @Test func answersAreWrittenDownWhereThatIsAsked() async throws {
    let folder = try TemporaryFolder()
    let log = folder.path + "/access.jsonl"
    let service = try ServiceProcess(["--access-log", log])
    let client = CurlClient()
    _ = try client.send("GET", service.origin + "/statements?limit=1", fields: ["X-Request-Id": "one"])
    try FileManager.default.moveItem(atPath: log, toPath: log + ".1")
    service.signal(SIGHUP)
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: log) {
      try await Task.sleep(for: .milliseconds(50))
    }
    _ = try client.send("GET", service.origin + "/livez", fields: ["X-Request-Id": "two"])
    #expect(service.stop() == 0)
    for (path, id) in [(log + ".1", "one"), (log, "two")] {
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let objects = lines.compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
      #expect(objects.compactMap { $0["request_id"] as? String } == [id])
      #expect(objects.compactMap { $0["status"] as? Int } == [200])
    }
    let failed = try Repository.run(["serve", "--port", "0", "--access-log", "/nonexistent/log"])
    #expect(failed.status == 1)
  }
}
