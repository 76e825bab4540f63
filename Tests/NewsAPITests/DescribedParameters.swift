import Archive
import Foundation
import Testing

@testable import NewsAPI

/// The parameters of the records' paths as openapi.yaml has them, written from the tables that decide what is served.
///
/// `script/update-examples` writes them into the file; without `ONRECORD_WRITE_DESCRIPTION` the file is only compared.
@Suite struct DescribedParameters {
  @Test func theDescriptionHasTheParametersOfTheTables() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "openapi.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    var lines = text.components(separatedBy: "\n")
    for resource in Resource.allCases {
      try Self.replace(Self.list(resource), of: "/\(resource.rawValue)", in: &lines)
      try Self.replace(Self.record(resource), of: "/\(resource.rawValue)/{id}", in: &lines)
    }
    let written = lines.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["ONRECORD_WRITE_DESCRIPTION"] == nil {
      #expect(written == text, "openapi.yaml is not what the tables say: run script/update-examples")
    } else {
      try written.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  private static func replace(_ parameters: [String], of path: String, in lines: inout [String]) throws {
    let start = try #require(lines.firstIndex(of: "  \(path):"), "\(path)")
    let first = try #require(lines[start...].firstIndex(of: "      parameters:")) + 1
    let end = try #require(lines[first...].firstIndex(of: "      responses:"))
    lines.replaceSubrange(first..<end, with: parameters.map { "        - " + $0 })
  }

  private static func list(_ resource: Resource) -> [String] {
    let filters = resource.fields.flatMap { field in
      field.operators.map { query(field.name + $0.suffix, summary(field, $0), schema(field, $0)) }
    }
    let keys = resource.fields.filter(\.isSortable).flatMap { [$0.name, "-" + $0.name] }
    return filters + [
      query(
        "sort",
        "The order; a hyphen in front turns it round, ties go by id, missing values come last.",
        "{type: string, enum: [\(keys.joined(separator: ", "))], default: \(resource.defaultSort)}"),
      reference("limit"), reference("cursor"),
      names("facet", "What to count, over all pages.", resource.fields.flatMap { $0.facets.map(\.name) }),
    ] + presentation(resource, fields: "Only these members of each record.") + [reference("shape")]
  }

  private static func record(_ resource: Resource) -> [String] {
    [reference("id")] + presentation(resource, fields: "Only these members of the record.")
  }

  private static func presentation(_ resource: Resource, fields: String) -> [String] {
    Plan.parameters(of: resource).map { name in
      switch name {
      case "fields": names(name, fields, resource.members)
      case "expand":
        names(
          name, "Whom and what to give in full, where the record only refers to it.",
          resource.expansions.map(\.member))
      default: reference(name)
      }
    }
  }

  private static func summary(_ field: FieldSpec, _ op: FilterOperator) -> String {
    switch op {
    case .equal: field.summary
    case .not: "`\(field.name)`: not that."
    case .contains: "`\(field.name)`: a part of it."
    case .startsWith: "`\(field.name)`: how it begins."
    case .greater: "`\(field.name)`: beyond that."
    case .greaterOrEqual: "`\(field.name)`: that or beyond."
    case .less: "`\(field.name)`: before that."
    case .lessOrEqual: "`\(field.name)`: up to that."
    case .isNull: "`\(field.name)`: whether there is none."
    case .all: "`\(field.name)`: every one of them is one of these."
    }
  }

  private static func schema(_ field: FieldSpec, _ op: FilterOperator) -> String {
    let name: String
    switch (op, field.kind) {
    case (.isNull, _): name = "FlagValues"
    case (_, .closed(let values)):
      let items =
        field.name == "act"
        ? "{$ref: \"#/components/schemas/Act\"}" : "{type: string, enum: [\(quoted(values))]}"
      return "{type: array, items: \(items)}"
    case (_, .number): name = "NumberValues"
    case (_, .days): name = "DayValues"
    case (_, .box): name = "BoxValues"
    case (_, .cluster): name = "IdentifierValues"
    case (_, .words): name = "SearchValues"
    case (_, .names), (_, .place): name = "TextValues"
    }
    return "{$ref: \"#/components/schemas/\(name)\"}"
  }

  /// Truth values would be no strings without quotation marks.
  private static func quoted(_ values: [String]) -> String {
    values.map { ["true", "false"].contains($0) ? "\"\($0)\"" : $0 }.joined(separator: ", ")
  }

  private static func names(_ name: String, _ summary: String, _ values: [String]) -> String {
    query(
      name, summary, "{type: array, items: {type: string, enum: [\(listed(values))]}}",
      style: "style: form, explode: false, ")
  }

  private static func listed(_ values: [String]) -> String {
    values.map { $0.contains(":") ? "\"\($0)\"" : $0 }.joined(separator: ", ")
  }

  private static func query(_ name: String, _ summary: String, _ schema: String, style: String = "") -> String
  {
    let summary = summary.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return
      "{name: \(name), in: query, allowEmptyValue: true, description: \"\(summary)\", \(style)schema: \(schema)}"
  }

  private static func reference(_ name: String) -> String { "{$ref: \"#/components/parameters/\(name)\"}" }
}
