import Linguistics

/// What speaks for each token of a window being source, cue or content of one cue, and for a span's beginning or ending
/// between two tokens.
package struct SpanFeatures: Sendable {
  let view: AttributionView
  let cues: CueField
  private(set) var paths = SpanPaths()
  private(set) var anchor = 0
  private(set) var anchorLemma: UInt64 = 0
  private(set) var anchorTag: UInt64 = 0
  private(set) var anchorSense: UInt64 = 0
  /// Where quoted passages stand around the anchor.
  private(set) var context: UInt64 = 0
  /// The nearest passages before and behind the anchor.
  private var passageBefore = -1
  private var passageAfter = -1
  private var commas: [UInt64] = []
  /// How each token of the window stands to the anchor by the cues that govern it.
  private(set) var standings: [UInt64] = []
  /// The tokens that are looked at.
  package private(set) var window = 0..<0

  /// How many tokens are looked at on either side of a cue.
  static let reach = 150

  /// For the tokens of a view with its likely cues.
  package init(_ view: AttributionView, cues: CueField) { (self.view, self.cues) = (view, cues) }

  /// Turns to a cue.
  package mutating func load(anchor: Int) {
    self.anchor = anchor
    (anchorLemma, anchorTag, anchorSense) = (view.lemma[anchor], view.tag[anchor], view.sense[anchor])
    window = view.window(around: anchor, reach: Self.reach)
    paths.load(view, anchor: anchor, window: window)
    loadPassages()
    loadCommas()
    standings.removeAll(keepingCapacity: true)
    for token in window { standings.append(cues.standing(token, to: anchor, in: view)) }
  }

  private mutating func loadPassages() {
    (passageBefore, passageAfter) = (-1, -1)
    var index = anchor
    while index >= window.lowerBound, passageBefore < 0 {
      passageBefore = view.passage[index] == view.passage[anchor] ? -1 : view.passage[index]
      index -= 1
    }
    index = anchor
    while index < window.upperBound, passageAfter < 0 {
      passageAfter = view.passage[index] == view.passage[anchor] ? -1 : view.passage[index]
      index += 1
    }
    let sentence = view.text.sentences[view.sentence[anchor]]
    let before = passageBefore < 0 ? 0 : view.passages[passageBefore].upperBound > sentence.lowerBound ? 1 : 2
    let after = passageAfter < 0 ? 0 : view.passages[passageAfter].lowerBound < sentence.upperBound ? 1 : 2
    context = UInt64(before + after * 3 + (view.passage[anchor] >= 0 ? 9 : 0))
  }

  /// How many commas lie between the anchor and each token, at most four, negative ones before it.
  private mutating func loadCommas() {
    commas = [UInt64](repeating: 0, count: window.count)
    var seen: UInt64 = 0
    for index in (anchor + 1)..<max(window.upperBound, anchor + 1) {
      commas[index - window.lowerBound] = seen
      if view.text.tokens[index].tag == .comma { seen = min(seen + 1, 4) }
    }
    seen = 8
    for index in (window.lowerBound..<anchor).reversed() {
      commas[index - window.lowerBound] = seen
      if view.text.tokens[index].tag == .comma { seen = min(seen + 1, 12) }
    }
  }

  /// Distance from the anchor in eighteen steps.
  func near(_ token: Int) -> UInt64 {
    let distance = abs(token - anchor)
    let step = distance < 5 ? distance : distance < 8 ? 5 : distance < 15 ? 6 : distance < 40 ? 7 : 8
    return UInt64(step * 2 + (token < anchor ? 1 : 0))
  }

  /// Number of the passage relative to the anchor: the nearest before it, the nearest behind it, its own, another, none.
  func place(_ token: Int) -> UInt64 {
    let passage = view.passage[token]
    if passage < 0 { return 0 }
    if passage == view.passage[anchor] { return 1 }
    return passage == passageBefore ? 2 : passage == passageAfter ? 3 : passage < passageBefore ? 4 : 5
  }

  func sentenceDistance(_ token: Int) -> UInt64 {
    UInt64(max(-3, min(3, view.sentence[token] - view.sentence[anchor])) + 3)
  }

  @inline(__always)
  func value(_ values: [UInt64], _ index: Int) -> UInt64 {
    index >= window.lowerBound && index < window.upperBound ? values[index] : 7
  }

  /// Sets the list to the features of a token's label.
  package mutating func load(_ token: Int, into list: inout FeatureList) {
    list.start(base: 2_000)
    let place = token - window.lowerBound
    let (side, near) = (UInt64(token < anchor ? 1 : token > anchor ? 2 : 0), near(token))
    let (lemma, tag, relation) = (view.lemma[token], view.tag[token], view.relationHash[token])
    list.add(side)
    list.add(near)
    list.add(near, anchorLemma)
    list.add(near, anchorTag, tag)
    list.add(lemma, side)
    list.add(lemma, near)
    list.add(tag, side)
    list.add(tag, relation, side)
    list.add(tag, value(view.tag, token + 1), side)
    list.add(tag, value(view.tag, token - 1), side)
    list.add(value(view.lemma, token - 1), side)
    list.add(value(view.lemma, token + 1), side)
    list.add(view.name[token], tag, side)
    list.add(view.name[token], near)
    list.add(commas[place], side, UInt64(view.quote[token].rawValue))
    list.add(lemma, anchorLemma, side)
    list.skip(to: 2_100)
    addPath(token, place, side, &list)
    list.skip(to: 2_200)
    addQuotation(token, side, &list)
    list.skip(to: 2_300)
    addCues(token, place, side, &list)
  }

  private func addCues(_ token: Int, _ place: Int, _ side: UInt64, _ list: inout FeatureList) {
    let (level, standing) = (cues.level[token], standings[place])
    let between = cues.between(token, anchor)
    let governed = standing * 16 + level * 4 + side
    list.add(governed)
    list.add(governed, anchorLemma)
    list.add(governed, paths.path[place])
    list.add(standing, between * 4 + side, anchorTag)
    list.add(standing, between * 4 + side, shape(place))
    list.add(between, commas[place], UInt64(view.quote[token].rawValue))
    list.add(governed, between, context)
  }

  private func addPath(_ token: Int, _ place: Int, _ side: UInt64, _ list: inout FeatureList) {
    let (path, ups, branch) = (paths.path[place], paths.ups[place], paths.branch[place])
    let branchRelation = ups < 14 ? view.relationHash[branch] : 9
    let shape = FeatureHashing.mix(branchRelation, ups * 4 + side)
    let downs = UInt64(min(paths.downs[place], 2))
    list.add(path, side)
    list.add(path, anchorLemma)
    list.add(path, anchorTag, side)
    list.add(path, view.tag[token], context)
    list.add(path, view.name[token], view.tag[token])
    list.add(shape, downs)
    list.add(shape, anchorLemma)
    list.add(shape, anchorTag, downs)
    list.add(shape, context, UInt64(view.quote[token].rawValue))
    list.add(shape, view.tag[branch], anchorTag)
    list.add(shape, view.lemma[branch])
    list.add(shape, opener(branch), anchorLemma)
    list.add(shape, opener(branch), view.lemma[branch])
    list.add(shape, view.name[branch], view.tag[branch])
    list.add(shape, view.tag[token], view.relationHash[token])
    list.add(shape, commas[place])
    list.add(ups, near(token), view.tag[token])
    list.add(shape, view.sense[branch], anchorTag)
    list.add(path, view.sense[token])
    list.add(path, anchorSense)
    list.add(shape, anchorSense)
  }

  /// The lemma of the first token of a branch: "that", "to", "because".
  private func opener(_ branch: Int) -> UInt64 { view.lemma[view.edges.first[branch]] }

  private func addQuotation(_ token: Int, _ side: UInt64, _ list: inout FeatureList) {
    let quote = UInt64(view.quote[token].rawValue) + 4 * place(token)
    let distance = sentenceDistance(token)
    list.add(quote, side, distance)
    list.add(quote, context, side)
    list.add(quote, anchorLemma, side)
    list.add(quote, FeatureHashing.mix(context, distance), anchorTag)
    list.add(distance, context, value(view.lemma, anchor + 1))
    list.add(distance, context, value(view.lemma, anchor - 1))
    list.add(quote, view.relationHash[anchor], side)
  }

  func shape(_ place: Int) -> UInt64 {
    let ups = paths.ups[place]
    let relation = ups < 14 ? view.relationHash[paths.branch[place]] : 9
    return FeatureHashing.mix(relation, ups * 16 + UInt64(min(paths.downs[place], 3)))
  }
}
