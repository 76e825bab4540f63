import Testing

@testable import Extraction

struct WordClustersTests {
  private static func read(_ bytes: [UInt8], _ body: (WordClusters) -> Void) {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      body(WordClusters(base: base, limit: bytes.count))
    }
  }

  @Test func everyWordKeepsItsClusters() {
    let words: [(hash: UInt64, clusters: [Int])] = (1...300).map { number in
      (FeatureHashing.word("word \(number)".utf8), [number % 7 + 1, number % 31 + 1, number])
    }
    Self.read(WordClusters.write(words)) { table in
      for word in words {
        let found = table[word.hash]
        #expect([found.coarse, found.middle, found.fine] == word.clusters.map { UInt64($0) })
      }
      #expect(table[FeatureHashing.word("another".utf8)].fine == 0)
    }
  }

  @Test func bytesThatAreCutHoldNoWord() {
    let bytes = WordClusters.write([(hash: 7, clusters: [1, 2, 3])])
    Self.read(bytes) { #expect($0[7].fine == 3) }
    Self.read(Array(bytes.dropLast())) { #expect($0[7].fine == 0) }
    Self.read([1, 2, 3]) { #expect($0[7].fine == 0) }
    #expect(WordClusters()[7].fine == 0)
  }
}

struct PersonNamesTests {
  @Test func surnamesAreLedToTheOnlyNameThatHasThem() {
    let names = PersonNames(["carlos valencia garcia", "hector oqueli", "hector rojas", "ana rojas"])
    #expect(names.whole(of: "valencia garcia") == "carlos valencia garcia")
    #expect(names.whole(of: "valencia") == "carlos valencia garcia")
    #expect(names.whole(of: "oqueli") == "hector oqueli")
    #expect(names.whole(of: "hector") == nil)
    #expect(names.whole(of: "rojas") == nil)
  }

  @Test func aNameWithinAnotherGivesWayToIt() {
    let names = PersonNames(["valencia garcia", "carlos valencia garcia", "garcia"])
    #expect(names.whole(of: "garcia") == "carlos valencia garcia")
    #expect(names.whole(of: "carlos valencia garcia") == nil)
  }
}
