import TestSupport
import Testing

struct CrossOriginTests {
  @Test(arguments: [
    "http://localhost:3000", "http://127.0.0.1:8000", "http://[::1]:5173", "https://localhost",
  ])
  func pagesOfThisMachineMayReadTheAnswers(origin: String) throws {
    for path in ["/statements", "/nothing", "/statements?limit=0"] {
      let response = try Service.get(path, fields: ["Origin": origin])
      #expect(response["access-control-allow-origin"] == origin, "\(path)")
      #expect(response["vary"]?.lowercased().contains("origin") == true)
    }
  }

  @Test(arguments: [
    "https://example.org", "http://localhost.example.org", "null", "http://127.0.0.1.example.org",
  ])
  func otherPagesMayNot(origin: String) throws {
    let response = try Service.get("/statements", fields: ["Origin": origin])
    #expect(response["access-control-allow-origin"] == nil)
  }

  @Test func aPreflightIsAnswered() throws {
    let response = try Service.get(
      "/statements", method: "OPTIONS",
      fields: ["Origin": "http://localhost:3000", "Access-Control-Request-Method": "GET"])
    #expect(response.status == 204)
    #expect(response["access-control-allow-origin"] == "http://localhost:3000")
    #expect(response["access-control-allow-methods"]?.contains("GET") == true)
  }

  @Test func aForeignHostIsRefusedOnLoopback() throws {
    #expect(try Service.get("/statements", fields: ["Host": "rebound.example.org"]).status == 421)
    #expect(try Service.get("/statements", fields: ["Host": "localhost"]).status == 200)
  }
}
