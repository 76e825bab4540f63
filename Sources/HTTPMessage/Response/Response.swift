import HTTPTypes

/// An answer to a request: status, fields and content.
///
/// It is a value: the same one may be sent any number of times, on any connection.
public struct Response: Sendable {
  /// The status code and its reason phrase.
  public var status: HTTPResponse.Status
  /// The field lines, apart from those that the server adds.
  public var fields: ResponseFields
  /// The content.
  public var body: ResponseBody
  /// Whether the connection is to be closed once this answer is sent.
  public var closesConnection: Bool
  /// Which of the server's `routes` it comes from, for counting; 0 for none of them.
  public var route: UInt8 = 0

  /// A response from its parts.
  public init(
    status: HTTPResponse.Status = .ok, fields: ResponseFields = ResponseFields(),
    body: ResponseBody = .none, closesConnection: Bool = false
  ) {
    self.status = status
    self.fields = fields
    self.body = body
    self.closesConnection = closesConnection
  }
}
