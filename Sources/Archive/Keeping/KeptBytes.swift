/// Bytes that were given to a ``ByteKeeper``: in memory, or wherever it has put them.
public struct KeptBytes: Sendable {
  private enum Home: Sendable {
    case memory([UInt8])
    case store(any ByteStore, start: Int)
  }

  private let home: Home
  /// How many there are.
  public let count: Int

  /// Bytes that stay in memory.
  public init(_ bytes: [UInt8]) { (home, count) = (.memory(bytes), bytes.count) }

  /// So many bytes of a store.
  public init(in store: some ByteStore, start: Int, count: Int) {
    (home, self.count) = (.store(store, start: start), count)
  }

  /// Some of them.
  public func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
    switch home {
    case .memory(let bytes): bytes[range]
    case .store(let store, let start):
      store.read((start + range.lowerBound)..<(start + range.upperBound))[...]
    }
  }
}

/// Where bytes lie that are not in memory.
public protocol ByteStore: AnyObject, Sendable {
  /// The bytes of a range that was filled before.
  func read(_ range: Range<Int>) -> [UInt8]
}

/// Keeps what was rendered.
///
/// It is never changed, and mostly never read again: a large collection's need not lie in memory.
public protocol ByteKeeper: Sendable {
  /// Takes bytes up, from any thread; they are there for as long as anybody holds what is returned.
  func keep(_ bytes: [UInt8]) -> KeptBytes
}

/// Keeps everything in memory.
public struct MemoryKeeper: ByteKeeper {
  /// A keeper.
  public init() {}

  /// Takes bytes up.
  public func keep(_ bytes: [UInt8]) -> KeptBytes { KeptBytes(bytes) }
}
