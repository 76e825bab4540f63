import Foundation
import TestSupport
import Testing

struct PagingTests {
  @Test(
    arguments: [
      "/statements", "/statements?sort=-date", "/statements?sort=date", "/statements?sort=-speaker",
      "/incidents",
      "/incidents?sort=date", "/incidents?sort=-fatalities", "/actors?sort=name",
      "/documents?sort=-date",
    ], [1, 3, 1000])
  func pagingToTheEndLosesAndRepeatsNothing(path: String, limit: Int) throws {
    let resource = path.split(separator: "?")[0]
    let paged = try Service.all(path + (path.contains("?") ? "&" : "?") + "limit=\(limit)").flatMap {
      $0.strings("id")
    }
    #expect(Set(paged).count == paged.count)
    #expect(Set(paged) == Set(try Service.all("\(resource)?limit=1000").flatMap { $0.strings("id") }))
    #expect(paged == (try Service.all(path).flatMap { $0.strings("id") }))
  }

  @Test func sortingTurnsRoundWithAMinus() throws {
    let up = try Service.all("/actors?sort=name").flatMap { $0.strings("name") }
    let down = try Service.all("/actors?sort=-name").flatMap { $0.strings("name") }
    #expect(up == down.reversed())
  }

  @Test(arguments: [
    "limit=0", "limit=-1", "limit=1001", "limit=ten", "cursor=xyz", "sort=loudness", "sort=-",
  ])
  func whatIsNoPageIsRefusedAndNamed(query: String) throws {
    let response = try Service.get("/statements?\(query)")
    #expect(response.status == 400)
    #expect(response["content-type"] == "application/problem+json")
    let errors = try #require(try response.json()["errors"] as? [[String: Any]])
    #expect(errors.flatMap { $0.strings("parameter") } == [String(query.prefix { $0 != "=" })])
  }

  @Test func aCursorBelongsToItsQuery() throws {
    let links = try Service.get("/statements?limit=1").json()["links"] as? [String: Any]
    let next = try #require(links?["next"] as? String)
    let cursor = try #require(next.firstMatch(of: /cursor=([^&]+)/)?.1)
    #expect(try Service.get("/statements?limit=1&cursor=\(cursor)").status == 200)
    #expect(try Service.get("/statements?limit=1&act=deny&cursor=\(cursor)").status == 400)
    #expect(try Service.get("/incidents?limit=1&cursor=\(cursor)").status == 400)
  }
}
