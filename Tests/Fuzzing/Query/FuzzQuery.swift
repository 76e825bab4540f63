import Archive
import Foundation
import HTTPMessage
import MadeUpRecords
import NewsAPI

/// Asks the interface for what the bytes say: the target up to a line feed, the Accept field behind it.
///
/// No answer may be an error of the server, and every answer must be whole.
private func fuzzQuery(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // libFuzzer owns the bytes for the length of this call.
  let parts = UnsafeBufferPointer(start: start, count: count).split(
    separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
  let target = Array("GET /".utf8) + (parts.first ?? [])
  let accept = parts.count > 1 ? Array("Accept: ".utf8) + parts[1] + Array("\r\n".utf8) : []
  let bytes = target + Array(" HTTP/1.1\r\nHost: a\r\n".utf8) + accept + Array("\r\n".utf8)
  var machine = ConnectionMachine(
    settings: ConnectionSettings(), peer: .none, now: MonotonicTime(nanoseconds: 0))
  let step = machine.receive(bytes.span, now: MonotonicTime(nanoseconds: 0))
  guard case .request(let request) = step.event else { return 0 }
  let response = api.respond(to: request)
  precondition(response.status.code < 500, "an error of the server")
  return 0
}

private let api = NewsAPI(
  snapshots: SnapshotHolder(Snapshot(reports: MadeUpReports.make(6, seed: 5), basePath: "")),
  configuration: APIConfiguration(cacheBytes: 0))

/// libFuzzer's own way in, which takes its options from the command line.
@_extern(c, "LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
enum Fuzzer {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runFuzzer(&count, &arguments) { fuzzQuery($0, $1) })
  }
}
