import CZlib
import Crypto
import Foundation
import NewsModel

/// Why something could not be read, as a document's warning tells it.
struct ReadFailure: Error, Equatable {
  var code: Document.Warning.Code
  var message: String

  /// The same as a warning.
  var warning: Document.Warning { Document.Warning(code: code, message: message) }
}

/// The bytes of an open file in pieces as they come, unpacked where they are gzip (RFC 1952).
///
/// Whether they are is told by their first two bytes, not by a name. Memory is bounded whatever the file: a piece has at
/// most ``pieceSize`` bytes, and gzip data that unpacks to far more than text does is given up.
final class ByteReader {
  static let pieceSize = 65_536

  /// Text shrinks to a tenth or so, repetitive JSON to a fiftieth; deflate's utmost is a thousandth.
  private static let greatestRatio = 200
  /// Below that many bytes any ratio will do.
  private static let harmlessSize = 64 << 20

  private let descriptor: Int32
  private let name: String
  /// What was read and not handed out, from `start` on.
  private var raw: [UInt8] = []
  private var start = 0
  private var hasEnded = false
  private var inflater: Inflater?
  private var isFirst = true
  private var (taken, given) = (0, 0)
  private var hash = SHA256()

  /// Reads from a descriptor, which is closed in the end unless it is one of the standard ones.
  ///
  /// - Parameter name: what a failure calls the file.
  init(descriptor: Int32, name: String) { (self.descriptor, self.name) = (descriptor, name) }

  deinit { if descriptor > 2 { close(descriptor) } }

  /// SHA-256 of the file's bytes as far as they were read, as they lie in the file.
  var digest: String { ReportReading.hexadecimal(hash.finalize()) }

  /// The next bytes, at least one; `nil` at the end.
  func next() throws(ReadFailure) -> [UInt8]? {
    if isFirst { try begin() }
    guard let inflater else { return try takeRaw() }
    while true {
      if start == raw.count, try !fill() {
        if inflater.isBetweenMembers { return nil }
        throw ReadFailure(code: .unreadable, message: "\(name): its gzip data ends too early")
      }
      guard let piece = inflater.unpack(raw, from: &start) else {
        throw ReadFailure(code: .unreadable, message: "\(name): its gzip data is damaged")
      }
      given += piece.count
      if given > Self.harmlessSize, given / Self.greatestRatio > taken {
        throw ReadFailure(
          code: .tooLarge,
          message: "\(name): its gzip data unpacks to more than \(Self.greatestRatio) times its size")
      }
      if !piece.isEmpty { return piece }
    }
  }

  /// Everything up to the end.
  ///
  /// - Throws: ``ReadFailure`` with `tooLarge` where there is more than so many bytes.
  func readAll(limit: Int, head: [UInt8] = []) throws(ReadFailure) -> [UInt8] {
    var bytes = head
    while bytes.count <= limit, let piece = try next() { bytes += piece }
    guard bytes.count <= limit else {
      throw ReadFailure(code: .tooLarge, message: "\(name): larger than \(limit) bytes; it was left out")
    }
    return bytes
  }

  /// Waits for two bytes, by which gzip is known.
  private func begin() throws(ReadFailure) {
    isFirst = false
    while raw.count < 2, try fill() {}
    if raw.starts(with: [0x1F, 0x8B]) { inflater = Inflater() }
  }

  private func takeRaw() throws(ReadFailure) -> [UInt8]? {
    if start == raw.count, try !fill() { return nil }
    defer { start = raw.count }
    return start == 0 ? raw : Array(raw[start...])
  }

  /// Reads some more behind what is left; `false` at the end of the file.
  private func fill() throws(ReadFailure) -> Bool {
    if hasEnded { return false }
    let left = Array(raw[start...])
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
      repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
      if count < 0 { (count, hasEnded) = (0, true) }
    }
    if hasEnded {
      throw ReadFailure(
        code: .unreadable, message: "\(name): can't be read: \(String(cString: strerror(errno)))")
    }
    (raw, start, hasEnded) = (left.isEmpty ? piece : left + piece, 0, piece.isEmpty)
    taken += piece.count
    hash.update(data: piece)
    return !piece.isEmpty
  }
}

/// zlib's inflate over gzip members one behind another.
private final class Inflater {
  /// zlib keeps the stream's address, so that it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  /// Whether the last member is complete.
  private(set) var isBetweenMembers = false
  private var isTrailing = false

  init?() {
    stream.initialize(to: z_stream())
    // 16 on top of the window's bits: a gzip header and trailer, with the check sum.
    guard czlib_inflate_begin(stream, 15 + 16) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Unpacks bytes from an index on, which moves behind what was taken up; `nil` where they are not gzip. What stands
  /// behind the last member and is none is passed over, as gzip does.
  func unpack(_ bytes: [UInt8], from start: inout Int) -> [UInt8]? {
    if isBetweenMembers, isTrailing || bytes[start] != 0x1F {
      (isTrailing, start) = (true, bytes.count)
      return []
    }
    if isBetweenMembers {
      inflateReset(stream)
      isBetweenMembers = false
    }
    var code = Z_OK
    let piece = [UInt8](unsafeUninitializedCapacity: ByteReader.pieceSize) { output, count in
      bytes.withUnsafeBufferPointer { input in
        // zlib reads the input only, whatever its declaration says.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress).map { $0 + start }
        stream.pointee.avail_in = UInt32(input.count - start)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        code = inflate(stream, Z_NO_FLUSH)
        start = input.count - Int(stream.pointee.avail_in)
      }
      count = output.count - Int(stream.pointee.avail_out)
    }
    isBetweenMembers = code == Z_STREAM_END
    return code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR ? piece : nil
  }
}
