import NewsModel

/// Reads when and where events happened: by the words of their sentences first, then by what the report tells around them.
struct SettingReader: Sendable {
  private let tree: SyntaxTree
  private let dates: EventDateReader
  private let places: EventPlaceReader
  /// The day of the dateline, where the report has one.
  private let dateline: CalendarDate?

  init(
    _ tree: SyntaxTree, times: [TemporalExpression], places: PlaceFinder.Result, layout: ReportLayout,
    paragraphs: [Range<Int>]
  ) {
    self.tree = tree
    dates = EventDateReader(tree, times: times)
    self.places = EventPlaceReader(tree, places: places, paragraphs: paragraphs)
    dateline = layout.dateBasis == .dateline ? layout.datePublished : nil
  }

  /// Fills in what the sentence of a mention tells: date, place and origin.
  func read(_ mention: inout EventMention) {
    // "claimed responsibility for the attack on Sunday" tells when it was claimed.
    mention.date =
      mention.isAscribed && tree.child(mention.head, [.det]) != nil ? nil : dates.date(of: mention)
    mention.origin = places.origin(of: mention)
    mention.place = places.place(of: mention)
    mention.isInSamePlace = places.pointed(mention) != nil
  }

  /// Fills in what the sentences of a violent incident don't tell, from the rest of the report.
  func complete(_ draft: inout IncidentDraft) {
    guard let lead = draft.mentions.first, lead.word.category == .violent else { return }
    if draft.date == nil { draft.fallbackDate = datelineDate(lead) }
    if draft.place == nil || draft.place?.geoPrecision == .country || draft.place?.country == nil {
      draft.fallbackPlace = place(of: draft)
    } else {
      draft.fallbackPlace = places.finest(draft)
    }
  }

  // MARK: When

  /// A report with a dated dateline tells as news what happened on that day or shortly before it; no day is stated, so the
  /// date has no precision, and its TIMEX3 value says "on or before".
  private func datelineDate(_ mention: EventMention) -> ReportedDate? {
    guard let dateline, [.asserted, .attempted, .threatened].contains(mention.reality) else { return nil }
    return ReportedDate(
      start: dateline, end: dateline, precision: nil, basis: .dateline, timex: "../\(dateline)", text: nil,
      span: nil)
  }

  // MARK: Where

  /// The place that the sentences before name, in the country that the event's words and the report point to.
  private func place(of draft: IncidentDraft) -> Place? {
    let stated = draft.place
    if stated == nil, let label = places.label(draft) { return label }
    let country = stated?.country ?? places.country(of: draft)?.name
    if let near = places.nearby(draft, in: country) { return near }
    if let stated, stated.country != nil { return nil }
    guard let country = places.country(of: draft) else { return nil }
    if let stated, PlaceWords.isWater(stated.name) { return nil }
    if var stated {
      (stated.country, stated.iso3) = (country.name, country.iso3)
      return stated
    }
    return Place(
      name: country.name, country: country.name, iso3: country.iso3, geoPrecision: .country, span: nil)
  }
}
