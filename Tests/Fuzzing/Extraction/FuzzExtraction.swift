import Extraction
import Foundation
import LibFuzzer
import NewsModel

/// Reads the bytes as a report, so many times over as the first byte says, and holds that every span is verbatim.
///
/// What takes more than linear time shows where a text is repeated, and ends in libFuzzer's time limit.
private func fuzzExtraction(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // libFuzzer owns the bytes for the length of this call.
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let first = input.first else { return 0 }
  let piece = String(decoding: input.dropFirst(), as: UTF8.self)
  let text = String(repeating: piece, count: first < 0x80 ? 1 : 1 + Int(first & 0x1F))
  let report = extractor.extract(SourceText(id: "a", path: "a.txt", text: text, sha256: ""))
  let scalars = Array(text.unicodeScalars)
  precondition(report.document.length == scalars.count, "another length")
  guard let json = try? JSONEncoder().encode(report), let tree = try? JSONSerialization.jsonObject(with: json)
  else { preconditionFailure("a report that can't be written") }
  check(tree, scalars)
  return 0
}

private let extractor = ReportExtractor()

/// Every object with a start and an end is a span, wherever in the records it stands.
private func check(_ value: Any, _ scalars: [Unicode.Scalar]) {
  if let list = value as? [Any] {
    for item in list { check(item, scalars) }
  } else if let object = value as? [String: Any] {
    if let start = object["start"] as? Int, let end = object["end"] as? Int,
      let exact = object["exact"] as? String
    {
      precondition(start >= 0 && start <= end && end <= scalars.count, "a span outside of the text")
      precondition(exact.unicodeScalars.elementsEqual(scalars[start..<end]), "a span that is not verbatim")
    }
    for item in object.values { check(item, scalars) }
  }
}

@main
enum Fuzzer {
  static func main() {
    fuzz { fuzzExtraction($0, $1) }
  }
}
