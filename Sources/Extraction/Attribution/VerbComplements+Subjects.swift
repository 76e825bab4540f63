import Linguistics
import NewsModel

/// Verbs whose content takes in their own subject, object or the clause around them.
extension VerbComplements {
  /// "held the council responsible for …".
  func predicate(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    let blamed: Set = ["responsible", "accountable", "liable", "answerable"]
    guard let object = syntax.child(verb, [.obj, .nsubj, .ccomp, .xcomp]) else { return nil }
    let limit = syntax.subtree(verb).upperBound
    guard let blame = (verb..<limit).prefix(15).first(where: { blamed.contains(syntax.word($0)) }) else {
      return nil
    }
    let start = verb + 1
    guard blame > start, object >= 0 else { return nil }
    let end = pieces.end(from: blame, upTo: max(limit, blame + 1), verb: verb, isCue: isCue)
    return Complement(
      content: pieces.pieces(cue: verb, start..<closing(start..<max(end, blame + 1))), rule: .object,
      act: .accuse,
      confidence: 0.8)
  }

  /// "seems to …", "is expected to …": nobody is the source, the subject belongs to the content.
  func raising(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    let passive = syntax.isPassive(verb)
    guard word.frames.isDisjoint(with: [.objectInfinitive, .object]) || passive,
      let head = syntax.child(verb, [.xcomp, .ccomp]), head > verb,
      let subject = syntax.child(verb, [.nsubj, .nsubjPassive]), syntax.tokens[head].relation == .xcomp
    else { return nil }
    let range = Range.from(
      max(syntax.subtree(head).lowerBound, verb + 1), to: syntax.subtree(head).upperBound)
    let content =
      pieces.pieces(cue: verb, syntax.subtree(subject))
      + pieces.pieces(cue: verb, range.lowerBound..<closing(range))
    return Complement(content: content, rule: .raising, act: word.act, confidence: 0.5, hasSource: false)
  }

  /// "The bridge, she said, was closed": the cue's clause hangs on what is said.
  func parenthetical(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    let token = syntax.tokens[verb]
    guard word.frames.contains(.clause), let head = token.head,
      token.relation == .parataxis
        || token.relation == .advcl && syntax.child(verb, [.mark]).map(syntax.word) == "as",
      sources.source(ofVerb: verb) != nil, syntax.child(verb, [.obj, .xcomp]) == nil
    else { return nil }
    let hole = syntax.subtree(verb)
    let range = syntax.subtree(head)
    return Complement(
      content: pieces.pieces(cue: verb, range, without: [hole]), rule: .parenthetical, act: word.act,
      confidence: 0.75)
  }

  /// The tokens of the clause that attributes, where what is said stands in front of it or around it.
  func attributionClause(_ verb: Int, besides content: Int) -> Range<Int> {
    var range = verb..<(verb + 1)
    for child in syntax.children(verb) where child != content {
      let part = syntax.subtree(child)
      if part.lowerBound > content || syntax.subtree(content).contains(part.lowerBound) {
        range = min(range.lowerBound, part.lowerBound)..<max(range.upperBound, part.upperBound)
      }
    }
    return range
  }
}
