import NewsModel

/// A row of a resource's table: the outward specification and how the value is read from a record.
struct Field<Record: Sendable>: Sendable {
  /// How a record's value is read; the cases are those of ``FieldSpec/Kind``, a closed set being names.
  enum Reader: Sendable {
    case names(@Sendable (Record, Document) -> [NameReference])
    case number(@Sendable (Record) -> Double?)
    case days(@Sendable (Record, Document) -> DayInterval?)
    case words(@Sendable (Record) -> String)
    /// An offset in the report's text.
    case place(@Sendable (Record) -> Int)
    case point(@Sendable (Record) -> GeoPoint?)
    /// The id of the first of those records that tell the same.
    case cluster(@Sendable (Record) -> String)
  }

  let spec: FieldSpec
  let reader: Reader
}

extension Field {
  /// Names of an open set, each with everything it can be asked for by.
  static func names(
    _ name: String, _ path: String, _ summary: String, list: Bool = false,
    _ read: @escaping @Sendable (Record, Document) -> [NameReference]
  ) -> Field {
    Field(
      spec: FieldSpec(name: name, path: path, kind: .names, isList: list, summary: summary),
      reader: .names(read))
  }

  /// One value of a closed set.
  static func closed<Value: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String, _ path: String, _ summary: String, _: Value.Type,
    _ read: @escaping @Sendable (Record) -> Value?
  ) -> Field {
    Field(
      spec: FieldSpec(
        name: name, path: path, kind: .closed(Value.allCases.map(\.rawValue)), isList: false, summary: summary
      ),
      reader: .names { record, _ in read(record).map { [.name(Name($0.rawValue))] } ?? [] })
  }

  /// Several values of a closed set.
  static func closedList<Value: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String, _ path: String, _ summary: String, _: Value.Type,
    _ read: @escaping @Sendable (Record) -> [Value]
  ) -> Field {
    Field(
      spec: FieldSpec(
        name: name, path: path, kind: .closed(Value.allCases.map(\.rawValue)), isList: true, summary: summary),
      reader: .names { record, _ in read(record).map { .name(Name($0.rawValue)) } })
  }

  /// True or false.
  static func flag(
    _ name: String, _ path: String, _ summary: String, _ read: @escaping @Sendable (Record) -> Bool
  ) -> Field {
    Field(
      spec: FieldSpec(
        name: name, path: path, kind: .closed(["true", "false"]), isList: false, summary: summary),
      reader: .names { record, _ in [.name(Name(read(record) ? "true" : "false"))] })
  }

  /// A number.
  static func number(
    _ name: String, _ path: String, _ summary: String, _ read: @escaping @Sendable (Record) -> Double?
  ) -> Field {
    Field(
      spec: FieldSpec(name: name, path: path, kind: .number, isList: false, summary: summary),
      reader: .number(read))
  }

  /// Calendar days.
  static func days(
    _ name: String, _ path: String, _ summary: String,
    _ read: @escaping @Sendable (Record, Document) -> DayInterval?
  ) -> Field {
    Field(
      spec: FieldSpec(name: name, path: path, kind: .days, isList: false, summary: summary),
      reader: .days(read))
  }

  /// Text that is searched by word.
  static func words(
    _ path: String, _ summary: String, _ read: @escaping @Sendable (Record) -> String
  ) -> Field {
    Field(
      spec: FieldSpec(name: "q", path: path, kind: .words, isList: false, summary: summary),
      reader: .words(read))
  }

  /// A point on the globe, found by a box around it.
  static func box(
    _ name: String, _ path: String, _ summary: String, _ read: @escaping @Sendable (Record) -> GeoPoint?
  ) -> Field {
    Field(
      spec: FieldSpec(name: name, path: path, kind: .box, isList: false, summary: summary),
      reader: .point(read))
  }

  /// Reading order: by document, then by place in its text.
  static func position(_ read: @escaping @Sendable (Record) -> Int) -> Field {
    Field(
      spec: FieldSpec(
        name: "position", path: "document_id", kind: .place, isList: false,
        summary: "Reading order: by document id, then by place in the text."),
      reader: .place(read))
  }
}

extension Field {
  /// The records that tell the same, by the id that they share.
  static func cluster(_ summary: String, _ read: @escaping @Sendable (Record) -> String) -> Field {
    Field(
      spec: FieldSpec(
        name: "cluster_id", path: "cluster_id", kind: .cluster, isList: false, summary: summary),
      reader: .cluster(read))
  }
}

/// A value of a name field, with everything that it can be asked for by.
struct Name: Sendable, Hashable {
  /// What is shown and sorted by.
  var label: String
  /// The id of what has the name, where it is a record; one that is counted counts by it.
  var id: String?
  /// Other names.
  var others: [String]

  init(_ label: String, id: String? = nil, others: [String] = []) {
    (self.label, self.id, self.others) = (label, id, others)
  }

  /// Everything that it can be asked for by, folded, that by which it is counted first.
  var keys: [String] { ([id ?? label, label] + others).map(TextFolding.fold) }
}
