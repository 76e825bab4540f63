import Archive
import HTTPMessage
import HTTPTypes
import OrderedJSON
import Testing

@testable import NewsAPI

@Suite struct ProblemTests {
  private let service = Service.shared

  /// Asks, and checks what every problem has in common.
  private func problem(
    _ target: String, _ fields: HTTPFields = [:], method: HTTPRequest.Method = .get,
    service: Service = .shared
  ) throws -> (response: Response, json: JSONValue) {
    let response = try service.get(target, fields, method: method)
    #expect(response.fields[.contentType] == "application/problem+json")
    #expect(response.fields[.requestIdentifier] != nil)
    #expect(response.fields[.xContentTypeOptions] == "nosniff")
    let json = try response.json()
    #expect(json["status"]?.integer == response.status.code)
    let type = try #require(json["type"]?.text)
    let documented = try service.json(type)
    #expect(
      documented["type"] == json["type"] && documented["title"] == json["title"]
        && documented["status"] == json["status"])
    #expect(json["detail"]?.text?.isEmpty == false)
    return (response, json)
  }

  @Test(arguments: [
    ("/statements?speeker=x", "unknown-parameter", "speeker", "speaker"),
    ("/incidents?fatalites__gte=3", "unknown-parameter", "fatalites__gte", "fatalities__gte"),
    ("/statements?lmit=3", "unknown-parameter", "lmit", "limit"),
    ("/statements?speaker__like=x", "unknown-operator", "speaker__like", nil),
    ("/statements?date__contain=x", "unknown-operator", "date__contain", nil),
    ("/statements?speaker__contians=x", "unknown-operator", "speaker__contians", "speaker__contains"),
    ("/statements?speaker__=x", "unknown-operator", "speaker__", "speaker"),
    ("/statements?act=sya", "invalid-value", "act", "say"),
    ("/statements?statement_type=loud", "invalid-value", "statement_type", nil),
    ("/statements?date=soon", "invalid-value", "date", nil),
    ("/statements?limit=0", "invalid-value", "limit", nil),
    ("/statements?limit=1001", "invalid-value", "limit", nil),
    ("/statements?limit=+5", "invalid-value", "limit", nil),
    ("/statements?limit=99999999999999999999", "invalid-value", "limit", nil),
    ("/statements?sort=spaeker", "invalid-value", "sort", "speaker"),
    ("/statements?sort=q", "invalid-value", "sort", nil),
    ("/statements?sort=date&sort=act", "repeated-parameter", "sort", nil),
    ("/statements?fields=id,txet", "invalid-value", "fields", "text"),
    ("/statements?pretty=yes", "invalid-value", "pretty", nil),
    ("/statements?shape=table", "invalid-value", "shape", nil),
    ("/statements?position=3", "unknown-parameter", "position", nil),
    ("/statements?speeker=", "unknown-parameter", "speeker", "speaker"),
    ("/?limit=3", "unknown-parameter", "limit", nil), ("/livez?x=1", "unknown-parameter", "x", nil),
    ("/openapi.yaml?pretty=1", "unknown-parameter", "pretty", nil),
  ])
  func aWrongParameterIsNamed(_ target: String, _ type: String, _ parameter: String, _ nearest: String?)
    throws
  {
    let (response, json) = try problem(target)
    #expect(response.status == .badRequest)
    #expect(json["type"]?.text == "/problems/" + type)
    let error = try #require(json["errors"]?.elements?.first)
    #expect(error["parameter"]?.text == parameter)
    #expect(error["did_you_mean"]?.text == nearest)
  }

  @Test func whatIsAllowedIsListed() throws {
    let (_, acts) = try problem("/statements?act=shout")
    #expect(acts["errors"]?.elements?.first?["allowed"]?.elements?.contains("deny") == true)
    let (_, operators) = try problem("/statements?date__like=x")
    #expect(
      operators["errors"]?.elements?.first?["allowed"] == [
        "date", "date__not", "date__gt", "date__gte", "date__lt", "date__lte", "date__isnull",
      ])
  }

  @Test func everythingWrongIsToldAtOnce() throws {
    let (_, json) = try problem("/statements?a=1&act=x&limit=x&limit=3")
    #expect(json["errors"]?.elements?.compactMap { $0["parameter"]?.text } == ["a", "act", "limit", "limit"])
  }

  @Test(arguments: [
    "/statements?q=%", "/statements?q=%G0", "/statements?q=%FF", "/statements?%C3=1", "/?x=%2",
  ])
  func aQueryThatIsNotPercentEncodedUTF8IsRefused(_ target: String) throws {
    #expect(try problem(target).json["type"]?.text == "/problems/malformed-query")
  }

  @Test(arguments: [
    "/nothing", "/statements/", "/statements/stm_x", "/statements/a/b", "/documents/x/text",
    "/documents//text",
    "/actors/x/text", "/problems/x", "/problems", "//", "/openapi.yml", "/livez/",
    "/incidents/inc_0000000000000",
  ])
  func whatIsNotThereIsNotFound(_ target: String) throws {
    let (response, json) = try problem(target)
    #expect(response.status == .notFound && json["type"]?.text == "/problems/not-found")
  }

  @Test func aNearMissIsToldOf() throws {
    #expect(try problem("/statments").json["detail"]?.text?.contains("Did you mean /statements?") == true)
  }

  @Test(arguments: Route.templates)
  func otherMethodsAreNotAllowed(_ template: String) throws {
    for method in [.post, .put, .delete, .patch, .trace] as [HTTPRequest.Method] {
      let (response, _) = try problem(template, method: method)
      #expect(response.status == .methodNotAllowed && response.fields[.allow] == "GET, HEAD, OPTIONS")
    }
  }

  @Test(arguments: [
    ("/statements", "image/png"), ("/statements", "application/json;q=0, */*;q=0"),
    ("/openapi.yaml", "application/json"),
    ("/", "image/png"), ("/livez", "image/*"),
  ])
  func aFormThatThereIsNotIsNotAcceptable(_ target: String, _ accept: String) throws {
    #expect(try problem(target, [.accept: accept]).response.status == .notAcceptable)
  }

  @Test(arguments: [
    "application/json", "*/*", "application/*;q=0.1", "text/html, application/json;q=0.5",
    "text/csv, */*;q=0.1", "", ",",
    "Application/JSON",
  ])
  func aFormThatThereIsIsGiven(_ accept: String) throws {
    #expect(try service.get("/statements?limit=1", [.accept: accept]).status == .ok)
  }

  @Test func beforeTheDataIsThereOnlyWhatNeedsNoneIsAnswered() throws {
    let api = NewsAPI(snapshots: SnapshotHolder())
    for target in ["/", "/statements", "/actors/x", "/documents/x/text", "/readyz"] {
      let response = api.respond(to: try Request(.get, target))
      #expect(response.status == .serviceUnavailable && response.fields[.retryAfter] == "1")
      #expect(try response.json()["type"]?.text == "/problems/not-ready")
    }
    for target in ["/livez", "/openapi.yaml", "/openapi.json", "/problems/not-ready"] {
      #expect(api.respond(to: try Request(.get, target)).status == .ok)
    }
    #expect(api.respond(to: try Request(.get, "/statements?x=1")).status == .badRequest)
  }

  @Test func problemTypesStandBehindTheBasePath() throws {
    let service = Service(APIConfiguration(basePath: "/news"), reports: 1)
    #expect(try service.get("/nothing").json()["type"]?.text == "/news/problems/not-found")
    #expect(try service.json("/statements")["links"]?["self"]?.text == "/news/statements")
  }

  @Test func everyErrorOfTheServerIsDocumented() throws {
    for error in RequestError.allCases {
      let documented = try service.json("/problems/" + error.problem.slug)
      #expect(documented["status"]?.integer == error.problem.status.code)
      #expect(documented["title"]?.text == error.problem.title)
    }
  }

  @Test func aLongNameIsNotEchoedWhole() throws {
    let long = String(repeating: "x", count: 7000)
    #expect(try service.get("/statements?\(long)=1").bytes.count < 5000)
    #expect(try service.get("/statements?date=\(long)").bytes.count < 5000)
    #expect(try service.get("/\(long)").bytes.count < 5000)
  }

  @Test(arguments: [
    ("", "x", 1), ("speaker", "speeker", 1), ("ab", "ba", 1), ("abc", "abc", 0), ("kitten", "sitting", 3),
    ("a", "", 1),
  ])
  func distancesAreCountedInEdits(_ one: String, _ other: String, _ distance: Int) {
    #expect(Suggestion.distance(Array(one.utf8), Array(other.utf8)) == distance)
    #expect(Suggestion.distance(Array(other.utf8), Array(one.utf8)) == distance)
  }
}
