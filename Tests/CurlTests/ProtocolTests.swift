import Foundation
import TestSupport
import Testing

struct ProtocolTests {
  static let paths = [
    "/", "/statements", "/incidents?limit=1", "/actors", "/documents", "/openapi.yaml", "/openapi.json",
    "/livez",
    "/readyz", "/statements?limit=0", "/nothing",
  ]

  @Test(arguments: paths) func headIsGetWithoutTheBody(path: String) throws {
    let (get, head) = (try Service.get(path), try Service.get(path, method: "HEAD"))
    #expect(head.status == get.status)
    #expect(head.body.isEmpty)
    for field in ["content-type", "content-length", "etag", "vary", "cache-control", "x-total-count"] {
      #expect(head[field] == get[field], "\(field)")
    }
    #expect(get["content-length"] == String(get.body.count))
  }

  @Test(arguments: ["/statements", "/incidents?limit=2", "/actors", "/documents", "/openapi.yaml", "/"])
  func anEntityTagMakesA304(path: String) throws {
    let first = try Service.get(path)
    let tag = try #require(first["etag"])
    #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
    #expect(try Service.get(path)["etag"] == tag)
    for condition in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
      let response = try Service.get(path, fields: ["If-None-Match": condition])
      #expect(response.status == 304, "\(condition)")
      #expect(response.body.isEmpty)
      #expect(response["etag"] == tag)
    }
    #expect(try Service.get(path, fields: ["If-None-Match": "\"other\""]).status == 200)
  }

  @Test func differentAnswersHaveDifferentTags() throws {
    let paths = ["/statements", "/statements?limit=1", "/statements?pretty=1", "/incidents", "/actors"]
    #expect(Set(try paths.compactMap { try Service.get($0)["etag"] }).count == paths.count)
  }

  @Test func aConnectionIsKeptAlive() throws {
    let client = CurlClient()
    #expect(try client.send("GET", Service.origin + "/statements").newConnections == 1)
    for path in Self.paths { #expect(try client.send("GET", Service.origin + path).newConnections == 0) }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "TRACE"]) func otherMethodsAreRefused(method: String)
    throws
  {
    let response = try Service.get("/statements", method: method)
    #expect(response.status == 405)
    let allowed = Set(
      (response["allow"] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    #expect(allowed == ["GET", "HEAD", "OPTIONS"])
    #expect(response["content-type"] == "application/problem+json")
  }

  @Test func aBodyOnAGetIsReadAndIgnored() throws {
    let client = CurlClient()
    let response = try client.send("GET", Service.origin + "/livez", body: "GET /nothing HTTP/1.1\r\n\r\n")
    #expect(response.status == 200)
    #expect(try client.send("GET", Service.origin + "/livez").status == 200)
  }

  @Test func everyAnswerSaysThatItsTypeIsMeant() throws {
    for path in Self.paths {
      #expect(try Service.get(path)["x-content-type-options"] == "nosniff", "\(path)")
    }
  }
}
