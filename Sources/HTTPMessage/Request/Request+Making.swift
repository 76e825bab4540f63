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
    _ method: HTTPRequest.Method, _ target: String, fields: HTTPFields = [:], body: [UInt8] = [],
    peer: PeerAddress = .none
  ) throws(RequestError) {
    var text = "\(method.rawValue) \(target) HTTP/1.1\r\n"
    if !fields.contains(where: { $0.name.canonicalName == "host" }) { text += "Host: localhost\r\n" }
    for field in fields { text += "\(field.name.rawName): \(field.value)\r\n" }
    if !body.isEmpty { text += "Content-Length: \(body.count)\r\n" }
    let bytes = Array((text + "\r\n").utf8) + body
    var limits = MessageLimits()
    limits.body = max(limits.body, body.count)
    let start = MonotonicTime(nanoseconds: 0)
    var machine = ConnectionMachine(settings: ConnectionSettings(limits: limits), peer: peer, now: start)
    var consumed = 0
    while true {
      let step = machine.receive(bytes.span.extracting(consumed..<bytes.count), now: start)
      consumed += step.consumed
      switch step.event {
      case .request(let request):
        self = request
        return
      case .refuse(let error): throw error
      case .needMore where step.consumed > 0 && consumed < bytes.count, .sendContinue: continue
      default: throw .malformedRequestLine
      }
    }
  }

  /// A GET request made in memory, as `init(_:_:fields:body:peer:)` makes it.
  /// - Throws: What is wrong with it, as the decoder found it.
  public init(_ target: String, fields: HTTPFields = [:], peer: PeerAddress = .none) throws(RequestError) {
    try self.init(.get, target, fields: fields, peer: peer)
  }
}
