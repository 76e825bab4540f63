import NewsModel

/// Links the records of one report to each other: what statements are about and cite, and how often actors come up.
struct RecordLinker {
  private(set) var extracted: ExtractedReport

  /// The records with their links and counts.
  static func linked(_ extracted: ExtractedReport) -> ExtractedReport {
    var linker = RecordLinker(extracted: extracted)
    linker.linkSubjects()
    linker.linkDisputes()
    linker.linkCitations()
    linker.count()
    return linker.extracted
  }

  /// A statement is about the incidents whose event words stand in its content.
  private mutating func linkSubjects() {
    let triggers = extracted.incidents.flatMap { incident in incident.triggers.map { ($0.start, incident.id) }
    }
    .sorted { $0.0 < $1.0 }
    for index in extracted.statements.indices {
      let relation = Self.relation(extracted.statements[index])
      var known: Set<String> = []
      for piece in extracted.statements[index].contents {
        var low = 0
        var high = triggers.count
        while low < high {
          let middle = (low + high) / 2
          if triggers[middle].0 < piece.start { low = middle + 1 } else { high = middle }
        }
        for trigger in triggers[low...].prefix(while: { $0.0 < piece.end })
        where known.insert(trigger.1).inserted {
          extracted.statements[index].about.append(.init(incidentID: trigger.1, relation: relation))
        }
      }
    }
  }

  private mutating func linkDisputes() {
    var linker = DisputeLinker(statements: extracted.statements, incidents: extracted.incidents)
    linker.link()
    (extracted.statements, extracted.incidents) = (linker.statements, linker.incidents)
  }

  private static func relation(_ statement: Statement) -> Statement.Subject.Relation {
    if statement.cue.map({ ["justify", "defend"].contains($0.lemma) }) == true { return .justifies }
    return switch statement.act {
    case .claimResponsibility: .claims
    case .deny: .denies
    case .reject: statement.speaker == nil ? .reports : .denies
    case .condemn, .criticize: .condemns
    case .demand, .request: .demandsResponse
    default: .reports
    }
  }

  /// What instruments say of their citations, from the side of the statements.
  private mutating func linkCitations() {
    var cited: [String: [String]] = [:]
    for instrument in extracted.instruments {
      for citation in instrument.citations {
        guard let id = citation.statementID, cited[id]?.last != instrument.id else { continue }
        cited[id, default: []].append(instrument.id)
      }
    }
    for index in extracted.statements.indices {
      extracted.statements[index].cites = cited[extracted.statements[index].id] ?? []
    }
  }

  private mutating func count() {
    var counts: [String: Actor.Counts] = [:]
    for statement in extracted.statements {
      if let id = statement.speaker?.actorID { counts[id, default: .init()].statements += 1 }
      if let id = statement.addressee?.actorID { counts[id, default: .init()].addressed += 1 }
    }
    for incident in extracted.incidents {
      for id in Set(incident.actors.compactMap(\.party.actorID)) {
        counts[id, default: .init()].incidentsAsActor += 1
      }
      for id in Set(incident.targets.compactMap(\.party.actorID)) {
        counts[id, default: .init()].incidentsAsTarget += 1
      }
    }
    let published = extracted.document.datePublished
    for index in extracted.actors.indices {
      extracted.actors[index].counts = counts[extracted.actors[index].id] ?? .init()
      (extracted.actors[index].firstSeen, extracted.actors[index].lastSeen) = (published, published)
    }
    extracted.document.counts = Document.Counts(
      statements: extracted.statements.count, incidents: extracted.incidents.count,
      actors: extracted.actors.count,
      instruments: extracted.instruments.count)
  }
}
