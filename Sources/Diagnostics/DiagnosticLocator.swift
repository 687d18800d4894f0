/// Finds the places of diagnostics as a person counts them.
///
/// Lines are found once per file and columns counted on from the last one, so that many diagnostics
/// of one file, given in their order, cost one pass over it.
public struct DiagnosticLocator {
  /// The text the diagnostics are about.
  private let sources: SourceMap
  /// Where columns were counted last: of what diagnostics are about, and of what they point at besides.
  private var cursors = Cursors()
  private var asides = Cursors()

  /// Creates a locator for diagnostics about `sources`.
  public init(_ sources: SourceMap) { self.sources = sources }

  /// Returns the diagnostic with its places, those of a row where the row's text stands.
  public mutating func locate(_ found: Diagnostic) -> LocatedDiagnostic {
    let diagnostic = found.inFiles(of: sources)
    var result = LocatedDiagnostic(
      diagnostic.severity, diagnostic.code, diagnostic.message, at: label(diagnostic.primary),
      secondary: asides(of: diagnostic), why: diagnostic.why,
      help: diagnostic.help, subject: diagnostic.subject, scenario: diagnostic.scenario)
    result.fix = diagnostic.fix.flatMap { fix($0) }
    return result
  }

  /// Returns the labels beside the first, counted apart from it: they may stand on other lines.
  private mutating func asides(of diagnostic: Diagnostic) -> [LocatedLabel] {
    swap(&cursors, &asides)
    defer { swap(&cursors, &asides) }
    return diagnostic.secondary.compactMap { label($0) }
  }

  /// Returns a change with its place, nil where something else stands there.
  private mutating func fix(_ fix: Fix) -> LocatedFix? {
    let site = sources.origin(of: fix.site)
    guard let place = place(of: site), let file = sources.file(at: site.start),
      sources.text(of: site) == fix.replaced
    else { return nil }
    let bytes = Int(site.start - file.base)..<Int(site.end - file.base)
    return LocatedFix(place, bytes, with: fix.replacement)
  }

  /// Returns where the text of `site` stands, nil for what stands nowhere.
  public mutating func place(of site: SourceSpan) -> SourcePlace? {
    let site = sources.origin(of: site)
    guard site != .nowhere, let file = sources.file(at: site.start) else { return nil }
    let table = file.lines
    let start = Self.point(Int(site.start - file.base), file, table, &cursors.start)
    let end = Self.point(Int(min(site.end, file.span.end) - file.base), file, table, &cursors.end)
    return SourcePlace(path: file.name, start: start, end: end)
  }

  /// Returns a label with its place and its line, nil for one that stands nowhere.
  private mutating func label(_ label: Label) -> LocatedLabel? {
    guard let place = place(of: label.site) else { return nil }
    let site = sources.origin(of: label.site)
    guard let file = sources.file(at: site.start) else { return nil }
    let start = Int(site.start - file.base)
    let range = file.lines.range(of: file.lines.line(at: start))
    let focus = start..<min(max(start, range.upperBound), Int(site.end - file.base))
    let line = SourceLine(file, range: range, focus: focus)
    let shown = focus.clamped(to: start..<max(start, line.end))
    let from = line.column(at: shown.lowerBound)
    let to = max(from, line.column(at: shown.upperBound))
    return LocatedLabel(
      place, label.text, SourceExcerpt(text: line.text, marked: from..<to))
  }

  /// Where columns were counted last: the start of the line, the offset, what lies before it.
  private struct Cursor {
    var line = UInt32.max
    var offset = 0
    var columns = 0
    var codePoints = 0
  }

  /// Where the columns of a start and of an end were counted last.
  private struct Cursors {
    var start = Cursor()
    var end = Cursor()
  }

  /// Returns the point before the byte at `offset`.
  private static func point(
    _ offset: Int, _ file: SourceFile, _ table: LineTable, _ cursor: inout Cursor
  ) -> SourcePlace.Point {
    let line = table.line(at: offset)
    let begin = table.range(of: line).lowerBound
    let first = begin == 0 ? file.markLength : begin
    let offset = max(offset, first)
    let start = file.base + UInt32(first)
    if cursor.line != start || cursor.offset > offset {
      cursor = Cursor(line: start, offset: first)
    }
    let bytes = file.bytes[cursor.offset..<offset]
    cursor.columns = SourceLine.width(of: bytes, from: cursor.columns)
    cursor.codePoints += bytes.count { $0 & 0xC0 != 0x80 }
    cursor.offset = offset
    return SourcePlace.Point(
      line: file.number(ofLine: line), column: cursor.columns + 1, codePoint: cursor.codePoints + 1)
  }
}
