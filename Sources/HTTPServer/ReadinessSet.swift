import CEpoll
import Foundation

/// What is wanted of a connection's descriptor, or reported of it.
struct Readiness: OptionSet, Sendable {
  let rawValue: UInt32
  /// Bytes have come, or the end of the client's side.
  static let read = Readiness(rawValue: EPOLLIN.rawValue)
  /// The kernel takes more.
  static let write = Readiness(rawValue: EPOLLOUT.rawValue)
  /// The connection was reset, or both sides have ended; always reported.
  static let broken = Readiness(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
}

/// The descriptors of one lane's connections, and which of them are ready: a set that the kernel keeps (epoll).
///
/// A clock within the set ends a wait like anything else that becomes ready, so that deadlines need no other thread.
///
/// The set is itself a descriptor that can be read from while one of its members is ready, so that a single Dispatch
/// source stands for all connections of a lane. What is ready is reported until it is no longer (level-triggered): a
/// connection may leave bytes for later. A descriptor leaves the set by being closed; until then it must not be
/// duplicated.
final class ReadinessSet {
  /// What a wait ended for.
  enum Report {
    case ready(member: Int32, Readiness)
    /// The time that was set has come.
    case alarm
    case interruption
  }

  let descriptor: Int32
  /// An event descriptor within the set: it ends a wait.
  private let interruption: Int32
  /// A timer descriptor within the set.
  private let clock: Int32
  private let reports: UnsafeMutableBufferPointer<epoll_event>

  /// How many are reported at once; the others the next time.
  private static let mostReports = 256

  init() throws(ListenError) {
    descriptor = try Self.opened("epoll_create1", epoll_create1(Int32(EPOLL_CLOEXEC)))
    do throws(ListenError) {
      interruption = try Self.opened("eventfd", eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK)))
    } catch {
      close(descriptor)
      throw error
    }
    do throws(ListenError) {
      let options = Int32(TFD_CLOEXEC | TFD_NONBLOCK)
      clock = try Self.opened("timerfd_create", timerfd_create(CLOCK_MONOTONIC, options))
    } catch {
      close(interruption)
      close(descriptor)
      throw error
    }
    reports = .allocate(capacity: Self.mostReports)
    _ = add(interruption, .read)
    _ = add(clock, .read)
  }

  deinit {
    reports.deallocate()
    close(clock)
    close(interruption)
    close(descriptor)
  }

  private static func opened(_ operation: String, _ descriptor: Int32) throws(ListenError) -> Int32 {
    guard descriptor >= 0 else { throw ListenError(operation: operation, code: errno) }
    return descriptor
  }

  /// Takes a descriptor in.
  /// - Returns: Whether the kernel had room for it.
  func add(_ member: Int32, _ wanted: Readiness) -> Bool {
    control(EPOLL_CTL_ADD, member, wanted)
  }

  /// Changes what is wanted of a descriptor.
  func change(_ member: Int32, _ wanted: Readiness) {
    _ = control(EPOLL_CTL_MOD, member, wanted)
  }

  private func control(_ operation: Int32, _ member: Int32, _ wanted: Readiness) -> Bool {
    var event = epoll_event()
    event.events = wanted.rawValue
    event.data.fd = member
    return epoll_ctl(descriptor, operation, member, &event) == 0
  }

  /// Waits until some descriptor is ready, or the wait is interrupted.
  /// - Returns: How many reports there are.
  func wait(milliseconds: Int32) -> Int {
    Int(max(epoll_wait(descriptor, reports.baseAddress, Int32(reports.count), milliseconds), 0))
  }

  /// One report of the last wait.
  func report(_ index: Int) -> Report {
    let event = reports[index]
    var count: UInt64 = 0
    switch event.data.fd {
    case interruption:
      eventfd_read(interruption, &count)
      return .interruption
    case clock:
      read(clock, &count, MemoryLayout.size(ofValue: count))
      return .alarm
    default: return .ready(member: event.data.fd, Readiness(rawValue: event.events))
    }
  }

  /// Sets the clock to give one alarm.
  func setAlarm(milliseconds: Int) {
    var time = itimerspec()
    time.it_value = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    timerfd_settime(clock, 0, &time, nil)
  }

  /// Ends the wait that is under way, or the next one. May be called on any thread.
  func interrupt() {
    eventfd_write(interruption, 1)
  }
}
