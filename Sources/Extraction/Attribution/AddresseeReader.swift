import Linguistics
import NewsModel

/// Finds to whom a request goes that names only the body which is to act.
struct AddresseeReader {
  let syntax: Syntax

  /// "requested a session of the council": the head of "the council".
  func body(of attribution: Attribution) -> Int? {
    guard attribution.act == .request || attribution.act == .demand,
      [.object, .infinitive, .model].contains(attribution.rule),
      let object = syntax.object(of: attribution.cueHead),
      Self.gatherings.contains(syntax.tokens[object].lemma.lowercased())
    else { return nil }
    return syntax.children(object).first { child in
      syntax.tokens[child].relation == .nmod
        && syntax.preposition(of: child).map { ["of", "from", "by"].contains(syntax.word($0)) } == true
    }
  }

  private static let gatherings: Set<String> = [
    "session", "meeting", "summit", "sitting", "intervention", "response", "help", "support", "assistance",
    "action",
    "decision", "explanation", "answer",
  ]
}
