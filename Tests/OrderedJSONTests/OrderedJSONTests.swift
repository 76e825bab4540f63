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
