import Testing

@testable import HTTPMessage

@Suite("The content of a request and how it is delimited")
struct BodyTests {
  private static let rules: [Rule] = [
    Rule("RFC 9112 §6.3", "a Content-Length", "Content-Length: 3\r\n\r\nabc", nil),
    Rule("RFC 9112 §6.3", "no content", "Content-Length: 0\r\n\r\n", nil),
    Rule("RFC 9110 §8.6", "leading zeros", "Content-Length: 003\r\n\r\nabc", nil),
    Rule("RFC 9110 §8.6", "a sign", "Content-Length: +3\r\n\r\nabc", .invalidContentLength),
    Rule("RFC 9110 §8.6", "a negative number", "Content-Length: -3\r\n\r\nabc", .invalidContentLength),
    Rule("RFC 9110 §8.6", "a hexadecimal number", "Content-Length: 0x3\r\n\r\nabc", .invalidContentLength),
    Rule("RFC 9110 §8.6", "an empty value", "Content-Length:\r\n\r\nabc", .invalidContentLength),
    Rule("RFC 9110 §8.6", "a list", "Content-Length: 3, 3\r\n\r\nabc", .invalidContentLength),
    Rule(
      "RFC 9110 §8.6", "a number that overflows", "Content-Length: 18446744073709551619\r\n\r\nabc",
      .invalidContentLength),
    Rule(
      "RFC 9112 §6.3", "two that differ", "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
      .invalidContentLength),
    Rule("RFC 9112 §6.3", "two that agree", "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", nil),
    Rule("RFC 9110 §15.5.14", "too much", "Content-Length: 65537\r\n\r\n", .bodyTooLarge),
    Rule("RFC 9112 §7.1", "chunks", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", nil),
    Rule(
      "RFC 9112 §7", "the coding in capitals", "Transfer-Encoding: CHUNKED\r\n\r\n3\r\nabc\r\n0\r\n\r\n", nil),
    Rule(
      "RFC 9112 §6.1", "both lengths", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
      .invalidTransferEncoding),
    Rule(
      "RFC 9112 §6.1", "chunked twice", "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
      .invalidTransferEncoding),
    Rule(
      "RFC 9112 §6.1", "chunked twice in two fields",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", .invalidTransferEncoding),
    Rule(
      "RFC 9112 §6.3", "chunked not at the end", "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
      .invalidTransferEncoding),
    Rule("RFC 9112 §6.1", "an empty coding", "Transfer-Encoding:\r\n\r\n", .invalidTransferEncoding),
    Rule(
      "RFC 9112 §7", "chunked with a parameter", "Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n",
      .invalidTransferEncoding),
    Rule(
      "RFC 9112 §6.1", "a coding that is no token", "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
      .invalidTransferEncoding),
    Rule(
      "RFC 9112 §6.1", "an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
      .unsupportedTransferEncoding),
    Rule(
      "RFC 9112 §6.1", "a coding not spoken", "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      .unsupportedTransferEncoding),
  ]

  @Test(arguments: rules)
  func `each rule of the length is kept`(_ rule: Rule) {
    let reading = Reading("POST / HTTP/1.1\r\nHost: a\r\n" + rule.input)
    #expect(reading.error == rule.error)
    #expect(reading.requests.count == (rule.error == nil ? 1 : 0))
  }

  @Test func `HTTP/1.0 has no transfer codings (RFC 9112 §6.1)`() {
    let text = "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    #expect(Reading(text).error == .invalidTransferEncoding)
  }

  private static let chunks: [Rule] = [
    Rule("RFC 9112 §7.1", "two chunks", "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", nil),
    Rule("RFC 9112 §7.1", "leading zeros", "003\r\nabc\r\n000\r\n\r\n", nil),
    Rule("RFC 9112 §7.1", "hexadecimal in both cases", "00A\r\nabcdefghij\r\n0\r\n\r\n", nil),
    Rule("RFC 9112 §7.1.1", "an extension", "3;a=b;c=\"d e\"\r\nabc\r\n0;x\r\n\r\n", nil),
    Rule("RFC 9112 §7.1.1", "white space before it", "3 \t;a\r\nabc\r\n0\r\n\r\n", nil),
    Rule("RFC 9112 §7.1.2", "a trailer", "3\r\nabc\r\n0\r\nX: y\r\nZ:\r\n\r\n", nil),
    Rule("RFC 9112 §7.1", "no size", "\r\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "a size that is no number", "x\r\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "a sign", "+3\r\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "a prefix", "0x3\r\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "white space before the size", " 3\r\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "white space behind the size", "3 \r\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "a size that overflows", "fffffffffffffffff\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "zeros without end", String(repeating: "0", count: 17), .malformedChunk),
    Rule("RFC 9110 §15.5.14", "a size above the limit", "10001\r\n", .bodyTooLarge),
    Rule("RFC 9110 §15.5.14", "the largest size", "7fffffffffffffff\r\n", .bodyTooLarge),
    Rule("RFC 9112 §7.1", "a bare LF behind the size", "3\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "a bare CR behind the size", "3\rabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "no CRLF behind the data", "3\r\nabc0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "more data than the size", "3\r\nabcd\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "a bare LF behind the data", "3\r\nabc\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1.1", "a LF in an extension", "3;a\nb\r\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1.1", "a NUL in an extension", "3;\0\r\nabc\r\n0\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1.2", "a trailer with a bad name", "0\r\nX y: z\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1.2", "a trailer without a colon", "0\r\nX\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1.2", "a folded trailer", "0\r\nX: y\r\n z\r\n\r\n", .malformedChunk),
    Rule("RFC 9112 §7.1", "a bare LF at the end", "0\r\n\n", .malformedChunk),
  ]

  @Test(arguments: chunks)
  func `each rule of the chunked coding is kept`(_ rule: Rule) {
    let reading = Reading("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + rule.input)
    #expect(reading.error == rule.error)
    #expect(reading.requests.count == (rule.error == nil ? 1 : 0))
  }

  @Test func `extensions and trailers have a bound (RFC 9112 §7.1.1)`() {
    let settings = ConnectionSettings.limited { $0.fieldSection = 1000 }
    let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    let chunks = String(repeating: "1;abcdefgh\r\nx\r\n", count: 200)
    #expect(Reading(head + chunks, settings: settings).error == .malformedChunk)
    let trailers = String(repeating: "X: abcdefgh\r\n", count: 200)
    #expect(Reading(head + "0\r\n" + trailers, settings: settings).error == .malformedChunk)
  }

  @Test func `many small chunks add up to the limit of the body`() {
    let settings = ConnectionSettings.limited { $0.body = 100 }
    let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    let exact = String(repeating: "1\r\nx\r\n", count: 100)
    #expect(Reading(head + exact + "0\r\n\r\n", settings: settings).requests.count == 1)
    #expect(Reading(head + exact + "1\r\nx\r\n", settings: settings).error == .bodyTooLarge)
  }

  @Test func `the content comes out without its coding`() {
    let text =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2;x\r\nab\r\n1\r\nc\r\n0\r\nT: u\r\n\r\n"
    #expect(Reading(text).requests.first?.hasSuffix("] abc") == true)
  }

  @Test func `a GET may have content, which is read and not taken for the next request (RFC 9110 §9.3.1)`() {
    let inner = "GET /inner HTTP/1.1\r\nHost: a\r\n\r\n"
    let text = "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: \(inner.utf8.count)\r\n\r\n" + inner
    let reading = Reading(text + "GET /next HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(reading.requests.count == 2)
    #expect(reading.requests.last?.hasPrefix("GET /next ") == true)
  }

  @Test
  func
    `100 Continue is sent once, only where content is still to come, never to HTTP/1.0 (RFC 9110 §10.1.1)`()
  {
    let head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n"
    #expect(Reading([Array(head.utf8), Array("a".utf8), Array("bc".utf8)]).continues == 1)
    #expect(Reading(head + "abc").continues == 0)
    #expect(Reading("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").continues == 0)
    let old = "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
    #expect(Reading([Array(old.utf8), Array("abc".utf8)]).continues == 0)
  }

  @Test func `content that is too large is refused without an invitation to send it`() {
    let reading = Reading(
      "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n")
    #expect(reading.continues == 0)
    #expect(reading.error == .bodyTooLarge)
  }
}
