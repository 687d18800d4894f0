import Diagnostics

extension Model {
  /// Returns a figure as missing: at its cell if it should stand in one, else at `site`.
  public func missing(_ what: Missing.What, at site: SourceSpan) -> Missing {
    missingCells[what] ?? Missing(what, at: site)
  }
}
