import Linguistics
import NewsModel

/// Fields of statements that their attributions tell alone: kind, act, date.
struct StatementFieldReader {
  let syntax: Syntax
  let attributions: [Attribution]
  let temporal: [TemporalExpression]

  /// How much of the content stands in quotation marks, counted in words.
  func kind(_ contents: [Range<Int>]) -> Statement.Kind {
    switch quotedShare(contents) {
    case 0: .indirect
    case 1...: .direct
    default: .mixed
    }
  }

  /// The share of the words that stand in quotation marks, from 0 to 1.
  func quotedShare(_ contents: [Range<Int>]) -> Double {
    var (quoted, all) = (0, 0)
    for piece in contents {
      var index = syntax.firstToken(fromByte: piece.lowerBound)
      while index < syntax.tokens.count, syntax.tokens[index].range.lowerBound < piece.upperBound {
        if syntax.report.annotated.bytes[syntax.tokens[index].range].contains(where: \.isWordByte),
          !syntax.tokens[index].tag.isPunctuation
        {
          all += 1
          if syntax.passageOf[index] >= 0 { quoted += 1 }
        }
        index += 1
      }
    }
    return all == 0 ? 0 : Double(quoted) / Double(all)
  }

  /// A group that claims an attack claims responsibility for it; who asks a question does not request.
  func act(of attribution: Attribution) -> SpeechAct {
    if attribution.lemma == "ask", attribution.act == .request, isQuestion(attribution.contents) {
      return .ask
    }
    guard attribution.lemma == "claim", attribution.rule == .object, !hasClause(attribution.contents) else {
      return attribution.act
    }
    return .claimResponsibility
  }

  /// Whether a finite verb stands in what the tree takes for an object: "claimed the figures had been wrong".
  private func hasClause(_ contents: [Range<Int>]) -> Bool {
    contents.contains { piece in
      syntax.tokens(inBytes: piece).contains { token in
        syntax.tokens[token].tag.isFinite && syntax.tokens[token].relation != .aclRelative
      }
    }
  }

  /// "No group has claimed responsibility": nobody said it.
  func isNobody(_ attribution: Attribution) -> Bool {
    guard let source = attribution.source else { return false }
    return ["no", "nobody", "none", "neither"].contains(syntax.word(source.lowerBound))
  }

  /// A clause with an interrogative, or words that end in a question mark.
  private func isQuestion(_ contents: [Range<Int>]) -> Bool {
    guard let first = contents.first, let last = contents.last else { return false }
    let opening = syntax.tokens[min(syntax.firstToken(fromByte: first.lowerBound), syntax.tokens.count - 1)]
    let word = syntax.report.annotated.text(opening.range).lowercased()
    let ending = syntax.report.annotated.bytes[last].suffix(4)
    return opening.tag.isWh || word == "whether" || word == "if" || ending.contains(UInt8(ascii: "?"))
  }

  /// The time nearest to the cue in its sentence, outside of what is said; else the day of the report.
  func date(of attribution: Attribution) -> ReportedDate? {
    let sentence = syntax.sentence(of: attribution.cueHead)
    var low = 0
    var high = temporal.count
    while low < high {
      let middle = (low + high) / 2
      if temporal[middle].tokens.lowerBound < sentence.lowerBound { low = middle + 1 } else { high = middle }
    }
    let stated = temporal[low...].prefix { $0.tokens.lowerBound < sentence.upperBound }.filter { expression in
      let byte = syntax.tokens[expression.tokens.lowerBound].range.lowerBound
      return syntax.passageOf[expression.tokens.lowerBound] == syntax.passageOf[attribution.cueHead]
        && !attribution.contents.contains { $0.contains(byte) } && !isInOther(byte, sentence, attribution)
    }
    let nearest = stated.min {
      abs($0.tokens.lowerBound - attribution.cueHead) < abs($1.tokens.lowerBound - attribution.cueHead)
    }
    if let nearest { return nearest.date }
    return syntax.report.layout.datePublished.map {
      ReportedDate(
        start: $0, end: $0, precision: .day, basis: .publication, timex: $0.description, text: nil, span: nil)
    }
  }

  /// Whether a byte stands in what another cue of the sentence introduces.
  private func isInOther(_ byte: Int, _ sentence: Range<Int>, _ attribution: Attribution) -> Bool {
    var low = 0
    var high = attributions.count
    while low < high {
      let middle = (low + high) / 2
      if attributions[middle].cueHead < sentence.lowerBound { low = middle + 1 } else { high = middle }
    }
    return attributions[low...].prefix { $0.cueHead < sentence.upperBound }.prefix(16).contains { other in
      other.cueHead != attribution.cueHead && other.contents.contains { $0.contains(byte) }
    }
  }
}
