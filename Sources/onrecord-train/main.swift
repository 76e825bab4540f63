import ArgumentParser

/// Trains the models that the program is built with.
struct OnRecordTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onrecord-train", abstract: "Train the models that OnRecord is built with.",
    subcommands: [LinguisticsCommand.self, AttributionCommand.self, IncidentCommand.self])
}

OnRecordTrain.main()
