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
  /// The attribution model of freshly trained bytes.
  static func attribution(_ bytes: [UInt8]) -> AttributionModel {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 64), alignment: 64)
    bytes.withUnsafeBytes {
      memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
    }
    return AttributionModel(base: memory, length: bytes.count)
  }
}
