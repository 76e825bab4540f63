import Linguistics
import NewsModel

/// One report on its way through the extraction: its text, its layout and its annotated body.
///
/// `Linguistics` counts UTF-8 bytes, records count code points; the edge between the two is ``span(bytes:)``.
struct AnnotatedReport: Sendable {
  /// The report as it was read.
  let source: SourceText
  /// Header, dateline, publisher and date.
  let layout: ReportLayout
  /// The whole text, annotated from the body on (header and dateline give no tokens); byte ranges count in the whole text.
  let annotated: AnnotatedText
  /// The tokens as they stand.
  let raw: [String]
  /// The tokens as they are compared: see ``TextFolding``.
  let words: [String]
  private let offsets: CodePointIndex

  init(source: SourceText, layout: ReportLayout, annotated: AnnotatedText) {
    (self.source, self.layout, self.annotated) = (source, layout, annotated)
    offsets = CodePointIndex(utf8: annotated.bytes)
    raw = annotated.tokens.map { annotated.text($0.range) }
    words = raw.map(TextFolding.fold)
  }

  /// Annotates the passages of a report, with offsets that count in the whole text.
  init(source: SourceText, layout: ReportLayout, annotator: Annotator) {
    let parts = layout.passages.map { annotator.annotate(source.text, range: $0) }
    var annotated = Self.joined(parts)
    annotated.names = NameMender.mended(annotated)
    self.init(source: source, layout: layout, annotated: annotated)
  }

  /// Several parts of one text as one.
  private static func joined(_ parts: [AnnotatedText]) -> AnnotatedText {
    guard var whole = parts.first else {
      return AnnotatedText(bytes: [], tokens: [], sentences: [], paragraphs: [], names: [])
    }
    for part in parts.dropFirst() {
      let (tokens, sentences) = (whole.tokens.count, whole.sentences.count)
      whole.tokens += part.tokens.map { token in
        var token = token
        token.head = token.head.map { $0 + tokens }
        return token
      }
      whole.sentences += part.sentences.map { ($0.lowerBound + tokens)..<($0.upperBound + tokens) }
      whole.paragraphs += part.paragraphs.map { ($0.lowerBound + sentences)..<($0.upperBound + sentences) }
      whole.names += part.names.map {
        NameMention(tokens: ($0.tokens.lowerBound + tokens)..<($0.tokens.upperBound + tokens), kind: $0.kind)
      }
    }
    return whole
  }

  /// The first token of the word that a token is part of: "Secretary-General" is three tokens.
  func wordStart(_ token: Int) -> Int {
    var start = token
    while start > 0, isJoined(start - 1) { start -= 1 }
    return start
  }

  /// The last token of the word that a token is part of.
  func wordEnd(_ token: Int) -> Int {
    var end = token
    while isJoined(end) { end += 1 }
    return end
  }

  /// Whether a token and the next are one word: one of them is a hyphen, and nothing lies between.
  private func isJoined(_ token: Int) -> Bool {
    guard token + 1 < annotated.tokens.count else { return false }
    let (left, right) = (annotated.tokens[token], annotated.tokens[token + 1])
    return (left.tag == .hyphen || right.tag == .hyphen) && left.range.upperBound == right.range.lowerBound
  }

  /// The record's span for a range of bytes.
  func span(bytes range: Range<Int>) -> Span {
    Span(
      start: offsets.codePoint(atByte: range.lowerBound), end: offsets.codePoint(atByte: range.upperBound),
      exact: annotated.text(range))
  }

  /// The record's span from the first to the last of a range of tokens.
  func span(tokens range: Range<Int>) -> Span { span(bytes: bytes(tokens: range)) }

  /// The bytes from the first to the last of a range of tokens, which is not empty.
  func bytes(tokens range: Range<Int>) -> Range<Int> {
    annotated.tokens[range.lowerBound].range
      .lowerBound..<annotated.tokens[range.upperBound - 1].range.upperBound
  }
}
