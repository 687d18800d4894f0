import Diagnostics

/// A check as a person reads it: the findings of each script, and what it comes to.
public struct CheckText {
  private let style: TextStyle

  /// Creates a writer.
  public init(style: TextStyle = .plain) { self.style = style }

  /// Writes what was found in every script that could be checked.
  public func write(_ report: CheckReport, to output: inout some TextOutputStream) {
    var isFirst = true
    for file in report.files where file.failure == nil {
      if !isFirst { output.write("\n") }
      isFirst = false
      if report.files.count > 1 { output.write(style.paint(visible(file.path), .strong) + "\n") }
      let shown = gravest(file.findings)
      LocatedRenderer(style: style).write(shown, of: file.findingCount, to: &output)
      if !shown.isEmpty { output.write("\n") }
      CheckSummary(file, style: style).write(to: &output)
    }
  }
}
