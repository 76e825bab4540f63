import HTTPMessage
import Testing

@testable import HTTPServer

@Suite("Paths that are answered beside the lane")
struct SlowPathTests {
  private func time(_ milliseconds: UInt64) -> MonotonicTime {
    MonotonicTime(nanoseconds: milliseconds * 1_000_000)
  }

  @Test func `a path that is slow twice is marked until it was quick 32 times in a row`() throws {
    var paths = SlowPaths(budget: .milliseconds(1))
    let slow = try Request("/search?q=a")
    #expect(!paths.contains(slow))
    for _ in 0..<3 { paths.record(slow, from: time(0), to: time(5)) }
    #expect(paths.contains(try Request("/search?q=b")))
    for _ in 0..<31 { paths.record(slow, from: time(0), to: time(0)) }
    #expect(paths.contains(slow))
    paths.record(slow, from: time(0), to: time(0))
    #expect(!paths.contains(slow))
    paths.record(slow, from: time(0), to: time(5))
    #expect(paths.contains(slow))
  }

  @Test func `one slow answer among quick ones is taken for chance`() throws {
    var paths = SlowPaths(budget: .milliseconds(1))
    let quick = try Request("/statements")
    for _ in 0..<10 {
      paths.record(quick, from: time(0), to: time(16))
      #expect(!paths.contains(quick))
      for _ in 0..<32 { paths.record(quick, from: time(0), to: time(0)) }
    }
  }

  @Test func `what is slow beyond doubt is marked at once`() throws {
    var paths = SlowPaths(budget: .milliseconds(1))
    let slow = try Request("/statements")
    paths.record(slow, from: time(0), to: time(17))
    #expect(paths.contains(slow))
  }

  @Test func `other paths are not marked with it`() throws {
    var paths = SlowPaths(budget: .milliseconds(1))
    paths.record(try Request("/search"), from: time(0), to: time(50))
    let others = ["/statements", "/incidents", "/actors", "/documents", "/livez"]
    let marked = try others.filter { paths.contains(try Request($0)) }
    #expect(marked.isEmpty)
  }

  @Test func `marks come and go independently`() throws {
    var paths = SlowPaths(budget: .milliseconds(1))
    let requests = try ["/a", "/b", "/c"].map { try Request($0) }
    for request in requests { paths.record(request, from: time(0), to: time(20)) }
    for _ in 0..<40 { paths.record(requests[0], from: time(0), to: time(0)) }
    #expect(requests.map { paths.contains($0) } == [false, true, true])
  }
}
