import Archive

/// A filter in words: "by Jane Doe", "before 2024-10".
struct DescriptionPhrase: Sendable, Hashable {
  let field: String
  let op: FilterOperator
  let value: String

  /// What a list holds, in words: "statements by Jane Doe, on 2024-10-03".
  static func describe(_ resource: Resource, _ phrases: [DescriptionPhrase]) -> String {
    var parts: [String] = []
    var last: (field: String, op: FilterOperator)?
    for phrase in phrases.sorted(by: { ($0.field, $0.op.rawValue) < ($1.field, $1.op.rawValue) }) {
      if let last, last == (phrase.field, phrase.op), !parts.isEmpty {
        parts[parts.count - 1] += " or " + Excerpt.of(phrase.value)
      } else {
        parts.append(phrase.words)
      }
      last = (phrase.field, phrase.op)
    }
    guard let first = parts.first else { return "all " + resource.rawValue }
    return resource.rawValue + " " + first + parts.dropFirst().map { ", " + $0 }.joined()
  }

  private var words: String {
    let value = Excerpt.of(value)
    return switch op {
    case .equal: "\(preposition) \(value)"
    case .not: "not \(preposition) \(value)"
    case .contains: "with \(name) containing \(value)"
    case .startsWith: "with \(name) starting with \(value)"
    case .greater: "with \(name) after \(value)"
    case .greaterOrEqual: "with \(name) from \(value)"
    case .less: "with \(name) before \(value)"
    case .lessOrEqual: "with \(name) up to \(value)"
    case .isNull: Presentation.flag(value.lowercased()) == true ? "without \(name)" : "with \(name)"
    case .all: "with every \(name) \(value)"
    }
  }

  private var name: String { field.replacing("_", with: " ") }

  private var preposition: String {
    switch field {
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
    case "about": "about"
    case "q": "with the words"
    default: "with \(name)"
    }
  }
}
