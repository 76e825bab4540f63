import Testing

@testable import Linguistics

@Suite struct ParsingTests {
  @Test(arguments: [
    (
      "The minister said that the army attacked the village.",
      [
        "minister>said:nsubj", "said>-:root", "attacked>said:ccomp", "army>attacked:nsubj",
        "village>attacked:obj",
        "that>attacked:mark",
      ]
    ),
    (
      "Two soldiers were killed by rebels in the north.",
      ["soldiers>killed:nsubj:pass", "killed>-:root", "were>killed:aux:pass", "rebels>killed:obl:agent"]
    ),
    (
      "Maria Lopez, who leads the party, met reporters on Friday.",
      ["Maria>met:nsubj", "Lopez>Maria:flat", "leads>Maria:acl:relcl", "reporters>met:obj"]
    ),
    ("THE POLICE ARRESTED TWO MEN.", ["POLICE>ARRESTED:nsubj", "MEN>ARRESTED:obj", "ARRESTED>-:root"]),
  ])
  func plainSentencesAreParsedRight(_ text: String, _ expected: [String]) {
    let missing = Set(expected).subtracting(arcs(text))
    #expect(missing.count <= 1, "\(missing)")
  }

  @Test(arguments: [
    "He left. She stayed, he said; “why?” Nobody knew (of those there) what to say...", "a", "!", "- , . ; :",
    "One\n\ntwo three\n\n\"", "WE WON'T GO BACK TO THE TOWN, THEY SAID, WHATEVER HAPPENS THERE TODAY",
  ])
  func everySentenceIsATreeWithOneRoot(_ text: String) {
    let annotated = Annotator().annotate(text)
    for sentence in annotated.sentences {
      let roots = sentence.filter { annotated.tokens[$0].head == nil }
      #expect(roots.count == 1)
      for word in sentence {
        var (ancestor, steps) = (word, 0)
        while let head = annotated.tokens[ancestor].head, steps <= sentence.count {
          #expect(sentence.contains(head))
          (ancestor, steps) = (head, steps + 1)
        }
        #expect(steps <= sentence.count, "a loop")
        #expect((annotated.tokens[word].head == nil) == (annotated.tokens[word].relation == .root))
      }
    }
  }
}
