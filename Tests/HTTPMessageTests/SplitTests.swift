import Testing

@testable import HTTPMessage

@Suite("Bytes cut up in any way")
struct SplitTests {
  static let streams: [String] = [
    "GET /a?b=c HTTP/1.1\r\nHost: a\r\nAccept: b, c\r\n\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: u\r\n\r\n"
      + "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: y\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
    "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /2 HTTP/1.0\r\n\r\nGET /3 HTTP/1.0\r\n\r\n",
    "GET /%2e%2e HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n\r\nGET / HTTP/1.1\r\n", "\u{16}\u{3}\u{1}\u{2}hello",
    "GET /" + String(repeating: "a", count: 200) + " HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 200) + "\r\n\r\n",
  ]

  private static let settings = ConnectionSettings.limited {
    $0.requestLine = 100
    $0.fieldSection = 150
  }

  @Test(arguments: streams)
  func `every cut in two gives what one piece gives`(_ text: String) {
    let bytes = Array(text.utf8)
    let whole = Reading([bytes], settings: Self.settings)
    for cut in 0...bytes.count {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(Reading(parts, settings: Self.settings) == whole, "cut at \(cut)")
    }
  }

  @Test(arguments: streams)
  func `byte by byte gives what one piece gives`(_ text: String) {
    let bytes = Array(text.utf8)
    let whole = Reading([bytes], settings: Self.settings)
    #expect(Reading(bytes.map { [$0] }, settings: Self.settings) == whole)
  }

  @Test(arguments: streams)
  func `every cut in three gives what one piece gives`(_ text: String) {
    let bytes = Array(text.utf8.prefix(90))
    let whole = Reading([bytes], settings: Self.settings)
    for first in stride(from: 0, through: bytes.count, by: 3) {
      for second in stride(from: first, through: bytes.count, by: 2) {
        let parts = [Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...])]
        #expect(Reading(parts, settings: Self.settings) == whole, "cut at \(first) and \(second)")
      }
    }
  }

  @Test func `random bytes and damaged requests are read to an end without a crash`() {
    var random = SystemRandomNumberGenerator()
    for text in Self.streams {
      for _ in 0..<300 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        let cut = Int.random(in: 0...bytes.count, using: &random)
        let whole = Reading([bytes], settings: Self.settings)
        #expect(Reading([Array(bytes[..<cut]), Array(bytes[cut...])], settings: Self.settings) == whole)
      }
    }
  }
}
