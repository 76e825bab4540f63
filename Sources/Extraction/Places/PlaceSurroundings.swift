import Linguistics

/// What the words around and at the end of a name say of the place.
extension PlaceWords {
  /// "town", "department", "airport".
  func isPlaceType(_ index: Int) -> Bool { Self.types.contains(word(index)) }

  /// "neighborhood", "municipality": a word behind a name that is surely a place's.
  func isSureType(_ index: Int) -> Bool {
    isDivisionAhead(index) || Self.fine.contains(word(index))
      || ["municipality", "jurisdiction", "town"].contains(word(index))
  }

  /// A name at the head of a paragraph or line, nothing but marks before it and a colon behind it.
  func isHeading(_ tokens: Range<Int>) -> Bool {
    guard !isCapitals,
      word(tokens.upperBound) == ":" || isPlaceType(tokens.upperBound) && word(tokens.upperBound + 1) == ":"
    else { return false }
    var start = tokens.lowerBound
    while start > 0, !starts.contains(start), !word(start - 1).startsWithLetter { start -= 1 }
    return starts.contains(start)
  }

  /// "on Konotop", "against Goma": what is struck, by a name that the tagger takes for no person or body.
  func isStruck(_ tokens: Range<Int>) -> Bool {
    !isCapitals && isProper(tokens) && isUntagged(tokens)
      && ["on", "against", "of"].contains(word(tokens.lowerBound - 1))
  }

  /// Seas and straits lie in no country.
  static func isWater(_ name: String) -> Bool {
    let words = name.lowercased().split(separator: " ")
    return ["gulf", "strait", "bay"].contains(words.first ?? "")
      || ["sea", "ocean", "strait", "gulf", "channel"].contains(words.last ?? "")
  }

  /// "Republic", "Kingdom": what a state is, without its name.
  func isForm(_ tokens: Range<Int>) -> Bool {
    tokens.count == 1
      && ["republic", "kingdom", "federation", "emirate", "state", "union"].contains(word(tokens.lowerBound))
  }

  /// A name of up to three words and a word that tells it a place's: "Yumbo municipality".
  func isTyped(_ index: Int) -> Bool {
    (1...3).contains { isName(index, $0) && isProper(index..<(index + $0)) && isSureType(index + $0) }
  }

  /// "department", "province": the name before it is a division's.
  func isDivisionAhead(_ index: Int) -> Bool {
    ["department", "province", "governorate", "region", "oblast", "state", "prefecture", "county"].contains(
      word(index))
  }

  /// The name with "north of" or "eastern" before it and "airport" behind it.
  func widened(_ tokens: Range<Int>) -> Range<Int> {
    var start = tokens.lowerBound
    var end = tokens.upperBound
    if Self.directions.contains(word(start - 1)), !starts.contains(start) {
      start -= 1
    } else if word(start - 1) == "of",
      Self.directions.contains(word(start - 2)) || ["outskirts", "suburbs"].contains(word(start - 2))
    {
      start -= 2
    } else if word(start - 1) == "the", word(start - 2) == "of", Self.directions.contains(word(start - 3)) {
      start -= 3
    }
    if word(end) == "international", word(end + 1) == "airport" {
      end += 2
    } else if isPlaceType(end) {
      end += 1
    }
    return start..<end
  }

  /// "50 km north of Bogota", "located north of Bogota": the place only tells where another lies.
  func isReference(_ tokens: Range<Int>) -> Bool {
    guard Self.directions.contains(word(tokens.lowerBound)) else {
      return ["from", "of"].contains(word(tokens.lowerBound - 1))
        && Self.lengths.contains(word(tokens.lowerBound - 2))
    }
    var before = tokens.lowerBound - 1
    while ["to", "the"].contains(word(before)) { before -= 1 }
    return Self.lengths.contains(word(before))
      || ["located", "lies", "situated", "just"].contains(word(before))
  }

  /// ", 15 km south of Bogota" behind a name: such a name is a place's.
  func isMeasured(_ end: Int) -> Bool {
    guard word(end) == "," || word(end) == "(" || Self.lengths.contains(word(end + 1)) else { return false }
    guard let unit = (end...(end + 6)).first(where: { Self.lengths.contains(word($0)) }),
      word(unit - 1).contains(where: \.isNumber)
    else { return false }
    return (unit + 1...unit + 4).contains { Self.directions.contains(word($0)) || word($0) == "from" }
  }

  /// Whether it is that name's distance that tells where the place lies.
  func isMeasured(_ end: Int, from name: Range<Int>) -> Bool {
    isMeasured(end) && (end..<(end + 12)).contains(name.lowerBound)
  }

  /// Whether the words between two places say that the first lies in the second: "Chiclayo, Peru", "Turbo in the …".
  func isHolding(_ gap: Range<Int>, behind first: PlaceMention) -> Bool {
    guard gap.count <= 3 else { return false }
    let between = gap.map(word)
    if between == [","] || between == ["of"] && first.isFine { return true }
    // "the church in Cali": the town stands for it.
    if first.isAddress { return false }
    let bare = between.filter { $0 != "," && $0 != "the" }
    return bare == ["in"] && between.last != ","
  }

  /// A street, square or building.
  func isAddress(_ tokens: Range<Int>) -> Bool {
    Self.addresses.contains(word(tokens.upperBound - 1)) || Self.addresses.contains(word(tokens.upperBound))
      || ["plaza", "avenida", "calle", "carrera"].contains(word(tokens.lowerBound))
  }

  /// "highway", "border": what lies between two places.
  func isWay(_ index: Int) -> Bool {
    ["highway", "road", "border", "route", "railway", "line", "corridor", "axis"].contains(word(index))
  }

  /// "on Bolognesi Avenue", "along the Pan-American Highway".
  func isOnWay(_ tokens: Range<Int>) -> Bool {
    let before = word(tokens.lowerBound - 1) == "the" ? tokens.lowerBound - 2 : tokens.lowerBound - 1
    return ["on", "along"].contains(word(before))
      && [tokens.upperBound - 1, tokens.upperBound].contains {
        ["street", "streets", "avenue", "boulevard", "road", "highway", "bridge", "square"].contains(word($0))
      }
  }

  /// A part of a town, or a village.
  func isFine(_ tokens: Range<Int>) -> Bool {
    Self.fine.contains(word(tokens.upperBound - 1)) || Self.fine.contains(word(tokens.lowerBound))
      || word(tokens.lowerBound - 1) == "of" && Self.fine.contains(word(tokens.lowerBound - 2))
  }

  /// Whether what was added before the name leaves the place itself.
  func isDirected(_ wide: Range<Int>, _ name: Range<Int>) -> Bool { wide.lowerBound < name.lowerBound }
}
