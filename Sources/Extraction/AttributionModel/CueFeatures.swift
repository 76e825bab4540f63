import Linguistics

/// What speaks for or against a token being the main word of a cue.
package struct CueFeatures: Sendable {
  private let view: AttributionView

  /// For the tokens of a view.
  package init(_ view: AttributionView) { self.view = view }

  /// Whether a token can be the main word of a cue at all.
  package func isCandidate(_ token: Int) -> Bool {
    switch view.text.tokens[token].tag {
    case .verb, .verbPast, .verbGerund, .verbPastParticiple, .verbPresent, .verbPresentThird, .noun,
      .nounPlural:
      true
    case .adjective, .adverb, .preposition, .colon, .to, .particle: true
    case .properNoun, .adjectiveComparative: true
    default: false
    }
  }

  /// Sets the list to the features of a token.
  package func load(_ token: Int, into list: inout FeatureList) {
    list.start(base: 1_000)
    addWords(token, &list)
    list.skip(to: 1_100)
    addNeighbours(token, &list)
    list.skip(to: 1_200)
    addDependents(token, &list)
    list.skip(to: 1_300)
    addGovernors(token, &list)
    list.skip(to: 1_400)
    addQuotation(token, &list)
    list.skip(to: 1_500)
    addPlace(token, &list)
  }

  private func addWords(_ token: Int, _ list: inout FeatureList) {
    let (lemma, tag, relation) = (view.lemma[token], view.tag[token], view.relationHash[token])
    list.add(0)
    list.add(lemma)
    list.add(lemma, tag)
    list.add(lemma, relation)
    list.add(view.form[token])
    list.add(view.suffix[token], tag)
    list.add(tag, relation)
    list.add(tag)
    list.add(view.name[token], tag)
    list.add(view.stem[token])
    list.add(view.stem[token], tag)
    list.add(view.stem[token], relation)
    list.add(view.sense[token])
    list.add(view.sense[token], tag)
    list.add(view.sense[token], relation)
  }

  private func addNeighbours(_ token: Int, _ list: inout FeatureList) {
    let lemma = view.lemma[token]
    let (before, after) = (value(view.lemma, token - 1), value(view.lemma, token + 1))
    let (tagBefore, tagAfter) = (value(view.tag, token - 1), value(view.tag, token + 1))
    list.add(before)
    list.add(after)
    list.add(value(view.lemma, token - 2))
    list.add(value(view.lemma, token + 2))
    list.add(tagBefore, view.tag[token])
    list.add(tagAfter, view.tag[token])
    list.add(tagBefore, view.tag[token], tagAfter)
    list.add(value(view.tag, token + 2), tagAfter, view.tag[token])
    list.add(value(view.tag, token - 2), tagBefore, view.tag[token])
    list.add(lemma, before)
    list.add(lemma, after)
    list.add(lemma, tagBefore)
    list.add(lemma, tagAfter)
    list.add(after, value(view.lemma, token + 2), view.tag[token])
  }

  @inline(__always)
  private func value(_ values: [UInt64], _ index: Int) -> UInt64 {
    index >= 0 && index < values.count ? values[index] : 7
  }

  private func addDependents(_ token: Int, _ list: inout FeatureList) {
    let (lemma, tag, sense) = (view.lemma[token], view.tag[token], view.sense[token])
    var core: UInt64 = 0
    for child in view.edges.children(token).prefix(24) {
      let relation = view.relationHash[child]
      let side: UInt64 = child < token ? 1 : 2
      core |= Self.bit(view.relation[child])
      list.member(1_210, relation &+ side, tag)
      list.member(1_211, relation &+ side, lemma)
      list.member(1_212, relation, view.lemma[child])
      if view.relation[child] == .punct { continue }
      list.member(1_213, FeatureHashing.mix(relation, view.lemma[child]), lemma)
      list.member(1_214, FeatureHashing.mix(relation, view.tag[child]), lemma)
      list.member(1_215, FeatureHashing.mix(relation, view.name[child]), tag)
      list.member(1_218, FeatureHashing.mix(relation, view.sense[child]), tag)
      list.member(1_219, FeatureHashing.mix(relation, view.sense[child]), sense)
      list.member(1_220, FeatureHashing.mix(relation, view.tag[child]), sense)
      list.member(1_221, FeatureHashing.mix(relation, view.tag[child]), tag)
      for grandchild in view.edges.children(child).prefix(12) {
        switch view.relation[grandchild] {
        case .mark, .case, .nsubj:
          list.member(1_216, FeatureHashing.mix(relation, view.lemma[grandchild]), lemma)
          list.member(1_217, FeatureHashing.mix(relation, view.lemma[grandchild]), tag)
        default: break
        }
      }
    }
    list.add(core, tag)
    list.add(core, lemma)
    list.add(core & Self.clausal, lemma)
    list.add(core, view.stem[token])
    list.add(core, sense, tag)
  }

  private static let clausal: UInt64 = 0b1111

  private static func bit(_ relation: DependencyRelation) -> UInt64 {
    switch relation {
    case .ccomp: 1
    case .xcomp: 2
    case .parataxis: 4
    case .obj: 8
    case .nsubj: 16
    case .nsubjPassive: 32
    case .obl, .oblAgent: 64
    case .aux: 128
    case .auxPassive: 256
    case .mark: 512
    case .compoundParticle: 1_024
    case .acl, .nmod: 2_048
    case .nmodPossessive: 4_096
    case .cop: 8_192
    case .iobj: 16_384
    case .advcl: 32_768
    default: 0
    }
  }

  private func addGovernors(_ token: Int, _ list: inout FeatureList) {
    let (lemma, tag, relation) = (view.lemma[token], view.tag[token], view.relationHash[token])
    let parent = view.head[token]
    guard parent >= 0 else {
      list.add(tag, lemma)
      return
    }
    list.skip(to: 1_310)
    let side: UInt64 = parent < token ? 1 : 2
    list.add(view.lemma[parent], relation)
    list.add(view.lemma[parent], lemma)
    list.add(view.tag[parent], relation &+ side, tag)
    list.add(view.tag[parent], relation, lemma)
    list.add(view.lemma[parent], relation, tag)
    list.add(view.sense[parent], relation, tag)
    list.add(view.sense[parent], relation, view.sense[token])
    let subject = Subject.of(token, in: view)
    list.skip(to: 1_320)
    if subject >= 0 {
      list.add(view.lemma[subject], tag)
      list.add(view.lemma[subject], lemma)
      list.add(view.name[subject], view.tag[subject], lemma)
      list.add(view.name[subject], view.tag[subject], tag)
      list.add(view.suffix[subject], view.tag[subject], tag)
      list.add(view.stem[token], view.name[subject], view.tag[subject])
      list.add(view.sense[subject], tag)
      list.add(view.sense[subject], lemma)
      list.add(view.sense[subject], view.sense[token], tag)
    }
    list.skip(to: 1_330)
    var (above, steps) = (parent, 0)
    while above >= 0, steps < 4 {
      list.member(1_331, view.lemma[above], tag)
      list.member(1_332, view.relationHash[above], tag)
      above = view.head[above]
      steps += 1
    }
  }

  private func addQuotation(_ token: Int, _ list: inout FeatureList) {
    let (lemma, tag) = (view.lemma[token], view.tag[token])
    let sentence = view.text.sentences[view.sentence[token]]
    let (before, after) = (mark(from: token, by: -1, in: sentence), mark(from: token, by: 1, in: sentence))
    let state = UInt64(view.quote[token].rawValue)
    list.add(state, tag)
    list.add(state, lemma)
    list.add(before, tag)
    list.add(after, tag)
    list.add(before &* 64 &+ after, tag, state)
    list.add(before, lemma)
    list.add(after, lemma)
  }

  /// Distance and kind of the nearest quotation mark within twelve tokens, 0 where there is none.
  private func mark(from token: Int, by step: Int, in sentence: Range<Int>) -> UInt64 {
    var index = token + step
    for distance in 1...12 {
      guard index >= 0, index < view.count else { return 0 }
      let state = view.quote[index]
      if state == .opening || state == .closing {
        let inside: UInt64 = sentence.contains(index) ? 0 : 32
        let near = UInt64(distance < 4 ? distance : distance < 7 ? 4 : 5)
        return near * 4 + UInt64(state.rawValue) + inside
      }
      index += step
    }
    return 0
  }

  private func addPlace(_ token: Int, _ list: inout FeatureList) {
    let tag = view.tag[token]
    let paragraph = view.paragraph[view.sentence[token]]
    let inParagraph = view.sentence[token] - view.text.paragraphs[paragraph].lowerBound
    let sentence = view.text.sentences[view.sentence[token]]
    list.add(UInt64(min(paragraph, 3)), tag)
    list.add(UInt64(min(inParagraph, 3)), tag)
    list.add(UInt64(min(token - sentence.lowerBound, 4)), tag)
    list.add(UInt64(min(sentence.upperBound - token, 4)), tag)
    list.add(UInt64(min(sentence.upperBound - token, 3)), view.lemma[token])
  }
}
