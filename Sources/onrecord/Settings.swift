import ArgumentParser
import Foundation

/// Settings that may stand on the command line or in the environment; the command line wins.
enum Settings {
  /// The option where it was given, else the environment's `ONRECORD_…` variable, else the default.
  ///
  /// An empty variable counts as not set.
  /// - Throws: `ValidationError` (exit code 64) where the variable's text is no such value.
  static func value<Value: ExpressibleByArgument>(
    _ option: Value?, _ variable: String, default standard: Value
  ) throws -> Value {
    if let option { return option }
    guard let text = ProcessInfo.processInfo.environment[variable], !text.isEmpty else { return standard }
    guard let value = Value(argument: text) else {
      throw ValidationError("the environment's \(variable) has no valid value: \(text)")
    }
    return value
  }

  /// The options where any were given, else the environment's variable split at commas.
  static func list(_ options: [String], _ variable: String) -> [String] {
    if !options.isEmpty { return options }
    return ProcessInfo.processInfo.environment[variable, default: ""].split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}
