/// Where on the globe each row lies, in the order of the latitudes.
struct PointColumn: Sendable {
  private let rowCount: Int
  private let sorted: [(point: GeoPoint, row: UInt32)]

  /// - Parameter points: those that lie somewhere, with their rows.
  init(_ points: [(point: GeoPoint, row: UInt32)], rowCount: Int) {
    self.rowCount = rowCount
    sorted = points.sorted { ($0.point.latitude, $0.row) < ($1.point.latitude, $1.row) }
  }

  /// The rows that lie in any of the boxes. Time grows with what lies between a box's parallels.
  func rows(_ boxes: [GeoBox]) -> RowSet {
    RowSet(
      boxes.flatMap { box in
        let start = sorted.partitioningIndex(in: 0..<sorted.count) {
          sorted[$0].point.latitude >= box.south
        }
        return sorted[start...].prefix { $0.point.latitude <= box.north }.filter { box.contains($0.point) }
          .map(\.row)
      }, of: rowCount)
  }
}
