import Archive

/// What a browser does with an answer (RFC 6266).
enum ContentDisposition {
  /// Save it under a name, which is given a second time for clients that know other than ASCII letters.
  static func attachment(_ name: String) -> String {
    let plain = String(
      decoding: name.utf8.map { byte in
        let isPlain = (0x20..<0x7F).contains(byte) && !"\"\\/%".utf8.contains(byte)
        return isPlain ? byte : UInt8(ascii: "_")
      }, as: UTF8.self)
    let isSame = plain == name
    return "attachment; filename=\"\(plain)\""
      + (isSame ? "" : "; filename*=UTF-8''" + Addresses.encodeSegment(name))
  }
}
