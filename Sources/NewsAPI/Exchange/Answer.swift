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

  /// Roughly the memory that it takes.
  var cost: Int { body.count + fields.bytes.count + notModifiedFields.bytes.count + 256 }

  /// The answer as it goes out, where the client does not have it yet.
  func response(to request: Request) -> Response {
    if let etag, request.hasField("If-None-Match"), let known = request.field("If-None-Match"),
      EntityTag.matches(known, etag)
    {
      return Response(status: .notModified, fields: notModifiedFields)
    }
    return Response(status: status, fields: fields, body: body.isEmpty ? .none : .bytes(body))
  }
}
