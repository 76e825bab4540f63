/// Where a message ends (RFC 9112 §6, §7, §11.2): what smuggling is made of.
enum FramingCases {
  private static let taken = Case.Outcome.answered([405])
  private static let bad = Case.Outcome.refused(400)

  static let length: [Case] = [
    length("plain", "3", "abc", taken),
    length("zeros in front", "0003", "abc", taken),
    length("white space around", " \t3 ", "abc", taken),
    length("nothing", "0", "", taken),
    length("empty", "", "", bad),
    length("signed", "+3", "abc", bad),
    length("negative", "-1", "", bad),
    length("hexadecimal", "0x3", "abc", bad),
    length("with a point", "3.0", "abc", bad),
    length("with an exponent", "3e0", "abc", bad),
    length("with a space within", "3 3", "abc", bad),
    length("with an underscore", "1_0", "abc", bad),
    length("a list of one value", "3, 3", "abc", bad),
    length("a list of two values", "3, 4", "abc", bad),
    length("in quotation marks", "\"3\"", "abc", bad),
    length("digits of another script", "٣", "abc", bad),
    length("beyond 64 bits", "18446744073709551619", "abc", bad),
    length("beyond any number", String(repeating: "9", count: 200), "abc", bad),
    length("more than is read", "65537", "", .refused(413)),
    length("all that is read", "65536", String(repeating: "a", count: 65536), taken),
    .post("RFC 9112 §6.3", "twice the same", "Content-Length: 3\r\nContent-Length: 3", "abc", taken),
    .post("RFC 9112 §6.3", "twice, once with zeros", "Content-Length: 3\r\nContent-Length: 03", "abc", taken),
    .post("RFC 9112 §6.3", "two that differ", "Content-Length: 3\r\nContent-Length: 0", "abc", bad),
    .post("RFC 9112 §6.3", "a space before the colon", "Content-Length : 3", "abc", bad),
    .post("RFC 9112 §6.3", "a control character in front", "Content-Length: \u{B}3", "abc", bad),
    .field(
      "RFC 9110 §9.3.1", "content of a GET", "Content-Length: 3\r\nX: y\r\n\r\nabcGET", .ended([200, 400])),
    .field("RFC 9110 §8.6", "a name that only looks alike", "Content_Length: 3", .answered([200])),
  ]

  static let coding: [Case] = [
    coding("with a length", "chunked\r\nContent-Length: 5", bad),
    coding("behind a length", "chunked", bad, before: "Content-Length: 5\r\n"),
    coding("with a length of zero", "chunked\r\nContent-Length: 0", bad),
    coding("in capitals", "CHUNKED", taken),
    coding("with white space around", " \t chunked \t", taken),
    coding("twice in one line", "chunked, chunked", bad),
    coding("twice in two lines", "chunked\r\nTransfer-Encoding: chunked", bad),
    coding("empty", "", bad),
    coding("an empty element", "chunked,", bad),
    coding("in quotation marks", "\"chunked\"", bad),
    coding("with a parameter", "chunked;a=b", bad),
    coding("behind a vertical tab", "\u{B}chunked", bad),
    coding("behind a NUL", "\0chunked", bad),
    coding("with a space before the colon", "x\r\nTransfer-Encoding : chunked", bad),
    coding("in a folded line", "\r\n chunked", bad),
    coding("behind a bare CR", "x\rTransfer-Encoding: chunked", bad),
    coding("with another behind it", "chunked, gzip", bad),
    coding("with another line behind it", "chunked\r\nTransfer-Encoding: identity", bad),
    coding("with another in front", "gzip, chunked", .refused(501)),
    coding("identity", "identity", .refused(501)),
    coding("another alone", "gzip", .refused(501)),
    coding("one that nobody knows", "xchunked", .refused(501)),
    coding("two words", "chunked x", bad),
    Case(
      "RFC 9112 §6.1", "in HTTP/1.0",
      "POST /livez HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", bad),
    .field("RFC 9112 §6.1", "a name that only looks alike", "Transfer_Encoding: chunked", .answered([200])),
    .field(
      "RFC 9112 §6.1", "chunks of a GET", "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0", .answered([200])),
  ]

  static let chunks: [Case] = [
    .chunks("nothing", "0\r\n\r\n", taken),
    .chunks("one", "3\r\nabc\r\n0\r\n\r\n", taken),
    .chunks("sizes in both cases, with zeros", "00a\r\n0123456789\r\nA\r\n0123456789\r\n000\r\n\r\n", taken),
    .chunks("line ends as data", "4\r\n\r\n\r\n\r\n0\r\n\r\n", taken),
    .chunks("an extension", "3;a\r\nabc\r\n0;b=c\r\n\r\n", taken),
    .chunks("an extension in quotation marks", "3;a=\"b;c\"\r\nabc\r\n0\r\n\r\n", taken),
    .chunks("white space before an extension", "3 ;a=b\r\nabc\r\n0\r\n\r\n", taken),
    .chunks("trailers", "0\r\nX: a\r\nY:\r\n\r\n", taken),
    .chunks("a trailer that would frame", "0\r\nContent-Length: 50\r\n\r\n", taken),
    .chunks("no size", "\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("an extension without a size", ";a\r\n\r\n0\r\n\r\n", bad),
    .chunks("a hexadecimal prefix", "0x3\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a sign", "+3\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a negative size", "-1\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a space in front", " 3\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a space behind", "3 \r\nabc\r\n0\r\n\r\n", bad),
    .chunks("another letter", "3g\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a size beyond 64 bits", "10000000000000003\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a size that turns negative", "FFFFFFFFFFFFFFFD\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("zeros without end", String(repeating: "0", count: 100) + "3\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a size beyond what is read", "10001\r\n", .refused(413)),
    .chunks("a bare LF behind the size", "3\nabc\r\n0\r\n\r\n", bad),
    .chunks("a bare CR behind the size", "3\rabc\r\n0\r\n\r\n", bad),
    .chunks("a bare LF behind the data", "3\r\nabc\n0\r\n\r\n", bad),
    .chunks("data longer than its size", "3\r\nabcd\r\n0\r\n\r\n", bad),
    .chunks("data shorter than its size", "5\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a bare LF in an extension", "3;a\nb\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a bare CR in an extension", "3;a\rb\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("a NUL in an extension", "3;\0\r\nabc\r\n0\r\n\r\n", bad),
    .chunks("an extension without end", "3;" + String(repeating: "a", count: 40_000), bad),
    .chunks("a bare LF behind the last chunk", "0\n\r\n", bad),
    .chunks("a bare LF at the end", "0\r\n\n", bad),
    .chunks("a trailer without a colon", "0\r\nX\r\n\r\n", bad),
    .chunks("a trailer with a space before the colon", "0\r\nX : a\r\n\r\n", bad),
    .chunks("a folded trailer", "0\r\nX: a\r\n b\r\n\r\n", bad),
    .chunks("a control character in a trailer", "0\r\nX: a\u{1}\r\n\r\n", bad),
    .chunks("trailers without end", "0\r\n" + String(repeating: "X: a\r\n", count: 10_000), bad),
  ]

  private static func length(_ name: String, _ value: String, _ content: String, _ outcome: Case.Outcome)
    -> Case
  {
    .post("RFC 9112 §6.3", name, "Content-Length: \(value)", content, outcome)
  }

  private static func coding(
    _ name: String, _ value: String, _ outcome: Case.Outcome, before: String = ""
  ) -> Case {
    .post("RFC 9112 §6.1", name, "\(before)Transfer-Encoding: \(value)", "0\r\n\r\n", outcome)
  }
}
