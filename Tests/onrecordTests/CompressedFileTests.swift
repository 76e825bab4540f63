import NewsModel
import TestSupport
import Testing

@testable import onrecord

struct CompressedFileTests {
  private func texts(_ folder: TemporaryFolder, limit: Int = 32 << 20) throws -> [SourceText] {
    let reading = ReportReading(limit: limit)
    return reading.sources(of: try ReportFolder.files(at: folder.path)).map(reading.text)
  }

  @Test func gzipOfEachFormatIsReadAsWhatItHolds() throws {
    let folder = try TemporaryFolder()
    try folder.write(gzip(Array("Plain text.".utf8)), to: "a.txt.gz")
    try folder.write(gzip(Array(#"{"id": "x", "text": "One."}"#.utf8) + [0x0A]), to: "b.jsonl.gz")
    try folder.write(gzip(Array(#"[{"id": "y", "text": "Two."}]"#.utf8)), to: "c.json.gz")
    let texts = try texts(folder)
    #expect(texts.map(\.id) == ["a.txt.gz", "x", "y"])
    #expect(texts.map(\.text) == ["Plain text.", "One.", "Two."])
    #expect(texts.allSatisfy { $0.warnings.isEmpty })
  }

  @Test func membersOneBehindAnotherAreOneText() throws {
    let folder = try TemporaryFolder()
    try folder.write(gzip(Array("One, ".utf8)) + gzip(Array("two.".utf8)) + [0, 0, 0], to: "a.txt.gz")
    #expect(try texts(folder).map(\.text) == ["One, two."])
  }

  @Test func gzipThatIsCutOffOrDamagedIsTold() throws {
    let folder = try TemporaryFolder()
    let whole = gzip(Array(String(repeating: "Some words of a report. ", count: 200).utf8))
    try folder.write(Array(whole.dropLast(9)), to: "cut.txt.gz")
    try folder.write(Array(whole.prefix(20)) + [UInt8](repeating: 0xAA, count: 60), to: "damaged.txt.gz")
    try folder.write([0x1F, 0x8B], to: "stub.txt.gz")
    let texts = try texts(folder)
    #expect(texts.map(\.text) == ["", "", ""])
    #expect(texts.map { $0.warnings.map(\.code) } == [[.unreadable], [.unreadable], [.unreadable]])
    #expect(texts[0].warnings[0].message == "cut.txt.gz: its gzip data ends too early")
  }

  @Test func rowsBeforeTheDamageAreKept() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<2000).map { #"{"id": "r\#($0)", "text": "Report \#($0) of the day."}"# }.joined(
      separator: "\n")
    let whole = gzip(Array(rows.utf8))
    try folder.write(Array(whole.dropLast(whole.count / 3)), to: "a.jsonl.gz")
    let texts = try texts(folder)
    #expect(texts.count > 500 && texts.count < 2000)
    #expect(texts.dropLast().allSatisfy { $0.warnings.isEmpty })
    #expect(texts.last?.warnings.first?.code == .unreadable)
  }

  @Test func aBombIsGivenUp() throws {
    let folder = try TemporaryFolder()
    // 96 MB of spaces in 96 kB.
    try folder.write(gzip([UInt8](repeating: 0x20, count: 96 << 20)), to: "bomb.jsonl.gz")
    try folder.write(gzip([UInt8](repeating: 0x20, count: 1 << 20)), to: "small.txt.gz")
    let texts = try texts(folder, limit: 1 << 16)
    #expect(texts.map { $0.warnings.map(\.code) } == [[.tooLarge], [.tooLarge]])
  }
}
