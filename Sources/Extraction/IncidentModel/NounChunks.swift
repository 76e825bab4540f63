import Linguistics

/// Noun phrases as runs of tags, which hold where trees fail: "two armed men", without determiner and without what follows.
struct NounChunks: Sendable {
  /// Every chunk, in order; a later one may take up an earlier one's words.
  let all: [Range<Int>]
  /// For each token that a chunk holds, where the first such chunk ends.
  private let ends: [Int?]
  /// Longer phrases are cut, so that a text of nothing but nouns is read in linear time.
  private static let longest = 12
  private static let before: Set<PartOfSpeech> = [
    .adjective, .adjectiveComparative, .adjectiveSuperlative, .number, .verbPastParticiple, .verbGerund,
    .hyphen,
    .affix, .foreign, .other, .dollar, .noun, .properNoun, .nounPlural, .properNounPlural,
  ]

  init(_ tree: SyntaxTree) {
    var all: [Range<Int>] = []
    var ends = [Int?](repeating: nil, count: tree.tokens.count)
    for sentence in tree.sentences {
      var index = sentence.lowerBound
      while index < sentence.upperBound {
        guard tree.tokens[index].tag.isNoun else {
          index += 1
          continue
        }
        let end = Self.end(from: index, in: sentence, tree)
        var start = index
        while start > sentence.lowerBound, end - start < Self.longest,
          Self.before.contains(tree.tokens[start - 1].tag),
          !["such", "other"].contains(tree.words[start - 1])
        {
          start -= 1
        }
        all.append(start..<end)
        for token in start..<end where ends[token] == nil { ends[token] = end }
        index = end
      }
    }
    (self.all, self.ends) = (all, ends)
  }

  /// The end of the first chunk that holds a token.
  func end(at token: Int) -> Int? { ends.indices.contains(token) ? ends[token] : nil }

  /// The end of a run of nouns, over hyphens and marks that touch both sides.
  private static func end(from start: Int, in sentence: Range<Int>, _ tree: SyntaxTree) -> Int {
    var end = start + 1
    while end < sentence.upperBound, end - start < longest {
      let joins =
        tree.tokens[end].tag == .hyphen
        || ["\"", "'", "``", "''", "-"].contains(tree.words[end])
          && tree.tokens[end].range.lowerBound == tree.tokens[end - 1].range.upperBound
      if tree.tokens[end].tag.isNoun {
        end += 1
      } else if joins, end + 1 < sentence.upperBound, tree.tokens[end + 1].tag.isNoun {
        end += 2
      } else {
        break
      }
    }
    return end
  }
}
