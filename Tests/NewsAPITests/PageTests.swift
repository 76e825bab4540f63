import Archive
import Foundation
import HTTPMessage
import HTTPTypes
import Testing
import WebPages

@testable import NewsAPI

@Suite struct PageTests {
  private let service = Service.shared
  private static let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/WebPages/Resources")

  private func text(_ name: String) throws -> String {
    String(decoding: try #require(WebFile.all[name]).bytes, as: UTF8.self)
  }

  @Test func everyFileOfTheFolderIsCompiledInAsItIs() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names) == Set(WebFile.all.keys))
    for (name, file) in WebFile.all {
      #expect(try Array(Data(contentsOf: Self.folder.appending(path: name))) == file.bytes, "\(name)")
      #expect(file.contentType != "application/octet-stream", "\(name)")
    }
  }

  @Test(arguments: [browser, "text/html", "application/json;q=0.9, text/html"])
  func aBrowserGetsThePage(_ accept: String) throws {
    let response = try service.get("/", [.accept: accept])
    #expect(response.status == .ok && response.fields[.contentType] == "text/html; charset=utf-8")
    #expect(response.text == (try text("index.html")))
    #expect(response.fields[.vary]?.contains("Accept") == true)
  }

  @Test(arguments: ["*/*", "application/json", "application/json, text/html;q=0.9", "application/*"])
  func everybodyElseGetsTheIndex(_ accept: String) throws {
    #expect(try service.get("/", [.accept: accept]).fields[.contentType] == "application/json")
  }

  @Test func thePagesAreThereBeforeTheData() throws {
    let api = NewsAPI(snapshots: SnapshotHolder())
    for target in ["/", "/docs", "/assets/app.js"] {
      let response = api.respond(to: try Request(.get, target, fields: [.accept: Self.browser]))
      #expect(response.status == .ok, "\(target)")
    }
  }

  @Test func everyFileHasItsTypeTagAndPolicy() throws {
    let types = [
      "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
      "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "json": "application/json",
    ]
    for name in WebFile.all.keys {
      let response = try service.get("/assets/" + name)
      #expect(response.fields[.contentType] == types[String(try #require(name.split(separator: ".").last))])
      #expect(response.fields[.xContentTypeOptions] == "nosniff")
      #expect(response.fields[.cacheControl] == "no-cache")
      let policy = try #require(response.fields[.contentSecurityPolicy])
      #expect(policy.hasPrefix("default-src 'self';") && !policy.contains("unsafe"))
      let tag = try #require(response.fields[.eTag])
      #expect(try service.get("/assets/" + name, [.ifNoneMatch: tag]).status == .notModified)
    }
  }

  @Test func aFilesTagStaysWhenTheDataChanges() throws {
    let other = Service(reports: 3)
    for target in ["/docs", "/assets/app.js"] {
      #expect(try service.get(target).fields[.eTag] == other.get(target).fields[.eTag])
    }
    #expect(try service.get("/assets/app.js").fields[.eTag] != service.get("/assets/dom.js").fields[.eTag])
  }

  @Test(arguments: [
    "/assets/nothing.js", "/assets/", "/assets", "/assets/../openapi.yaml", "/assets/%2e%2e/openapi.yaml",
    "/assets/..%2f..%2fPackage.swift", "/assets/app.js/", "/assets/sub/app.js", "/assets/APP.JS", "/docs/",
    "/assets/app.js%00", "/assets//app.js", "/index.html",
  ])
  func whatIsNoFileIsNotThere(_ target: String) throws {
    guard let request = try? Request(.get, target, fields: [.accept: Self.browser]) else { return }
    let response = service.api.respond(to: request)
    #expect([400, 404].contains(response.status.code), "\(target)")
    #expect(response.fields[.contentType] == "application/problem+json")
  }

  @Test func parametersOfAFileAreRefused() throws {
    #expect(try service.get("/assets/app.js?v=1").status == .badRequest)
    #expect(try service.get("/docs", [.accept: "image/png"]).status == .notAcceptable)
  }

  /// What would not work under the policy, or from a place without network.
  @Test func thePagesAreMadeOfThisServiceAlone() throws {
    for name in WebFile.all.keys where name.hasSuffix(".html") {
      let page = try text(name)
      #expect(!page.contains("<style") && !page.contains(" style=") && !page.contains("javascript:"))
      #expect(page.matches(of: /<script[^>]*>[^<]/).isEmpty && page.matches(of: /\son[a-z]+=/).isEmpty)
      for match in page.matches(of: /(?:href|src)="([^"]*)"/) {
        let address = String(match.1)
        #expect(!address.contains("//") && !address.hasPrefix("/"), "\(name): \(address) is not relative")
        guard address.hasPrefix("assets/") else { continue }
        #expect(WebFile.all[String(address.dropFirst(7))] != nil, "\(name): \(address)")
      }
    }
  }

  @Test func everyModuleThatIsImportedIsThere() throws {
    for name in WebFile.all.keys where name.hasSuffix(".js") {
      for match in try text(name).matches(of: /(?:from |import\()"([^"]*)"/) {
        let path = String(match.1)
        #expect(path.hasPrefix("./") && WebFile.all[String(path.dropFirst(2))] != nil, "\(name): \(path)")
      }
    }
  }

  /// Markup is never made from text, so that a report cannot bring any in.
  @Test func noScriptMakesMarkupOfText() throws {
    for name in WebFile.all.keys where name.hasSuffix(".js") {
      for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]
      {
        #expect(try !text(name).contains(word), "\(name): \(word)")
      }
    }
  }
}
