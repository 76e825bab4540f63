import Extraction
import Foundation

/// A report of MUC-4 with its answer templates.
struct IncidentKey {
  /// One template: the sorts that it may be of, and for each part the alternatives of each filler.
  struct Template {
    var sorts: Set<IncidentSort>
    var fillers: [IncidentRole: [Set<String>]]
  }

  var id: String
  var text: String
  var templates: [Template]

  private static let slots: [IncidentRole: String] = [
    .perpetrator: "perp_individual_id", .organization: "perp_organization_id", .target: "phys_tgt_id",
    .victim: "hum_tgt_name", .weapon: "incident_instrument_id",
  ]

  /// The reports of a file, one a line: {"docid", "text", "templates": [{slot: [lines]}]}.
  static func reports(in file: String) throws -> [IncidentKey] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let id = row["docid"] as? String, let text = row["text"] as? String
      else { return nil }
      let templates = row["templates"] as? [[String: Any]] ?? []
      return IncidentKey(id: id, text: text, templates: templates.map(template))
    }
  }

  private static func template(_ slots: [String: Any]) -> Template {
    let type = ((slots["incident_type"] as? [String])?.first ?? "attack").lowercased()
    let sorts = IncidentSort.allCases.filter { sort in
      type.split(separator: "/").contains { $0.contains(sort.rawValue) }
    }
    let fillers = Self.slots.mapValues { Self.fillers(slots[$0] as? [String] ?? []) }
    return Template(sorts: Set(sorts), fillers: fillers)
  }

  /// The alternatives of each filler; a line that ends in "/" goes on in the next.
  private static func fillers(_ lines: [String]) -> [Set<String>] {
    var joined: [String] = []
    for line in lines {
      if let last = joined.last, last.trimmingCharacters(in: .whitespaces).hasSuffix("/") {
        joined[joined.count - 1] += " " + line
      } else {
        joined.append(line)
      }
    }
    return joined.map { Set(quoted($0).map(normalised).filter { !$0.isEmpty }) }.filter { !$0.isEmpty }
  }

  /// What stands in quotation marks; a backslash takes the next character as it is.
  private static func quoted(_ line: String) -> [String] {
    var found: [String] = []
    var current: String?
    var isEscaped = false
    for character in line {
      if isEscaped {
        current?.append(character)
        isEscaped = false
      } else if character == "\\", current != nil {
        isEscaped = true
      } else if character == "\"" {
        if let text = current { found.append(text) }
        current = current == nil ? "" : nil
      } else {
        current?.append(character)
      }
    }
    return found
  }

  /// Lower case, without articles and punctuation: as strings are compared.
  static func normalised(_ text: String) -> String {
    let plain = String(
      text.lowercased().unicodeScalars.map { scalar in
        scalar.isASCII && !(scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          ? " " : Character(scalar)
      })
    return plain.split(whereSeparator: \.isWhitespace).filter { !["a", "an", "the"].contains($0) }
      .joined(separator: " ")
  }
}
