import NewsModel

/// The names of each row, with the rows of each name.
struct NameColumn: Sendable {
  /// What is shown of a value.
  private(set) var labels: [String] = []
  private var values: [String: [UInt32]] = [:]
  private var valuesOfRow = Lists()
  private var rowsOfValue = Lists()
  /// For each value, its place among all labels in folded order; equal labels share it.
  private var labelRanks: [Int64] = []
  /// Folded labels in order, each once.
  private var sortedLabels: [String] = []
  /// What values are counted by: values of one id, or of one folded label, are counted as one.
  private var countedLabels: [(value: String, label: String)] = []
  /// For each value, all that a filter for them would find it by.
  private var countedOfValue = Lists()

  init(_ rows: some Sequence<[Name]>) {
    var numbers: [Name: UInt32] = [:]
    var counted: [String: UInt32] = [:]
    for names in rows {
      valuesOfRow.append(
        names.map { name in
          if let number = numbers[name] { return number }
          let number = UInt32(labels.count)
          numbers[name] = number
          labels.append(name.label)
          for key in Set(name.keys) { values[key, default: []].append(number) }
          if counted[name.keys[0]] == nil {
            counted[name.keys[0]] = UInt32(countedLabels.count)
            countedLabels.append((name.id ?? name.label, name.label))
          }
          return number
        })
    }
    rowsOfValue = Lists(inverting: valuesOfRow, bound: labels.count)
    var found = [[UInt32]](repeating: [], count: labels.count)
    for (key, entry) in counted { for value in values[key] ?? [] { found[Int(value)].append(entry) } }
    for entries in found { countedOfValue.append(entries) }
    let folded = labels.map(TextFolding.fold)
    sortedLabels = Set(folded).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: sortedLabels.enumerated().map { ($1, Int64($0)) })
    labelRanks = folded.map { ranks[$0] ?? 0 }
  }

  /// The rows for which any value (`all`: every one of at least one) matches any of the folded texts.
  func rows(_ op: FilterOperator, _ texts: [String]) -> RowSet {
    let matching = Set(texts.flatMap { valuesMatching(op, $0) })
    let any = RowSet.union(matching.sorted().map { rowsOfValue[Int($0)] }, of: valuesOfRow.count)
    guard op == .all else { return any }
    return RowSet(ascending: any.rows.filter { valuesOfRow[Int($0)].allSatisfy(matching.contains) })
  }

  /// The rows without any value.
  func emptyRows() -> RowSet {
    RowSet(ascending: (0..<UInt32(valuesOfRow.count)).filter { valuesOfRow[Int($0)].isEmpty })
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
      for row in rows.rows { count(Int(row)) }
    } else {
      for row in 0..<valuesOfRow.count { count(row) }
    }
    return countedLabels.indices.filter { counts[$0] > 0 }.map {
      FacetCount(value: countedLabels[$0].value, label: countedLabels[$0].label, count: counts[$0])
    }
  }

  private func valuesMatching(_ op: FilterOperator, _ text: String) -> [UInt32] {
    switch op {
    case .contains: values.lazy.filter { $0.key.contains(text) }.flatMap(\.value)
    case .startsWith: values.lazy.filter { $0.key.hasPrefix(text) }.flatMap(\.value)
    default: values[text] ?? []
    }
  }
}

extension NameColumn: SortableColumn {
  func sortKey(row: Int) -> Int64? { valuesOfRow[row].first.map { labelRanks[Int($0)] * 2 } }

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
