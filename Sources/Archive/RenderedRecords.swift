import Foundation

/// The JSON of many records.
struct RenderedRecords: Sendable {
  private let data: Data
  private let places: [BytePlace]

  init(_ data: Data, _ places: [BytePlace]) { (self.data, self.places) = (data, places) }

  subscript(row: Int) -> ArraySlice<UInt8> {
    let place = places[row]
    return [UInt8](data[place.start..<(place.start + Int(place.length))])[...]
  }
}
