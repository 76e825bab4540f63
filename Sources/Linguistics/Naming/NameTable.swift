import EmbeddedFiles

extension WordTable.Marks {
  static let place = Self(rawValue: 1)
  static let people = Self(rawValue: 2)
  static let given = Self(rawValue: 4)
  static let body = Self(rawValue: 8)
  static let personTitle = Self(rawValue: 16)

  fileprivate static let nameMarks: [String: Self] = [
    "place": .place, "people": .people, "given": .given, "body": .body, "title": .personTitle,
  ]
}

extension WordTable {
  /// names.tsv, read once in the life of the process.
  static let names = WordTable(embedded_names().text, marks: Marks.nameMarks)
}
