import Archive
import HTTPMessage

/// The interface over HTTP: a request to its answer.
///
/// Pure but for taking the snapshot that is served now; safe to call from any thread.
public final class NewsAPI: Sendable {
  private let snapshots: SnapshotHolder
  private let configuration: APIConfiguration

  /// The interface to whatever snapshot is held.
  public init(snapshots: SnapshotHolder, configuration: APIConfiguration = APIConfiguration()) {
    (self.snapshots, self.configuration) = (snapshots, configuration)
  }

  /// The answer to a request; errors are answers too.
  public func respond(to request: Request) -> Response {
    Response(status: .serviceUnavailable)
  }
}
