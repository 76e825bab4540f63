import Testing

@testable import NewsModel

struct IdentifierTests {
  @Test(arguments: [
    ("Maria O'Neil", "maria-oneil"), ("Maria O\u{2019}Neil", "maria-oneil"),
    ("Jos\u{E9} de la Pe\u{F1}a", "jose-de-la-pena"),
    ("  U.N.  Council ", "u-n-council"), ("e\u{301}t\u{E9}", "ete"), ("\u{627}\u{644}", "\u{627}\u{644}"),
  ]) func aSlugIsTheNameFolded(name: String, slug: String) {
    #expect(Identifier.slug(name) == slug)
  }

  @Test(arguments: ["", "---", "\u{1F600}"]) func aNameWithoutLettersStillHasASlug(name: String) {
    #expect(Identifier.slug(name).count == 14)
  }

  @Test func idsDependOnEveryPartAndOnNothingElse() {
    let id = Identifier.statement(document: "a", exact: "We came.", occurrence: 0)
    #expect(id == Identifier.statement(document: "a", exact: "We came.", occurrence: 0))
    #expect(id.wholeMatch(of: /stm_[0-9a-hjkmnp-tv-z]{13}/) != nil)
    let others = [
      Identifier.statement(document: "b", exact: "We came.", occurrence: 0),
      Identifier.statement(document: "a", exact: "We came", occurrence: 0),
      Identifier.statement(document: "a", exact: "We came.", occurrence: 1),
      Identifier.statement(document: "aW", exact: "e came.", occurrence: 0),
      Identifier.incident(document: "a", exact: "We came.", occurrence: 0),
    ]
    #expect(Set(others.map { $0.dropFirst(4) }).union([id.dropFirst(4)]).count == 6)
  }

  @Test func anIdStaysWhatItWas() {
    // Ids are kept by those who cite records: a change of the hash would break every citation. The first value is
    // FNV-1a's published offset basis, the second was worked out apart from this code.
    #expect(Identifier.hash() == "cqwmwwj2248s5")
    #expect(Identifier.hash("a", "statement", "b", "0") == "3h90p9mf3a75n")
  }
}
