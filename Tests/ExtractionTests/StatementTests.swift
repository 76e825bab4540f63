import NewsModel
import Testing

@testable import Extraction

struct StatementTests {
  static let extractor = ReportExtractor()

  static func extract(_ text: String) -> ExtractedReport {
    extractor.extract(SourceText(id: "report", path: nil, text: text, sha256: ""))
  }

  @Test func examplesOfTheCueTableHold() throws {
    for example in try EmbeddedTable.cues.read().examples {
      let found = Self.extract(example.fields[0]).statements
      if example.fields.last == "-" {
        #expect(found.isEmpty, "line \(example.line): \(found.map(\.text))")
        continue
      }
      #expect(
        found.contains {
          $0.speaker?.mention?.exact == example.fields[1] && $0.cue?.exact == example.fields[2]
            && $0.text == example.fields[3]
        }, "line \(example.line): \(found.map { [$0.speaker?.mention?.exact, $0.cue?.exact, $0.text] })")
    }
  }

  @Test func aQuotationInTwoPiecesIsOneStatement() throws {
    let found = Self.extract("“The bridge,” the mayor said, “is closed.”").statements
    #expect(found.count == 1)
    #expect(found.first?.contents.map(\.exact) == ["“The bridge,”", "“is closed.”"])
    #expect(found.first?.statementType == .direct)
  }

  @Test func aSurnameAndAPronounAreLedToTheName() throws {
    let text =
      "Mayor Anna Keller said the bridge was closed. “It is old,” Keller said. She added that it would be rebuilt."
    let found = Self.extract(text).statements.filter { $0.nestedIn == nil }
    #expect(found.map { $0.speaker?.name } == ["Anna Keller", "Anna Keller", "Anna Keller"])
    #expect(found.last?.speaker?.resolution == .pronoun)
    #expect(found.last?.speaker?.chain.isEmpty == false)
  }

  @Test func aStatementInsideAnotherIsNested() throws {
    let found = Self.extract("The mayor said, “Norway calls on the council to act.”").statements
    let outer = try #require(found.first { $0.cue?.lemma == "say" })
    #expect(found.contains { $0.nestedIn == outer.id })
  }

  @Test func theReportsDayStandsInForAMissingOne() throws {
    let found = Self.extract(" date 2023-05-17 Harbor News/ The mayor said that the bridge was closed.")
      .statements
    #expect(found.first?.date?.start == CalendarDate(year: 2023, month: 5, day: 17))
    #expect(found.first?.date?.basis == .publication)
    #expect(Self.extract("The mayor said that the bridge was closed.").statements.first?.date == nil)
  }

  @Test func anAcronymIsAFurtherName() throws {
    let report = Self.extract(
      "The United Harbor Workers Party (UHWP) said that the port was closed. The UHWP added that it would stay closed."
    )
    #expect(report.actors.count { $0.otherNames.contains("UHWP") } <= 1)
  }

  @Test(arguments: [
    "NHWL crews walked out on Monday. The chief of the Northern Harbor Workers League (NHWL) said that the port was shut.",
    "NHWL (Northern Harbor Workers League) said that the port was shut. The mayor met the NHWL on Monday.",
  ])
  func anAcronymBeforeItsIntroduction_IsTheSameActor(_ text: String) {
    let report = Self.extract(text)
    let bearers = report.actors.filter { ([$0.name] + $0.otherNames).contains("NHWL") }
    #expect(bearers.map(\.name) == ["Northern Harbor Workers League"])
    #expect(report.incidents.flatMap(\.targets).allSatisfy { $0.party.name != "NHWL" })
  }

  @Test(arguments: [
    "قال الوزير إن الأعمال في المدينة لم تنته بعد", "Министр сказал, что работы в городе не закончены.",
  ])
  func anotherLanguageGivesAWarningAndNoRecords(text: String) throws {
    let report = Self.extract(text)
    #expect(report.document.warnings.map(\.code) == [.language])
    #expect(report.statements.isEmpty && report.actors.isEmpty)
  }
}

struct HostileReportTests {
  /// Texts that break offsets, marks or trees.
  static let texts: [String] = [
    "", " ", "\"", "“", "said", "said said said said", "He said: \"", "“” “” he said",
    "\u{FEFF}He said that it is so.",
    String(repeating: "\"", count: 10_000), String(repeating: "“", count: 10_000),
    String(repeating: "“a” he said. ", count: 400), String(repeating: "he said that ", count: 800),
    String(repeating: "x", count: 100_000), String(repeating: ", ", count: 5_000),
    "He said\r\n“yes”\r\n\r\nshe added,\r\n“no”.", "👩‍👩‍👧 said that e\u{301}te\u{301} is 🇳🇴.",
    "The \u{200F}minister\u{200E} said that “שלום” is a word.", "He (said (that (it (is (so",
    String(repeating: "according to ", count: 500), "\u{0}\u{1}\u{2} said \u{7F}",
    "THE MINISTER SAID THAT \"IT IS SO\".", String(repeating: "A: “b\n\n", count: 800),
    String(repeating: "“a” — B\n\n", count: 800), String(repeating: "\"A: b\n\n(C)\n\n", count: 400),
    String(repeating: "the ", count: 5_000),
  ]

  @Test(arguments: texts.indices)
  func everySpanIsVerbatim(index: Int) throws {
    let text = Self.texts[index]
    let scalars = Array(text.unicodeScalars)
    let report = StatementTests.extract(text)
    for statement in report.statements {
      let spans =
        statement.contents
        + [
          statement.cue?.span, statement.speaker?.mention, statement.addressee?.mention,
          statement.recordedIn?.span,
        ]
        .compactMap { $0 } + (statement.speaker?.chain ?? [])
      for span in spans {
        try #require(span.start >= 0 && span.start <= span.end && span.end <= scalars.count)
        #expect(String(String.UnicodeScalarView(scalars[span.start..<span.end])) == span.exact)
      }
    }
    for role in report.actors.flatMap(\.roles) {
      #expect(String(String.UnicodeScalarView(scalars[role.span.start..<role.span.end])) == role.span.exact)
    }
  }
}

struct NameKeyTests {
  @Test(arguments: [
    ("The U.N. Security-Council", "un security council"), ("  Côte d’Ivoire's ", "cote d'ivoire"),
    ("Sa`ar", "sa'ar"),
    ("the", "the"), ("Norway's", "norway"), ("The\tNorth - Sea", "north sea"), ("", ""), ("-.-", ""),
  ])
  func keysFoldCaseMarksAndGaps(name: String, key: String) { #expect(WorldTables.key(name) == key) }
}
