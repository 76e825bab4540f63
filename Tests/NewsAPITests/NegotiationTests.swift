import Archive
import HTTPMessage
import HTTPTypes
import MadeUpRecords
import Testing

@testable import NewsAPI

/// Which form an answer has: by extension, by `Accept`, and where there is none.
@Suite struct NegotiationTests {
  private let service = Service.shared

  @Test(arguments: [
    ("text/csv", "text/csv; charset=utf-8; header=present"), ("application/x-ndjson", "application/x-ndjson"),
    ("application/ld+json", "application/ld+json"), ("*/*", "application/json"),
    ("text/*", "text/csv; charset=utf-8; header=present"),
    ("application/json;q=0.5, text/csv", "text/csv; charset=utf-8; header=present"),
    ("text/csv;q=0.5, application/json;q=0.9", "application/json"), ("application/*", "application/json"),
    ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
    ("application/json;q=0, */*;q=0.1", "text/csv; charset=utf-8; header=present"),
  ])
  func theClientChooses(_ accept: String, _ contentType: String) throws {
    let response = try service.get("/statements", [.accept: accept])
    #expect(response.status == .ok && response.fields[.contentType] == contentType)
    // An extension beats it.
    #expect(
      try service.get("/statements.ndjson", [.accept: accept]).fields[.contentType] == "application/x-ndjson")
    #expect(try service.get("/statements.json", [.accept: "image/png"]).status == .ok)
  }

  @Test(arguments: [
    "/statements.geojson", "/statements.xml", "/statements.", "/.csv", "/statements.csv/x", "/search.csv",
    "/statements.CSV",
    "/livez.json", "/statements/stm_x.csv",
  ])
  func aFormThatThereIsNotIsNotFound(_ target: String) throws {
    #expect(try service.get(target).status == .notFound)
  }

  @Test(arguments: [
    "/statements.csv?facet=act", "/statements.csv?expand=speaker", "/statements.csv?shape=array",
    "/statements.ndjson?facet=act", "/statements.jsonld?shape=array", "/incidents.geojson?facet=country",
    "/statements.csv?limit=0", "/statements.csv?limit=1001", "/statements.csv?speeker=x",
    "/statements.csv?cursor=x",
    "/statements.csv?explain=1", "/actors?explain=1", "/statements?explain=maybe", "/statements?download=yes",
  ])
  func whatHasNoPlaceInAFormIsRefused(_ target: String) throws {
    let response = try service.get(target)
    #expect(response.status == .badRequest && response.fields[.contentType] == "application/problem+json")
  }

  @Test(arguments: [
    "/statements?limit=2&speaker=Arvania&facet=act&pretty=1", "/incidents", "/actors.csv?limit=2&q=a*",
  ])
  func alternatesLeadToTheSameList(_ target: String) throws {
    let response = try service.get(target)
    let link = try #require(response.fields[.link])
    let alternates = link.matches(of: /<([^>]+)>; rel="alternate"; type="([^"]+)"/)
    #expect(alternates.count >= 3)
    for match in alternates {
      let other = try service.get(String(match.1))
      #expect(other.status == .ok && other.fields[.totalCount] == response.fields[.totalCount])
      #expect(other.fields[.contentType]?.hasPrefix(String(match.2)) == true)
    }
    #expect(link.contains("rel=\"describedby\""))
  }

  @Test func anIdThatEndsLikeAnExtensionIsAnId() throws {
    var reports = MadeUpReports.make(2)
    reports[0].report.document.id = "a.csv"
    reports[0].report.statements = []
    reports[0].report.incidents = []
    let snapshot = Snapshot(reports: reports)
    let api = NewsAPI(snapshots: SnapshotHolder(snapshot))
    for (target, type) in [
      ("/documents/a.csv", "application/json"),
      ("/documents/a.csv.csv", "text/csv; charset=utf-8; header=present"),
      ("/documents/a.csv/text", "text/plain; charset=utf-8"),
    ] {
      #expect(api.respond(to: try Request(.get, target)).fields[.contentType] == type, "\(target)")
    }
    #expect(api.respond(to: try Request(.get, "/documents/a")).status == .notFound)
  }

  @Test(arguments: [
    ("/statements.csv", "attachment; filename=\"statements.csv\""),
    ("/incidents", "attachment; filename=\"incidents.json\""),
    ("/search", "attachment; filename=\"onrecord.json\""),
  ])
  func aDownloadHasAName(_ target: String, _ disposition: String) throws {
    #expect(try service.get(target + "?download=1").fields[.contentDisposition] == disposition)
    #expect(try service.get(target).fields[.contentDisposition] == nil)
    #expect(
      ContentDisposition.attachment("süd \"x\"/.txt")
        == "attachment; filename=\"s__d _x__.txt\"; filename*=UTF-8''s%C3%BCd%20%22x%22%2F.txt")
  }
}
