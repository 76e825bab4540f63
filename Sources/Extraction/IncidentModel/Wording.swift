import Linguistics

/// One way to put a noun phrase into words.
struct Wording: Sendable, Hashable {
  /// How it was cut.
  enum Cut: UInt64, Sendable {
    case full, unnumbered, nouns, head, lastTwo, lastThree, untitled, name, widerName, known, possessive,
      joined
    case of1, of2, of3, ofFull1, ofFull2, ofFull3, ofNouns1, ofNouns2, ofNouns3
    case with1, with2, with3, withFull1, withFull2, withFull3, withNouns1, withNouns2, withNouns3

    static func prepositional(isOf: Bool, depth: Int, form: Int) -> Cut {
      Cut(rawValue: (isOf ? Cut.of1 : Cut.with1).rawValue + UInt64(form * 3 + depth)) ?? .of1
    }
  }

  var cut: Cut
  var tokens: Range<Int>
}

/// Cuts noun phrases: with and without numbers, titles and what prepositions bring.
struct WordingReader: Sendable {
  let view: IncidentView

  static let titles: Set = [
    "president", "colonel", "general", "captain", "lieutenant", "major", "minister", "mr", "mrs", "dr",
    "doctor",
    "senator", "deputy", "father", "priest", "bishop", "archbishop", "judge", "sergeant", "ambassador",
    "engineer",
    "attorney", "commander", "governor", "mayor", "monsignor", "congressman", "leader", "candidate",
    "secretary",
    "justice", "reverend", "inspector",
  ]
  private static let numbers: Set = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen",
    "twenty", "thirty", "several", "many", "some", "various", "numerous", "few", "dozen", "hundred",
    "hundreds",
    "dozens", "thousand", "thousands", "other", "another",
  ]

  /// The phrase without numbers and titles: what candidates are told apart by.
  func core(_ chunk: Range<Int>) -> Range<Int> {
    untitled(chunk) ?? unnumbered(chunk)..<chunk.upperBound
  }

  /// Every wording of a chunk; the same tokens may come up more than once.
  func wordings(of chunk: Range<Int>) -> [Wording] {
    let (start, end) = (chunk.lowerBound, chunk.upperBound)
    let bare = unnumbered(chunk)
    let nouns = (bare..<end).first { view.tree.tokens[$0].tag.isNoun } ?? end - 1
    var found = [
      Wording(cut: .full, tokens: chunk), Wording(cut: .unnumbered, tokens: bare..<end),
      Wording(cut: .nouns, tokens: nouns..<end), Wording(cut: .head, tokens: (end - 1)..<end),
    ]
    if end - 2 >= start { found.append(Wording(cut: .lastTwo, tokens: (end - 2)..<end)) }
    if end - 3 >= start { found.append(Wording(cut: .lastThree, tokens: (end - 3)..<end)) }
    if let untitled = untitled(chunk) { found.append(Wording(cut: .untitled, tokens: untitled)) }
    for token in chunk {
      if let name = view.name(at: token), name.lowerBound == token || token == start {
        let inside = name.lowerBound >= start && name.upperBound <= end
        if !inside || name != chunk { found.append(Wording(cut: inside ? .name : .widerName, tokens: name)) }
      }
      if let known = view.known(at: token), known.tokens.lowerBound == token || token == start {
        found.append(Wording(cut: .known, tokens: known.tokens))
      }
    }
    extend(chunk, bare, nouns, &found)
    return found
  }

  /// "members of the armed forces", "the embassy's offices", "machetes, axes".
  private func extend(_ chunk: Range<Int>, _ bare: Int, _ nouns: Int, _ found: inout [Wording]) {
    let tree = view.tree
    let limit = tree.sentences[tree.sentence[chunk.lowerBound]].upperBound
    let isOf = tree.word(chunk.upperBound) == "of"
    var end = chunk.upperBound
    for depth in 0..<3 {
      guard end < limit, [.preposition, .to].contains(tree.tokens[end].tag) else { break }
      var next = end + 1
      while next < limit, [.determiner, .possessivePronoun, .predeterminer].contains(tree.tokens[next].tag) {
        next += 1
      }
      guard next < limit, let last = view.chunks.end(at: next) else { break }
      end = last
      for (form, start) in [bare, chunk.lowerBound, nouns].enumerated() {
        found.append(Wording(cut: .prepositional(isOf: isOf, depth: depth, form: form), tokens: start..<end))
      }
    }
    var next = chunk.upperBound
    guard next + 1 < limit else { return }
    if tree.words[next] == "'s", let last = view.chunks.end(at: next + 1) {
      found.append(Wording(cut: .possessive, tokens: bare..<last))
    }
    guard [",", "and"].contains(tree.words[next]) else { return }
    next += tree.words[next + 1] == "and" ? 2 : 1
    if next < limit, let last = view.chunks.end(at: next) {
      found.append(Wording(cut: .joined, tokens: bare..<last))
    }
  }

  private func unnumbered(_ chunk: Range<Int>) -> Int {
    var start = chunk.lowerBound
    while start < chunk.upperBound - 1,
      view.tree.tokens[start].tag == .number || Self.numbers.contains(view.tree.words[start])
    {
      start += 1
    }
    return start
  }

  private func untitled(_ chunk: Range<Int>) -> Range<Int>? {
    chunk.dropLast().last { Self.titles.contains(view.tree.words[$0]) }.map { ($0 + 1)..<chunk.upperBound }
  }
}
