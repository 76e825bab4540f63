/// What words begin with, without a detour over characters where they are plain ASCII.
extension StringProtocol {
  /// Whether it begins with a capital letter.
  var startsWithCapital: Bool {
    guard let byte = utf8.first else { return false }
    return byte < 0x80 ? byte &- 0x41 < 26 : first?.isUppercase ?? false
  }

  /// Whether it begins with a letter.
  var startsWithLetter: Bool {
    guard let byte = utf8.first else { return false }
    return byte < 0x80 ? (byte | 0x20) &- 0x61 < 26 : first?.isLetter ?? false
  }

  /// Whether it begins with a digit or another sign for a number.
  var startsWithNumber: Bool {
    guard let byte = utf8.first else { return false }
    return byte < 0x80 ? byte &- 0x30 < 10 : first?.isNumber ?? false
  }

  /// Whether there is a capital letter in it.
  var hasCapital: Bool {
    utf8.contains { $0 &- 0x41 < 26 } || utf8.contains { $0 >= 0x80 } && contains(where: \.isUppercase)
  }
}
