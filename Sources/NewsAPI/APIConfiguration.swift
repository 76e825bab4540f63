import Foundation
import NewsModel

/// What can be set about the interface.
public struct APIConfiguration: Sendable {
  /// Which web pages' scripts may read the answers (the Fetch standard's CORS protocol).
  public enum AllowedOrigins: Sendable, Hashable {
    /// Pages from the loopback host, on any port: so no website reads reports that are not public.
    case loopback
    /// Every page.
    case any
    /// Pages of these origins (`https://example.org`).
    case list([String])
  }

  /// Which web pages may read the answers.
  public var allowedOrigins: AllowedOrigins
  /// What every link begins with, where a proxy adds a path and takes it off again: empty, or with a slash in front and
  /// none behind. The same as the snapshots are made with.
  public var basePath: String
  /// How many bytes of prepared answers are kept; 0 keeps none.
  public var cacheBytes: Int
  /// How many clients may listen to `/events` at once.
  public var subscribers: Int

  /// Finds the quoted passages of a report, of which `/documents/{id}/uncovered` shows those that no statement covers.
  public var quotedPassages: @Sendable (_ text: String) -> [Span] = { _ in [] }
  /// Seconds since the beginning of 1970.
  public var clock: @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }

  /// A configuration; links from the root, and scripts of loopback pages, unless given.
  public init(
    allowedOrigins: AllowedOrigins = .loopback, basePath: String = "", cacheBytes: Int = 32 << 20,
    subscribers: Int = 256
  ) {
    (self.allowedOrigins, self.basePath) = (allowedOrigins, basePath)
    (self.cacheBytes, self.subscribers) = (cacheBytes, subscribers)
  }
}
