import Archive
import HTTPMessage
import LibFuzzer
import MadeUpRecords
import NewsAPI

/// Asks the interface for what the bytes say: the target up to a line feed, the Accept field behind it.
///
/// No answer may be an error of the server, and none may break off.
private func fuzzQuery(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // libFuzzer owns the bytes for the length of this call.
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let parts = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
  let target = Array("GET /".utf8) + (parts.first ?? [])
  let accept = parts.count > 1 ? Array("Accept: ".utf8) + parts[1] + Array("\r\n".utf8) : []
  let bytes = target + Array(" HTTP/1.1\r\nHost: a\r\n".utf8) + accept + Array("\r\n".utf8)
  var machine = ConnectionMachine(
    settings: ConnectionSettings(), peer: .none, now: MonotonicTime(nanoseconds: 0))
  let step = machine.receive(bytes.span, now: MonotonicTime(nanoseconds: 0))
  guard case .request(let request) = step.event else { return 0 }
  let response = api.respond(to: request)
  precondition(response.status.code < 500, "an error of the server")
  if case .stream(_, let makeProducer) = response.body { drain(makeProducer()) }
  return 0
}

/// Few records, so that most of the time is spent on reading what is asked for.
private let reports = MadeUpReports.make(3, seed: 5, statements: 3, incidents: 2)

private let api = NewsAPI(
  snapshots: SnapshotHolder(Snapshot(reports: reports, basePath: "")),
  configuration: APIConfiguration(cacheBytes: 0))

/// Makes content that is made while it is sent, to its end; events, which have none, as far as there are any.
private func drain(_ producer: any BodyProducer) {
  var producer = producer
  while true {
    switch producer.next(BodyWaker {}) {
    case .bytes: continue
    case .end, .pending: return
    case .failed: preconditionFailure("an answer that breaks off")
    }
  }
}

@main
enum Fuzzer {
  static func main() {
    fuzz { fuzzQuery($0, $1) }
  }
}
