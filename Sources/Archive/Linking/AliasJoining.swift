import NewsModel

/// Which groups of actors are another one under an alias, an acronym, a surname or a shorter form of the name.
///
/// A name is taken for another only where it can be one: a name that several actors answer to joins none of them, and a
/// surname alone needs a country or a role that agrees.
struct AliasJoining {
  private let groups: [ActorLinker.Group]
  private var byAlias: [String: [Int]] = [:]
  private var bySurname: [String: [Int]] = [:]

  init(_ groups: [ActorLinker.Group]) {
    self.groups = groups
    for (index, group) in groups.enumerated() {
      for alias in group.aliases.subtracting(group.names) { byAlias[alias, default: []].append(index) }
      for surname in Set(group.names.compactMap(Self.surname)) where group.isPerson {
        bySurname[surname, default: []].append(index)
      }
    }
  }

  /// For each group that is another one: that one, which is none itself.
  func targets() -> [Int: Int] {
    let targets = groups.indices.map(target(of:))
    var clusters = Clusters(count: groups.count)
    for (index, target) in targets.enumerated() { if let target { clusters.join(index, target) } }
    var found: [Int: Int] = [:]
    for set in clusters.sets() {
      // Each leads to one other, so that a set has one that leads to none, or two that lead to each other.
      let end = set.first { targets[$0] == nil } ?? set[0]
      for index in set where index != end { found[index] = end }
    }
    return found
  }

  private func target(of index: Int) -> Int? {
    let group = groups[index]
    let isShort = group.names.allSatisfy { NameWords.words($0).count == 1 }
    if isShort, group.isPerson || group.classification == nil, let found = surnameTarget(index) {
      return found
    }
    if isShort, group.isPerson { return nil }
    if let found = only(group.names.flatMap { byAlias[$0] ?? [] }, index) { return found }
    return group.isPerson ? variantTarget(index) : nil
  }

  /// The only other group of these that nothing speaks against.
  private func only(_ candidates: [Int], _ index: Int) -> Int? {
    let group = groups[index]
    let fitting = Set(candidates).filter {
      $0 != index && groups[$0].agrees(group.classification, group.country)
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  /// A person of that surname, the only one whose country or role agrees.
  private func surnameTarget(_ index: Int) -> Int? {
    let group = groups[index]
    let candidates = group.names.flatMap { bySurname[$0] ?? [] }
    // Where any of them has that country, those of none are out of the question; the same with roles.
    let sameCountry = candidates.filter { group.country != nil && groups[$0].country == group.country }
    let sameRole = candidates.filter { !groups[$0].roles.isDisjoint(with: group.roles) }
    let both = sameCountry.filter(sameRole.contains)
    for choice in [both, sameRole, sameCountry] where !choice.isEmpty { return only(choice, index) }
    return nil
  }

  /// A person whose name goes on in between: "George Bush" and "George W. Bush".
  private func variantTarget(_ index: Int) -> Int? {
    let group = groups[index]
    let names = group.names.map(NameWords.words)
    let candidates = group.names.compactMap(Self.surname).flatMap { bySurname[$0] ?? [] }.filter { other in
      groups[other].names.contains { name in
        let words = NameWords.words(name)
        return names.contains { own in
          own.count >= 2 && words.count > own.count && words.first == own.first && words.last == own.last
        }
      }
    }
    return only(candidates, index)
  }

  /// The last word of a name of several, without what is written before it (al-, el-).
  private static func surname(_ name: String) -> String? {
    let words = NameWords.words(name)
    return words.count > 1 ? words.last : nil
  }
}

extension ActorLinker.Group {
  var isPerson: Bool { classification == .person }
}

/// Names in the form in which they are compared.
enum NameWords {
  private static let articles: Set<String> = ["the", "al", "el", "ul", "as", "ash"]

  /// Folded, without articles and punctuation, a space between words.
  static func key(_ name: String) -> String { words(name).joined(separator: " ") }

  /// The words of a name, without articles.
  static func words(_ name: String) -> [String] {
    let words = SearchWords.words(of: name).map(\.text)
    let kept = words.filter { !articles.contains($0) }
    return kept.isEmpty ? words : kept
  }
}
