import Linguistics

/// Scores of models on held-out sentences.
enum Evaluation {
  /// The share of right tags, in per cent.
  static func tags(_ tagger: Tagger, _ corpus: [TreebankSentence]) -> Double {
    var (forms, tags, space) = (WordForms(), [UInt8](), Tagger.Workspace())
    var (right, total) = (0, 0)
    for sentence in corpus {
      sentence.load(into: &forms)
      tagger.tag(forms, into: &tags, &space)
      for position in 0..<sentence.count where sentence.tags[position] != TreebankSentence.unknown {
        total += 1
        if tags[position] == sentence.tags[position] { right += 1 }
      }
    }
    return 100 * Double(right) / Double(max(total, 1))
  }
}

extension Evaluation {
  /// The share of right dictionary forms, given the right tags, in per cent; names are not counted.
  static func lemmas(_ lemmatizer: Lemmatizer, _ corpus: [TreebankSentence], showing: Int = 0) -> Double {
    var (right, total, shown) = (0, 0, 0)
    for sentence in corpus {
      for index in 0..<sentence.count {
        let (tag, span) = (sentence.tags[index], sentence.tokens[index])
        guard tag != TreebankSentence.unknown, !Lemmatizer.isName(tag) else { continue }
        let lemma = sentence.bytes.withUnsafeBufferPointer { buffer in
          buffer.baseAddress.map { lemmatizer.lemma($0, span.start, span.end, tag: tag) } ?? ""
        }
        total += 1
        if lemma == sentence.lemmas[index].lowercased() {
          right += 1
        } else if shown < showing {
          shown += 1
          print(sentence.word(index), PartOfSpeech.allCases[Int(tag)].rawValue, sentence.lemmas[index], lemma)
        }
      }
    }
    return 100 * Double(right) / Double(max(total, 1))
  }
}

extension Evaluation {
  /// The shares of words with the right head, and with the right head and relation, in per cent, with automatic tags;
  /// punctuation is left out, and relations count without their subtypes if `isCoarse`.
  static func trees(
    _ tagger: Tagger, _ parser: Parser, _ corpus: [TreebankSentence], isCoarse: Bool = false,
    punctuation: Bool = true
  ) -> (heads: Double, labelled: Double) {
    var (forms, tags, space, room) = (WordForms(), [UInt8](), Tagger.Workspace(), Parser.Workspace())
    var (heads, labelled, total) = (0, 0, 0)
    let names = DependencyRelation.allCases.map {
      isCoarse ? String($0.rawValue.prefix { $0 != ":" }) : $0.rawValue
    }
    let punct = Labels.relations["punct"]
    for sentence in corpus {
      sentence.load(into: &forms)
      tagger.tag(forms, into: &tags, &space)
      parser.parse(forms, tags, &room)
      for word in 0..<sentence.count where sentence.relations[word] != TreebankSentence.unknown {
        if !punctuation, sentence.relations[word] == punct { continue }
        total += 1
        guard Int(room.heads[word]) == sentence.heads[word] else { continue }
        heads += 1
        if names[Int(room.relations[word])] == names[Int(sentence.relations[word])] { labelled += 1 }
      }
    }
    return (100 * Double(heads) / Double(max(total, 1)), 100 * Double(labelled) / Double(max(total, 1)))
  }
}
