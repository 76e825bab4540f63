import NewsModel

/// The names of each row, with the rows of each name.
struct NameColumn: Sendable {
  /// What is shown of a value.
  private var labels: [String] = []
  /// Everything that values can be asked for by, folded, in order, each once.
  private var keys: [String] = []
  private var valuesOfKey = Lists()
  private var valuesOfRow: Lists
  private var rowsOfValue: RowsOfValues
  /// For each value, its place among all labels in folded order; equal labels share it.
  private var labelRanks: [UInt32] = []
  /// Folded labels in order, each once.
  private var sortedLabels: [String] = []
  /// What values are counted by: values of one id, or of one folded label, are counted as one.
  private var countedLabels: [(value: String, label: String)] = []
  /// For each value, all that a filter for them would find it by.
  private var countedOfValue = Lists()

  /// - Parameters:
  ///   - rows: the names of each row, by numbers that somebody gave them.
  ///   - name: the name of a number.
  init(_ rows: consuming Lists, name: (UInt32) -> Name) {
    valuesOfRow = rows
    var known: [UInt32: UInt32] = [:]
    var numbers: [Name: UInt32] = [:]
    var names: [Name] = []
    valuesOfRow.replaceElements { reference in
      if let number = known[reference] { return number }
      let name = name(reference)
      let number = numbers[name] ?? UInt32(names.count)
      if numbers[name] == nil {
        numbers[name] = number
        names.append(name)
      }
      known[reference] = number
      return number
    }
    labels = names.map(\.label)
    rowsOfValue = RowsOfValues(inverting: valuesOfRow, bound: labels.count)
    index(names)
    rank()
  }

  /// Finds what values can be asked for by, and what they are counted as.
  private mutating func index(_ names: [Name]) {
    var entries: [(key: String, value: UInt32)] = []
    var counted: [String: UInt32] = [:]
    for (value, name) in names.enumerated() {
      let keys = name.keys
      entries += Set(keys).map { ($0, UInt32(value)) }
      if counted[keys[0]] == nil {
        counted[keys[0]] = UInt32(countedLabels.count)
        countedLabels.append((name.id ?? name.label, name.label))
      }
    }
    entries.sort { $0 < $1 }
    var countings: [(key: UInt32, value: UInt32)] = []
    var values: [UInt32] = []
    for (index, entry) in entries.enumerated() {
      values.append(entry.value)
      if let counting = counted[entry.key] { countings.append((entry.value, counting)) }
      if index + 1 < entries.count, entries[index + 1].key == entry.key { continue }
      keys.append(entry.key)
      valuesOfKey.append(values)
      values.removeAll(keepingCapacity: true)
    }
    countedOfValue = Lists(grouping: countings, bound: names.count)
  }

  private mutating func rank() {
    let folded = labels.map(TextFolding.fold)
    sortedLabels = Set(folded).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: sortedLabels.enumerated().map { ($1, UInt32($0)) })
    labelRanks = folded.map { ranks[$0] ?? 0 }
  }

  /// The rows that have any of the values (`all`: only such).
  func rows(_ op: FilterOperator, _ matching: Set<UInt32>) -> RowSet {
    let any = rowsOfValue.union(matching)
    guard op == .all else { return any }
    return RowSet(ascending: any.rows.filter { valuesOfRow[Int($0)].allSatisfy(matching.contains) })
  }

  /// Of some rows those with a value that matches (`holding`), or those without.
  func sift(_ rows: [UInt32], holding: Bool, _ matches: (UInt32) -> Bool) -> [UInt32] {
    valuesOfRow.sift(rows, holding: holding, matches)
  }

  /// The values of a row.
  func values(ofRow row: Int) -> ArraySlice<UInt32> { valuesOfRow[row] }

  /// How many rows have a value.
  func rowCount(ofValue value: UInt32) -> Int { rowsOfValue.count(ofValue: value) }

  /// The rows of a value that many have; `nil` where they are few.
  func bits(ofValue value: UInt32) -> RowBits? { rowsOfValue.bits(ofValue: value) }

  /// The rows without any value.
  func emptyRows() -> RowSet {
    RowSet((0..<UInt32(valuesOfRow.count)).filter { valuesOfRow[Int($0)].isEmpty }, of: valuesOfRow.count)
  }

  /// How many of the rows (`nil`: of all) a filter for each value would find, for every value that any of them has.
  func counts(_ rows: RowSet?) -> [FacetCount] {
    var counts = [Int](repeating: 0, count: countedLabels.count)
    var seen: Set<UInt32> = []
    func count(_ row: Int) {
      let values = valuesOfRow[row]
      if values.count == 1 {
        for entry in countedOfValue[Int(values[values.startIndex])] { counts[Int(entry)] += 1 }
      } else {
        seen.removeAll(keepingCapacity: true)
        for value in values {
          for entry in countedOfValue[Int(value)] where seen.insert(entry).inserted {
            counts[Int(entry)] += 1
          }
        }
      }
    }
    if let rows {
      rows.forEach { count(Int($0)) }
    } else {
      for row in 0..<valuesOfRow.count { count(row) }
    }
    return countedLabels.indices.filter { counts[$0] > 0 }.map {
      FacetCount(value: countedLabels[$0].value, label: countedLabels[$0].label, count: counts[$0])
    }
  }

  /// The values that a folded text asks for.
  func values(matching text: String, _ op: FilterOperator) -> [UInt32] {
    let all = 0..<keys.count
    switch op {
    case .contains: return all.filter { keys[$0].contains(text) }.flatMap { valuesOfKey[$0] }
    case .startsWith:
      let first = keys.partitioningIndex(in: all) { keys[$0] >= text }
      return keys[first...].prefix { $0.hasPrefix(text) }.indices.flatMap { valuesOfKey[$0] }
    default:
      let index = keys.partitioningIndex(in: all) { keys[$0] >= text }
      return index < keys.count && keys[index] == text ? Array(valuesOfKey[index]) : []
    }
  }
}

extension NameColumn: SortableColumn {
  func sortKey(row: Int) -> Int64? { valuesOfRow[row].first.map { Int64(labelRanks[Int($0)]) * 2 } }

  func cursorText(row: Int) -> String? {
    valuesOfRow[row].first.map { sortedLabels[Int(labelRanks[Int($0)])] }
  }

  /// Labels have even keys, so that one that is no longer there falls between two.
  func sortKey(cursorText: String) -> Int64? {
    let index = sortedLabels.partitioningIndex(in: 0..<sortedLabels.count) { sortedLabels[$0] >= cursorText }
    let isThere = index < sortedLabels.count && sortedLabels[index] == cursorText
    return Int64(index) * 2 - (isThere ? 0 : 1)
  }
}
