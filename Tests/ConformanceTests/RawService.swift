import Foundation
import TestSupport

/// The built program over the seed reports, spoken to in raw bytes.
enum RawService {
  nonisolated(unsafe) private static let started = Result { try ServiceProcess() }

  /// A new connection to the service.
  static func connect() throws -> RawConnection {
    try RawConnection(port: started.get().port)
  }

  /// Everything that is answered to some bytes, up to the end of the connection.
  static func answers(to bytes: [UInt8]) throws -> String {
    let connection = try connect()
    connection.send(bytes)
    return connection.receiveAll()
  }

  /// Whether a new client is served.
  static func isHealthy() throws -> Bool {
    let connection = try connect()
    connection.send("GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return connection.receiveAll().hasPrefix("HTTP/1.1 200 OK\r\n")
  }
}

extension String {
  /// The status codes of the answers in a stream of them.
  var statuses: [Int] {
    matches(of: #/HTTP/1\.1 (\d\d\d) /#).compactMap { Int($0.1) }
  }
}
