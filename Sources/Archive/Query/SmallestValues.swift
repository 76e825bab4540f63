/// The smallest of many numbers, at most so many, in a heap with the greatest kept on top.
struct SmallestValues {
  private let limit: Int
  private var heap: [UInt32] = []

  init(limit: Int) { self.limit = limit }

  /// The numbers kept, ascending.
  func sorted() -> [UInt32] { heap.sorted() }

  /// Takes a number up, and lets the greatest go where there are too many.
  mutating func insert(_ value: UInt32) {
    if heap.count < limit {
      heap.append(value)
      var child = heap.count - 1
      while child > 0, heap[(child - 1) / 2] < heap[child] {
        heap.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    } else if let top = heap.first, value < top {
      heap[0] = value
      sink()
    }
  }

  private mutating func sink() {
    var parent = 0
    while 2 * parent + 1 < heap.count {
      var child = 2 * parent + 1
      if child + 1 < heap.count, heap[child + 1] > heap[child] { child += 1 }
      if heap[parent] >= heap[child] { break }
      heap.swapAt(parent, child)
      parent = child
    }
  }
}
