import Foundation

/// What a connection could not write yet. At most one head and one body wait, however slowly a client reads.
struct OutgoingBytes {
  enum Outcome {
    case done
    case blocked
    case failed
  }

  private var head: [UInt8] = []
  private var body: [UInt8] = []
  /// How much of head and body together has been written.
  private var written = 0

  /// Whether anything waits.
  var isEmpty: Bool { head.isEmpty && body.isEmpty }

  /// Writes as much as the kernel takes and keeps the rest; `output` is empty afterwards.
  mutating func write(_ output: inout [UInt8], _ newBody: [UInt8], to descriptor: Int32) -> Outcome {
    defer { output.removeAll(keepingCapacity: true) }
    guard isEmpty else {
      if output.isEmpty, newBody.isEmpty { return .blocked }
      // Nothing is answered while something waits; an interim answer may still come.
      head.append(contentsOf: body)
      head.append(contentsOf: output)
      body = newBody
      return .blocked
    }
    if output.isEmpty, newBody.isEmpty { return .done }
    let (count, outcome) = Self.send(output, newBody, from: 0, to: descriptor)
    if outcome == .blocked {
      written = max(count - output.count, 0)
      head = count < output.count ? Array(output[count...]) : []
      body = newBody
    }
    return outcome
  }

  /// Goes on writing what was kept.
  /// - Returns: How much was written now, and whether anything is left.
  mutating func resume(to descriptor: Int32) -> (count: Int, outcome: Outcome) {
    let (count, outcome) = Self.send(head, body, from: written, to: descriptor)
    if outcome == .blocked {
      written += count
    } else {
      self = OutgoingBytes()
    }
    return (count, outcome)
  }

  private static func send(
    _ head: [UInt8], _ body: [UInt8], from start: Int, to descriptor: Int32
  ) -> (Int, Outcome) {
    head.withUnsafeBytes { head in
      body.withUnsafeBytes { body in
        let total = head.count + body.count
        var done = start
        while done < total {
          let first = UnsafeRawBufferPointer(
            rebasing: done < head.count ? head[done...] : body[(done - head.count)...])
          let second = done < head.count ? body : UnsafeRawBufferPointer(start: nil, count: 0)
          switch Socket.send(descriptor, first, second) {
          case .done(let count): done += count
          case .wouldBlock: return (done - start, .blocked)
          case .failed: return (done - start, .failed)
          }
        }
        return (done - start, .done)
      }
    }
  }
}
