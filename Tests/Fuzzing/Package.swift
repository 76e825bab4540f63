// swift-tools-version: 6.2

import PackageDescription

// Coverage-guided fuzzing (libFuzzer) of what reads bytes from strangers. A package of its own, as everything in it is
// built with other flags; `script/fuzz` builds and runs it.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "OnRecord", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz-decoder", dependencies: [.product(name: "HTTPMessage", package: "OnRecord")],
      path: "Decoder", swiftSettings: [.enableExperimentalFeature("Extern")]),
    .executableTarget(
      name: "fuzz-query",
      dependencies: [
        "MadeUpRecords", .product(name: "HTTPMessage", package: "OnRecord"),
        .product(name: "NewsAPI", package: "OnRecord"),
      ],
      path: "Query", swiftSettings: [.enableExperimentalFeature("Extern")]),
    .target(
      name: "MadeUpRecords", dependencies: [.product(name: "NewsModel", package: "OnRecord")],
      path: "MadeUpRecords"),
  ]
)
