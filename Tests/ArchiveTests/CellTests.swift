import NewsModel
import Testing

@testable import Archive

@Suite struct CellTests {
  private let document = Document(id: "d", path: nil, sha256: "", length: 0)

  private let fields: [Field<Int>] = [
    .position { $0 },
    .number("half", "", "") { Double($0) / 2 },
    .number("none", "", "") { _ in nil },
    .days("days", "", "") { number, _ in
      number == 0 ? nil : DayInterval(first: -Int32(clamping: number), last: Int32(clamping: number))
    },
    .names("names", "", "") { number, _ in ["a", "b", "a"].prefix(number).map { .name(Name($0)) } },
    .position { $0 },
  ]

  @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, 2_097_152, Int(UInt32.max)])
  func whatIsWrittenIsReadAgain(number: Int) {
    var writer = CellWriter(Lexicon())
    _ = writer.write(300, of: document, fields)
    let start = writer.write(number, of: document, fields)
    var reader = CellReader(writer.cells, at: start)
    #expect(reader.number() == UInt32(number))
    #expect(reader.double() == Double(number) / 2)
    #expect(reader.double().isNaN)
    let days = reader.days()
    #expect(number == 0 ? days == DayColumn.none : days.last == Int32(clamping: number))
    #expect(number == 0 || days.first == -Int32(clamping: number))
    var names: [UInt32] = []
    reader.list { names.append($0) }
    #expect(names == Array([0, 1, 0].prefix(number)))
    #expect(reader.number() == UInt32(number))
  }

  @Test func smallNumbersTakeAByte() {
    var writer = CellWriter(Lexicon())
    _ = writer.write(100, of: document, [.position { $0 }, .position { $0 }])
    #expect(writer.cells.count == 2)
  }
}
