import Archive

/// A filter in words: "by Jane Doe", "before October 2024".
struct DescriptionPhrase: Sendable, Hashable {
  let field: FieldSpec
  let op: FilterOperator
  let value: String

  /// What a list holds, in words: "statements by Jane Doe, 3 October 2024".
  ///
  /// - Parameter name: the name of what has an id, for those who know the name only.
  static func describe(
    _ resource: Resource, _ phrases: [DescriptionPhrase], name: (String) -> String? = { _ in nil }
  ) -> String {
    var parts: [String] = []
    var last: (field: String, op: FilterOperator)?
    for phrase in phrases.sorted(by: { ($0.field.name, $0.op.rawValue) < ($1.field.name, $1.op.rawValue) }) {
      let value = phrase.shownValue(name)
      if let last, last == (phrase.field.name, phrase.op), !parts.isEmpty {
        parts[parts.count - 1] += " or " + value
      } else {
        parts.append(phrase.words(value))
      }
      last = (phrase.field.name, phrase.op)
    }
    guard let first = parts.first else { return "all " + resource.rawValue }
    return resource.rawValue + (first.hasPrefix(",") ? "" : " ") + first
      + parts.dropFirst().map { ($0.hasPrefix(",") ? "" : ", ") + $0 }.joined()
  }

  private func shownValue(_ name: (String) -> String?) -> String {
    if field.kind == .days { return Self.day(value) }
    return Excerpt.of(name(value) ?? value)
  }

  /// A day, month or year as it is said.
  private static func day(_ text: String) -> String {
    let parts = text.split(separator: "-").map(String.init)
    guard parts.count > 1, let month = Int(parts[1]), months.indices.contains(month - 1) else { return text }
    let day = parts.count > 2 ? Int(parts[2]).map { "\($0) " } ?? "" : ""
    return day + months[month - 1] + " " + parts[0]
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  private func words(_ value: String) -> String {
    switch op {
    case .equal: field.name == "date" ? ", " + value : "\(preposition) \(value)"
    case .not: "not \(preposition) \(value)"
    case .contains: "with \(name) containing \(value)"
    case .startsWith: "with \(name) starting with \(value)"
    case .greater: field.kind == .days ? "with \(name) after \(value)" : "with \(name) above \(value)"
    case .greaterOrEqual:
      field.kind == .days ? "with \(name) from \(value) on" : "with \(name) of \(value) or more"
    case .less: field.kind == .days ? "with \(name) before \(value)" : "with \(name) below \(value)"
    case .lessOrEqual:
      field.kind == .days ? "with \(name) up to \(value)" : "with \(name) of \(value) or less"
    case .isNull: Presentation.flag(value.lowercased()) == true ? "without \(name)" : "with \(name)"
    case .all: "with every \(name) \(value)"
    }
  }

  private var name: String { field.name.replacing("_", with: " ") }

  private var preposition: String {
    switch field.name {
    case "speaker", "actor": "by"
    case "addressee": "to"
    case "target": "against"
    case "document": "in report"
    case "publisher": "published by"
    case "published": "published in"
    case "date": "dated"
    case "place": "at"
    case "country": "of"
    case "mentions": "mentioning"
    case "cites": "citing"
    case "cited_by": "cited by"
    case "claimed_by": "claimed by"
    case "about": "about"
    case "bbox": "in the box"
    case "q": "with the words"
    default: "with \(name)"
    }
  }
}
