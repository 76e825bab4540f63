import Foundation
import TestSupport
import Testing

struct ResourceTests {
  @Test func theGreetingTellsWhatIsServed() throws {
    let documents = try Service.all("/documents").count
    let statements = try Service.all("/statements").count
    let incidents = try Service.all("/incidents").count
    #expect(
      try Service.greeting.hasSuffix(
        "\(documents) reports, \(statements) statements and \(incidents) incidents"))
    #expect(documents == 2)
    #expect(statements > 20)
    #expect(incidents > 5)
  }

  @Test(arguments: ["/statements", "/incidents", "/actors", "/documents", "/instruments"])
  func aCollectionAnswersWithTheEnvelope(path: String) throws {
    let response = try Service.get(path)
    #expect(response.status == 200)
    #expect(response["content-type"] == "application/json")
    let answer = try response.json()
    let meta = try #require(answer["meta"] as? [String: Any])
    let links = try #require(answer["links"] as? [String: Any])
    let data = try response.data()
    #expect(meta["count"] as? Int == data.count)
    #expect(meta["limit"] as? Int == 50)
    #expect((meta["dataset_version"] as? String)?.isEmpty == false)
    #expect(links["self"] as? String == path)
    #expect(links["next"] is NSNull)
    #expect(response["x-total-count"] == String(data.count))
  }

  @Test(arguments: ["/statements", "/incidents", "/actors", "/documents", "/instruments"])
  func everyRecordHasAnAddressThatAnswersWithIt(path: String) throws {
    let client = CurlClient()
    for record in try Service.all(path) {
      let url = try #require(record["url"] as? String)
      let response = try client.send("GET", Service.origin + url)
      #expect(response.status == 200)
      let one = try #require(try response.json()["data"] as? [String: Any])
      #expect(NSDictionary(dictionary: one) == NSDictionary(dictionary: record))
    }
  }

  @Test func theRootIsAnIndexOfLinksThatAllAnswer() throws {
    let index = try #require(try Service.get("/").json()["data"] as? [String: Any])
    let links = try #require(index["links"] as? [String: String])
    let paths = index.strings("resources.url") + links.values.sorted()
    #expect(
      Set(paths).isSuperset(of: ["/statements", "/incidents", "/actors", "/documents", "/openapi.json"]))
    // What goes on until the client leaves has tests of its own.
    for path in paths where path != links["events"] {
      #expect(try Service.get(path).status == 200, "\(path)")
    }
  }

  @Test func theTextIsTheFile() throws {
    for document in try Service.all("/documents") {
      let response = try Service.get(try #require(document["text_url"] as? String))
      let path = try #require(document["path"] as? String)
      #expect(response["content-type"] == "text/plain; charset=utf-8")
      #expect(Data(response.body) == FileManager.default.contents(atPath: Repository.seeds + "/" + path))
      #expect(document["length"] as? Int == response.text.unicodeScalars.count)
    }
  }

  @Test func theDescriptionIsServedInBothForms() throws {
    let yaml = try Service.get("/openapi.yaml")
    #expect(Data(yaml.body) == FileManager.default.contents(atPath: Repository.root + "/openapi.yaml"))
    let json = try Service.get("/openapi.json").json()
    #expect((json["openapi"] as? String)?.hasPrefix("3.1") == true)
    #expect((json["paths"] as? [String: Any])?["/statements"] != nil)
  }

  @Test func theServiceIsLiveAndReady() throws {
    #expect(try Service.get("/livez").status == 200)
    #expect(try Service.get("/readyz").status == 200)
  }

  @Test func fieldsKeepsOnlyWhatIsAskedFor() throws {
    for record in try Service.get("/statements?fields=id&fields=text").data() {
      #expect(Set(record.keys) == ["id", "text"])
    }
  }

  @Test func prettyIsTheSameAnswerForPeople() throws {
    let (plain, pretty) = (try Service.get("/incidents"), try Service.get("/incidents?pretty=1"))
    #expect(pretty.text.contains("\n  "))
    #expect(!plain.text.contains("\n  "))
    let (a, b) = (try plain.data(), try pretty.data())
    #expect(NSArray(array: a) == NSArray(array: b))
  }
}
