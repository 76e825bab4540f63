import Testing

@testable import HTTPMessage

@Suite("The connection's state machine, with a clock of the test's own")
struct ConnectionMachineTests {
  private var machine: ConnectionMachine
  private var output: [UInt8] = []

  init() {
    machine = ConnectionMachine(settings: ConnectionSettings(), peer: .none, now: Self.at(0))
  }

  private static func at(_ seconds: Int) -> MonotonicTime {
    MonotonicTime(nanoseconds: 0) + .seconds(seconds)
  }

  /// Hands in text at a second and checks what is asked for.
  private mutating func expect(
    _ text: String, at second: Int, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let event = machine.receive(Array(text.utf8).span, now: Self.at(second)).event
    #expect(Self.name(event) == expected, sourceLocation: sourceLocation)
  }

  /// Lets the clock be at a second and checks which deadline has passed.
  private mutating func expire(
    at second: Int, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let event = machine.expire(now: Self.at(second))
    #expect(Self.name(event) == expected, sourceLocation: sourceLocation)
  }

  private mutating func answer(_ response: Response = Response(), at second: Int) {
    _ = machine.answer(response, date: DateField(), into: &output, now: Self.at(second))
  }

  private static func name(_ event: ConnectionEvent?) -> String {
    switch event {
    case .needMore: "needMore"
    case .busy: "busy"
    case .sendContinue: "sendContinue"
    case .request: "request"
    case .refuse(let error): "\(error)"
    case .close: "close"
    case nil: "nothing"
    }
  }

  @Test mutating func `a connection that says nothing is closed after the header deadline`() {
    expire(at: 9, "nothing")
    expire(at: 10, "close")
    #expect(machine.isClosed)
  }

  @Test mutating func `a head that is not complete in time is 408, however often bytes come`() {
    for second in 5..<15 {
      expect(second == 5 ? "GET / HTTP/1.1\r\n" : "", at: second, "needMore")
      expire(at: second, "nothing")
    }
    expire(at: 15, "timedOut")
    answer(at: 15)
    expect("GET / HTTP/1.1\r\n", at: 15, "busy")
  }

  @Test mutating func `content that is not complete in time is 408`() {
    expect("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab", at: 1, "needMore")
    expire(at: 30, "nothing")
    expire(at: 31, "timedOut")
  }

  @Test mutating func `an idle connection is closed after the idle deadline, counted from the answer`() {
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 1, "request")
    #expect(machine.deadline == .never)
    answer(at: 100)
    expire(at: 159, "nothing")
    expire(at: 160, "close")
  }

  @Test mutating func `nothing is read while an answer is made or waits to be written`() {
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "request")
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "busy")
    answer(at: 0)
    machine.beginWaitingForWrite(now: Self.at(0))
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "busy")
    _ = machine.flushed(now: Self.at(0))
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "request")
  }

  @Test mutating func `single bytes taken buy no time, 4 KiB do`() {
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "request")
    answer(at: 0)
    machine.beginWaitingForWrite(now: Self.at(0))
    machine.wrote(4096, now: Self.at(20))
    for second in 21..<50 { machine.wrote(1, now: Self.at(second)) }
    expire(at: 49, "nothing")
    expire(at: 50, "close")
  }

  @Test mutating func `an answer that closes is followed by a wait for the client's end`() {
    expect("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", at: 0, "request")
    answer(at: 0)
    guard case .linger = machine.flushed(now: Self.at(0)) else {
      Issue.record("the connection does not linger")
      return
    }
    expect("what is still sent", at: 1, "needMore")
    expire(at: 2, "close")
  }

  @Test mutating func `where the client has ended already there is nothing to wait for`() {
    expect("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", at: 0, "request")
    machine.endInput()
    answer(at: 0)
    guard case .close = machine.flushed(now: Self.at(0)) else {
      Issue.record("the connection does not close")
      return
    }
  }

  @Test mutating func `nothing behind a refusal is read`() {
    expect("GET / HTTP/1.1\r\nBad\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "malformedField")
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "busy")
    answer(Response(status: .badRequest), at: 0)
    _ = machine.flushed(now: Self.at(0))
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "needMore")
    #expect(String(decoding: output, as: UTF8.self).contains("Connection: close"))
  }

  @Test mutating func `draining closes an idle connection at once and a busy one behind its answer`() {
    machine.beginDraining()
    let isClosed = machine.closeIfIdle()
    #expect(isClosed)
    machine = ConnectionMachine(settings: ConnectionSettings(), peer: .none, now: Self.at(0))
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "request")
    machine.beginDraining()
    let isClosedEarly = machine.closeIfIdle()
    #expect(!isClosedEarly)
    answer(at: 0)
    #expect(String(decoding: output, as: UTF8.self).contains("Connection: close"))
  }

  @Test mutating func `a stream ends its answer when it says so`() {
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "request")
    answer(Response(body: .stream(length: nil) { Nothing() }), at: 0)
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "busy")
    machine.finishStream(isComplete: true, now: Self.at(0))
    expect("GET / HTTP/1.1\r\nHost: a\r\n\r\n", at: 0, "request")
    answer(Response(body: .stream(length: nil) { Nothing() }), at: 0)
    machine.finishStream(isComplete: false, now: Self.at(0))
    #expect(machine.isClosed)
  }

  @Test func `time is added without overflow`() {
    #expect(MonotonicTime(nanoseconds: 1) + .nanoseconds(2) == MonotonicTime(nanoseconds: 3))
    #expect(MonotonicTime(nanoseconds: .max - 1) + .seconds(1) == .never)
    #expect(MonotonicTime(nanoseconds: 5) + .seconds(-1) == MonotonicTime(nanoseconds: 5))
    #expect(MonotonicTime(nanoseconds: 0) + .seconds(Int64.max) == .never)
  }
}

/// A producer that is never asked.
struct Nothing: BodyProducer {
  mutating func next(_ waker: BodyWaker) -> BodyPiece { .end }
}
