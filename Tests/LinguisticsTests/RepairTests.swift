import Testing

@testable import Linguistics

/// Trees and tags of news that the models alone read wrong.
@Suite struct RepairTests {
  @Test(arguments: [
    (
      "The ministry on Tuesday summoned the envoy.",
      ["ministry>summoned:nsubj", "Tuesday>summoned:obl", "on>Tuesday:case"]
    ),
    ("The army late on Monday denied the report.", ["army>denied:nsubj", "Monday>denied:obl"]),
    ("On Saturday, a rebel drone hit a plane at the airport.", ["drone>hit:nsubj", "plane>hit:obj"]),
    (
      "Zaporizhzhia: FPV drone hit a minibus on the Orikhiv road this morning.",
      ["drone>hit:nsubj", "Zaporizhzhia>hit:dep"]
    ),
    ("Fighting between the army and rebels left 40 people dead.", ["Fighting>left:nsubj"]),
    ("Hours after the attack, the air force struck a port.", ["force>struck:nsubj"]),
    (
      "Fighters of the militia killed at least 14 people in a raid.",
      ["Fighters>killed:nsubj", "people>killed:obj"]
    ),
    ("Soldiers shot and killed four fighters.", ["Soldiers>shot:nsubj", "fighters>killed:obj"]),
    ("Last night, reporter Luis Paz was shot by troops.", ["Luis>shot:nsubj:pass"]),
    ("The MRT claimed responsibility for the attack.", ["MRT>claimed:nsubj", "responsibility>claimed:obj"]),
  ])
  func subjectsOfNews_AreFound(text: String, expected: [String]) {
    let missing = Set(expected).subtracting(arcs(text))
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test(arguments: [
    "A man called the Butcher was jailed.",
    "The men have killed the guard.",
  ])
  func participles_StayWhatTheyAre(text: String) {
    let tags = Annotator().annotate(text).tokens.map(\.tag)
    #expect(tags.contains(.verbPastParticiple))
  }

  @Test func titlesAndTimesInFrontOfParagraphs_AreTheirOwn() {
    let text = """
      16:42 GMT
      Army says it found a tunnel under the border
      The army says that it has found a tunnel.

      15:10 GMT
      Minister to leave for Oslo on Friday
      The minister will leave for Oslo, an aide says.
      """
    #expect(Annotator().annotate(text).paragraphs.count == 6)
  }
}
