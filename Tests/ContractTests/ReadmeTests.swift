import Foundation
import TestSupport
import Testing

/// README.md against the built program: `script/update-examples.py` writes what these tests hold.
struct ReadmeTests {
  /// Each `$ curl` line's target with what the README says it prints.
  private func examples() throws -> [(target: String, output: String)] {
    let readme = try String(contentsOfFile: Repository.root + "/README.md", encoding: .utf8)
    var examples: [(target: String, output: String)] = []
    var isOutput = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if let match = line.wholeMatch(of: /\$ curl -s 'localhost:8080(.*)'/) {
        examples.append((String(match.1), ""))
        isOutput = true
      } else if line.hasPrefix("```") {
        isOutput = false
      } else if isOutput {
        examples[examples.count - 1].output += line + "\n"
      }
    }
    return examples
  }

  @Test func everyCallPrintsWhatTheReadmeShows() throws {
    let service = try ServiceProcess()
    let examples = try examples()
    #expect(examples.count >= 5)
    for (target, output) in examples {
      let answer = try CurlClient().send("GET", service.origin + target).text
      #expect(
        answer.trimmingCharacters(in: .newlines) == output.trimmingCharacters(in: .newlines), "\(target)")
    }
  }

  @Test func everyFileThatTheReadmeLinksToIsThere() throws {
    let readme = try String(contentsOfFile: Repository.root + "/README.md", encoding: .utf8)
    let links = readme.matches(of: /\]\(([^)]+)\)/).map { String($0.1) }.filter { !$0.hasPrefix("https://") }
    #expect(!links.isEmpty)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: Repository.root + "/" + link), "\(link)")
    }
  }
}
