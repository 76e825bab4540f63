import NewsModel

/// The actors of a report while it is read, found again by name, surname, acronym or description.
struct EntityTable: Sendable {
  private(set) var entities: [Entity] = []
  private var byName: [String: Int] = [:]
  private var bySurname: [String: Int] = [:]
  /// -1 where several share it.
  private var byFirstName: [String: Int] = [:]
  private var byExactName: [String: Int] = [:]
  private var byHeadNoun: [String: [Int]] = [:]

  /// The form under which names are kept.
  static func key(_ name: String) -> String { WorldTables.key(name) }

  subscript(index: Int) -> Entity {
    get { entities[index] }
    set { entities[index] = newValue }
  }

  /// The actor of that name or other name.
  func index(named name: String) -> Int? { byName[Self.key(name)] }

  /// The actor whose canonical name or fullest description that is.
  func index(exactly name: String) -> Int? { byExactName[name] }

  /// Gives a description that has become fuller.
  mutating func rename(_ index: Int, _ name: String) {
    entities[index].name = name
    if byExactName[name] == nil { byExactName[name] = index }
  }

  /// The person whose surname or single name that is; the one named last, where several share it.
  func index(surname: String) -> Int? { bySurname[Self.key(surname)] }

  /// The last word of a name; "Al-Masri" is one word.
  private static func surname(_ name: String) -> String? {
    name.split(separator: " ").last.map { key(String($0)) }
  }

  /// The only person of that first name.
  func index(firstName: String) -> Int? { byFirstName[Self.key(firstName)].flatMap { $0 < 0 ? nil : $0 } }

  /// The actors that a noun of that dictionary form heads a name or description of, the latest last.
  func indices(headNoun: String) -> [Int] { byHeadNoun[headNoun] ?? [] }

  /// Takes up an actor and what it can be found by.
  mutating func add(_ entity: Entity) -> Int {
    entities.append(entity)
    let index = entities.count - 1
    if byExactName[entity.name] == nil { byExactName[entity.name] = index }
    if entity.named { register(name: entity.name, of: index) }
    entity.otherNames.forEach { register(name: $0, of: index) }
    entity.headNouns.forEach { register(headNoun: $0, of: index) }
    return index
  }

  /// Makes an actor found under a further name.
  mutating func register(name: String, of index: Int) {
    let key = Self.key(name)
    if byName[key] == nil { byName[key] = index }
    entities[index].words.formUnion(key.split(separator: " ").map(String.init))
    entities[index].add(otherName: name)
    guard entities[index].classification == .person else {
      let words = key.split(separator: " ")
      // "Ministry of Defence" is a ministry.
      let head = words.firstIndex(of: "of").flatMap { $0 > 0 ? words[$0 - 1] : nil } ?? words.last
      if let head, entities[index].named { register(headNoun: String(head), of: index) }
      return
    }
    let words = key.split(separator: " ").map(String.init)
    if let last = Self.surname(name) { bySurname[last] = index }
    if let first = words.first, words.count > 1 {
      byFirstName[first] = byFirstName[first] == index ? index : byFirstName[first] == nil ? index : -1
    }
  }

  /// Makes a name, so far that of another actor of which nothing else is known, mean this one; the other is listed no more.
  mutating func moveName(_ name: String, from other: Int, to index: Int) {
    byName[Self.key(name)] = index
    if byExactName[name] == other { byExactName[name] = nil }
    if bySurname[Self.key(name)] == other { bySurname[Self.key(name)] = nil }
    entities[other].isListed = false
    register(name: name, of: index)
  }

  /// Makes an actor found by the noun that heads a description of it.
  mutating func register(headNoun: String, of index: Int) {
    entities[index].headNouns.insert(headNoun)
    var indices = byHeadNoun[headNoun] ?? []
    if let last = indices.last, last == index { return }
    // The list stays short, so that a text of nothing but one noun is read in linear time.
    if indices.count >= 32 { indices.removeFirst() }
    indices.append(index)
    byHeadNoun[headNoun] = indices
  }

  /// Notes that a person was named again, so that a shared surname means them.
  mutating func touch(_ index: Int) {
    guard entities[index].classification == .person,
      let last = Self.surname(entities[index].name)
    else { return }
    bySurname[last] = index
  }
}
