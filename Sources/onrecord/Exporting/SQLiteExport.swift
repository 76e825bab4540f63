import Archive
import OrderedJSON

/// One database file with every table, its references, indexes and full-text search, and a file that tells Datasette how to
/// show it.
struct SQLiteExport: TableWriter {
  static let databaseFile = "onrecord.db"
  static let metadataFile = "metadata.json"
  static let files = [databaseFile, metadataFile]

  private let database: Database
  private var insertion: Database.Insertion?

  init(folder: ExportFolder) throws(ExportFolder.Failure) {
    database = try Database(path: folder.draft(Self.databaseFile))
    // Nobody sees the file before it is whole, so that a journal would guard nothing.
    try database.execute(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN")
    let metadata = try ExportFile(folder.draft(Self.metadataFile))
    try metadata.write(Self.metadata.encoded(pretty: true) + [0x0A])
    try metadata.finish()
  }

  mutating func begin(_ table: ExportTable) throws(ExportFolder.Failure) {
    try database.execute(table.creation)
    let places = Array(repeating: "?", count: table.allColumns.count).joined(separator: ", ")
    insertion = try database.insertion(#"INSERT INTO "\#(table.name)" VALUES (\#(places))"#)
  }

  mutating func write(_ row: [ExportValue]) throws(ExportFolder.Failure) { try insertion?.run(row) }

  mutating func finish() throws(ExportFolder.Failure) {
    insertion = nil
    for table in ExportSchema.tables { try database.execute(table.indexes) }
    if try database.hasRows("PRAGMA foreign_key_check") {
      throw ExportFolder.Failure(description: "the records refer to records that are not there")
    }
    // Written to the disk when the transaction ends.
    try database.execute("PRAGMA user_version = 1; COMMIT; PRAGMA synchronous = FULL; ANALYZE")
  }

  /// Datasette's metadata: what names a row, and what a table is divided by.
  private static let metadata: JSONValue = {
    var tables = JSONObject()
    for table in ExportSchema.tables {
      var entry = JSONObject()
      if let label = table.label { entry["label_column"] = .string(label) }
      if !table.facets.isEmpty { entry["facets"] = .array(table.facets.map { .string($0) }) }
      if !entry.members.isEmpty { tables[table.name] = .object(entry) }
    }
    return [
      "title": "OnRecord", "description": "Who said what and what happened, from news reports.",
      "databases": ["onrecord": ["tables": .object(tables)]],
    ]
  }()
}

extension ExportTable {
  /// The table with its references. A record of the export is the one with its id; an element the one at its place.
  fileprivate var creation: String {
    let columns = allColumns.map { column in
      var parts = [#""\#(column.name)""#, column.kind.type]
      if lists.isEmpty, column.name == "id" { parts.append("PRIMARY KEY") }
      if let resource = column.references { parts.append("REFERENCES \(resource.rawValue)(id)") }
      return parts.joined(separator: " ")
    }
    let key =
      lists.isEmpty
      ? []
      : [
        "PRIMARY KEY (\(allColumns.prefix { $0.name != "position" }.map(\.name).joined(separator: ", ")), position)"
      ]
    return #"CREATE TABLE "\#(name)" (\#((columns + key).joined(separator: ", ")))"#
  }

  /// What is made when all rows are there.
  fileprivate var indexes: String {
    var statements = columns.filter(\.isIndexed).map {
      #"CREATE INDEX "\#(name)_\#($0.name)" ON "\#(name)" ("\#($0.name)")"#
    }
    if !searched.isEmpty {
      let list = searched.map { #""\#($0)""# }.joined(separator: ", ")
      statements += [
        #"CREATE VIRTUAL TABLE "\#(name)_fts" USING fts5(\#(list), content="\#(name)", "#
          + #"tokenize='porter unicode61 remove_diacritics 2')"#,
        #"INSERT INTO "\#(name)_fts"("\#(name)_fts") VALUES ('rebuild')"#,
      ]
    }
    return statements.joined(separator: "; ")
  }
}

extension ExportTable.Column.Kind {
  fileprivate var type: String {
    switch self {
    case .text: "TEXT"
    case .integer, .flag: "INTEGER"
    case .real: "REAL"
    }
  }
}
