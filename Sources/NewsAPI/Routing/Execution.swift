import Archive
import NewsModel
import OrderedJSON

/// Runs a plan against the data.
struct Execution {
  let held: SnapshotHolder.Held?
  let basePath: String
  /// What the service tells of itself.
  let metrics: @Sendable (inout MetricsText) -> Void
  /// Finds the quoted passages of a text.
  let quotedPassages: @Sendable (String) -> [Span]

  private var snapshot: Snapshot? { held?.snapshot }

  /// The content of the answer.
  ///
  /// - Throws: that there is no data yet, no such record, or that a cursor is none.
  func content(of plan: Plan) throws(Problem) -> Content {
    switch plan {
    case .live: return json(HealthResource.live)
    case .metrics: return measured()
    case .descriptionYAML: return Content(contentType: "application/yaml", body: APIDescription.yaml)
    case .descriptionJSON: return Content(contentType: "application/json", body: APIDescription.json)
    case .page(let page): return page.content
    case .problem(let type, _): return json(ProblemResource.json(type, basePath: basePath))
    default: break
    }
    guard let snapshot else { throw Self.notReady }
    let envelope = Envelope(snapshot: snapshot, basePath: basePath)
    switch plan {
    case .list(let plan): return try list(plan, snapshot, envelope)
    case .record(let resource, let id, let presentation):
      let (table, row) = try record(resource, id, snapshot)
      return envelope.single(table, row: row, presentation)
    case .search(let plan):
      let page = snapshot.search(plan.queries, limit: plan.limit, after: plan.after)
      return SearchResults(snapshot: snapshot, basePath: basePath).content(plan, page)
    case .changes(let plan):
      return ChangesResource(plan: plan, snapshot: snapshot, basePath: basePath).content(try feed(plan))
    case .text(let document, _):
      return Content(
        contentType: "text/plain; charset=utf-8", body: Array(try text(document, snapshot).utf8))
    case .annotations(let document, _):
      let text = try text(document, snapshot)
      let page = AnnotationsResource.json(document: document, text: text, snapshot: snapshot)
      return Content(
        contentType: "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"", body: page.encoded()
      )
    case .uncovered(let document, _):
      let quoted = quotedPassages(try text(document, snapshot))
      return envelope.uncovered(
        UncoveredResource.passages(quoted, document: document, snapshot: snapshot), of: document)
    case .ready: return json(HealthResource.ready(snapshot))
    default: return envelope.single(IndexResource.json(snapshot, basePath: basePath).encoded()[...])
    }
  }

  /// Whether there is an answer at all; cheap, so that a 304 needs nothing more.
  ///
  /// - Throws: what ``content(of:)`` would throw.
  func check(_ plan: Plan) throws(Problem) {
    if plan.needsData, snapshot == nil { throw Self.notReady }
    guard let snapshot else { return }
    if let version = plan.presentation?.version, version != snapshot.version {
      throw Problem(
        .versionSuperseded,
        "Version “\(Excerpt.of(version))” is not what is served now, which is \(snapshot.version).")
    }
    switch plan {
    case .record(let resource, let id, _): _ = try record(resource, id, snapshot)
    case .text(let document, _), .annotations(let document, _), .uncovered(let document, _):
      _ = try record(.documents, document, snapshot)
    case .list(let plan): try checkCursor(plan, snapshot)
    case .changes(let plan): _ = try feed(plan)
    default: break
    }
  }

  private func list(_ plan: ListPlan, _ snapshot: Snapshot, _ envelope: Envelope) throws(Problem) -> Content {
    try checkCursor(plan, snapshot)
    guard let table = snapshot.table(plan.resource) else { throw Self.notReady }
    if plan.presentation.format.isWhole, !plan.isLimited { return envelope.whole(plan, table: table) }
    return envelope.page(plan, table: table, table.page(plan.query))
  }

  private func checkCursor(_ plan: ListPlan, _ snapshot: Snapshot) throws(Problem) {
    guard let position = plan.query.after, let table = snapshot.table(plan.resource) else { return }
    guard table.accepts(position, sort: plan.query.sort) else { throw ListPlan.badCursor }
  }

  private func feed(_ plan: ChangesPlan) throws(Problem) -> ChangeFeed {
    guard let held else { throw Self.notReady }
    if let feed = ChangeFeed(held, since: plan.since) { return feed }
    throw Problem(
      .versionGone,
      "What changed since \(plan.since ?? "then") is not remembered; the oldest version that is, is "
        + "\(held.history.oldestVersion). Read everything again: /changes without since.")
  }

  private func record(_ resource: Resource, _ id: String, _ snapshot: Snapshot) throws(Problem) -> (
    Table, Int
  ) {
    if let table = snapshot.table(resource), let row = table.row(id: id) { return (table, row) }
    throw Problem(
      .notFound, "There is no \(resource.singular) “\(Excerpt.of(id))” in the data that is served now.")
  }

  private func text(_ document: String, _ snapshot: Snapshot) throws(Problem) -> String {
    _ = try record(.documents, document, snapshot)
    if let text = snapshot.text(ofDocument: document) { return text }
    throw Problem(
      .notFound, "The records of “\(Excerpt.of(document))” were saved without its text (extract --with-text)."
    )
  }

  private func measured() -> Content {
    var text = MetricsText()
    MetricsResource.write(snapshot, into: &text)
    metrics(&text)
    return Content(contentType: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.text.utf8))
  }

  private func json(_ value: JSONValue) -> Content {
    Content(contentType: "application/json", body: value.encoded())
  }

  private static let notReady = Problem(.notReady, "The reports are still being read. Try again in a moment.")
}
