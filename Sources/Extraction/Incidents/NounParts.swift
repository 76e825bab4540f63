import Linguistics
import NewsModel

/// Who plays which part in what a noun tells: its own phrases, and the verb that it depends on.
extension ArgumentReader {
  func nominal(_ mention: inout EventMention) {
    let noun = mention.head
    for actor in tree.obliques(noun, ["by", "from"]) where sorter.isParty(actor) {
      put(actor, .actor, &mention)
    }
    for possessor in tree.children(noun, [.nmodPossessive]) {
      put(possessor, mention.word.effect == nil ? .actor : .target, &mention)
    }
    for child in tree.children(noun, [.compound, .amod, .nmod, .nmodUnmarked, .nmodDescriptor, .flat])
    where child < noun && !mention.trigger.contains(child) {
      // "Palestinian deaths": theirs, not by them.
      if mention.word.effect != nil, mention.word.needs == .violence { continue }
      if weapons.weapon(at: child) == nil, sorter.isActorWord(child) { put(child, .actor, &mention) }
    }
    for target in tree.obliques(noun, Self.struck.union(["of", "to"])) where target > noun {
      let isOf = tree.preposition(target) == "of"
      let isByState = mention.word.word == "aggression" && sorter.country(target) != nil
      if isOf, sorter.isPerpetrator(target) || isByState, mention.word.effect == nil {
        put(target, .actor, &mention)
      } else {
        put(target, .target, &mention)
      }
    }
    victimsBehind(noun, &mention)
    if mention.word.isFigure { toll(&mention) }
    if mention.word.eventType == "battles" {
      let verb = tree.relation(noun) == .nsubj ? tree.head(noun) : nil
      for head in [noun] + (verb.map { [$0] } ?? []) {
        for other in tree.obliques(head, ["between", "with", "among"]) { put(other, .actor, &mention) }
      }
    }
    for clause in tree.children(noun, [.acl, .aclRelative]) {
      for agent in tree.children(clause, [.oblAgent]) + tree.obliques(clause, ["by"]) {
        put(agent, .actor, &mention)
      }
      for target in tree.obliques(clause, ["on", "against", "at"]) where sorter.isParty(target) {
        put(target, .target, &mention)
      }
    }
    // "a drone attack blamed on rebels struck a market"
    for clause in tree.children(noun, [.acl])
    where ["blame", "attribute", "ascribe"].contains(tree.lemmas[clause]) {
      ascription(&mention, clause, .acl)
    }
    if mention.actors.isEmpty, let verb = trailingParticiple(noun) {
      for agent in tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"]) {
        put(agent, .actor, &mention)
      }
      mention.clause = mention.clause.lowerBound..<max(mention.clause.upperBound, tree.spans[verb].upperBound)
    }
    governor(&mention)
  }

  /// "an increase in attacks carried out by …": the participle behind the noun, wherever the tree hangs it.
  private func trailingParticiple(_ noun: Int) -> Int? {
    let next = tree.spans[noun].upperBound
    guard next < tree.tokens.count, tree.sentence[next] == tree.sentence[noun],
      tree.tokens[next].tag == .verbPastParticiple,
      Self.light.contains(tree.lemmas[next]), tree.relation(next) == .acl
    else { return nil }
    return next
  }

  /// "put the death toll at 40", "the death toll rose to 31 people": the figure.
  private func toll(_ mention: inout EventMention) {
    let verb = tree.head(mention.head)
    let figures =
      tree.obliques(mention.head, ["of", "at", "to"])
      + (verb.map { tree.obliques($0, ["at", "to"]) } ?? [])
    for figure in figures where tree.tokens[figure].tag == .number || sorter.noun(figure) == .human {
      put(figure, .target, &mention)
    }
  }

  static let hitting: Set = [
    "hit", "strike", "target", "destroy", "damage", "devastate", "level", "flatten", "rock", "gut",
    "demolish",
  ]

  /// The verb that the noun depends on: "carried out an attack", "suffered an attack", "the attack was carried out by".
  private func governor(_ mention: inout EventMention) {
    let noun = mention.head
    guard var verb = tree.head(noun) else { return }
    var relation = tree.relation(noun)
    // "a number of attacks", "attacks and raids"
    for _ in 0..<2 where [.nmod, .conj].contains(relation) && tree.tokens[verb].tag.isNoun {
      guard let above = tree.head(verb) else { return }
      (relation, verb) = (tree.relation(verb), above)
    }
    guard tree.tokens[verb].tag.isVerb else {
      ascription(&mention, verb, relation)
      return
    }
    let lemma = tree.lemmas[verb]
    ascription(&mention, verb, relation)
    let isObject = relation == .obj
    let isSubject = [.nsubj, .nsubjPassive].contains(relation)
    // "responded with mortar fire"
    if relation == .obl, ["respond", "retaliate", "reply", "answer"].contains(lemma),
      tree.preposition(noun) == "with", let subject = tree.subject(verb)
    {
      put(subject, .actor, &mention)
    }
    guard isObject || isSubject else { return }
    if Self.light.contains(lemma) || lemma == "take" {
      if isObject, let subject = tree.subject(verb) { put(subject, .actor, &mention) }
      for agent in tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"]) {
        put(agent, .actor, &mention)
      }
      for target in tree.obliques(verb, ["on", "against", "at"]) where sorter.isParty(target) {
        put(target, .target, &mention)
      }
      if lemma == "claim", isObject, let claimant = tree.subject(verb), !sorter.isNobody(claimant) {
        mention.claimant = claimant
      }
      mention.clause = mention.clause.lowerBound..<mention.clause.upperBound
    } else if isObject {
      // "foiled an attack on a synagogue": what follows the noun is its own, wherever the tree hangs it.
      for target in tree.obliques(verb, ["on", "against"])
      where tree.spans[target].lowerBound == noun + 1 && (sorter.isParty(target) || sorter.isThing(target)) {
        put(target, .target, &mention)
      }
    }
    // "the strike hit a school"
    if isSubject, mention.word.effect == nil, Self.hitting.contains(lemma), !tree.isPassive(verb),
      let object = tree.child(verb, [.obj])
    {
      put(object, .target, &mention)
    }
    if Self.suffered.contains(lemma), isObject, let subject = tree.subject(verb) {
      put(subject, .target, &mention)
    }
  }
}
