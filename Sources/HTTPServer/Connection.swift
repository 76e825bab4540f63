import Foundation
import HTTPMessage

/// One client's connection: carries out what its machine asks for.
///
/// Its descriptor is in the lane's readiness set from its start to its end, and closed in `close()` alone, on the lane:
/// what the set reported before is then looked up in vain, so that no report can reach a descriptor that means another
/// connection by then.
///
/// `@unchecked Sendable`: everything is only touched on the lane's queue.
final class Connection: @unchecked Sendable {
  let descriptor: Int32
  let peer: PeerAddress
  let lane: Lane
  var machine: ConnectionMachine
  /// Bytes that have come and could not be consumed yet.
  private var pending: [UInt8] = []
  var outgoing = OutgoingBytes()
  var stream: OutgoingStream?
  /// What the access log will say of the answer that is being streamed.
  var unfinished: AccessLogEntry?
  /// What the readiness set is to report of the descriptor.
  private var wanted = Readiness.read
  private(set) var isClosed = false
  private var answersWaiting = 0

  /// What may be kept of a client's input while it waits for an answer, before reading stops.
  private static let pendingLimit = 64 * 1024
  /// Up to this size a body is copied behind its head to be sent with the answers that follow.
  private static let gatheredBody = 16 * 1024

  init(descriptor: Int32, peer: PeerAddress, lane: Lane) {
    self.descriptor = descriptor
    self.peer = peer
    self.lane = lane
    machine = ConnectionMachine(settings: lane.settings, peer: peer, now: MonotonicClock.now)
  }

  var deadline: MonotonicTime { min(machine.deadline, stream?.heartbeatIsDue ?? .never) }

  // MARK: Readiness

  /// Takes up what the readiness set reported.
  func handle(_ ready: Readiness) {
    // Who is reset while nothing is read from it would be reported without end.
    if !ready.isDisjoint(with: .broken), !wanted.contains(.read) { return close() }
    if ready.contains(.write), wanted.contains(.write) { writeMore() }
    if !isClosed, wanted.contains(.read), !ready.isDisjoint(with: [.read, .broken]) { receive() }
  }

  /// Changes what is reported from now on.
  func want(_ readiness: Readiness, _ isWanted: Bool) {
    guard !isClosed, wanted.contains(readiness) != isWanted else { return }
    wanted.formSymmetricDifference(readiness)
    lane.readiness.change(descriptor, wanted)
  }

  // MARK: Reading

  /// Reads once; what is left is reported again, behind what others have sent.
  /// - Returns: Whether there may be more.
  @discardableResult
  private func receive() -> Bool {
    switch Socket.receive(descriptor, into: lane.input) {
    case .done(0): inputEnded()
    case .done(let count):
      take(UnsafeRawBufferPointer(rebasing: lane.input[..<count]))
      return !isClosed && wanted.contains(.read) && count == lane.input.count
    case .wouldBlock: break
    case .failed: close()
    }
    return false
  }

  private func take(_ bytes: UnsafeRawBufferPointer) {
    lane.counters.received(bytes.count)
    if pending.isEmpty {
      let input = bytes.assumingMemoryBound(to: UInt8.self)
      let consumed = process(input.span)
      if consumed < bytes.count, !isClosed { pending.append(contentsOf: bytes[consumed...]) }
    } else {
      pending.append(contentsOf: bytes)
      processPending()
    }
    if pending.count >= Self.pendingLimit { want(.read, false) }
  }

  /// Goes on with the bytes that were kept back.
  func processPending() {
    let input = pending
    pending = []
    let consumed = process(input.span)
    guard !isClosed, consumed < input.count else { return }
    pending = consumed == 0 ? input : Array(input[consumed...])
  }

  private func inputEnded() {
    machine.endInput()
    // The end would be reported again and again while answers are still on their way.
    want(.read, false)
    if machine.isClosed || stream?.producer.isUnbounded == true { return close() }
    processPending()
  }

  // MARK: Requests

  /// Hands bytes to the machine and does what it asks for.
  /// - Returns: How many bytes need not be handed in again.
  private func process(_ input: Span<UInt8>) -> Int {
    lane.date.update(secondsSince1970: MonotonicClock.secondsSince1970)
    var now = MonotonicClock.now
    var consumed = 0
    while !isClosed {
      let step = machine.receive(input.extracting(consumed..<input.count), now: now)
      consumed += step.consumed
      switch step.event {
      case .needMore, .busy:
        flush(now)
        return consumed
      case .sendContinue: ResponseEncoder.encodeContinue(into: &lane.output)
      case .request(let request): respond(request, &now, hasMore: consumed < input.count)
      case .refuse(let error): refuse(error, now)
      case .close:
        flush(now)
        close()
      }
    }
    return consumed
  }

  private func respond(_ request: Request, _ now: inout MonotonicTime, hasMore: Bool) {
    if lane.slowPaths.contains(request) { return respondBeside(request) }
    let response = lane.handler(request)
    let end = MonotonicClock.now
    note(request, response, from: now, to: end)
    now = end
    send(response, now, hasMore: hasMore)
  }

  /// Runs the handler beside the lane; meanwhile the machine answers `busy`.
  private func respondBeside(_ request: Request) {
    DispatchQueue.global().async {
      let start = MonotonicClock.now
      let response = self.lane.handler(request)
      let end = MonotonicClock.now
      self.lane.perform {
        guard !self.isClosed else { return }
        self.note(request, response, from: start, to: end)
        self.send(response, MonotonicClock.now, hasMore: false)
        self.continueAfterAnswer()
      }
    }
  }

  private func refuse(_ error: RequestError, _ now: MonotonicTime) {
    let response = lane.problemResponse(error.problem, machine.refusedOrigin)
    lane.counters.refused(response)
    lane.accessLog?.write(AccessLogEntry(response, to: nil, from: peer, duration: 0))
    send(response, now, hasMore: false)
  }

  /// Takes note of how a request was answered, and how long that took.
  @inline(__always)
  private func note(
    _ request: Request, _ response: Response, from start: MonotonicTime, to end: MonotonicTime
  ) {
    lane.slowPaths.record(request, from: start, to: end)
    let duration = end.nanoseconds &- start.nanoseconds
    lane.counters.answered(response, nanoseconds: duration)
    guard let log = lane.accessLog else { return }
    let entry = AccessLogEntry(response, to: request, from: peer, duration: duration)
    // What is streamed is written down when it has ended, with its length.
    if entry.bytes == nil, !request.isHead { unfinished = entry } else { log.write(entry) }
  }

  /// Writes an answer; small ones are gathered while more requests wait.
  private func send(_ response: Response, _ now: MonotonicTime, hasMore: Bool) {
    let body = machine.answer(response, date: lane.date, into: &lane.output, now: now)
    answersWaiting += 1
    let isGathered =
      hasMore && answersWaiting < lane.settings.limits.pipelinedAnswers && lane.output.count < 64 * 1024
    switch body {
    case .none: if !isGathered { flush(now) }
    case .bytes(let bytes) where isGathered && bytes.count <= Self.gatheredBody:
      lane.output.append(contentsOf: bytes)
    case .bytes(let bytes): flush(now, bytes)
    case .counted, .chunked, .untilClose:
      flush(now)
      if !isClosed { startStream(body) }
    }
  }

  /// Sends what the lane's output holds, and a body behind it.
  func flush(_ now: MonotonicTime, _ body: [UInt8] = []) {
    answersWaiting = 0
    guard !isClosed else { return lane.output.removeAll(keepingCapacity: true) }
    lane.counters.sent(lane.output.count + body.count)
    let isDone = outgoing.write(&lane.output, body, to: descriptor)
    settle(isDone, now)
  }

  /// Does what is due once a write has been tried.
  func settle(_ outcome: OutgoingBytes.Outcome, _ now: MonotonicTime) {
    switch outcome {
    case .failed: close()
    case .blocked:
      machine.beginWaitingForWrite(now: now)
      want(.write, true)
    case .done:
      switch machine.flushed(now: now) {
      case .read: break
      case .close: close()
      case .linger: shutdown(descriptor, Int32(SHUT_WR))
      }
    }
  }

  /// Takes up the bytes that waited for an answer, and reading.
  func continueAfterAnswer() {
    guard !isClosed else { return }
    processPending()
    if pending.count < Self.pendingLimit, !machine.inputHasEnded { want(.read, true) }
  }

  // MARK: The end

  func expire(_ now: MonotonicTime) {
    beat(now)
    guard !isClosed else { return }
    switch machine.expire(now: now) {
    case .refuse(let error):
      lane.date.update(secondsSince1970: MonotonicClock.secondsSince1970)
      refuse(error, now)
    case .close: close()
    default: break
    }
  }

  /// Prepares for the server's end: answers what has come, then closes.
  func drain() {
    machine.beginDraining()
    if let stream, stream.isPending {
      guard stream.producer.isUnbounded else { return close() }
      pump()
    }
    while wanted.contains(.read), receive() {}
    if !isClosed, machine.closeIfIdle() { close() }
  }

  func close() {
    guard !isClosed else { return }
    isClosed = true
    lane.forget(self)
    logStream()
    stream = nil
    pending = []
    outgoing = OutgoingBytes()
    Foundation.close(descriptor)
    lane.census.release(peer)
  }
}
