// swift-tools-version: 6.2

import PackageDescription

// Coverage-guided fuzzing (libFuzzer) of what reads bytes from strangers. A package of its own, as everything in it is
// built with other flags; `script/fuzz` builds and runs it.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "OnRecord", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz-decoder", dependencies: ["LibFuzzer", .product(name: "HTTPMessage", package: "OnRecord")],
      path: "Decoder"),
    .executableTarget(
      name: "fuzz-query",
      dependencies: [
        "LibFuzzer", "MadeUpRecords", .product(name: "HTTPMessage", package: "OnRecord"),
        .product(name: "NewsAPI", package: "OnRecord"),
      ],
      path: "Query"),
    .executableTarget(
      name: "fuzz-extraction",
      dependencies: [
        "LibFuzzer", .product(name: "Extraction", package: "OnRecord"),
        .product(name: "NewsModel", package: "OnRecord"),
      ],
      path: "Extraction"),
    .target(
      name: "LibFuzzer", path: "LibFuzzer", swiftSettings: [.enableExperimentalFeature("Extern")]),
    .target(
      name: "MadeUpRecords", dependencies: [.product(name: "NewsModel", package: "OnRecord")],
      path: "MadeUpRecords"),
  ]
)
