import Linguistics
import NewsModel

/// Attributions to statements: speakers led to actors, nesting, dates, media and addressees.
struct StatementBuilder {
  private let syntax: Syntax
  private let fields: StatementFieldReader
  private let attributions: [Attribution]
  /// For each attribution the one in whose content it stands.
  private let parents: [Int?]
  /// The actors, with those that the statements refer to.
  private(set) var actors: ActorIndex
  /// The statements, in the order of their cues.
  private(set) var statements: [Statement] = []
  /// What the first persons of contents stand for.
  private var parties: [Party?]
  private var letters: [String: Party] = [:]

  init(syntax: Syntax, attributions: [Attribution], temporal: [TemporalExpression], actors: ActorIndex) {
    (self.syntax, self.attributions, self.actors) = (syntax, attributions, actors)
    fields = StatementFieldReader(syntax: syntax, attributions: attributions, temporal: temporal)
    parents = Nesting.parents(of: attributions, in: syntax.report)
    parties = [Party?](repeating: nil, count: attributions.count)
    noteCountries()
    resolveSpeakers()
    build()
  }

  /// An official within whose words a state speaks ("Norway calls on …") speaks for that state.
  private mutating func noteCountries() {
    for (index, attribution) in attributions.enumerated() {
      guard let parent = parents[index], let head = attribution.sourceHead,
        let outer = attributions[parent].sourceHead
      else { continue }
      let state = actors.party(head: head)
      let official = actors.party(head: outer)
      guard state.classification == .state, let country = state.name, official.classification == .person,
        official.country == nil, official.role != nil, let name = official.name
      else { continue }
      actors.note(country: country, ofActor: name)
    }
  }

  /// Outer statements first, since first persons inside them are their speakers.
  private mutating func resolveSpeakers() {
    var noted: [(piece: Range<Int>, party: Party)] = []
    var depths = [Int](repeating: 0, count: attributions.count)
    for index in attributions.indices {
      depths[index] = min(4, (parents[index].map { depths[$0] } ?? -1) + 1)
    }
    for depth in 0...4 {
      for (index, attribution) in attributions.enumerated() where depths[index] == depth {
        parties[index] = speaker(of: attribution, before: index)
        if let party = parties[index], party.name != nil, fields.quotedShare(attribution.contents) > 0 {
          noted += attribution.contents.map { ($0, party) }
        }
      }
      actors.note(speakers: noted)
    }
  }

  private mutating func speaker(of attribution: Attribution, before index: Int) -> Party? {
    guard let source = attribution.source, let head = attribution.sourceHead else { return nil }
    let reader = SpeakerReader(syntax: syntax, actors: actors)
    var party =
      attribution.rule == .label
      ? reader.party(label: source, head: head)
      : utterance(head, before: index) ?? reader.party(source: source, head: head)
    party.mention = syntax.report.span(tokens: source)
    if fields.isNobody(attribution) {
      return Party(
        name: party.mention?.exact, named: false, mention: party.mention, resolution: .unresolved)
    }
    return party.named || party.classification != nil ? actors.enroll(party) : party
  }

  /// "the request", "the letter": whose it is, where a statement before it is that request.
  private func utterance(_ head: Int, before index: Int) -> Party? {
    let lemma = syntax.tokens[head].lemma.lowercased()
    guard let noun = CueTable.builtIn.noun(lemma), syntax.subtree(head).lowerBound < head else { return nil }
    for earlier in (0..<index).reversed().prefix(20) where parents[earlier] == nil {
      guard let party = parties[earlier], party.name != nil else { continue }
      if attributions[earlier].lemma == lemma || attributions[earlier].act == noun.act && noun.act != .say {
        var found = party
        found.chain = (party.mention.map { [$0] } ?? []) + party.chain
        found.resolution = .description
        return found
      }
    }
    return nil
  }

  private mutating func build() {
    var occurrences: [String: Int] = [:]
    var ids: [String] = []
    var carried: (speaker: String, medium: Statement.Medium, addressee: Party?)?
    for (index, attribution) in attributions.enumerated() {
      let spans = attribution.contents.map { syntax.report.span(bytes: $0) }
      let text = spans.map(\.exact).joined(separator: " ")
      let id = Identifier.statement(
        document: syntax.report.source.id, exact: text, occurrence: occurrences[text, default: 0])
      occurrences[text, default: 0] += 1
      ids.append(id)
      var statement = Statement(
        id: id, documentID: syntax.report.source.id, statementType: fields.kind(attribution.contents),
        text: text,
        contents: spans, speaker: parties[index],
        cue: Statement.Cue(span: syntax.report.span(tokens: attribution.cue), lemma: attribution.lemma),
        act: fields.act(of: attribution), negated: attribution.negated || fields.isNobody(attribution),
        confidence: attribution.confidence,
        extractor: Extractor(version: ReportExtractor.version, rule: attribution.provenance))
      statement.date = fields.date(of: attribution)
      readMedium(of: attribution, index, into: &statement, carried: &carried)
      statement.mentions = actors.mentioned(in: attribution.contents)
      statements.append(statement)
    }
    for index in statements.indices { statements[index].nestedIn = parents[index].map { ids[$0] } }
  }

  /// The medium, or that of the statement before it of the same speaker; and whom it is addressed to.
  private mutating func readMedium(
    of attribution: Attribution, _ index: Int, into statement: inout Statement,
    carried: inout (speaker: String, medium: Statement.Medium, addressee: Party?)?
  ) {
    let found =
      parents[index] == nil ? MediumReader(syntax: syntax, actors: actors).medium(of: attribution) : nil
    var addressee = (attribution.addressee ?? AddresseeReader(syntax: syntax).addressee(of: attribution)).map
    {
      hearer($0, of: attribution)
    }
    if let found {
      statement.recordedIn = found.medium
      let recipient = found.addressee.map { actors.party(head: $0) }
      let letter = statement.speaker?.name.flatMap { found.medium.kind == .letter ? letters[$0] : nil }
      if found.medium.kind == .letter, let name = statement.speaker?.name, let recipient {
        letters[name] = recipient
      }
      addressee = addressee ?? recipient ?? letter
      carried = statement.speaker?.name.map { ($0, found.medium, recipient) }
    } else if parents[index] == nil, let letter = actors.letter, isOf(letter, statement.speaker) {
      let word = syntax.report.layout.letter.map { syntax.report.span(bytes: $0.word) }
      statement.recordedIn = Statement.Medium(kind: .letter, name: nil, span: word)
      statement.addressee = addressee == nil ? actors.enroll(letter.addressee) : nil
    } else if parents[index] == nil, let medium = carried {
      if medium.speaker == statement.speaker?.name {
        statement.recordedIn = medium.medium
      } else {
        carried = nil
      }
    }
    if let addressee {
      statement.addressee =
        addressee.named || addressee.classification != nil ? actors.enroll(addressee) : addressee
    }
  }

  /// Whom the phrase of a head addresses; the word alone where the tree draws what is said into the phrase.
  private func hearer(_ head: Int, of attribution: Attribution) -> Party {
    if let phrase = attribution.addresseePhrase, phrase.contains(head) {
      return SpeakerReader(syntax: syntax, actors: actors).party(source: phrase, head: head)
    }
    let party = actors.party(head: head)
    let own = syntax.report.span(tokens: head..<(head + 1))
    guard let mention = party.mention, !party.named,
      attribution.contents.contains(where: { content in
        let span = syntax.report.span(bytes: content)
        return span.overlaps(mention) && !span.overlaps(own)
      })
    else { return party }
    return actors.party(tokens: head..<(head + 1))
  }

  /// Whether somebody speaks in their own letter: its author, or the government that the author speaks for.
  private func isOf(_ letter: LetterParties, _ speaker: Party?) -> Bool {
    guard let name = speaker?.name else { return false }
    return name == letter.author.name || name == letter.government?.name
      || speaker?.classification == .state && name == letter.author.country
  }
}
