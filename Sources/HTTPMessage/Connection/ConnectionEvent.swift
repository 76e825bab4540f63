/// What a connection asks of whoever carries its bytes, in answer to bytes that came.
public enum ConnectionEvent: Sendable {
  /// Wait for more bytes; those that were not consumed are to be handed in again in front of them.
  case needMore
  /// An answer is being made or sent; hand the bytes in again when it is done.
  case busy
  /// Send the interim `100 Continue`, then go on handing in bytes.
  case sendContinue
  /// A request is complete: make its response and hand it to `answer`.
  case request(Request)
  /// The bytes are no request, or not in time: make the problem's response and hand it to `answer`. Nothing
  /// more is read.
  case refuse(RequestError)
  /// Close the connection now; nothing is owed to the client.
  case close
}

/// What is to be done once everything written has gone to the kernel.
public enum FlushedEvent: Sendable {
  /// Go on reading; bytes kept back may hold the next request.
  case read
  /// Say that nothing more will be sent (shut the sending side down), and read and throw away what still comes
  /// until the client ends or the deadline passes.
  case linger
  /// Close the connection now.
  case close
}
