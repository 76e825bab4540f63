import Archive
import CZlib
import HTTPMessage
import HTTPTypes
import MadeUpRecords
import OrderedJSON
import Testing

@testable import NewsAPI

/// What caches and clients that ask again are told.
@Suite struct CachingTests {
  private let service = Service.shared

  private func inflated(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    try #require(czlib_inflate_begin(&stream, 15 + 16) == Z_OK)
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: 16 << 20)
    let status = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
        (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(target.count))
        return inflate(&stream, Z_FINISH)
      }
    }
    #expect(status == Z_STREAM_END && stream.avail_in == 0)
    return Array(output.prefix(output.count - Int(stream.avail_out)))
  }

  @Test(arguments: [
    "/statements", "/statements.csv", "/openapi.yaml", "/incidents.geojson", "/statements?pretty=1",
  ])
  func gzipSaysTheSame(_ target: String) throws {
    for service in [service, Service(reports: 60)] {
      let plain = try service.get(target)
      let coded = try service.get(target, [.acceptEncoding: "gzip"])
      #expect(coded.fields[.contentEncoding] == "gzip" && plain.fields[.contentEncoding] == nil)
      #expect(try inflated(coded.bytes) == plain.bytes && coded.bytes.count < plain.bytes.count / 2)
      #expect(coded.fields[.eTag] != plain.fields[.eTag] && coded.fields[.vary] == plain.fields[.vary])
      #expect(plain.fields[.vary]?.contains("Accept-Encoding") == true)
      let tag = try #require(coded.fields[.eTag])
      #expect(try service.get(target, [.acceptEncoding: "gzip", .ifNoneMatch: tag]).status == .notModified)
      #expect(try service.get(target, [.ifNoneMatch: tag]).status == .ok)
    }
  }

  @Test(arguments: [
    ("gzip", true), ("GZIP", true), ("x-gzip", true), ("*", true), ("br, gzip;q=0.8", true),
    ("gzip;q=0", false),
    ("gzip; q=0.0", false), ("br", false), ("", false), ("identity", false), ("*;q=0", false),
    ("gzip;q=0.2, identity;q=0.8", false), ("gzip;q=0, *", false), ("deflate, br;q=1, *;q=0.1", true),
    ("gzip;q=x", true),
  ])
  func gzipIsUsedWhereItIsWanted(_ accepted: String, _ isCoded: Bool) throws {
    #expect((ContentCoding(accepted: accepted) == .gzip) == isCoded)
  }

  @Test func whatIsShortIsNotCompressed() throws {
    let response = try service.get("/livez", [.acceptEncoding: "gzip"])
    #expect(response.fields[.contentEncoding] == nil && response.text.hasPrefix("{"))
    #expect(
      try service.get("/statements?limit=1&fields=id", [.acceptEncoding: "gzip"]).fields[.contentEncoding]
        == nil)
  }

  @Test(arguments: ["/statements", "/statements.csv", "/actors?limit=2", "/search?q=the", "/"])
  func aVersionCanBeNamed(_ target: String) throws {
    guard target != "/" else { return }
    let mark = target.contains("?") ? "&" : "?"
    let version = service.snapshot.version
    let current = try service.get(target + mark + "v=" + version)
    #expect(current.status == .ok && current.fields[.cacheControl] == "max-age=31536000, immutable")
    #expect(try service.get(target).fields[.cacheControl] == "no-cache")
    let other = try service.get(target + mark + "v=0000000000000000", [.ifNoneMatch: "*"])
    #expect(try other.status == .gone && other.json()["type"] == "/problems/version-superseded")
    #expect(other.fields[.cacheControl] == "no-store")
  }

  @Test func theTimeOfTheDataIsToldAndAskedFor() throws {
    let holder = SnapshotHolder(Snapshot(reports: MadeUpReports.make(2)))
    let clock = Clock()
    var configuration = APIConfiguration()
    configuration.clock = { clock.now }
    let api = NewsAPI(snapshots: holder, configuration: configuration)
    func get(_ fields: HTTPFields = [:]) throws -> Response {
      api.respond(to: try Request(.get, "/statements", fields: fields))
    }
    clock.now = 784_111_777
    #expect(try get().fields[.lastModified] == "Sun, 06 Nov 1994 08:49:37 GMT")
    clock.now += 100
    #expect(try get().fields[.lastModified] == "Sun, 06 Nov 1994 08:49:37 GMT")
    for (date, status) in [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 304), ("Sunday, 06-Nov-94 08:49:37 GMT", 304),
      ("Sun Nov  6 08:49:37 1994", 304),
      ("Sun, 06 Nov 1994 08:49:36 GMT", 200), ("Mon, 07 Nov 1994 08:49:37 GMT", 304), ("yesterday", 200),
      ("", 200),
      ("Sun, 31 Feb 1994 08:49:37 GMT", 200), ("Sun, 06 Nov 1994 25:49:37 GMT", 200), ("0", 200),
    ] {
      let response = try get([.ifModifiedSince: date])
      #expect(response.status.code == status, "\(date)")
      if status == 304 { #expect(response.bytes.isEmpty && response.fields[.eTag] != nil) }
    }
    // An entity tag is more exact, and alone looked at where both are given.
    #expect(
      try get([.ifModifiedSince: "Mon, 07 Nov 1994 08:49:37 GMT", .ifNoneMatch: "\"x\""]).status == .ok)
    holder.swap(to: Snapshot(reports: MadeUpReports.make(3)))
    #expect(try get().fields[.lastModified] == "Sun, 06 Nov 1994 08:51:17 GMT")
  }

  /// A clock that a test sets.
  private final class Clock: @unchecked Sendable {
    /// Read and written by one test, one call after another.
    var now = 0
  }
}
