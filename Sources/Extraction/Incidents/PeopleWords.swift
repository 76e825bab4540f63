/// Words for people that no table lists, told by how they end: there are more trades than a table can hold.
enum PeopleWords {
  private static let endings = [
    "woman", "man", "person", "er", "or", "ist", "ian", "eer", "ess", "ee", "ant",
  ]
  /// What ends like a word for people and may be "killed" or "wounded" in a figure of speech.
  private static let things: Set = [
    "offer", "order", "matter", "motor", "terror", "error", "rumor", "deer", "tiger", "spider", "bee", "tree",
    "committee", "process", "business", "progress", "success", "transfer", "center", "sector", "quarter",
    "power", "plant", "grant", "covenant", "hunger", "labor", "chapter", "number", "computer",
  ]
  /// What is counted and killed, or lost, without being people.
  private static let counted: Set = [
    "cow", "sheep", "goat", "cattle", "animal", "horse", "dog", "camel", "chicken", "bird", "pig", "donkey",
    "elephant", "year", "day", "hour", "job", "round", "acre", "hectare",
  ]

  /// Whether a noun that is the object of killing, wounding or abducting can stand for people.
  ///
  /// - Parameters:
  ///   - lemma: the noun's dictionary form.
  ///   - counted: it is a plural with a number ("20 signatories"), which stands for people unless it is an animal's.
  static func canBePeople(_ lemma: String, counted isCounted: Bool) -> Bool {
    if counted.contains(lemma) { return false }
    if isCounted { return true }
    guard !things.contains(lemma) else { return false }
    return endings.contains { lemma.hasSuffix($0) && lemma.count > $0.count + 2 }
  }
}
