import Analysis
import Diagnostics

/// What became of expectations, for people: a line each, and why below those that do not hold.
public struct TestWriter {
  private let report: TestReport
  private let style: TextStyle

  /// Creates a writer.
  public init(_ report: TestReport, style: TextStyle = .plain) {
    self.report = report
    self.style = style
  }

  /// Writes each script with its expectations, and a line that counts them.
  public func write(to output: inout some TextOutputStream) {
    for file in report.files {
      output.write(style.paint(visible(file.name), .strong) + "\n")
      write(file, to: &output)
      output.write("\n")
    }
    output.write(summary + "\n")
  }

  /// Writes what became of one script.
  private func write(_ file: TestReport.File, to output: inout some TextOutputStream) {
    if !file.errors.isEmpty {
      let count = counted(file.errors.count, "error", "errors")
      output.write("  " + style.paint("not tested", .error) + ": the script has \(count)\n\n")
      var renderer = DiagnosticRenderer(file.sources, style: style)
      renderer.write(file.errors, to: &output)
    }
    if file.isEmpty { output.write("  expects nothing\n") }
    var renderer = DiagnosticRenderer(file.sources, style: .plain)
    for result in file.results { write(result, file, &renderer, to: &output) }
  }

  /// Writes what became of one expectation.
  private func write(
    _ result: ExpectationResult, _ file: TestReport.File, _ renderer: inout DiagnosticRenderer,
    to output: inout some TextOutputStream
  ) {
    let word = result.outcome.word
    let line = Self.hanging(word, file.words(result), first: 2, indent: 10)
    let painted = style.paint(word, ink(result.outcome))
    output.write("  " + painted + line.dropFirst(2 + word.count) + "\n")
    guard let said = result.diagnostic else { return }
    let place = renderer.position(of: said.site).map { "\($0): " } ?? ""
    output.write(wrapped(visible(place + said.message), first: 10, indent: 12) + "\n")
    for reason in said.why {
      output.write(Self.hanging("why:", visible(reason), first: 10, indent: 15) + "\n")
    }
    for advice in said.help {
      output.write(Self.hanging("do:", visible(advice), first: 10, indent: 15) + "\n")
    }
  }

  /// A label behind `first` columns, and text beside it from column `indent` on where it fits.
  private static func hanging(
    _ label: String, _ text: String, first: Int, indent: Int
  ) -> String {
    let used = max(indent, first + label.count + 1)
    let body = wrapped(text, first: used, indent: indent)
    let margin = String(repeating: " ", count: first) + label
    return margin + body.dropFirst(margin.count)
  }

  /// The role the word of an outcome is shown in.
  private func ink(_ outcome: ExpectationResult.Outcome) -> TextStyle.Ink {
    switch outcome {
    case .held: .good
    case .failed: .error
    case .undetermined: .warning
    }
  }

  /// `2 scripts, 9 expectations: 7 ok, 1 failed, 1 undetermined; 1 script not tested`.
  private var summary: String {
    let counts = [
      (report.count { $0 == .held }, "ok"), (report.count { $0 == .failed }, "failed"),
      (report.count { if case .undetermined = $0 { true } else { false } }, "undetermined"),
    ].filter { $0.0 > 0 }
    let total = counts.reduce(0) { $0 + $1.0 }
    let details = counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    var text =
      "\(counted(report.files.count, "script", "scripts")), "
      + counted(total, "expectation", "expectations") + (details.isEmpty ? "" : ": \(details)")
    if !report.broken.isEmpty {
      text += "; \(counted(report.broken.count, "script", "scripts")) not tested"
    }
    return style.paint(text, .strong)
  }
}
