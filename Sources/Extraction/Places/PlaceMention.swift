import NewsModel

/// A place that a report names.
struct PlaceMention: Sendable, Hashable {
  /// The words, with "north of" before and "airport" behind.
  var tokens: Range<Int>
  /// The place, with its country where it can be known.
  var place: Place
  /// A preposition of place stands before it.
  var isLocative: Bool
  /// It follows a smaller place that lies in it ("Colombia" in "Medellin, Colombia").
  var isContainer: Bool
  /// It only tells where another place lies ("50 km north of Bogota").
  var isReference = false
  /// A street, square or building, which lies in a town.
  var isAddress = false
  /// A part of a town or a small place, finer than a town.
  var isFine = false
  /// It stands before a colon at the head of its paragraph, which is about it ("Odesa: A drone hit …").
  var isLabel = false
}
