/// Dependency parser: finds the heads by beam search over the transitions of the arc-hybrid system, then the relations on
/// the finished tree.
package struct Parser: Sendable {
  private let weights: TransitionWeights
  private let labeler: RelationLabeler
  private let search: BeamSearch

  /// How many states the parser keeps.
  package static let beamWidth = 4

  /// Reads a model: the weights of the transitions and of the relations.
  package init(_ sections: ModelSections, beamWidth: Int = beamWidth) {
    weights = TransitionWeights(sections[0])
    labeler = RelationLabeler(SparseWeights(sections[1]))
    search = BeamSearch(width: beamWidth)
  }

  /// Room for the parser to work in, reused from sentence to sentence.
  package struct Workspace: Sendable {
    var states = ParserWorkspace()
    var marks = ParserMarks()
    var labels = RelationLabeler.Workspace()
    /// The head of each word, -1 for the root.
    package var heads: [Int32] = []
    /// The relation of each word, as an index into `DependencyRelation.allCases`.
    package var relations: [UInt8] = []
    /// Room for a sentence.
    package init() {}
  }

  /// Finds heads and relations of a sentence; both stand in the workspace afterwards.
  package func parse(_ forms: WordForms, _ tags: [UInt8], _ space: inout Workspace) {
    findHeads(forms, tags, &space)
    labeler.label(forms, tags, space.heads, into: &space.relations, &space.labels)
  }

  private func findHeads(_ forms: WordForms, _ tags: [UInt8], _ space: inout Workspace) {
    space.marks.load(tags)
    let features = ParserFeatures(forms, tags: tags, marks: space.marks)
    let first = space.states.begin(tags.count)
    space.states.beam.append(first)
    for _ in 0..<(2 * tags.count) {
      search.step(&space.states, features) { weights.score($0, $1) }
    }
    space.states.heads(of: space.states.beam.first ?? first, into: &space.heads)
  }
}
