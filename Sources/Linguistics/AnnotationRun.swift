/// One text on its way through the models, with the buffers that its sentences share.
struct AnnotationRun {
  private let models: Models
  private let outline: TextOutline
  private(set) var tokens: [Token] = []
  private(set) var names: [NameMention] = []
  private var forms = WordForms()
  private var tags: [UInt8] = []
  private var taggerSpace = Tagger.Workspace()
  private var parserSpace = Parser.Workspace()
  private var nameSpace = NameTagger.Workspace()

  init(models: Models, outline: TextOutline) {
    (self.models, self.outline) = (models, outline)
    tokens.reserveCapacity(outline.tokens.count)
  }

  /// Annotates all sentences.
  mutating func annotate(_ bytes: UnsafePointer<UInt8>) {
    for sentence in outline.sentences { annotate(bytes, sentence) }
  }

  private mutating func annotate(_ bytes: UnsafePointer<UInt8>, _ sentence: Range<Int>) {
    let spans = outline.tokens[sentence]
    let isCapitals = outline.isCapitals(bytes, sentence)
    forms.load(bytes, spans, isCapitals: isCapitals)
    models.tagger.tag(forms, into: &tags, &taggerSpace)
    models.parser.parse(forms, tags, &parserSpace)
    models.nameTagger.label(forms, tags, &nameSpace)
    NameTagger.mentions(nameSpace.labels, offset: sentence.lowerBound, into: &names)
    for (position, span) in spans.enumerated() {
      let (tag, head) = (tags[position], parserSpace.heads[position])
      tokens.append(
        Token(
          range: span.start..<span.end, tag: PartOfSpeech(number: tag),
          lemma: models.lemmatizer.lemma(bytes, span.start, span.end, tag: tag),
          head: head < 0 ? nil : sentence.lowerBound + Int(head),
          relation: DependencyRelation(number: parserSpace.relations[position])))
    }
  }
}
