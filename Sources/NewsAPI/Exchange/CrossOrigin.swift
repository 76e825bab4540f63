import HTTPMessage
import HTTPTypes

/// Which pages' scripts may read the answers (Fetch standard §3.2, "CORS protocol").
struct CrossOrigin: Sendable {
  private let allowed: APIConfiguration.AllowedOrigins
  private static let exposed =
    "ETag, Link, X-Total-Count, X-Request-Id, Allow, Retry-After, Content-Disposition, Content-Encoding"
  private static let anyOrigin: ResponseFields = [
    .accessControlAllowOrigin: "*", .accessControlExposeHeaders: exposed,
  ]

  init(_ allowed: APIConfiguration.AllowedOrigins) { self.allowed = allowed }

  /// Whether answers depend on the Origin field, so that caches must be told.
  var variesByOrigin: Bool { allowed != .any }

  /// Adds what lets the requesting page read the answer, where it may.
  func allow(_ request: Request, in fields: inout ResponseFields) {
    if allowed == .any { return fields.append(Self.anyOrigin) }
    guard request.hasField("Origin") else { return }
    allow(origin: request.field("Origin"), in: &fields)
  }

  /// Adds what lets the pages of an origin read the answer, where they may; nil stands for one that is not known.
  func allow(origin: String?, in fields: inout ResponseFields) {
    if allowed == .any { return fields.append(Self.anyOrigin) }
    guard let origin, isAllowed(origin) else { return }
    fields.append(.accessControlAllowOrigin, origin)
    fields.append(.accessControlExposeHeaders, Self.exposed)
  }

  /// Adds the answer to a preflight request.
  func allowPreflight(_ request: Request, methods: String, in fields: inout ResponseFields) {
    guard request.hasField("Origin"), request.hasField("Access-Control-Request-Method"),
      let origin = request.field("Origin"), allowed == .any || isAllowed(origin)
    else { return }
    fields.append(.accessControlAllowMethods, methods)
    fields.append(.accessControlAllowHeaders, "Accept, If-None-Match, If-Modified-Since, X-Request-Id")
    fields.append(.accessControlMaxAge, "86400")
  }

  private func isAllowed(_ origin: String) -> Bool {
    switch allowed {
    case .any: true
    case .list(let origins): origins.contains(origin)
    case .loopback: Self.isLoopback(origin)
    }
  }

  /// `http` or `https`, a loopback host, any port.
  static func isLoopback(_ origin: String) -> Bool {
    let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "http:" || parts[0] == "https:", parts[1].isEmpty else {
      return false
    }
    let authority = parts[2]
    if authority.hasPrefix("[::1]") { return isPort(authority.dropFirst(5)) }
    let host = authority.prefix { $0 != ":" }
    guard isPort(authority[host.endIndex...]) else { return false }
    if host.lowercased() == "localhost" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.first == ":" && UInt16(text.dropFirst()) != nil
  }
}
