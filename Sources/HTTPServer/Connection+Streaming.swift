import Foundation
import HTTPMessage

/// A response's content while it is being made and sent.
struct OutgoingStream {
  enum Framing {
    case counted(remaining: Int)
    case chunked
    case untilClose
  }

  var producer: any BodyProducer
  var framing: Framing
  /// Whether the producer said that it has nothing now.
  var isPending = false
  /// What is sent while it has nothing, and when.
  var heartbeat: Heartbeat?
  var heartbeatIsDue = MonotonicTime.never
}

extension Connection {
  /// What one connection may write of a stream before others of its lane are let in.
  private static let bytesPerTurn = 256 * 1024

  func startStream(_ body: OutgoingBody) {
    switch body {
    case .none, .bytes: return
    case .counted(let length, let make):
      stream = OutgoingStream(producer: make(), framing: .counted(remaining: length))
    case .chunked(let make): stream = OutgoingStream(producer: make(), framing: .chunked)
    case .untilClose(let make): stream = OutgoingStream(producer: make(), framing: .untilClose)
    }
    // Never within the event that asked for it: the lane's buffers are in use there.
    lane.perform { self.pump() }
  }

  /// Asks the producer for pieces until the client takes no more, nothing is there, or the turn is over.
  func pump() {
    let now = MonotonicClock.now
    var budget = Self.bytesPerTurn
    while var current = stream, !isClosed, outgoing.isEmpty {
      guard budget > 0 else {
        lane.perform { self.pump() }
        return
      }
      if machine.isDraining, current.producer.isUnbounded { return endStream(current, now) }
      let piece = current.producer.next(BodyWaker { [weak self] in self?.wake() })
      current.isPending = false
      current.heartbeatIsDue = .never
      switch piece {
      case .bytes(let bytes):
        budget -= max(bytes.count, 1)
        guard write(bytes, &current, now) else { return }
      case .pending(let heartbeat):
        current.isPending = true
        current.heartbeat = heartbeat
        current.heartbeatIsDue = heartbeat.map { now + $0.interval } ?? .never
        stream = current
        return
      case .end: return endStream(current, now)
      case .failed: return close()
      }
    }
  }

  private func write(_ bytes: [UInt8], _ current: inout OutgoingStream, _ now: MonotonicTime) -> Bool {
    unfinished?.add(bytes.count)
    switch current.framing {
    case .counted(let remaining):
      guard bytes.count <= remaining else {
        close()
        return false
      }
      current.framing = .counted(remaining: remaining - bytes.count)
      stream = current
      flush(now, bytes)
    case .chunked:
      stream = current
      ResponseEncoder.encodeChunk(bytes, into: &lane.output)
      flush(now)
    case .untilClose:
      stream = current
      flush(now, bytes)
    }
    return !isClosed
  }

  private func endStream(_ current: OutgoingStream, _ now: MonotonicTime) {
    stream = nil
    logStream()
    if case .counted(let remaining) = current.framing, remaining > 0 { return close() }
    if case .chunked = current.framing { ResponseEncoder.encodeLastChunk(into: &lane.output) }
    machine.finishStream(isComplete: true, now: now)
    flush(now)
    if outgoing.isEmpty { continueAfterAnswer() }
  }

  /// Writes down the streamed answer that has ended.
  func logStream() {
    guard var entry = unfinished else { return }
    unfinished = nil
    entry.endNow()
    lane.accessLog?.write(entry)
  }

  /// Called by a producer's waker, on any thread.
  private func wake() {
    lane.perform {
      guard self.stream?.isPending == true else { return }
      self.pump()
    }
  }

  /// Sends a sign of life where it is due.
  func beat(_ now: MonotonicTime) {
    guard var current = stream, current.heartbeatIsDue <= now, outgoing.isEmpty,
      let heartbeat = current.heartbeat
    else { return }
    current.heartbeatIsDue = now + heartbeat.interval
    _ = write(heartbeat.bytes, &current, now)
  }

  // MARK: Writing when the client takes more

  /// Goes on with what the client did not take before.
  func writeMore() {
    guard !outgoing.isEmpty else { return want(.write, false) }
    let now = MonotonicClock.now
    let (count, outcome) = outgoing.resume(to: descriptor)
    machine.wrote(count, now: now)
    if outcome == .done { want(.write, false) }
    settle(outcome, now)
    guard !isClosed, outgoing.isEmpty else { return }
    if stream != nil {
      pump()
    } else {
      continueAfterAnswer()
    }
  }
}
