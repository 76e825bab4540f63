import EmbeddedFiles

/// A file that the web pages are made of: plain HTML, CSS, JavaScript modules, an icon and country outlines.
///
/// The files lie in Resources and are compiled in; they ask the service for everything else.
public struct WebFile: Sendable {
  /// The name that it is asked for by, such as `app.js`.
  public let name: String
  /// With the encoding, as in the Content-Type field.
  public let contentType: String
  /// What stands in it.
  public let bytes: [UInt8]

  /// Every file by its name.
  public static let all: [String: WebFile] = {
    let files = (0..<embedded_page_count()).map { WebFile(embedded_page($0)) }
    return Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  private init(_ page: EmbeddedPage) {
    let name = String(cString: page.name)
    self.name = name
    contentType = Self.contentType(of: name)
    bytes = Array(UnsafeBufferPointer(start: page.file.bytes, count: page.file.length))
  }

  private static func contentType(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "json": "application/json"
    default: "application/octet-stream"
    }
  }
}
