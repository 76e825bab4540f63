/// Tells in which language a text is written: by its script, and among languages of one script by letters or short words
/// that only they use. Looks at the first 64 KB.
struct LanguageDetector: Sendable {
  private static let builtIn = LanguageDetector((try? EmbeddedTable.languages.read())?.rows ?? [])
  private static let sample = 65_536

  private let languages: [String]
  private let words: [String: [Int]]

  private init(_ rows: [Table.Row]) {
    languages = rows.map { $0.fields[0] }
    var words: [String: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      for word in row.list(1) { words[word, default: []].append(index) }
    }
    self.words = words
  }

  /// BCP 47 tag of the language that most of the text is in; `nil` where too little of it tells.
  static func language(of bytes: some Sequence<UInt8>) -> String? {
    let text = String(decoding: Array(bytes.prefix(sample)), as: UTF8.self)
    var counts: [Script: Int] = [:]
    for scalar in text.unicodeScalars {
      if let script = Script(scalar) { counts[script, default: 0] += 1 }
    }
    // Ideographs stand for whole words, letters do not.
    counts[.han]? *= 3
    guard let script = Script.allCases.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }),
      counts[script, default: 0] > 0
    else { return nil }
    switch script {
    case .latin: return builtIn.latin(text)
    case .arabic: return arabic(text)
    case .cyrillic: return text.contains(where: { "іїєґІЇЄҐ".contains($0) }) ? "uk" : "ru"
    case .han: return counts[.kana, default: 0] > 0 ? "ja" : "zh"
    case .kana: return "ja"
    case .hebrew: return "he"
    case .greek: return "el"
    case .hangul: return "ko"
    case .devanagari: return "hi"
    }
  }

  /// Letters that Arabic does not write tell Persian and Urdu.
  private static func arabic(_ text: String) -> String {
    var (persian, urdu, letters) = (0, 0, 0)
    for scalar in text.unicodeScalars where Script(scalar) == .arabic {
      letters += 1
      if "ٹڈڑںےہھ".unicodeScalars.contains(scalar) { urdu += 1 }
      if "پچژگکی".unicodeScalars.contains(scalar) { persian += 1 }
    }
    if urdu * 50 > letters { return "ur" }
    return persian * 50 > letters ? "fa" : "ar"
  }

  /// The language whose short words come up most, each shared among the languages that have it; `nil` where hardly any does.
  /// Names bring single words of other languages ("met Juan de la Cruz in Rio"), so that these take three different ones.
  private func latin(_ text: String) -> String? {
    var scores = [Int](repeating: 0, count: languages.count)
    var counts = scores
    var found = [Set<String>](repeating: [], count: languages.count)
    for word in text.unicodeScalars.split(whereSeparator: { !Self.isLetter($0) }) {
      let word = String(word).lowercased()
      guard let owners = words[word] else { continue }
      for language in owners {
        scores[language] += Self.share / owners.count
        counts[language] += 1
        if found[language].count < Self.fewest { found[language].insert(word) }
      }
    }
    guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }), counts[best] > 1,
      languages[best] == "en" || found[best].count >= Self.fewest
    else { return nil }
    return languages[best]
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return "a"..."z" ~= scalar || "A"..."Z" ~= scalar }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  private static let fewest = 3
  /// What a word counts that only one language has.
  private static let share = 840
}

/// The scripts that are told apart.
private enum Script: CaseIterable {
  case latin, arabic, hebrew, cyrillic, greek, han, kana, hangul, devanagari

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x590...0x5FF: self = .hebrew
    case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: self = .arabic
    case 0x900...0x97F: self = .devanagari
    case 0x3040...0x30FF: self = .kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: self = .han
    case 0xAC00...0xD7A3: self = .hangul
    default: return nil
    }
  }
}
