import Linguistics

/// Who plays which part where words are left out, or the tree hangs a subject elsewhere.
extension ArgumentReader {
  /// "One killed, eight wounded", "Driver killed (…)": people right before a verb that nothing follows but a mark.
  func victimBefore(_ mention: EventMention) -> Int? {
    let verb = mention.head
    guard mention.word.object == .target, mention.word.effect.map(Self.personal.contains) ?? false, verb > 0,
      tree.sentence[verb - 1] == tree.sentence[verb],
      [.verbPast, .verbPastParticiple].contains(tree.tokens[verb].tag),
      tree.child(verb, [.aux, .auxPassive]) == nil, isCut(verb + 1, from: verb)
    else { return nil }
    let isFirst = verb - 1 == tree.sentences[tree.sentence[verb]].lowerBound
    let isFigure =
      tree.tokens[verb - 1].tag == .number
      && (isFirst || [",", ".", ":", ";", "(", ")", "and"].contains(tree.word(verb - 2)))
    return isFigure || isFirst && sorter.noun(verb - 1) == .human ? verb - 1 : nil
  }

  /// Whether a mark or the sentence's end stands between a verb and what the tree takes for its object.
  func isCut(_ object: Int, from verb: Int) -> Bool {
    guard object > verb else { return false }
    let next = tree.word(verb + 1)
    return verb + 1 >= tree.tokens.count || tree.sentence[verb + 1] != tree.sentence[verb]
      || ["(", ".", ";"].contains(next)
      || next == "," && tree.child(verb, [.nsubj]).map { sorter.noun($0) == .human } ?? true
        && !(object > verb + 1 && tree.tokens[object].tag.isNoun && tree.child(object, [.cc]) != nil)
  }

  /// "two days after guerrillas of the front ambushed a convoy": what begins behind a conjunction and ends at a finite verb
  /// without a subject of its own.
  func ownActor(before verb: Int) -> Int? {
    guard verb > 1, tree.tokens[verb].tag == .verbPast,
      tree.child(verb, [.nsubj, .nsubjPassive, .nsubjOuter, .aux]) == nil, nounBehind(verb) != nil,
      tree.tokens[verb - 1].tag.isNoun
    else { return nil }
    var head = verb - 1
    while let above = tree.head(head), above < verb, tree.spans[above].upperBound == verb,
      tree.children(head, [.case]).allSatisfy({ !Self.conjunctions.contains(tree.words[$0]) })
    {
      head = above
    }
    let leads = tree.children(head, [.case, .mark]).contains { Self.conjunctions.contains(tree.words[$0]) }
    return leads && sorter.isActor(head) ? head : nil
  }

  /// "killing two people: a guard, Ana Ruiz, 34, and a driver, Luis Paz": those who are named behind a number of people.
  func victimsNamed(_ mention: inout EventMention) {
    guard Self.personal.contains(mention.word.effect ?? .none),
      let counted = mention.targets.first(where: { tree.child($0.head, [.nummod]) != nil })?.head
    else { return }
    let end = tree.sentences[tree.sentence[counted]].upperBound
    guard let colon = (counted + 1..<max(counted + 1, min(counted + 8, end))).first(where: { isListMark($0) })
    else { return }
    for index in colon + 1..<end where sorter.kind(index) == .person {
      guard sorter.nameTokens(index)?.upperBound == index + 1, !mention.actors.contains(index),
        !mention.targets.contains(where: { $0.head == index })
      else { continue }
      mention.targets.append(.init(head: index, effect: mention.word.effect, isCounted: true))
    }
  }

  /// "killed Luis Paz, his wife Ana and their baby": those whom the tree takes for a description of the first.
  func relatives(of victim: Int, _ mention: inout EventMention) {
    guard Self.personal.contains(mention.word.effect ?? .none) else { return }
    // "Two policemen, Ali Khan and Omar Shah": their names.
    if sorter.noun(victim) == .human, tree.tokens[victim].tag == .nounPlural,
      let name = tree.children(victim, [.appos]).first(where: { sorter.kind($0) == .person })
    {
      for other in tree.conjuncts(name).dropFirst() where sorter.kind(other) == .person {
        mention.targets.append(.init(head: other, effect: mention.word.effect, isCounted: true))
      }
    }
    guard sorter.kind(victim) == .person else { return }
    for other in tree.children(victim, [.appos]) where isRelative(other) {
      for head in tree.conjuncts(other) where !mention.targets.contains(where: { $0.head == head }) {
        mention.targets.append(.init(head: head, effect: mention.word.effect))
      }
    }
  }

  private func isRelative(_ head: Int) -> Bool {
    let start = tree.spans[head].lowerBound
    return ["his", "her", "their"].contains(tree.word(start)) && tree.word(start - 1) == ","
      && (sorter.kind(head) == .person || sorter.noun(head) == .human)
  }

  /// A colon, or "identified as", "named as".
  private func isListMark(_ index: Int) -> Bool {
    tree.words[index] == ":"
      || tree.words[index] == "as" && ["identified", "named"].contains(tree.word(index - 1))
  }

  /// "broke into the prison and set it on fire": the last thing that was named in the sentence.
  func thingBefore(_ pronoun: Int) -> Int? {
    let sentence = tree.sentences[tree.sentence[pronoun]]
    return (sentence.lowerBound..<pronoun).last {
      sorter.noun($0) == .physical && [.obj, .obl, .nsubjPassive, .nmod].contains(tree.relation($0))
    }
  }

  private static let conjunctions: Set = ["after", "before", "as", "while", "when", "since", "until"]
}
