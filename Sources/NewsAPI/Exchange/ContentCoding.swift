import CZlib
import HTTPMessage

/// How an answer's bytes are coded on the way (RFC 9110 §8.4): as they are, or gzip.
enum ContentCoding: Sendable, Hashable {
  case identity, gzip

  /// Shorter answers gain nothing.
  static let leastLength = 1024

  /// What to use for a client, by its Accept-Encoding field (RFC 9110 §12.5.3).
  init(accepted field: String?) {
    let ranges = QualityList(field ?? "")
    let quality = ranges.quality(of: "gzip") ?? ranges.quality(of: "x-gzip") ?? ranges.quality(of: "*") ?? 0
    self = quality > 0 && quality >= ranges.quality(of: "identity") ?? 0 ? .gzip : .identity
  }

  /// Whether content of that type gets shorter; what is compressed already does not.
  static func helps(_ contentType: String) -> Bool {
    let type = contentType.prefix { $0 != ";" }
    return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("yaml")
      || type.hasSuffix("xml")
      || type.hasSuffix("javascript")
  }

  /// Bytes as one gzip member (RFC 1952); `nil` where zlib has no memory for it.
  static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    guard let compressor = GzipCompressor() else { return nil }
    return compressor.compress(bytes, isLast: true)
  }
}

/// Names with their qualities, as Accept-Encoding has them.
struct QualityList: Sendable, Hashable {
  private var qualities: [String: Int] = [:]

  /// Reads a field's value; names beyond the first 64 are not read.
  init(_ field: String) {
    for part in field.split(separator: ",").prefix(64) {
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      guard let name = pieces.first, !name.isEmpty else { continue }
      let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
      qualities[name] = Int((min(max(weight ?? 1, 0), 1) * 1000).rounded())
    }
  }

  /// How much a name is wanted, in thousandths; `nil` where it is not named.
  func quality(of name: String) -> Int? { qualities[name] }
}

/// A gzip stream that is written piece by piece.
final class GzipCompressor {
  /// On the heap, for zlib holds on to its address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  /// Quick: a page of records takes a few milliseconds and a fifth of its size.
  private static let level: Int32 = 4
  /// 15 bits of window, and 16 more for gzip's own header.
  private static let windowBits: Int32 = 15 + 16

  init?() {
    stream.initialize(to: z_stream())
    guard czlib_deflate_begin(stream, Self.level, Self.windowBits) == Z_OK else { return nil }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// What the bytes come to; `isLast` ends the stream.
  func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var output: [UInt8] = []
    var input = bytes
    var buffer = [UInt8](repeating: 0, count: 32 << 10)
    input.withUnsafeMutableBufferPointer { source in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      repeat {
        buffer.withUnsafeMutableBufferPointer { target in
          stream.pointee.next_out = target.baseAddress
          stream.pointee.avail_out = UInt32(target.count)
          deflate(stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
          output += target.prefix(target.count - Int(stream.pointee.avail_out))
        }
      } while stream.pointee.avail_out == 0
      stream.pointee.next_in = nil
    }
    return output
  }
}

/// Another producer's bytes, compressed.
struct GzipProducer: BodyProducer {
  private var source: any BodyProducer
  private let compressor: GzipCompressor?
  private var isEnded = false

  init(_ source: any BodyProducer) { (self.source, compressor) = (source, GzipCompressor()) }

  mutating func next(_ waker: BodyWaker) -> BodyPiece {
    guard let compressor else { return .failed }
    if isEnded { return .end }
    switch source.next(waker) {
    case .bytes(let bytes): return .bytes(bytes.isEmpty ? [] : compressor.compress(bytes, isLast: false))
    case .end:
      isEnded = true
      return .bytes(compressor.compress([], isLast: true))
    case let other: return other
    }
  }
}
