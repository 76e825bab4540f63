import Foundation
import TestSupport
import Testing

@Suite("Descriptors that run out")
struct DescriptorTests {
  /// In a process of its own, as the limit is the process's.
  @Test func `clients are turned away while no descriptor is left, and served again afterwards`() async {
    await #expect(processExitsWith: .success) {
      let server = try TestServer()
      guard try server.isHealthy() else { exit(1) }
      guard TestServer.eventually({ server.server.connectionCount == 0 }) else { exit(4) }
      let client = try RawConnection.unconnected()
      var taken: [Int32] = []
      // None of those in use may lie above the limit: it could not be had back once given up.
      try Descriptors.limit(to: Descriptors.highest() + 1)
      // Dispatch opens and closes files of its own now and then: what it gives back is taken too.
      for _ in 0..<20 {
        while case let descriptor = dup(0), descriptor >= 0 { taken.append(descriptor) }
        usleep(10_000)
      }
      try client.connect(to: server.port)
      guard client.isEnded else { exit(2) }
      for descriptor in taken { close(descriptor) }
      try Descriptors.limit(to: 512)
      exit(try TestServer.eventually { try server.isHealthy() } ? 0 : 3)
    }
  }

  @Test func `a thousand connections leave no descriptor open`() async {
    await #expect(processExitsWith: .success) {
      let server = try TestServer()
      guard try server.isHealthy() else { exit(1) }
      guard TestServer.eventually({ server.server.connectionCount == 0 }) else { exit(2) }
      let before = try Descriptors.count()
      for index in 0..<1000 {
        let connection = try server.connect()
        if index % 3 != 0 { connection.send("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n") }
      }
      guard TestServer.eventually({ server.server.connectionCount == 0 }) else { exit(3) }
      exit(try TestServer.eventually { try Descriptors.count() <= before } ? 0 : 4)
    }
  }
}

/// The process's descriptors.
enum Descriptors {
  static func limit(to count: Int32) throws {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0 else { throw POSIXError(.EIO) }
    limit.rlim_cur = rlim_t(count)
    guard setrlimit(resource, &limit) == 0 else { throw POSIXError(.EIO) }
  }

  static func highest() throws -> Int32 {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }.max() ?? 0
  }

  static func count() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }
}
