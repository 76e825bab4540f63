import Foundation
import HTTPServer
import TestSupport
import Testing

@Suite("What is written down of answers", .serialized)
struct AccessLogTests {
  /// The lines of a log after a client has sent something to a server that keeps it.
  private func lines(_ format: AccessLog.Format, _ requests: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = folder.path + "/access.log"
    let log = try AccessLog(path: path, format: format)
    let server = try TestServer { $0.accessLog = log }
    let connection = try server.connect()
    connection.send(requests)
    _ = connection.receiveAll()
    #expect(TestServer.eventually { server.server.connectionCount == 0 })
    log.flush()
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func request(_ target: String, _ fields: String = "", method: String = "GET") -> [UInt8] {
    Array("\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n".utf8)
  }

  private static let close = "Connection: close\r\n"

  @Test func `JSON lines hold the common fields`() throws {
    let lines = try lines(
      .json,
      request("/a?b=c", "User-Agent: curl/8\r\nReferer: http://localhost/\r\n")
        + request("/b", method: "HEAD")
        + request("/chunked") + request("/bye") + [])
    let objects = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["status"] as? Int } == [200, 200, 200, 200])
    #expect(objects.map { $0["target"] as? String } == ["/a?b=c", "/b", "/chunked", "/bye"])
    #expect(objects.map { $0["method"] as? String } == ["GET", "HEAD", "GET", "GET"])
    #expect(objects.map { $0["bytes"] as? Int } == ["GET /a ".utf8.count, 0, 15, 3])
    #expect(objects[0]["user_agent"] as? String == "curl/8")
    #expect(objects[0]["referer"] as? String == "http://localhost/")
    #expect(objects[1]["user_agent"] is NSNull)
    #expect(objects.allSatisfy { $0["remote_addr"] as? String == "127.0.0.1" })
    #expect(objects.allSatisfy { $0["protocol"] as? String == "HTTP/1.1" })
    #expect(objects.allSatisfy { ($0["duration_ms"] as? Double).map { (0..<60_000).contains($0) } == true })
    let time = try #require(objects[0]["time"] as? String)
    let parsed = try Date(time, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    #expect(abs(parsed.timeIntervalSinceNow) < 60)
  }

  @Test func `the combined format is read by its usual expression`() throws {
    let lines = try lines(.combined, request("/a", "User-Agent: a b\r\n" + Self.close))
    let form =
      #/127\.0\.0\.1 - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000\] "GET /a HTTP/1\.1" 200 7 "-" "a b"/#
    #expect(lines.count == 1)
    #expect(try form.wholeMatch(in: lines[0]) != nil)
  }

  @Test(arguments: AccessLog.Format.allCases)
  func `no client can forge a line or speak to a terminal`(_ format: AccessLog.Format) throws {
    // The C1 control CSI, an escaped line end, quotation marks and bytes that are no UTF-8.
    let agent = Array("User-Agent: x\" 200 \\ \u{9B}31m ".utf8) + [0xFF, 0xC0] + Array("\r\n".utf8)
    let bytes =
      Array("GET /a%0d%0a127.0.0.1%22{ HTTP/1.1\r\nHost: localhost\r\n".utf8) + agent
      + Array("\(Self.close)\r\n".utf8)
    let lines = try lines(format, bytes)
    #expect(lines.count == 1)
    let scalars = lines.joined().unicodeScalars
    #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) })
    if format == .json {
      let object = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
      #expect((object?["user_agent"] as? String)?.hasPrefix("x\" 200 \\ \u{9B}31m") == true)
    } else {
      #expect(lines[0].hasSuffix(#" "x\x22 200 \x5C \xC2\x9B31m \xEF\xBF\xBD\xEF\xBF\xBD""#))
    }
  }

  @Test func `what was no request is written down, too`() throws {
    let lines = try lines(.json, Array("nonsense\r\n\r\n".utf8))
    let object = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    #expect(object?["status"] as? Int == 400)
    #expect(object?["target"] is NSNull)
  }

  @Test func `a log that was moved away is begun anew`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/access.log"
    let log = try AccessLog(path: path, format: .json)
    let server = try TestServer { $0.accessLog = log }
    #expect(try server.isHealthy())
    log.flush()
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    log.reopen()
    #expect(try server.isHealthy())
    #expect(TestServer.eventually { server.server.connectionCount == 0 })
    log.flush()
    for name in [path, path + ".1"] {
      #expect(try String(contentsOfFile: name, encoding: .utf8).split(separator: "\n").count == 1)
    }
  }

  @Test func `a file that cannot be opened is an error that says why`() {
    let error = #expect(throws: AccessLog.OpenError.self) {
      try AccessLog(path: "/nonexistent/access.log", format: .json)
    }
    #expect(error?.description == "No such file or directory")
  }
}
