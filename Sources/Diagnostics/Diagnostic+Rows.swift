extension Diagnostic {
  /// Returns the finding with its places where their text stands, and the rows they are read for.
  ///
  /// A secondary place in the same text as the primary one gives way to its row.
  public func inFiles(of sources: SourceMap) -> Diagnostic {
    let labels = [primary] + secondary
    guard labels.contains(where: { sources.row(of: $0.site) != nil }) else { return self }
    var result = self
    result.primary.site = sources.origin(of: primary.site)
    result.secondary = []
    var told: [SourceSpan] = []
    if let row = sources.row(of: primary.site) {
      result.secondary.append(Label(row, "for this row"))
      told.append(row)
    }
    for label in secondary {
      var label = label
      let row = sources.row(of: label.site)
      label.site = sources.origin(of: label.site)
      if let row, label.site == result.primary.site {
        result.secondary.append(Label(row, label.text))
        told.append(row)
        continue
      }
      result.secondary.append(label)
      if let row, !told.contains(row) {
        result.secondary.append(Label(row, "for this row"))
        told.append(row)
      }
    }
    return result
  }
}

/// Returns findings that say the same of many rows once, and of those of one line that differ by the
/// row only the first few, with the number of the others.
///
/// - Parameter diagnostics: Sorted.
/// - Complexity: O(n) on average.
public func onceForRows(_ diagnostics: [Diagnostic], in sources: SourceMap) -> [Diagnostic] {
  guard diagnostics.contains(where: { sources.row(of: $0.site) != nil }) else { return diagnostics }
  var counts: [RowCause: Int] = [:]
  for diagnostic in diagnostics where sources.row(of: diagnostic.site) != nil {
    counts[RowCause(diagnostic, sources, withMessage: true), default: 0] += 1
  }
  var seen: Set<RowCause> = []
  var places: [RowCause: (last: Int, told: Int, untold: Int)] = [:]
  var result: [Diagnostic] = []
  for diagnostic in diagnostics {
    guard sources.row(of: diagnostic.site) != nil else {
      result.append(diagnostic)
      continue
    }
    let cause = RowCause(diagnostic, sources, withMessage: true)
    guard seen.insert(cause).inserted else { continue }
    let line = RowCause(diagnostic, sources, withMessage: false)
    var place = places[line] ?? (0, 0, 0)
    if place.told < RowCause.limit {
      place.told += 1
      place.last = result.count
      var diagnostic = diagnostic
      if let count = counts[cause], count > 1 {
        diagnostic.why.append("so it is for \(count) rows")
      }
      result.append(diagnostic)
    } else {
      place.untold += counts[cause] ?? 1
    }
    places[line] = place
  }
  for place in places.values where place.untold > 0 {
    result[place.last].why.append(
      place.untold == 1
        ? "the like holds for 1 more row" : "the like holds for \(place.untold) more rows")
  }
  return result
}

/// What tells apart findings about rows: the text they are about, the code, and what they say.
private struct RowCause: Hashable {
  /// How many findings of one line are told.
  static let limit = 10

  private let site: SourceSpan
  private let code: Code
  private let message: String
  private let scenario: String?

  /// Takes what a finding is about.
  init(_ diagnostic: Diagnostic, _ sources: SourceMap, withMessage: Bool) {
    site = sources.origin(of: diagnostic.site)
    code = diagnostic.code
    message = withMessage ? diagnostic.message : ""
    scenario = diagnostic.scenario
  }
}
