import Testing

/// What a client may send, and what a strict server has to make of it.
///
/// Behind the bytes every case sends one more request that asks for the end (``probe``): whether that is answered
/// tells whether the connection went on.
struct Case: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    /// One problem with this status, then the end; nothing that follows is ever read as a request.
    case refused(Int)
    /// Answers with these statuses, and the connection goes on.
    case answered([Int])
    /// Answers with these statuses, then the end, without anything that follows being answered.
    case ended([Int])
  }

  let section: String
  let name: String
  let bytes: [UInt8]
  let outcome: Outcome
  /// What the answers must hold, and must not.
  var has: [String] = []
  var lacks: [String] = []

  static let probe = "GET /livez?pretty=probe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

  init(
    _ section: String, _ name: String, _ text: String, _ outcome: Outcome, has: [String] = [],
    lacks: [String] = []
  ) {
    self.init(section, name, bytes: Array(text.utf8), outcome, has: has, lacks: lacks)
  }

  init(
    _ section: String, _ name: String, bytes: [UInt8], _ outcome: Outcome, has: [String] = [],
    lacks: [String] = []
  ) {
    (self.section, self.name, self.bytes, self.outcome) = (section, name, bytes, outcome)
    (self.has, self.lacks) = (has, lacks)
  }

  /// A request to `/livez` whose first line is given.
  static func line(_ section: String, _ name: String, _ line: String, _ outcome: Outcome) -> Case {
    Case(section, name, "\(line)\r\nHost: localhost\r\n\r\n", outcome)
  }

  /// A GET of a target.
  static func target(_ section: String, _ name: String, _ target: String, _ outcome: Outcome) -> Case {
    line(section, name, "GET \(target) HTTP/1.1", outcome)
  }

  /// A GET with a Host field.
  static func host(_ name: String, _ value: String, _ outcome: Outcome) -> Case {
    Case("RFC 9112 §3.2", name, "GET /livez HTTP/1.1\r\nHost: \(value)\r\n\r\n", outcome)
  }

  /// A GET with one more field line, without its line end.
  static func field(
    _ section: String, _ name: String, _ line: String, _ outcome: Outcome, has: [String] = [],
    lacks: [String] = []
  ) -> Case {
    Case(
      section, name, "GET /livez HTTP/1.1\r\nHost: localhost\r\n\(line)\r\n\r\n", outcome, has: has,
      lacks: lacks)
  }

  /// A POST (answered with 405 where its framing is sound) with field lines and what follows them.
  static func post(
    _ section: String, _ name: String, _ fields: String, _ content: String = "", _ outcome: Outcome
  ) -> Case {
    Case(
      section, name, "POST /livez HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n\r\n\(content)", outcome)
  }

  /// A POST with chunked content.
  static func chunks(_ name: String, _ content: String, _ outcome: Outcome) -> Case {
    post("RFC 9112 §7.1", name, "Transfer-Encoding: chunked", content, outcome)
  }

  var testDescription: String { "\(section): \(name)" }
}
