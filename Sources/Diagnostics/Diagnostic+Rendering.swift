/// Shows diagnostics to a person: the headline, the user's own lines with labels, why, what to do.
///
/// Lines are found once per file and columns counted on from the last one, so that many diagnostics
/// of one file, given in their order, cost one pass over it.
public struct DiagnosticRenderer {
  /// The text the diagnostics are about.
  private let sources: SourceMap
  /// How text is marked.
  private let style: TextStyle
  /// The lines of each file met so far, by its base.
  private var tables: [UInt32: LineTable] = [:]
  /// Where a column was counted last: the start of the line, the offset, the columns before it.
  private var cursor = (line: UInt32.max, offset: 0, columns: 0)

  /// Creates a renderer for diagnostics about `sources`.
  public init(_ sources: SourceMap, style: TextStyle = .plain) {
    self.sources = sources
    self.style = style
  }

  /// Writes `diagnostics` in the order given, an empty line between two.
  public mutating func write(
    _ diagnostics: some Sequence<Diagnostic>, to output: inout some TextOutputStream
  ) {
    var isFirst = true
    for diagnostic in diagnostics {
      if !isFirst { output.write("\n") }
      isFirst = false
      write(diagnostic, to: &output)
    }
  }

  /// Writes one diagnostic.
  public mutating func write(_ found: Diagnostic, to output: inout some TextOutputStream) {
    let diagnostic = found.inFiles(of: sources)
    let headline = "\(diagnostic.severity.word)[\(diagnostic.code)]"
    output.write(style.paint(headline, diagnostic.severity.ink) + " ")
    output.write(style.paint(Self.shown(diagnostic.message), .strong) + "\n")
    let excerpts = excerpts(of: diagnostic)
    let digits = excerpts.map { String($0.line).count }.max() ?? 1
    writeSource(diagnostic, excerpts, digits, to: &output)
    let margin = String(repeating: " ", count: digits + 1) + style.paint("=", .faint)
    for text in diagnostic.why { output.write("\(margin) why: \(Self.shown(text))\n") }
    for text in diagnostic.help { output.write("\(margin) do:  \(Self.shown(text))\n") }
  }

  /// Returns `path:line:column` of the start of `site`, nil for what stands nowhere.
  public mutating func position(of site: SourceSpan) -> String? {
    let site = sources.origin(of: site)
    guard site != .nowhere, let file = sources.file(at: site.start) else { return nil }
    let offset = Int(site.start - file.base)
    let table = table(of: file)
    let line = table.line(at: offset)
    let column = columns(before: offset, line: table.range(of: line), file) + 1
    return "\(visible(file.name)):\(line):\(column)"
  }

  /// Writes the place and the lines with their labels.
  private mutating func writeSource(
    _ diagnostic: Diagnostic, _ excerpts: [Excerpt], _ digits: Int,
    to output: inout some TextOutputStream
  ) {
    let space = String(repeating: " ", count: digits)
    let scenario = diagnostic.scenario.map { " in scenario \(visible($0))" } ?? ""
    guard let position = position(of: diagnostic.site), let first = excerpts.first else {
      if !scenario.isEmpty { output.write("\(space)\(style.paint("-->", .faint))\(scenario)\n") }
      return
    }
    output.write("\(space)\(style.paint("-->", .faint)) \(position)\(scenario)\n")
    let bar = style.paint("|", .faint)
    output.write("\(space) \(bar)\n")
    var last = first
    for excerpt in excerpts {
      if excerpt.file != last.file {
        let other = self.position(of: excerpt.labels[0].site) ?? ""
        output.write("\(space)\(style.paint(":::", .faint)) \(other)\n")
      } else if excerpt.line < last.line || excerpt.line > last.line + Self.nearby {
        output.write(style.paint("...", .faint) + "\n")
      }
      write(excerpt, digits, diagnostic.severity, to: &output)
      last = excerpt
    }
    if !(diagnostic.why.isEmpty && diagnostic.help.isEmpty) { output.write("\(space) \(bar)\n") }
  }

  /// Writes one line of the script and a row for each of its labels.
  private func write(
    _ excerpt: Excerpt, _ digits: Int, _ severity: Severity, to output: inout some TextOutputStream
  ) {
    let number = String(excerpt.line)
    let padding = String(repeating: " ", count: digits - number.count)
    let text = excerpt.source.text
    output.write(style.paint("\(padding)\(number) |", .faint) + (text.isEmpty ? "" : " ") + text)
    output.write("\n")
    let margin = String(repeating: " ", count: digits) + " " + style.paint("|", .faint) + " "
    for label in excerpt.labels {
      let start = excerpt.source.column(at: label.range.lowerBound)
      let end = excerpt.source.column(at: label.range.upperBound)
      let mark = String(repeating: label.isPrimary ? "^" : "-", count: max(1, end - start))
      let words = label.text.isEmpty ? mark : mark + " " + Self.shown(label.text)
      output.write(margin + String(repeating: " ", count: start))
      output.write(style.paint(words, label.isPrimary ? severity.ink : .faint) + "\n")
    }
  }

  /// Text longer than so many bytes is cut: a script's own name may be of any length.
  private static let longest = 1_000

  /// Returns `text` safe for a terminal, cut where it is very long.
  private static func shown(_ text: String) -> String {
    if text.utf8.count <= longest { return visible(text) }
    let end = text.utf8.index(text.startIndex, offsetBy: longest / 2)
    return visible(String(decoding: text.utf8[..<end], as: UTF8.self)) + "…"
  }

  /// Lines so far below the one before are shown without `...` between.
  private static let nearby = 8

  /// A line of the script and what is said of it.
  private struct Excerpt {
    let file: UInt32
    let line: Int
    let source: SourceLine
    var labels: [(site: SourceSpan, range: Range<Int>, text: String, isPrimary: Bool)]
  }

  /// Gathers the labels by line, the primary one's first; long lines are shown once per label.
  private mutating func excerpts(of diagnostic: Diagnostic) -> [Excerpt] {
    var result: [Excerpt] = []
    for (index, label) in ([diagnostic.primary] + diagnostic.secondary).enumerated() {
      guard label.site != .nowhere, let file = sources.file(at: label.site.start) else { continue }
      let table = table(of: file)
      let start = Int(label.site.start - file.base)
      let line = table.line(at: start)
      let range = table.range(of: line)
      let focus = start..<min(max(start, range.upperBound), Int(label.site.end - file.base))
      let source = SourceLine(file, range: range, focus: focus)
      let entry = (
        label.site, focus.clamped(to: start..<max(start, source.end)), label.text, index == 0
      )
      let known = result.firstIndex { $0.file == file.base && $0.line == line }
      if let known, range.count <= SourceLine.longest {
        result[known].labels.append(entry)
      } else {
        result.append(Excerpt(file: file.base, line: line, source: source, labels: [entry]))
      }
    }
    return result
  }

  /// Returns the lines of `file`, found once.
  private mutating func table(of file: SourceFile) -> LineTable {
    if let table = tables[file.base] { return table }
    let table = LineTable(file.bytes)
    tables[file.base] = table
    return table
  }

  /// Returns the columns before `offset` in the line of `range`.
  private mutating func columns(before offset: Int, line: Range<Int>, _ file: SourceFile) -> Int {
    let start = file.base + UInt32(line.lowerBound)
    if cursor.line != start || cursor.offset > offset { cursor = (start, line.lowerBound, 0) }
    let columns = SourceLine.width(of: file.bytes[cursor.offset..<offset], from: cursor.columns)
    cursor = (start, offset, columns)
    return columns
  }
}

extension Severity {
  /// Its word, as options and output spell it.
  public var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
