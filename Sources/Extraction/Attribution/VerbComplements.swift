import Linguistics
import NewsModel

/// What a verb of saying takes as content: clauses, infinitives, objects, prepositional phrases.
struct VerbComplements {
  let syntax: Syntax
  let cues: CueTable
  let sources: SourceFinder
  let pieces: ContentPieces

  init(syntax: Syntax, cues: CueTable) {
    (self.syntax, self.cues) = (syntax, cues)
    (sources, pieces) = (SourceFinder(syntax: syntax), ContentPieces(syntax: syntax))
  }

  /// What a complement makes of a verb.
  struct Complement {
    var content: [Range<Int>]
    var rule: Attribution.Rule
    var act: SpeechAct
    var confidence: Double
    var preposition: Int?
    var addressee: Int?
    var hasSource = true
  }

  /// A verb that speaks or holds, so that a participle of it begins a statement of its own.
  func isCue(_ verb: Int) -> Bool {
    guard let word = cues.verb(syntax.tokens[verb].lemma.lowercased()) else { return false }
    return !word.frames.isDisjoint(with: [.clause, .object, .infinitive, .objectInfinitive])
      || !word.prepositions.isEmpty
  }

  /// The complement that makes a verb attribute; `nil` where none does.
  func complement(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    if word.frames.contains(.raising), let found = raising(verb, word) { return found }
    if word.frames.contains(.predicate) { return predicate(verb, word) ?? clause(verb, word) }
    return clause(verb, word) ?? infinitive(verb, word)
      ?? GerundComplement(syntax: syntax, pieces: pieces).complement(verb, word) ?? preposition(verb, word)
      ?? object(verb, word) ?? parenthetical(verb, word)
  }

  /// "said that …", "told reporters he …".
  private func clause(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    guard word.frames.contains(.clause) else { return nil }
    guard let head = syntax.children(verb).first(where: { isFiniteClause($0, of: verb) }) else { return nil }
    var range = syntax.subtree(head)
    var holes: [Range<Int>] = []
    if head > verb {
      range = max(range.lowerBound, verb + 1)..<max(range.upperBound, head + 1)
      // "rejected accusations that …"
      if let object = syntax.child(verb, [.obj]), verb < object, object < range.lowerBound,
        isReport(syntax.tokens[object].lemma.lowercased(), word)
      {
        range = max(verb + 1, min(object, syntax.subtree(object).lowerBound))..<range.upperBound
      }
      range = range.lowerBound..<closing(range)
    } else {
      holes = [attributionClause(verb, besides: head)]
    }
    return Complement(
      content: pieces.pieces(cue: verb, range, without: holes), rule: .clause, act: word.act, confidence: 0.9,
      addressee: addressee(verb, before: range.lowerBound))
  }

  private func isFiniteClause(_ child: Int, of verb: Int) -> Bool {
    let token = syntax.tokens[child]
    guard
      token.relation == .ccomp
        || (token.relation == .parataxis && child > verb && syntax.passageOf[child] >= 0)
    else { return false }
    return true
  }

  /// "promised to …", "urged the council to …".
  private func infinitive(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    let wanted: CueTable.Frames = [.infinitive, .objectInfinitive]
    guard !word.frames.isDisjoint(with: wanted),
      let head = syntax.child(verb, [.xcomp, .ccomp, .advcl]), head > verb,
      syntax.child(head, [.mark]).map(syntax.word) == "to"
    else { return nil }
    var range = syntax.subtree(head)
    var hasSource = true
    if let object = syntax.child(verb, [.obj, .iobj]), object > verb, word.frames.contains(.objectInfinitive)
    {
      range = .from(min(syntax.subtree(object).lowerBound, range.lowerBound), to: range.upperBound)
    } else if syntax.isPassive(verb) {
      hasSource = sources.agent(of: verb) != nil
    } else if !word.frames.contains(.infinitive) {
      return nil
    }
    range = .from(max(range.lowerBound, verb + 1), to: range.upperBound)
    guard !range.isEmpty else { return nil }
    range = range.lowerBound..<closing(range)
    var found = Complement(
      content: pieces.pieces(cue: verb, range), rule: .infinitive, act: word.act, confidence: 0.75,
      hasSource: hasSource)
    found.addressee = syntax.child(verb, [.obj, .iobj])
    return found
  }

  /// "stressed the need for …", "accused the council of …".
  private func object(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    guard
      word.frames.contains(.object)
        || (word.frames.contains(.clause) && syntax.passageOf[verb] < 0 && quotedObject(verb))
    else { return nil }
    guard let head = syntax.object(of: verb), head > verb,
      !syntax.tokens[head].tag.isWh
    else {
      return passiveObject(verb, word)
    }
    let noun = syntax.tokens[head].lemma.lowercased()
    guard word.objects.isEmpty || word.objects.contains(noun) else { return nil }
    let start = max(syntax.subtree(head).lowerBound, verb + 1)
    let limit = max(syntax.subtree(verb).upperBound, head + 1)
    let end = pieces.end(from: start, upTo: limit, verb: verb, isCue: isCue)
    guard start < end, !CandidateCheck(syntax: syntax, cues: cues).isToll(verb, start..<end) else {
      return nil
    }
    return Complement(
      content: pieces.pieces(cue: verb, start..<closing(start..<end)), rule: .object, act: word.act,
      confidence: Self.avowed.contains(noun) || !word.objects.isEmpty || isReport(noun, word) ? 0.9 : 0.65)
  }

  /// What is claimed, accepted or denied of an attack.
  private static let avowed: Set<String> = ["responsibility", "credit", "involvement"]

  /// "rejected accusations that …", "dismissed reports of …": what others say, which can only be spoken against.
  private func isReport(_ noun: String, _ word: CueTable.Word) -> Bool {
    [.deny, .reject].contains(word.act) && cues.noun(noun)?.frames.contains(.clause) == true
  }

  private func quotedObject(_ verb: Int) -> Bool {
    syntax.child(verb, [.obj]).map { syntax.passageOf[$0] >= 0 } ?? false
  }

  /// "the plan was condemned by the council".
  private func passiveObject(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    guard syntax.isPassive(verb), let subject = syntax.child(verb, [.nsubjPassive]),
      sources.agent(of: verb) != nil
    else { return nil }
    return Complement(
      content: pieces.pieces(cue: verb, syntax.subtree(subject)), rule: .object, act: word.act,
      confidence: 0.5)
  }

  /// "called for …", "referred to …".
  private func preposition(_ verb: Int, _ word: CueTable.Word) -> Complement? {
    guard !word.prepositions.isEmpty,
      syntax.tokens[verb].tag != .verbGerund || syntax.tokens[verb].lemma != "refer"
    else { return nil }
    for child in syntax.children(verb) where child > verb {
      guard [.obl, .advcl, .nmod].contains(syntax.tokens[child].relation),
        let marker = syntax.preposition(of: child) ?? syntax.child(child, [.mark]), marker < child,
        let act = word.prepositions[syntax.word(marker)], isNear(marker, verb)
      else { continue }
      let start = marker + 1
      let limit = max(syntax.subtree(verb).upperBound, syntax.subtree(child).upperBound)
      let end = pieces.end(from: start, upTo: limit, verb: verb, isCue: isCue)
      guard start < end else { continue }
      let isAsked =
        [.request, .demand].contains(act) && ["on", "upon", "to"].contains(syntax.word(marker))
      return Complement(
        content: pieces.pieces(cue: verb, start..<closing(start..<end)), rule: .preposition, act: act,
        confidence: isAsked && holdsInfinitive(behind: child, upTo: end) ? 0.85 : 0.65,
        preposition: marker, addressee: isAsked ? child : nil)
    }
    return nil
  }

  /// "appealed to the parties to keep calm".
  private func holdsInfinitive(behind child: Int, upTo end: Int) -> Bool {
    (child + 1..<max(child + 1, end)).prefix(8).contains {
      syntax.tokens[$0].tag == .to && $0 + 1 < end && syntax.tokens[$0 + 1].tag == .verb
    }
  }

  /// "called on", "called again on", but not "called the house on the hill".
  private func isNear(_ preposition: Int, _ verb: Int) -> Bool {
    syntax.tokens[verb].lemma.lowercased() != "call"
      || (verb + 1..<preposition).allSatisfy { token in
        syntax.tokens[token].tag == .adverb || WeekdayTrimmer.isDay(syntax.word(token))
          || syntax.tokens[token].relation == .obl
      }
  }

  /// The end of a content behind its cue: before a participle that makes a statement of its own.
  func closing(_ range: Range<Int>) -> Int {
    guard range.count > 1 else { return range.upperBound }
    return pieces.participleCue(in: range, isCue: isCue) ?? range.upperBound
  }

  private func addressee(_ verb: Int, before content: Int) -> Int? {
    // "said following a call with the mayor": what is said has no other object.
    let takesObject = syntax.tokens[verb].lemma.lowercased() != "say"
    return syntax.children(verb).first { child in
      guard child > verb, child < content || content < verb else { return false }
      switch syntax.tokens[child].relation {
      case .obj, .iobj: return takesObject
      case .obl: return syntax.preposition(of: child).map(syntax.word) == "to"
      default: return false
      }
    }
  }
}
