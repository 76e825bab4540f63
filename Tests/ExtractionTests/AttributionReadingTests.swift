import Foundation
import Linguistics
import Testing

@testable import Extraction

@Suite struct AttributionReadingTests {
  private let view = AttributionView(
    reading: "Pia said that Tom thinks the dam will hold.", annotator: Annotator())

  @Test func cueField_tellsUnderWhichCueATokenStands() throws {
    let (said, thinks, hold) = (try token("said"), try token("thinks"), try token("hold"))
    let field = CueField(
      view, probabilities: view.lemma.indices.map { [said, thinks].contains($0) ? 0.9 : 0 })
    #expect(field.standing(hold, to: thinks, in: view) == 1)
    #expect(field.standing(hold, to: said, in: view) == 2)
    #expect(field.standing(try token("Pia"), to: thinks, in: view) == 3)
    #expect(field.between(hold, said) == 1 && field.between(thinks, said) == 1)
    #expect(field.between(try token("Tom"), said) == 0)
  }

  @Test func cueField_withoutCues_governsNothing() throws {
    let field = CueField(view, probabilities: view.lemma.map { _ in 0 })
    #expect(view.lemma.indices.allSatisfy { field.standing($0, to: 1, in: view) == 0 })
  }

  @Test func readings_areDifferentAndSortedByProbability() throws {
    let (_, readings) = AttributionModel().readings(in: view)
    let said = try token("said")
    let ofSaid = try #require(readings.first { $0.first?.cueHead == said })
    #expect(ofSaid.count > 1 && ofSaid.count <= SpanDecoder.most)
    let logs = ofSaid.map(\.spanLogProbability)
    #expect(logs == logs.sorted(by: >))
    #expect(logs.reduce(0) { $0 + exp($1) } <= 1.001)
    #expect(Set(ofSaid.map { [$0.source ?? 0..<0, $0.cue] + $0.contents }).count == ofSaid.count)
  }

  private func token(_ word: String) throws -> Int {
    try #require(view.text.tokens.firstIndex { view.text.text($0.range) == word })
  }
}
