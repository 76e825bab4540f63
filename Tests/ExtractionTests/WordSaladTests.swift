import Foundation
import NewsModel
import Testing

@testable import Extraction

/// Texts that no grammar made: whatever tree they get, nothing traps and every span stays verbatim.
struct WordSaladTests {
  private static let words = """
    the a of to in that which who he she it they said says told , , . . “ ” " ' ( ) : ; -- and or but on Monday 3 \
    October 2024 two dozen hundred according to by with from not be was were had been will would for as whose this \
    n't 's U.S. Mr. Norway Denmark soldiers rebels killed attack bombed letter resolution Article 5 charter \
    spokesman denied claiming warned accused urged wrote their government minister
    """.split(separator: " ").map(String.init)

  /// Knuth's MMIX generator: the same texts everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  private func spans(_ report: ExtractedReport) -> [Span] {
    var spans: [Span] = []
    for statement in report.statements {
      let others: [Span?] = [statement.cue?.span, statement.speaker?.mention, statement.addressee?.mention]
      spans += statement.contents
      spans += others.compactMap(\.self)
    }
    for incident in report.incidents {
      spans += incident.triggers + incident.evidence
      spans += incident.weapons.map(\.mention)
      spans += incident.actors.compactMap(\.party.mention)
      spans += incident.targets.compactMap(\.party.mention)
    }
    return spans
  }

  @Test(arguments: 0..<8) func everySpanOfWordSaladIsVerbatim(seed: UInt64) {
    let extractor = ReportExtractor()
    var generator = Generator(state: seed &* 7919 &+ 1)
    for _ in 0..<40 {
      let words = (0..<Int.random(in: 1...90, using: &generator)).map { _ in
        Self.words.randomElement(using: &generator) ?? ""
      }
      let text = "The minister said it. " + words.joined(separator: " ")
      let report = extractor.extract(SourceText(id: "a", path: nil, text: text, sha256: ""))
      let index = CodePointIndex(text)
      for span in spans(report) { #expect(index.range(of: span) != nil, "\(span) in \(text)") }
    }
  }

  private static let news = [
    "They set off a car bomb, of that type, in the Somali capital.",
    "The victims were identified as Ana Ruiz and Luis Paz, 34, of Cali.",
    "Last night, gunmen killed two reporters near Oruvia village, 15 km north of Goma, the army said.",
    "“We will not go,” the minister told the agency on 3 March, denying that troops had shelled a school.",
    "There was an attempt on the life of the mayor of Kyiv, who was shot by men in a white car.",
    "The letter reserves the right to respond under Article 51 to the drone attack claimed by rebels.",
  ]

  @Test(arguments: news) func newsCutAndBrokenAnywhere_IsRead(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    let extractor = ReportExtractor()
    for gap in 1..<words.count {
      let (head, tail) = (words[..<gap].joined(separator: " "), words[gap...].joined(separator: " "))
      for broken in [head, tail, head + "\n\n" + tail, (head + "\n\n" + tail).uppercased()] {
        let report = extractor.extract(SourceText(id: "a", path: nil, text: broken, sha256: ""))
        let index = CodePointIndex(broken)
        for span in spans(report) { #expect(index.range(of: span) != nil, "\(span) in \(broken)") }
      }
    }
  }

  @Test func anIncidentIsBuiltFromABoundedNumberOfMentions() {
    let text = String(repeating: "Rebels killed two soldiers in Norway. ", count: 400)
    let report = ReportExtractor().extract(SourceText(id: "a", path: nil, text: text, sha256: ""))
    #expect(!report.incidents.isEmpty)
    #expect(report.incidents.allSatisfy { $0.triggers.count <= 200 })
  }
}
