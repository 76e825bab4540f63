import NewsModel

/// One place of a report that tells an incident, before mentions are merged.
struct EventMention: Sendable {
  /// A nominal that plays a part.
  struct Part: Sendable, Hashable {
    /// Its head token.
    var head: Int
    /// What was done to it.
    var effect: IncidentTarget.Effect?
    /// One of those that another part counts.
    var isCounted = false
    /// How many, where something other than its own numeral tells.
    var count: Count?
  }

  /// The event word's row.
  var word: EventWord
  /// The token that heads it.
  var head: Int
  /// The words of the trigger.
  var trigger: Range<Int>
  /// The clause that tells it.
  var clause: Range<Int>
  /// Its sentence.
  var sentence: Int
  /// Who did it.
  var actors: [Int] = []
  /// To whom.
  var targets: [Part] = []
  /// With what.
  var weapons: [WeaponMention] = []
  /// How many of the weapons are grammatical parts of the event word, and not only near it.
  var weaponParts = 0
  /// How many weapons were intercepted.
  var intercepted: Count?
  /// When.
  var date: ReportedDate?
  /// Where.
  var place: Place?
  /// "in the same town": where another incident was.
  var isInSamePlace = false
  /// Where from.
  var origin: Place?
  /// How real.
  var reality: Incident.Reality = .asserted
  /// "the attack", "these attacks": it takes up one that was told before.
  var isAnaphoric = false
  /// It stands for many.
  var isSeries = false
  /// Those of the actors who are only held to have done it.
  var blamed: [Int] = []
  /// It stands where the text tells who claims the event or is blamed for it, and so after it.
  var isAscribed = false
  /// Somebody is only accused of it.
  var isAlleged = false
  /// The text tells it as what is false, or rejected.
  var isRefuted = false
  /// Who claims to have done it.
  var claimant: Int?
  /// Who warded it off.
  var defenders: [Int] = []

  /// Whether it may found an incident of its own.
  var isFoundation = true
}

/// A weapon where the text names it.
struct WeaponMention: Sendable, Hashable {
  /// By the table of weapons.
  var type: String
  /// The words that name it.
  var tokens: Range<Int>
  /// Models that the text gives.
  var models: [String]
  /// How many.
  var count: Count?
}
