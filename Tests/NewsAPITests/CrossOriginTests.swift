import HTTPMessage
import HTTPTypes
import Testing

@testable import NewsAPI

@Suite struct CrossOriginTests {
  private func allowed(
    _ origins: APIConfiguration.AllowedOrigins, _ origin: String, _ target: String = "/actors"
  ) throws -> String? {
    let service = Service(APIConfiguration(allowedOrigins: origins), reports: 1)
    return try service.get(target, [.origin: origin]).fields[.accessControlAllowOrigin]
  }

  @Test(arguments: [
    "http://localhost", "http://localhost:3000", "https://127.0.0.1:8080", "http://127.9.9.9", "http://[::1]",
    "http://[::1]:80",
    "http://LOCALHOST:1",
  ])
  func pagesOfTheLoopbackHostMayRead(_ origin: String) throws {
    #expect(CrossOrigin.isLoopback(origin))
    #expect(try allowed(.loopback, origin) == origin)
  }

  @Test(arguments: [
    "null", "", "https://example.org", "http://localhost.example.org", "http://127.0.0.1.example.org",
    "http://localhost:x",
    "http://localhost/x", "ftp://localhost", "http://127.0.0", "http://1.27.0.0.1", "http://[::2]",
    "http://[::1]x", "http://localhost:99999",
    "http://localhost@example.org", "http://127.1", "localhost",
  ])
  func otherPagesMayNot(_ origin: String) throws {
    #expect(!CrossOrigin.isLoopback(origin))
    #expect(try allowed(.loopback, origin) == nil)
  }

  @Test func aListAllowsItsMembersOnly() throws {
    let list = APIConfiguration.AllowedOrigins.list(["https://example.org"])
    #expect(try allowed(list, "https://example.org") == "https://example.org")
    #expect(try allowed(list, "https://example.org:444") == nil)
    #expect(try allowed(list, "http://localhost") == nil)
    #expect(try allowed(.any, "https://example.org") == "*")
  }

  @Test(arguments: ["/actors", "/nothing", "/statements?x=1", "/livez", "/statements/x", "/openapi.yaml"])
  func errorsCanBeReadToo(_ target: String) throws {
    let service = Service(reports: 1)
    let response = try service.get(target, [.origin: "http://localhost:1"])
    #expect(response.fields[.accessControlAllowOrigin] == "http://localhost:1")
    #expect(response.fields[.accessControlExposeHeaders]?.contains("X-Total-Count") == true)
    #expect(response.fields[.vary]?.contains("Origin") == true)
    #expect(try service.get(target).fields[.vary]?.contains("Origin") == true)
    let notModified = try service.get("/actors", [.origin: "http://localhost:1", .ifNoneMatch: "*"])
    #expect(notModified.status == .notModified)
    #expect(notModified.fields[.accessControlAllowOrigin] == "http://localhost:1")
  }

  @Test func answersForEverybodyDoNotVaryByOrigin() throws {
    let service = Service(APIConfiguration(allowedOrigins: .any), reports: 1)
    #expect(try service.get("/actors").fields[.vary] == "Accept, Accept-Encoding")
    #expect(try service.get("/actors").fields[.accessControlAllowOrigin] == "*")
  }

  @Test func aPreflightIsAnswered() throws {
    let method = try #require(HTTPField.Name("Access-Control-Request-Method"))
    let service = Service(reports: 1)
    let response = try service.get(
      "/statements?speaker=x", [.origin: "http://localhost:1", method: "GET"], method: .options)
    #expect(response.status == .noContent && response.bytes.isEmpty)
    #expect(response.fields[.allow] == "GET, HEAD, OPTIONS")
    #expect(response.fields[.accessControlAllowMethods] == "GET, HEAD, OPTIONS")
    #expect(response.fields[.accessControlAllowOrigin] == "http://localhost:1")
    #expect(response.fields[.accessControlAllowHeaders]?.contains("If-None-Match") == true)
    let foreign = try service.get(
      "/statements", [.origin: "https://example.org", method: "GET"], method: .options)
    #expect(
      foreign.fields[.accessControlAllowMethods] == nil && foreign.fields[.accessControlAllowOrigin] == nil)
    #expect(try service.get("*", method: .options).fields[.allow] == "GET, HEAD, OPTIONS")
    #expect(try service.get("/nothing", method: .options).status == .notFound)
  }
}
