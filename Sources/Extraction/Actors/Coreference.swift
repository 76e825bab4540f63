import Linguistics
import NewsModel

/// Leads pronouns and descriptions to the actors that they take up, from the first token to the last.
///
/// After each mention only a bounded number of earlier ones is looked at, so that the pass is linear in the text.
struct Coreference {
  /// To whom a mention was led, and how.
  struct Link: Sendable {
    var entity: Int
    var resolution: Party.Resolution
    /// The head of the mention that led there; `nil` for a name.
    var antecedent: Int?
  }

  private struct Mention {
    var head: Int
    var entity: Int
    var sentence: Int
    var isSubject: Bool
    /// It is the subject of a verb of saying.
    var speaks: Bool
    var passage: Int
  }

  let report: AnnotatedReport
  let reader: DescriptionReader
  let phrases: NounPhrases
  private let quotations: Quotations
  /// The actors.
  var table: EntityTable
  /// To whom the mention at each head was led.
  var links: [Int: Link] = [:]
  private var recent: [Mention] = []
  private var lastMention: [Int: Int] = [:]
  private static let window = 40

  init(report: AnnotatedReport, quotations: Quotations, reader: DescriptionReader, named: NamedActors) {
    (self.report, self.quotations, self.reader) = (report, quotations, reader)
    phrases = reader.phrases
    table = named.table
    read(named)
  }

  private mutating func read(_ named: NamedActors) {
    var nameAt: [Int: (tokens: Range<Int>, entity: Int)] = [:]
    for mention in named.mentions { nameAt[mention.tokens.lowerBound] = mention }
    for (token, entity) in named.entityOf where links[token] == nil {
      links[token] = Link(entity: entity, resolution: .named, antecedent: nil)
    }
    for (number, sentence) in report.annotated.sentences.enumerated() {
      for token in sentence {
        if let name = nameAt[token] {
          note(head: phrases.head(of: name.tokens), entity: name.entity, sentence: number)
          readRoles(of: name)
        } else if links[token] == nil {
          resolve(token, sentence: number)
        }
      }
    }
  }

  private mutating func note(head: Int, entity: Int, sentence: Int) {
    let relation = report.annotated.tokens[head].relation
    let opens = opensSentence(head, sentence)
    let passage = quotations.index(atByte: report.annotated.tokens[head].range.lowerBound)
    recent.append(
      Mention(
        head: head, entity: entity, sentence: sentence,
        isSubject: opens || relation == .nsubj || relation == .nsubjPassive,
        speaks: speaks(head),
        passage: passage))
    if recent.count > 2 * Self.window { recent.removeFirst(Self.window) }
    lastMention[entity] = head
  }

  /// Leads a description to the name that turns out to stand beside it: "Peru's envoy to Chile, Ana Ruiz,".
  mutating func relink(_ head: Int, to entity: Int) {
    links[head] = Link(entity: entity, resolution: .named, antecedent: nil)
    for index in recent.indices.suffix(8) where recent[index].head == head { recent[index].entity = entity }
  }

  /// Whether a token is the subject of a verb of saying.
  private func speaks(_ token: Int) -> Bool {
    guard report.annotated.tokens[token].relation == .nsubj, let verb = report.annotated.tokens[token].head,
      let cue = CueTable.builtIn.verb(report.annotated.tokens[verb].lemma.lowercased())
    else { return false }
    return cue.frames.contains(.clause)
  }

  private mutating func resolve(_ token: Int, sentence: Int) {
    let tag = report.annotated.tokens[token].tag
    let link: Link? =
      switch tag {
      case .pronoun, .possessivePronoun: pronoun(token, sentence: sentence)
      case .whPronoun, .whDeterminer: relative(token)
      case .properNoun, .properNounPlural: name(token) ?? description(token, sentence: sentence)
      case .noun, .nounPlural: surname(token) ?? description(token, sentence: sentence)
      default: nil
      }
    guard let link else { return }
    links[token] = link
    note(head: token, entity: link.entity, sentence: sentence)
  }

  /// "who" and "which": what the relative clause hangs on.
  private func relative(_ token: Int) -> Link? {
    var current = token
    for _ in 0..<4 {
      guard let head = report.annotated.tokens[current].head else { return nil }
      if report.annotated.tokens[current].relation == .aclRelative {
        guard let entity = entity(below: head) else { return nil }
        return Link(entity: entity, resolution: .pronoun, antecedent: head)
      }
      current = head
    }
    return nil
  }

  /// The actor of a head, or of a name that is part of the same phrase.
  func entity(below head: Int) -> Int? {
    if let link = links[head] { return link.entity }
    let joined: Set<DependencyRelation> = [.flat, .compound, .appos, .nmodDescriptor]
    for child in phrases.children[head] where joined.contains(report.annotated.tokens[child].relation) {
      if let link = links[child],
        table[link.entity].classification == .person || report.annotated.tokens[child].relation == .flat
      {
        return link.entity
      }
    }
    return nil
  }

  private func pronoun(_ token: Int, sentence: Int) -> Link? {
    let word = report.annotated.text(report.annotated.tokens[token].range).lowercased()
    let passage = quotations.index(atByte: report.annotated.tokens[token].range.lowerBound)
    let fits: (Entity) -> Bool
    switch word {
    case "he", "him", "his", "himself": fits = { $0.classification == .person && $0.gender != .feminine }
    case "she", "her", "hers", "herself": fits = { $0.classification == .person && $0.gender != .masculine }
    case "it", "its", "itself": fits = { [.organization, .state, .armedGroup].contains($0.classification) }
    case "they", "them", "their", "theirs", "themselves":
      fits = { $0.isPlural || $0.classification == .organization }
    default: return nil
    }
    let speaks = speaks(token)
    let isSubject = speaks && ["he", "she"].contains(word)
    var best: (score: Int, mention: Mention)?
    for mention in recent.reversed().prefix(Self.window) where fits(table[mention.entity]) {
      guard mention.passage < 0 || mention.passage == passage else { continue }
      var score =
        -2 * (sentence - mention.sentence) + (mention.isSubject ? 3 : 0)
        + (table[mention.entity].named ? 1 : 0)
      // "The secretary summoned the envoy. She demanded …": the subject of the sentence before.
      if isSubject, mention.isSubject, sentence == mention.sentence + 1 { score += 2 }
      // "The navy said …. It said …": who spoke goes on.
      if speaks, mention.speaks { score += 3 }
      if word.hasPrefix("it"), report.annotated.tokens[mention.head].relation == .nmodPossessive {
        score -= 2
      }
      if best.map({ score > $0.score }) ?? true { best = (score, mention) }
    }
    return best.map { Link(entity: $0.mention.entity, resolution: .pronoun, antecedent: $0.mention.head) }
  }

  private mutating func description(_ token: Int, sentence: Int) -> Link? {
    guard var description = reader.description(head: token) else { return nil }
    // "the same militia"
    if description.words.remove("same") != nil { description.isDefinite = true }
    let joined: Set<DependencyRelation> = [.compound, .flat]
    guard !joined.contains(report.annotated.tokens[token].relation) else { return nil }
    if let entity = entity(below: token) {
      return Link(entity: entity, resolution: .named, antecedent: nil)
    }
    if let link = group(description, token: token, sentence: sentence) { return link }
    let nouns = [description.noun] + (Self.synonyms[description.noun] ?? [])
    let candidates = nouns.flatMap { table.indices(headNoun: $0) }
    // Whoever was mentioned last; who has not come up yet, at the end.
    let latest = candidates.enumerated().sorted {
      (lastMention[$0.element] ?? -1, $0.offset) > (lastMention[$1.element] ?? -1, $1.offset)
    }
    for (_, index) in latest where matches(table[index], description) {
      merge(description, into: index)
      return Link(entity: index, resolution: .description, antecedent: lastMention[index])
    }
    let index = table.add(
      Entity(
        name: description.text, named: false, classification: description.classification,
        sector: description.sector, country: description.country, gender: description.gender,
        words: description.words, headNouns: [description.noun]))
    return Link(entity: index, resolution: .description, antecedent: nil)
  }

  /// "the group", "the movement": the organization or armed group with a name that was spoken of last, where no other
  /// was called so since.
  private func group(_ description: DescriptionReader.Description, token: Int, sentence: Int) -> Link? {
    guard description.isDefinite, description.words.isEmpty, let kinds = Self.groups[description.noun] else {
      return nil
    }
    let latest = recent.last { mention in
      let entity = table[mention.entity]
      return sentence - mention.sentence <= 3
        && (entity.headNouns.contains(description.noun)
          || entity.named && entity.classification.map(kinds.contains) ?? false
            && !["government", "media"].contains(entity.sector))
    }
    guard let latest, table[latest.entity].named else { return nil }
    return Link(entity: latest.entity, resolution: .description, antecedent: latest.head)
  }

  /// What such a noun may take up.
  private static let groups: [String: Set<Classification>] = [
    "group": [.armedGroup, .organization], "movement": [.armedGroup, .organization],
    "organization": [.armedGroup, .organization], "organisation": [.armedGroup, .organization],
    "faction": [.armedGroup], "militia": [.armedGroup],
  ]

  /// Nouns for the same office.
  private static let synonyms = [
    "leader": ["chief", "head", "president"], "chief": ["leader", "head", "commander"],
    "head": ["leader", "chief", "director"], "spokesman": ["spokesperson"], "spokeswoman": ["spokesperson"],
    "spokesperson": ["spokesman", "spokeswoman"], "envoy": ["ambassador", "representative"],
    "ambassador": ["envoy", "representative"], "premier": ["minister"],
  ]

  private func matches(_ entity: Entity, _ description: DescriptionReader.Description) -> Bool {
    let isPerson = description.classification == .person
    if entity.named, !description.isDefinite { return false }
    if isPerson, !description.isDefinite { return false }
    if (entity.classification == .person) != isPerson { return false }
    if let one = entity.country, let other = description.country, one != other { return false }
    if !entity.headNouns.contains(description.noun), description.words.isEmpty { return false }
    if description.words.isEmpty { return description.isDefinite || entity.isPlural }
    if description.words.isSubset(of: entity.words) { return true }
    return !entity.named && !isPerson && !description.words.isDisjoint(with: entity.words)
  }

  private mutating func merge(_ description: DescriptionReader.Description, into index: Int) {
    guard !table[index].named else { return }
    if description.words.count > table[index].words.count { table.rename(index, description.text) }
    table[index].words.formUnion(description.words)
    table[index].country = table[index].country ?? description.country
  }
}
