import HTTPMessage
import LibFuzzer

/// Reads the bytes as a connection would, in one piece and cut up, and holds that it comes to the same.
///
/// The first byte says how long the pieces are. Limits are small, so that they are met.
private func fuzzDecoder(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // libFuzzer owns the bytes for the length of this call.
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let first = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  let whole = read(bytes, pieces: bytes.count)
  precondition(read(bytes, pieces: Int(first % 16) + 1) == whole, "another result in pieces")
  return 0
}

private let settings: ConnectionSettings = {
  var limits = MessageLimits()
  limits.requestLine = 200
  limits.fieldSection = 300
  limits.fieldCount = 10
  limits.body = 100
  return ConnectionSettings(limits: limits, hosts: .loopback(allowing: ["a", "example.org"]))
}()

/// What came out, as one number: every request with its parts, refusals, and how far it was read.
private func read(_ bytes: [UInt8], pieces length: Int) -> Int {
  let now = MonotonicTime(nanoseconds: 0)
  var machine = ConnectionMachine(settings: settings, peer: .none, now: now)
  var hash = Hasher()
  var output: [UInt8] = []
  var (start, end) = (0, 0)
  repeat {
    end = min(end + max(length, 1), bytes.count)
    if end == bytes.count { machine.endInput() }
    reading: while true {
      let step = machine.receive(bytes.span.extracting(start..<end), now: now)
      precondition(step.consumed >= 0 && start + step.consumed <= end, "more consumed than there is")
      start += step.consumed
      switch step.event {
      case .needMore, .busy: break reading
      case .sendContinue: continue
      case .request(let request):
        combine(request, into: &hash)
        _ = machine.answer(Response(), date: DateField(), into: &output, now: now)
      case .refuse(let error):
        hash.combine(error)
        return hash.finalize()
      case .close: return hash.finalize()
      }
    }
  } while end < bytes.count
  return hash.finalize()
}

private func combine(_ request: Request, into hash: inout Hasher) {
  hash.combine(request.method)
  hash.combine(request.target.form)
  hash.combine(request.target.pathAndQuery)
  hash.combine(request.target.segments)
  hash.combine(request.target.authority)
  hash.combine(request.version)
  hash.combine(request.fields)
  hash.combine(request.field("accept"))
  hash.combine(request.body)
}

@main
enum Fuzzer {
  static func main() {
    fuzz { fuzzDecoder($0, $1) }
  }
}
