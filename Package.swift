// swift-tools-version: 6.2

import PackageDescription

/// Warnings are errors in our own targets; dependencies keep their own rules.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "OnRecord",
  products: [
    .executable(name: "onrecord", targets: ["onrecord"]),
    // What the fuzzers under Tests/Fuzzing are built on.
    .library(name: "NewsModel", targets: ["NewsModel"]),
    .library(name: "Extraction", targets: ["Extraction"]),
    .library(name: "HTTPMessage", targets: ["HTTPMessage"]),
    .library(name: "NewsAPI", targets: ["Archive", "NewsAPI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The record, and how it is written down.
    .target(name: "OrderedJSON", swiftSettings: strict),
    .target(name: "NewsModel", swiftSettings: strict),

    // Libraries of the system.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CEpoll"),

    // Text to records.
    .target(name: "EmbeddedFiles"),
    .target(
      name: "Linguistics", dependencies: ["EmbeddedFiles"], exclude: ["Resources"],
      swiftSettings: strict),
    .target(
      name: "Extraction", dependencies: ["NewsModel", "Linguistics", "EmbeddedFiles"],
      exclude: ["Resources"], swiftSettings: strict),

    // Pages for a browser.
    .target(name: "WebPages", dependencies: ["EmbeddedFiles"], exclude: ["Resources"], swiftSettings: strict),

    // Records to answers.
    .target(name: "Archive", dependencies: ["NewsModel", "OrderedJSON"], swiftSettings: strict),
    .target(
      name: "HTTPMessage",
      dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")],
      swiftSettings: strict),
    .target(
      name: "HTTPServer",
      dependencies: ["CEpoll", "HTTPMessage", .product(name: "Logging", package: "swift-log")],
      swiftSettings: strict),
    .target(
      name: "NewsAPI",
      dependencies: [
        "Archive", "NewsModel", "OrderedJSON", "HTTPMessage", "EmbeddedFiles", "WebPages", "CZlib",
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),

    // The command lines.
    .executableTarget(
      name: "onrecord",
      dependencies: [
        "NewsModel", "OrderedJSON", "Extraction", "Archive", "HTTPMessage", "HTTPServer", "NewsAPI", "CZlib",
        "CSQLite", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "onrecord-train",
      dependencies: [
        "NewsModel", "Linguistics", "Extraction",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests stand beside each module; the last three drive the built program.
    .testTarget(name: "OrderedJSONTests", dependencies: ["OrderedJSON"], swiftSettings: strict),
    .testTarget(name: "NewsModelTests", dependencies: ["NewsModel", "OrderedJSON"], swiftSettings: strict),
    .testTarget(
      name: "LinguisticsTests", dependencies: ["Linguistics", "EmbeddedFiles"], swiftSettings: strict),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction"], swiftSettings: strict),
    .target(
      name: "ContractSupport", dependencies: [.product(name: "Yams", package: "Yams")],
      path: "Tests/ContractSupport", swiftSettings: strict),
    .target(
      name: "MadeUpRecords", dependencies: ["NewsModel"], path: "Tests/MadeUpRecords", swiftSettings: strict),
    .executableTarget(
      name: "onrecord-madeup",
      dependencies: [
        "MadeUpRecords", "NewsModel", "OrderedJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/scale/Generator", swiftSettings: strict),
    .testTarget(
      name: "ArchiveTests", dependencies: ["Archive", "NewsModel", "MadeUpRecords"], swiftSettings: strict),
    .testTarget(name: "HTTPMessageTests", dependencies: ["HTTPMessage"], swiftSettings: strict),
    .testTarget(name: "HTTPServerTests", dependencies: ["HTTPServer", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "NewsAPITests",
      dependencies: [
        "NewsAPI", "NewsModel", "ContractSupport", "MadeUpRecords", "WebPages", "CZlib",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .systemLibrary(
      name: "CCurl", path: "Tests/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "TestSupport", dependencies: ["CCurl"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "onrecordTests", dependencies: ["onrecord", "OrderedJSON", "TestSupport", "CZlib", "CSQLite"],
      swiftSettings: strict),
    .testTarget(name: "ConformanceTests", dependencies: ["onrecord", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ContractTests",
      dependencies: ["onrecord", "ContractSupport", "TestSupport", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .testTarget(name: "CurlTests", dependencies: ["onrecord", "TestSupport"], swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
