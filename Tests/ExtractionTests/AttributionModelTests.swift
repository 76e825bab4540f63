import Linguistics
import Testing

@testable import Extraction

@Suite struct AttributionModelTests {
  @Test func automaton_allowsOneCueThatHoldsTheAnchor() {
    #expect(SpanAutomaton.path([.source, .cue, .content], anchor: 1) != nil)
    #expect(SpanAutomaton.path([.content, .cue, .source, .content], anchor: 1) != nil)
    #expect(SpanAutomaton.path([.cue, .other, .cue], anchor: 2) == nil)
    #expect(SpanAutomaton.path([.source, .other, .content], anchor: 1) == nil)
  }

  @Test func automaton_allowsOneSourceAndTwoPieces() {
    #expect(SpanAutomaton.path([.source, .cue, .source], anchor: 1) == nil)
    #expect(SpanAutomaton.path([.content, .cue, .content, .other, .content], anchor: 1) == nil)
  }

  @Test func weights_comeBackAsTheyWereWritten() throws {
    var list = FeatureList()
    list.start(base: 5)
    list.add(1)
    list.add(2)
    let bytes = HashedWeights.write([(hash: list.hashes[0], row: [1.27, -0.5])], dense: [0.3], width: 2)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { memory.deallocate() }
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    let weights = HashedWeights(base: memory, limit: bytes.count)
    var scores: [Int32] = [0, 0]
    weights.add(list, to: &scores)
    #expect(scores == [127, -50])
    #expect(weights.dense(0) == 0.3 && weights.dense(1) == 0)
    #expect(weights.length == bytes.count)
  }

  /// So many that most share their slots' neighbourhood with others, some over the table's end.
  @Test(arguments: [1, 3, 6, 16, 48, 64]) func weights_areFoundAmongMany(width: Int) {
    var features: [(hash: UInt64, row: [Float])] = []
    for number in 0..<2_000 {
      let row = (0..<width).map { Float(number % 100 + $0 + 2) }
      features.append((FeatureHashing.mix(7, UInt64(number)), row))
    }
    let bytes = HashedWeights.write(features, dense: [], width: width)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { memory.deallocate() }
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    let weights = HashedWeights(base: memory, limit: bytes.count)
    var mistaken = 0
    for (number, feature) in features.enumerated() {
      #expect(Self.sums([feature.hash], weights) == feature.row.map { Int32(($0 / weights.scale).rounded()) })
      if Self.sums([FeatureHashing.mix(8, UInt64(number))], weights).contains(where: { $0 != 0 }) {
        mistaken += 1
      }
    }
    // One unknown feature in some thousand is taken for another, as 15 bits tell them apart.
    #expect(mistaken < 5)
  }

  private static func sums(_ hashes: [UInt64], _ weights: HashedWeights) -> [Int32] {
    var list = FeatureList()
    for hash in hashes { list.append(hash) }
    var scores = [Int32](repeating: 0, count: weights.width)
    weights.add(list, to: &scores)
    return scores
  }

  @Test(arguments: [0, 1, 63, 64, 100]) func bytesThatAreNoModel_giveOneThatFindsNothing(length: Int) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 128, alignment: 64)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0xFF, count: 128)
    let model = AttributionModel(base: memory, length: length)
    #expect(model.candidates(in: view("Pia said that it rained.")).isEmpty)
  }

  @Test func view_marksQuotationsByToken() {
    let view = view("Pia said: \"It rains.\" She left.")
    #expect(view.quote.contains(.opening) && view.quote.contains(.closing))
    #expect(view.passages.count == 1)
    #expect(view.quote.filter { $0 == .inside }.count == 3)
  }

  private func view(_ text: String) -> AttributionView {
    AttributionView(reading: text, annotator: Annotator())
  }
}
