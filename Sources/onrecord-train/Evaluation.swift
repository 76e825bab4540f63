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
