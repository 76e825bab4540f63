@preconcurrency import Dispatch
import Foundation

/// Signals as a stream: the process's own handling of them is switched off and each arrival is an element.
final class Signals: Sendable {
  /// The signals' numbers, in the order of arrival.
  let stream: AsyncStream<Int32>
  private let sources: [any DispatchSourceSignal]

  init(_ numbers: [Int32]) {
    let (stream, continuation) = AsyncStream<Int32>.makeStream()
    self.stream = stream
    sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield(number) }
      source.resume()
      return source
    }
  }
}
