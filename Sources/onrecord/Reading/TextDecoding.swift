import Foundation
import NewsModel

/// The text of a file's bytes, and what had to be done to get it.
struct DecodedText: Equatable {
  var text: String
  var warning: Document.Warning?
}

/// Bytes to text without ever failing: what can't be text becomes an empty text with a warning.
enum TextDecoding {
  /// Decodes UTF-8, UTF-16 and UTF-32 by their byte-order marks (Unicode 15, section 23.8), else UTF-8, else Windows-1252.
  ///
  /// The byte-order mark is not part of the text.
  static func decode(_ bytes: [UInt8], named file: String) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return decodeUTF8(bytes[3...], named: file) }
    if let (encoding, length) = wideEncoding(bytes) {
      guard let text = String(bytes: bytes.dropFirst(length), encoding: encoding) else {
        return binary(named: file)
      }
      return DecodedText(
        text: text, warning: warning(.encoding, "\(file) is \(encoding), not UTF-8; it was read as such"))
    }
    return decodeUTF8(bytes[...], named: file)
  }

  private static func decodeUTF8(_ bytes: ArraySlice<UInt8>, named file: String) -> DecodedText {
    if looksBinary(bytes) { return binary(named: file) }
    if let text = String(validating: bytes, as: UTF8.self) {
      let blank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
      return DecodedText(text: text, warning: blank ? warning(.empty, "\(file) has no text") : nil)
    }
    if let text = String(bytes: bytes, encoding: .windowsCP1252) {
      return DecodedText(
        text: text, warning: warning(.encoding, "\(file) is not valid UTF-8; it was read as Windows-1252"))
    }
    return DecodedText(
      text: String(decoding: bytes, as: UTF8.self),
      warning: warning(.encoding, "\(file) is not valid UTF-8; what could not be read became U+FFFD"))
  }

  private static func wideEncoding(_ bytes: [UInt8]) -> (String.Encoding, Int)? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// A NUL, or more than one control character in ten, is no text that people write.
  private static func looksBinary(_ bytes: ArraySlice<UInt8>) -> Bool {
    var controls = 0
    for byte in bytes where byte < 0x20 {
      switch byte {
      case 0: return true
      case 0x09, 0x0A, 0x0C, 0x0D: break
      default: controls += 1
      }
    }
    return controls * 10 > bytes.count
  }

  private static func binary(named file: String) -> DecodedText {
    DecodedText(text: "", warning: warning(.binary, "\(file) is not text; it was left out"))
  }

  private static func warning(_ code: Document.Warning.Code, _ message: String) -> Document.Warning {
    Document.Warning(code: code, message: message)
  }
}
