import Linguistics
import NewsModel

/// What acts without force need beside their words.
extension MentionFilter {
  /// Whether the verb that a noun depends on is one of those.
  func isGoverned(_ noun: Int, by verbs: Set<String>) -> Bool {
    tree.head(tree.bundle(noun)).map { verbs.contains(tree.lemmas[$0]) } ?? false
  }

  /// "the ministers met in Oslo": several who meet each other.
  func isGathering(_ mention: EventMention) -> Bool {
    mention.word.subEventType == "meeting" && (mention.date != nil || mention.place != nil)
      && mention.actors.contains {
        tree.tokens[$0].tag == .nounPlural || ArgumentReader.assemblies.contains(tree.lemmas[$0])
      }
  }

  /// "talks resumed in Geneva", "envoys returned for a further round of talks": with a day or a place.
  func isTalks(_ mention: EventMention) -> Bool {
    mention.word.word == "talks" && (mention.date != nil || mention.place != nil)
      && (!mention.actors.isEmpty || mention.place?.geoPrecision == .exact)
      && ArgumentReader.occasion(of: mention.head, tree) != nil
  }

  /// "the two presidents held talks": those who speak with each other are all of them actors.
  func isAmongSides(_ mention: EventMention) -> Bool {
    mention.targets.isEmpty && mention.actors.count > 1
      && mention.actors.contains { tree.tokens[$0].tag.isProperNoun }
  }

  /// Told as done, in the past tense.
  func isTold(_ mention: EventMention) -> Bool {
    let verb = mention.word.part == .verb ? mention.head : tree.head(mention.head) ?? mention.head
    return tree.tokens[verb].tag == .verbPast
  }

  /// "spoke by phone", "talked over the telephone".
  func isByPhone(_ verb: Int) -> Bool {
    tree.spans[verb].contains {
      ["phone", "telephone"].contains(tree.words[$0]) && tree.isBelow($0, verb)
        && ["by", "over", "on", "via"].contains(tree.preposition($0))
    }
  }

  /// A state, organization or person in its name rather than anybody.
  func isBody(_ index: Int) -> Bool {
    tree.tokens[index].tag.isProperNoun || sorter.known(index) != nil || sorter.isOrganization(index)
      || sorter.country(index) != nil || sorter.noun(index) == .group
      || DescriptionTable.builtIn.noun(tree.lemmas[index])?.classification == .organization
  }

  /// "broke into the embassy": force by itself, whatever came of it.
  func isIntrusion(_ mention: EventMention) -> Bool {
    mention.word.word.hasPrefix("break into") && !mention.actors.isEmpty
      && mention.targets.contains { sorter.noun($0.head) == .physical }
  }

  /// "a naval drone damaged a tanker": the blow itself, where no other word tells it.
  func isDamageByWeapon(_ mention: EventMention) -> Bool {
    guard mention.word.effect == .destroyed, mention.word.part == .verb, !tree.isPassive(mention.head),
      let subject = tree.child(mention.head, [.nsubj]),
      mention.weapons.contains(where: { $0.tokens.contains(subject) })
    else { return false }
    return tree.children(subject, [.det, .nummod]).contains { tree.words[$0] != "the" }
      && mention.targets.contains { sorter.noun($0.head) == .physical }
  }

  /// "Prices fell to a new low": nothing that anybody took.
  func isOtherFall(_ mention: EventMention) -> Bool {
    mention.word.word == "fall to" && !mention.actors.contains(where: sorter.isArmed)
      || mention.word.word == "order"
        && !tree.children(mention.head, [.xcomp, .ccomp, .advcl]).contains {
          ["leave", "depart", "quit"].contains(tree.lemmas[$0])
        }
  }

  /// "wrote to the council": who is written to decides or governs.
  func isAddressed(_ mention: inout EventMention) -> Bool {
    let receivers = tree.obliques(mention.head, ["to"]).filter { receiver in
      sorter.known(receiver) != nil || sorter.kind(receiver) == .organization
        || sorter.country(receiver) != nil || Self.offices.contains(tree.lemmas[receiver])
    }
    guard let subject = tree.subject(mention.head), !sorter.isNobody(subject), isTold(mention) else {
      return false
    }
    mention.actors = [subject]
    mention.targets = receivers.map { .init(head: $0) }
    return !receivers.isEmpty
  }

  private static let offices: Set = [
    "council", "general", "president", "government", "parliament", "commission", "minister", "assembly",
    "chairman", "court", "secretariat",
  ]

  /// "wrote in a letter to the council", "In a letter to the council, the envoy said".
  func isQuotedLetter(_ mention: inout EventMention) -> Bool {
    guard tree.preposition(mention.head) == "in",
      tree.children(mention.head, [.det]).contains(where: { ["a", "an"].contains(tree.words[$0]) })
    else { return false }
    let receivers = tree.obliques(mention.head, ["to"]).filter(sorter.isParty)
    let sentence = tree.sentences[mention.sentence]
    let verb =
      tree.ancestors(mention.head, limit: 4).first { tree.tokens[$0].tag.isFinite }
      ?? sentence.first { tree.tokens[$0].tag.isFinite && $0 > mention.head }
    guard !receivers.isEmpty, let verb, let subject = tree.child(verb, [.nsubj]) ?? tree.subject(verb),
      subject != mention.head
    else { return false }
    mention.actors = [subject]
    mention.targets = receivers.map { .init(head: $0) }
    return true
  }

  /// "sent a letter to …".
  func isSent(_ mention: inout EventMention) -> Bool {
    if isQuotedLetter(&mention) { return true }
    guard let verb = tree.head(mention.head), Self.sending.contains(tree.lemmas[verb]) else { return false }
    if tree.relation(mention.head) == .obj, let subject = tree.subject(verb) { mention.actors = [subject] }
    if tree.relation(mention.head) == .nsubjPassive {
      mention.actors = tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"])
    }
    guard [.obj, .nsubjPassive].contains(tree.relation(mention.head)) else { return false }
    let receivers =
      tree.children(verb, [.iobj]) + tree.obliques(verb, ["to"]) + tree.obliques(mention.head, ["to"])
    mention.targets = receivers.filter(sorter.isParty).map { .init(head: $0) }
    mention.clause = tree.spans[mention.head].lowerBound..<tree.spans[mention.head].upperBound
    mention.clause =
      min(
        verb, mention.clause.lowerBound)..<max(
        mention.clause.upperBound, (receivers.map { tree.spans[$0].upperBound }.max() ?? 0))
    return !mention.targets.isEmpty && !mention.actors.isEmpty
  }

  /// "requests that the council convene a meeting".
  private func isRequestToDo(_ mention: inout EventMention) -> Bool {
    guard !mention.actors.isEmpty, let clause = tree.child(mention.head, [.ccomp]),
      ["convene", "conve", "hold", "dispatch", "deploy", "send", "call", "circulate"].contains(
        tree.lemmas[clause]),
      let asked = tree.child(clause, [.nsubj]), sorter.isParty(asked),
      let object = tree.child(clause, [.obj]), Self.requested.contains(tree.lemmas[object])
    else { return false }
    mention.targets = [.init(head: asked)]
    return true
  }

  /// A request for something that is formally asked for; a demand in reported speech is a statement alone.
  func isRequest(_ mention: inout EventMention) -> Bool {
    // "requested, on Thursday, a session": the object may hang on the date between.
    let late = tree.children(mention.head, [.obl, .oblUnmarked, .nmod]).filter(sorter.isTime).flatMap {
      tree.children($0, [.appos, .nmod, .dep])
    }
    if mention.actors.isEmpty, let subject = tree.subject(mention.head) { mention.actors = [subject] }
    if isRequestToDo(&mention) { return true }
    guard let object = tree.child(mention.head, [.obj]) ?? late.first, !mention.actors.isEmpty,
      Self.requested.contains(tree.lemmas[object])
    else { return false }
    let asked =
      tree.obliques(mention.head, ["from", "of", "to"]) + tree.obliques(object, ["of", "from", "with"])
    mention.targets = asked.filter(sorter.isParty).prefix(3).map { .init(head: $0) }
    return true
  }
}
