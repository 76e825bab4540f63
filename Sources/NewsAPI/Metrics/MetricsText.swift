/// Measured values in the text format that Prometheus reads (exposition format 0.0.4).
public struct MetricsText: Sendable {
  /// What kind of value a family holds.
  public enum Kind: String, Sendable {
    /// A number that goes up and down.
    case gauge
    /// A number that only grows while the process lives.
    case counter
  }

  /// The text so far.
  public private(set) var text = ""

  /// No values.
  public init() {}

  /// Begins a family of values of one name.
  /// - Parameters:
  ///   - name: Its name, with the unit at its end; a counter's ends in `_total`.
  ///   - help: What it means.
  public mutating func family(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
  }

  /// A family with one value.
  public mutating func value(_ name: String, _ kind: Kind, _ help: String, _ number: some Numeric) {
    family(name, kind, help)
    sample(name, [:], number)
  }

  /// One value of the family begun last.
  public mutating func sample(_ name: String, _ labels: KeyValuePairs<String, String>, _ number: some Numeric)
  {
    let labels = labels.map { "\($0.key)=\"\(Self.escaped($0.value, quotes: true))\"" }.joined(separator: ",")
    text += name + (labels.isEmpty ? "" : "{\(labels)}") + " \(number)\n"
  }

  /// A family of histograms, one for each value of a label.
  /// - Parameters:
  ///   - bounds: The buckets' upper bounds.
  ///   - rows: For each value of the label, how many fell into each bucket, one more than there are bounds, and their sum.
  public mutating func histogram(
    _ name: String, _ help: String, label: String, bounds: [Double],
    _ rows: [(value: String, buckets: [UInt64], sum: Double)]
  ) {
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) histogram\n"
    for row in rows {
      var count: UInt64 = 0
      for (index, bucket) in row.buckets.enumerated() {
        count += bucket
        let bound = index < bounds.count ? "\(bounds[index])" : "+Inf"
        sample(name + "_bucket", [label: row.value, "le": bound], count)
      }
      sample(name + "_sum", [label: row.value], row.sum)
      sample(name + "_count", [label: row.value], count)
    }
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
