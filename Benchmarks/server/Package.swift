// swift-tools-version: 6.2

import PackageDescription

// What the server is measured against, and what measures it. A package of its own, so that OnRecord depends on none of it.
let package = Package(
  name: "ServerBenchmarks",
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1")
  ],
  targets: [
    .executableTarget(
      name: "hummingbird-peer", dependencies: [.product(name: "Hummingbird", package: "hummingbird")]),
    .executableTarget(name: "epoll-peer", cSettings: [.unsafeFlags(["-O2"])]),
    .executableTarget(
      name: "open-loop", cSettings: [.unsafeFlags(["-O2"])], linkerSettings: [.linkedLibrary("m")]),
  ],
  cLanguageStandard: .c2x
)
