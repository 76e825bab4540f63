import Archive
import HTTPMessage
import HTTPTypes
import OrderedJSON

/// The interface over HTTP: a request to its answer.
///
/// A request goes through named stages: it is read into a ``Plan``, which is run against the snapshot to a ``Content``,
/// which becomes an ``Answer``; what belongs to the one request is added last. Answers are kept as long as the data stays
/// the same, so that a repeated query costs a look-up. Safe to call from any thread.
public final class NewsAPI: Sendable {
  private let snapshots: SnapshotHolder
  private let configuration: APIConfiguration
  private let crossOrigin: CrossOrigin
  private let cache: AnswerCache
  private let identifiers = RequestIdentifier()
  private let metrics: @Sendable (inout MetricsText) -> Void
  /// Who listens to `/events`.
  let events: EventHub
  private let modification: ModificationTime
  private static let methods = "GET, HEAD, OPTIONS"

  /// The routes that `Response.route` counts from 1, as the description writes them.
  public static var routes: [String] { Route.templates }

  /// The interface to whatever snapshot is held.
  /// - Parameter metrics: Adds to `/metrics` what the service knows of itself.
  public init(
    snapshots: SnapshotHolder, configuration: APIConfiguration = APIConfiguration(),
    metrics: @escaping @Sendable (inout MetricsText) -> Void = { _ in }
  ) {
    (self.snapshots, self.configuration, self.metrics) = (snapshots, configuration, metrics)
    crossOrigin = CrossOrigin(configuration.allowedOrigins)
    cache = AnswerCache(capacity: configuration.cacheBytes)
    let events = EventHub(limit: configuration.subscribers, basePath: configuration.basePath)
    self.events = events
    snapshots.observe { events.publish(version: $1) }
    modification = ModificationTime(now: configuration.clock)
  }

  /// Makes what is made once whatever is served, so that no request has to wait for it. May run on any thread.
  public static func prepare() {
    _ = APIDescription.json
  }

  /// The answer to a request; errors are answers too. HEAD is answered like GET, the server leaves the content out.
  public func respond(to request: Request) -> Response {
    var response: Response
    switch request.method {
    case .get, .head: response = read(request)
    case .options: response = options(request)
    default:
      response = answer(
        Problem(.methodNotAllowed, "Everything here is read with GET, HEAD or OPTIONS.", allow: Self.methods))
      response.route = Route.number(request.target.segments)
    }
    response.fields.append(.requestIdentifier, identifiers.identifier(of: request))
    crossOrigin.allow(request, in: &response.fields)
    return response
  }

  private func read(_ request: Request) -> Response {
    let held = snapshots.held
    let snapshot = held?.snapshot
    let coding =
      request.hasField("Accept-Encoding")
      ? ContentCoding(accepted: request.field("Accept-Encoding")) : .identity
    let key = AnswerCache.Key(
      target: request.target.pathAndQuery, accept: request.field("Accept"), coding: coding)
    if let snapshot, let answer = cache.answer(key, version: snapshot.version) {
      return deliver(answer, to: request)
    }
    let accept = AcceptField(key.accept)
    let route = Route.number(request.target.segments)
    do throws(Problem) {
      let plan = try Plan(request, accept: accept) { resource, id in
        snapshot?.table(resource)?.row(id: id) != nil
      }
      let execution = Execution(
        held: held, basePath: configuration.basePath, metrics: metrics,
        quotedPassages: configuration.quotedPassages)
      try execution.check(plan)
      if case .events = plan { return try subscribe(request) }
      let isPretty = plan.isJSON && plan.presentation?.pretty ?? accept.prefersHTML
      var answer = prepare(plan, key, version: snapshot?.version, isPretty: isPretty)
      answer.route = route
      let response = deliver(answer, to: request)
      if response.status != .ok { return response }
      complete(&answer, plan, with: try execution.content(of: plan), isPretty: isPretty, coding)
      if let snapshot, answer.makeProducer == nil { cache.keep(answer, key, version: snapshot.version) }
      return deliver(answer, to: request)
    } catch {
      var response = answer(error)
      response.route = route
      return response
    }
  }

  private func deliver(_ answer: Answer, to request: Request) -> Response {
    guard answer.isRefused(by: request) else { return answer.response(to: request) }
    let problem = Problem(
      .preconditionFailed, "What is served now is not in the state that the request asks for.")
    var response = self.answer(problem)
    response.route = answer.route
    return response
  }

  /// Opens a stream of messages. The client is counted until it goes; one that asks with HEAD only sees the fields.
  private func subscribe(_ request: Request) throws(Problem) -> Response {
    guard let subscription = events.subscribe(lastEventID: request.field("Last-Event-ID")) else {
      throw Problem(
        .tooManySubscribers, "\(configuration.subscribers) clients listen already. Try again later.")
    }
    let fields: ResponseFields = [
      .contentType: "text/event-stream", .cacheControl: "no-store", .vary: vary,
      .xContentTypeOptions: "nosniff",
    ]
    var response = Response(fields: fields, body: .stream(length: nil) { EventStream(subscription) })
    response.route = Route.number(request.target.segments)
    return response
  }

  private func options(_ request: Request) -> Response {
    if request.target.form != .asterisk, Route(request.target.segments) == nil {
      return answer(Route.notFound(path: request.target.path))
    }
    var response = Response(status: .noContent, fields: [.allow: Self.methods])
    crossOrigin.allowPreflight(request, methods: Self.methods, in: &response.fields)
    if crossOrigin.variesByOrigin {
      response.fields.append(.vary, "Origin, Access-Control-Request-Method")
    }
    return response
  }
}

extension NewsAPI {
  /// An answer with everything but its content: enough for a 304.
  private func prepare(_ plan: Plan, _ key: AnswerCache.Key, version: String?, isPretty: Bool) -> Answer {
    var fields: ResponseFields = [.vary: vary, .xContentTypeOptions: "nosniff"]
    var answer = Answer(status: .ok, fields: fields, notModifiedFields: fields, body: [])
    if plan.isCacheable {
      let tag = EntityTag.make(
        version: plan.version ?? version ?? "none", address: configuration.basePath + key.target,
        representation: plan.mediaType + (isPretty ? "; pretty" : "") + (key.coding == .gzip ? "; gzip" : ""))
      fields.append(.eTag, tag)
      answer.etag = tag
      if plan.needsData, let version {
        let time = modification.time(of: version)
        fields.append(.lastModified, DateField.text(secondsSince1970: time))
        answer.modified = time
      }
    }
    fields.append(.cacheControl, plan.cacheControl)
    (answer.fields, answer.notModifiedFields) = (fields, fields)
    return answer
  }

  private func complete(
    _ answer: inout Answer, _ plan: Plan, with content: Content, isPretty: Bool, _ coding: ContentCoding
  ) {
    answer.fields.append(.contentType, content.contentType)
    for (name, value) in content.fields { answer.fields.append(name, value) }
    answer.fields.append(.link, "<\(configuration.basePath)/openapi.yaml>; rel=\"describedby\"")
    if plan.presentation?.isDownload ?? false {
      answer.fields.append(.contentDisposition, ContentDisposition.attachment(plan.fileName))
    }
    let isCoded = coding == .gzip && ContentCoding.helps(content.contentType)
    if let makeProducer = content.makeProducer {
      answer.makeProducer = isCoded ? { GzipProducer(makeProducer()) } : makeProducer
      if isCoded { answer.fields.append(.contentEncoding, "gzip") }
      return
    }
    answer.body = isPretty ? JSONPiece.indented(content.body) : content.body
    if plan.isJSON || content.contentType == "application/json" { answer.body.append(UInt8(ascii: "\n")) }
    if isCoded, answer.body.count >= ContentCoding.leastLength, let short = ContentCoding.gzip(answer.body) {
      answer.body = short
      answer.fields.append(.contentEncoding, "gzip")
    }
  }

  private func answer(_ problem: Problem) -> Response {
    var fields: ResponseFields = [
      .contentType: "application/problem+json", .cacheControl: "no-store", .vary: vary,
      .xContentTypeOptions: "nosniff",
    ]
    if let allow = problem.allow { fields.append(.allow, allow) }
    if problem.type.status == .serviceUnavailable { fields.append(.retryAfter, "1") }
    var body = JSONPiece.indented(problem.json(basePath: configuration.basePath).encoded())
    body.append(UInt8(ascii: "\n"))
    return Response(status: problem.type.status, fields: fields, body: .bytes(body))
  }

  /// The server's own errors in the same form as all others.
  /// - Parameter origin: The Origin of the page that asked, where the request could be read so far.
  public func respond(to problem: ServerProblem, origin: String?) -> Response {
    let type = ProblemType.all[problem.slug] ?? .malformedQuery
    var response = answer(Problem(type, problem.detail))
    response.fields.append(.requestIdentifier, identifiers.next())
    crossOrigin.allow(origin: origin, in: &response.fields)
    return response
  }

  private var vary: String { "Accept, Accept-Encoding" + (crossOrigin.variesByOrigin ? ", Origin" : "") }
}

extension Plan {
  /// What an answer that does not come from the data changes with.
  fileprivate var version: String? {
    if case .page(let page) = self { page.version } else { nil }
  }

  /// Whether the answer stays the same as long as the data does; the health of a process is asked anew each time.
  fileprivate var isCacheable: Bool {
    switch self {
    case .live, .ready, .metrics, .events: false
    default: true
    }
  }

  /// How long an answer may be kept: one for a named version of the data never changes.
  fileprivate var cacheControl: String {
    if !isCacheable { return "no-store" }
    return presentation?.version == nil ? "no-cache" : "max-age=31536000, immutable"
  }
}
