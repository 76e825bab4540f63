import HTTPTypes
import Testing

@testable import HTTPMessage

/// What a machine made of some bytes: each request it read, and how it ended.
struct Reading: Equatable, CustomStringConvertible {
  var requests: [String] = []
  var error: RequestError?
  var continues = 0
  var isClosed = false

  var description: String { "\(requests) error: \(String(describing: error)) continues: \(continues)" }

  /// Feeds the pieces to a machine as a connection would, answering every request at once.
  init(_ pieces: [[UInt8]], settings: ConnectionSettings = ConnectionSettings(), endsInput: Bool = false) {
    let now = MonotonicTime(nanoseconds: 0)
    var machine = ConnectionMachine(settings: settings, peer: .none, now: now)
    var pending: [UInt8] = []
    var output: [UInt8] = []
    for index in 0...pieces.count {
      if index < pieces.count {
        pending += pieces[index]
      } else {
        guard endsInput else { break }
        machine.endInput()
      }
      reading: while true {
        let step = machine.receive(pending.span, now: now)
        pending.removeFirst(step.consumed)
        switch step.event {
        case .needMore, .busy: break reading
        case .sendContinue: continues += 1
        case .request(let request):
          requests.append(Self.summary(request))
          _ = machine.answer(Response(), date: DateField(), into: &output, now: now)
        case .refuse(let refusal):
          error = refusal
          return
        case .close:
          isClosed = true
          return
        }
      }
    }
  }

  init(_ text: String, settings: ConnectionSettings = ConnectionSettings(), endsInput: Bool = false) {
    self.init([Array(text.utf8)], settings: settings, endsInput: endsInput)
  }

  static func summary(_ request: Request) -> String {
    let fields = request.fields.map { "\($0.name.rawName)=\($0.value)" }.joined(separator: ";")
    let body = String(decoding: request.body, as: UTF8.self)
    return "\(request.method) \(request.target.pathAndQuery) \(request.version) [\(fields)] \(body)"
  }
}

extension ConnectionSettings {
  /// Settings with some limits changed.
  static func limited(_ change: (inout MessageLimits) -> Void) -> ConnectionSettings {
    var limits = MessageLimits()
    change(&limits)
    return ConnectionSettings(limits: limits)
  }
}

/// A rule of the standard, an input that breaks or keeps it, and the error expected, if any.
struct Rule: Sendable, CustomTestStringConvertible {
  let section: String
  let name: String
  let input: String
  let error: RequestError?

  init(_ section: String, _ name: String, _ input: String, _ error: RequestError?) {
    self.section = section
    self.name = name
    self.input = input
    self.error = error
  }

  var testDescription: String { "\(section): \(name)" }
}
