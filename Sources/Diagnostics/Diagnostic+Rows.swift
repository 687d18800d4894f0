extension Diagnostic {
  /// Returns the finding with its places where their text stands, and the rows they are read for.
  ///
  /// A secondary place in the same text as the primary one gives way to its row; a row that holds one
  /// of the places is not told again.
  public func inFiles(of sources: SourceMap) -> Diagnostic {
    let labels = [primary] + secondary
    guard labels.contains(where: { sources.row(of: $0.site) != nil }) else { return self }
    var result = self
    result.primary.site = sources.origin(of: primary.site)
    result.secondary = []
    var told = labels.map(\.site)
    for (index, label) in labels.enumerated() {
      let row = sources.row(of: label.site)
      let origin = sources.origin(of: label.site)
      if index > 0, let row, origin == result.primary.site {
        result.secondary.append(Label(row, label.text))
        told.append(row)
        continue
      }
      if index > 0 { result.secondary.append(Label(origin, label.text)) }
      guard let row, !told.contains(where: { row.start <= $0.start && $0.end <= row.end }) else {
        continue
      }
      result.secondary.append(Label(row, "for this row"))
      told.append(row)
    }
    return result
  }

  /// The first of its places that is read for a row.
  fileprivate func anchor(in sources: SourceMap) -> SourceSpan? {
    if sources.row(of: site) != nil { return site }
    return secondary.first { sources.row(of: $0.site) != nil }?.site
  }
}

/// Returns findings that say the same of many rows once, and of those of one line that differ by the
/// row only the first few, with the number of the others.
///
/// - Parameters:
///   - diagnostics: Sorted.
///   - areOfScript: Whether what they are about is declared in the script, so that those of lines which
///     are no rows stand for themselves; else it may be cells.
/// - Complexity: O(n) on average.
public func onceForRows(
  _ diagnostics: [Diagnostic], in sources: SourceMap, areOfScript: Bool = false
) -> [Diagnostic] {
  let anchors = diagnostics.map { $0.anchor(in: sources) }
  guard anchors.contains(where: { $0 != nil }) else { return diagnostics }
  var counts: [RowCause: Int] = [:]
  for (diagnostic, anchor) in zip(diagnostics, anchors) {
    guard let anchor else { continue }
    counts[RowCause(diagnostic, anchor, sources), default: 0] += 1
  }
  var seen: Set<RowCause> = []
  var lines: [RowCause: (last: Int, told: Int, untold: Int)] = [:]
  var result: [Diagnostic] = []
  for (diagnostic, anchor) in zip(diagnostics, anchors) {
    guard let anchor else {
      result.append(diagnostic)
      continue
    }
    let cause = RowCause(diagnostic, anchor, sources)
    guard seen.insert(cause).inserted else { continue }
    let count = counts[cause] ?? 1
    let place = cause.line(keepingCell: areOfScript)
    var line = lines[place] ?? (0, 0, 0)
    if line.told < RowCause.limit {
      line.told += 1
      line.last = result.count
      result.append(diagnostic)
      if count > 1 { result[line.last].why.append("so it is for \(count) rows") }
    } else {
      line.untold += count
    }
    lines[place] = line
  }
  for line in lines.values where line.untold > 0 {
    result[line.last].why.append(
      "the like holds for \(line.untold) more row\(line.untold == 1 ? "" : "s")")
  }
  return result
}

/// What tells apart findings about rows: the text and the cell they are about, the code, the words.
private struct RowCause: Hashable {
  /// How many findings of one line are told.
  static let limit = 10

  private var site: SourceSpan
  private var cell: SourceSpan?
  private var code: Code
  private var severity: Severity
  private var message: String
  private var scenario: String?

  /// Takes what a finding is about, whose `anchor` is read for a row.
  init(_ diagnostic: Diagnostic, _ anchor: SourceSpan, _ sources: SourceMap) {
    site = sources.origin(of: anchor)
    cell = diagnostic.site == anchor ? nil : diagnostic.site
    code = diagnostic.code
    severity = diagnostic.severity
    message = diagnostic.message
    scenario = diagnostic.scenario
  }

  /// What all findings of its kind at that text have in common, and at that cell.
  func line(keepingCell: Bool) -> RowCause {
    var line = self
    line.message = ""
    if !keepingCell { line.cell = nil }
    return line
  }
}
