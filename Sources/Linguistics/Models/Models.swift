import EmbeddedFiles

/// The trained models, read in place.
package struct Models: Sendable {
  /// Tells parts of speech.
  package var tagger: Tagger
  /// Finds dictionary forms.
  package var lemmatizer: Lemmatizer
  /// Finds heads and relations.
  package var parser: Parser
  /// Finds names.
  package var nameTagger: NameTagger

  /// The models that are compiled into the executable.
  package static let embedded = Models(
    tagger: Tagger(ModelSections(embedded_tagger_model())),
    lemmatizer: Lemmatizer(ModelSections(embedded_lemmatizer_model())),
    parser: Parser(ModelSections(embedded_parser_model())),
    nameTagger: NameTagger(ModelSections(embedded_names_model())))
}

extension ModelSections {
  /// Reads a model that is compiled into the executable.
  init(_ file: EmbeddedFile) { self.init(base: UnsafeRawPointer(file.bytes), length: file.length) }
}
