/// How an id is made: from content, never from row numbers or offsets, so that the same folder gives the same ids on every
/// machine and after every restart.
public enum Identifier {
  /// `stm_` and 13 characters.
  ///
  /// - Parameter occurrence: how many records of the same kind and exact text stand before it in the report (from 0).
  public static func statement(document: String, exact: String, occurrence: Int) -> String {
    "stm_" + hash(document, "statement", exact, String(occurrence))
  }

  /// `inc_` and 13 characters.
  ///
  /// - Parameter occurrence: how many records of the same kind and exact text stand before it in the report (from 0).
  public static func incident(document: String, exact: String, occurrence: Int) -> String {
    "inc_" + hash(document, "incident", exact, String(occurrence))
  }

  /// `act_` and the slug of the canonical name.
  public static func actor(name: String) -> String { "act_" + slug(name) }

  /// `ins_` and the slug of the canonical name.
  public static func instrument(name: String) -> String { "ins_" + slug(name) }

  /// 64 bits of FNV-1a (Fowler, Noll and Vo) over the parts, each ended by a byte that UTF-8 never has, as 13
  /// characters of Crockford's base 32 in lower case.
  static func hash(_ parts: String...) -> String {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    for part in parts {
      part.utf8.forEach(mix)
      mix(0xFF)
    }
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
    return String((0..<13).map { digits[Int(truncatingIfNeeded: state >> UInt64(60 - 5 * $0)) & 31] })
  }

  /// Lower-case letters and digits without accents, everything else folded to single hyphens: "Gideon Sa'ar" is
  /// "gideon-saar". Apostrophes vanish; letters of any script stay, so that a name never becomes empty.
  public static func slug(_ name: String) -> String {
    var slug = ""
    var gap = false
    for scalar in TextFolding.fold(name).unicodeScalars where scalar != "'" {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if gap, !slug.isEmpty { slug.append("-") }
        gap = false
        slug.unicodeScalars.append(scalar)
      } else {
        gap = true
      }
    }
    return slug.isEmpty ? "x" + hash(name) : slug
  }
}
