import NewsModel
import Testing

@testable import Extraction

/// Passages as reports of today have them, written for these tests: one violent or other incident each.
@Suite struct ModernNewsTests {
  struct Passage: Sendable, CustomTestStringConvertible {
    var text: String
    var sub: String
    var reality: Incident.Reality = .asserted
    var actors: [String] = []
    var targets: [String] = []
    var weapons: [String] = []
    var killed: Int?
    var injured: Int?
    var testDescription: String { sub + ": " + text.prefix(40) }
  }

  private static let passages: [Passage] = [
    Passage(
      text: "Armed men kidnapped three aid workers in Mogadishu on 7 July 2019.",
      sub: "abduction_forced_disappearance", actors: ["Armed men"]),
    Passage(
      text: "Police arrested 14 protesters in Minsk on 5 May 2021.", sub: "arrests", actors: ["Police"]),
    Passage(
      text: "A gunman opened fire on a bus in Nairobi on 6 May 2020, leaving three people dead.",
      sub: "attack",
      actors: ["gunman"], killed: 3),
    Passage(
      text: "Air defences intercepted six missiles fired at Riyadh on 10 June 2019.",
      sub: "shelling_artillery_missile_attack", weapons: ["missile"]),
    Passage(
      text: "Rebel forces shelled the town of Torit with mortars on 6 May 2020, killing two people.",
      sub: "shelling_artillery_missile_attack", actors: ["forces"], weapons: ["mortar"], killed: 2),
    Passage(
      text: "Government warplanes dropped barrel bombs on a hospital in Idlib on 6 May 2020.",
      sub: "air_drone_strike", targets: ["hospital"], weapons: ["bomb"]),
    Passage(
      text:
        "A suicide bomber blew herself up at a checkpoint in Maiduguri on 6 May 2020, killing three soldiers.",
      sub: "suicide_bomb", targets: ["checkpoint", "soldiers"], killed: 3),
    Passage(
      text: "Police foiled an attack on a church in Lagos on 6 May 2020.", sub: "attack", reality: .attempted,
      targets: ["church"]),
    Passage(
      text: "Robbers stole two million dollars from a bank in Port-au-Prince on 6 May 2020.",
      sub: "robbery", actors: ["Robbers"], targets: ["bank"]),
    Passage(
      text: "Villagers set fire to the mayor's house in Santa Rosa on 6 May 2020.", sub: "arson",
      actors: ["Villagers"], targets: ["house"]),
    Passage(
      text: "Militias struck an army convoy with rockets near Deir ez-Zor on 6 May 2020.",
      sub: "shelling_artillery_missile_attack", actors: ["Militias"], targets: ["convoy"],
      weapons: ["rocket"]),
    Passage(
      text: "The air force shot down 14 drones over Odesa on 6 May 2020.", sub: "air_drone_strike",
      weapons: ["uav"]),
    Passage(
      text: "The leaders of Kenya and Chile met in Nairobi on 6 May 2020.", sub: "meeting",
      actors: ["Kenya", "Chile"]),
    Passage(
      text: "Turkish drones struck a power station in Tal Abyad on 6 May 2020, a spokesman said.",
      sub: "air_drone_strike", targets: ["power station"], weapons: ["uav"]),
    Passage(
      text:
        "A drone hit a minibus near Kherson on 6 May 2020, killing the driver and injuring six passengers.",
      sub: "air_drone_strike", targets: ["minibus"], weapons: ["uav"], killed: 1, injured: 6),
    Passage(
      text: "Suspected militants fired on a bus near Moirang on 6 May 2020, killing a 46-year-old farmer.",
      sub: "attack", actors: ["militants"], targets: ["bus"], killed: 1),
    Passage(
      text: "A grenade was thrown at a police patrol in Jamundi on 6 May 2020, leaving two officers wounded.",
      sub: "grenade", targets: ["patrol"], weapons: ["grenade"], injured: 2),
    Passage(
      text: "The three nuns were freed in Pemba on 6 May 2020.", sub: "release", targets: ["nuns"]),
    Passage(
      text: "Protesters clashed with police in Nairobi on 6 May 2020, leaving 13 dead.",
      sub: "violent_demonstration", actors: ["Protesters", "police in Nairobi"], killed: 13),
    Passage(
      text: "Police said that the men had plotted to bomb a mall in Sydney on 6 May 2020.",
      sub: "remote_explosive_landmine_ied", reality: .planned, targets: ["mall"]),
    Passage(
      text: "The two countries agreed to a ceasefire on 6 May 2020.", sub: "agreement",
      actors: ["countries"]),
    Passage(
      text:
        "A strike blamed on the coastal militia hit a school in Tawila on 6 May 2020, killing six pupils.",
      sub: "attack", actors: ["militia"], targets: ["school"], killed: 6),
    Passage(
      text: "Army shelling killed four people and set a clinic on fire in Tawila on 6 May 2020.",
      sub: "shelling_artillery_missile_attack", killed: 4),
    Passage(
      text: "A day earlier, on 6 May 2020, a suicide bomber blew himself up at a cafe in Mogadishu.",
      sub: "suicide_bomb", actors: ["bomber"], targets: ["cafe"]),
    Passage(
      text:
        "Rebels attacked a bus near Moirang on 6 May 2020, killing five passengers, among them two monks.",
      sub: "attack", actors: ["Rebels"], targets: ["bus"], killed: 5),
    Passage(
      text:
        "A bomb exploded in Quetta on 6 May 2020. The blast killed three people and injured more than 260.",
      sub: "remote_explosive_landmine_ied", weapons: ["bomb"], killed: 3, injured: 260),
    Passage(
      text: "At least 20 signatories of the accord were abducted by rebels near Ituango on 6 May 2020.",
      sub: "abduction_forced_disappearance", actors: ["rebels"], targets: ["signatories"]),
    Passage(
      text: "The Air Force carried out strikes on three camps near Hpakant on 6 May 2020.",
      sub: "air_drone_strike", actors: ["Air Force"], targets: ["camps"]),
    Passage(
      text: "Soldiers shot and killed four students in Teorama on 6 May 2020.", sub: "attack",
      actors: ["Soldiers"], targets: ["students"], killed: 4),
    Passage(
      text:
        "On 6 May 2020 the militia fired 18 rockets. One of them hit a house in Haifa, injuring two people.",
      sub: "shelling_artillery_missile_attack", weapons: ["rocket"], injured: 2),
    Passage(
      text: "Nine of the girls were released in Zamfara on 6 May 2020.", sub: "release", targets: ["girls"]),
  ]

  @Test(arguments: passages) func onePassage_GivesOneIncident(_ passage: Passage) throws {
    let found = incidents(passage.text)
    #expect(found.count == 1)
    let incident = try #require(found.first)
    #expect(incident.subEventType == passage.sub)
    #expect(incident.reality == passage.reality)
    #expect(incident.date?.start != nil)
    for actor in passage.actors {
      #expect(incident.actors.contains { $0.party.name?.hasSuffix(actor) ?? false }, "\(actor)")
    }
    for target in passage.targets {
      #expect(incident.targets.contains { $0.party.mention?.exact.hasSuffix(target) ?? false }, "\(target)")
    }
    for weapon in passage.weapons { #expect(incident.weapons.contains { $0.type == weapon }, "\(weapon)") }
    if let killed = passage.killed {
      #expect((incident.fatalities?.best ?? incident.fatalities?.low) == killed)
    }
    if let injured = passage.injured { #expect(incident.injured?.best == injured) }
  }

  @Test(arguments: [
    "Critics say any attack on the dam would be a war crime.",
    "The army has no plans to bomb the city.",
    "If rebels attack the capital, the army will respond.",
  ])
  func whatDidNotHappen_IsNoAssertedIncident(_ text: String) {
    #expect(incidents(text).filter { $0.category == .violent && $0.reality == .asserted }.isEmpty)
  }
}
