import EmbeddedFiles

extension WordTable.Marks {
  static let title = Self(rawValue: 1)
  static let abbreviation = Self(rawValue: 2)
  static let beforeNumber = Self(rawValue: 4)
  static let capital = Self(rawValue: 8)
  static let starter = Self(rawValue: 16)
  static let prefix = Self(rawValue: 32)
  static let article = Self(rawValue: 64)
  static let syllable = Self(rawValue: 128)
  static let splitAtThree = Self(rawValue: 256)
  static let elided = Self(rawValue: 512)
  static let speech = Self(rawValue: 1024)

  fileprivate static let names: [String: Self] = [
    "title": .title, "abbr": .abbreviation, "before#": .beforeNumber, "capital": .capital,
    "starter": .starter, "prefix": .prefix, "article": .article, "syllable": .syllable,
    "split3": .splitAtThree, "elided": .elided, "speech": .speech,
  ]
}

extension WordTable {
  /// words.tsv, read once in the life of the process.
  static let words = WordTable(embedded_words().text, marks: Marks.names)
}
