/// An attribution as the trained model proposes it: token ranges that follow PolNeAR's conventions (Newell, Margolin and
/// Ruths 2018).
package struct AttributionCandidate: Sendable, Hashable {
  /// The tokens of the source as they stand; `nil` where the text gives none.
  package var source: Range<Int>?
  /// The tokens of the cue, with auxiliaries, negation and adverbs.
  package var cue: Range<Int>
  /// The token of the cue that the candidate was built from.
  package var cueHead: Int
  /// The tokens of the content's pieces, in order, without overlap; never empty.
  package var contents: [Range<Int>]
  /// How likely it is right, from 0 to 1.
  package var score: Double
  /// The logarithm of the probability of its spans, given the cue.
  package var spanLogProbability = 0.0
  /// How likely these spans are, as a whole, among the likeliest readings of the cue.
  package var share = 1.0
  /// The place, in the list of candidates, of the one within whose content this one lies.
  package var outer: Int?

  package init(
    source: Range<Int>?, cue: Range<Int>, cueHead: Int, contents: [Range<Int>], score: Double,
    outer: Int? = nil
  ) {
    (self.source, self.cue, self.cueHead) = (source, cue, cueHead)
    (self.contents, self.score, self.outer) = (contents, score, outer)
  }

  /// Whether some token belongs to the contents of both.
  func overlaps(_ other: AttributionCandidate) -> Bool {
    contents.contains { piece in other.contents.contains { $0.overlaps(piece) } }
  }

  /// Whether a token belongs to the contents.
  func encloses(_ token: Int) -> Bool { contents.contains { $0.contains(token) } }
}
