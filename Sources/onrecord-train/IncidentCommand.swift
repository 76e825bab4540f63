import ArgumentParser
import Extraction
import Foundation

/// Trains the incident model, and says what it finds in reports that it has not seen.
struct IncidentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incidents", abstract: "Train the model that finds incidents and what fills their parts.")

  @Option(help: "MUC-4: a file of reports with templates, one a line.")
  var corpus: String

  @Option(help: "Texts of other kinds: JSON Lines with \"text\", or a folder of text files.")
  var others: [String] = []

  @Option(help: "The file for the model.")
  var output = "Sources/Extraction/Resources/incident.model"

  @Option(
    help: "The file for what models that were trained on four fifths of the reports find in the last fifth.")
  var predictions: String?

  @Option(help: "The share of the reports that is learned from, for learning curves.")
  var share = 1.0

  @Option(help: "One report in so many is learned from in ordinary case, too; 0 for none.")
  var ordinary = 2

  func run() throws {
    let reader = IncidentViewReader()
    let keys = try IncidentKey.reports(in: corpus)
    let views = views(of: keys, reader)
    let texts = try others.flatMap(Self.texts)
    let unfamiliar = texts.map { reader.view(id: "other", text: $0) }
    print("read: \(views.count) reports, \(unfamiliar.count) others")
    let background = views.filter { !$0.isCopy }.map(\.view) + unfamiliar
    let clusters = WordClusterTraining().train(background.flatMap(\.sentences))
    print("clusters: \(clusters.count) bytes")
    let known = ModelKeeper.clusters(clusters)
    let examples = views.map { key, view, fold, _ in
      IncidentExample(
        key: key, reading: IncidentReading(view, clusters: known), fold: fold)
    }
    let (model, unseen) = IncidentTraining(others: unfamiliar).train(examples)
    try Data(model + clusters).write(to: URL(fileURLWithPath: output))
    print("model: \(model.count + clusters.count) bytes")
    guard let predictions else { return }
    let lines = zip(examples, unseen).map { IncidentPredictions.line($0, $1) }
    try lines.joined().write(toFile: predictions, atomically: true, encoding: .utf8)
  }

  /// The reports as the model sees them, some a second time in ordinary case.
  private func views(of keys: [IncidentKey], _ reader: IncidentViewReader) -> [(
    key: IncidentKey, view: IncidentView, fold: Int, isCopy: Bool
  )] {
    keys.enumerated().filter { number, _ in Double(number / 5 % 20) < share * 20 }.flatMap { number, key in
      let view = reader.view(id: key.id, text: key.text)
      guard ordinary > 0, number / 5 % ordinary == 0 else { return [(key, view, number % 5, false)] }
      var copy = key
      (copy.id, copy.text) = (key.id + ":ordinary", OrdinaryCase.text(key.text, view: view))
      return [
        (key, view, number % 5, false),
        (copy, reader.view(id: copy.id, text: copy.text), number % 5, true),
      ]
    }
  }

  private static func texts(_ path: String) throws -> [String] {
    guard path.hasSuffix(".jsonl") else {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map {
        try String(contentsOfFile: path + "/" + $0, encoding: .utf8)
      }
    }
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap {
      (try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["text"] as? String
    }
  }
}

/// Writes proposals as records, for score_incidents.py.
enum IncidentPredictions {
  static func line(_ example: IncidentExample, _ proposals: [IncidentProposal]) -> String {
    let incidents = example.reading.view.incidents(of: proposals).map { part in
      let text = { (range: Range<Int>) in example.reading.view.text(range) }
      func party(_ filler: IncidentProposal.Filler, _ more: [String: Any]) -> [String: Any] {
        let strings: [String: Any] = [
          "name": text(filler.wordings[0]),
          "mention": ["exact": text(filler.wordings.last ?? filler.wordings[0])],
        ]
        return strings.merging(more) { $1 }
      }
      func fillers(_ role: IncidentRole) -> [IncidentProposal.Filler] {
        part.fillers.filter { $0.role == role }
      }
      let single = { (filler: IncidentProposal.Filler) in ["exact": text(filler.wordings[0])] }
      return [
        "category": "violent",
        "event_type": part.sort.rawValue == "kidnapping" ? "abduction" : part.sort.rawValue,
        "sub_event_type": part.sort == .bombing ? "bomb" : "attack",
        "actors": fillers(.perpetrator).map { party($0, ["classification": "person"]) }
          + fillers(.organization).map { party($0, ["classification": "organization"]) },
        "targets": fillers(.target).map { ["kind": "physical", "mention": single($0)] as [String: Any] }
          + fillers(.victim).map { party($0, ["kind": "human", "named": true]) },
        "weapons": fillers(.weapon).map { ["mention": single($0)] },
      ] as [String: Any]
    }
    let row: [String: Any] = ["document": ["id": example.key.id], "incidents": incidents]
    let data = (try? JSONSerialization.data(withJSONObject: row)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
