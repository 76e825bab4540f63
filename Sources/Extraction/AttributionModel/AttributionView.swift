import Linguistics
import NewsModel

/// A report as the attribution model sees it: words, tags and relations as numbers, trees by their edges, quotation marks
/// by token. Computed once a report, in linear time.
package struct AttributionView: Sendable {
  /// Whether a token stands in quotation marks.
  enum Quote: UInt8, Sendable { case outside, inside, opening, closing }

  /// The text with its tokens.
  package let text: AnnotatedText
  let lemma: [UInt64]
  let form: [UInt64]
  /// Hash of the last three bytes of the form.
  let suffix: [UInt64]
  /// Hash of the first five bytes of the lemma, which verbs share with the nouns made from them.
  let stem: [UInt64]
  let tag: [UInt64]
  let relation: [DependencyRelation]
  let relationHash: [UInt64]
  /// The head of each token, -1 for a root.
  let head: [Int]
  let sentence: [Int]
  /// The paragraph of each sentence.
  let paragraph: [Int]
  let quote: [Quote]
  /// The number of the quoted passage that a token or its mark belongs to, -1 outside.
  let passage: [Int]
  /// The tokens of each passage, with its marks.
  let passages: [Range<Int>]
  /// Kind of the name that a token belongs to, 0 outside of names.
  let name: [UInt64]
  /// What the word tables know of a token, 0 where nothing.
  let sense: [UInt64]
  let edges: TreeEdges

  /// How many tokens.
  package var count: Int { lemma.count }

  /// A view of an annotated text whose quoted passages lie at these bytes, with their marks.
  package init(_ text: AnnotatedText, quoted: [(outer: Range<Int>, inner: Range<Int>)]) {
    self.text = text
    let tokens = text.tokens
    lemma = tokens.map { FeatureHashing.word($0.lemma.utf8) }
    form = tokens.map { FeatureHashing.word(text.bytes[$0.range]) }
    suffix = tokens.map { FeatureHashing.word(text.bytes[$0.range].suffix(3)) }
    stem = tokens.map { FeatureHashing.word($0.lemma.utf8.prefix(5)) }
    tag = tokens.map { FeatureHashing.word($0.tag.rawValue.utf8) }
    relation = tokens.map(\.relation)
    relationHash = tokens.map { FeatureHashing.word($0.relation.rawValue.utf8) }
    head = tokens.indices.map { index in
      tokens[index].head.flatMap { tokens.indices.contains($0) && $0 != index ? $0 : nil } ?? -1
    }
    sentence = Self.numbers(text.sentences, count: tokens.count)
    paragraph = Self.numbers(text.paragraphs, count: text.sentences.count)
    (quote, passage, passages) = Self.quotes(tokens, quoted)
    var name = [UInt64](repeating: 0, count: tokens.count)
    for mention in text.names {
      for index in mention.tokens { name[index] = FeatureHashing.word(mention.kind.rawValue.utf8) }
    }
    self.name = name
    let senses = WordSenses.builtIn
    sense = tokens.indices.map { senses.sense(of: tokens[$0], name: name[$0]) }
    edges = TreeEdges(text)
  }

  private static func numbers(_ ranges: [Range<Int>], count: Int) -> [Int] {
    var numbers = [Int](repeating: 0, count: count)
    for (number, range) in ranges.enumerated() {
      for index in range where index < count { numbers[index] = number }
    }
    return numbers
  }

  private static func quotes(
    _ tokens: [Token], _ quoted: [(outer: Range<Int>, inner: Range<Int>)]
  ) -> ([Quote], [Int], [Range<Int>]) {
    var quote = [Quote](repeating: .outside, count: tokens.count)
    var passage = [Int](repeating: -1, count: tokens.count)
    var passages: [Range<Int>] = []
    var index = 0
    for (outer, inner) in quoted {
      while index < tokens.count, tokens[index].range.upperBound <= outer.lowerBound { index += 1 }
      let first = index
      while index < tokens.count, tokens[index].range.lowerBound < outer.upperBound {
        let range = tokens[index].range
        passage[index] = passages.count
        quote[index] =
          range.upperBound <= inner.lowerBound
          ? .opening : range.lowerBound >= inner.upperBound ? .closing : .inside
        index += 1
      }
      passages.append(first..<index)
    }
    return (quote, passage, passages)
  }

  /// The tokens of the paragraph around a token, at most so many on either side of it; with the next paragraph, where a
  /// colon at the end leads to a quotation there.
  func window(around token: Int, reach: Int) -> Range<Int> {
    let number = paragraph[sentence[token]]
    let whole = tokens(ofParagraph: number)
    // In an endless paragraph every cue has a full window: hostile text should not cost a multiple of news.
    let reach = whole.count > 4 * reach ? reach / 2 : reach
    let (first, last) = (whole.lowerBound, max(whole.upperBound, introduced(by: number)))
    return max(first, token - reach)..<min(last, token + reach + 1)
  }

  /// The end of the quotation in the next paragraph that a paragraph leads to by a colon; 0 where it does not.
  private func introduced(by number: Int) -> Int {
    guard number + 1 < text.paragraphs.count else { return 0 }
    let (own, next) = (tokens(ofParagraph: number), tokens(ofParagraph: number + 1))
    guard let end = own.last, let start = next.first, text.tokens[end].tag == .colon, quote[start] == .opening
    else { return 0 }
    return next.upperBound
  }

  private func tokens(ofParagraph number: Int) -> Range<Int> {
    let sentences = text.paragraphs[number]
    guard !sentences.isEmpty else { return 0..<0 }
    return text.sentences[sentences.lowerBound]
      .lowerBound..<text.sentences[sentences.upperBound - 1].upperBound
  }
}

extension AttributionView {
  /// A view of an annotated report.
  init(_ report: AnnotatedReport, quotations: Quotations) {
    self.init(report.annotated, quoted: quotations.passages.map { ($0.outer, $0.inner) })
  }

  /// Reads a text the way a report is read.
  package init(reading text: String, annotator: Annotator) {
    let source = SourceText(id: "", path: nil, text: text, sha256: "")
    let report = AnnotatedReport(
      source: source, layout: ReportReader.layout(of: source), annotator: annotator)
    self.init(report, quotations: QuotationFinder.quotations(in: report))
  }

  /// A view of a text that has been annotated elsewhere.
  package init(annotated: AnnotatedText) {
    let text = String(decoding: annotated.bytes, as: UTF8.self)
    let report = AnnotatedReport(
      source: SourceText(id: "", path: nil, text: text, sha256: ""),
      layout: ReportLayout(body: 0..<annotated.bytes.count), annotated: annotated)
    self.init(report, quotations: QuotationFinder.quotations(in: report))
  }
}
