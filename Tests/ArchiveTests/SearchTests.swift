import MadeUpRecords
import NewsModel
import Testing

@testable import Archive

@Suite struct SearchTests {
  private let snapshot = Fixture.shared.snapshot

  private func walk(_ query: String, limit: Int) -> [SearchHit] {
    var hits: [SearchHit] = []
    var position: SearchPosition?
    for _ in 0..<10_000 {
      let page = snapshot.search([WordQuery(query)], limit: limit, after: position)
      hits += page.hits
      guard let next = page.next else { return hits }
      position = next
    }
    return hits
  }

  @Test(arguments: [
    "harbour", "closing gates", "\"peace talks\" -rain", "-the", "ana*", "O'Leary minister", "nobody", "",
  ])
  func aSearchFindsWhatTheListsFindTogether(_ query: String) throws {
    let page = snapshot.search([WordQuery(query)], limit: 1000, after: nil)
    for resource in Snapshot.searched {
      let filter = Filter(field: "q", op: .equal, operands: [.words(WordQuery(query))])
      let table = try #require(snapshot.table(resource))
      let found = Set(try #require(table.rows(matching: [filter])).rows.map(Int.init))
      #expect(Set(page.hits.filter { $0.resource == resource }.map(\.row)) == found)
      #expect(page.totals[resource] == found.count)
    }
    #expect(page.total == page.hits.count)
  }

  @Test(arguments: ["the", "harbour flights", "-rain", "a*"], [1, 7, 100])
  func pagesTogetherAreTheWholeListInOrder(_ query: String, _ limit: Int) {
    let whole = snapshot.search([WordQuery(query)], limit: 100_000, after: nil)
    #expect(whole.hits.map(\.score) == whole.hits.map(\.score).sorted(by: >))
    #expect(walk(query, limit: limit) == whole.hits)
    #expect(whole.next == nil && !whole.hits.isEmpty)
  }

  private func snapshot(_ statements: [String]) -> Snapshot {
    let text = statements.joined(separator: "\n")
    var start = 0
    let records = statements.enumerated().map { number, exact in
      let span = Span(start: start, end: start + exact.unicodeScalars.count, exact: exact)
      start = span.end + 1
      return Statement(
        id: "stm_\(number)", documentID: "d", statementType: .direct, text: exact, contents: [span],
        speaker: nil, cue: nil, act: .say,
        confidence: 1, extractor: Extractor(version: "0", rule: "test"))
    }
    var report = ExtractedReport(document: Document(id: "d", path: "d.txt", sha256: "", length: start))
    report.statements = records
    return Snapshot(reports: [(SourceText(id: "d", path: "d.txt", text: text, sha256: ""), report)])
  }

  private func ranked(_ statements: [String], _ query: String) -> [Int] {
    snapshot(statements).search([WordQuery(query)], limit: 50, after: nil).hits
      .filter { $0.resource == .statements }.map(\.row)
  }

  @Test func whatFitsBetterComesFirst() {
    // A rare word counts more than a common one, a second time more than once, a short text more than a long one.
    let common = [
      "the ceasefire holds", "the talks went on", "the ship left", "the ship came", "the ship sank",
    ]
    #expect(ranked(common, "the").count == 5)
    #expect(
      ranked(["a ship in the bay, far from land and far from any help at all", "a ship"], "ship") == [1, 0])
    #expect(ranked(["ship and boat here", "ship and ship here"], "ship") == [1, 0])
    let either = snapshot(common).search([WordQuery("ship"), WordQuery("ceasefire")], limit: 9, after: nil)
      .hits
    #expect(either.first { $0.resource == .statements }?.row == 0)
  }

  @Test func formsOfAWordAndHyphensMakeNoDifference() {
    let texts = ["They attacked the base", "A cease-fire was agreed", "Ceasefires end", "An attack, again"]
    #expect(Set(ranked(texts, "attacking")) == [0, 3])
    #expect(Set(ranked(texts, "ceasefire")) == [1, 2])
    #expect(Set(ranked(texts, "cease-fire")) == [1, 2])
    #expect(
      Set(ranked(texts, "\"cease-fire was\"")) == [1] && Set(ranked(texts, "\"ceasefire was agreed\"")) == [1]
    )
    #expect(ranked(texts, "\"attack\"") == [3])
  }
}

@Suite struct SnippetTests {
  private func marked(_ text: String, _ query: String) -> String {
    let snippet = Snippet(text, [WordQuery(query)])
    let scalars = Array(snippet.text.unicodeScalars)
    var marked = ""
    var last = 0
    for range in snippet.highlights {
      marked += String(String.UnicodeScalarView(scalars[last..<range.lowerBound])) + "["
      marked += String(String.UnicodeScalarView(scalars[range])) + "]"
      last = range.upperBound
    }
    return marked + String(String.UnicodeScalarView(scalars[last...]))
  }

  @Test(arguments: [
    ("Two ships’ crews attacked.", "attack ship", "Two [ships]’ crews [attacked]."),
    ("The café\nwas closed", "CAFE \"was closed\"", "The [café] [was closed]"),
    ("🌧️ A cease-fire, a ceasefire", "ceasefire", "🌧️ A [cease-fire], a [ceasefire]"),
    ("Tomás O’Leary’s plan", "o'leary plan*", "Tomás [O’Leary’s] [plan]"), ("No match", "x", "No match"),
    ("", "x", ""),
    ("‘quoted’ words", "quoted -words", "‘[quoted]’ words"),
    ("Iran-backed groups", "back*", "Iran-[backed] groups"),
  ])
  func whatMatchesIsMarked(_ text: String, _ query: String, _ expected: String) {
    #expect(marked(text, query) == expected)
  }

  @Test func aLongTextIsCutWhereMostIsFound() {
    let filler = String(repeating: "nothing to see here and nothing more. ", count: 50)
    let text = "One gate.\n\n" + filler + "The gate of the harbour was shut. " + filler
    let snippet = Snippet(text, [WordQuery("gate harbour")])
    #expect(snippet.highlights.count == 2 && snippet.text.unicodeScalars.count <= 242)
    #expect(snippet.text.hasPrefix("…") && snippet.text.hasSuffix("…"))
    #expect(!snippet.text.contains("\n"))
    #expect(Snippet(String(repeating: "x", count: 5000), [WordQuery("x*")]).text.unicodeScalars.count <= 5001)
  }
}

@Suite struct EnglishStemmerTests {
  @Test(arguments: [
    ["attack", "attacks", "attacked", "attacking"], ["condemn", "condemned", "condemns", "condemning"],
    ["deny", "denies", "denied", "denying"], ["strike", "striking", "strikes"], ["rocket", "rockets"],
    ["responsible", "responsibly"], ["escalation", "escalate", "escalating"], ["militia", "militias"],
    ["plan", "planned", "planning", "plans"], ["agree", "agreed", "agreeing", "agrees"],
    ["warning", "warn", "warned"], ["political", "politically"],
  ])
  func formsOfAWordHaveOneStem(_ forms: [String]) {
    #expect(Set(forms.map(EnglishStemmer.stem)).count == 1, "\(forms.map(EnglishStemmer.stem))")
  }

  @Test(arguments: [
    ("news", "news"), ("gas", "gas"), ("this", "this"), ("kiwis", "kiwi"), ("ties", "tie"), ("cries", "cri"),
    ("feed", "feed"), ("sing", "sing"), ("hopping", "hop"), ("hoping", "hope"), ("general", "general"),
    ("generate", "generat"), ("dying", "die"), ("happy", "happi"), ("by", "by"), ("say", "say"),
    ("sky", "sky"),
    ("relational", "relat"), ("conditional", "condit"), ("vietnamization", "vietnam"),
    ("adjustable", "adjust"),
    ("replacement", "replac"), ("controll", "control"), ("roll", "roll"), ("succeed", "succeed"),
    ("café", "café"),
    ("a", "a"), ("", ""), ("youth", "youth"), ("boyish", "boyish"), ("knightly", "knight"),
  ])
  func stemsAreThoseOfTheAlgorithm(_ word: String, _ stem: String) {
    #expect(EnglishStemmer.stem(word) == stem)
  }
}
