import Linguistics
import NewsModel

/// Tells how real the report says an event is.
struct RealityJudge: Sendable {
  private let tree: SyntaxTree

  private static let modals: Set = [
    "will", "would", "could", "may", "might", "should", "can", "must", "shall", "'ll", "wo", "ca",
  ]
  /// What comes below these has not happened.
  private static let unreal: Set = [
    "prevent", "avoid", "deter", "avert", "halt", "stop", "curb", "warn", "intend", "want", "hope", "fear",
    "expect", "justify",
    "justification", "ground", "excuse", "pretext", "risk", "possibility", "danger", "chance", "capability",
    "ability",
    "potential", "right", "urge", "oppose", "base", "rule", "consider", "propose", "proposal", "suggest",
    "ready",
    "readiness", "able", "capable", "likely", "fight", "combat", "defend", "protection", "protect", "defense",
    "defence", "against",
    "order", "call", "demand", "ask", "allow", "refuse", "would", "plan", "plot", "conspire", "scheme",
    "prepare", "preparation",
    "aim", "aimed", "war",
    "campaign", "policy", "doctrine", "law", "definition", "kind", "type", "prediction", "predict", "willing",
    "wish", "renounce",
    "cessation", "end", "wave", "investigate", "counter", "confront", "expectation", "case", "event",
    "decide", "request", "recommend", "advocate", "encourage",
  ]
  private static let stillReal: Set = [
    "wave", "campaign", "type", "kind", "war", "end", "order", "investigate", "case", "event", "ground",
  ]
  private static let tried: Set = [
    "try", "attempt", "seek", "fail", "foil", "thwart", "frustrate", "abort", "repel", "repulse", "attempted",
  ]
  /// "ordered an offensive after the murder": what these lead to has happened, whatever is wanted because of it.
  private static let settings: Set = [
    "after", "since", "following", "during", "amid", "despite", "because of", "due to",
  ]
  private static let threats: Set = ["threaten", "threat"]
  private static let achieved: Set = [
    "manage", "begin", "continue", "start", "proceed", "go", "happen", "succeed", "come", "return", "use",
  ]
  private static let unrealAdjectives: Set = [
    "potential", "possible", "future", "imminent", "planned", "threatened", "hypothetical", "further",
    "eventual", "likely", "upcoming",
    "preventive", "nuclear", "legal", "political", "diplomatic", "electoral", "economic", "media", "judicial",
    "verbal", "personal", "heart", "panic", "general", "new",
  ]
  private static let saying: Set = [
    "say", "report", "state", "announce", "note", "add", "claim", "declare", "reveal", "confirm", "tell",
    "inform", "notify", "stress", "emphasize", "emphasise", "recall", "acknowledge", "admit", "deny",
    "allege",
    "reject", "insist", "maintain", "testify", "write", "explain", "disclose", "charge", "indicate", "show",
    "find", "believe", "conclude", "learn", "observe", "mention", "point", "warn",
  ]

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// How real an event is; `nil` for one that the text only thinks of, denies or speaks of in general.
  func reality(of head: Int, part: EventWord.Part) -> Incident.Reality? {
    var reality = Incident.Reality.asserted
    if part == .noun {
      guard let own = nominal(head) else { return nil }
      reality = own
    }
    var current = head
    var isSetting = false
    for step in 0..<8 {
      guard !isUnreal(clause: current) else { return nil }
      guard let above = tree.head(current) else { break }
      let relation = tree.relation(current)
      if [.parataxis, .aclRelative, .appos].contains(relation) { break }
      let lemma = tree.lemmas[above]
      if relation == .conj {
        // A verb joined to another shares its auxiliary where it has none and no subject of its own.
        if tree.tokens[current].tag.isVerb, tree.child(current, [.nsubj, .nsubjPassive, .aux]) != nil {
          break
        }
        current = above
        continue
      }
      if Self.threats.contains(lemma) { return .threatened }
      if Self.tried.contains(lemma) { reality = .attempted }
      isSetting = isSetting || Self.settings.contains(tree.preposition(current))
      let isGoverned =
        [.xcomp, .ccomp, .obj, .obl, .nmod, .acl, .advcl].contains(relation)
        && !isSetting
      if isGoverned, step < 3, Self.unreal.contains(lemma),
        !(Self.stillReal.contains(lemma) && relation == .nmod) || isPurpose(current, above)
      {
        return Self.plans.contains(lemma) ? planned(above) : nil
      }
      if isGoverned, step == 0 || step == 1 && !isFinite(head), isPurpose(current, above) { return nil }
      if relation == .ccomp, Self.saying.contains(lemma) { break }
      if relation == .advcl, !tree.tokens[current].tag.isNoun { break }
      current = above
    }
    return reality
  }

  /// "were ambushed": told in a tense of its own, so that no purpose above it makes it unreal.
  private func isFinite(_ head: Int) -> Bool {
    let tenses: Set = ["was", "were", "had", "has", "have"]
    return tree.children(head, [.aux, .auxPassive]).contains { tenses.contains(tree.words[$0]) }
      && tree.child(head, [.mark]) == nil
  }

  /// What is planned: tried where the plan was foiled, nothing where there is none.
  private func planned(_ plan: Int) -> Incident.Reality? {
    if isUnreal(clause: plan) || tree.child(plan, [.det]).map({ tree.words[$0] == "no" }) ?? false {
      return nil
    }
    return tree.ancestors(plan, limit: 2).contains { Self.tried.contains(tree.lemmas[$0]) }
      ? .attempted : .planned
  }

  private static let plans: Set = ["plan", "plot", "conspire", "scheme"]

  /// Auxiliaries, negation and conjunctions of a clause that make it unreal.
  private func isUnreal(clause index: Int) -> Bool {
    for child in tree.children[index] {
      let word = tree.words[child]
      switch tree.relation(child) {
      case .aux where Self.modals.contains(word): return true
      case .advmod where ["not", "n't", "never"].contains(word): return true
      case .mark where ["if", "unless", "whether", "lest"].contains(word): return true
      case .case where ["without", "despite"].contains(word) && !tree.tokens[index].tag.isVerb:
        return word == "without"
      default: continue
      }
    }
    return false
  }

  /// "to attack": an infinitive that tells a purpose or content, unless the verb above says that it came about.
  private func isPurpose(_ index: Int, _ above: Int) -> Bool {
    guard tree.tokens[index].tag == .verb, let mark = tree.child(index, [.mark]), tree.words[mark] == "to"
    else { return false }
    return !Self.achieved.contains(tree.lemmas[above]) && !Self.tried.contains(tree.lemmas[above])
      && !Self.threats.contains(tree.lemmas[above])
  }

  /// What a noun's own determiner and adjectives say.
  private func nominal(_ head: Int) -> Incident.Reality? {
    var reality = Incident.Reality.asserted
    for child in tree.children[head] where child < head {
      let word = tree.words[child]
      if tree.relation(child) == .det || tree.relation(child) == .amod
        || tree.relation(child) == .detPredeterminer
      {
        // "imposed new sanctions", "launched a new attack"
        let isDone =
          word == "new" && tree.relation(head) == .obj
          && tree.head(head).map { tree.tokens[$0].tag == .verbPast } ?? false
        if !isDone,
          ["any", "no", "such", "every", "what"].contains(word) || Self.unrealAdjectives.contains(word)
        {
          return nil
        }
      }
      if ["attempted", "failed", "foiled", "thwarted", "frustrated", "unsuccessful"].contains(word) {
        reality = .attempted
      }
      if tree.relation(child) == .compound,
        ["counter", "anti", "heart", "panic", "labor", "hunger", "general"].contains(word)
      {
        return nil
      }
    }
    if let above = tree.head(head), tree.relation(head) == .compound {
      if tree.lemmas[above] == "attempt" { return .attempted }
      if tree.lemmas[above] == "threat" { return .threatened }
    }
    return reality
  }
}
