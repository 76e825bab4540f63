import Testing

@testable import Linguistics

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("It's theirs, isn't it?", "It 's theirs , is n't it ?"),
    ("It’s theirs, isn’t it?", "It ’s theirs , is n’t it ?"),
    ("WE WON'T; THEY'LL", "WE WO N'T ; THEY 'LL"),
    ("I'd've known; I'm sure you're right", "I 'd 've known ; I 'm sure you 're right"),
    ("the dogs' bowls and the cat's", "the dogs ' bowls and the cat 's"),
    ("Rua'id Sa’an met the Ja'far family", "Rua'id Sa’an met the Ja'far family"),
    ("three drones (UAV's), and the UN's view", "three drones ( UAV's ) , and the UN 's view"),
    ("She said “no”, «non» and ``nein''.", "She said “ no ” , « non » and `` nein '' ."),
    ("''Out,'' he said", "'' Out , '' he said"),
    ("‘Yes,’ he said", "‘ Yes , ’ he said"),
    ("in the '70s and '09", "in the '70s and '09"),
    ("$4.5 million, €20, 7% of 1,250,000", "$ 4.5 million , € 20 , 7 % of 1,250,000"),
    ("2003,2004 and .75", "2003 , 2004 and .75"),
    ("at 7:30 on 3/4 by 6pm", "at 7:30 on 3/4 by 6 pm"),
    ("the 21st, the 1980s, the 1990's", "the 21st , the 1980s , the 1990's"),
    ("a ten-year-old re-elected co-founder", "a ten - year - old re-elected co-founder"),
    ("a U.S.-made K-12 and a Raad-2", "a U.S. - made K-12 and a Raad-2"),
    ("Hizb-i-Watan, Dar ez-Zahr, Al-Mu'min's men", "Hizb-i-Watan , Dar ez-Zahr , Al-Mu'min 's men"),
    ("555-010-2020 on 2021-03-09, 1999-2001", "555-010-2020 on 2021-03-09 , 1999 - 2001"),
    (
      "see https://example.org/a_b?c=d, (www.example.net).",
      "see https://example.org/a_b?c=d , ( www.example.net ) ."
    ),
    ("a.tan@example.org or @atan #news #1", "a.tan@example.org or @atan #news # 1"),
    ("one—two – three -- four", "one — two – three -- four"),
    ("Well... maybe…", "Well ... maybe …"),
    ("What?! No!!", "What ?! No !!"),
    ("AT&B and/or w/o it", "AT&B and / or w/o it"),
    ("[Text] (a) {b}", "[ Text ] ( a ) { b }"),
    ("Dr. A. B. Lund Jr., of Fjord Inc., left", "Dr. A. B. Lund Jr. , of Fjord Inc. , left"),
    ("I'm gonna say I cannot", "I 'm gon na say I can not"),
  ])
  func wordsAreSplitAsInTheTreebanks(_ text: String, _ tokens: String) {
    #expect(outline(text).joined(separator: " ") == tokens)
  }

  @Test func rangesSliceTheTextThatWasGiven() {
    let text = "Zoë’s “naïve” plan—in brief: “no”. 名前 😀👍🏽 done."
    let annotated = Annotator().annotate(text)
    let words = annotated.tokens.map { annotated.text($0.range) }
    #expect(
      words == [
        "Zoë", "’s", "“", "naïve", "”", "plan", "—", "in", "brief", ":", "“", "no", "”", ".", "名前", "😀👍🏽",
        "done", ".",
      ])
  }

  @Test func aRangeIsReadAloneAndCountedInTheWholeText() {
    let text = "HEADER: x\n\nThe sun set. It rained."
    let annotated = Annotator().annotate(text, range: 11..<23)
    #expect(annotated.tokens.map { annotated.text($0.range) } == ["The", "sun", "set", "."])
    #expect(annotated.tokens.first?.range == 11..<14)
    #expect(annotated.bytes.count == text.utf8.count)
  }

  @Test(arguments: [-5..<3, 2..<900, 40..<50, 3..<3])
  func aRangeOutsideTheTextIsCutToIt(_ range: Range<Int>) {
    let annotated = Annotator().annotate("One two.", range: range)
    #expect(annotated.tokens.allSatisfy { $0.range.upperBound <= 8 })
  }
}
