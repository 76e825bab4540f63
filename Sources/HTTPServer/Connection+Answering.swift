import Foundation
import HTTPMessage

extension Connection {
  /// Up to this size a body is copied behind its head to be sent with the answers that follow.
  private static let gatheredBody = 16 * 1024

  /// Hands bytes to the machine and does what it asks for.
  /// - Returns: How many bytes need not be handed in again.
  func process(_ input: Span<UInt8>) -> Int {
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

  func refuse(_ error: RequestError, _ now: MonotonicTime) {
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
}
