/// Titles that stand before a person's name and are no part of it.
enum Honorifics {
  /// The name without titles in front of it.
  static func stripped(_ words: [String]) -> [String] {
    let rest = words.drop { titles.contains($0.lowercased().replacing(".", with: "")) }
    return rest.isEmpty ? words : Array(rest)
  }

  /// What a title in front of a name tells.
  static func gender(_ title: String) -> DescriptionTable.Gender? {
    switch title.lowercased().replacing(".", with: "") {
    case "mr", "sir", "lord", "king", "prince", "sheikh", "father", "brother": .masculine
    case "mrs", "ms", "miss", "lady", "dame", "queen", "princess", "sister": .feminine
    default: nil
    }
  }

  /// Whether only persons bear a title: "Mr Justice Cole" is one, whatever the tagger says.
  static func isPersonal(_ title: String) -> Bool {
    ["mr", "mrs", "ms", "miss", "dr", "sir", "dame"].contains(title.lowercased().replacing(".", with: ""))
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame", "prof", "professor", "rev", "reverend",
    "fr",
    "president", "vice", "prime", "foreign", "defense", "defence", "interior", "finance", "minister",
    "premier",
    "chancellor", "senator", "sen", "rep", "representative", "gov", "governor", "mayor", "ambassador",
    "judge",
    "justice", "secretary", "general", "gen", "colonel", "col", "captain", "capt", "major", "maj",
    "lieutenant", "lt",
    "sergeant", "sgt", "admiral", "adm", "brigadier", "brig", "commander", "marshal", "king", "queen",
    "prince",
    "princess", "pope", "cardinal", "archbishop", "bishop", "sheikh", "imam", "ayatollah", "emir", "sultan",
    "former", "deputy", "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson", "congressman",
    "congresswoman", "then-president", "ex-president", "chief", "the",
  ]
}
