/// Finds the quoted passages of a report.
enum QuotationFinder {
  /// Every passage of the body.
  static func quotations(in report: AnnotatedReport) -> Quotations { Quotations(passages: []) }
}
