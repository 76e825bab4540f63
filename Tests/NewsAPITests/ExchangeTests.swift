import Archive
import HTTPMessage
import HTTPTypes
import MadeUpRecords
import OrderedJSON
import Testing

@testable import NewsAPI

@Suite struct ExchangeTests {
  private let service = Service.shared
  private static let targets = [
    "/", "/statements", "/statements?speaker=Arvania&limit=2", "/actors?shape=array", "/openapi.yaml",
    "/openapi.json",
    "/problems/not-found", "/documents?fields=id",
  ]

  @Test(arguments: targets)
  func anEntityTagAnswersWhetherItIsTheSame(_ target: String) throws {
    let first = try service.get(target)
    let tag = try #require(first.fields[.eTag])
    #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && !tag.hasPrefix("W/"))
    for known in [tag, "W/" + tag, "\"x\", " + tag, "*", "\"x\" ,W/" + tag + " , \"y\""] {
      // A service that has not answered yet decides without rendering; one that has, by what it kept.
      for service in [Service(reports: 12), service] {
        let response = try service.get(target, [.ifNoneMatch: known])
        #expect(response.status == .notModified)
        #expect(response.bytes.isEmpty)
        #expect(response.fields[.eTag] == tag && response.fields[.vary] == first.fields[.vary])
        #expect(response.fields[.cacheControl] == "no-cache" && response.fields[.contentType] == nil)
      }
    }
    for other in ["\"x\"", tag.replacing("\"", with: ""), String(tag.dropLast()), tag + "x", ""] {
      #expect(try service.get(target, [.ifNoneMatch: other]).status == .ok, "\(other)")
    }
  }

  @Test func answersThatDifferHaveDifferentTags() throws {
    let targets =
      Self.targets + ["/statements?limit=3", "/statements?limit=3&pretty=1", "/actors", "/incidents"]
    let tags = try targets.map { try #require(try service.get($0).fields[.eTag]) }
    #expect(Set(tags).count == tags.count)
    let browser: HTTPFields = [.accept: "text/html, */*;q=0.1"]
    #expect(try service.get("/actors", browser).fields[.eTag] != service.get("/actors").fields[.eTag])
    #expect(try Service(reports: 11).get("/actors").fields[.eTag] != service.get("/actors").fields[.eTag])
  }

  @Test func somethingThatIsNotThereIsNeverUnmodified() throws {
    #expect(try service.get("/statements/stm_x", [.ifNoneMatch: "*"]).status == .notFound)
    #expect(try service.get("/statements?cursor=x", [.ifNoneMatch: "*"]).status == .badRequest)
  }

  @Test(arguments: targets)
  func anAnswerIsTheSameEachTime(_ target: String) throws {
    let (one, other) = (try Service(reports: 12).get(target), try Service(reports: 12).get(target))
    #expect(one.bytes == other.bytes)
    #expect(one.fields.bytes.count == other.fields.bytes.count && one.fields[.eTag] == other.fields[.eTag])
    #expect(try service.get(target).bytes == one.bytes)
    #expect(try service.get(target, method: .head).fields[.eTag] == one.fields[.eTag])
  }

  @Test func answersFollowTheSnapshot() throws {
    let holder = SnapshotHolder(Snapshot(reports: MadeUpReports.make(2)))
    let api = NewsAPI(snapshots: holder)
    let request = try Request(.get, "/statements")
    let first = api.respond(to: request)
    holder.swap(to: Snapshot(reports: MadeUpReports.make(3)))
    let second = api.respond(to: request)
    #expect(first.fields[.eTag] != second.fields[.eTag])
    #expect(second.fields[.totalCount] == "24")
  }

  @Test func aRequestHasANameOfItsOwnOrTheClients() throws {
    let names = try (0..<100).map { _ in try #require(try service.get("/livez").fields[.requestIdentifier]) }
    #expect(Set(names).count == 100 && names.allSatisfy { $0.count == 16 })
    #expect(try service.get("/livez", [.requestIdentifier: "abc-1"]).fields[.requestIdentifier] == "abc-1")
    for bad in ["a b", String(repeating: "x", count: 65), "ü", "<x>"] {
      #expect(try service.get("/livez", [.requestIdentifier: bad]).fields[.requestIdentifier] != bad)
    }
  }

  @Test func aTextIsServedExactly() throws {
    for (source, report) in MadeUpReports.make(12, seed: 5) {
      let response = try service.get(Addresses(basePath: "").text(ofDocument: report.document.id))
      #expect(response.text == source.text)
      #expect(response.fields[.contentType] == "text/plain; charset=utf-8")
    }
  }

  @Test func readinessTellsOfTheSelfCheck() throws {
    let json = try service.json("/readyz")
    #expect(json["status"]?.text == "ready" && json["counts"]?["statements"]?.integer == 96)
    #expect(json["spans"]?["failed"]?.integer == 0 && (json["spans"]?["checked"]?.integer ?? 0) > 100)
    #expect(try service.get("/readyz").fields[.cacheControl] == "no-store")
    #expect(try service.get("/livez").text == #"{"status":"ok"}"# + "\n")
  }

  @Test func theIndexLeadsToEverything() throws {
    let json = try service.json("/")
    let addresses = (json["data"]?["resources"]?.elements ?? []).compactMap { $0["url"]?.text }
    #expect(addresses == Resource.allCases.map { "/" + $0.rawValue })
    for address in addresses { #expect(try service.get(address).status == .ok) }
    for name in try #require(json["data"]?["links"]?.names) {
      #expect(try service.get(try #require(json["data"]?["links"]?[name]?.text)).status == .ok)
    }
  }

  @Test func theDescriptionIsTheSameAsYAMLAndAsJSON() throws {
    let (yaml, json) = (try service.get("/openapi.yaml"), try service.get("/openapi.json"))
    #expect(
      yaml.fields[.contentType] == "application/yaml" && json.fields[.contentType] == "application/json")
    #expect(try json.json()["openapi"]?.text?.hasPrefix("3.1") == true)
    #expect(yaml.text.hasPrefix("openapi: 3.1"))
  }

  @Test func theCacheStaysWithinItsRoom() {
    let cache = AnswerCache(capacity: 100_000)
    let answer = Answer(
      status: .ok, fields: [:], notModifiedFields: [:], body: Array(repeating: 1, count: 1000), etag: nil)
    for number in 0..<10_000 {
      cache.keep(answer, .init(target: "/\(number)", accept: nil, coding: .identity), version: "a")
    }
    let kept = (0..<10_000).filter {
      cache.answer(.init(target: "/\($0)", accept: nil, coding: .identity), version: "a") != nil
    }
    #expect(kept.count * 1000 <= 100_000 && kept.count > 20 && kept.last == 9999)
    #expect(cache.answer(.init(target: "/9999", accept: nil, coding: .identity), version: "b") == nil)
    cache.keep(answer, .init(target: "/0", accept: nil, coding: .identity), version: "b")
    #expect(cache.answer(.init(target: "/9999", accept: nil, coding: .identity), version: "b") == nil)
    let large = Answer(
      status: .ok, fields: [:], notModifiedFields: [:], body: Array(repeating: 1, count: 9000), etag: nil)
    cache.keep(large, .init(target: "/large", accept: nil, coding: .identity), version: "b")
    #expect(cache.answer(.init(target: "/large", accept: nil, coding: .identity), version: "b") == nil)
  }
}
