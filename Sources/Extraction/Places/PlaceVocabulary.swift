/// The closed classes of words that place names are read off by.
extension PlaceWords {
  static let prepositions: Set = [
    "in", "at", "near", "from", "to", "into", "toward", "towards", "around", "across", "outside", "inside",
    "through", "over",
    "between", "throughout", "off", "via",
  ]

  static let directions: Set = [
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast",
    "northwest", "southeast",
    "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "downtown", "upper", "lower",
    "mid", "inner", "greater",
  ]

  static let partWords: Set = directions.union([
    "outskirts", "suburb", "suburbs", "city", "town", "village", "province", "department", "capital", "port",
    "center", "centre",
    "region", "district", "state", "municipality", "neighborhood", "neighbourhood", "coast", "border",
    "island", "township", "community", "locality", "settlement", "commune", "parish", "borough",
  ])

  static let types: Set = [
    "airport", "department", "province", "city", "town", "village", "municipality", "jurisdiction", "region",
    "district",
    "governorate", "neighborhood", "neighbourhood", "canton", "county", "hamlet", "volcano", "hill", "river",
    "valley", "peninsula",
    "farm", "highway", "suburb", "colony", "oblast", "prefecture", "island", "islands", "bridge", "camp",
    "square", "street", "avenue",
    "territory", "commune", "township", "tehsil", "subdistrict", "locality", "parish", "cercle", "woreda",
    "raion",
    "airbase", "base", "crossing", "border", "coast", "port", "mountains", "mountain",
  ]

  static let portions: Set = [
    "part", "parts", "street", "streets", "area", "areas", "end", "side", "edge", "section", "sections",
    "sector",
    "sectors", "vicinity", "middle", "heart", "corner", "zone", "zones", "quarter", "quarters",
    "surroundings",
    "towns", "cities", "villages", "places", "slopes", "neighborhoods", "departments", "provinces",
  ]

  static let institutions: Set = [
    "police", "fire", "security", "defense", "defence", "justice", "education", "health", "agriculture",
    "labor",
    "energy", "treasury", "commerce", "transportation", "investigation", "investigations", "administrative",
    "administration", "university", "intelligence", "interior",
  ]

  static let addresses: Set = [
    "street", "streets", "avenue", "avenues", "boulevard", "square", "plaza", "building", "hotel",
    "headquarters",
    "market", "marketplace", "park", "bridge", "hospital", "hospitals", "school", "church", "embassy", "bank",
    "supermarket", "stadium", "restaurant", "theater", "theatre", "warehouse", "office", "offices", "road",
  ]

  static let fine: Set = [
    "neighborhood", "neighborhoods", "neighbourhood", "suburb", "district", "colonia", "barrio", "canton",
    "cantons", "village", "hamlet", "sector", "farm", "quarter", "camp",
  ]

  static let lengths: Set = [
    "km", "kms", "kilometers", "kilometres", "miles", "meters", "metres", "blocks",
  ]

  static let commonWords: Set = [
    "summit", "justice", "best", "bush", "mobile", "reading", "nice", "canton", "same", "small", "order",
    "peace",
    "liberty", "independence", "union", "victoria", "progress", "hope", "plan", "march", "say", "come",
    "enter", "ask",
    "begin", "general", "media", "date", "bar", "central", "east", "west", "north", "south", "university",
    "normal", "battle",
  ]

  static let functionWords: Set = [
    "the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "for", "by", "with", "from", "this", "that",
    "it", "he", "she", "they",
    "we", "i", "his", "her", "their", "its", "was", "were", "is", "are", "be", "has", "have", "had", "will",
    "who", "which", "when",
    "where", "after", "before", "as", "but", "not", "no", "all", "one", "two", "three", "may", "march",
    "there", "here", "an", "our",
  ]
}
