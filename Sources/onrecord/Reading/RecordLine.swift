import Foundation
import NewsModel
import OrderedJSON

/// A line of a saved extraction: a report's records, with its text where it was asked for.
struct RecordLine: Decodable {
  var report: ExtractedReport
  /// `nil` where the extraction was saved without.
  var text: String?

  private enum CodingKeys: String, CodingKey { case text }

  init(from decoder: any Decoder) throws {
    report = try ExtractedReport(from: decoder)
    text = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .text)
  }

  /// The line as JSON.
  static func json(_ report: ExtractedReport, text: String?) -> JSONValue {
    // The records' own encoding never throws.
    guard case .object(var object)? = try? JSONValue(encoding: report) else { return .null }
    if let text { object["text"] = .string(text) }
    return .object(object)
  }
}
