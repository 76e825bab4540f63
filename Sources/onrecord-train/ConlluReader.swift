import Foundation
import Linguistics

/// Reads CoNLL-U files, plain or gzipped, and brings their words into the form that our tokenizer gives them.
enum ConlluReader {
  /// One line of a sentence.
  private struct Row {
    var form: String
    var lemma: String
    var tag: String
    var head: Int
    var relation: Substring
    var isGlued: Bool
    var name: String
  }

  /// The bytes of a file, unpacked if its name ends in `.gz`.
  static func contents(_ path: String) throws -> Data {
    guard path.hasSuffix(".gz") else { return try Data(contentsOf: URL(fileURLWithPath: path)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }

  /// The sentences of a file.
  static func sentences(_ path: String, isGold: Bool) throws -> [TreebankSentence] {
    let text = String(decoding: try contents(path), as: UTF8.self)
    var (sentences, rows): ([TreebankSentence], [Row]) = ([], [])
    var (entities, isNew) = (EntityStack(), true)
    let hasNames = !isGold || text.contains("Entity=")
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !rows.isEmpty {
          sentences.append(sentence(rows, isGold: isGold, entities, startsText: isNew, hasNames))
        }
        rows.removeAll()
        entities.forgetClosed()
        isNew = false
        continue
      }
      if line.hasPrefix("# newdoc") { (isNew, entities) = (true, EntityStack()) }
      guard line.first != "#" else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 10, let _ = Int(fields[0]) else { continue }
      let misc = fields[9].split(separator: "|")
      let name = misc.first { $0.hasPrefix("NER=") }.map { String($0.dropFirst(4)) } ?? ""
      entities.read(misc.first { $0.hasPrefix("Entity=") }?.dropFirst(7) ?? "", at: rows.count)
      rows.append(
        Row(
          form: String(fields[1]), lemma: String(fields[2]), tag: String(fields[4]),
          head: Int(fields[6]) ?? 0,
          relation: fields[7], isGlued: misc.contains("SpaceAfter=No") || !isGold, name: name))
    }
    if !rows.isEmpty {
      sentences.append(sentence(rows, isGold: isGold, entities, startsText: isNew, hasNames))
    }
    return sentences
  }

  /// Joins and splits words at hyphens as our tokenizer would, and notes the sentence.
  private static func sentence(
    _ rows: [Row], isGold: Bool, _ entities: EntityStack, startsText: Bool, _ hasNames: Bool
  ) -> TreebankSentence {
    var rows = rows
    let starts = isGold ? nameEntities(entities, &rows) : []
    let (groups, place) = joined(rows)
    var sentence = TreebankSentence()
    sentence.isGold = isGold
    (sentence.startsText, sentence.hasNames) = (startsText, hasNames)
    var firstOf = [Int](repeating: 0, count: groups.count)
    var pieces: [[String]] = []
    var total = 0
    for (index, group) in groups.enumerated() {
      let parts = isGold ? [group.form] : split(group.form)
      firstOf[index] = total + parts.count - 1
      total += parts.count
      pieces.append(parts)
    }
    for (index, group) in groups.enumerated() {
      let head = group.head == 0 ? -1 : firstOf[place[group.head - 1]]
      let (tag, relation) = (
        Labels.tags[group.tag] ?? TreebankSentence.unknown, Labels.relation(group.relation)
      )
      for (number, part) in pieces[index].enumerated() {
        let isLast = number == pieces[index].count - 1
        let isHyphen = part == "-"
        let partTag = isLast ? tag : isHyphen ? Labels.tags["HYPH"] : nil
        let partRelation = isLast ? relation : isHyphen ? Labels.relations["punct"] : nil
        sentence.append(
          word: part,
          tag: pieces[index].count > 1 && isLast
            ? TreebankSentence.unknown : partTag ?? TreebankSentence.unknown,
          lemma: isLast ? group.lemma : part, head: isLast ? head : firstOf[index],
          relation: partRelation ?? TreebankSentence.unknown, name: group.name)
      }
    }
    sentence.nameStarts = Set(starts.map { firstOf[place[$0]] })
    return sentence
  }

  /// Notes the named entities in the rows: of an entity whose head is a proper noun the run of proper nouns around the head,
  /// without titles. Returns the rows where names begin.
  private static func nameEntities(_ entities: EntityStack, _ rows: inout [Row]) -> [Int] {
    var starts: [Int] = []
    func isName(_ index: Int) -> Bool { rows[index].tag.hasPrefix("NNP") }
    for (kind, words) in entities.closed.sorted(by: { $0.words.count > $1.words.count }) {
      let words = words.clamped(to: 0...(rows.count - 1))
      let range = (words.lowerBound + 1)...(words.upperBound + 1)
      guard let head = words.first(where: { !range.contains(rows[$0].head) }), isName(head) else { continue }
      var (start, end) = (head, head)
      while start > words.lowerBound, isName(start - 1), !rows[start - 1].relation.hasSuffix(":desc") {
        start -= 1
      }
      while end < words.upperBound,
        isName(end + 1) || end + 2 <= words.upperBound && joins(rows[end + 1]) && isName(end + 2)
      {
        end += 1
      }
      starts.append(start)
      for index in start...end { rows[index].name = kind }
    }
    return starts
  }

  /// Whether a word can stand inside a name: "of", a hyphen, "&".
  private static func joins(_ row: Row) -> Bool { ["of", "-", "&"].contains(row.form) }

  /// Joins what the treebank splits at a hyphen and our tokenizer does not; `place` leads from rows to groups.
  private static func joined(_ rows: [Row]) -> (groups: [Row], place: [Int]) {
    var (groups, place, members): ([Row], [Int], [Range<Int>]) = ([], [], [])
    var index = 0
    while index < rows.count {
      var end = index + 1
      while end + 1 < rows.count, rows[end - 1].isGlued, rows[end].form == "-", rows[end].isGlued,
        split(rows[index...(end + 1)].map(\.form).joined()).count == 1
      { end += 2 }
      members.append(index..<end)
      for _ in index..<end { place.append(groups.count) }
      // The head of the group is the word whose head lies outside.
      let range = (index + 1)..<(end + 1)
      var chosen = rows[index..<end].first { !range.contains($0.head) } ?? rows[index]
      if end - index > 1 {
        chosen.form = rows[index..<end].map(\.form).joined()
        chosen.lemma = rows[index..<end].map(\.lemma).joined()
        if rows[index..<end].contains(where: { $0.tag == "NNP" }) { chosen.tag = "NNP" }
      }
      groups.append(chosen)
      index = end
    }
    return (groups, place)
  }

  private static func split(_ form: String) -> [String] {
    guard form.contains("-"), form != "-" else { return [form] }
    let bytes = Array(form.utf8)
    let outline = TextOutline(bytes, range: 0..<bytes.count)
    return outline.tokens.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
  }
}

/// The named entities of GUM's `Entity=` annotation, opened and closed by brackets.
struct EntityStack {
  /// Entities of the sentence: kind and words.
  private(set) var closed: [(kind: String, words: ClosedRange<Int>)] = []
  private var open: [(id: String, kind: String, start: Int)] = []

  /// Reads the brackets at one word.
  mutating func read(_ field: Substring, at word: Int) {
    var rest = field
    while let first = rest.first {
      if first == "(" {
        let body = rest.dropFirst().prefix { $0 != "(" && $0 != ")" }
        let parts = body.split(separator: "-")
        open.append((String(parts.first ?? ""), String(parts.dropFirst().first ?? ""), word))
        rest = rest.dropFirst(1 + body.count)
        if rest.first == ")" {
          close(nil, at: word)
          rest = rest.dropFirst()
        }
      } else {
        let id = rest.prefix { $0 != "(" && $0 != ")" }
        rest = rest.dropFirst(id.count)
        if rest.first == ")" {
          close(String(id), at: word)
          rest = rest.dropFirst()
        }
      }
    }
  }

  /// Forgets the entities of the sentence, but not those that go on.
  mutating func forgetClosed() { closed.removeAll() }

  private mutating func close(_ id: String?, at word: Int) {
    guard let index = id == nil ? open.indices.last : open.lastIndex(where: { $0.id == id }) else { return }
    closed.append((open[index].kind, open[index].start...word))
    open.remove(at: index)
  }
}
