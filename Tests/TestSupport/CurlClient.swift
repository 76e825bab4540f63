import CCurl
import Foundation

/// An HTTP client of libcurl's easy interface: one handle, so that connections are kept alive between requests.
///
/// Not for use by several threads at once; make one for each test.
public final class CurlClient {
  /// What a server answered.
  public struct Response: Sendable {
    /// The status code.
    public var status: Int
    /// Names in lower case, in the order received.
    public var fields: [(name: String, value: String)]
    /// The body's bytes.
    public var body: [UInt8]
    /// How many new connections the request took; 0 where one was kept alive.
    public var newConnections: Int

    /// The first field of that name, in lower case.
    public subscript(field: String) -> String? { fields.first { $0.name == field }?.value }

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON.
    public func json() throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
    }

    /// The envelope's records.
    public func data() throws -> [[String: Any]] { try json()["data"] as? [[String: Any]] ?? [] }
  }

  /// Why no answer came: libcurl's own words.
  public struct Failure: Error, CustomStringConvertible {
    /// libcurl's code.
    public var code: UInt32
    /// libcurl's words.
    public var description: String
  }

  private let handle: UnsafeMutableRawPointer

  /// A client without connections yet.
  public init() {
    _ = Self.initialized
    guard let handle = curl_easy_init() else { preconditionFailure("libcurl gives no handle") }
    self.handle = handle
  }

  private static let initialized: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  deinit { curl_easy_cleanup(handle) }

  /// Sends one request and waits for its answer, at most 30 seconds.
  ///
  /// - Throws: ``Failure`` where libcurl got none.
  public func send(
    _ method: String = "GET", _ url: String, fields: [String: String] = [:], body: String? = nil
  ) throws -> Response {
    curl_easy_reset(handle)
    var list: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(list) }
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      list = curl_slist_append(list, "\(name): \(value)")
    }
    let received = Received()
    let pointer = Unmanaged.passUnretained(received).toOpaque()
    _ = ccurl_set_string(handle, CURLOPT_URL, url)
    _ = ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    _ = ccurl_set_long(handle, CURLOPT_TIMEOUT, 30)
    _ = ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, method)
    if method == "HEAD" { _ = ccurl_set_long(handle, CURLOPT_NOBODY, 1) }
    if let body { _ = ccurl_set_string(handle, CURLOPT_COPYPOSTFIELDS, body) }
    if let list { _ = ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, list) }
    _ = ccurl_set_function(handle, CURLOPT_WRITEFUNCTION, appendBody)
    _ = ccurl_set_pointer(handle, CURLOPT_WRITEDATA, pointer)
    _ = ccurl_set_function(handle, CURLOPT_HEADERFUNCTION, appendField)
    _ = ccurl_set_pointer(handle, CURLOPT_HEADERDATA, pointer)
    let code = withExtendedLifetime(received) { curl_easy_perform(handle) }
    guard code == CURLE_OK else {
      throw Failure(code: code.rawValue, description: String(cString: curl_easy_strerror(code)))
    }
    return Response(
      status: number(CURLINFO_RESPONSE_CODE), fields: received.fields, body: received.body,
      newConnections: number(CURLINFO_NUM_CONNECTS))
  }

  private func number(_ info: CURLINFO) -> Int {
    var value = 0
    _ = ccurl_get_long(handle, info, &value)
    return value
  }
}

/// What libcurl hands over while a request runs.
private final class Received {
  var body: [UInt8] = []
  var fields: [(name: String, value: String)] = []
}

private func appendBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ receiver: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let receiver else { return 0 }
  Unmanaged<Received>.fromOpaque(receiver).takeUnretainedValue().body += UnsafeRawBufferPointer(
    start: bytes, count: size * count)
  return size * count
}

private func appendField(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ receiver: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let receiver else { return 0 }
  let received = Unmanaged<Received>.fromOpaque(receiver).takeUnretainedValue()
  let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self)
  if line.hasPrefix("HTTP/") {
    received.fields = []  // An interim answer (100) came before: only the final one's fields count.
  } else if let colon = line.firstIndex(of: ":") {
    let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
    received.fields.append((line[..<colon].lowercased(), value))
  }
  return size * count
}
