import Linguistics

/// What the model says of a draft: its sort, and what fills its parts.
package struct DraftProposal: Sendable {
  var sort: IncidentSort
  /// From 0 to 1.
  var probability: Double
  var fillers: [IncidentProposal.Filler]
}

/// Leads what the model proposes to the incidents that the rules found: one draft for each incident that is told.
///
/// The model knows sorts of incident and what fills their parts, the rules know which mentions are of one incident. Where
/// the rules hold several incidents of one sort apart and each has a victim or target of its own, they stay apart.
struct ProposedDrafts: Sendable {
  let view: IncidentView

  /// The drafts of all proposals, in the order of the text.
  ///
  /// - Parameter mention: reads a mention from an event word that the rules passed over.
  func drafts(_ proposals: [IncidentProposal], mention: (TriggerFinder.Trigger) -> EventMention)
    -> [IncidentDraft]
  {
    proposals.flatMap { proposal -> [IncidentDraft] in
      let own = view.drafts.filter { Self.isReal($0) && IncidentSort($0.mentions) == proposal.sort }
      let parted = self.parted(proposal, among: own)
      if parted.count > 1 { return parted }
      guard let draft = own.isEmpty ? founded(proposal, mention) : best(own, proposal) else { return [] }
      return [modelled(draft, proposal, proposal.fillers)]
    }.sorted { $0.mentions[0].head < $1.mentions[0].head }
  }

  /// A draft that tells of violence that happened, was tried or threatened.
  static func isReal(_ draft: IncidentDraft) -> Bool {
    draft.mentions[0].word.category == .violent
      && draft.mentions.contains { [.asserted, .attempted, .threatened].contains($0.reality) }
  }

  /// The drafts that have a victim or target of their own, each with the fillers nearest to it.
  private func parted(_ proposal: IncidentProposal, among drafts: [IncidentDraft]) -> [IncidentDraft] {
    guard drafts.count > 1 else { return [] }
    var shares = [[IncidentProposal.Filler]](repeating: [], count: drafts.count)
    for filler in proposal.fillers where filler.role != .organization {
      shares[nearest(filler, drafts)].append(filler)
    }
    let kept = drafts.indices.filter { shares[$0].contains { $0.role == .victim || $0.role == .target } }
    guard kept.count > 1 else { return [] }
    let organizations = proposal.fillers.filter { $0.role == .organization }
    let left = drafts.indices.filter { !kept.contains($0) }.flatMap { shares[$0] }
    return kept.map { index in
      let own = organizations.filter { organizations.count == 1 || isNear($0, drafts[index]) }
      return modelled(drafts[index], proposal, shares[index] + own + (index == kept[0] ? left : []))
    }
  }

  /// Whether it is mentioned within a few sentences of a draft.
  private func isNear(_ filler: IncidentProposal.Filler, _ draft: IncidentDraft) -> Bool {
    filler.chunks.contains { chunk in
      let sentence = view.tree.sentence[chunk.lowerBound]
      return draft.mentions.contains { abs($0.sentence - sentence) <= 3 }
    }
  }

  /// The draft that a filler is a part of, or is told nearest to.
  private func nearest(_ filler: IncidentProposal.Filler, _ drafts: [IncidentDraft]) -> Int {
    let sentences = Set(filler.chunks.map { view.tree.sentence[$0.lowerBound] })
    let heads = Set(filler.chunks.flatMap { [$0.upperBound - 1, view.top($0)] })
    func score(_ draft: IncidentDraft) -> Double {
      let isPart = draft.mentions.contains { mention in
        mention.actors.contains(where: heads.contains) || mention.targets.contains { heads.contains($0.head) }
      }
      let distance =
        draft.mentions.lazy.map { mention in
          sentences.lazy.map { abs($0 - mention.sentence) }.min() ?? 0
        }.min() ?? 0
      return (isPart ? 2 : 0) + (distance == 0 ? 2 : -Double(distance) / 10)
    }
    let scores = drafts.map(score)
    return scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) } ?? 0
  }

  /// The draft nearest to most of the fillers.
  private func best(_ drafts: [IncidentDraft], _ proposal: IncidentProposal) -> IncidentDraft? {
    var weights = [Double](repeating: 0, count: drafts.count)
    for filler in proposal.fillers { weights[nearest(filler, drafts)] += filler.probability }
    return weights.indices.max { (weights[$0], -$0) < (weights[$1], -$1) }.map { drafts[$0] }
  }

  /// A draft where the rules found none of the sort: from the event word nearest to the fillers.
  private func founded(_ proposal: IncidentProposal, _ mention: (TriggerFinder.Trigger) -> EventMention)
    -> IncidentDraft?
  {
    let sentences = proposal.fillers.flatMap { filler in
      filler.chunks.map { view.tree.sentence[$0.lowerBound] }
    }
    let violent = view.triggers.filter { $0.word.category == .violent }
    let trigger = violent.enumerated().min { one, other in
      rank(one.element, proposal.sort, sentences, one.offset)
        < rank(other.element, proposal.sort, sentences, other.offset)
    }
    if let trigger { return IncidentDraft(mentions: [mention(trigger.element)]) }
    return view.drafts.first { Self.isReal($0) }
  }

  /// Lower is better: of the sort, near the fillers, early.
  private func rank(_ trigger: TriggerFinder.Trigger, _ sort: IncidentSort, _ sentences: [Int], _ offset: Int)
    -> Int
  {
    let distance = sentences.lazy.map { abs($0 - view.tree.sentence[trigger.head]) }.min() ?? 0
    return (IncidentSort(trigger.word) == sort ? 0 : 100_000) + min(distance, 20) * 1_000 + min(offset, 999)
  }

  private func modelled(
    _ draft: IncidentDraft, _ proposal: IncidentProposal, _ fillers: [IncidentProposal.Filler]
  ) -> IncidentDraft {
    var draft = draft
    draft.proposal = DraftProposal(sort: proposal.sort, probability: proposal.probability, fillers: fillers)
    return draft
  }
}
