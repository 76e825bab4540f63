import NewsModel

/// One report as the archive keeps it: checked, rendered, and with everything that tables and links need of it, so that its
/// records need not stay in memory. Made once, by an ``Intake``; a part of every snapshot that the report is in.
public struct ReportPart: Sendable {
  let content: PartContent
  let traits: PartTraits

  init(_ checked: CheckedReport, _ intake: Intake) {
    content = PartContent(checked, intake)
    traits = PartTraits(checked, intake.lexicon)
  }

  /// The report, as its own records alone tell it.
  public var document: Document { content.document }

  /// The JSON of the statements or incidents, as the report alone tells them; nothing of other resources.
  public func records(_ resource: Resource) -> [ArraySlice<UInt8>] {
    switch resource {
    case .statements: content.statements.map(content.json)
    case .incidents: content.incidents.map(content.json)
    case .actors, .documents, .instruments: []
    }
  }
}
