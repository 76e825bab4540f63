/// A list of numbers for each of a run of keys, end to end in one array (compressed sparse rows).
struct Lists: Sendable {
  private var offsets: [UInt32] = [0]
  private var elements: [UInt32] = []

  /// How many lists there are.
  var count: Int { offsets.count - 1 }

  /// An empty run.
  init() {}

  /// For each number that the lists hold, below `bound`, the indices of the lists that hold it, ascending, each once.
  ///
  /// - Parameter isWanted: whether a number is listed; the lists of others are empty.
  init(inverting lists: Lists, bound: Int, isWanted: (UInt32) -> Bool = { _ in true }) {
    self.init(bound: bound) { body in lists.forEachEntry { if isWanted($1) { body($1, $0) } } }
  }

  /// For each key below `bound` the values that go with it, in the order in which they come.
  init(grouping entries: some Sequence<(key: UInt32, value: UInt32)>, bound: Int) {
    self.init(bound: bound) { body in for entry in entries { body(entry.key, entry.value) } }
  }

  /// - Parameter forEach: calls with each key and value; twice, with the same ones.
  private init(bound: Int, forEach: ((UInt32, UInt32) -> Void) -> Void) {
    var sizes = [UInt32](repeating: 0, count: bound)
    forEach { key, _ in sizes[Int(key)] += 1 }
    offsets.reserveCapacity(bound + 1)
    for size in sizes { offsets.append(offsets[offsets.count - 1] + size) }
    var elements = [UInt32](repeating: 0, count: Int(offsets[bound]))
    var next = offsets
    forEach { key, value in
      elements[Int(next[Int(key)])] = value
      next[Int(key)] += 1
    }
    self.elements = elements
  }

  /// Makes room for so many lists that hold so many numbers together.
  mutating func reserve(lists: Int, elements: Int) {
    offsets.reserveCapacity(lists + 1)
    self.elements.reserveCapacity(elements)
  }

  /// One more list.
  mutating func append(_ list: some Collection<UInt32>) {
    elements += list
    offsets.append(UInt32(elements.count))
  }

  /// One more list, as a cell has it.
  mutating func append(_ cells: inout CellReader) {
    cells.list { elements.append($0) }
    offsets.append(UInt32(elements.count))
  }

  /// How many numbers all lists hold together.
  var elementCount: Int { elements.count }

  /// Other numbers in place of those that there are.
  mutating func replaceElements(_ replacement: (UInt32) -> UInt32) {
    for index in elements.indices { elements[index] = replacement(elements[index]) }
  }

  subscript(index: Int) -> ArraySlice<UInt32> { elements[Int(offsets[index])..<Int(offsets[index + 1])] }

  /// Of some lists those with a number that matches (`holding`), or those without.
  ///
  /// Looks at the numbers where they lie: a slice for each list would count references to them, for which all threads
  /// that answer wait in turn.
  func sift(_ lists: [UInt32], holding: Bool, _ matches: (UInt32) -> Bool) -> [UInt32] {
    lists.filter { list in
      let (start, end) = (Int(offsets[Int(list)]), Int(offsets[Int(list) + 1]))
      for index in start..<end where matches(elements[index]) { return holding }
      return !holding
    }
  }

  /// Every list with each number that it holds, once however often it does.
  func forEachEntry(_ body: (UInt32, UInt32) -> Void) {
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
