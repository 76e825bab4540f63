import Foundation
import TestSupport
import Testing

/// What the two reports of the seeds say of each other, as a client sees it.
struct LinkingTests {
  @Test func theLetterIsOneIncidentThatTwoReportsTell() throws {
    let letters = try Service.all("/incidents?sub_event_type=letter&target__contains=security%20council")
    #expect(Set(letters.flatMap { $0.strings("document_id") }).count == 2)
    #expect(Set(letters.flatMap { $0.strings("cluster_id") }).count == 1)
    for letter in letters {
      #expect(letter["document_count"] as? Int == 2)
      #expect(letter.strings("date.start") == ["2024-11-18"] && letter.strings("date.end") == ["2024-11-18"])
      #expect(letter.strings("date.basis") == ["cross_document"])
    }
    let found = try Service.all("/incidents?sub_event_type=letter&date=2024-11-18&date_basis=cross_document")
    #expect(found.count == letters.count)
  }

  @Test func itsDemandIsOneStatementThatTwoReportsTell() throws {
    let demands = try Service.all("/statements?act=request&speaker=gideon%20sa'ar&q=%22immediate%20action%22")
      .filter { $0["occurrences"] as? Int == 2 }
    #expect(demands.count == 2)
    #expect(Set(demands.flatMap { $0.strings("document_id") }).count == 2)
    #expect(Set(demands.flatMap { $0.strings("cluster_id") }).count == 1)
  }

  @Test func article51IsInvokedByOneSideAndItsUseRejectedByTheOther() throws {
    let articles = try Service.all("/instruments?name__contains=article%2051")
    let citations = try #require(articles.first?["citations"] as? [[String: Any]])
    var countries: [String: Set<String>] = [:]
    for citation in citations {
      guard let stance = citation["stance"] as? String, let id = citation["actor_id"] as? String else {
        continue
      }
      let actor = try Service.get("/actors/\(id)").json()["data"] as? [String: Any] ?? [:]
      let side = actor["classification"] as? String == "state" ? actor["name"] : actor["country"]
      countries[stance, default: []].insert(try #require(side as? String))
    }
    #expect(countries["invokes"] == ["Israel"])
    #expect(countries["rejects"] == ["Iraq"])
  }

  @Test func aPersonInBothReportsIsOneActor() throws {
    for name in ["Gideon Sa'ar", "UN Security Council", "Government of Iraq"] {
      let actors = try Service.all("/actors?name=\(Service.escaped(name))")
      #expect(actors.count == 1, "\(name)")
    }
  }
}
