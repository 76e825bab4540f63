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

  /// Roughly the memory that it takes.
  var cost: Int { body.count + fields.bytes.count + notModifiedFields.bytes.count + 256 }

  /// The answer as it goes out, where the client does not have it yet.
  func response(to request: Request) -> Response {
    if let etag, request.hasField("If-None-Match"), let known = request.field("If-None-Match"),
      EntityTag.matches(known, etag)
    {
      return counted(Response(status: .notModified, fields: notModifiedFields))
    }
    return counted(Response(status: status, fields: fields, body: body.isEmpty ? .none : .bytes(body)))
  }

  /// Whether the request is only to be answered in a state that this is not (RFC 9110 §13.2.2).
  func isRefused(by request: Request) -> Bool {
    guard let etag, request.hasField("If-Match"), let wanted = request.field("If-Match") else { return false }
    return !EntityTag.matchesStrongly(wanted, etag)
  }

  private func counted(_ response: Response) -> Response {
    var response = response
    response.route = route
    return response
  }
}
