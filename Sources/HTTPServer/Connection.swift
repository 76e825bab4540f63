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
  /// Pipelined answers that are to be sent together.
  var answersWaiting = 0

  /// What may be kept of a client's input while it waits for an answer, before reading stops.
  private static let pendingLimit = 64 * 1024

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

  /// Takes up the bytes that waited for an answer, and reading.
  func continueAfterAnswer() {
    guard !isClosed else { return }
    processPending()
    if pending.count < Self.pendingLimit, !machine.inputHasEnded { want(.read, true) }
  }

  private func inputEnded() {
    machine.endInput()
    // The end would be reported again and again while answers are still on their way.
    want(.read, false)
    if machine.isClosed || stream?.producer.isUnbounded == true { return close() }
    processPending()
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
