import Testing

@testable import Linguistics

@Suite struct TaggingTests {
  private func tags(_ text: String) -> String {
    Annotator().annotate(text).tokens.map(\.tag.rawValue).joined(separator: " ")
  }

  @Test(arguments: [
    ("The old minister said on Monday that she will leave.", "DT JJ NN VBD IN NNP IN PRP MD VB ."),
    ("They were not told why the trains stopped.", "PRP VBD RB VBN WRB DT NNS VBD ."),
    ("Anna's two brothers have been arrested in Paris.", "NNP POS CD NNS VBP VBN VBN IN NNP ."),
    ("THE POLICE ARRESTED TWO MEN IN LONDON YESTERDAY.", "DT NNS VBD CD NNS IN NNP NN ."),
  ])
  func plainSentencesAreTaggedRight(_ text: String, _ expected: String) {
    let (found, expected) = (tags(text).split(separator: " "), expected.split(separator: " "))
    let wrong = zip(found, expected).filter { $0 != $1 }.count
    #expect(found.count == expected.count)
    #expect(wrong <= 1, "\(found)")
  }

  @Test(arguments: [
    ("She said he was leaving.", "she say he be leave ."),
    ("The men went home after they ate apples.", "the man go home after they eat apple ."),
    ("They aren't running; we've stopped.", "they be not run ; we have stop ."),
    ("The cities' armies were attacking bridges.", "the city 's army be attack bridge ."),
    ("He denied planning the bombings.", "he deny plan the bombing ."),
    ("Witnesses cited reports written by officials.", "witness cite report write by official ."),
    ("THE MINISTERS SAID THEY CANNOT GO.", "the minister say they can not go ."),
  ])
  func lemmasAreDictionaryForms(_ text: String, _ lemmas: String) {
    #expect(Annotator().annotate(text).tokens.map(\.lemma).joined(separator: " ") == lemmas)
  }

  @Test func namesKeepTheirCaseInLemmas() {
    let tokens = Annotator().annotate("Yesterday Maria Lopez met ministers in Madrid.").tokens
    #expect(tokens.filter { $0.tag == .properNoun }.map(\.lemma) == ["Maria", "Lopez", "Madrid"])
  }

  @Test func annotationIsDeterministic() {
    let text = "“We won’t go,” the general’s aide told reporters in Oslo. Nobody else spoke."
    let first = Annotator().annotate(text).tokens.map { "\($0)" }
    #expect(Annotator().annotate(text).tokens.map { "\($0)" } == first)
  }

  @Test func frequentWords_AreKnown_InAnyCase() {
    let annotator = Annotator()
    #expect(["the", "government", "GOVERNMENT", "neighborhood"].allSatisfy(annotator.knows))
    #expect(!annotator.knows("Qorvashtel") && !annotator.knows(""))
  }
}
