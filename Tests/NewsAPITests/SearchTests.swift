import HTTPTypes
import OrderedJSON
import Testing

@testable import NewsAPI

@Suite struct SearchTests {
  private let service = Service.shared

  @Test(arguments: [1, 5, 1000])
  func pagingToTheEndLosesAndRepeatsNothing(_ limit: Int) throws {
    var target: String? = "/search?q=the&limit=\(limit)"
    var urls: [String] = []
    var count = 0
    while let current = target {
      let answer = try service.json(current)
      urls += (answer["data"]?.elements ?? []).compactMap { $0["url"]?.text }
      count = try #require(answer["meta"]?["count"]?.integer)
      target = answer["links"]?["next"]?.text
    }
    #expect(urls.count == count && Set(urls).count == count && count > 50)
  }

  @Test func aHitLeadsToItsRecordAndShowsWhy() throws {
    let hits = try #require(try service.json("/search?q=gates&q=harbour+O'Leary")["data"]?.elements)
    for hit in hits + (try service.json("/search?q=O'Leary")["data"]?.elements ?? []) {
      let url = try #require(hit["url"]?.text)
      let record = try #require(try service.json(url)["data"])
      #expect(record["id"] == hit["id"])
      let text = Array(try #require(hit["snippet"]?["text"]?.text).unicodeScalars)
      let highlights = try #require(hit["snippet"]?["highlights"]?.elements)
      #expect(!highlights.isEmpty)
      for highlight in highlights {
        let (start, end) = (highlight["start"]?.integer ?? -1, highlight["end"]?.integer ?? -1)
        #expect(0 <= start && start < end && end <= text.count)
      }
    }
  }

  @Test func countsOfKindsAddUp() throws {
    let meta = try #require(try service.json("/search?q=the&limit=1")["meta"])
    let counts = try #require(meta["counts"]?.names).compactMap { meta["counts"]?[$0]?.integer }
    #expect(counts.reduce(0, +) == meta["count"]?.integer)
  }

  @Test func nothingAskedForFindsNothing() throws {
    for target in ["/search", "/search?q=", "/search?q=%21"] {
      #expect(try service.json(target)["data"] == [], "\(target)")
    }
  }

  @Test(arguments: [
    "/search?q=a&cursor=x", "/search?sort=date", "/search?limit=0", "/search?speaker=x",
    "/search?cursor=AAAA&q=the",
  ])
  func whatIsNoSearchIsRefused(_ target: String) throws {
    #expect(try service.get(target).status == .badRequest)
  }

  @Test func aCursorIsBoundToItsSearch() throws {
    let next = try #require(try service.json("/search?q=the&limit=2")["links"]?["next"]?.text)
    let cursor = try #require(next.split(separator: "cursor=").last)
    #expect(try service.get("/search?q=the&limit=9&cursor=\(cursor)").status == .ok)
    #expect(try service.get("/search?q=they&cursor=\(cursor)").status == .badRequest)
    #expect(try service.get("/statements?q=the&cursor=\(cursor)").status == .badRequest)
    for index in Array(cursor).indices {
      var other = Array(cursor)
      other[index] = other[index] == "A" ? "B" : "A"
      let target = "/search?q=the&cursor=" + String(other)
      #expect([.ok, .badRequest].contains(try service.get(target).status))
    }
  }

  /// What people and fuzzers type.
  @Test(arguments: [
    "%00", "%F0%9F%8C%A7%EF%B8%8F", "%22", "%22%22", "-", "*", "--%20**", "(%20OR%20)", "%E2%80%8F%D8%B5",
    "a%CC%81",
    "%EF%BF%BD", "'", "%5C", "%3Cscript%3E", "AND%20NOT%20OR", "NEAR(a%20b)", "a:b", "%C4%B0", "%EF%AC%81",
    "-%22the%20harbour%22", "%22the%20harbour%22*", "%CC%81%CC%81", "%E2%80%9C%E2%80%9D", "%0A%0D%09",
  ])
  func nothingTypedIsAnErrorOfTheServer(_ query: String) throws {
    for path in ["/search", "/statements", "/incidents", "/actors", "/documents", "/instruments"] {
      #expect(try service.get(path + "?q=" + query).status == .ok, "\(path)")
      #expect(try service.get(path + "?q=the%20" + query).status == .ok, "\(path)")
    }
  }
}
