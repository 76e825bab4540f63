import Foundation
import TestSupport
import Testing

@Suite("What a strict server makes of it", .serialized)
struct StrictServerTests {
  private static let cases = [
    RequestLineCases.form, RequestLineCases.version, RequestLineCases.target, FieldCases.host,
    FieldCases.syntax, FieldCases.connection, FramingCases.length, FramingCases.coding, FramingCases.chunks,
    SemanticsCases.methods, SemanticsCases.fields, SemanticsCases.pipelines,
  ].flatMap { $0 }

  @Test(arguments: cases) func `each case is answered by its rule`(_ single: Case) throws {
    let answer = try RawService.answers(to: single.bytes + Array(Case.probe.utf8))
    switch single.outcome {
    case .refused(let status):
      #expect(answer.statuses == [status])
      #expect(answer.contains("\r\nConnection: close\r\n"))
      #expect(answer.contains("\r\nContent-Type: application/problem+json\r\n"))
    // The probe asks for a parameter that there is not, so that its answer is a 400 that nothing else gives.
    case .answered(let statuses): #expect(answer.statuses == statuses + [400])
    case .ended(let statuses): #expect(answer.statuses == statuses)
    }
    for text in single.has { #expect(answer.contains(text)) }
    for text in single.lacks { #expect(!answer.contains(text)) }
    #expect(answer.contains("\r\nDate: "))
  }

  @Test func `there are as many cases as it says, each with a name of its own`() {
    #expect(Self.cases.count > 250)
    #expect(Set(Self.cases.map(\.testDescription)).count == Self.cases.count)
  }
}
