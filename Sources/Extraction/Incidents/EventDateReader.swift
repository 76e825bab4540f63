import Linguistics
import NewsModel

/// Tells which of a sentence's times is an event's own, through the tree.
struct EventDateReader: Sendable {
  private let tree: SyntaxTree
  private let times: [TemporalExpression]
  private let cues = CueTable.builtIn

  /// - Parameter times: in the order of the text.
  init(_ tree: SyntaxTree, times: [TemporalExpression]) { (self.tree, self.times) = (tree, times) }

  /// How a time hangs together with an event; the less the closer.
  private enum Tie: Int, Comparable {
    case own, clause, joined, sentence, aside

    static func < (left: Tie, right: Tie) -> Bool { left.rawValue < right.rawValue }
  }

  /// When the event happened, as far as its sentence tells.
  func date(of mention: EventMention) -> ReportedDate? {
    let sentence = tree.sentences[mention.sentence]
    let near = times[firstTime(from: sentence.lowerBound)...].prefix {
      $0.tokens.lowerBound < sentence.upperBound
    }
    let tied = near.compactMap { time -> (time: TemporalExpression, tie: Tie)? in
      guard time.date.timex != "PRESENT_REF", let tie = tie(time, mention) else { return nil }
      return (time, tie)
    }
    let ranked = tied.sorted {
      ($0.tie, abs($0.time.tokens.lowerBound - mention.head)) < (
        $1.tie, abs($1.time.tokens.lowerBound - mention.head)
      )
    }
    guard let closest = ranked.first else { return nil }
    let best = ranked.first { $0.tie == closest.tie && $0.time.date.start != nil } ?? closest
    if best.tie == .aside, best.time.date.precision != .day { return nil }
    var date = best.time.date
    // "Since the attack of May 4, they have …": what follows began then.
    if mention.word.part == .verb, !best.time.isOpen, isUnderSince(best.time.tokens.lowerBound, mention.head)
    {
      date.end = nil
    }
    return date
  }

  /// The number of times that begin before a token.
  private func firstTime(from token: Int) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How a time is tied to an event; `nil` where it tells when something else was, or was said.
  private func tie(_ time: TemporalExpression, _ mention: EventMention) -> Tie? {
    if isClockNote(time) { return nil }
    if isRightBehind(time, mention.head), !isTopicTime(time, mention) { return .clause }
    let last = time.tokens.upperBound - 1
    let above = tree.ancestors(last, limit: 20)
    let governor = above.first { $0 == mention.head || tree.tokens[$0].tag.isVerb }
    guard let governor else { return .sentence }
    if governor == mention.head { return .own }
    if tree.isBelow(mention.head, governor), tree.isTopic(mention.head, of: governor) {
      return nil
    }
    // "were killed before troops ended the siege on Saturday"
    if tree.relation(governor) == .advcl, tree.isBelow(governor, mention.head),
      tree.children(governor, [.mark]).contains(where: { ["before", "until"].contains(tree.words[$0]) })
    {
      return nil
    }
    // "the attack that occurred on Friday", "attacks conducted since May"
    if mention.word.part == .noun, tree.head(governor) == mention.head,
      [.acl, .aclRelative].contains(tree.relation(governor))
    {
      return .clause
    }
    // "announced a ceasefire on Monday", but "reported an attack on Monday"
    let isBroughtAbout =
      mention.word.category == .diplomatic && tree.head(mention.head) == governor
      && [.obj, .nsubjPassive].contains(tree.relation(mention.head))
    if isSaying(governor), !isBroughtAbout {
      return saidThen(time, governor) ? nil : tree.isBelow(mention.head, governor) ? .sentence : .aside
    }
    if tree.isBelow(mention.head, governor) {
      return isOwnClause(mention.head, below: governor) ? .clause : .sentence
    }
    if tree.isBelow(governor, mention.head) {
      return isAside(governor, below: mention.head) ? .aside : .joined
    }
    if isJoined(governor, mention.head) { return .joined }
    if mention.word.part == .noun, !isOpening(time), isInsideOther(last, mention) { return nil }
    return isAside(governor, below: nil) ? .aside : .sentence
  }

  /// "attacks by rebels since May": the time, or its preposition, follows the event's words, whatever the tree says.
  private func isRightBehind(_ time: TemporalExpression, _ head: Int) -> Bool {
    let leads: Set = ["on", "in", "since", "at", "during", "late", "early"]
    var first = time.tokens.lowerBound
    while leads.contains(tree.word(first - 1)) || tree.word(first - 1) == "the" { first -= 1 }
    return tree.spans[head].upperBound == first && tree.sentence[head] == tree.sentence[first]
  }

  /// "protested over the raid on Monday": the day of the protest, as the tree has it.
  private func isTopicTime(_ time: TemporalExpression, _ mention: EventMention) -> Bool {
    guard let verb = tree.head(time.tokens.upperBound - 1), tree.tokens[verb].tag.isVerb else { return false }
    return tree.isTopic(mention.head, of: verb)
  }

  /// "[0230 GMT on 12 January]": another clock's day.
  private func isClockNote(_ time: TemporalExpression) -> Bool {
    (max(0, time.tokens.lowerBound - 4)..<time.tokens.lowerBound).contains { tree.words[$0] == "gmt" }
      && !["]", ")"].contains(tree.word(time.tokens.lowerBound - 1))
      && (max(0, time.tokens.lowerBound - 6)..<time.tokens.lowerBound).contains {
        ["[", "("].contains(tree.words[$0])
      }
  }

  private func isSaying(_ verb: Int) -> Bool {
    guard tree.tokens[verb].tag.isVerb, let word = cues.verb(tree.lemmas[verb]) else { return false }
    return word.frames.contains(.clause) || word.frames.contains(.quotation)
      || word.frames.contains(.addressee)
  }

  /// "said today that …", "today said", "… , police said on Monday": the time stands beside the verb, and not behind a
  /// clause that it may belong to.
  private func saidThen(_ time: TemporalExpression, _ verb: Int) -> Bool {
    let gap =
      time.tokens.lowerBound >= verb ? (verb + 1)..<time.tokens.lowerBound : time.tokens.upperBound..<verb
    // "On Monday, police said, …": the saying is thrown in.
    if time.tokens.upperBound <= verb, tree.word(verb + 1) == "," { return false }
    // "… near the town, on Saturday, an official said": a comma parts it from the saying.
    if time.tokens.upperBound <= verb, tree.word(time.tokens.upperBound) == ",",
      time.tokens.lowerBound > tree.sentences[tree.sentence[verb]].lowerBound + 3
    {
      return false
    }
    // What stands in quotation marks was not said of the saying.
    if gap.contains(where: { [.openQuote, .closeQuote].contains(tree.tokens[$0].tag) }) { return false }
    if gap.count > 8, time.tokens.upperBound <= verb { return false }
    return gap.count <= 3 || !gap.contains { tree.tokens[$0].tag.isVerb }
  }

  /// "On 26 January, …" at the head of a sentence is said of all that follows.
  private func isOpening(_ time: TemporalExpression) -> Bool {
    time.tokens.lowerBound <= tree.sentences[tree.sentence[time.tokens.lowerBound]].lowerBound + 1
      && tree.word(time.tokens.upperBound) == ","
  }

  /// Whether no clause of its own parts the event from the verb above it.
  private func isOwnClause(_ head: Int, below verb: Int) -> Bool {
    var current = head
    while current != verb, let above = tree.head(current) {
      if [.aclRelative, .acl, .ccomp, .advcl, .parataxis].contains(tree.relation(current)) { return false }
      current = above
    }
    return true
  }

  /// A verb in a relative clause or the like speaks of something beside the event.
  private func isAside(_ verb: Int, below head: Int?) -> Bool {
    var current = verb
    for _ in 0..<20 where current != head {
      if [.aclRelative, .acl, .appos].contains(tree.relation(current)) { return true }
      guard let above = tree.head(current) else { return false }
      current = above
    }
    return false
  }

  private func isJoined(_ one: Int, _ other: Int) -> Bool {
    let heads = { (index: Int) -> Set<Int> in
      var found: Set<Int> = [index]
      var current = index
      while tree.relation(current) == .conj || tree.relation(current) == .advcl,
        let above = tree.head(current), found.count < 12
      {
        found.insert(above)
        current = above
      }
      return found
    }
    return !heads(one).isDisjoint(with: heads(other))
  }

  /// Whether another clause holds the time, so that it doesn't speak of this event.
  private func isInsideOther(_ time: Int, _ mention: EventMention) -> Bool {
    for above in tree.ancestors(time) {
      if tree.isBelow(mention.head, above) { return false }
      if [.aclRelative, .ccomp, .advcl].contains(tree.relation(above)) { return true }
    }
    return false
  }

  private func isUnderSince(_ index: Int, _ head: Int) -> Bool {
    for above in [index] + tree.ancestors(index) {
      if above == head { return false }
      if tree.children(above, [.case, .mark]).contains(where: { tree.words[$0] == "since" }) { return true }
    }
    return false
  }
}
