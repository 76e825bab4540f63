import Linguistics
import NewsModel

/// Reads texts as the incident model sees them, for training it.
package struct IncidentViewReader: Sendable {
  private let annotator = Annotator()
  private let places = PlaceFinder()

  /// Takes up models and tables, once for any number of texts.
  package init() {}

  /// The view of a report's text.
  package func view(id: String, text: String) -> IncidentView {
    let source = SourceText(id: id, path: nil, text: text, sha256: "")
    let layout = ReportReader.layout(of: source)
    let report = AnnotatedReport(source: source, layout: layout, annotator: annotator)
    let mentions = ActorIndex(report: report, quotations: QuotationFinder.quotations(in: report))
    return IncidentExtractor().reading(
      report, phrases: mentions.phrases, times: TemporalTagger().tag(report), places: places.find(report)
    ).view
  }
}
