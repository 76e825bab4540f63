import ArgumentParser
import HTTPServer

/// What one client may ask of the server, and how long it may take.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Bytes of a request line (default: 8192).", valueName: "bytes"))
  var maxRequestLine: Int?
  @Option(help: ArgumentHelp("Bytes of all field lines of a request (default: 32768).", valueName: "bytes"))
  var maxFieldSection: Int?
  @Option(help: ArgumentHelp("Field lines of a request (default: 100).", valueName: "number"))
  var maxFields: Int?
  @Option(help: ArgumentHelp("Bytes of a request's content (default: 65536).", valueName: "bytes"))
  var maxBody: Int?
  @Option(help: ArgumentHelp("Requests on one connection (default: 100000).", valueName: "number"))
  var maxRequestsPerConnection: Int?
  @Option(help: ArgumentHelp("Pipelined answers that may wait (default: 32).", valueName: "number"))
  var maxPipelinedAnswers: Int?
  @Option(help: ArgumentHelp("Connections at once (default: 8192).", valueName: "number"))
  var maxConnections: Int?
  @Option(help: ArgumentHelp("Connections at once from one address (default: 4096).", valueName: "number"))
  var maxConnectionsPerAddress: Int?
  @Option(help: ArgumentHelp("For all field lines of a request (default: 10).", valueName: "seconds"))
  var headerTimeout: Double?
  @Option(help: ArgumentHelp("For the content of a request (default: 30).", valueName: "seconds"))
  var bodyTimeout: Double?
  @Option(
    help: ArgumentHelp("For a client to take the next part of an answer (default: 30).", valueName: "seconds")
  )
  var writeTimeout: Double?
  @Option(help: ArgumentHelp("Between an answer and the next request (default: 60).", valueName: "seconds"))
  var idleTimeout: Double?

  /// The server's defaults with what was set laid over them.
  ///
  /// - Throws: `ValidationError` for a value below one, or a variable of the environment that is no number.
  func configuration() throws -> ServerConfiguration {
    var set = ServerConfiguration()
    let numbers: [(Int?, String, WritableKeyPath<ServerConfiguration, Int>)] = [
      (maxRequestLine, "MAX_REQUEST_LINE", \.limits.requestLine),
      (maxFieldSection, "MAX_FIELD_SECTION", \.limits.fieldSection),
      (maxFields, "MAX_FIELDS", \.limits.fieldCount), (maxBody, "MAX_BODY", \.limits.body),
      (maxRequestsPerConnection, "MAX_REQUESTS_PER_CONNECTION", \.limits.requestsPerConnection),
      (maxPipelinedAnswers, "MAX_PIPELINED_ANSWERS", \.limits.pipelinedAnswers),
      (maxConnections, "MAX_CONNECTIONS", \.connections),
      (maxConnectionsPerAddress, "MAX_CONNECTIONS_PER_ADDRESS", \.connectionsPerAddress),
    ]
    for (option, name, path) in numbers {
      set[keyPath: path] = try Settings.value(option, "ONRECORD_\(name)", default: set[keyPath: path])
      guard set[keyPath: path] > 0 else { throw ValidationError("\(name) must be at least 1") }
    }
    let times: [(Double?, String, WritableKeyPath<ServerConfiguration, Duration>)] = [
      (headerTimeout, "HEADER_TIMEOUT", \.deadlines.header), (bodyTimeout, "BODY_TIMEOUT", \.deadlines.body),
      (writeTimeout, "WRITE_TIMEOUT", \.deadlines.write), (idleTimeout, "IDLE_TIMEOUT", \.deadlines.idle),
    ]
    for (option, name, path) in times {
      let standard = Double(set[keyPath: path].components.seconds)
      let seconds = try Settings.value(option, "ONRECORD_\(name)", default: standard)
      guard (0.001...86_400).contains(seconds) else {
        throw ValidationError("\(name) must be 0.001 to 86400")
      }
      set[keyPath: path] = .milliseconds(Int64(seconds * 1000))
    }
    return set
  }
}
