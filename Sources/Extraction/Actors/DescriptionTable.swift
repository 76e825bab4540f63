import NewsModel

/// Nouns that describe somebody who may speak or act ("spokeswoman", "ministry", "rebels").
struct DescriptionTable: Sendable {
  /// What a noun says of whom it describes.
  struct Noun: Sendable {
    /// What one of them is.
    var classification: Classification
    /// What the noun tells of their gender.
    var gender: Gender?
    /// Line of work of an organization.
    var sector: String?
  }

  /// Masculine or feminine.
  enum Gender: String, Sendable, CaseIterable {
    case masculine = "m"
    case feminine = "f"
  }

  /// The table that is compiled in; empty only where it can't be read, which a test excludes.
  static let builtIn = (try? DescriptionTable(EmbeddedTable.descriptions.read())) ?? DescriptionTable()

  private var nouns: [String: Noun] = [:]

  private init() {}

  /// The nouns of a table.
  init(_ table: Table) throws(TableError) {
    for row in table.rows {
      guard let classification: Classification = try row.value(1) else {
        throw row.error("no classification")
      }
      nouns[row.fields[0]] = Noun(
        classification: classification, gender: try row.value(2), sector: row.optional(3))
    }
  }

  /// The noun of that dictionary form, which may be compound ("vice-president").
  func noun(_ lemma: String) -> Noun? {
    if let noun = nouns[lemma] { return noun }
    guard let hyphen = lemma.lastIndex(of: "-") else { return nil }
    return nouns[String(lemma[lemma.index(after: hyphen)...])]
  }
}
