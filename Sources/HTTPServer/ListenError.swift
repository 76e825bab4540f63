import Foundation

/// Why the server could not begin to listen.
public struct ListenError: Error, Sendable, CustomStringConvertible {
  /// The call that failed: `resolve`, `socket`, `bind` or `listen`.
  public let operation: String
  /// The system's error number.
  public let code: Int32

  /// The call and the system's own words, `bind: Address already in use`.
  public var description: String {
    "\(operation): \(String(cString: strerror(code)))"
  }
}
