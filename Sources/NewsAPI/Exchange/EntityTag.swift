import Archive

/// Strong entity tags (RFC 9110 §8.8.3), made from what an answer is made of, so that no answer is needed to compare.
enum EntityTag {
  /// Changes whenever the same data and query are written down in another way than before.
  private static let revision = "1"

  /// The tag of an answer: of the data's version, of what is asked, and of how it is written down.
  static func make(version: String, address: String, representation: String) -> String {
    var hash = ContentHash()
    for part in [revision, address, representation] { hash.combine(part) }
    return "\"" + version + "-" + hash.hexadecimal + "\""
  }

  /// Whether an If-Match field names the tag or any (strong comparison, RFC 9110 §13.1.1).
  static func matchesStrongly(_ field: String, _ tag: String) -> Bool {
    field.split(separator: ",").contains { candidate in
      let bare = candidate.trimming { $0 == " " || $0 == "\t" }
      return bare == "*" || bare == tag[...]
    }
  }

  /// Whether an If-None-Match field names the tag or any (weak comparison, RFC 9110 §13.1.2).
  static func matches(_ field: String, _ tag: String) -> Bool {
    field.split(separator: ",").contains { candidate in
      let candidate = candidate.drop { $0 == " " || $0 == "\t" }
      let bare = candidate.hasPrefix("W/") ? candidate.dropFirst(2) : candidate
      return bare == "*"
        || bare.prefix(tag.count) == tag[...]
          && bare.dropFirst(tag.count).allSatisfy { $0 == " " || $0 == "\t" }
    }
  }
}

extension Substring {
  /// Without the characters at its ends for which a condition holds.
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var rest = drop(while: isTrimmed)
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
