import NewsModel
import Testing

@testable import Extraction

/// Who denies and who claims an incident, linked both ways.
@Suite struct DisputeTests {
  private static let extractor = ReportExtractor()

  private func extract(_ text: String) -> ExtractedReport {
    Self.extractor.extract(SourceText(id: "test", path: nil, text: text, sha256: ""))
  }

  @Test(arguments: [
    "Rebels killed two farmers in Arequipa on Monday. The army denied any involvement in the attack.",
    "Witnesses said that soldiers killed two farmers in Arequipa. The army denied the charges.",
    "The government denied that soldiers killed two farmers in Arequipa.",
  ])
  func aDenial_DisputesItsIncident(_ text: String) throws {
    let report = extract(text)
    let incident = try #require(report.incidents.first { !$0.disputedBy.isEmpty })
    #expect(incident.status == .disputed)
    let statement = try #require(report.statements.first { $0.id == incident.disputedBy[0] })
    #expect(statement.about.contains { $0.incidentID == incident.id && $0.relation == .denies })
  }

  @Test(arguments: [
    "The Shining Path claimed responsibility for the bombing that killed two guards in Lima.",
    "A bomb killed two guards in Lima on Monday. The Shining Path claimed responsibility for it.",
  ])
  func aClaim_IsNotedAtItsIncident(_ text: String) throws {
    let report = extract(text)
    let incident = try #require(report.incidents.first { $0.status == .claimed })
    #expect(incident.claimedBy == ["act_shining-path"])
  }

  @Test func whatNobodyDisputes_StaysAsItIs() throws {
    let report = extract(
      "Gunmen killed a judge in Cusco on Monday. The minister denied that taxes would rise.")
    let incident = try #require(report.incidents.first)
    #expect(incident.disputedBy.isEmpty && incident.status == .reported)
  }

  @Test func civiliansAmongTheDead_AreCounted() throws {
    let incident = try #require(
      extract("A bomb killed three civilians and two soldiers in Lima on Monday.").incidents.first)
    #expect(incident.fatalities?.best == 5 && incident.fatalities?.civilians == 3)
  }
}
