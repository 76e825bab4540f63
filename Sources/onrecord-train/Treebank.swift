import Foundation
import Linguistics

/// One sentence of a treebank, as the models see it.
struct TreebankSentence {
  /// The words' bytes, one behind the other.
  var bytes: [UInt8] = []
  /// Where each word stands in `bytes`.
  var tokens: [TokenSpan] = []
  /// Indices into `PartOfSpeech.allCases`; ``unknown`` where the corpus does not tell.
  var tags: [UInt8] = []
  /// Dictionary forms.
  var lemmas: [String] = []
  /// The head of each word, -1 for the root.
  var heads: [Int] = []
  /// Indices into `DependencyRelation.allCases`; ``unknown`` where the corpus does not tell.
  var relations: [UInt8] = []
  /// Kinds of names by word, as in the corpus; empty outside names.
  var names: [String] = []
  /// Where names begin that follow another of the same kind.
  var nameStarts: Set<Int> = []
  /// Whether the corpus says what is a name.
  var hasNames = false
  /// Whether a new text begins here.
  var startsText = false
  /// Whether it is written in capitals.
  var isCapitals = false
  /// Whether its annotation was made by hand.
  var isGold = true

  static let unknown: UInt8 = 255

  var count: Int { tokens.count }

  func word(_ index: Int) -> String {
    String(decoding: bytes[tokens[index].start..<tokens[index].end], as: UTF8.self)
  }

  /// The same sentence in capitals.
  var capitalized: TreebankSentence {
    var copy = self
    copy.bytes = bytes.map { $0 &- 0x61 < 26 ? $0 - 32 : $0 }
    copy.isCapitals = true
    return copy
  }

  mutating func append(word: String, tag: UInt8, lemma: String, head: Int, relation: UInt8, name: String) {
    let start = bytes.count
    bytes += Array(word.utf8)
    let isWord = word.utf8.contains { $0 >= 0x80 || $0 &- 0x41 < 26 || $0 &- 0x61 < 26 }
    tokens.append(TokenSpan(start: start, end: bytes.count, kind: isWord ? .word : .symbol, isGlued: false))
    tags.append(tag)
    lemmas.append(lemma)
    heads.append(head)
    relations.append(relation)
    names.append(name)
  }

  func load(into forms: inout WordForms) {
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { forms.load(base, tokens[...], isCapitals: isCapitals) }
    }
  }
}

/// The numbers of tags and relations.
enum Labels {
  static let tags = Dictionary(
    uniqueKeysWithValues: PartOfSpeech.allCases.enumerated().map { ($1.rawValue, UInt8($0)) })
  static let relations = Dictionary(
    uniqueKeysWithValues: DependencyRelation.allCases.enumerated().map { ($1.rawValue, UInt8($0)) })

  /// A relation's number; those of earlier versions of the scheme are led to their successors.
  static func relation(_ name: Substring) -> UInt8 {
    let successors = ["obl:tmod": "obl:unmarked", "obl:npmod": "obl:unmarked"]
    return relations[successors[String(name)] ?? String(name)] ?? TreebankSentence.unknown
  }
}

extension [TreebankSentence] {
  /// The corpus and behind it copies of some of its sentences in capitals, so that models learn both.
  func withCapitals(every distance: Int) -> [TreebankSentence] {
    self + enumerated().filter { $0.offset % distance == 0 }.map(\.element.capitalized)
  }

  /// The corpus and behind it copies of some of its texts in capitals.
  func withCapitalTexts(every distance: Int) -> [TreebankSentence] {
    var (copies, text) = ([TreebankSentence](), -1)
    for sentence in self {
      if sentence.startsText { text += 1 }
      if text % distance == 0 { copies.append(sentence.capitalized) }
    }
    return self + copies
  }
}

extension Tagger {
  /// The automatic tags of a corpus.
  func tags(of corpus: [TreebankSentence]) -> [[UInt8]] {
    var (forms, space) = (WordForms(), Workspace())
    return corpus.map { sentence in
      var tags: [UInt8] = []
      sentence.load(into: &forms)
      tag(forms, into: &tags, &space)
      return tags
    }
  }
}
