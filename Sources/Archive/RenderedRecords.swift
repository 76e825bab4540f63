/// The JSON of many records, end to end.
struct RenderedRecords: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ records: some Collection<[UInt8]>) {
    bytes.reserveCapacity(records.reduce(0) { $0 + $1.count })
    ends.reserveCapacity(records.count)
    for record in records {
      bytes += record
      ends.append(bytes.count)
    }
  }

  subscript(row: Int) -> ArraySlice<UInt8> { bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]] }
}
