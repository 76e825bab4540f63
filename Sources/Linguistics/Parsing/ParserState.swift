/// The three moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011).
package enum Transition {
  /// The front of the buffer goes onto the stack.
  package static let shift = 0
  /// The top of the stack becomes a dependent of the front of the buffer.
  package static let left = 1
  /// The top of the stack becomes a dependent of the word below it, or of nothing: the root.
  package static let right = 2
}

/// A word on the stack or at the front of the buffer, with the outermost two of the dependents that it has so far.
/// Immutable: a word with one more dependent is a new element, so that states share what they have in common.
package struct ParserElement: Sendable {
  /// The word; -1 for none.
  var word: Int32
  /// The element below on the stack; -1 for none.
  var below: Int32
  var left1: Int32 = -1
  var left2: Int32 = -1
  var right1: Int32 = -1
  var right2: Int32 = -1
  var leftCount: UInt8 = 0
  var rightCount: UInt8 = 0

  static let none = ParserElement(word: -1, below: -1)
}

/// Where the parser stands after some transitions.
package struct ParserState: Sendable {
  /// The element on top of the stack; -1 for none.
  var top: Int32
  /// The element at the front of the buffer; -1 for none.
  var front: Int32
  /// Sum of the scores of the transitions so far.
  package var score: Float
  /// The state before; -1 for the first.
  package var parent: Int32
  /// The transition that led here.
  package var transition: Int8
  /// The dependent that the transition gave a head, and this head (-1: it is the root); -1 for a shift.
  var dependent: Int32
  var head: Int32
}
