import NewsModel

/// Adds up how many people an incident killed, hurt and carried off, and how many weapons were intercepted.
struct TollReader: Sendable {
  private let tree: SyntaxTree
  private let report: AnnotatedReport
  private let sorter: ParticipantSorter
  private let statements: [Statement]
  private let counts: CountReader

  init(_ tree: SyntaxTree, _ report: AnnotatedReport, sorter: ParticipantSorter, statements: [Statement]) {
    (self.tree, self.report, self.sorter, self.statements) = (tree, report, sorter, statements)
    counts = CountReader(tree)
  }

  /// The toll of one effect, from the targets of the mentions; the figures of one sentence are added, those of several
  /// sentences are kept beside each other.
  func toll(_ mentions: [EventMention], _ effect: IncidentTarget.Effect) -> Casualties? {
    var bySentence: [(sentence: Int, heads: [Int])] = []
    for mention in mentions where mention.reality == .asserted {
      for part in mention.targets where part.effect == effect && isHuman(part.head) {
        let sentence = tree.sentence[part.head]
        if let index = bySentence.firstIndex(where: { $0.sentence == sentence }) {
          if !bySentence[index].heads.contains(part.head) { bySentence[index].heads.append(part.head) }
        } else {
          bySentence.append((sentence, [part.head]))
        }
      }
    }
    let figures = bySentence.compactMap { figure($0.heads) }
    guard let greatest = figures.max(by: { $0.value.low ?? 0 < $1.value.low ?? 0 }) else { return nil }
    let reports = figures.compactMap { figure in
      figure.value.best.map {
        Casualties.Report(value: $0, reportedBy: speaker(figure.span), span: figure.span)
      }
    }
    let civilians = bySentence.compactMap { figure($0.heads.filter(isCivilian))?.value.best }.max()
    return Casualties(
      best: greatest.value.best, low: figures.compactMap(\.value.low).max(), high: greatest.value.high,
      civilians: civilians,
      approximate: greatest.value.approximate, reports: reports)
  }

  /// How many weapons the mentions say were intercepted.
  func intercepted(_ mentions: [EventMention]) -> Count? {
    for mention in mentions where mention.word.subject == .defender {
      let heads =
        tree.children(mention.head, [.nsubjPassive, .obj, .nsubj])
        + (tree.subject(mention.head).map { [$0] } ?? [])
      for head in heads {
        if let count = counts.count(of: head), !sorter.isParty(head) || tree.tokens[head].tag == .number {
          return count
        }
      }
      return mention.weapons.lazy.compactMap(\.count).first
    }
    return nil
  }

  /// The text calls them civilians, or says as much.
  private func isCivilian(_ head: Int) -> Bool { Self.civilians.contains(tree.lemmas[head]) }

  private static let civilians: Set = [
    "civilian", "child", "woman", "girl", "boy", "baby", "villager", "resident", "bystander", "passerby",
    "peasant",
    "shopper", "worshipper", "schoolchild", "farmer", "pedestrian",
  ]

  private func isHuman(_ head: Int) -> Bool { sorter.noun(head) != .physical }

  /// The sum of the numbers of one sentence.
  private func figure(_ heads: [Int]) -> (value: Count, span: Span)? {
    var sum: Count?
    for head in heads {
      let count =
        counts.count(of: head)
        ?? (sorter.kind(head) == .person ? Count(best: 1, low: 1, high: 1, text: nil) : nil)
      guard let count else { continue }
      guard let before = sum else {
        sum = count
        continue
      }
      func add(_ one: Int?, _ other: Int?) -> Int? {
        guard let one, let other else { return nil }
        let (total, overflow) = one.addingReportingOverflow(other)
        return overflow ? nil : total
      }
      sum = Count(
        best: add(before.best, count.best), low: add(before.low, count.low),
        high: add(before.high, count.high),
        approximate: before.approximate || count.approximate, text: nil)
    }
    guard let sum, let first = heads.first else { return nil }
    return (sum, report.span(tokens: tree.shortPhrase(first)))
  }

  private func speaker(_ span: Span) -> String? {
    statements.last { $0.contents.contains { $0.overlaps(span) } }?.speaker?.name
  }
}
