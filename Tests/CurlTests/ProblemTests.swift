import TestSupport
import Testing

struct ProblemTests {
  @Test(arguments: [
    ("/nothing", 404), ("/statements/stm_nothing", 404), ("/documents/none/text", 404), ("/statements/", 404),
    ("/documents/..%2f..%2fetc/text", 400), ("/statements?speeker=x", 400),
    ("/statements?speaker__like=x", 400),
    ("/statements?statement_type=loud", 400), ("/statements?date=tomorrow", 400),
    ("/statements?fields=colour", 400),
  ]) func anErrorIsAProblemDocument(path: String, status: Int) throws {
    let response = try Service.get(path)
    #expect(response.status == status)
    #expect(response["content-type"] == "application/problem+json")
    let problem = try response.json()
    #expect(problem["status"] as? Int == status)
    #expect((problem["title"] as? String)?.isEmpty == false)
    #expect((problem["detail"] as? String)?.isEmpty == false)
    let type = try #require(problem["type"] as? String)
    #expect(try Service.get(type).status == 200, "\(type)")
  }

  @Test(arguments: [
    ("/statements?speeker=x", "speeker", "speaker"),
    ("/statements?statement_typ=direct", "statement_typ", "statement_type"),
    ("/incidents?catagory=violent", "catagory", "category"),
    ("/statements?statement_type=driect", "statement_type", "direct"),
  ]) func aSlipIsNamedAndPutRight(path: String, parameter: String, suggestion: String) throws {
    let errors = try #require(try Service.get(path).json()["errors"] as? [[String: Any]])
    #expect(errors.count == 1)
    #expect(errors.first?["parameter"] as? String == parameter)
    #expect(errors.first?["did_you_mean"] as? String == suggestion)
    #expect((errors.first?["allowed"] as? [Any])?.isEmpty == false)
  }
}
