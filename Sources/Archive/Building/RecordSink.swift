import Foundation

/// Where rendered records and texts go while a snapshot is made.
///
/// What is rendered is never changed, and mostly never read again: a large collection's need not lie in memory of its own.
public protocol RecordSink {
  /// Takes up some more.
  mutating func append(_ bytes: [UInt8])
  /// Everything that was taken up, end to end. Called once, last.
  mutating func finish() -> Data
}

/// Keeps everything in memory.
public struct MemorySink: RecordSink {
  private var bytes: [UInt8] = []

  /// Of nothing yet.
  public init() {}

  /// Takes up some more.
  public mutating func append(_ bytes: [UInt8]) { self.bytes += bytes }

  /// Everything that was taken up.
  public mutating func finish() -> Data { Data(bytes) }
}

/// A sink that knows how far it is filled.
struct RecordWriter<Sink: RecordSink> {
  private var sink: Sink
  private var count = 0

  init(_ sink: Sink) { self.sink = sink }

  /// Takes bytes up and says where they will stand.
  mutating func append(_ bytes: [UInt8]) -> BytePlace {
    defer { count += bytes.count }
    sink.append(bytes)
    return BytePlace(start: count, length: UInt32(bytes.count))
  }

  /// Everything that was taken up.
  mutating func finish() -> Data { sink.finish() }
}

/// Where bytes stand in a snapshot's data.
struct BytePlace: Sendable {
  var start: Int
  var length: UInt32
}
