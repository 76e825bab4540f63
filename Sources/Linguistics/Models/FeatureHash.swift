/// Hashes of features: a template's number with one, two or three values.
enum FeatureHash {
  @inline(__always)
  static func of(_ template: UInt64, _ a: UInt64) -> UInt64 {
    finish((a &+ template &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15)
  }

  @inline(__always)
  static func of(_ template: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    finish(((a &+ template &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15) ^ (b &* 0xC2B2_AE3D_27D4_EB4F))
  }

  @inline(__always)
  static func of(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    finish(
      ((a &+ template &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15)
        ^ ((b &+ 0x632B_E5AB) &* 0xC2B2_AE3D_27D4_EB4F) &+ (c &* 0x1656_67B1_9E37_79F9))
  }

  /// Both the low bits (the slot) and the high bits (the check) must depend on everything.
  @inline(__always)
  private static func finish(_ value: UInt64) -> UInt64 {
    let mixed = (value ^ (value >> 31)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 30)
  }
}
