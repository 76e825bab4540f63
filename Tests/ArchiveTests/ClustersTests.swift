import Testing

@testable import Archive

@Suite struct ClustersTests {
  @Test func setsStandInTheOrderOfTheirLeastNumbers() {
    var clusters = Clusters(count: 9)
    for (one, other) in [(8, 2), (5, 3), (2, 7), (3, 3)] { clusters.join(one, other) }
    #expect(clusters.sets() == [[2, 7, 8], [3, 5]])
    clusters.join(5, 8)
    #expect(clusters.sets() == [[2, 3, 5, 7, 8]])
    #expect(clusters.root(of: 0) == 0)
  }

  @Test func theLastFewBelowANumberAreFoundByTheirKey() {
    let members = KeyedMembers([(7, 4), (3, 1), (7, 0), (7, 2), (9, 2), (7, 3)])
    #expect(Array(members.members(of: 7, below: 4, limit: 2)) == [2, 3])
    #expect(Array(members.members(of: 7, below: 9, limit: 9)) == [0, 2, 3, 4])
    #expect(members.members(of: 7, below: 0, limit: 9).isEmpty)
    #expect(members.members(of: 8, below: 9, limit: 9).isEmpty)
  }

  @Test func rowsOfOneClusterAreFoundByItsFirst() {
    let column = ClusterColumn(heads: [0, 3, 2, 3, 3, 5])
    #expect(column.rows([3]).rows == [1, 3, 4])
    #expect(column.rows([0, 2]).rows == [0, 2])
    // A row that is not the first of its cluster has not given it its id.
    #expect(column.rows([1]).rows.isEmpty)
    #expect(column.rows([]).rows.isEmpty)
  }
}
