/// The states of one sentence's parse, and the moves between them. Reused from sentence to sentence.
package struct ParserWorkspace: Sendable {
  package private(set) var states: [ParserState] = []
  private(set) var elements: [ParserElement] = []
  private(set) var length = 0
  /// The states of the present step, best first.
  var beam: [Int32] = []
  var next: [Int32] = []
  var candidates: [(score: Float, state: Int32, transition: Int)] = []
  var features = [UInt64](repeating: 0, count: ParserFeatures.capacity)

  /// Room for a sentence.
  package init() {}

  /// Forgets everything and makes the first state of a sentence of some length; returns it.
  package mutating func begin(_ length: Int) -> Int32 {
    self.length = length
    states.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
    beam.removeAll(keepingCapacity: true)
    let front = length > 0 ? add(ParserElement(word: 0, below: -1)) : -1
    states.append(
      ParserState(top: -1, front: front, score: 0, parent: -1, transition: -1, dependent: -1, head: -1))
    return 0
  }

  private mutating func add(_ element: ParserElement) -> Int32 {
    elements.append(element)
    return Int32(elements.count - 1)
  }

  func element(_ index: Int32) -> ParserElement { index < 0 ? .none : elements[Int(index)] }

  /// Makes some states the beam.
  package mutating func setBeam(_ states: [Int32]) { beam = states }

  /// The best state of the beam.
  package var best: Int32? { beam.first }

  /// Whether more than one transition may be allowed in a state, so that scores matter.
  package func isOpen(_ state: Int32) -> Bool { states[Int(state)].top >= 0 && states[Int(state)].front >= 0 }

  /// Whether a transition is allowed.
  package func allows(_ transition: Int, in state: Int32) -> Bool {
    let state = states[Int(state)]
    switch transition {
    case Transition.shift: return state.front >= 0
    case Transition.left: return state.top >= 0 && state.front >= 0
    default:
      guard state.top >= 0 else { return false }
      // The root waits until nothing else is left, so that there is exactly one.
      return elements[Int(state.top)].below >= 0 || state.front < 0
    }
  }

  /// The state behind a transition.
  package mutating func apply(_ transition: Int, to index: Int32, score: Float) -> Int32 {
    var state = states[Int(index)]
    state.score = score
    state.parent = index
    state.transition = Int8(transition)
    (state.dependent, state.head) = (-1, -1)
    switch transition {
    case Transition.shift: shift(&state)
    case Transition.left: attachLeft(&state)
    default: attachRight(&state)
    }
    states.append(state)
    return Int32(states.count - 1)
  }

  private mutating func shift(_ state: inout ParserState) {
    var element = elements[Int(state.front)]
    element.below = state.top
    state.top = add(element)
    let word = element.word + 1
    state.front = word < length ? add(ParserElement(word: word, below: -1)) : -1
  }

  private mutating func attachLeft(_ state: inout ParserState) {
    let top = elements[Int(state.top)]
    var front = elements[Int(state.front)]
    (state.dependent, state.head) = (top.word, front.word)
    front.left2 = front.left1
    front.left1 = top.word
    front.leftCount &+= front.leftCount < 7 ? 1 : 0
    state.top = top.below
    state.front = add(front)
  }

  private mutating func attachRight(_ state: inout ParserState) {
    let top = elements[Int(state.top)]
    state.dependent = top.word
    guard top.below >= 0 else {
      state.top = -1
      return
    }
    var below = elements[Int(top.below)]
    state.head = below.word
    below.right2 = below.right1
    below.right1 = top.word
    below.rightCount &+= below.rightCount < 7 ? 1 : 0
    state.top = add(below)
  }

  /// The heads that a final state stands for; -1 for the root.
  package func heads(of state: Int32, into heads: inout [Int32]) {
    heads.removeAll(keepingCapacity: true)
    heads.append(contentsOf: repeatElement(-1, count: length))
    var index = state
    while index >= 0 {
      let state = states[Int(index)]
      if state.dependent >= 0 { heads[Int(state.dependent)] = state.head }
      index = state.parent
    }
  }
}
