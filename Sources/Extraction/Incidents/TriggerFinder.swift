import Linguistics
import NewsModel

/// Finds the event words of a report.
struct TriggerFinder: Sendable {
  /// An event word where it stands.
  struct Trigger: Sendable {
    /// Its row.
    var word: EventWord
    /// The token that heads it.
    var head: Int
    /// All its tokens.
    var tokens: Range<Int>
  }

  private let tree: SyntaxTree
  private let lexicon: IncidentLexicon

  init(_ tree: SyntaxTree, lexicon: IncidentLexicon) { (self.tree, self.lexicon) = (tree, lexicon) }

  /// Every event word, in order, without overlap; longer ones first.
  func find() -> [Trigger] {
    var found: [Trigger] = []
    var index = 0
    while index < tree.tokens.count {
      guard let trigger = trigger(at: index) else {
        index += 1
        continue
      }
      found.append(trigger)
      index = max(index + 1, trigger.tokens.upperBound)
    }
    return found
  }

  /// "shelled", "stole": a verb whose dictionary form the lemmatizer misses.
  private func inflected(_ index: Int) -> EventWord? {
    guard tree.tokens[index].tag.isVerb else { return nil }
    return IncidentLexicon.bases(tree.words[index]).lazy.compactMap { lexicon.event($0, .verb) }.first
  }

  private func trigger(at index: Int) -> Trigger? {
    let tag = tree.tokens[index].tag
    // "was injured", "left three dead": what was done to somebody may be told by an adjective.
    if tag.isVerb || tag == .other || tag == .adjective {
      for length in (2...3).reversed() where index + length <= tree.tokens.count {
        let words = [tree.lemmas[index]] + tree.words[(index + 1)..<(index + length)]
        if let word = lexicon.event(words.joined(separator: " "), .verb) {
          return Trigger(word: word, head: index, tokens: index..<(index + length))
        }
      }
      // "blew the bridge up"
      if let particle = tree.child(index, [.compoundParticle]),
        let word = lexicon.event("\(tree.lemmas[index]) \(tree.words[particle])", .verb)
      {
        return Trigger(word: word, head: index, tokens: index..<(index + 1))
      }
      if let word = lexicon.event(tree.lemmas[index], .verb) ?? inflected(index) {
        return Trigger(word: word, head: index, tokens: index..<(index + 1))
      }
    }
    for length in (1...3).reversed() where index + length <= tree.tokens.count {
      let head = index + length - 1
      guard
        tree.tokens[head].tag.isNoun || tree.tokens[head].tag == .verbGerund || (length > 1 && tag == .other)
      else { continue }
      let before = tree.words[index..<head].joined(separator: " ")
      let forms = [tree.lemmas[head], tree.words[head]] + IncidentLexicon.singulars(tree.words[head])
      for form in forms {
        if let word = lexicon.event(before.isEmpty ? form : "\(before) \(form)", .noun) {
          guard tree.tokens[head].tag.isNoun || length > 1 || tree.child(head, [.det]) != nil else {
            continue
          }
          return Trigger(word: word, head: head, tokens: index..<(head + 1))
        }
      }
    }
    return nil
  }
}
