import Linguistics

/// What speaks for each token of a window being source, cue or content of one cue, and for a span's beginning or ending
/// between two tokens.
package struct SpanFeatures: Sendable {
  private let view: AttributionView
  private var paths = SpanPaths()
  private var anchor = 0
  private var anchorLemma: UInt64 = 0
  private var anchorTag: UInt64 = 0
  /// Where quoted passages stand around the anchor.
  private var context: UInt64 = 0
  /// The nearest passages before and behind the anchor.
  private var passageBefore = -1
  private var passageAfter = -1
  private var commas: [UInt64] = []
  /// The tokens that are looked at.
  package private(set) var window = 0..<0

  /// How many tokens are looked at on either side of a cue.
  static let reach = 150

  /// For the tokens of a view.
  package init(_ view: AttributionView) { self.view = view }

  /// Turns to a cue.
  package mutating func load(anchor: Int) {
    self.anchor = anchor
    (anchorLemma, anchorTag) = (view.lemma[anchor], view.tag[anchor])
    window = view.window(around: anchor, reach: Self.reach)
    paths.load(view, anchor: anchor, window: window)
    loadPassages()
    loadCommas()
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
  private func near(_ token: Int) -> UInt64 {
    let distance = abs(token - anchor)
    let step = distance < 5 ? distance : distance < 8 ? 5 : distance < 15 ? 6 : distance < 40 ? 7 : 8
    return UInt64(step * 2 + (token < anchor ? 1 : 0))
  }

  /// Number of the passage relative to the anchor: the nearest before it, the nearest behind it, its own, another, none.
  private func place(_ token: Int) -> UInt64 {
    let passage = view.passage[token]
    if passage < 0 { return 0 }
    if passage == view.passage[anchor] { return 1 }
    return passage == passageBefore ? 2 : passage == passageAfter ? 3 : passage < passageBefore ? 4 : 5
  }

  private func sentenceDistance(_ token: Int) -> UInt64 {
    UInt64(max(-3, min(3, view.sentence[token] - view.sentence[anchor])) + 3)
  }

  @inline(__always)
  private func value(_ values: [UInt64], _ index: Int) -> UInt64 {
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

  /// Sets the list to the features of the step from the token before to a token.
  package mutating func loadStep(_ token: Int, into list: inout FeatureList) {
    list.start(base: 3_000)
    let place = token - window.lowerBound
    let before = token - 1
    let near = near(token)
    list.add(near)
    list.add(near, anchorTag)
    list.add(near, anchorLemma)
    list.add(view.tag[before], view.tag[token], near & 1)
    list.add(view.lemma[token], near & 1)
    list.add(view.lemma[before], near & 1)
    list.add(view.lemma[token], view.tag[before])
    list.add(view.lemma[before], view.tag[token])
    list.add(view.lemma[before], view.lemma[token])
    list.add(view.lemma[token], anchorLemma)
    list.add(view.lemma[before], anchorLemma)
    list.add(view.tag[token], value(view.tag, token + 1), view.tag[before])
    list.add(view.relationHash[before], view.relationHash[token], near & 1)
    list.skip(to: 3_100)
    addStepQuotation(token, &list)
    list.skip(to: 3_200)
    addStepTree(token, place, near, &list)
  }

  private func addStepQuotation(_ token: Int, _ list: inout FeatureList) {
    let before = token - 1
    let change = UInt64(view.quote[before].rawValue * 4 + view.quote[token].rawValue)
    let sides = FeatureHashing.mix(place(before), place(token))
    let ends: UInt64 = view.sentence[before] == view.sentence[token] ? 0 : 1
    list.add(change, sides, ends)
    list.add(change, sides, context)
    list.add(change, view.lemma[before], view.tag[token])
    list.add(ends, sentenceDistance(token), context)
    list.add(change, ends, anchorLemma)
  }

  private func addStepTree(_ token: Int, _ place: Int, _ near: UInt64, _ list: inout FeatureList) {
    let before = token - 1
    let arc: UInt64 = view.head[token] == before ? 1 : view.head[before] == token ? 2 : 0
    let same: UInt64 = paths.branch[place] == paths.branch[place - 1] ? 1 : 0
    let (left, right) = (shape(place - 1), shape(place))
    let change = FeatureHashing.mix(FeatureHashing.mix(left, right), same)
    let opens = view.relationHash[view.edges.opening[token]]
    let closes = view.relationHash[view.edges.closing[before]]
    list.add(arc, same, near & 1)
    list.add(change, near & 1)
    list.add(change, anchorLemma)
    list.add(change, view.lemma[before])
    list.add(change, view.lemma[token])
    list.add(change, view.tag[before], view.tag[token])
    list.add(opens, closes, near & 1)
    list.add(opens, right, same)
    list.add(closes, left, same)
    list.add(opens, view.tag[token], right)
    list.add(closes, view.tag[before], left)
    list.add(paths.path[place], same)
    list.add(paths.path[place], paths.path[place - 1])
    list.add(paths.path[place - 1], view.tag[token])
    list.add(change, context)
    list.add(FeatureHashing.mix(view.tag[token], view.relationHash[token]), right, view.tag[before])
  }

  private func shape(_ place: Int) -> UInt64 {
    let ups = paths.ups[place]
    let relation = ups < 14 ? view.relationHash[paths.branch[place]] : 9
    return FeatureHashing.mix(relation, ups * 16 + UInt64(min(paths.downs[place], 3)))
  }
}
