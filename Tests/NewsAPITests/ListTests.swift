import Archive
import HTTPTypes
import OrderedJSON
import Testing

@testable import NewsAPI

@Suite struct ListTests {
  private let service = Service.shared

  @Test(arguments: Resource.allCases)
  func aListComesInTheEnvelope(_ resource: Resource) throws {
    let answer = try service.json("/\(resource.rawValue)?limit=2")
    #expect(answer.names == ["data", "meta", "links"])
    #expect(answer["data"]?.elements?.count == 2)
    #expect(answer["data"]?.elements?.first?.names == resource.members)
    #expect(answer["meta"]?.names == ["count", "limit", "dataset_version", "description"])
    #expect(answer["meta"]?["count"]?.integer == service.snapshot.table(resource)?.count)
    #expect(answer["meta"]?["dataset_version"]?.text == service.snapshot.version)
    #expect(answer["links"]?.names?.prefix(3) == ["self", "next", "csv"])
    #expect(answer["links"]?["self"]?.text == "/\(resource.rawValue)?limit=2")
  }

  @Test(arguments: Resource.allCases)
  func aRecordIsFoundUnderItsOwnAddress(_ resource: Resource) throws {
    for record in try service.json("/\(resource.rawValue)?limit=20")["data"]?.elements ?? [] {
      let answer = try service.json(try #require(record["url"]?.text))
      #expect(answer["data"] == record)
      #expect(answer["meta"]?["dataset_version"]?.text == service.snapshot.version)
    }
  }

  @Test(arguments: [
    "", "sort=-date", "sort=-date&speaker=Arvania&speaker=nf", "q=the&sort=speaker", "fields=id",
  ])
  func followingNextGivesEveryRecordOnce(_ query: String) throws {
    var ids: [String] = []
    var target: String? = "/statements?limit=7&" + query
    var count: Int?
    while let current = target {
      let answer = try service.json(current)
      ids += try (answer["data"]?.elements ?? []).map { try #require($0["id"]?.text) }
      count = answer["meta"]?["count"]?.integer
      #expect(
        try service.get(current).fields[.link]?.contains("rel=\"next\"")
          == (answer["links"]?["next"]?.text != nil))
      target = answer["links"]?["next"]?.text
    }
    #expect(ids.count == count && Set(ids).count == ids.count && ids.count > 7)
  }

  @Test func theCountIsAlsoAField() throws {
    let response = try service.get("/statements?act=say")
    #expect(response.fields[.totalCount] == (try response.json())["meta"]?["count"]?.integer.map(String.init))
  }

  @Test func aCursorIsBoundToItsQuery() throws {
    let next = try #require(try service.json("/statements?limit=3&sort=date")["links"]?["next"]?.text)
    let cursor = try #require(next.split(separator: "cursor=").last)
    #expect(try service.get("/statements?sort=date&cursor=\(cursor)").status == .ok)
    #expect(
      try service.get("/statements?sort=date&limit=9&pretty=1&fields=id&cursor=\(cursor)").status == .ok)
    for other in [
      "/statements?", "/statements?sort=-date&", "/statements?sort=date&act=say&", "/incidents?sort=date&",
    ] {
      let response = try service.get(other + "cursor=\(cursor)")
      #expect(response.status == .badRequest)
      #expect(try response.json()["type"]?.text == "/problems/invalid-cursor")
    }
  }

  @Test(arguments: ["x", "!", "AAAA", "%00", "eyJ9", String(repeating: "A", count: 4000)])
  func aCursorThatWasNeverGivenOutIsRefused(_ cursor: String) throws {
    #expect(try service.get("/statements?cursor=\(cursor)").status == .badRequest)
  }

  @Test func aCursorWithOtherBytesIsRefusedOrContinues() throws {
    let next = try #require(try service.json("/statements?limit=3&sort=date")["links"]?["next"]?.text)
    let parts = next.split(separator: "cursor=")
    let cursor = Array(parts[1])
    for index in cursor.indices {
      var changed = cursor
      changed[index] = cursor[index] == "A" ? "B" : "A"
      #expect([.ok, .badRequest].contains(try service.get(parts[0] + "cursor=" + String(changed)).status))
    }
  }

  @Test func onlyTheFieldsAskedForAreGiven() throws {
    let record = try service.json("/statements?limit=1&fields=speaker,id&fields=text")["data"]?.elements?
      .first
    #expect(record?.names == ["id", "text", "speaker"])
    let whole = try service.json("/statements?limit=1")["data"]?.elements?.first
    for name in Resource.statements.members {
      let picked = try service.json("/statements?limit=1&fields=\(name)")["data"]?.elements?.first
      #expect(picked == .object(JSONObject(members: [(name, try #require(whole?[name]))])))
    }
  }

  @Test func aBareArrayHasNoEnvelope() throws {
    let whole = try service.json("/actors")["data"]
    #expect(try service.json("/actors?shape=array") == whole)
  }

  @Test func prettyAnswersSayTheSame() throws {
    for target in [
      "/incidents?limit=3", "/", "/readyz", "/problems/not-found", "/documents?fields=warnings,counts",
    ] {
      let mark = target.contains("?") ? "&" : "?"
      let compact = try service.get(target + mark + "pretty=0")
      let pretty = try service.get(target + mark + "pretty=1")
      #expect(compact.text.split(separator: "\n").count == 1)
      #expect(pretty.text.split(separator: "\n").count > 5)
      var (one, other) = (try compact.json(), try pretty.json())
      if case .object(var object) = one { object["links"] = nil; one = .object(object) }
      if case .object(var object) = other { object["links"] = nil; other = .object(object) }
      #expect(one == other)
    }
  }

  @Test func aBrowserGetsLinesToRead() throws {
    let browser: HTTPFields = [.accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]
    #expect(try service.get("/actors", browser).text.contains("\n  "))
    #expect(try !service.get("/actors?pretty=0", browser).text.contains("\n  "))
    #expect(try !service.get("/actors").text.contains("\n  "))
  }

  @Test(arguments: [
    ("/statements", "all statements"), ("/statements?speaker=Ana+Ferr%C3%A9", "statements by Ana Ferré"),
    ("/incidents?date=2024-10&actor=A&actor=B", "incidents by A or B, October 2024"),
    ("/incidents?fatalities__gte=3&country__not=X", "incidents not of X, with fatalities of 3 or more"),
    ("/statements?speaker=act_ana-ferre&date=2024-10-03", "statements, 3 October 2024, by Ana Ferré"),
    (
      "/statements?date__gte=2024-10&published=2024",
      "statements with date from October 2024 on, published in 2024"
    ),
    ("/statements?date=2024", "statements, 2024"),
    ("/incidents?bbox=0,0,1,1", "incidents in the box 0,0,1,1"),
    ("/statements?speaker__isnull=true", "statements without speaker"),
  ])
  func aListSaysWhatItHolds(_ target: String, _ description: String) throws {
    #expect(try service.json(target)["meta"]?["description"]?.text == description)
  }

  @Test func aNameNobodyHasIsAnEmptyAnswer() throws {
    let answer = try service.json("/statements?speaker=Nobody+At+All")
    #expect(
      answer["data"] == [] && answer["meta"]?["count"]?.integer == 0 && answer["links"]?["next"] == .null)
  }

  @Test func anEmptyValueIsUnset() throws {
    #expect(try service.json("/statements?speaker=&q=&limit=&date__gte")["meta"]?["count"]?.integer == 96)
  }
}
