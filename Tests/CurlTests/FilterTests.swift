import Foundation
import TestSupport
import Testing

struct FilterTests {
  /// A filter, the resource it belongs to and the places in a record that hold what it compares with.
  struct Filter: Sendable, CustomTestStringConvertible {
    var path: String
    var name: String
    var fields: [String]
    var testDescription: String { "\(path)?\(name)" }
  }

  static let filters: [Filter] = [
    Filter(path: "/statements", name: "speaker", fields: ["speaker.name", "speaker.actor_id"]),
    Filter(path: "/statements", name: "addressee", fields: ["addressee.name", "addressee.actor_id"]),
    Filter(path: "/statements", name: "country", fields: ["speaker.country"]),
    Filter(path: "/statements", name: "document", fields: ["document_id"]),
    Filter(path: "/statements", name: "publisher", fields: ["document.publisher"]),
    Filter(path: "/statements", name: "statement_type", fields: ["statement_type"]),
    Filter(path: "/statements", name: "act", fields: ["act"]),
    Filter(path: "/incidents", name: "category", fields: ["category"]),
    Filter(path: "/incidents", name: "event_type", fields: ["event_type"]),
    Filter(path: "/incidents", name: "sub_event_type", fields: ["sub_event_type"]),
    Filter(path: "/incidents", name: "status", fields: ["status"]),
    Filter(path: "/incidents", name: "actor", fields: ["actors.name", "actors.actor_id"]),
    Filter(path: "/incidents", name: "target", fields: ["targets.name", "targets.actor_id"]),
    Filter(path: "/incidents", name: "document", fields: ["document_id"]),
    Filter(path: "/actors", name: "name", fields: ["name"]),
    Filter(path: "/actors", name: "classification", fields: ["classification"]),
    Filter(path: "/actors", name: "country", fields: ["country"]),
    Filter(path: "/documents", name: "publisher", fields: ["publisher"]),
  ]

  private func values(_ filter: Filter, _ records: [[String: Any]]) -> Set<String> {
    Set(records.flatMap { record in filter.fields.flatMap(record.strings) })
  }

  private func ids(_ records: [[String: Any]]) -> Set<String> { Set(records.flatMap { $0.strings("id") }) }

  @Test(arguments: filters) func everyValueFindsTheRecordsThatHaveIt(filter: Filter) throws {
    let everything = try Service.all(filter.path)
    let values = values(filter, everything)
    #expect(!values.isEmpty)
    for value in values {
      let query = "\(filter.path)?\(filter.name)=\(Service.escaped(value))"
      let found = ids(try Service.all(query))
      let wanted = ids(
        everything.filter { record in filter.fields.contains { record.strings($0).contains(value) } })
      #expect(found.isSuperset(of: wanted), "\(query)")
      let rest = ids(try Service.all("\(filter.path)?\(filter.name)__not=\(Service.escaped(value))"))
      #expect(found.isDisjoint(with: rest), "\(query)")
      #expect(found.union(rest) == ids(everything), "\(query)")
    }
  }

  @Test(arguments: filters) func twoValuesOfOneFilterMeanEither(filter: Filter) throws {
    let values = values(filter, try Service.all(filter.path)).sorted().prefix(2).map(Service.escaped)
    let one = try values.map { ids(try Service.all("\(filter.path)?\(filter.name)=\($0)")) }
    let both = ids(
      try Service.all(filter.path + "?" + values.map { "\(filter.name)=\($0)" }.joined(separator: "&")))
    #expect(both == one.reduce([]) { $0.union($1) })
  }

  @Test(arguments: filters) func anEmptyValueIsUnset(filter: Filter) throws {
    #expect(ids(try Service.all("\(filter.path)?\(filter.name)=")) == ids(try Service.all(filter.path)))
  }

  @Test(arguments: filters) func isnullPartsTheRecords(filter: Filter) throws {
    let without = ids(try Service.all("\(filter.path)?\(filter.name)__isnull=true"))
    let with = ids(try Service.all("\(filter.path)?\(filter.name)__isnull=false"))
    #expect(without.isDisjoint(with: with))
    #expect(without.union(with) == ids(try Service.all(filter.path)))
  }

  @Test func namesMatchWithoutRegardToCaseAndApostrophes() throws {
    let names = values(Self.filters[0], try Service.all("/statements")).filter { !$0.hasPrefix("act_") }
    for name in names {
      let spellings = [
        name.uppercased(), name.lowercased(), name.replacingOccurrences(of: "'", with: "\u{2019}"),
        name.replacingOccurrences(of: "\u{2019}", with: "'"),
      ]
      let wanted = ids(try Service.all("/statements?speaker=\(Service.escaped(name))"))
      for spelling in spellings {
        #expect(
          ids(try Service.all("/statements?speaker=\(Service.escaped(spelling))")) == wanted, "\(spelling)")
      }
    }
  }

  @Test func containsAndStartswithLookInsideNames() throws {
    let name = try #require(values(Self.filters[0], try Service.all("/statements")).sorted().last)
    let whole = ids(try Service.all("/statements?speaker=\(Service.escaped(name))"))
    for (operation, part) in [("contains", name.dropFirst().dropLast()), ("startswith", name.prefix(3))] {
      let found = ids(try Service.all("/statements?speaker__\(operation)=\(Service.escaped(String(part)))"))
      #expect(found.isSuperset(of: whole), "\(operation)")
    }
  }

  @Test func datesMatchByOverlapAndCutRanges() throws {
    let everything = try Service.all("/statements")
    let dated = everything.filter { !$0.strings("date.start").isEmpty }
    #expect(!dated.isEmpty)
    for day in Set(dated.flatMap { $0.strings("date.start") }) {
      let (month, year) = (String(day.prefix(7)), String(day.prefix(4)))
      let onDay = ids(try Service.all("/statements?date=\(day)"))
      #expect(onDay.isSuperset(of: ids(dated.filter { $0.strings("date.start") == [day] })))
      #expect(ids(try Service.all("/statements?date=\(month)")).isSuperset(of: onDay))
      #expect(ids(try Service.all("/statements?date=\(year)")).isSuperset(of: onDay))
      let from = ids(try Service.all("/statements?date__gte=\(day)"))
      let before = ids(try Service.all("/statements?date__lt=\(day)"))
      #expect(from.isSuperset(of: ids(dated.filter { $0.strings("date.start") == [day] })))
      #expect(before.isDisjoint(with: ids(dated.filter { $0.strings("date.start") == [day] })))
    }
    #expect(try Service.all("/statements?date=1850").isEmpty)
  }

  @Test func publishedIsTheReportsDate() throws {
    let documents = try Service.all("/documents")
    for document in documents where !document.strings("date_published").isEmpty {
      let day = try #require(document.strings("date_published").first)
      let found = try Service.all("/statements?published=\(day)")
      #expect(!found.isEmpty)
      #expect(Set(found.flatMap { $0.strings("document.date_published") }) == [day])
    }
  }

  @Test func wordsAreFoundInTheTextOfStatements() throws {
    let everything = try Service.all("/statements")
    let word = try #require(
      everything.flatMap { $0.strings("text") }.joined(separator: " ").split(separator: " ")
        .first { $0.count > 7 && $0.allSatisfy(\.isLetter) }.map(String.init))
    let found = ids(try Service.all("/statements?q=\(word)"))
    let wanted = ids(
      everything.filter { $0.strings("text").contains { $0.localizedCaseInsensitiveContains(word) } })
    #expect(!found.isEmpty)
    #expect(found.isSuperset(of: wanted))
    #expect(ids(try Service.all("/statements?q=-\(word)")).isDisjoint(with: found))
  }

  @Test(arguments: ["\"", "-", "*", "(", "AND", "\"a", "a\" -\"b", "\u{0}", "%", "'--", "\u{1F600}", "𝔞"])
  func nothingTypedIntoASearchIsAServerError(query: String) throws {
    let status = try Service.get("/statements?q=\(Service.escaped(query))").status
    #expect(status == 200 || status == 400)
  }

  @Test func aNameNobodyHasIsAnEmptyAnswer() throws {
    let response = try Service.get("/statements?speaker=Nobody%20Atall")
    #expect(response.status == 200)
    #expect(try response.data().isEmpty)
  }
}
