import Archive
import NewsModel
import OrderedJSON

/// What `/documents/{id}/uncovered` answers: quoted passages that no statement covers, so that what the extraction missed
/// is shown instead of hidden.
enum UncoveredResource {
  /// The passages that no content of a statement overlaps, in the order of the text.
  static func passages(
    _ quoted: [Span], document: String, snapshot: Snapshot
  ) -> (uncovered: [JSONValue], quoted: Int) {
    var contents: [(start: Int, end: Int)] = []
    for record in snapshot.records(.statements, ofDocument: document) {
      for content in JSONPiece.value(at: ["contents"], in: record).map(JSONPiece.elements(of:)) ?? [] {
        guard let start = JSONPiece.value(at: ["start"], in: content).flatMap(JSONPiece.integer),
          let end = JSONPiece.value(at: ["end"], in: content).flatMap(JSONPiece.integer)
        else { continue }
        contents.append((start, end))
      }
    }
    contents.sort { $0.start < $1.start }
    // The furthest end so far goes along, for contents may lie inside each other.
    var (next, furthest) = (0, 0)
    let uncovered = quoted.filter { passage in
      while next < contents.count, contents[next].start < passage.end {
        furthest = max(furthest, contents[next].end)
        next += 1
      }
      return furthest <= passage.start
    }
    return (uncovered.map(Self.json), quoted.count)
  }

  private static func json(_ span: Span) -> JSONValue {
    ["start": .integer(span.start), "end": .integer(span.end), "exact": .string(span.exact)]
  }
}
