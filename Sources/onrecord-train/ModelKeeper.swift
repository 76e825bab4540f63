import Extraction
import Linguistics

/// Keeps the bytes of freshly trained models in memory for the life of the process, as models expect.
enum ModelKeeper {
  static func sections(_ bytes: [UInt8]) -> ModelSections {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 64), alignment: 64)
    bytes.withUnsafeBytes {
      memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
    }
    return ModelSections(base: memory, length: bytes.count)
  }
}

extension ModelKeeper {
  /// A model that can only choose among readings, of the freshly trained bytes of that table.
  static func choice(_ bytes: [UInt8]) -> AttributionModel {
    let nothing = (1...3).flatMap { HashedWeights.write([], dense: [], width: $0) }
    return attribution(nothing + bytes)
  }

  /// The attribution model of freshly trained bytes.
  static func attribution(_ bytes: [UInt8]) -> AttributionModel {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 64), alignment: 64)
    bytes.withUnsafeBytes {
      memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
    }
    return AttributionModel(base: memory, length: bytes.count)
  }
}
