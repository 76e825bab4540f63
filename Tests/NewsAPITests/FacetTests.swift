import Archive
import OrderedJSON
import Testing

@testable import NewsAPI

@Suite struct FacetTests {
  private let service = Service.shared

  @Test(arguments: [
    "/statements?facet=speaker", "/statements?facet=date:month&facet=act,publisher",
    "/incidents?facet=weapon&limit=1",
    "/statements?facet=speaker&speaker=Arvania&act__not=say", "/incidents?facet=date:year&date=2024-03",
    "/actors?facet=country,role", "/documents?facet=date:day&publisher=Brellen+Courier&sort=-date",
    "/instruments?facet=kind", "/statements?facet=mentions&mentions=Ana+Ferr%C3%A9&mentions=NF",
  ])
  func aCountIsTheNumberOfRecordsAtItsAddress(_ target: String) throws {
    let answer = try service.json(target)
    let facets = try #require(answer["facets"])
    for name in try #require(facets.names) {
      let values = try #require(facets[name]?.elements)
      #expect(!values.isEmpty, "\(name)")
      for value in values.prefix(8) {
        let url = try #require(value["url"]?.text)
        #expect(try service.json(url)["meta"]?["count"] == value["count"], "\(url)")
      }
    }
  }

  @Test func facetsComeInTheOrderAskedForAndOnce() throws {
    let facets = try service.json("/statements?facet=date:month,speaker&facet=act&facet=speaker")["facets"]
    #expect(facets?.names == ["date:month", "speaker", "act"])
    #expect(try service.json("/statements")["facets"] == nil)
  }

  @Test func facetsDoNotDependOnThePage() throws {
    let first = try service.json("/statements?facet=act&limit=3")
    let next = try service.json(try #require(first["links"]?["next"]?.text))
    #expect(
      next["facets"]?["act"]?.elements?.map { $0["count"] }
        == first["facets"]?["act"]?.elements?.map { $0["count"] })
  }

  @Test(arguments: ["speeker", "date:week", "confidence", "q", "bbox", "speaker:month", "date:month,speeker"])
  func whatCannotBeCountedIsRefused(_ facet: String) throws {
    let response = try service.get("/statements?facet=\(facet)")
    #expect(response.status == .badRequest)
    let error = try #require(try response.json()["errors"]?.elements?.first)
    #expect(error["parameter"]?.text == "facet")
    #expect(error["allowed"]?.elements?.contains("date:month") == true)
  }

  @Test func aBareArrayHasNoPlaceForFacets() throws {
    #expect(try service.get("/statements?facet=act&shape=array").status == .badRequest)
  }
}

@Suite struct ExpandTests {
  private let service = Service.shared

  @Test func aPartyGetsItsActor() throws {
    for record in try #require(try service.json("/statements?expand=speaker")["data"]?.elements) {
      guard let speaker = record["speaker"], speaker != .null else { continue }
      guard let id = speaker["actor_id"]?.text else {
        #expect(speaker["actor"] == .null)
        continue
      }
      #expect(try speaker["actor"] == service.json("/actors/" + Addresses.encodeSegment(id))["data"])
    }
  }

  @Test func everyPartyOfAListGetsItsActor() throws {
    let records = try #require(try service.json("/incidents?expand=actors,targets")["data"]?.elements)
    let parties = records.flatMap { ($0["actors"]?.elements ?? []) + ($0["targets"]?.elements ?? []) }
    #expect(parties.count > 10)
    for party in parties { #expect(party["actor"]?["id"] == party["actor_id"] || party["actor"] == .null) }
  }

  @Test func aReportIsGivenWhole() throws {
    for record in try #require(try service.json("/incidents?expand=document&limit=5")["data"]?.elements) {
      let url = try #require(record["document"]?["url"]?.text)
      #expect(try record["document"] == service.json(url)["data"])
    }
  }

  @Test func nothingElseChanges() throws {
    let plain = try #require(try service.json("/statements?limit=5")["data"]?.elements)
    let expanded = try #require(
      try service.json("/statements?limit=5&expand=speaker&expand=document,about")["data"]?.elements)
    for (plain, expanded) in zip(plain, expanded) {
      #expect(plain.names == expanded.names)
      for name in try #require(plain.names) where !["speaker", "document", "about"].contains(name) {
        #expect(plain[name] == expanded[name])
      }
    }
  }

  @Test func oneRecordIsExpandedToo() throws {
    let (_, id) = try service.lists[0]
    let listed = try #require(
      try service.json("/statements?expand=speaker,document&limit=1000")["data"]?.elements)
    let record = try service.json("/statements/\(id)?expand=speaker,document")["data"]
    #expect(listed.contains { $0 == record })
  }

  @Test(arguments: ["/statements?expand=speeker", "/actors?expand=document", "/documents/x?expand=speaker"])
  func whatRefersToNothingIsRefused(_ target: String) throws {
    #expect(try service.get(target).status == .badRequest)
  }
}
