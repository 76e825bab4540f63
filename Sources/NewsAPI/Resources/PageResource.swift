import Archive
import HTTPTypes
import WebPages

/// The web pages: `/` and `/docs` for a browser, and under `/assets/` what they are made of.
struct PageResource: Sendable, Hashable {
  /// The name of a file that is there.
  let name: String
  /// Without parameters.
  let mediaType: String

  /// The page of the records, which a browser gets at `/`.
  static let records = PageResource("index.html")
  /// The page of the description.
  static let description = PageResource("docs.html")

  /// A file of the pages; `nil` where there is none of that name. Names are looked up, never taken for paths.
  init?(_ name: String) {
    guard let file = WebFile.all[name] else { return nil }
    self.name = name
    mediaType = String(file.contentType.prefix { $0 != ";" })
  }

  /// Changes whenever the file does.
  var version: String { Self.versions[name] ?? "" }

  private static let versions = WebFile.all.mapValues { file in
    var hash = ContentHash()
    hash.combine(file.bytes)
    return hash.hexadecimal
  }

  /// Scripts, styles and connections of this service alone, nothing inline, and in no frame: whatever a report says, it
  /// can make the page do nothing.
  private static let policy =
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"

  /// The file, with what a browser is told about it.
  var content: Content {
    let file = WebFile.all[name]
    return Content(
      contentType: file?.contentType ?? mediaType, body: file?.bytes ?? [],
      fields: [
        (.contentSecurityPolicy, Self.policy), (.referrerPolicy, "no-referrer"),
        (.crossOriginResourcePolicy, "same-origin"),
      ])
  }
}
