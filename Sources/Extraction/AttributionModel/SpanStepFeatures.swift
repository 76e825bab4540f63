import Linguistics

/// What speaks for a span's beginning or ending between two tokens.
extension SpanFeatures {
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
    list.skip(to: 3_300)
    addStepCues(token, place, near & 1, &list)
  }

  private func addStepCues(_ token: Int, _ place: Int, _ side: UInt64, _ list: inout FeatureList) {
    let levels = cues.level[token - 1] * 4 + cues.level[token]
    let change = standings[place - 1] * 8 + standings[place]
    let between = cues.between(token, anchor)
    list.add(levels, side)
    list.add(change, side)
    list.add(change, anchorLemma)
    list.add(change, view.lemma[token], side)
    list.add(change, view.tag[token - 1], view.tag[token])
    list.add(change, between * 16 + levels, side)
    list.add(change, shape(place - 1), shape(place))
    list.add(levels, view.tag[token], view.lemma[token - 1])
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
    list.add(change, anchorSense)
    list.add(paths.path[place], paths.path[place - 1], anchorSense)
    list.add(FeatureHashing.mix(view.tag[token], view.relationHash[token]), right, view.tag[before])
  }
}
