import Foundation
import HTTPMessage
import HTTPTypes

/// One answer, as the access log tells of it.
struct AccessLogEntry: Sendable {
  /// When it was made: nanoseconds since the beginning of 1970.
  var time: UInt64
  var peer: PeerAddress
  /// The request's method, target and version; nil where the bytes were no request.
  var request: (method: String, target: String, version: String)?
  var status: Int
  /// The length of the content that was sent; nil while it is being made.
  var bytes: Int?
  /// From the complete request to the answer; of a stream to its end. In nanoseconds.
  var duration: UInt64
  var referer: String?
  var userAgent: String?
  var requestID: String?

  init(_ response: Response, to request: Request?, from peer: PeerAddress, duration: UInt64) {
    time = Self.now
    self.peer = peer
    self.duration = duration
    status = response.status.code
    requestID = response.fields[Self.requestIDName]
    let hasContent = status != 204 && status != 304 && request?.isHead != true
    bytes = hasContent ? response.body.knownLength : 0
    if case .stream = response.body, hasContent { bytes = nil }
    guard let request else { return }
    self.request = (request.method.rawValue, request.target.pathAndQuery, request.version.description)
    referer = request.hasField("Referer") ? request.field("Referer") : nil
    userAgent = request.hasField("User-Agent") ? request.field("User-Agent") : nil
  }

  /// So many bytes of content more were made.
  mutating func add(_ count: Int) { bytes = (bytes ?? 0) + count }

  /// The answer was streamed and has ended: it took until now.
  mutating func endNow() {
    bytes = bytes ?? 0
    duration = Self.now &- time
  }

  private static let requestIDName = HTTPField.Name("X-Request-Id") ?? .eTag

  private static var now: UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
  }
}

/// How an entry is written down. Whatever a client sent, it stays within its line and its field.
enum AccessLogLine {
  /// One JSON object and a line feed: `time`, `remote_addr`, `method`, `target`, `protocol`, `status`, `bytes`,
  /// `duration_ms`, `referer`, `user_agent`, `request_id`; what is not known is null.
  static func json(_ entry: AccessLogEntry, into line: inout [UInt8]) {
    func add(_ text: String) { line.append(contentsOf: text.utf8) }
    add("{\"time\":\"\(LogTime.internet(entry.time))\",\"remote_addr\":\"\(entry.peer)\",\"method\":")
    quote(entry.request?.method, into: &line)
    add(",\"target\":")
    quote(entry.request?.target, into: &line)
    add(",\"protocol\":")
    quote(entry.request?.version, into: &line)
    add(",\"status\":\(entry.status),\"bytes\":\(entry.bytes ?? 0),\"duration_ms\":")
    add(milliseconds(entry.duration))
    add(",\"referer\":")
    quote(entry.referer, into: &line)
    add(",\"user_agent\":")
    quote(entry.userAgent, into: &line)
    add(",\"request_id\":")
    quote(entry.requestID, into: &line)
    add("}\n")
  }

  /// The combined log format of Apache and nginx, which many programs read.
  static func combined(_ entry: AccessLogEntry, into line: inout [UInt8]) {
    func add(_ text: String) { line.append(contentsOf: text.utf8) }
    add("\(entry.peer) - - [\(LogTime.common(entry.time))] \"")
    if let request = entry.request {
      escape("\(request.method) \(request.target) \(request.version)", into: &line)
    } else {
      add("-")
    }
    add("\" \(entry.status) \(entry.bytes ?? 0) \"")
    escape(entry.referer ?? "-", into: &line)
    add("\" \"")
    escape(entry.userAgent ?? "-", into: &line)
    add("\"\n")
  }

  /// With three digits behind the point.
  private static func milliseconds(_ nanoseconds: UInt64) -> String {
    let micros = nanoseconds / 1000
    let rest = String(micros % 1000)
    return "\(micros / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }

  /// A JSON string (RFC 8259 §7). Control characters of Unicode's second block are escaped, too, as terminals obey them.
  private static func quote(_ text: String?, into line: inout [UInt8]) {
    guard let text else { return line.append(contentsOf: "null".utf8) }
    line.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        line.append(UInt8(ascii: "\\"))
        line.append(UInt8(scalar.value))
      case ..<0x20, 0x7F...0x9F:
        let digits = String(scalar.value, radix: 16)
        line.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: line.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    line.append(UInt8(ascii: "\""))
  }

  /// Bytes other than visible ASCII, quotation marks and backslashes as `\xHH`.
  private static func escape(_ text: String, into line: inout [UInt8]) {
    for byte in text.utf8 {
      if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        line.append(byte)
      } else {
        line.append(contentsOf: (byte < 16 ? "\\x0" : "\\x").utf8)
        line.append(contentsOf: String(byte, radix: 16, uppercase: true).utf8)
      }
    }
  }
}

/// Points in time as logs write them, in UTC.
enum LogTime {
  /// RFC 3339 with milliseconds: `2024-05-03T09:30:00.123Z`.
  static func internet(_ nanoseconds: UInt64) -> String {
    let time = parts(nanoseconds)
    let millis = Int(nanoseconds / 1_000_000 % 1000)
    return "\(time.tm_year + 1900)-\(two(time.tm_mon + 1))-\(two(time.tm_mday))T\(clock(time))."
      + String(repeating: "0", count: millis < 10 ? 2 : millis < 100 ? 1 : 0) + "\(millis)Z"
  }

  /// `03/May/2024:09:30:00 +0000`.
  static func common(_ nanoseconds: UInt64) -> String {
    let time = parts(nanoseconds)
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(two(time.tm_mday))/\(months[Int(time.tm_mon)])/\(time.tm_year + 1900):\(clock(time)) +0000"
  }

  private static func parts(_ nanoseconds: UInt64) -> tm {
    var seconds = time_t(nanoseconds / 1_000_000_000)
    var time = tm()
    gmtime_r(&seconds, &time)
    return time
  }

  private static func clock(_ time: tm) -> String {
    "\(two(time.tm_hour)):\(two(time.tm_min)):\(two(time.tm_sec))"
  }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
