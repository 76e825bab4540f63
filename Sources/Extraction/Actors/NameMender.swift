import Linguistics

/// Puts right the names that offices hide: "Ministry Spokesperson Lina Haddad" is a person whom the tagger takes for a body,
/// "ambassador Al-Nour Idris" one whom it does not see.
struct NameMender {
  private let text: AnnotatedText
  private let table = DescriptionTable.builtIn
  private static let longest = 5

  /// The names of a text, in order, without overlap.
  static func mended(_ text: AnnotatedText) -> [NameMention] {
    let mender = NameMender(text: text)
    return mender.withMissed(mender.completed(text.names).flatMap(mender.parted))
  }

  /// "Embassy of" with the country that follows it; without one, the preposition is no part of the name.
  private func completed(_ names: [NameMention]) -> [NameMention] {
    var completed: [NameMention] = []
    var index = 0
    while index < names.count {
      var name = names[index]
      index += 1
      guard name.kind != .location, name.tokens.count > 1, word(name.tokens.upperBound - 1) == "of" else {
        completed.append(name)
        continue
      }
      let article = name.tokens.upperBound
      let start = article < text.tokens.count && word(article) == "the" ? article + 1 : article
      if index < names.count, names[index].tokens.lowerBound == start, names[index].kind == .location {
        name.tokens = name.tokens.lowerBound..<names[index].tokens.upperBound
        index += 1
      } else {
        name.tokens = name.tokens.lowerBound..<(name.tokens.upperBound - 1)
      }
      completed.append(name)
    }
    var last = 0
    return completed.filter { !isDiplomat($0) && !isBareOffice($0) }.map(withParticles).filter { name in
      defer { last = max(last, name.tokens.upperBound) }
      return name.tokens.lowerBound >= last
    }
  }

  /// "Chargé d'Affaires", which is an office.
  private func isDiplomat(_ name: NameMention) -> Bool {
    let next = name.tokens.lowerBound + 1
    return ["chargé", "charge"].contains(word(name.tokens.lowerBound).lowercased())
      && next < text.tokens.count
      && word(next).lowercased().hasPrefix("d")
  }

  /// "Rwanda's Permanent Representative", "the Ombudsperson": an office without a name, which describes whoever holds it.
  private func isBareOffice(_ name: NameMention) -> Bool {
    let last = name.tokens.upperBound - 1
    guard name.kind != .location, table.noun(word(last).lowercased())?.classification == .person,
      name.tokens.lowerBound > 0
    else { return false }
    if name.tokens.count > 1 {
      return name.tokens.dropLast().allSatisfy { Self.ranksOfOffice.contains(word($0).lowercased()) }
    }
    return [.possessiveEnding, .determiner].contains(text.tokens[last - 1].tag)
  }

  private static let ranksOfOffice: Set<String> = [
    "permanent", "special", "deputy", "acting", "assistant", "resident",
  ]

  /// "Ursula von der Berg": a person's name goes on behind small words.
  private func withParticles(_ name: NameMention) -> NameMention {
    guard name.kind == .person else { return name }
    let name = NameMention(tokens: start(of: name.tokens)..<name.tokens.upperBound, kind: .person)
    var end = name.tokens.upperBound
    while end < text.tokens.count, end - name.tokens.upperBound < 3, Self.particles.contains(word(end)) {
      end += 1
    }
    guard end > name.tokens.upperBound, end < text.tokens.count, text.tokens[end].tag.isProperNoun,
      isPartOfPerson(end)
    else { return name }
    return NameMention(tokens: name.tokens.lowerBound..<(end + 1), kind: .person)
  }

  /// Where a name begins whose first word the tagger has cut at its hyphen ("Anne-Marie Okello").
  private func start(of name: Range<Int>) -> Int {
    let hyphen = name.lowerBound - 1
    guard hyphen > 0, text.tokens[hyphen].tag == .hyphen, isPartOfPerson(hyphen - 1),
      text.tokens[hyphen - 1].tag.isProperNoun,
      text.tokens[hyphen - 1].range.upperBound == text.tokens[hyphen].range.lowerBound,
      text.tokens[hyphen].range.upperBound == text.tokens[name.lowerBound].range.lowerBound
    else { return name.lowerBound }
    return hyphen - 1
  }

  private static let particles: Set<String> = [
    "von", "der", "den", "van", "de", "del", "da", "dos", "di", "bin", "ibn", "al", "el", "ben", "ould", "la",
  ]

  /// A body's name with an office inside: what stands before the office, and the person behind it.
  private func parted(_ name: NameMention) -> [NameMention] {
    guard name.kind != .person, name.kind != .location, name.tokens.count > 1,
      let office = name.tokens.dropLast().last(where: isOffice),
      office > name.tokens.lowerBound || !Self.ranks.contains(word(office).lowercased())
    else { return [name] }
    let person = (office + 1)..<name.tokens.upperBound
    guard person.count <= Self.longest, person.allSatisfy(isPartOfPerson) else { return [name] }
    var parts = [NameMention(tokens: person, kind: .person)]
    let body = name.tokens.lowerBound..<office
    if !body.isEmpty, table.noun(word(body.upperBound - 1).lowercased())?.classification == .organization {
      parts.insert(NameMention(tokens: body, kind: .organization), at: 0)
    }
    return parts
  }

  /// Adds persons whom nothing but their office announces.
  private func withMissed(_ names: [NameMention]) -> [NameMention] {
    var taken = Set<Int>()
    for name in names where name.kind != .person { taken.formUnion(name.tokens) }
    var found: [NameMention] = []
    for office in text.tokens.indices.dropLast() where isOffice(office) && !taken.contains(office) {
      var end = office + 1
      while end < text.tokens.count, end - office <= Self.longest, !taken.contains(end),
        text.tokens[end].tag.isProperNoun, isPartOfPerson(end)
      { end += 1 }
      if end - office > 2 { found.append(NameMention(tokens: (office + 1)..<end, kind: .person)) }
    }
    guard !found.isEmpty else { return names }
    let kept = names.filter { name in
      !found.contains { $0.tokens.overlaps(name.tokens) && $0.tokens.count >= name.tokens.count }
    }
    let added = found.filter { new in !kept.contains { $0.tokens.overlaps(new.tokens) } }
    return (kept + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// "spokesperson", "Minister": one person's office.
  private func isOffice(_ token: Int) -> Bool {
    guard [.noun, .properNoun].contains(text.tokens[token].tag) else { return false }
    let word = word(token).lowercased()
    return !Self.kin.contains(word) && table.noun(word)?.classification == .person
  }

  /// A capitalized word that is no common noun, no rank and no day.
  private func isPartOfPerson(_ token: Int) -> Bool {
    let word = word(token)
    guard let first = word.first(where: \.isLetter), text.tokens[token].tag != .possessiveEnding else {
      return false
    }
    if first.isLowercase { return word.contains("-") && word.contains(where: \.isUppercase) }
    let lower = word.lowercased()
    return table.noun(lower) == nil && !WeekdayTrimmer.isDay(lower) && !Self.bodies.contains(lower)
  }

  private func word(_ token: Int) -> String { text.text(text.tokens[token].range) }

  /// Ranks that names of firms and bodies begin with ("General Motors", "Chief Executive").
  private static let ranks: Set<String> = [
    "general", "major", "chief", "king", "queen", "prince", "princess", "captain", "director", "host",
    "editor", "author", "pilot", "student", "head", "leader", "justice", "principal", "marshal",
  ]
  private static let kin: Set<String> = [
    "father", "mother", "son", "daughter", "brother", "sister", "husband", "wife", "uncle", "aunt", "boy",
    "girl", "man", "woman", "head", "host", "rival", "chair", "general", "major", "justice", "principal",
  ]
  private static let bodies: Set<String> = [
    "staff", "assembly", "affairs", "headquarters", "motors", "electric", "street", "road", "house",
    "square", "airport", "avenue", "park", "hotel", "day", "award", "prize", "island", "islands",
  ]
}
