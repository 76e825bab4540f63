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
  ///
  /// - Parameter isSpared: the report says that it befell nobody.
  func toll(_ mentions: [EventMention], _ effect: IncidentTarget.Effect, isSpared: Bool) -> Casualties? {
    var bySentence: [(sentence: Int, heads: [Int])] = []
    for mention in mentions where mention.reality == .asserted {
      for part in mention.targets where part.effect == effect && !part.isCounted && isHuman(part.head) {
        let sentence = stretch(part.head)
        if let index = bySentence.firstIndex(where: { $0.sentence == sentence }) {
          if !bySentence[index].heads.contains(part.head) { bySentence[index].heads.append(part.head) }
        } else {
          bySentence.append((sentence, [part.head]))
        }
      }
    }
    // Attackers who fell are no victims where there are others.
    let victims = bySentence.map { ($0.sentence, $0.heads.filter { !isAttacker($0) }) }.filter {
      !$0.1.isEmpty
    }
    if !victims.isEmpty { bySentence = victims }
    let figures = bySentence.compactMap { figure($0.heads) }
    guard let greatest = figures.map(\.value).max(by: { Self.rank($0) < Self.rank($1) }) else {
      return isSpared ? Casualties(best: 0, low: 0, high: 0, civilians: nil, approximate: false) : nil
    }
    let reports = figures.compactMap { figure in
      (figure.value.best ?? figure.value.low).map {
        Casualties.Report(
          value: $0, reportedBy: speaker(figure.span) ?? reporter(figure.head), span: figure.span)
      }
    }
    // A figure far below the greatest is of some of them, not another count of all.
    let rivals = figures.map(\.value).filter {
      3 * Self.rank($0) >= Self.rank(greatest) && ($0.best != nil || $0.high != nil || $0 == greatest)
    }
    let civilians = bySentence.compactMap { figure($0.heads.filter(isCivilian))?.value.best }.max()
    return Casualties(
      best: greatest.best, low: rivals.compactMap(\.low).min(),
      high: greatest.high == nil ? nil : rivals.compactMap(\.high).max(), civilians: civilians,
      approximate: greatest.approximate, reports: reports)
  }

  /// "two of the attackers", "three gunmen".
  private func isAttacker(_ head: Int) -> Bool {
    sorter.isPerpetrator(head) || tree.obliques(head, ["of"]).first.map(sorter.isPerpetrator) ?? false
  }

  /// Where the stretch begins that a figure stands in: a sentence, or a part of it in which somebody else gives another.
  private func stretch(_ head: Int) -> Int {
    let start = tree.sentences[tree.sentence[head]].lowerBound
    return (max(start, head - 60)..<head).last { Self.contrasts.contains(tree.words[$0]) } ?? start
  }

  private static let contrasts: Set = [";", "while", "but", "although", "though", "whereas"]

  /// What figures are compared by.
  private static func rank(_ count: Count) -> Int { count.best ?? count.high ?? count.low ?? 0 }

  /// How many weapons the mentions say were intercepted.
  func intercepted(_ mentions: [EventMention]) -> Count? {
    for mention in mentions where mention.word.subject == .defender {
      let heads =
        tree.children(mention.head, [.nsubjPassive, .obj, .nsubj])
        + (tree.subject(mention.head).map { [$0] } ?? [])
      // "31 of 36 drones": those that were counted, not all of them.
      if let part = heads.lazy.compactMap(partOf).first { return part }
      for head in heads {
        if let count = counts.count(of: head), !sorter.isParty(head) || tree.tokens[head].tag == .number {
          return count
        }
      }
      // "shot down 14 of 18 drones"
      for index in mention.trigger.upperBound..<min(mention.trigger.upperBound + 3, tree.tokens.count)
      where tree.tokens[index].tag == .number {
        return counts.count(of: index)
      }
      return mention.weapons.lazy.compactMap(\.count).first
    }
    return nil
  }

  /// "31 of 36 drones", "14 of the drones": how many of them.
  private func partOf(_ head: Int) -> Count? {
    var start = tree.shortPhrase(head).lowerBound
    if tree.word(start - 1) == "the" { start -= 1 }
    guard start > 1, tree.word(start - 1) == "of", tree.tokens[start - 2].tag == .number else { return nil }
    return counts.count(of: start - 2)
  }

  /// The text calls them civilians, or says as much.
  private func isCivilian(_ head: Int) -> Bool { Self.civilians.contains(tree.lemmas[head]) }

  private static let civilians: Set = [
    "civilian", "child", "woman", "girl", "boy", "baby", "villager", "resident", "bystander", "passerby",
    "peasant",
    "shopper", "worshipper", "schoolchild", "farmer", "pedestrian",
  ]

  /// A person with a name, or one whom the text points to: "the driver", "his daughter".
  private func isOne(_ head: Int) -> Bool {
    if sorter.kind(head) == .person { return true }
    let isOnePerson = tree.tokens[head].tag == .noun && !Self.collective.contains(tree.lemmas[head])
    guard isOnePerson, sorter.noun(head) == .human || sorter.noun(head) == .perpetrator else { return false }
    // "Driver killed", with the article left out.
    let isFirst = head == tree.sentences[tree.sentence[head]].lowerBound
    return isFirst || tree.child(head, [.det, .nmodPossessive]) != nil
  }

  private static let collective: Set = [
    "people", "family", "crew", "staff", "personnel", "crowd", "team", "troop", "public", "party", "police",
  ]

  private func isHuman(_ head: Int) -> Bool { sorter.noun(head) != .physical }

  /// The sum of the numbers of one sentence.
  private func figure(_ heads: [Int]) -> (value: Count, span: Span, head: Int)? {
    var sum: Count?
    for head in heads {
      // "shot him dead", where nobody else is counted.
      let isAlone = heads.count == 1 && ["him", "her"].contains(tree.words[head])
      let count =
        counts.count(of: head) ?? (isOne(head) || isAlone ? Count(best: 1, low: 1, high: 1, text: nil) : nil)
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
    return (sum, report.span(tokens: tree.shortPhrase(first)), first)
  }

  /// "the rescuers put the toll at 40": who gives the figure without saying so.
  private func reporter(_ head: Int) -> String? {
    let giving: Set = ["put", "raise", "revise", "estimate", "count", "give", "report", "record", "register"]
    guard let verb = tree.ancestors(head, limit: 4).first(where: { giving.contains(tree.lemmas[$0]) }),
      tree.tokens[verb].tag.isVerb, let subject = tree.child(verb, [.nsubj])
    else { return nil }
    let name = sorter.nameTokens(subject) ?? tree.shortPhrase(subject)
    return report.span(tokens: name).exact.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func speaker(_ span: Span) -> String? {
    statements.last { $0.contents.contains { $0.overlaps(span) } }?.speaker?.name
  }
}
