import NewsModel
import Testing

@testable import Archive

@Suite struct StanceLinkingTests {
  @Test func whatOneSideInvokesTheOtherRejects() throws {
    var one = LinkingReport("a", published: "2023-05-01")
    let ana = one.party("Ana Ferré", country: "Arvania")
    one.cite(
      "Article 7 of the Sea Charter",
      in: one.say(ana, "We may close the strait under Article 7 of the Sea Charter"), by: ana)
    var other = LinkingReport("b", published: "2023-05-02")
    let brandt = other.party("Łucja Brandt", country: "Brellen")
    let arvania = other.party("Arvania", .state)
    let told = other.say(
      brandt, "Arvania has invoked Article 7 of the Sea Charter, which justifies closing the strait",
      mentions: [arvania])
    other.cite("Article 7 of the Sea Charter", in: told, by: brandt)
    other.say(brandt, "any justification for closing the strait", act: .reject)
    let linked = Linked([one, other])
    let citations = try #require(linked.instruments.first).citations
    #expect(citations.map(\.actorID) == ["act_ana-ferre", "act_łucja-brandt"])
    #expect(citations.map(\.stance) == [.invokes, .rejects])
  }
}
