import Linguistics
import NewsModel

/// Finds to whom a request goes, or who is warned, by whom the sentence names beside what is wanted.
struct AddresseeReader {
  let syntax: Syntax

  /// Whom a demand, request or warning names.
  func addressee(of attribution: Attribution) -> Int? {
    body(of: attribution) ?? urged(by: attribution) ?? warned(by: attribution)
  }

  /// "called on the council to act", "urged the parties to talk": those who are to do it, though they stand in the content.
  private func urged(by attribution: Attribution) -> Int? {
    let verb = attribution.cueHead
    guard [.demand, .request].contains(attribution.act), syntax.tokens[verb].tag.isVerb,
      let act = syntax.children(verb).first(where: { child in
        child > verb && syntax.tokens[child].tag == .verb
          && syntax.child(child, [.mark]).map(syntax.word) == "to"
      })
    else { return nil }
    if let object = syntax.child(verb, [.obj, .iobj]), object > verb, object < act { return object }
    return syntax.children(verb).first { child in
      child > verb && child < act && syntax.tokens[child].relation == .obl
        && syntax.preposition(of: child).map { ["on", "upon", "to"].contains(syntax.word($0)) } == true
    }
  }

  /// "warned the strikers against …", "accused the firm of …" names no hearer: only who is warned of something is told.
  private func warned(by attribution: Attribution) -> Int? {
    guard attribution.act == .warn, attribution.rule == .preposition,
      let object = syntax.child(attribution.cueHead, [.obj, .iobj]), object > attribution.cueHead,
      syntax.passageOf[object] == syntax.passageOf[attribution.cueHead]
    else { return nil }
    return object
  }

  /// "requested a session of the council": the head of "the council".
  private func body(of attribution: Attribution) -> Int? {
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
