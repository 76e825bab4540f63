import NewsModel
import Testing

@testable import Extraction

/// What is denied or rejected, in the forms that reports have for it.
@Suite struct DenialTests {
  @Test(arguments: [
    ("The militia denied attacking villagers near Kisale.", "attacking villagers near Kisale"),
    ("The general denies having shelled the clinic.", "having shelled the clinic"),
    ("Chad has repeatedly denied backing the eastern rebels.", "backing the eastern rebels"),
    (
      "The colonel denied ordering his men to fire on strikers in Sfax on 3 May.",
      "ordering his men to fire on strikers in Sfax on 3 May"
    ),
  ])
  func deniedGerund_IsAllThatIsSaid(text: String, content: String) throws {
    let found = statements(text)
    #expect(found.map(\.text) == [content])
    #expect(found.allSatisfy { $0.act == .deny })
  }

  @Test(arguments: [
    ("The rebels rejected accusations that they had forced children to fight.", "reject"),
    ("The shipping line dismissed reports that its vessels had carried rifles.", "dismiss"),
    ("The ministry denied allegations that guards had beaten prisoners.", "deny"),
  ])
  func whatOthersSay_IsRejected(text: String, lemma: String) throws {
    let statement = try #require(statements(text).first)
    #expect(statement.cue?.lemma == lemma && statement.nestedIn == nil)
    #expect(text.hasSuffix(statement.text + "."))
    #expect(
      statement.speaker?.mention?.exact
        == text.split(separator: " ").prefix(2 + (lemma == "dismiss" ? 1 : 0)).joined(separator: " "))
  }
}
