import Testing

@testable import Linguistics

@Suite struct SegmentationTests {
  @Test(arguments: [
    ("He left. She stayed.", ["He left .", "She stayed ."]),
    ("“We won.” Nobody cheered.", ["“ We won . ”", "Nobody cheered ."]),
    ("\"We won.\" \"They lost.\"", ["\" We won . \"", "\" They lost . \""]),
    ("''We won.'' ''They lost,'' he said.", ["'' We won . ''", "'' They lost , '' he said ."]),
    ("“Who?” asked Ida. “Me.”", ["“ Who ? ” asked Ida .", "“ Me . ”"]),
    ("“Who?” Ida Holm asked.", ["“ Who ? ” Ida Holm asked ."]),
    ("“Who?” Ida Holm left.", ["“ Who ? ”", "Ida Holm left ."]),
    ("(He left.) She stayed.", ["( He left . )", "She stayed ."]),
    ("Ida left at 5 p.m. on Monday.", ["Ida left at 5 p.m. on Monday ."]),
    ("Ida left at 5 p.m. She ran.", ["Ida left at 5 p.m.", "She ran ."]),
    ("It fell 3.5 points. Sales rose.", ["It fell 3.5 points .", "Sales rose ."]),
    ("Capt. E. Lund spoke. Gen. Ash left.", ["Capt. E. Lund spoke .", "Gen. Ash left ."]),
    ("So did I. He left.", ["So did I .", "He left ."]),
    ("We wait... and wait. Then what?", ["We wait ... and wait .", "Then what ?"]),
    ("It ended.Then it rained.", ["It ended .", "Then it rained ."]),
    (
      "THE MEN LEFT. THEY WENT TO THE U.S. EMBASSY. NOBODY SAID \"STOP.\" IT RAINED.",
      ["THE MEN LEFT .", "THEY WENT TO THE U.S. EMBASSY .", "NOBODY SAID \" STOP . \"", "IT RAINED ."]
    ),
    ("Really? Yes! Good.", ["Really ?", "Yes !", "Good ."]),
    ("🔴 The port is closed. Nobody came.", ["🔴", "The port is closed .", "Nobody came ."]),
    ("⚡", ["⚡"]),
    ("iPads sold well. 30 people came.", ["iPads sold well .", "30 people came ."]),
  ])
  func sentencesEndWhereReadersEndThem(_ text: String, _ sentences: [String]) {
    #expect(outline(text) == sentences)
  }

  private func paragraphs(_ text: String) -> [Int] { Annotator().annotate(text).paragraphs.map(\.count) }

  @Test func aBlankLineEndsAParagraph() {
    #expect(paragraphs("Storm hits coast\n\nIt rained. It blew.\n \nIt stopped.") == [1, 2, 1])
    #expect(paragraphs("One.\r\n\r\nTwo.") == [1, 1])
  }

  @Test func aSingleNewlineEndsAParagraphOfUnwrappedText() {
    #expect(
      paragraphs("Storm hits coast\nIt rained all day in the north. It blew.\nIt stopped.") == [1, 2, 1])
  }

  @Test func hardWrappedLinesAreOneParagraph() {
    let text = """
      The harbour master said on Tuesday that all of the boats had been
      brought in before the storm, and that nobody had been hurt in the
      town. Two roofs were lost. The ferry will not sail until
      Thursday, he said.

      The next paragraph is short.
      """
    #expect(paragraphs(text) == [3, 1])
    #expect(outline(text)[0].hasSuffix("hurt in the town ."))
  }

  @Test func bulletsStartParagraphs() {
    #expect(paragraphs("Lost:\n• two boats\n• one pier\n- a roof") == [1, 1, 1, 1])
  }

  @Test func sentencesAndParagraphsCoverAllTokensWithoutGaps() {
    let annotated = Annotator().annotate("A b. C!\n\n“D” e? F\nG h.\n\n\n* i")
    #expect(annotated.sentences.first?.lowerBound == 0)
    #expect(annotated.sentences.last?.upperBound == annotated.tokens.count)
    #expect(
      zip(annotated.sentences, annotated.sentences.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(annotated.paragraphs.last?.upperBound == annotated.sentences.count)
    #expect(
      zip(annotated.paragraphs, annotated.paragraphs.dropFirst()).allSatisfy {
        $0.upperBound == $1.lowerBound
      })
  }
}
