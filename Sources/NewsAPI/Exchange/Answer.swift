import HTTPMessage
import HTTPTypes

/// An answer without what belongs to the one request: identifier and CORS fields.
struct Answer: Sendable {
  var status: HTTPResponse.Status
  var fields: ResponseFields
  /// The fields of a 304, which says that the client has this answer already.
  var notModifiedFields: ResponseFields
  var body: [UInt8]
  var etag: String?
  /// The route that it is counted under.
  var route: UInt8 = 0
  /// Seconds since 1970 at which the data was first served, where the answer is made of it.
  var modified: Int?
  /// Makes the content while it is sent; ``body`` is empty then.
  var makeProducer: (@Sendable () -> any BodyProducer)?

  /// Roughly the memory that it takes.
  var cost: Int { body.count + fields.bytes.count + notModifiedFields.bytes.count + 256 }

  /// The answer as it goes out, where the client does not have it yet.
  func response(to request: Request) -> Response {
    if let etag, request.hasField("If-None-Match"), let known = request.field("If-None-Match"),
      EntityTag.matches(known, etag)
    {
      return counted(Response(status: .notModified, fields: notModifiedFields))
    }
    // Only looked at where there is no entity tag to go by (RFC 9110 §13.1.3).
    if let modified, !request.hasField("If-None-Match"), request.hasField("If-Modified-Since"),
      let known = request.field("If-Modified-Since").flatMap(HTTPDate.seconds), known >= modified
    {
      return counted(Response(status: .notModified, fields: notModifiedFields))
    }
    if let makeProducer {
      return counted(
        Response(status: status, fields: fields, body: .stream(length: nil, makeProducer: makeProducer)))
    }
    return counted(Response(status: status, fields: fields, body: body.isEmpty ? .none : .bytes(body)))
  }

  /// Whether the request is only to be answered in a state that this is not (RFC 9110 §13.2.2).
  func isRefused(by request: Request) -> Bool {
    if request.hasField("If-Match") {
      guard let etag, let wanted = request.field("If-Match") else { return false }
      return !EntityTag.matchesStrongly(wanted, etag)
    }
    // Only looked at where there is no entity tag to go by (RFC 9110 §13.1.4).
    guard let modified, request.hasField("If-Unmodified-Since"),
      let latest = request.field("If-Unmodified-Since").flatMap(HTTPDate.seconds)
    else { return false }
    return modified > latest
  }

  private func counted(_ response: Response) -> Response {
    var response = response
    response.route = route
    return response
  }
}
