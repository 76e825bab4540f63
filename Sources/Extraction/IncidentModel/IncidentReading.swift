import Linguistics

/// A report with all that the model looks at, computed once.
package struct IncidentReading: Sendable {
  package let view: IncidentView
  let report: ReportFeatures
  let candidates: [FillerCandidate]
  let traits: [FillerFeatures.Traits]

  package init(_ view: IncidentView, clusters: WordClusters) {
    self.view = view
    let words = ClusterFeatures.words(view, clusters)
    report = ReportFeatures(view, words)
    candidates = FillerCandidates(view: view).all()
    traits = FillerFeatures(view: view, clusters: ClusterFeatures(view: view, words: words))
      .traits(candidates)
  }
}

/// What a trainer learns from.
extension IncidentReading {
  /// Sets the list to what speaks for the report telling an incident of a sort.
  package func load(_ sort: IncidentSort, into list: inout FeatureList) { report.load(sort, into: &list) }

  /// What the network reads of each sentence.
  package var sentences: [FeatureGroup] { report.sentences }

  /// What the network reads of each mention of a candidate.
  package func mentions(of candidate: Int) -> [FeatureGroup] { traits[candidate].mentions }

  /// The numbers of the candidates.
  package var candidateNumbers: Range<Int> { candidates.indices }

  /// Whether a candidate may fill a part at all.
  package func canFill(_ role: IncidentRole, _ candidate: Int) -> Bool {
    candidates[candidate].roles.contains(role)
  }

  /// Sets the list to the features of a candidate for a part.
  package func load(
    _ candidate: Int, role: IncidentRole, sort: IncidentSort,
    sorts: [(sort: IncidentSort, probability: Double)],
    into list: inout FeatureList
  ) {
    FillerFeatures.load(traits[candidate], role: role, sort: sort, sorts: sorts, into: &list)
  }

  /// The tokens of every wording of a candidate.
  package func wordings(of candidate: Int) -> [Range<Int>] {
    WordingFeatures(view: view).wordings(candidates[candidate]).map { $0.places[0].tokens }
  }

  /// Hands out the features of every wording of a candidate with its text.
  package func loadWordings(
    of candidate: Int, role: IncidentRole, into list: inout FeatureList, _ body: (FeatureList, String) -> Void
  ) {
    let features = WordingFeatures(view: view)
    for wording in features.wordings(candidates[candidate]) {
      features.load(wording, role: role, into: &list)
      body(list, view.text(wording.places[0].tokens))
    }
  }

  /// Hands out the features of a second look at every likely filler, with its first probability.
  package func eachSecond(
    sorts: [IncidentSort: Double], scores: FillerScores, into list: inout FeatureList,
    _ body: (FeatureList, _ candidate: Int, IncidentRole, IncidentSort, _ first: Double) -> Void
  ) {
    let look = SecondLook(view: view)
    for (sort, _) in IncidentModel.plausible(sorts) {
      let field = SecondLook.Field(scores, sort)
      for role in IncidentRole.allCases {
        let likely = (scores[sort, role] ?? [:]).filter { $0.value >= SecondLook.least }
        for (index, first) in likely.sorted(by: { $0.key < $1.key }) {
          look.load(
            index, candidates[index], role: role, sort: sort, sorts: sorts, scores: scores, field: field,
            into: &list)
          body(list, index, role, sort, first)
        }
      }
    }
  }

  /// Sets the list to the features of a sort's verdict.
  package func loadVerdict(
    _ sort: IncidentSort, sorts: [IncidentSort: Double], scores: FillerScores, into list: inout FeatureList
  ) {
    VerdictFeatures.load(sort, probabilities: sorts, scores: scores.byRole(sort), view, into: &list)
  }
}

extension IncidentView {
  /// Sets the list to what speaks for the report being of the kind that the model was trained on.
  package func loadFamiliarity(into list: inout FeatureList) {
    ReportFeatures.loadFamiliarity(self, into: &list)
  }

  /// The hashes of the words of each sentence.
  package var sentences: [[UInt64]] { tree.sentences.map { Array(lemma[$0]) } }

  /// A word for setting a text in another case.
  package struct Word: Sendable {
    package var text: String
    /// In code points.
    package var range: Range<Int>
    package var isName: Bool
    package var isFirst: Bool
  }

  /// The words in order.
  package var words: [Word] {
    tree.tokens.indices.map { index in
      let span = span(index..<(index + 1))
      return Word(
        text: span.exact, range: span.start..<span.end,
        isName: tree.tokens[index].tag.isProperNoun || name(at: index) != nil,
        isFirst: tree.sentences[tree.sentence[index]].lowerBound == index)
    }
  }

  /// The incidents that proposals which are likely enough lead to: the sort and fillers of each.
  package func incidents(of proposals: [IncidentProposal]) -> [(
    sort: IncidentSort, fillers: [IncidentProposal.Filler]
  )] {
    ProposedDrafts(view: self).drafts(IncidentModel.told(proposals)) { trigger in
      EventMention(
        word: trigger.word, head: trigger.head, trigger: trigger.tokens, clause: trigger.tokens,
        sentence: tree.sentence[trigger.head])
    }.compactMap { draft in draft.proposal.map { ($0.sort, $0.fillers) } }
  }
}
