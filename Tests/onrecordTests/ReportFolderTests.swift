import Foundation
import NewsModel
import TestSupport
import Testing

@testable import onrecord

struct ReportFolderTests {
  @Test func filesOfATreeComeInTheOrderOfTheirPaths() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.txt", "a/b/c.txt", ".hidden", ".git/config"] {
      try folder.write("x", to: name)
    }
    let files = try ReportFolder.files(at: folder.path)
    #expect(files.map(\.path) == ["a/b/c.txt", "a/z.txt", "b.txt"])
    #expect(ReportReading.identifier(path: "a/b/c.txt") == "a~b~c")
    #expect(ReportReading.identifier(path: "notes.md") == "notes.md")
  }

  @Test func aLinkInALoopIsToldAndNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a/b.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a/again", withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/dangling", withDestinationPath: folder.path + "/nothing")
    let files = try ReportFolder.files(at: folder.path)
    #expect(files.map(\.path) == ["a/again", "a/b.txt", "dangling"])
    #expect(files.map { $0.warning?.code } == [.loop, nil, .unreadable])
  }

  @Test func aLinkToTheFolderIsALoopWhereTheFolderIsGivenByARelativePath() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "b.txt")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/again", withDestinationPath: ".")
    let depth = FileManager.default.currentDirectoryPath.split(separator: "/").count
    let relative = String(repeating: "../", count: depth) + folder.path.dropFirst()
    let files = try ReportFolder.files(at: relative)
    #expect(files.map(\.path) == ["again", "b.txt"])
    #expect(files.map { $0.warning?.code } == [.loop, nil])
  }

  @Test func aMissingFolderIsAnError() {
    #expect(throws: ReportFolder.Unreadable.self) { try ReportFolder.files(at: "/nonexistent/reports") }
  }

  @Test func aFileOverTheLimitIsListedAndNotRead() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "a", count: 101), to: "large.txt")
    try folder.write(String(repeating: "a", count: 100), to: "small.txt")
    let reading = ReportReading(limit: 100)
    let texts = reading.sources(of: try ReportFolder.files(at: folder.path)).map(reading.text)
    #expect(texts.map(\.id) == ["large", "small"])
    #expect(texts.map { $0.warnings.map(\.code) } == [[.tooLarge], []])
    #expect(texts.map(\.text.count) == [0, 100])
  }

  @Test func aDeviceOrPipeIsNeverRead() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/zero", withDestinationPath: "/dev/zero")
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let reading = ReportReading()
    let texts = reading.sources(of: try ReportFolder.files(at: folder.path)).map(reading.text)
    #expect(texts.map { $0.warnings.map(\.code) } == [[.unreadable], [.unreadable]])
  }
}
