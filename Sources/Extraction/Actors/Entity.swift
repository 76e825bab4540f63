import NewsModel

/// An actor while a report is read: one for each real one, with the names and offices that the text gives it.
struct Entity: Sendable {
  /// Canonical name without title, or the fullest description.
  var name: String
  /// Whether `name` is a proper name.
  var named: Bool
  /// Other names, acronyms and spellings.
  var otherNames: [String] = []
  /// What kind of actor.
  var classification: Classification?
  /// Line of work of an organization.
  var sector: String?
  /// The country they belong to.
  var country: String?
  /// Offices, with the tokens that give them.
  var roles: [(text: String, tokens: Range<Int>)] = []
  /// Masculine or feminine, where the text tells.
  var gender: DescriptionTable.Gender?
  /// The words of every name or description, folded, for telling whether a phrase may mean this actor.
  var words: Set<String> = []
  /// Dictionary forms of the nouns that head its descriptions.
  var headNouns: Set<String> = []
  /// A record refers to it, or it bears a name.
  var isListed = false

  /// Whether "they" rather than "he" or "it" takes it up.
  var isPlural: Bool { classification == .people || classification == .armedGroup }

  /// Takes a further name; the name stays the canonical one.
  mutating func add(otherName: String) {
    guard otherName != name, !otherNames.contains(otherName), !otherName.isEmpty else { return }
    otherNames.append(otherName)
  }
}
