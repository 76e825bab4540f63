import Foundation
import Linguistics

/// What speaks for one reading of a cue's spans among several: whether the spans are whole branches of the tree, whether
/// quotation marks come in pairs, and what is cut off at their ends. The field that proposes the readings sees only
/// neighbouring tokens at a time.
package struct ReadingFeatures: Sendable {
  private let view: AttributionView
  private let cues: CueField

  /// For the readings of a view's cues.
  package init(_ view: AttributionView, cues: CueField) { (self.view, self.cues) = (view, cues) }

  /// Sets the list to the features of a reading at a place in the list of them, the likeliest first.
  package func load(_ reading: AttributionCandidate, rank: Int, margin: Double, into list: inout FeatureList)
  {
    let (lemma, tag) = (view.lemma[reading.cueHead], view.tag[reading.cueHead])
    let steps = UInt64(max(0, min(24, margin * 4)))
    list.start(base: 5_000)
    list.add(UInt64(rank))
    list.add(steps)
    list.add(steps, tag)
    addCue(reading, lemma, tag, &list)
    list.skip(to: 5_050)
    addSource(reading, lemma, tag, &list)
    list.skip(to: 5_100)
    addOutline(reading, lemma, tag, &list)
    for (number, piece) in reading.contents.enumerated() {
      list.skip(to: 5_200 + UInt64(min(number, 1)) * 100)
      addPiece(piece, reading, lemma, tag, &list)
    }
  }

  private func addCue(
    _ reading: AttributionCandidate, _ lemma: UInt64, _ tag: UInt64, _ list: inout FeatureList
  ) {
    let (first, last) = (reading.cue.lowerBound, reading.cue.upperBound - 1)
    list.add(UInt64(min(reading.cue.count, 6)), tag)
    list.add(UInt64(min(reading.cue.count, 6)), lemma)
    list.add(view.lemma[first], tag)
    list.add(view.tag[first], value(view.tag, first - 1), tag)
    list.add(value(view.lemma, first - 1), tag)
    list.add(view.lemma[last], lemma)
    list.add(value(view.lemma, last + 1), lemma)
    list.add(view.tag[last], value(view.tag, last + 1), tag)
  }

  private func addSource(
    _ reading: AttributionCandidate, _ lemma: UInt64, _ tag: UInt64, _ list: inout FeatureList
  ) {
    guard let source = reading.source else {
      list.add(lemma)
      list.add(tag, Subject.of(reading.cueHead, in: view) < 0 ? 0 : 1)
      return
    }
    list.skip(to: 5_060)
    let head = head(of: source)
    let isSubject: UInt64 = Subject.of(reading.cueHead, in: view) == head ? 1 : 0
    let whole = wholeness(source, head)
    let (first, last) = (source.lowerBound, source.upperBound - 1)
    list.add(isSubject, tag)
    list.add(isSubject, whole, UInt64(roots(of: source)))
    list.add(whole, value(view.lemma, last + 1), view.tag[head])
    list.add(whole, value(view.tag, last + 1), value(view.tag, last + 2))
    list.add(view.lemma[first], value(view.lemma, first - 1))
    list.add(view.tag[first], value(view.tag, first - 1), isSubject)
    list.add(view.tag[last], value(view.lemma, last + 1))
    list.add(view.tag[head], view.name[head], tag)
    list.add(view.lemma[head], tag)
    list.add(view.relationHash[head], tag, UInt64(min(source.count, 5)))
    list.add(UInt64(min(source.count, 12)), view.tag[head])
    list.add(cut(behind: source), whole)
    list.add(cut(behind: source), value(view.tag, last + 1), isSubject)
    list.add(view.sense[head], tag)
    list.add(view.sense[head], isSubject, whole)
    list.add(view.sense[head], view.sense[reading.cueHead])
  }

  /// Order and number of the spans.
  private func addOutline(
    _ reading: AttributionCandidate, _ lemma: UInt64, _ tag: UInt64, _ list: inout FeatureList
  ) {
    let order = outline(reading)
    let quoted = kind(reading)
    let length = reading.contents.reduce(0) { $0 + $1.count }
    let size = UInt64(length < 4 ? length : length < 7 ? 4 : length < 12 ? 5 : length < 25 ? 6 : 7)
    list.add(order, tag)
    list.add(order, lemma)
    list.add(order, quoted)
    list.add(quoted, lemma)
    list.add(size, lemma)
    list.add(size, order, tag)
    list.add(gaps(reading), order)
    list.add(order, view.sense[reading.cueHead])
    list.add(quoted, order, view.sense[reading.cueHead])
  }

  private func outline(_ reading: AttributionCandidate) -> UInt64 {
    let cue = reading.cue.lowerBound
    var order = reading.source.map { $0.lowerBound < cue ? UInt64(1) : 2 } ?? 0
    for piece in reading.contents.prefix(2) { order = order * 3 + (piece.lowerBound < cue ? 1 : 2) }
    return order * 4 + UInt64(reading.contents.count)
  }

  private func kind(_ reading: AttributionCandidate) -> UInt64 {
    let length = reading.contents.reduce(0) { $0 + $1.count }
    let quoted = reading.contents.reduce(0) { $0 + $1.count { view.passage[$0] >= 0 } }
    return quoted == 0 ? 0 : quoted == length ? 2 : 1
  }

  /// How many tokens between cue and nearest content are in no span.
  private func gaps(_ reading: AttributionCandidate) -> UInt64 {
    let distance = reading.contents.map { piece in
      let range =
        piece.lowerBound >= reading.cue.upperBound
        ? reading.cue.upperBound..<piece.lowerBound
        : piece.upperBound..<max(piece.upperBound, reading.cue.lowerBound)
      return range.count - (reading.source.map { $0.clamped(to: range).count } ?? 0)
    }
    return UInt64(min(12, distance.min() ?? 0))
  }

  private func addPiece(
    _ piece: Range<Int>, _ reading: AttributionCandidate, _ lemma: UInt64, _ tag: UInt64,
    _ list: inout FeatureList
  ) {
    let (first, last) = (piece.lowerBound, piece.upperBound - 1)
    let side: UInt64 = first < reading.cueHead ? 1 : 0
    let quoted = piece.count { view.passage[$0] >= 0 }
    let kind: UInt64 = quoted == 0 ? 0 : quoted == piece.count ? 2 : 1
    let head = head(of: piece)
    let roots = UInt64(roots(of: piece))
    let whole = wholeness(piece, head)
    let link: UInt64 = view.head[head] == reading.cueHead ? 1 : view.head[reading.cueHead] == head ? 2 : 0
    let (before, after) = (value(view.lemma, first - 1), value(view.lemma, last + 1))
    let (tagBefore, tagAfter) = (value(view.tag, first - 1), value(view.tag, last + 1))
    let (left, right) = (cut(before: piece), cut(behind: piece))
    list.add(roots, kind, side)
    list.add(roots, lemma)
    list.add(whole, roots, tag)
    list.add(whole, link, view.relationHash[head])
    list.add(view.relationHash[head], link, lemma)
    list.add(view.tag[head], link, lemma)
    list.add(view.lemma[first], lemma, side)
    list.add(view.lemma[first], before, side)
    list.add(view.tag[first], tagBefore, kind)
    list.add(before, lemma, kind)
    list.add(view.tag[last], tagAfter, kind)
    list.add(view.lemma[last], after, kind)
    list.add(after, view.tag[last], side)
    list.add(after, tag, kind)
    list.add(right, kind, side)
    list.add(right, tagAfter, tag)
    list.add(right, after, lemma)
    list.add(right, after, value(view.lemma, last + 2))
    list.add(left, kind, side)
    list.add(left, before, tagBefore)
    list.add(balance(piece), kind)
    list.add(balance(piece), UInt64(view.quote[first].rawValue), UInt64(view.quote[last].rawValue))
    list.add(sentences(piece), kind, side)
    list.add(sentences(piece), lemma, side)
    list.add(others(in: piece, than: reading.cueHead), kind, lemma)
    list.add(others(in: piece, than: reading.cueHead), side, roots)
    let sense = view.sense[reading.cueHead]
    list.add(view.relationHash[head], link, sense)
    list.add(view.lemma[first], sense, side)
    list.add(right, after, sense)
  }

  // MARK: - Spans and the tree

  @inline(__always)
  private func value(_ values: [UInt64], _ index: Int) -> UInt64 {
    index >= 0 && index < values.count ? values[index] : 7
  }

  /// The token of a range whose head lies outside of it.
  private func head(of range: Range<Int>) -> Int {
    range.first {
      !range.contains(view.head[$0]) && view.relation[$0] != .punct && view.relation[$0] != .mark
    } ?? range.lowerBound
  }

  /// How many branches a range is put together from, at most five.
  private func roots(of range: Range<Int>) -> Int {
    min(5, range.count { !range.contains(view.head[$0]) && view.relation[$0] != .punct })
  }

  /// Whether a range holds all of what depends on its head, on the left and on the right.
  private func wholeness(_ range: Range<Int>, _ head: Int) -> UInt64 {
    (view.edges.first[head] >= range.lowerBound ? 1 : 0) + (view.edges.last[head] < range.upperBound ? 2 : 0)
  }

  /// The relation of the branch behind a range that hangs on something inside of it; 0 where none is cut off.
  private func cut(behind range: Range<Int>) -> UInt64 {
    var next = range.upperBound
    if next < view.count, view.relation[next] == .punct { next += 1 }
    guard next < view.count, view.sentence[next] == view.sentence[range.upperBound - 1] else { return 0 }
    let branch = view.edges.opening[next]
    return range.contains(view.head[branch]) ? view.relationHash[branch] : 0
  }

  /// The relation of the branch in front of a range that hangs on something inside of it.
  private func cut(before range: Range<Int>) -> UInt64 {
    var last = range.lowerBound - 1
    if last >= 0, view.relation[last] == .punct { last -= 1 }
    guard last >= 0, view.sentence[last] == view.sentence[range.lowerBound] else { return 0 }
    let branch = view.edges.closing[last]
    return range.contains(view.head[branch]) ? view.relationHash[branch] : 0
  }

  /// Whether quotations begin or end in a range without their other mark.
  private func balance(_ range: Range<Int>) -> UInt64 {
    let (first, last) = (view.passage[range.lowerBound], view.passage[range.upperBound - 1])
    let isCutLeft = first >= 0 && view.passages[first].lowerBound < range.lowerBound
    let isCutRight = last >= 0 && view.passages[last].upperBound > range.upperBound
    return (isCutLeft ? 1 : 0) + (isCutRight ? 2 : 0)
  }

  /// How many sentences a range touches, and whether it begins and ends with one.
  private func sentences(_ range: Range<Int>) -> UInt64 {
    let (first, last) = (view.sentence[range.lowerBound], view.sentence[range.upperBound - 1])
    let begins = view.text.sentences[first].lowerBound == range.lowerBound
    let ends = view.text.sentences[last].upperBound <= range.upperBound + 1
    return UInt64(min(last - first, 3)) * 4 + (begins ? 1 : 0) + (ends ? 2 : 0)
  }

  /// How many likely cues, at most two, stand in a range.
  private func others(in range: Range<Int>, than cue: Int) -> UInt64 {
    UInt64(min(2, range.count { $0 != cue && cues.level[$0] >= 2 }))
  }
}
