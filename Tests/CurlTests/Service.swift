import Foundation
import TestSupport

/// The service over the seed reports, started once for all tests of this target.
enum Service {
  nonisolated(unsafe) private static let started = Result { try ServiceProcess() }

  /// `http://127.0.0.1:PORT`.
  static var origin: String { get throws { try started.get().origin } }

  /// What the service said when it came up.
  static var greeting: String { get throws { try started.get().greeting } }

  /// Asks for a path with a client of its own.
  static func get(_ path: String, method: String = "GET", fields: [String: String] = [:]) throws
    -> CurlClient.Response
  {
    try CurlClient().send(method, origin + path, fields: fields)
  }

  /// All records of a path, following `next` to the end.
  static func all(_ path: String) throws -> [[String: Any]] {
    let client = CurlClient()
    var records: [[String: Any]] = []
    var next: String? = path
    while let path = next {
      let answer = try client.send("GET", origin + path).json()
      records += answer["data"] as? [[String: Any]] ?? []
      next = (answer["links"] as? [String: Any])?["next"] as? String
      if records.count > 100_000 { throw Endless() }
    }
    return records
  }

  struct Endless: Error {}

  /// A value as it stands in a query: RFC 3986's unreserved characters and nothing else.
  static func escaped(_ text: String) -> String {
    let unreserved = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }
}

extension [String: Any] {
  /// The value at a path of member names, through the elements of lists: `actors.name`.
  func values(_ path: String) -> [Any] {
    path.split(separator: ".").reduce([self as Any]) { found, name in
      found.flatMap { value -> [Any] in
        guard let member = (value as? [String: Any])?[String(name)], !(member is NSNull) else { return [] }
        return member as? [Any] ?? [member]
      }
    }
  }

  /// The strings at a path.
  func strings(_ path: String) -> [String] { values(path).compactMap { $0 as? String } }
}
