import Foundation
import Testing

@testable import OrderedJSON

struct OrderedJSONTests {
  struct Record: Codable {
    struct Part: Codable { var number: Double? }
    var zebra: String
    var apple: Int?
    var parts: [Part]
    var empty: [Int]
    var names: [String: Int]
  }

  @Test func membersKeepTheirOrderAndAbsentOnesAreNull() throws {
    let record = Record(
      zebra: "z", apple: nil, parts: [.init(number: 1.5), .init(number: nil)], empty: [], names: ["a": 1])
    let text = String(decoding: try JSONValue(encoding: record).encoded(), as: UTF8.self)
    #expect(
      text
        == #"{"zebra":"z","apple":null,"parts":[{"number":1.5},{"number":null}],"empty":[],"names":{"a":1}}"#)
  }

  @Test(arguments: [
    ("plain", #""plain""#),
    ("\"\\/", #""\"\\/""#),
    ("\n\r\t\u{0}\u{1F}\u{7F}", #""\n\r\t\u0000\u001f"# + "\u{7F}\""),
    ("Sa\u{2019}ar \u{1F600} e\u{301}", "\"Sa\u{2019}ar \u{1F600} e\u{301}\""),
  ]) func stringsEscapeWhatTheStandardRequiresAndNoMore(text: String, json: String) {
    #expect(String(decoding: JSONValue.string(text).encoded(), as: UTF8.self) == json)
  }

  @Test func whatIsWrittenFoundationReadsBack() throws {
    let value: JSONValue = ["text": "\u{8}\u{B}\"", "n": 3, "list": [true, nil, "x"]]
    for pretty in [false, true] {
      let read = try JSONSerialization.jsonObject(with: Data(value.encoded(pretty: pretty))) as? [String: Any]
      #expect(read?["text"] as? String == "\u{8}\u{B}\"")
      #expect(read?["n"] as? Int == 3)
      #expect((read?["list"] as? [Any])?.count == 3)
    }
  }

  @Test(arguments: [
    (0.1, "0.1"), (-2.0, "-2"), (1e300, "1e+300"), (.infinity, "null"), (.nan, "null"),
  ]) func numbersAreJSON(number: Double, json: String) {
    #expect(String(decoding: JSONValue.number(number).encoded(), as: UTF8.self) == json)
  }

  @Test func prettyTextHasALineForEachMember() {
    let value: JSONValue = ["a": [1], "b": [], "c": ["d": nil]]
    let text = "{\n  \"a\": [\n    1\n  ],\n  \"b\": [],\n  \"c\": {\n    \"d\": null\n  }\n}"
    #expect(String(decoding: value.encoded(pretty: true), as: UTF8.self) == text)
  }

  @Test func settingAMemberReplacesItInPlaceAndNilRemovesIt() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    object["b"] = Optional<JSONValue>.none
    #expect(object == ["a": 3, "c": 4])
  }
}

struct JSONParserTests {
  @Test(
    arguments: [
      (
        #" {"a": [1, -2.5, 1e2, true, null], "b": "x\n\u00e9\ud83d\ude00\/"} "#,
        #"{"a":[1,-2.5,100,true,null],"b":"x\né😀/"}"#
      ),
      ("[]", "[]"), ("{}", "{}"), ("0", "0"), ("-0", "0"), ("12345678901234567890", "1.2345678901234567e+19"),
      (#"{"a":1,"a":2}"#, #"{"a":1,"a":2}"#),
    ]) func whatIsReadIsWhatWasWritten(text: String, written: String) throws
  {
    #expect(String(decoding: try JSONValue(parsing: text.utf8).encoded(), as: UTF8.self) == written)
  }

  @Test(
    arguments: [
      "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "01", "-01", "1.", ".5", "+1", "1e", "tru", "nulls", "\"",
      "\"\u{1}\"",
      #""\x""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, "[1] 2", "1e999", #""\u12""#,
    ]) func whatIsNoJSONIsRefused(text: String)
  {
    #expect(throws: JSONValue.Malformed.self) { try JSONValue(parsing: text.utf8) }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: JSONValue.Malformed(offset: 3)) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test func depthIsBounded() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONValue.Malformed.self) { try JSONValue(parsing: deep.utf8) }
    let allowed = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try JSONValue(parsing: allowed.utf8).encoded() == Array(allowed.utf8))
  }
}
