import Linguistics
import NewsModel

/// One report to its records.
///
/// Pure and deterministic, and safe to share between threads. The stages, each a function of what it is given:
///
///     layout -> annotate -> quotations -> temporal -> actors -> statements -> instruments -> incidents -> links
public struct ReportExtractor: Sendable {
  /// Written into every record, so that a saved extraction tells what made it.
  public static let version = "0.1.0"

  private let annotator = Annotator()
  private let tables: UserTables
  private let placeFinder: PlaceFinder
  private let attributionModel: AttributionModel
  private let confidence: ConfidenceCurves

  /// Takes up models and tables, once for any number of reports.
  ///
  /// - Parameter tables: a user's own rows, laid over the tables that are compiled in.
  public init(tables: UserTables = .none) {
    self.init(tables: tables, attribution: AttributionModel(), confidence: .measured)
  }

  /// An extractor with another model of who said what, to try one that is being trained.
  package init(tables: UserTables = .none, attribution: AttributionModel, confidence: ConfidenceCurves) {
    self.tables = tables
    placeFinder = PlaceFinder(world: tables.world, places: tables.places)
    (attributionModel, self.confidence) = (attribution, confidence)
  }

  /// Everything found in a report; a text that is empty or not English gives a document with a warning and no records.
  ///
  /// - Parameter noting: called with the id of each record that the user's corrections name.
  public func extract(_ source: SourceText, noting: (String) -> Void = { _ in }) -> ExtractedReport {
    let layout = ReportReader.layout(of: source)
    var document = Self.document(source, layout: layout)
    guard Self.isReadable(layout, document: &document) else { return ExtractedReport(document: document) }
    let report = AnnotatedReport(source: source, layout: layout, annotator: annotator)
    let quotations = QuotationFinder.quotations(in: report)
    let times = TemporalTagger().tag(report)
    let places = placeFinder.find(report)
    let mentions = ActorIndex(report: report, quotations: quotations, world: tables.world)
    let finder = AttributionFinder(report: report, quotations: quotations, phrases: mentions.phrases)
    let builder = StatementBuilder(
      syntax: finder.syntax,
      attributions: finder.attributions(model: attributionModel, confidence: confidence), temporal: times,
      actors: mentions)
    var actors = builder.actors
    let instruments = InstrumentFinder().instruments(in: report, statements: builder.statements)
    var incidents = IncidentExtractor(lexicon: tables.lexicon, world: tables.world).incidents(
      in: report, actors: &actors, times: times, places: places, statements: builder.statements)
    var statements = builder.statements
    tables.corrections.known(statements.map(\.id) + incidents.map(\.id)).forEach(noting)
    tables.corrections.apply(&statements, &incidents, &actors)
    var extracted = ExtractedReport(
      document: document, statements: statements, incidents: incidents, actors: actors.actors,
      instruments: instruments)
    tables.corrections.known(extracted.actors.map(\.id)).forEach(noting)
    tables.corrections.apply(&extracted.actors)
    return RecordLinker.linked(extracted)
  }

  /// What the layout says of the report, as a record.
  private static func document(_ source: SourceText, layout: ReportLayout) -> Document {
    Document(
      id: source.id, headline: layout.headline, datePublished: layout.datePublished,
      dateBasis: layout.dateBasis,
      publisher: layout.publisher, author: layout.author, dateline: layout.dateline,
      inLanguage: layout.language, path: source.path, sourceURL: source.metadata.url,
      sha256: source.sha256, length: source.text.unicodeScalars.count, warnings: source.warnings)
  }

  /// Whether there is English to read; otherwise the document is given a warning that says why not.
  private static func isReadable(_ layout: ReportLayout, document: inout Document) -> Bool {
    let name = document.path ?? document.id
    if layout.body.isEmpty {
      if document.warnings.isEmpty {
        document.warnings.append(.init(code: .empty, message: "\(name): no text in it"))
      }
      return false
    }
    if let language = layout.language, language != "en" {
      document.warnings.append(
        .init(
          code: .language, message: "\(name): in \(language), not in English; served as text, without records"
        ))
      return false
    }
    return true
  }
}
