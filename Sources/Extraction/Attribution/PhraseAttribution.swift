import Linguistics
import NewsModel

/// Attributions by other words than verbs: "according to", "reportedly", a name and a colon, "the claim that …".
struct PhraseAttribution {
  let syntax: Syntax
  let cues: CueTable
  private let pieces: ContentPieces
  private let sources: SourceFinder

  init(syntax: Syntax, cues: CueTable) {
    (self.syntax, self.cues) = (syntax, cues)
    (pieces, sources) = (ContentPieces(syntax: syntax), SourceFinder(syntax: syntax))
  }

  /// The attribution whose main word stands at a token; `nil` where there is none.
  func attribution(at token: Int) -> Attribution? {
    switch syntax.tokens[token].tag {
    case .verbGerund: accordingTo(token) ?? participle(token)
    case .preposition: accordingTo(token)
    case .adverb: adverb(token)
    case .noun, .nounPlural: noun(token)
    case .colon: colon(token)
    default: nil
    }
  }

  /// "The bridge is closed, according to the mayor."
  private func accordingTo(_ token: Int) -> Attribution? {
    guard syntax.word(token) == "according", token + 2 < syntax.tokens.count, syntax.word(token + 1) == "to"
    else {
      return nil
    }
    let sentence = syntax.sentence(of: token)
    guard let head = accordingHead(token, sentence) else { return nil }
    let source = syntax.trimmed(
      .from(max(syntax.subtree(head).lowerBound, token + 2), to: syntax.subtree(head).upperBound))
    let hole = token..<max(source?.upperBound ?? 0, head + 1, token + 2)
    var clause = sentence
    if let verb = clauseHead(above: head), syntax.subtree(verb).contains(token) {
      clause = syntax.subtree(verb)
    }
    let contents = pieces.pieces(cue: token, clause, without: [hole])
    guard !contents.isEmpty else { return nil }
    return Attribution(
      source: source, sourceHead: head, cue: token..<(token + 2), cueHead: token, contents: contents,
      lemma: "according to", act: .say, rule: .accordingTo, confidence: 0.85)
  }

  private func accordingHead(_ token: Int, _ sentence: Range<Int>) -> Int? {
    if let head = syntax.tokens[token].head, syntax.tokens[token].relation == .case { return head }
    if let head = syntax.child(token, [.obl, .obj, .nmod, .xcomp]) { return head }
    return Range.from(token + 2, to: sentence.upperBound).first {
      syntax.tokens[$0].tag.isNoun || syntax.tokens[$0].tag == .pronoun
    }
  }

  private func clauseHead(above token: Int) -> Int? {
    var current = syntax.tokens[token].head
    for _ in 0..<8 {
      guard let index = current else { return nil }
      let isClause = syntax.child(index, [.nsubj, .nsubjPassive, .cop]) != nil
      if isClause { return index }
      current = syntax.tokens[index].head
    }
    return nil
  }

  /// "The bridge was reportedly closed."
  private func adverb(_ token: Int) -> Attribution? {
    guard let word = cues.adverb(syntax.word(token)), syntax.passageOf[token] < 0,
      let head = syntax.tokens[token].head
    else { return nil }
    let contents = pieces.pieces(cue: token, syntax.subtree(head), without: [token..<(token + 1)])
    guard !contents.isEmpty else { return nil }
    return Attribution(
      source: nil, sourceHead: nil, cue: token..<(token + 1), cueHead: token, contents: contents,
      lemma: syntax.word(token), act: word.act, rule: .adverb, confidence: 0.5)
  }

  /// "Mayor: bridge will be closed", at the start of a sentence.
  private func colon(_ token: Int) -> Attribution? {
    let sentence = syntax.sentence(of: token)
    let label = sentence.lowerBound..<token
    guard syntax.word(token) == ":", (1...6).contains(label.count), token + 2 < sentence.upperBound,
      let name = name(endingAt: token), name.tokens.overlaps(label),
      name.kind == .person || name.kind == .organization, name.tokens.upperBound == token,
      label.allSatisfy({ syntax.tokens[$0].tag.isNoun || syntax.tokens[$0].tag == .adjective })
    else { return nil }
    let contents = pieces.pieces(cue: token, (token + 1)..<sentence.upperBound)
    guard !contents.isEmpty else { return nil }
    return Attribution(
      source: label, sourceHead: name.tokens.upperBound - 1, cue: token..<(token + 1), cueHead: token,
      contents: contents, lemma: ":", act: .say, rule: .colon, confidence: 0.7)
  }

  /// The name whose last token stands before a token.
  private func name(endingAt token: Int) -> NameMention? {
    let names = syntax.report.annotated.names
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.upperBound < token { low = middle + 1 } else { high = middle }
    }
    return low < names.count && names[low].tokens.upperBound == token ? names[low] : nil
  }

  /// "the claim that …", "calls for …".
  private func noun(_ token: Int) -> Attribution? {
    let lemma = syntax.tokens[token].lemma.lowercased()
    if let participle = participle(token) { return participle }
    // "in support of" and the like join phrases.
    if token > 0, token + 1 < syntax.tokens.count, syntax.word(token - 1) == "in",
      syntax.word(token + 1) == "of"
    {
      return nil
    }
    guard let word = cues.noun(lemma), let (range, marker) = complement(of: token, word) else { return nil }
    let head = nounSource(token)
    let contents = pieces.pieces(cue: token, range)
    guard !contents.isEmpty else { return nil }
    return Attribution(
      source: head.map(sourceTokens), sourceHead: head,
      cue: token..<((marker == token + 1 ? token + 1 : token) + 1), cueHead: token, contents: contents,
      lemma: lemma,
      act: word.act, rule: .noun, confidence: 0.5)
  }

  /// "…, warning that …", "while maintaining that …": a participle that was taken for a noun, or whose clause the tree hangs
  /// elsewhere.
  private func participle(_ token: Int) -> Attribution? {
    let form = syntax.word(token)
    guard form.hasSuffix("ing"), token > 0, token + 2 < syntax.tokens.count, syntax.word(token + 1) == "that",
      [.comma, .closeQuote].contains(syntax.tokens[token - 1].tag) || syntax.word(token - 1) == "while",
      syntax.passageOf[token] < 0
    else { return nil }
    let stem = String(form.dropLast(3))
    guard let lemma = [stem, stem + "e"].first(where: { cues.verb($0)?.frames.contains(.clause) == true }),
      let word = cues.verb(lemma)
    else { return nil }
    let sentence = syntax.sentence(of: token)
    let contents = pieces.pieces(cue: token, (token + 1)..<sentence.upperBound)
    return Attribution(
      source: nil, sourceHead: nil, cue: token..<(token + 1), cueHead: token, contents: contents,
      lemma: lemma,
      act: word.act, rule: .clause, confidence: 0.6)
  }

  private func complement(of token: Int, _ word: CueTable.Word) -> (Range<Int>, Int?)? {
    for child in syntax.children(token) where child > token {
      let range =
        max(token + 1, syntax.subtree(child).lowerBound)..<max(token + 2, syntax.subtree(child).upperBound)
      let marker = syntax.child(child, [.mark]).map(syntax.word)
      switch syntax.tokens[child].relation {
      case .acl, .ccomp, .aclRelative, .dep:
        if marker == "that", word.frames.contains(.clause) { return (range, nil) }
        if marker == "to", word.frames.contains(.infinitive) { return (range, nil) }
      case .nmod, .obl:
        guard let preposition = syntax.preposition(of: child),
          word.prepositions[syntax.word(preposition)] != nil
        else { continue }
        return ((preposition + 1)..<max(preposition + 2, range.upperBound), preposition)
      default: continue
      }
    }
    return nil
  }

  private func sourceTokens(_ head: Int) -> Range<Int> {
    var range = syntax.phrases.phrase(head: head)
    while range.lowerBound < head, syntax.tokens[range.lowerBound].relation == .case {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while range.upperBound > head + 1, syntax.tokens[range.upperBound - 1].tag == .possessiveEnding {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    return syntax.trimmed(range) ?? head..<(head + 1)
  }

  private func nounSource(_ token: Int) -> Int? {
    if let owner = syntax.child(token, [.nmodPossessive]) { return owner }
    for child in syntax.children(token) where syntax.tokens[child].relation == .nmod {
      if let marker = syntax.preposition(of: child), ["by", "from"].contains(syntax.word(marker)) {
        return child
      }
    }
    guard syntax.tokens[token].relation == .obj, let verb = syntax.tokens[token].head else { return nil }
    return sources.source(ofVerb: verb)
  }
}
