import Linguistics

/// Reads what is denied, admitted or recalled by a verb in -ing: "denied attacking the convoy", "admits having known".
struct GerundComplement {
  let syntax: Syntax
  let pieces: ContentPieces

  /// The complement of a verb that takes one; `nil` where none follows it.
  func complement(_ verb: Int, _ word: CueTable.Word) -> VerbComplements.Complement? {
    guard word.frames.contains(.gerund) else { return nil }
    let sentence = syntax.sentence(of: verb)
    var start = verb + 1
    while start < sentence.upperBound, syntax.tokens[start].tag == .adverb { start += 1 }
    guard start < sentence.upperBound, syntax.tokens[start].tag == .verbGerund,
      syntax.passageOf[start] == syntax.passageOf[verb], let head = head(of: start, below: verb)
    else { return nil }
    let limit = max(syntax.subtree(head).upperBound, head + 1)
    let end = pieces.end(from: start, upTo: limit, verb: verb, isCue: { _ in false })
    return VerbComplements.Complement(
      content: pieces.pieces(cue: verb, start..<end), rule: .infinitive, act: word.act, confidence: 0.85)
  }

  /// The verb in -ing, or the participle that its "having" or "being" belongs to, where it depends on the verb.
  private func head(of gerund: Int, below verb: Int) -> Int? {
    let token = syntax.tokens[gerund]
    if token.head == verb { return gerund }
    guard [.aux, .auxPassive, .cop].contains(token.relation), let head = token.head, head > gerund,
      syntax.tokens[head].head == verb
    else { return nil }
    return head
  }
}
