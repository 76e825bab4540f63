import Archive

/// How an answer is written down.
struct Presentation: Sendable, Hashable {
  /// The form of the records.
  var format = Format.json
  /// With line breaks and indentation; `nil` where the request does not say, so that browsers get it.
  var pretty: Bool?
  /// Only these members of each record; `nil` for all.
  var fields: [String]?
  /// What of each record is followed to the record that it refers to.
  var expansions: [Expansion] = []
  /// The records as a bare array, without envelope.
  var isBareArray = false
  /// With what made each record, and of what.
  var isExplained = false
  /// For saving as a file instead of showing.
  var isDownload = false
  /// For a spreadsheet, which needs a byte-order mark and must not take texts for formulas.
  var isForSpreadsheet = false
  /// The version of the data that alone will do.
  var version: String?

  /// Reads a truth value of a query: what HTML forms and people write.
  static func flag(_ value: String) -> Bool? {
    switch value {
    case "1", "true": true
    case "0", "false": false
    default: nil
    }
  }
}
