import Linguistics
import NewsModel

/// A report's dependency trees with the questions that arguments are found by.
struct SyntaxTree: Sendable {
  /// The tokens.
  let tokens: [Token]
  /// The words as they are compared.
  let words: [String]
  /// Dictionary forms as they are compared.
  let lemmas: [String]
  /// The tokens that depend on each token, in order.
  let children: [[Int]]
  /// From the first to the last token below each token.
  let spans: [Range<Int>]
  /// The sentence of each token.
  let sentence: [Int]
  /// The tokens of each sentence.
  let sentences: [Range<Int>]

  /// The trees of a report.
  init(_ report: AnnotatedReport, phrases: NounPhrases) {
    let annotated = report.annotated
    tokens = annotated.tokens
    words = report.words
    lemmas = tokens.map { TextFolding.fold($0.lemma) }
    children = phrases.children
    spans = tokens.indices.map { phrases.subtree($0) }
    sentences = annotated.sentences
    sentence = annotated.sentences.enumerated().flatMap {
      [Int](repeating: $0.offset, count: $0.element.count)
    }
  }

  /// The token that this one depends on, unless the tree is broken there.
  func head(_ index: Int) -> Int? {
    guard let head = tokens[index].head, tokens.indices.contains(head), head != index else { return nil }
    return head
  }

  func relation(_ index: Int) -> DependencyRelation { tokens[index].relation }

  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  /// The children in one of these relations.
  func children(_ index: Int, _ relations: Set<DependencyRelation>) -> [Int] {
    children[index].filter { relations.contains(tokens[$0].relation) }
  }

  /// The first child in one of these relations.
  func child(_ index: Int, _ relations: Set<DependencyRelation>) -> Int? {
    children[index].first { relations.contains(tokens[$0].relation) }
  }

  /// The preposition of a nominal ("on", "such as"); "" where it has none.
  func preposition(_ index: Int) -> String {
    guard let mark = child(index, [.case]) else { return "" }
    return ([mark] + children(mark, [.fixed])).map { words[$0] }.joined(separator: " ")
  }

  /// What leads to some of those that were named before.
  private static let listing: Set = ["including", "such as", "among", "like"]

  /// The nominal and what is joined to it by "and" or commas.
  func conjuncts(_ index: Int) -> [Int] {
    [index]
      + children(index, [.conj]).filter {
        !tokens[$0].tag.isVerb && !Self.listing.contains(preposition($0))
      }
  }

  /// Nominals that depend on a token with one of these prepositions.
  func obliques(_ index: Int, _ prepositions: Set<String>) -> [Int] {
    children(index, [.obl, .oblAgent, .nmod, .nmodDescriptor]).filter {
      prepositions.contains(preposition($0))
    }
  }

  /// The tokens above a token, nearest first, at most so many.
  func ancestors(_ index: Int, limit: Int = 12) -> [Int] {
    var found: [Int] = []
    var current = index
    while found.count < limit, let next = head(current) {
      found.append(next)
      current = next
    }
    return found
  }

  /// Whether one token stands below another, or is it.
  func isBelow(_ index: Int, _ ancestor: Int) -> Bool {
    index == ancestor || ancestors(index, limit: 60).contains(ancestor)
  }

  /// A verb without its subject, seen from the object: "was attacked", "the bus attacked by".
  func isPassive(_ verb: Int) -> Bool {
    // "air defences had destroyed 35 drones": with "had" and an object no passive, whatever the subject is taken for.
    let isPerfect =
      child(verb, [.auxPassive]) == nil && child(verb, [.obj]) != nil
      && children(verb, [.aux]).contains { ["had", "has", "have"].contains(words[$0]) }
    if !isPerfect, child(verb, [.auxPassive, .nsubjPassive]) != nil { return true }
    return tokens[verb].tag == .verbPastParticiple && [.acl, .amod].contains(relation(verb))
      && child(verb, [.obj]) == nil
      || tokens[verb].tag == .verbPastParticiple && relation(verb) == .advcl
        && child(verb, [.nsubj, .aux, .obj]) == nil
  }

  /// The subject of a verb: its own, or that of the verb it is joined to or depends on, or the noun that it describes.
  func subject(_ verb: Int) -> Int? {
    var current = verb
    for _ in 0..<6 {
      if let own = child(current, [.nsubj, .nsubjPassive, .nsubjOuter]) {
        return firstSubject(own, current) ?? antecedent(own)
      }
      guard let above = head(current) else { return nil }
      switch relation(current) {
      case .conj, .advcl, .xcomp, .parataxis:
        if let clause = reportedClause(before: current, above) {
          current = clause
          continue
        }
        if let accused = accused(current, above) { return accused }
        // "killed 11 people and set a clinic on fire", where the tree joins the verb to the people.
        if relation(current) == .conj, relation(above) == .obj, tokens[current].tag.isVerb,
          let verb = head(above),
          tokens[verb].tag.isVerb
        {
          current = verb
          continue
        }
        guard tokens[above].tag.isVerb || child(above, [.nsubj, .nsubjPassive]) != nil else { return nil }
        if relation(current) == .xcomp, let object = child(above, [.obj, .iobj]) { return object }
        current = above
      case .acl, .aclRelative: return above
      default: return nil
      }
    }
    return nil
  }

  /// "Units crossed the border and, with rebels, launched an assault": the first verb's subject, where the tree takes its
  /// object for that of the second.
  private func firstSubject(_ own: Int, _ verb: Int) -> Int? {
    guard let first = children(verb, [.advcl]).first, first < own, spans[own].lowerBound == first + 1,
      tokens[first].tag == .verbPast, child(first, [.obj, .mark]) == nil,
      spans[own].contains(where: { ["and", "but"].contains(words[$0]) })
    else { return nil }
    return child(first, [.nsubj]).map(antecedent)
  }

  /// "noted that troops had opened fire, killing two": what follows a reported clause without another verb of saying belongs
  /// to that clause, wherever the tree hangs it.
  private func reportedClause(before verb: Int, _ above: Int) -> Int? {
    guard tokens[verb].tag == .verbGerund, relation(verb) == .advcl,
      children(verb, [.mark, .nsubj]).isEmpty
    else { return nil }
    // "recalled its envoys after rebels entered the town, killing two"
    let clauses = ([above] + children(above, [.conj])).flatMap { children($0, [.ccomp, .advcl]) }
    return clauses.last {
      $0 > above && $0 < verb
        && (child($0, [.nsubj, .nsubjPassive]) != nil || relation($0) == .ccomp && tokens[$0].tag.isVerb)
    }
  }

  /// Verbs that hold somebody to have done what stands behind "of" or "for".
  static let accusing: Set = ["accuse", "suspect", "blame", "charge", "convict", "arrest", "detain", "jail"]

  /// Verbs that say what is thought of what somebody did, who stands in front of "for".
  private static let judging = accusing.union([
    "criticize", "criticise", "condemn", "denounce", "rebuke", "slam", "fault", "praise", "thank", "punish",
    "expel", "prosecute", "indict", "sentence", "execute",
  ])

  /// "accused the rebels of shelling", "condemned the army for shelling": the rebels, the army.
  private func accused(_ verb: Int, _ above: Int) -> Int? {
    guard Self.judging.contains(lemmas[above]),
      children(verb, [.mark, .case]).contains(where: { ["of", "for", "over", "with"].contains(words[$0]) })
    else { return nil }
    return child(above, [.obj, .nsubjPassive]).map(antecedent)
  }

  /// "a package of sanctions": what holds several of a noun, or the noun itself.
  func bundle(_ noun: Int) -> Int {
    guard preposition(noun) == "of", let above = head(noun), Self.bundles.contains(lemmas[above]) else {
      return noun
    }
    return above
  }

  private static let bundles: Set = ["package", "set", "series", "round", "raft", "batch", "tranche", "wave"]

  /// The noun that a relative pronoun stands for; any other token itself.
  func antecedent(_ index: Int) -> Int {
    guard ["who", "which", "that", "whom"].contains(words[index]) else { return index }
    let chain = [index] + ancestors(index)
    guard let clause = chain.first(where: { relation($0) == .aclRelative }), let noun = head(clause) else {
      return index
    }
    return noun
  }

  /// "The army said it had struck a depot": of a pronoun whoever says so.
  func speaking(_ subject: Int) -> Int {
    guard ["it", "they", "we"].contains(words[subject]), let clause = head(subject),
      relation(clause) == .ccomp, let verb = head(clause)
    else { return subject }
    return self.subject(verb) ?? subject
  }

  /// The noun phrase of a head, without determiner, clauses and what prepositions bring: "two armed men".
  func shortPhrase(_ head: Int) -> Range<Int> {
    let kept: Set<DependencyRelation> = [
      .compound, .amod, .nummod, .flat, .nmodPossessive, .goeswith, .flatForeign, .nmodUnmarked,
      .nmodDescriptor,
    ]
    var start = head
    var end = head + 1
    for child in children[head].reversed() where child < head && kept.contains(relation(child)) {
      guard spans[child].upperBound >= start - 1 else { break }
      start = min(start, spans[child].lowerBound)
    }
    for child in children[head]
    where child > head && [.flat, .compound, .goeswith, .flatForeign].contains(relation(child)) {
      guard spans[child].lowerBound <= end + 1 else { break }
      end = max(end, spans[child].upperBound)
    }
    while start < head, tokens[start].tag == .determiner || ["the", "a", "an"].contains(words[start]) {
      start += 1
    }
    return start..<end
  }
}
