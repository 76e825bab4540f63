import Foundation
import NewsModel

/// Reports that can be read when their turn comes, one after another: a file is one, a row of JSON Lines or of a JSON file
/// is one. Files of rows are read as the rows are asked for, so that they may have any size.
struct ReportSources: Sequence {
  /// Where reports are read from.
  enum Input: Sendable {
    case file(ReportFile)
    case standardInput(StandardInputFormat)
  }

  let inputs: [Input]
  let reading: ReportReading

  func makeIterator() -> Iterator { Iterator(inputs: inputs[...], reading: reading) }

  struct Iterator: IteratorProtocol {
    fileprivate var inputs: ArraySlice<Input>
    fileprivate let reading: ReportReading
    /// Rows of a file that is read to its end already.
    private var rows: ArraySlice<ReportReading.Source> = []
    /// A file of lines that is read as they are asked for.
    private var lines: (reader: LineReader, path: String?)?

    fileprivate init(inputs: ArraySlice<Input>, reading: ReportReading) {
      (self.inputs, self.reading) = (inputs, reading)
    }

    mutating func next() -> ReportReading.Source? {
      while true {
        if let row = rows.popFirst() { return row }
        if lines != nil {
          if let line = nextLine() { return line }
        } else if let input = inputs.popFirst() {
          if let source = open(input) { return source }
        } else {
          return nil
        }
      }
    }

    /// The next row; `nil` behind the last. A file that fails is told of as one more report, behind the rows it gave.
    private mutating func nextLine() -> ReportReading.Source? {
      guard let path = lines?.path else { return nextStandardLine() }
      do throws(ReadFailure) {
        guard let line = try lines?.reader.next() else {
          lines = nil
          return nil
        }
        return source(line, path: path, place: "line \(line.number)")
      } catch {
        lines = nil
        return .text(ReportReading.failed(path, error.warning))
      }
    }

    private mutating func nextStandardLine() -> ReportReading.Source? {
      do throws(ReadFailure) {
        if let line = try lines?.reader.next() { return source(line, path: nil, place: nil) }
        lines = nil
        return nil
      } catch {
        lines = nil
        return .text(ReportReading.failed(nil, error.warning))
      }
    }

    private func source(_ line: LineReader.Line, path: String?, place: String?) -> ReportReading.Source {
      var row = ReportRow(path: path, place: place, bytes: line.bytes)
      guard line.isTooLong else { return .row(row) }
      row.place = "line \(line.number)"
      return .text(
        row.empty(
          .init(code: .tooLarge, message: "\(row.name): longer than \(reading.limit) bytes; it was left out"))
      )
    }

    /// Opens an input: a report, or `nil` where its rows come next.
    private mutating func open(_ input: Input) -> ReportReading.Source? {
      do throws(ReadFailure) {
        switch input {
        case .standardInput(let format): return try openStandardInput(format)
        case .file(let file):
          guard file.warning == nil, let kind = ReportReading.Rows(path: file.path) else {
            return .file(file)
          }
          let reader = try ReportReading.open(file)
          switch kind {
          case .lines: lines = (LineReader(reader, limit: reading.limit), file.path)
          case .document: rows = document(try reader.readAll(limit: reading.limit), path: file.path)
          }
          return nil
        }
      } catch {
        guard case .file(let file) = input else { return .text(ReportReading.failed(nil, error.warning)) }
        return .text(ReportReading.failed(file.path, error.warning))
      }
    }

    private func document(_ bytes: [UInt8], path: String?) -> ArraySlice<ReportReading.Source> {
      let values = JSONDocument(bytes).values
      if values.isEmpty, let path {
        return [.text(ReportReading.failed(path, .init(code: .empty, message: "\(path): no report in it")))]
      }
      return values.enumerated().map { index, range in
        .row(
          ReportRow(path: path, place: path.map { _ in "report \(index + 1)" }, bytes: Array(bytes[range])))
      }[...]
    }

    /// Tells text and rows apart by the first line: an object that is complete there begins JSON Lines, one that is not
    /// (or an array) a JSON file; anything else is one report's text.
    private mutating func openStandardInput(_ format: StandardInputFormat) throws(ReadFailure)
      -> ReportReading.Source?
    {
      let reader = ByteReader(descriptor: 0, name: "standard input")
      var head: [UInt8] = []
      if format == .auto { head = try firstLine(of: reader) }
      let line = Array(head.prefix { $0 != 0x0A })
      let isObjects = format == .auto && JSONDocument.looksLikeObjects(head)
      let start = JSONDocument(line)
      if format == .jsonl
        || isObjects && start.isComplete && start.values.count == 1 && line.first != UInt8(ascii: "[")
      {
        lines = (LineReader(reader, limit: reading.limit, head: head), nil)
        return nil
      }
      let bytes = try reader.readAll(limit: reading.limit, head: head)
      if isObjects {
        rows = document(bytes, path: nil)
        return nil
      }
      return .text(ReportReading.text(bytes, id: "stdin", path: nil, sha256: reader.digest))
    }

    /// What stands before the end of the first line that is not blank, and whatever was read with it.
    private func firstLine(of reader: ByteReader) throws(ReadFailure) -> [UInt8] {
      var head: [UInt8] = []
      var begun = false
      while head.count <= reading.limit, let piece = try reader.next() {
        let first = begun ? piece.startIndex : piece.firstIndex { !$0.isBlank }
        head += piece
        guard let first else { continue }
        begun = true
        if piece[first...].contains(0x0A) { break }
      }
      return head
    }
  }
}

/// What standard input holds.
enum StandardInputFormat: String, CaseIterable, Sendable { case auto, text, jsonl }
