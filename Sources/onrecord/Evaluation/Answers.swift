import Foundation
import NewsModel

/// The hand-made answers for one report, as they stand in a JSON file beside others.
///
/// Only what an answer gives is held against the records; an answer marked `optional` costs nothing when it is missed.
struct Answers: Decodable {
  /// A stretch of the report, in code points.
  struct Stretch: Decodable {
    var start: Int
    var end: Int
  }

  struct Date: Decodable {
    /// A day, month or year in ISO 8601; `nil` where the report does not tell.
    var start: String?
    /// `publication` or `cross_document` where only those give the day: no date is right too.
    var basis: String?
  }

  struct Medium: Decodable { var kind: String }

  struct Statement: Decodable {
    var key: String
    var speaker: String
    var mention: Stretch
    var mentionsAlso: [Stretch]?
    var cue: Stretch
    var cuesAlso: [Stretch]?
    var contents: [Stretch]
    var types: [String]
    var addressee: String?
    var date: Date?
    var recordedIn: Medium?
    var optional: Bool?
  }

  struct Weapon: Decodable {
    var type: String
    var models: [String]?
  }

  struct Incident: Decodable {
    var key: String
    var category: String
    var subEventTypes: [String]?
    var date: Date?
    var actors: [String]?
    var targets: [String]?
    var place: String?
    var country: String?
    var weapons: [Weapon]?
    var fatalities: Int?
    var injured: Int?
    var intercepted: Int?
    var status: String
    var statusAlso: [String]?
    var evidence: [Stretch]
    var optional: Bool?
  }

  struct Actor: Decodable {
    var name: String
    var classification: String?
    var country: String?
    var otherNames: [String]?
    var mentions: [String]?
  }

  /// The report's file name.
  var document: String
  var datePublished: String?
  var publisher: String?
  var legalInstruments: [String]?
  var statements: [Statement]
  var incidents: [Incident]
  var actors: [Actor]

  /// Every `.json` file of a folder, in the order of their names.
  ///
  /// - Throws: `DecodingError` or a file error; the message names the file.
  static func read(folder: String) throws -> [Answers] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    return try names.sorted().map { name in
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      do {
        return try decoder.decode(Answers.self, from: data)
      } catch {
        throw Unreadable(description: "\(folder)/\(name): \(error)")
      }
    }
  }

  struct Unreadable: Error, CustomStringConvertible { var description: String }
}
