/// The host within `host [":" port]`, or nil where the range is not that (RFC 9110 §7.2, RFC 3986 §3.2).
///
/// An empty host, user information and a port above 65535 are refused.
func hostRange(_ input: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
  guard !range.isEmpty else { return nil }
  var index = range.lowerBound
  if input[index] == UInt8(ascii: "[") {
    index += 1
    while index < range.upperBound, isAddressLiteral(input[index]) { index += 1 }
    guard index < range.upperBound, input[index] == UInt8(ascii: "]"), index > range.lowerBound + 2 else {
      return nil
    }
    index += 1
  } else {
    guard let end = registeredNameEnd(input, range) else { return nil }
    index = end
  }
  let host = range.lowerBound..<index
  guard index < range.upperBound else { return host }
  return isPort(input, index..<range.upperBound) ? host : nil
}

/// The end of a registered name or IPv4 address at the range's start; nil where it is empty or malformed.
private func registeredNameEnd(_ input: Span<UInt8>, _ range: Range<Int>) -> Int? {
  var index = range.lowerBound
  while index < range.upperBound, input[index] != UInt8(ascii: ":") {
    if input[index] == UInt8(ascii: "%") {
      guard index + 2 < range.upperBound, hexadecimalValue(input[index + 1]) != nil,
        hexadecimalValue(input[index + 2]) != nil
      else { return nil }
      index += 3
    } else {
      guard isNameCharacter(input[index]) else { return nil }
      index += 1
    }
  }
  return index > range.lowerBound ? index : nil
}

/// `:` and a port, which may be empty (RFC 3986 §3.2.3).
private func isPort(_ input: Span<UInt8>, _ range: Range<Int>) -> Bool {
  guard input[range.lowerBound] == UInt8(ascii: ":"), range.count <= 6 else { return false }
  var port = 0
  for index in range.dropFirst() {
    guard isDigit(input[index]) else { return false }
    port = port * 10 + Int(input[index] - UInt8(ascii: "0"))
  }
  return port <= 65535
}

/// RFC 3986 unreserved and sub-delims.
private func isNameCharacter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: "."),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"), UInt8(ascii: "="),
    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "~"):
    true
  default: false
  }
}

/// What may stand in an IPv6 address between its brackets.
private func isAddressLiteral(_ byte: UInt8) -> Bool {
  hexadecimalValue(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
}
