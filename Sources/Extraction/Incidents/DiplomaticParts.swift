import Linguistics
import NewsModel

/// Who takes part in what states and bodies do to each other without force.
extension ArgumentReader {
  /// Nouns of assemblies that decide by vote and may stand without a name.
  static let assemblies: Set = [
    "parliament", "council", "assembly", "senate", "congress", "committee", "commission", "lawmaker",
    "legislator", "legislature", "cabinet", "member", "delegate", "deputy", "senator", "chamber", "board",
  ]

  /// Adds the parts that an act without force has beside those of its subject and object.
  func diplomatic(_ mention: inout EventMention) {
    let verb: Int
    if mention.word.part == .verb {
      verb = mention.head
      for other in tree.obliques(verb, ["with"]) { put(other, .target, &mention) }
      if mention.word.needs == .relations { relations(&mention) }
      if mention.word.needs == .phone {
        for other in tree.obliques(verb, ["to"]) { put(other, .target, &mention) }
      }
    } else {
      if mention.word.word == "talks", let verb = Self.occasion(of: mention.head, tree) {
        occasion(verb, &mention)
      }
      guard let governor = conclusion(of: mention.head) else { return }
      verb = governor
      let isPassive = tree.isPassive(verb) && tree.lemmas[verb] != "agree"
      if !isPassive, let subject = tree.subject(verb) { put(subject, .actor, &mention) }
      // "the two countries": states, whichever they are.
      if !isPassive, mention.actors.isEmpty, let subject = tree.subject(verb),
        ["country", "side", "nation", "party", "government"].contains(tree.lemmas[subject])
      {
        mention.actors.append(subject)
      }
      for agent in tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"]) {
        put(agent, .actor, &mention)
      }
      for party in tree.obliques(mention.head, ["between"]) { put(party, .actor, &mention) }
      let others: Set = mention.word.subEventType == "sanction" ? ["on", "against"] : ["with", "to"]
      for other in tree.obliques(mention.head, others) + tree.obliques(verb, others) {
        put(other, .target, &mention)
      }
      mention.clause =
        min(verb, mention.clause.lowerBound)..<max(mention.clause.upperBound, tree.spans[verb].upperBound)
    }
    // "the parliament voted": an assembly without a name.
    if mention.word.subEventType == "vote", mention.actors.isEmpty, let subject = tree.subject(verb),
      Self.assemblies.contains(tree.lemmas[subject])
    {
      mention.actors = [subject]
    }
    mention.actors = mention.actors.flatMap(sides).map(named)
    for index in mention.targets.indices { mention.targets[index].head = named(mention.targets[index].head) }
  }

  /// "severed relations with Chad".
  private func relations(_ mention: inout EventMention) {
    for object in tree.children(mention.head, [.obj, .nsubjPassive]) {
      for other in tree.obliques(object, ["with", "to"]) { put(other, .target, &mention) }
    }
  }

  private static let gathering: Set = [
    "return", "arrive", "meet", "gather", "travel", "resume", "come", "reconvene", "fly", "head",
  ]
  private static let happening: Set = [
    "resume", "begin", "open", "start", "continue", "take", "conclude", "end", "hold", "host", "restart",
  ]

  /// The verb that tells that talks take place: "talks resumed", "returned for a third round of talks".
  static func occasion(of noun: Int, _ tree: SyntaxTree) -> Int? {
    var current = noun
    // "a round of talks"
    if tree.preposition(noun) == "of", let round = tree.head(noun), tree.lemmas[round] == "round" {
      current = round
    }
    guard let verb = tree.head(current), tree.tokens[verb].tag.isVerb else { return nil }
    switch tree.relation(current) {
    case .nsubj, .nsubjPassive: return happening.contains(tree.lemmas[verb]) ? verb : nil
    case .obl, .nmod, .advcl:
      return tree.preposition(current) == "for" && gathering.contains(tree.lemmas[verb]) ? verb : nil
    default: return nil
    }
  }

  private func occasion(_ verb: Int, _ mention: inout EventMention) {
    if let subject = tree.child(verb, [.nsubj]), subject != mention.head, !tree.isBelow(mention.head, subject)
    {
      if !mention.actors.contains(subject) { mention.actors.append(subject) }
    }
    for party in tree.obliques(mention.head, ["between", "with"]) { put(party, .actor, &mention) }
    let start = min(verb, mention.head)
    var end = max(verb, mention.head) + 1
    for place in tree.children(verb, [.obl]) + tree.children(mention.head, [.nmod]) where place > start {
      let span = tree.spans[place]
      if span.count <= 4, span.lowerBound <= end + 4 { end = max(end, span.upperBound) }
    }
    mention.clause = start..<end
  }

  /// "the leaders of Kenya and Chile": the states that they act for.
  private func sides(_ head: Int) -> [Int] {
    guard tree.tokens[head].tag == .nounPlural, sorter.noun(head) == .human else { return [head] }
    let sides = tree.obliques(head, ["of", "from"]).flatMap { tree.conjuncts($0) }
      .filter { sorter.country($0) != nil || sorter.isOrganization($0) }
    return sides.count > 1 ? sides : [head]
  }

  /// "her counterpart Pedro Rojas", "the minister, Anna Lund,": the person whose name stands beside the description.
  private func named(_ head: Int) -> Int {
    guard !tree.tokens[head].tag.isProperNoun else { return head }
    let beside = tree.children(head, [.appos, .flat, .dep, .nmodDescriptor, .nmodUnmarked, .compound])
    if let name = beside.first(where: { $0 > head && sorter.kind($0) == .person }) { return name }
    // "the country's top general, Than Oo": a name that the tagger takes for something else.
    guard sorter.noun(head) == .human else { return head }
    return beside.first {
      $0 > head && tree.relation($0) == .appos && tree.tokens[$0].tag.isProperNoun
        && sorter.kind($0) != .location && sorter.country($0) == nil && sorter.known($0) == nil
        && tree.word(tree.shortPhrase($0).lowerBound - 1) == ","
    } ?? head
  }

  /// The verb that brings about what a noun names, as its object or passive subject: "signed an agreement".
  private func conclusion(of noun: Int) -> Int? {
    let noun = tree.bundle(noun)
    let isAgreedTo = tree.relation(noun) == .obl && ["to", "on"].contains(tree.preposition(noun))
    guard [.obj, .nsubjPassive].contains(tree.relation(noun)) || isAgreedTo, let verb = tree.head(noun),
      !isAgreedTo || ["agree", "accede"].contains(tree.lemmas[verb]),
      MentionFilter.concluding.contains(tree.lemmas[verb])
    else { return nil }
    return verb
  }
}
