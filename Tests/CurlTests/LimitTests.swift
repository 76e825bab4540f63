import TestSupport
import Testing

/// Each limit can be set where the service is started, on the command line or in the environment.
struct LimitTests {
  private func status(
    _ service: ServiceProcess, _ path: String = "/livez", fields: [String: String] = [:], body: String? = nil
  ) throws -> Int {
    try CurlClient().send("GET", service.origin + path, fields: fields, body: body).status
  }

  @Test func aLongRequestLineIsRefused() throws {
    let service = try ServiceProcess(["--max-request-line", "100"])
    #expect(try status(service) == 200)
    #expect(try status(service, "/statements?q=" + String(repeating: "a", count: 100)) == 414)
  }

  @Test func largeOrManyFieldsAreRefused() throws {
    let service = try ServiceProcess(environment: [
      "ONRECORD_MAX_FIELD_SECTION": "500", "ONRECORD_MAX_FIELDS": "8",
    ])
    #expect(try status(service) == 200)
    #expect(try status(service, fields: ["X-Long": String(repeating: "a", count: 600)]) == 431)
    let many = Dictionary(uniqueKeysWithValues: (0..<10).map { ("X-\($0)", "a") })
    #expect(try status(service, fields: many) == 431)
  }

  @Test func aLargeBodyIsRefused() throws {
    let service = try ServiceProcess(["--max-body", "10"])
    #expect(try status(service, body: "0123456789") == 200)
    #expect(try status(service, body: "0123456789a") == 413)
  }

  @Test func aConnectionEndsAfterItsRequests() throws {
    let service = try ServiceProcess(["--max-requests-per-connection", "2"])
    let client = CurlClient()
    let taken = try (0..<4).map { _ in try client.send("GET", service.origin + "/livez").newConnections }
    #expect(taken == [1, 0, 1, 0])
  }

  @Test func anIdleConnectionIsClosed() async throws {
    let service = try ServiceProcess(["--idle-timeout", "0.05"])
    let client = CurlClient()
    #expect(try client.send("GET", service.origin + "/livez").newConnections == 1)
    try await Task.sleep(for: .seconds(1))
    #expect(try client.send("GET", service.origin + "/livez").newConnections == 1)
  }

  @Test(arguments: [["--max-fields", "0"], ["--idle-timeout", "-1"], ["--body-timeout", "soon"]])
  func whatIsNoLimitIsRefused(arguments: [String]) throws {
    #expect(try Repository.run(["serve", "--port", "0"] + arguments).status == 64)
  }
}
