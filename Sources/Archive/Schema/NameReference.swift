import NewsModel

/// A name as a record gives it: by itself, or of an actor or instrument whose names all reports together tell.
enum NameReference: Sendable, Hashable {
  case name(Name)
  /// An actor, and what the record itself calls it.
  case actor(id: String, called: String?)
  case instrument(id: String)
}

extension Party {
  /// Under what the party can be found; `nil` for one without a name.
  var reference: NameReference? {
    if let actorID { return .actor(id: actorID, called: name) }
    return name.map { .name(Name($0)) }
  }
}
