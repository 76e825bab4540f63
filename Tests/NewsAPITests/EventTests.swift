import Archive
import HTTPMessage
import HTTPTypes
import MadeUpRecords
import Testing

@testable import NewsAPI

@Suite struct EventTests {
  /// A client of `/events`, asked for everything that it would be sent.
  private final class Client {
    let status: HTTPResponse.Status
    private var producer: (any BodyProducer)?
    let waker = Waker()

    init(_ api: NewsAPI, _ fields: HTTPFields = [:]) throws {
      let response = api.respond(to: try Request(.get, "/events", fields: fields))
      status = response.status
      if case .stream(_, let makeProducer) = response.body { producer = makeProducer() }
    }

    /// Everything that there is now.
    func read() -> String {
      var text = ""
      while true {
        switch producer?.next(BodyWaker { [waker] in waker.count += 1 }) {
        case .bytes(let bytes): text += String(decoding: bytes, as: UTF8.self)
        default: return text
        }
      }
    }
  }

  /// Written on the thread that swaps, which is the test's own.
  private final class Waker: @unchecked Sendable { var count = 0 }

  private let holder = SnapshotHolder(Snapshot(reports: MadeUpReports.make(2)))
  private let api: NewsAPI
  private let first: String

  init() throws {
    api = NewsAPI(snapshots: holder, configuration: APIConfiguration(subscribers: 3))
    first = try #require(holder.current).version
  }

  private func change(_ count: Int) throws -> String {
    holder.swap(to: Snapshot(reports: MadeUpReports.make(count)))
    return try #require(holder.current).version
  }

  @Test func theFirstMessageTellsTheVersionAndTheNextWhatChanged() throws {
    let client = try Client(api)
    #expect(client.status == .ok)
    #expect(
      client.read() == "retry: 2000\n\nid: \(first)\n"
        + "data: {\"dataset_version\":\"\(first)\",\"since\":null,\"changes\":null}\n\n")
    #expect(client.waker.count == 0)
    let second = try change(3)
    #expect(client.waker.count == 1)
    #expect(
      client.read() == "id: \(second)\ndata: {\"dataset_version\":\"\(second)\",\"since\":\"\(first)\","
        + "\"changes\":\"/changes?since=\(first)\"}\n\n")
    #expect(client.read() == "")
  }

  @Test func aSlowClientIsToldOfTheNewestVersionOnly() throws {
    let client = try Client(api)
    _ = client.read()
    let middle = try change(3)
    let last = try change(4)
    let text = client.read()
    #expect(!text.contains(middle) && text.contains("id: \(last)") && text.contains("since=\(first)"))
  }

  @Test func whoComesBackIsToldOfWhatItMissed() throws {
    let second = try change(3)
    let known = try Client(api, [.lastEventID: second])
    #expect(known.read() == "retry: 2000\n\n")
    let missed = try Client(api, [.lastEventID: first])
    #expect(missed.read().contains("\"changes\":\"/changes?since=\(first)\""))
    let odd = try Client(api, [.lastEventID: "\"}\\u0000 <script>"])
    #expect(odd.read().contains("\"since\":null"))
  }

  @Test func clientsAreBoundedAndTheirPlacesGivenBack() throws {
    var clients = try (0..<3).map { _ in try Client(api) }
    let refused = try Client(api)
    #expect(refused.status == .serviceUnavailable)
    clients.removeLast()
    #expect(api.events.listenerCount == 2)
    clients.append(try Client(api))
    #expect(clients[2].status == .ok)
    _ = api.respond(to: try Request(.head, "/events"))
    #expect(api.events.listenerCount == 3)
  }

  @Test func silenceIsFilledWithComments() throws {
    let response = api.respond(to: try Request(.get, "/events"))
    guard case .stream(nil, let makeProducer) = response.body else { throw Unexpected() }
    var producer = makeProducer()
    _ = producer.next(BodyWaker {})
    guard case .pending(let heartbeat?) = producer.next(BodyWaker {}) else { throw Unexpected() }
    #expect(String(decoding: heartbeat.bytes, as: UTF8.self) == ": still here\n\n")
    #expect(heartbeat.interval == .seconds(15) && producer.isUnbounded)
  }

  private struct Unexpected: Error {}

  @Test func nothingIsToldBeforeThereIsData() throws {
    let client = try Client(NewsAPI(snapshots: SnapshotHolder()))
    #expect(client.status == .serviceUnavailable)
  }
}

extension HTTPField.Name {
  fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
