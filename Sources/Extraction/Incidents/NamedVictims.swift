import Linguistics
import NewsModel

/// The people with names among those whom an event befell.
extension ArgumentReader {
  /// Adds those whom the victims' words list or name: "two reporters, Ana Ruiz and Luis Paz", "engineers Ana Ruiz and Luis
  /// Paz", "three soldiers, including Captain Luis Paz".
  func namedVictims(_ mention: inout EventMention) {
    guard isDoneToPeople(mention.word) else { return }
    for part in mention.targets.prefix(10) {
      let people = individuals(of: part.head).filter { name in
        !mention.actors.contains(name) && !mention.targets.contains { $0.head == name }
      }
      let isCounted = counts.count(of: part.head) != nil
      for name in people where !mention.targets.contains(where: { $0.head == name }) {
        // "his assistant, Ana Ruiz": one and the same.
        if let index = mention.targets.firstIndex(where: { isOne($0.head, and: name) }) {
          mention.targets[index].head = name
        } else {
          mention.targets.append(.init(head: name, effect: part.effect, isCounted: isCounted))
        }
      }
    }
  }

  /// Whether a name stands right behind a word for one person, as its apposition.
  private func isOne(_ head: Int, and name: Int) -> Bool {
    guard head < name, tree.tokens[head].tag == .noun,
      let start = sorter.nameTokens(name)?.lowerBound, start > head, start - head < 5,
      (start...name).contains(where: { [.appos, .flat].contains(tree.relation($0)) })
    else { return false }
    return (head + 1..<start).allSatisfy { tree.words[$0] == "," || tree.tokens[$0].tag.isProperNoun }
  }

  /// Killing, wounding, abducting and shooting are done to people, so that any word for somebody is a victim's.
  func isDoneToPeople(_ word: EventWord) -> Bool {
    Self.personal.contains(word.effect ?? .none) || word.word == "shoot"
  }

  /// The last tokens of the names that a nominal is described or listed by, in order, at most twenty.
  private func individuals(of head: Int) -> [Int] {
    var found: [Int] = []
    var queue = [head]
    var seen: Set = [head]
    while let next = queue.popLast(), seen.count < 60 {
      let isName = sorter.kind(next) == .person
      for child in tree.children(next, isName ? [.conj, .flat] : [.conj, .flat, .appos])
      where !tree.tokens[child].tag.isVerb && seen.insert(child).inserted { queue.append(child) }
    }
    seen.formUnion(sorter.members(of: head))
    for token in seen.sorted() where sorter.kind(token) == .person && found.count < 20 {
      guard let name = sorter.nameTokens(token), !name.contains(head), !speaks(name) else { continue }
      if !found.contains(name.upperBound - 1) { found.append(name.upperBound - 1) }
    }
    return found
  }

  /// "…, Ana Ruiz said": whoever tells it is no victim.
  private func speaks(_ name: Range<Int>) -> Bool {
    (name.upperBound..<min(name.upperBound + 2, tree.tokens.count)).contains {
      tree.tokens[$0].tag.isVerb && CueTable.builtIn.verb(tree.lemmas[$0])?.frames.contains(.clause) ?? false
    }
  }

  /// "the bishop of Cali and his assistant": whom the tree joins to the town.
  func joinedToPlace(_ head: Int) -> [Int] {
    guard sorter.noun(head) == .human || sorter.kind(head) == .person else { return [] }
    return tree.children(head, [.nmod]).filter {
      sorter.kind($0) == .location || sorter.kind($0) == .organization
    }.flatMap { tree.children($0, [.conj]) }.filter {
      !tree.tokens[$0].tag.isVerb && sorter.isTarget($0, ofKilling: true) && sorter.noun($0) != .group
        && sorter.kind($0) != .location && sorter.kind($0) != .organization && sorter.country($0) == nil
    }
  }

  /// "an attempt on the life of the judge", "on her life", "the murder in Cali of a judge": whom, behind another noun.
  func victimsBehind(_ noun: Int, _ mention: inout EventMention) {
    for life in tree.obliques(noun, ["on", "against"]) where tree.lemmas[life] == "life" {
      for victim in tree.obliques(life, ["of"]) + tree.children(life, [.nmodPossessive]) {
        put(victim, .target, &mention)
      }
    }
    guard mention.targets.isEmpty, isDoneToPeople(mention.word) else { return }
    for place in tree.obliques(noun, ["in", "at", "near"]) {
      for victim in tree.obliques(place, ["of"])
      where sorter.noun(victim) == .human || sorter.kind(victim) == .person {
        put(victim, .target, &mention)
      }
    }
  }
}
