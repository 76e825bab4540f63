import Linguistics
import NewsModel

/// Names that tagger or tree hide.
extension Coreference {
  /// Whether a name begins its sentence, and so is most likely the subject, whatever the tree makes of it ("Ana Lund, 43,").
  func opensSentence(_ head: Int, _ sentence: Int) -> Bool {
    let range = report.annotated.sentences[sentence]
    let tokens = report.annotated.tokens
    guard tokens[head].tag.isProperNoun, head - range.lowerBound < 4, head + 1 < range.upperBound else {
      return false
    }
    return tokens[head + 1].tag != .possessiveEnding
      && (range.lowerBound...head).allSatisfy {
        tokens[$0].tag.isProperNoun || tokens[$0].tag == .hyphen
      }
  }

  /// A surname or name that the tagger has missed here but not elsewhere.
  func name(_ token: Int) -> Link? {
    let text = report.annotated.text(report.annotated.tokens[token].range)
    guard text.utf8.count > 2, let index = table.index(surname: text) ?? table.index(named: text),
      table[index].named
    else { return nil }
    return Link(entity: index, resolution: .named, antecedent: nil)
  }

  /// A surname of somebody named in full that is taken for a common noun ("Rivers was quoted as saying").
  func surname(_ token: Int) -> Link? {
    let text = report.raw[token]
    guard text.startsWithCapital, reader.nouns.noun(text.lowercased()) == nil,
      reader.nouns.noun(report.annotated.tokens[token].lemma.lowercased()) == nil, let link = name(token),
      table[link.entity].classification == .person
    else { return nil }
    return link
  }
}
