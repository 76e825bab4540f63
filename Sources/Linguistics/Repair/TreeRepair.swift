/// Trees that grammar rules out, put right after the sentence is parsed.
enum TreeRepair {
  /// "Kenya's Foreign Ministry said": whoever has something depends on it, whatever the parser took for the subject.
  static func mend(
    _ heads: inout [Int32], _ relations: inout [UInt8], _ tags: [UInt8], _ forms: WordForms
  ) {
    let possessive = PartOfSpeech.possessiveEnding.number
    guard tags.count > 2 else { return }
    mendPairs(&heads, &relations, tags)
    mendTimes(&heads, &relations, tags, forms)
    mendLost(&heads, &relations, tags)
    mendLabels(heads, &relations, tags)
    for mark in 1..<(tags.count - 1) where tags[mark] == possessive {
      let owner = mark - 1
      guard PartOfSpeech(number: tags[owner]).isNoun, heads[mark] == Int32(owner),
        relations[owner] != DependencyRelation.nmodPossessive.number,
        let owned = owned(behind: mark, tags)
      else { continue }
      hang(owner, on: owned, mark: mark, &heads, &relations)
    }
  }

  /// "Hamas leader rejects …": of two nouns side by side only the second can be the subject.
  private static func mendPairs(_ heads: inout [Int32], _ relations: inout [UInt8], _ tags: [UInt8]) {
    let subject = DependencyRelation.nsubj.number
    for second in 1..<tags.count where relations[second] == subject && relations[second - 1] == subject {
      guard heads[second] == heads[second - 1], PartOfSpeech(number: tags[second]).isNoun,
        PartOfSpeech(number: tags[second - 1]).isNoun
      else { continue }
      (heads[second - 1], relations[second - 1]) = (Int32(second), DependencyRelation.compound.number)
    }
  }

  /// "On Saturday, a rebel drone hit …", "Hours after the attack, the air force struck …": what stands between a comma and
  /// a finite verb is the verb's subject; an apposition would end with a comma.
  private static func mendLost(_ heads: inout [Int32], _ relations: inout [UInt8], _ tags: [UInt8]) {
    for verb in tags.indices.dropFirst(3) where finite.contains(PartOfSpeech(number: tags[verb])) {
      guard PartOfSpeech(number: tags[verb - 1]).isNoun,
        let head = apposition(endingAt: verb - 1, heads, relations), (2..<verb).contains(head),
        let comma = (max(1, head - 40)..<head).last(where: { tags[$0] == PartOfSpeech.comma.number }),
        Int(heads[head]) < comma,
        (comma + 1..<verb).allSatisfy({ isBelow($0, head, heads) }), !isBelow(verb, head, heads)
      else { continue }
      let old = heads.indices.first { heads[$0] == Int32(verb) && subjects.contains(relations[$0]) }
      // "The leader, Ana Ruiz said" may stand for an apposition that somebody forgot to end.
      guard old != Int(heads[head]), old.map({ $0 < comma }) ?? true else { continue }
      if let old { relations[old] = DependencyRelation.obl.number }
      (heads[head], relations[head]) = (Int32(verb), DependencyRelation.nsubj.number)
    }
  }

  /// "Last night, a reporter was shot": a time in front of a comma does nothing; what is taken for its apposition does.
  private static func mendTimes(
    _ heads: inout [Int32], _ relations: inout [UInt8], _ tags: [UInt8], _ forms: WordForms
  ) {
    for time in 0..<min(5, tags.count - 2)
    where subjects.contains(relations[time]) && DayPhrases.isTime(forms.hash(time)) {
      guard tags[time + 1] == PartOfSpeech.comma.number, heads[time] > Int32(time),
        (0..<time).allSatisfy({ isBelow($0, time, heads) }),
        let subject = heads.indices.first(where: {
          $0 > time + 1 && heads[$0] == Int32(time) && relations[$0] == DependencyRelation.appos.number
        }), subject < Int(heads[time])
      else { continue }
      (heads[subject], relations[subject]) = (heads[time], relations[time])
      relations[time] = DependencyRelation.oblUnmarked.number
    }
  }

  /// "Odesa: A drone hit …": what a colon parts from a verb that has another subject is no subject.
  private static func mendLabels(_ heads: [Int32], _ relations: inout [UInt8], _ tags: [UInt8]) {
    guard let colon = tags.prefix(8).firstIndex(of: PartOfSpeech.colon.number) else { return }
    for label in 0..<colon where subjects.contains(relations[label]) && Int(heads[label]) > colon {
      let hasOther = (colon..<tags.count).contains {
        heads[$0] == heads[label] && subjects.contains(relations[$0])
      }
      if hasOther { relations[label] = DependencyRelation.dep.number }
    }
  }

  /// The apposition that a phrase ending at a position belongs to.
  private static func apposition(endingAt last: Int, _ heads: [Int32], _ relations: [UInt8]) -> Int? {
    var current = last
    for _ in 0..<8 {
      if relations[current] == DependencyRelation.appos.number { return current }
      guard heads[current] >= 0 else { return nil }
      current = Int(heads[current])
    }
    return nil
  }

  private static func isBelow(_ position: Int, _ head: Int, _ heads: [Int32]) -> Bool {
    var current = position
    for _ in heads.indices {
      if current == head { return true }
      guard heads[current] >= 0 else { return false }
      current = Int(heads[current])
    }
    return false
  }

  private static let finite: Set<PartOfSpeech> = [.verbPast, .verbPresentThird]
  private static let subjects: Set<UInt8> = [
    DependencyRelation.nsubj.number, DependencyRelation.nsubjPassive.number,
  ]

  /// The last noun of the phrase that begins behind a position.
  private static func owned(behind mark: Int, _ tags: [UInt8]) -> Int? {
    var last: Int?
    for position in (mark + 1)..<tags.count {
      let tag = PartOfSpeech(number: tags[position])
      if tag.isNoun { last = position }
      guard tag.isNoun || Self.modifiers.contains(tag) else { break }
    }
    return last
  }

  private static let cores: Set<UInt8> = [
    DependencyRelation.nsubj.number, DependencyRelation.nsubjPassive.number, DependencyRelation.obj.number,
  ]
  private static let modifiers: Set<PartOfSpeech> = [
    .adjective, .adjectiveComparative, .adjectiveSuperlative, .number, .hyphen, .verbPastParticiple,
    .verbGerund,
  ]

  private static func hang(
    _ owner: Int, on owned: Int, mark: Int, _ heads: inout [Int32], _ relations: inout [UInt8]
  ) {
    if heads[owned] == Int32(owner) {
      (heads[owned], relations[owned]) = (heads[owner], relations[owner])
      for position in heads.indices where heads[position] == Int32(owner) && position != mark {
        heads[position] = Int32(owned)
      }
    } else if heads[owner] == heads[owned] {
      if Self.cores.contains(relations[owner]) { relations[owned] = relations[owner] }
    } else if heads[owner] != Int32(owned) {
      return
    }
    (heads[owner], relations[owner]) = (Int32(owned), DependencyRelation.nmodPossessive.number)
  }
}
