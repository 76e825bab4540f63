import Foundation
import Hummingbird
import Logging

/// Answers `GET /statements` with the bytes of a file, held in memory: `hummingbird-peer PORT FILE`.
@main
struct HummingbirdPeer {
  static func main() async throws {
    guard CommandLine.arguments.count == 3, let port = Int(CommandLine.arguments[1]) else {
      throw CocoaError(.keyValueValidation)
    }
    let bytes = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[2])))
    let router = Router()
    router.get("statements") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: bytes))
    }
    var logger = Logger(label: "hummingbird-peer")
    logger.logLevel = .critical
    let application = Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      logger: logger)
    try await application.runService()
  }
}
