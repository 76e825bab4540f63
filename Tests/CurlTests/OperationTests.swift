import Foundation
import TestSupport
import Testing

/// The program as it is run: signals, options, and reports as they come.
struct OperationTests {
  private static let report =
    "BERLIN, 3 May 2023 (Agency) -- The mayor said on Tuesday that the bridge would be closed.\n"

  @Test(arguments: [SIGTERM, SIGINT]) func aSignalEndsTheServiceWithoutAnError(signal: Int32) throws {
    let service = try ServiceProcess()
    #expect(try CurlClient().send("GET", service.origin + "/livez").status == 200)
    service.signal(signal)
    #expect(service.waitForExit() == 0)
  }

  @Test func hangUpReadsTheFolderAgain() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.report, to: "one.txt")
    let service = try ServiceProcess(reports: folder.path)
    let client = CurlClient()
    #expect(try client.send("GET", service.origin + "/documents").data().count == 1)
    try folder.write(Self.report, to: "two.txt")
    service.signal(SIGHUP)
    var count = 1
    for _ in 0..<100 where count == 1 {
      try await Task.sleep(for: .milliseconds(50))
      count = try client.send("GET", service.origin + "/documents").data().count
    }
    #expect(count == 2)
  }

  @Test func reportsAreReadAsTheyCome() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.report, to: "plain.txt")
    try folder.write([0xEF, 0xBB, 0xBF] + Array(Self.report.utf8), to: "bom.txt")
    try folder.write(Self.report.replacingOccurrences(of: "\n", with: "\r\n"), to: "crlf.txt")
    try folder.write(Self.report.uppercased(), to: "deep/er/capitals.txt")
    try folder.write("", to: "empty.txt")
    try folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1], to: "binary.txt")
    try folder.write(
      Array("Le maire a d".utf8) + [0xE9] + Array("clar".utf8) + [0xE9, 0x2E], to: "latin.txt")
    try folder.write(
      "قال رئيس البلدية يوم الثلاثاء إن الجسر سيغلق أمام حركة المرور لأسابيع.", to: "arabic.txt")
    try folder.write(String(repeating: "x", count: 2_000_000), to: "large.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/deep/loop", withDestinationPath: folder.path)
    let service = try ServiceProcess(["--max-report-bytes", "1000000"], reports: folder.path)
    let documents = try CurlClient().send("GET", service.origin + "/documents").data()
    let warnings = Dictionary(
      uniqueKeysWithValues: documents.map { ($0.strings("id")[0], $0.strings("warnings.code")) })
    #expect(
      warnings == [
        "plain": [], "bom": [], "crlf": [], "deep~er~capitals": [], "empty": ["empty"], "binary": ["binary"],
        "latin": warnings["latin"] ?? [], "arabic": ["language"], "large": ["too_large"],
        "deep~loop": ["loop"],
      ])
    #expect(warnings["latin"]?.first == "encoding")
    for id in ["plain", "bom", "crlf", "deep~er~capitals"] {
      let path = "/statements?document=\(id)"
      #expect(try CurlClient().send("GET", service.origin + path).data().count == 1, "\(id)")
    }
    let text = try CurlClient().send("GET", service.origin + "/documents/arabic/text")
    #expect(text.text.hasPrefix("قال"))
  }

  @Test(arguments: ["empty", "missing"]) func aFolderWithoutReportsIsServedAsSuch(kind: String) throws {
    let folder = try TemporaryFolder()
    let service = try ServiceProcess(reports: kind == "empty" ? folder.path : folder.path + "/missing")
    #expect(try CurlClient().send("GET", service.origin + "/statements").data().isEmpty)
    let documents = try CurlClient().send("GET", service.origin + "/documents").data()
    #expect(documents.flatMap { $0.strings("warnings.code") } == (kind == "empty" ? [] : ["unreadable"]))
  }

  @Test func healthTellsWhetherAServiceIsReady() throws {
    let service = try ServiceProcess()
    let ready = try Repository.run(["health", "--port", String(service.port)])
    #expect(ready.status == 0)
    #expect(ready.output == "ready\n")
    service.stop()
    #expect(try Repository.run(["health", "--port", String(service.port)]).status == 1)
  }

  @Test(
    arguments: [
      (["serve", "--port", "70000"], 64), (["serve", "--colour", "red"], 64),
      (["serve", "--base-path", "news"], 64),
      (["extract", "--jobs", "0"], 64), (["extract", "/nonexistent"], 1), (["evaluate", "/nonexistent"], 1),
      (["serve", "--host", "203.0.113.7", "--port", "0"], 1), (["--version"], 0), (["extract", "--help"], 0),
    ] as [([String], Int32)]) func wrongUseAndFailureHaveTheirExitCodes(arguments: [String], status: Int32)
    throws
  {
    let run = try Repository.run(arguments)
    #expect(run.status == status)
    #expect((run.output + run.error).isEmpty == false)
  }

  @Test func extractKeepsTheOrderWhateverTheNumberOfThreads() throws {
    let folder = try TemporaryFolder()
    for number in 0..<40 {
      try folder.write(Self.report + String(repeating: "It rained. ", count: number), to: "\(number).txt")
    }
    let one = try Repository.run(["extract", folder.path, "--jobs", "1"])
    let many = try Repository.run(["extract", folder.path, "--jobs", "8"])
    #expect(one.status == 0)
    #expect(one.output == many.output)
    #expect(one.output.split(separator: "\n").count == 40)
  }

  @Test func evaluationReadsTheUsersOwnTables() throws {
    let folder = try TemporaryFolder()
    try folder.write("no such row\n", to: "events.tsv")
    let run = try Repository.run(["evaluate", folder.path, "--tables", folder.path])
    #expect(run.status == 1)
    #expect(run.error.contains("events.tsv"))
  }

  @Test func standardInputIsOneReport() throws {
    let run = try Repository.run(["extract", "-", "--format", "json"], input: Self.report)
    let reports = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    #expect(reports?.flatMap { $0.strings("document.id") } == ["stdin"])
    #expect(reports?.flatMap { $0.values("statements") }.count == 1)
  }
}
