/// A list of numbers for each of a run of keys, end to end in one array (compressed sparse rows).
struct Lists: Sendable {
  private var offsets: [UInt32] = [0]
  private var elements: [UInt32] = []

  /// How many lists there are.
  var count: Int { offsets.count - 1 }

  /// An empty run.
  init() {}

  /// For each number that the lists hold, below `bound`, the indices of the lists that hold it, ascending, each once.
  init(inverting lists: Lists, bound: Int) {
    var sizes = [UInt32](repeating: 0, count: bound)
    lists.forEachEntry { _, value in sizes[Int(value)] += 1 }
    offsets.reserveCapacity(bound + 1)
    for size in sizes { offsets.append(offsets[offsets.count - 1] + size) }
    elements = [UInt32](repeating: 0, count: Int(offsets[bound]))
    var next = Array(offsets.dropLast())
    lists.forEachEntry { list, value in
      elements[Int(next[Int(value)])] = list
      next[Int(value)] += 1
    }
  }

  /// One more list.
  mutating func append(_ list: some Collection<UInt32>) {
    elements += list
    offsets.append(UInt32(elements.count))
  }

  /// How many numbers all lists hold together.
  var elementCount: Int { elements.count }

  /// Other numbers in place of those that there are.
  mutating func replaceElements(_ replacement: (UInt32) -> UInt32) {
    for index in elements.indices { elements[index] = replacement(elements[index]) }
  }

  subscript(index: Int) -> ArraySlice<UInt32> { elements[Int(offsets[index])..<Int(offsets[index + 1])] }

  /// Every list with each number that it holds, once however often it does.
  private func forEachEntry(_ body: (UInt32, UInt32) -> Void) {
    var seen: Set<UInt32> = []
    for list in 0..<count {
      let slice = self[list]
      if slice.count > 1 {
        seen.removeAll(keepingCapacity: true)
        for value in slice where seen.insert(value).inserted { body(UInt32(list), value) }
      } else if let only = slice.first {
        body(UInt32(list), only)
      }
    }
  }
}
