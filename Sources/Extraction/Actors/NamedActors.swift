import Linguistics
import NewsModel

/// Leads every proper name of a report to an actor: one actor for each real one, whichever of its names stands there.
struct NamedActors {
  let report: AnnotatedReport
  private let phrases: NounPhrases
  let finder: NameFinder
  private let names: [NameFinder.Name]
  /// The actors.
  var table = EntityTable()
  /// The actor that each token is part of the name of.
  var entityOf: [Int: Int] = [:]
  /// Every name with its actor, in order.
  var mentions: [(tokens: Range<Int>, entity: Int)] = []
  /// Bodies of states, by country and name.
  var bodies: [String: Int] = [:]
  /// The body named last, by its name alone.
  var lastBodies: [String: Int] = [:]

  init(report: AnnotatedReport, phrases: NounPhrases, world: WorldTables) {
    (self.report, self.phrases) = (report, phrases)
    finder = NameFinder(report: report, world: world)
    names = finder.names()
    read()
  }

  private mutating func read() {
    // Full names first, so that a surname in a headline finds its person.
    var entities = [Int?](repeating: nil, count: names.count)
    for (index, name) in names.enumerated()
    where name.tokens.count > 1 || name.known != nil || name.country != nil {
      entities[index] = entity(of: name, at: index)
    }
    for (index, name) in names.enumerated() {
      guard let entity = entities[index] ?? self.entity(of: name, at: index) else { continue }
      table.touch(entity)
      mentions.append((name.tokens, entity))
      for token in name.tokens { entityOf[token] = entity }
    }
    readAcronyms()
  }

  /// The actor of a name: one of the same name, else a new one.
  private mutating func entity(of name: NameFinder.Name, at index: Int) -> Int? {
    if let government = government(name, at: index) { return government }
    if let (country, word) = name.country, name.kind != .person || word == .name && name.tokens.count > 1 {
      return word == .name ? state(country) : nil
    }
    // By white space, so that "Amir-Hosseini" stays one word.
    let words =
      tokens(name).last.map { last in
        finder.text(name.tokens.lowerBound..<(last + 1)).split(whereSeparator: \.isWhitespace).map(
          String.init)
      } ?? []
    if let known = name.known {
      return add(known, as: words.joined(separator: " "))
    }
    guard let kind = name.kind else { return nil }
    switch kind {
    case .person:
      let isWeapon = IncidentLexicon.builtIn.weapon(words.joined(separator: " ").lowercased()) != nil
      return isWeapon || isPlace(name, words) ? nil : person(words)
    case .organization where words.count > 1 && Honorifics.isPersonal(words[0]): return person(words)
    case .organization:
      if words.count == 1, let person = table.index(surname: words[0]) { return person }
      if words.count == 1, DescriptionTable.builtIn.noun(words[0].lowercased()) != nil {
        // "the Council" after "the City Council".
        return table.indices(headNoun: words[0].lowercased()).last
      }
      if let last = words.last, Self.documents.contains(last.lowercased()) { return nil }
      return body(name.tokens) ?? organization(finder.text(name.tokens))
    case .location, .other: return nil
    }
  }

  /// A town that the tagger takes for a person: "in Goma", "hit Tel Aviv".
  private func isPlace(_ name: NameFinder.Name, _ words: [String]) -> Bool {
    if let word = name.country?.word, word == .capital || word == .metonym, words.count > 1 { return true }
    let before = name.tokens.lowerBound - 1
    guard before >= 0 else { return false }
    let lead = finder.text(before..<(before + 1)).lowercased()
    let next = name.tokens.upperBound
    let noun = next < report.annotated.tokens.count ? report.annotated.tokens[next].lemma.lowercased() : ""
    if Self.divisions.contains(noun) { return true }
    guard Self.locatives.contains(lead) else { return false }
    return !Gazetteer().entries(key: WorldTables.key(words.joined(separator: " "))).isEmpty
  }

  private static let locatives: Set<String> = ["in", "near", "around", "outside", "across", "at", "into"]
  private static let divisions: Set<String> = [
    "district", "province", "region", "county", "governorate", "neighbourhood", "neighborhood", "suburb",
    "oblast", "municipality", "prefecture", "valley", "checkpoint", "crossing", "airport",
  ]

  /// What texts are called is nobody who could act.
  private static let documents: Set<String> = [
    "law", "charter", "treaty", "act", "convention", "resolution", "agreement", "accord", "accords",
    "constitution",
    "bill", "amendment", "protocol", "declaration",
  ]

  private func tokens(_ name: NameFinder.Name) -> [Int] {
    name.tokens.filter { report.annotated.tokens[$0].tag != .possessiveEnding }
  }

  /// "the Iraqi government", "Iraq's government", "the government of Iraq": the name or adjective of a country beside
  /// the word.
  private mutating func government(_ name: NameFinder.Name, at index: Int) -> Int? {
    guard let (country, word) = name.country, word == .name || word == .adjective else { return nil }
    let tokens = report.annotated.tokens
    var next = name.tokens.upperBound
    if next < tokens.count, tokens[next].tag == .possessiveEnding { next += 1 }
    let before = name.tokens.lowerBound - 2
    let behind = next < tokens.count && Self.governments.contains(tokens[next].lemma.lowercased())
    let inFront =
      word == .name && before >= 0 && finder.text((before + 1)..<(before + 2)).lowercased() == "of"
      && Self.governments.contains(tokens[before].lemma.lowercased())
    guard behind || inFront else { return nil }
    // In "government spokesman" the government is not the one spoken of, but it is named all the same.
    let entity =
      table.index(named: "Government of \(country.name)")
      ?? table.add(
        Entity(
          name: "Government of \(country.name)", named: true, classification: .organization,
          sector: "government",
          country: country.name, headNouns: ["government"], isListed: true))
    let other =
      behind ? finder.text(name.tokens.lowerBound..<(next + 1)) : finder.text(before..<name.tokens.upperBound)
    table.register(name: other, of: entity)
    entityOf[behind ? next : before] = entity
    if behind, word == .name { return state(country) }
    return entity
  }

  private static let governments: Set<String> = ["government", "administration", "cabinet", "authorities"]

  private mutating func state(_ country: Country) -> Int {
    table.index(named: country.name)
      ?? table.add(
        Entity(
          name: country.name, named: true, classification: .state, sector: "government",
          headNouns: ["country"],
          isListed: true))
  }

  private mutating func add(_ known: KnownActor, as text: String) -> Int {
    if let index = table.index(named: known.name) {
      table.register(name: text, of: index)
      return index
    }
    let index = table.add(
      Entity(
        name: known.name, named: true, classification: known.classification, sector: known.sector,
        country: known.country, isListed: true))
    table.register(name: known.name, of: index)
    table.register(name: text, of: index)
    return index
  }

  private mutating func person(_ words: [String]) -> Int? {
    let gender = words.first.flatMap(Honorifics.gender)
    let bare = Honorifics.stripped(words).map { $0.replacing("’", with: "'") }
    let name = bare.joined(separator: " ")
    if let index = table.index(named: name) { return index }
    if bare.count == 1 || bare.count == words.count - 1,
      let index = table.index(surname: bare[bare.count - 1]),
      bare.count == 1
    {
      if table[index].gender == nil { table[index].gender = gender }
      return index
    }
    if bare.count == 1, let index = table.index(firstName: bare[0]) { return index }
    // "Robert F. Miller" after "Robert Miller".
    if let index = table.index(surname: bare[bare.count - 1]),
      EntityTable.key(table[index].name).split(separator: " ").first.map(String.init)
        == EntityTable.key(name).split(separator: " ").first.map(String.init)
    {
      table.register(name: name, of: index)
      return index
    }
    let index = table.add(
      Entity(name: name, named: true, classification: .person, gender: gender, isListed: true))
    table.register(name: name, of: index)
    return index
  }

  private mutating func organization(_ text: String) -> Int {
    let name = text.hasPrefix("the ") || text.hasPrefix("The ") ? String(text.dropFirst(4)) : text
    if let index = table.index(named: name) { return index }
    let index = table.add(Entity(name: name, named: true, classification: .organization, isListed: true))
    table.register(name: name, of: index)
    return index
  }

  /// Lets the stage that follows go on with the table.
  mutating func takeTable() -> EntityTable { table }
}
