import Linguistics
import NewsModel

/// Reads from the clause of a cue in what a statement was recorded: a letter, an interview, a speech.
struct MediumReader {
  let syntax: Syntax
  let actors: ActorIndex

  /// The medium that the clause of a cue names, with the head of whoever it went to or was held with.
  func medium(of attribution: Attribution) -> (medium: Statement.Medium, addressee: Int?)? {
    let sentence = syntax.sentence(of: attribution.cueHead)
    let contents = attribution.contents
    for token in sentence
    where syntax.passageOf[token] < 0 || syntax.passageOf[token] == syntax.passageOf[attribution.cueHead] {
      let start = syntax.tokens[token].range.lowerBound
      if contents.contains(where: { $0.contains(start) }) || isInSource(token, of: attribution) { continue }
      if let found = noun(token) ?? conversation(token) ?? told(token, attribution) { return found }
    }
    return nil
  }

  private func isInSource(_ token: Int, of attribution: Attribution) -> Bool {
    attribution.source?.contains(token) ?? false
  }

  /// "in his letter", "sent a letter to …", "at a press conference".
  private func noun(_ token: Int) -> (medium: Statement.Medium, addressee: Int?)? {
    if isLetterNetwork(token) {
      let span = syntax.report.span(tokens: token..<(token + 1))
      return (Statement.Medium(kind: .social, name: nil, span: span), nil)
    }
    guard let kind = Self.kinds[syntax.tokens[token].lemma.lowercased()], syntax.tokens[token].tag.isNoun
    else { return nil }
    let relation = syntax.tokens[token].relation
    guard [.obl, .nmod, .obj, .oblUnmarked].contains(relation) else { return nil }
    let qualifier = token > 0 ? syntax.word(token - 1) : ""
    if kind == .pressConference, !["press", "news", "media"].contains(qualifier) { return nil }
    if relation != .obj {
      guard let marker = syntax.preposition(of: token),
        ["in", "at", "during", "on", "via", "through", "by"].contains(syntax.word(marker))
      else { return nil }
    }
    let recipient = recipient(of: token)
    if relation == .obj, recipient == nil { return nil }
    let name =
      kind == .interview ? recipient.map { actors.party(head: $0) }.flatMap { $0.named ? $0.name : nil } : nil
    let span = syntax.report.span(tokens: token..<(token + 1))
    return (Statement.Medium(kind: kind, name: name, span: span), recipient)
  }

  /// "on X", which was Twitter.
  private func isLetterNetwork(_ token: Int) -> Bool {
    token > 0 && syntax.word(token - 1) == "on"
      && ["X", "X."].contains(syntax.report.annotated.text(syntax.tokens[token].range))
  }

  /// "to the council", "with the newspaper".
  private func recipient(of token: Int) -> Int? {
    let around =
      syntax.children(token)
      + (syntax.tokens[token].relation == .obj ? syntax.tokens[token].head.map(syntax.children) ?? [] : [])
    return around.first { child in
      [.obl, .nmod].contains(syntax.tokens[child].relation) && child > token
        && syntax.preposition(of: child).map { ["to", "with"].contains(syntax.word($0)) } == true
    }
  }

  /// "Speaking with the newspaper".
  private func conversation(_ token: Int) -> (medium: Statement.Medium, addressee: Int?)? {
    guard syntax.tokens[token].tag == .verbGerund || syntax.tokens[token].tag == .verbPast,
      ["speak", "talk"].contains(syntax.tokens[token].lemma.lowercased()),
      let partner = syntax.children(token).first(where: { child in
        syntax.preposition(of: child).map { ["with", "to"].contains(syntax.word($0)) } == true
      })
    else { return nil }
    let party = actors.party(head: partner)
    guard party.named && party.classification == .organization || isMedium(partner) else { return nil }
    let span = syntax.report.span(tokens: token..<(token + 1))
    return (Statement.Medium(kind: .interview, name: party.name, span: span), partner)
  }

  /// "the public broadcaster RTS", "Channel 9": what a word in the phrase says.
  private func isMedium(_ head: Int) -> Bool {
    let phrase = syntax.phrases.phrase(head: head)
    return phrase.count <= 8 && phrase.contains { Self.media.contains(syntax.tokens[$0].lemma.lowercased()) }
  }

  private static let media: Set<String> = [
    "broadcaster", "newspaper", "channel", "television", "tv", "radio", "network", "magazine", "weekly",
    "daily",
    "programme", "program", "podcast", "website",
  ]

  /// "told the newspaper": an interview, where the addressee is a medium.
  private func told(_ token: Int, _ attribution: Attribution) -> (medium: Statement.Medium, addressee: Int?)?
  {
    guard token == attribution.cueHead, let addressee = attribution.addressee else { return nil }
    let party = actors.party(head: addressee)
    guard party.named, let name = party.name, actors.sector(ofActor: name) == "media" else { return nil }
    return (Statement.Medium(kind: .interview, name: name, span: party.mention), addressee)
  }

  /// Whether a noun is for something that statements are made in.
  static func isMedium(_ token: Token) -> Bool {
    guard token.tag.isNoun else { return false }
    let lemma = token.lemma.lowercased()
    return kinds[lemma] != nil && lemma != "report" && lemma != "study" || recordings.contains(lemma)
  }

  private static let recordings: Set<String> = [
    "remark", "comment", "briefing", "testimony", "statement", "video", "message", "recording", "audio",
    "footage", "media",
  ]

  private static let kinds: [String: Statement.Medium.Kind] = [
    "letter": .letter, "interview": .interview, "conference": .pressConference, "speech": .speech,
    "address": .speech, "sermon": .speech, "lecture": .speech, "tweet": .social, "post": .social,
    "twitter": .social,
    "facebook": .social, "instagram": .social, "telegram": .social, "blog": .social,
    "linkedin": .social, "tiktok": .social, "youtube": .social, "whatsapp": .social, "weibo": .social,
    "radio": .broadcast,
    "television": .broadcast, "tv": .broadcast, "broadcast": .broadcast, "report": .report,
    "communique": .report,
    "communiqué": .report, "study": .report,
  ]
}
