/// Where each row stands: its document and the offset in its text.
struct PlaceColumn: Sendable {
  /// Ids, ascending.
  private let documents: [String]
  private let places: [Place]

  /// A document by its number among all, and an offset.
  struct Place: Sendable {
    var document: UInt32
    var offset: UInt32
  }

  /// - Parameter documents: their ids, ascending.
  init(_ places: [Place], documents: [String]) { (self.places, self.documents) = (places, documents) }

  private static func key(_ document: Int64, _ offset: UInt32) -> Int64 { document << 32 + Int64(offset) }
}

extension PlaceColumn: SortableColumn {
  func sortKey(row: Int) -> Int64? { Self.key(Int64(places[row].document) * 2, places[row].offset) }

  func cursorText(row: Int) -> String? { "\(places[row].offset)/\(documents[Int(places[row].document)])" }

  /// Documents have even numbers, so that one that is no longer there falls between two.
  func sortKey(cursorText: String) -> Int64? {
    guard let slash = cursorText.firstIndex(of: "/"), let offset = UInt32(cursorText[..<slash]) else {
      return nil
    }
    let document = cursorText[cursorText.index(after: slash)...]
    let index = documents.partitioningIndex(in: 0..<documents.count) { documents[$0] >= document }
    let isThere = index < documents.count && documents[index] == document
    return Self.key(Int64(index) * 2 - (isThere ? 0 : 1), offset)
  }
}
