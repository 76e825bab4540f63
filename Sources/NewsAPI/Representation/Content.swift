import HTTPMessage
import HTTPTypes

/// What an answer says, and the fields that go with it.
struct Content: Sendable {
  /// With parameters, as in the Content-Type field.
  var contentType: String
  var body: [UInt8] = []
  /// Makes the content while it is sent, where it may be long; ``body`` is empty then.
  var makeProducer: (@Sendable () -> any BodyProducer)?
  /// Fields beyond those that every answer has.
  var fields: [(HTTPField.Name, String)] = []
}
