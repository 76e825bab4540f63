import NewsModel

/// What made-up reports are made of. Nobody and nothing of it exists.
enum Vocabulary {
  struct Person {
    var name: String
    var others: [String] = []
    var classification: Classification? = .person
    var country: String?
    var role: String?
  }

  static let people: [Person] = [
    Person(name: "Ana Ferré", others: ["Ferré"], country: "Arvania", role: "Harbour Master"),
    Person(name: "Tomás O’Leary", others: ["O'Leary"], country: "Arvania", role: "Foreign Minister"),
    Person(name: "Łucja Brandt", country: "Brellen", role: "spokesperson"),
    Person(name: "Idris al-Kadir", others: ["al-Kadir", "Kadir"], country: "Brellen"),
    Person(name: "Ministry of Tides", others: ["MoT"], classification: .organization, country: "Arvania"),
    Person(name: "Northern Front", others: ["NF"], classification: .armedGroup),
    Person(name: "Arvania", classification: .state, country: "Arvania"),
    Person(name: "Brellen", classification: .state, country: "Brellen"),
    Person(name: "residents of the old town", classification: .people),
    Person(name: "Órla Ní Dhé", classification: nil),
  ]

  static let clauses = [
    "the harbour was closed", "two ships’ crews had left", "no café would open — not one",
    "the city's bridges hold", "the tide-gate failed 3 times", "“this is a naïve plan”", "peace talks go on",
    "the mayor’s office knows nothing", "all flights were cancelled", "rain 🌧️ fell for days",
  ]

  static let cues = [
    ("said", "say"), ("claimed", "claim"), ("warned", "warn"), ("according to", "according to"),
  ]
  static let publishers = ["Tidewater Gazette", "Brellen Courier", "Agence d'Arvanie"]
  static let places: [(String, String, String, Double?, Double?)] = [
    ("Port Ysel", "Arvania", "ARV", 33.3, 44.4), ("Münd", "Brellen", "BRL", -16.5, -179.9),
    ("Old Quay", "Arvania", "ARV", 34, 41), ("Brellen", "Brellen", "BRL", nil, nil),
  ]
  static let events: [(Incident.Category, String, String)] = [
    (.violent, "explosions_remote_violence", "shelling_artillery_missile_attack"),
    (.violent, "violence_against_civilians", "attack"), (.diplomatic, "letter", "letter"),
    (.other, "protests", "protests"),
  ]
  static let weapons = [("rocket", ["T-4"]), ("uav", ["Gull 2", "Gull 3"]), ("mortar", [])]
  static let instruments: [(String, Instrument.Kind)] = [
    ("Treaty of Ysel", .treaty), ("Article 7 of the Sea Charter", .article), ("Resolution 12", .resolution),
  ]
}
