import Linguistics
import NewsModel

/// Noun phrases of a report that name the same thing, as what may fill a part of an incident.
struct FillerCandidate: Sendable {
  /// Where they stand, in order; at most ``FillerCandidates/most``.
  var chunks: [Range<Int>]
  /// How often it is mentioned.
  var count: Int
  /// The parts that it may fill.
  var roles: Set<IncidentRole>
  /// Its place among the organizations by how often they are mentioned; `nil` for what is none.
  var rank: Int?
  /// An armed group of the table of actors.
  var isArmed = false
}

/// The names of people in a report, so that a surname is led to the whole name.
struct PersonNames: Sendable {
  /// The name that some words are a later part of; `nil` where they are part of several.
  private var wholes: [String: String?] = [:]

  init(_ names: [String]) {
    for name in names {
      let words = name.split(separator: " ").prefix(6)
      for start in words.indices.dropFirst() {
        for end in start..<words.endIndex {
          let part = words[start...end].joined(separator: " ")
          guard let known = wholes[part], let known, known != name else {
            if wholes[part] == nil { wholes[part] = name }
            continue
          }
          if name.hasSuffix(" " + known) {
            wholes[part] = name
          } else if !known.hasSuffix(" " + name) {
            wholes[part] = .some(nil)
          }
        }
      }
    }
  }

  /// The only name of which the words are a later part: "Valencia Garcia" and "Garcia" of "Carlos Valencia Garcia".
  func whole(of words: String) -> String? { wholes[words] ?? nil }
}

/// Gathers the candidates of a report.
struct FillerCandidates: Sendable {
  let view: IncidentView
  /// So many mentions of one candidate are looked at.
  static let most = 12

  /// Every candidate, in the order of first mentions.
  func all() -> [FillerCandidate] {
    let wordings = WordingReader(view: view)
    var order: [String] = []
    var chunks: [String: [Range<Int>]] = [:]
    func put(_ key: String, _ chunk: Range<Int>) {
      guard !key.isEmpty else { return }
      if chunks[key] == nil { order.append(key) }
      chunks[key, default: []].append(chunk)
    }
    for chunk in view.chunks.all { put(key(chunk, wordings), chunk) }
    for inner in innerNames() { put(key(inner, wordings), inner) }
    let people = PersonNames(
      order.filter { key in chunks[key]?.contains { view.sorter.kind($0.upperBound - 1) == .person } ?? false
      })
    for key in order {
      guard let whole = people.whole(of: key), let own = chunks.removeValue(forKey: key) else { continue }
      chunks[whole, default: []] += own
    }
    var candidates = order.compactMap { key in chunks[key].map(candidate) }
    rank(&candidates)
    return candidates
  }

  /// Known organizations by their usual name, so that a name and its acronym are one.
  private func key(_ chunk: Range<Int>, _ wordings: WordingReader) -> String {
    let last = chunk.upperBound - 1
    if let known = view.known(at: last), known.tokens.upperBound == chunk.upperBound, Self.isBody(known.actor)
    {
      return "= " + known.actor.name
    }
    let core = wordings.core(chunk)
    guard let name = view.name(at: last), name.upperBound == core.upperBound,
      view.sorter.kind(last) == .person
    else { return view.key(core) }
    return view.key(max(core.lowerBound, name.lowerBound)..<core.upperBound)
  }

  private static func isBody(_ actor: KnownActor) -> Bool {
    actor.classification == .organization || actor.classification == .armedGroup
  }

  /// Names and weapons within a chunk: the group of "FMLN guerrillas", the weapon of "machine-gun fire".
  private func innerNames() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var seen = Set(view.chunks.all)
    for token in view.tree.tokens.indices {
      if let known = view.known(at: token), known.tokens.lowerBound == token, Self.isBody(known.actor),
        seen.insert(known.tokens).inserted
      {
        found.append(known.tokens)
      }
      if let name = view.name(at: token), name.lowerBound == token,
        [.organization, .person].contains(view.sorter.kind(token)), seen.insert(name).inserted
      {
        found.append(name)
      }
    }
    for weapon in view.weapons.mentions where seen.insert(weapon.tokens).inserted {
      found.append(weapon.tokens)
    }
    return found
  }

  private func candidate(_ chunks: [Range<Int>]) -> FillerCandidate {
    let sorted = chunks.sorted { $0.lowerBound < $1.lowerBound }
    let looked = Array(sorted.prefix(Self.most))
    var candidate = FillerCandidate(chunks: looked, count: sorted.count, roles: [])
    for role in IncidentRole.allCases where looked.contains(where: { canFill(role, $0) }) {
      candidate.roles.insert(role)
    }
    return candidate
  }

  private func canFill(_ role: IncidentRole, _ chunk: Range<Int>) -> Bool {
    let last = chunk.upperBound - 1
    let noun = view.sorter.noun(last)
    let isHuman = noun == .human || noun == .perpetrator
    let isProper = view.tree.tokens[last].tag.isProperNoun
    switch role {
    case .weapon: return !isHuman && noun != .group
    case .victim: return isProper || chunk.contains { view.sorter.kind($0) == .person }
    case .organization:
      return isProper || noun == .group || view.known(at: last) != nil
        || chunk.contains { view.sorter.kind($0) == .organization }
    case .target: return !isHuman
    case .perpetrator: return true
    }
  }

  private func rank(_ candidates: inout [FillerCandidate]) {
    var bodies: [Int] = []
    for index in candidates.indices where candidates[index].roles.contains(.organization) {
      let isBody = candidates[index].chunks.contains { chunk in
        let last = chunk.upperBound - 1
        return view.known(at: last).map { Self.isBody($0.actor) } ?? false
          || view.sorter.noun(last) == .group || view.sorter.kind(last) == .organization
      }
      if isBody { bodies.append(index) }
      candidates[index].isArmed = candidates[index].chunks.contains {
        view.known(at: $0.upperBound - 1)?.actor.classification == .armedGroup
      }
    }
    let ranked = bodies.sorted { (-candidates[$0].count, $0) < (-candidates[$1].count, $1) }
    for (rank, index) in ranked.enumerated() { candidates[index].rank = rank }
  }
}
