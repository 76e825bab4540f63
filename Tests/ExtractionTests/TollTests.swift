import NewsModel
import Testing

@testable import Extraction

/// How many were killed and hurt, as reports of today tell it.
@Suite struct TollTests {
  struct Toll: Sendable, CustomTestStringConvertible {
    var text: String
    var best: Int?
    var low: Int?
    var high: Int?
    var testDescription: String { String(text.prefix(50)) }
  }

  @Test(arguments: [
    Toll(text: "A bomb killed between five and seven people in Cali on 4 May 2020.", low: 5, high: 7),
    Toll(text: "A bomb killed 20 to 30 people in Cali on 4 May 2020.", low: 20, high: 30),
    Toll(text: "A bomb killed three or four people in Cali on 4 May 2020.", low: 3, high: 4),
    Toll(text: "A bomb killed at least 12 people in Cali on 4 May 2020.", best: 12, low: 12),
    Toll(text: "A bomb killed up to 12 people in Cali on 4 May 2020.", high: 12),
    Toll(text: "A bomb killed dozens of people in Cali on 4 May 2020.", low: 24),
    Toll(text: "A bomb killed a doctor and his driver in Cali on 4 May 2020.", best: 2, low: 2, high: 2),
    Toll(
      text: """
        A bomb killed at least five people in Cali on 4 May 2020. Later the mayor put the death toll at eight.
        """, best: 8, low: 5, high: 8),
    Toll(
      text: "A bomb exploded in Cali on 4 May 2020. No casualties were reported.", best: 0, low: 0, high: 0),
    Toll(text: "A bomb exploded in Cali on 4 May 2020. Nobody was hurt.", best: 0, low: 0, high: 0),
    Toll(text: "A bomb exploded in Cali on 4 May 2020 without causing casualties.", best: 0, low: 0, high: 0),
    Toll(
      text: """
        Gunmen killed at least 20 farmers in Borno on 4 May 2020, the mayor said, while residents said more than \
        40 had died.
        """, best: 40, low: 20),
    Toll(text: "A bomb exploded in Cali on 4 May 2020. There were no immediate reports of casualties."),
    Toll(text: "A bomb exploded in Cali on 4 May 2020. Police did not say whether there were casualties."),
  ])
  func killed_AreCountedAsTheTextTells(_ toll: Toll) throws {
    let found = try #require(incidents(toll.text).first)
    #expect(found.fatalities?.best == toll.best)
    #expect(found.fatalities?.low == toll.low)
    #expect(found.fatalities?.high == toll.high)
  }

  @Test func theWounded_AreOthersThanTheKilled() throws {
    let found = try #require(
      incidents("A bomb exploded in Cali on 4 May 2020; 26 people were killed and 11 injured.").first)
    #expect(found.fatalities?.best == 26 && found.injured?.best == 11)
  }

  @Test func eachReportersFigure_IsKept() throws {
    let found = try #require(
      incidents(
        """
        A bomb exploded at a market in Kano on 4 May 2020. Police said that 12 people had been killed. \
        The hospital said that 20 people had been killed in the blast.
        """
      ).first)
    #expect(found.fatalities?.low == 12 && found.fatalities?.high == 20)
    #expect(found.fatalities?.reports.map(\.value) == [12, 20])
  }
}
