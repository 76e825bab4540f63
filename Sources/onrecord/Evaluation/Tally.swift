/// What was held against answers: how many of each field are right, and a line for each that is not.
struct Tally {
  /// How a record and an answer can disagree.
  enum Fault: String { case missed, wrong, extra }

  private(set) var right: [String: Int] = [:]
  private(set) var total: [String: Int] = [:]
  private(set) var fields: [String] = []
  private(set) var faults: [String] = []

  /// Counts one field as right or not; where it is not, the detail becomes a line.
  mutating func check(
    _ field: String, _ isRight: Bool, _ fault: Fault = .wrong, _ detail: @autoclosure () -> String
  ) {
    if total[field] == nil { fields.append(field) }
    total[field, default: 0] += 1
    if isRight {
      right[field, default: 0] += 1
    } else {
      faults.append("\(fault.rawValue) \(field): \(detail())")
    }
  }

  /// Share of all fields that are right, 0 to 1; 1 where there was nothing to hold.
  var share: Double {
    let all = total.values.reduce(0, +)
    return all == 0 ? 1 : Double(right.values.reduce(0, +)) / Double(all)
  }

  /// A line a fault, then a line with the figures of each field, then the share.
  var summary: String {
    let figures = fields.map { "\($0) \(right[$0, default: 0])/\(total[$0, default: 0])" }
    let sum = right.values.reduce(0, +)
    let percent = (share * 1000).rounded() / 10
    return
      (faults + [
        figures.joined(separator: "  "), "\(sum) of \(total.values.reduce(0, +)) right, \(percent)%",
      ]).joined(separator: "\n")
  }
}
