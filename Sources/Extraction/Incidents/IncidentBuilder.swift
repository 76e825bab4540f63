import NewsModel

/// Makes the record of an incident from its mentions.
struct IncidentBuilder {
  let tree: SyntaxTree
  let report: AnnotatedReport
  let sorter: ParticipantSorter
  let parties: PartyReader
  let tolls: TollReader
  let statements: [Statement]
  let weaponReader: WeaponReader
  let confidence = IncidentConfidence()

  /// The record; its id counts how many with the same words stand before it.
  func incident(_ draft: IncidentDraft, actors index: inout ActorIndex, seen: inout [String: Int]) -> Incident
  {
    let mentions = draft.mentions
    let evidence = evidence(mentions)
    let exact = evidence.first?.exact ?? ""
    let occurrence = seen[exact, default: 0]
    seen[exact] = occurrence + 1
    let kind = kind(draft)
    let lead = mentions[0]
    var incident = Incident(
      id: Identifier.incident(document: report.source.id, exact: exact, occurrence: occurrence),
      documentID: report.source.id,
      category: lead.word.category, eventType: kind.event, subEventType: kind.sub, reality: reality(mentions),
      date: draft.date ?? draft.fallbackDate,
      place: draft.fallbackPlace ?? draft.place, origin: mentions.lazy.compactMap(\.origin).first,
      weapons: draft.proposal.map { modelled.weapons($0, weaponReader) } ?? weapons(mentions),
      fatalities: tolls.toll(mentions, .killed, isSpared: draft.spared.contains(.killed)),
      injured: tolls.toll(mentions, .injured, isSpared: draft.spared.contains(.injured)),
      abducted: tolls.toll(mentions, .abducted, isSpared: false),
      intercepted: tolls.intercepted(mentions),
      triggers: triggers(mentions), evidence: evidence,
      notes: notes(mentions), series: lead.isSeries && mentions.allSatisfy { $0.targets.count < 3 },
      confidence: 0,
      extractor: Extractor(version: ReportExtractor.version, rule: "event-word:\(lead.word.word)"))
    let source = attribution(evidence)
    if let proposal = draft.proposal {
      participants(proposal, mentions, &incident, &index, source)
      incident.extractor.rule = "incident-model:\(proposal.sort.rawValue)"
    } else {
      participants(mentions, &incident, &index, source)
    }
    status(mentions, &incident, &index, source)
    if let proposal = draft.proposal {
      incident.confidence = (proposal.probability * 100).rounded() / 100
      return incident
    }
    incident.confidence = confidence.confidence(
      of: incident, isFirst: evidence.first.map { $0.start < 600 } ?? false, mentions: mentions.count)
    return incident
  }

  // MARK: Parts

  private func participants(
    _ mentions: [EventMention], _ incident: inout Incident, _ index: inout ActorIndex, _ source: Statement?
  ) {
    var names: Set<String> = []
    let heads = Set(mentions.flatMap(\.actors))
    // Where nothing is told but the defence, whoever defended acted.
    if mentions.allSatisfy({ $0.word.subject == .defender && $0.actors.isEmpty }) {
      for head in mentions.flatMap(\.defenders) {
        let party = index.enroll(parties.party(head))
        guard names.insert(key(party)).inserted else { continue }
        incident.actors.append(IncidentActor(party: party, attribution: .stated, attributedBy: source?.id))
      }
    }
    for mention in mentions {
      // "guerrilla attacks" adds nothing where the guerrillas are named.
      if isRepulse(mention, among: mentions) { continue }
      for head in mention.actors
      where heads.count == 1 || tree.relation(head) != .compound || sorter.isOrganization(head) {
        let party = index.enroll(parties.party(head))
        guard names.insert(key(party)).inserted else { continue }
        incident.actors.append(
          IncidentActor(
            party: party, attribution: attribution(of: head, mentions, names: key(party)),
            attributedBy: accuser(of: head, mention)?.id ?? source?.id))
      }
    }
    var targets: [String: Int] = [:]
    for mention in mentions {
      for part in mention.targets where !isFigure(part, mention) {
        var target = parties.target(part, isDiplomatic: mention.word.category == .diplomatic)
        guard !names.contains(key(target.party)) else { continue }
        if let before = targets[key(target.party)] {
          if incident.targets[before].effect == nil { incident.targets[before].effect = target.effect }
          if incident.targets[before].count == nil { incident.targets[before].count = target.count }
          continue
        }
        target.party = index.enroll(target.party)
        targets[key(target.party)] = incident.targets.count
        incident.targets.append(target)
      }
    }
  }

  /// "Soldiers killed three of the attackers": the end of an attack, and no part of it.
  private func isRepulse(_ mention: EventMention, among mentions: [EventMention]) -> Bool {
    guard mention.word.effect == .killed, !mention.targets.isEmpty,
      mention.targets.allSatisfy({ sorter.isPerpetrator($0.head) })
    else { return false }
    return mentions.contains { other in
      other.head != mention.head && other.targets.contains { !sorter.isPerpetrator($0.head) }
    }
  }

  /// "a death toll of 31": a number that stands for nobody in particular.
  private func isFigure(_ part: EventMention.Part, _ mention: EventMention) -> Bool {
    mention.word.isFigure && tree.tokens[part.head].tag == .number
  }

  private var modelled: ModelledParts {
    ModelledParts(tree: tree, report: report, sorter: sorter, parties: parties)
  }

  /// The parts that the model filled, and the people without names whom only the rules find.
  private func participants(
    _ proposal: DraftProposal, _ mentions: [EventMention], _ incident: inout Incident,
    _ index: inout ActorIndex,
    _ source: Statement?
  ) {
    let claimed = mentions.contains { $0.claimant != nil }
    for party in modelled.actors(proposal) {
      incident.actors.append(
        IncidentActor(
          party: index.enroll(party), attribution: claimed ? .claimed : .stated, attributedBy: source?.id))
    }
    var names = Set(incident.actors.map { key($0.party) })
    let filled = modelled.targets(proposal, mentions)
    let found = mentions.flatMap(\.targets).map { parties.target($0, isDiplomatic: false) }
      .filter { $0.kind == .human && !$0.party.named }
    for var target in filled + found where names.insert(key(target.party)).inserted {
      target.party = index.enroll(target.party)
      incident.targets.append(target)
    }
  }

  func key(_ party: Party) -> String { TextFolding.fold(party.name ?? party.mention?.exact ?? "") }

  private func weapons(_ mentions: [EventMention]) -> [Weapon] {
    var found: [Weapon] = []
    for weapon in mentions.flatMap(\.weapons).sorted(by: { $0.tokens.count > $1.tokens.count }) {
      let span = report.span(tokens: weapon.tokens)
      // "the bomb" takes up "a car bomb".
      if found.contains(where: {
        TextFolding.fold($0.mention.exact).hasSuffix(" " + TextFolding.fold(span.exact))
      }) {
        continue
      }
      if let index = found.firstIndex(where: {
        $0.mention.overlaps(span)
          || ($0.type == weapon.type && TextFolding.fold($0.mention.exact) == TextFolding.fold(span.exact))
      }) {
        if found[index].count == nil { found[index].count = weapon.count }
        continue
      }
      found.append(Weapon(type: weapon.type, models: weapon.models, count: weapon.count, mention: span))
    }
    return found
  }

  // MARK: Sort and setting

  /// The type by the event words; by the model where they tell another sort.
  private func kind(_ draft: IncidentDraft) -> (event: String, sub: String) {
    let found = IncidentKind(tree, sorter, weaponReader).kind(draft.mentions)
    guard let proposal = draft.proposal, IncidentSort(subEventType: found.sub) != proposal.sort else {
      return found
    }
    return proposal.sort.eventType
  }

  private func reality(_ mentions: [EventMention]) -> Incident.Reality {
    mentions.contains { $0.reality == .asserted && $0.isFoundation } ? .asserted : mentions[0].reality
  }

  // MARK: Source

  private func evidence(_ mentions: [EventMention]) -> [Span] {
    let ranges = mentions.map { report.bytes(tokens: $0.clause) }.sorted { $0.lowerBound < $1.lowerBound }
    var joined: [Range<Int>] = []
    for range in ranges {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined.map { report.span(bytes: $0) }
  }

  private func notes(_ mentions: [EventMention]) -> String {
    var sentences: [Int] = []
    for mention in mentions where !sentences.contains(mention.sentence) { sentences.append(mention.sentence) }
    return sentences.sorted().map { report.span(tokens: tree.sentences[$0]).exact }.joined(separator: " ")
  }

  /// The statement whose content holds all the evidence, where there is one.
  private func attribution(_ evidence: [Span]) -> Statement? {
    func holds(_ statement: Statement, _ span: Span) -> Bool {
      statement.contents.contains { $0.start <= span.start + 2 && span.end <= $0.end + 2 }
        || statement.contents.reduce(0) { $0 + max(0, min($1.end, span.end) - max($1.start, span.start)) }
          * 10 >= 8 * (span.end - span.start)
    }
    guard let first = evidence.first, evidence.allSatisfy({ span in statements.contains { holds($0, span) } })
    else { return nil }
    return statements.last { holds($0, first) && $0.nestedIn == nil } ?? statements.last { holds($0, first) }
  }

  private func status(
    _ mentions: [EventMention], _ incident: inout Incident, _ index: inout ActorIndex, _ source: Statement?
  ) {
    if source != nil || mentions.contains(where: \.isAlleged) { incident.status = .attributed }
    if let claimant = mentions.lazy.compactMap(\.claimant).first {
      incident.status = .claimed
      if let id = index.enroll(parties.party(claimant)).actorID { incident.claimedBy = [id] }
    }
    if mentions.allSatisfy(\.isRefuted) { incident.status = .disputed }
  }

  /// The event words; those that tell only how a weapon was laid, or what was damaged, where no other does.
  private func triggers(_ mentions: [EventMention]) -> [Span] {
    let telling = mentions.filter { !$0.word.isBesideBlow }
    var found: [Span] = []
    for mention in telling.isEmpty ? mentions : telling {
      let span = report.span(tokens: mention.trigger)
      if !found.contains(span) { found.append(span) }
    }
    return found
  }
}
