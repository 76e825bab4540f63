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
    models.nameTagger.label(forms, tags, &nameSpace)
    TagRepair(forms).mend(&tags)
    parse(bytes, spans)
    TreeRepair.mend(&parserSpace.heads, &parserSpace.relations, tags, forms)
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
  /// Parses the sentence, without the days that stand between subjects and verbs.
  private mutating func parse(_ bytes: UnsafePointer<UInt8>, _ spans: ArraySlice<TokenSpan>) {
    let days = DayPhrases(forms, tags)
    guard !days.isEmpty else {
      models.parser.parse(forms, tags, &parserSpace)
      return
    }
    let kept = days.kept(of: tags.count)
    var rest = WordForms()
    rest.load(
      bytes, kept.map { spans[spans.startIndex + $0] }[...], isCapitals: forms.isCapitals)
    models.parser.parse(rest, kept.map { tags[$0] }, &parserSpace)
    days.restore(&parserSpace.heads, &parserSpace.relations, kept: kept, forms)
  }
}
