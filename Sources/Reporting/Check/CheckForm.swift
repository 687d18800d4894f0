import Diagnostics

/// A form that a check can be written in.
public enum CheckForm: String, Sendable, CaseIterable {
  case human, json, jsonl, sarif, github, gitlab, junit

  /// Whether it tells every finding, not only as many as a person can read.
  public var isWhole: Bool { self != .human }

  /// Writes `report` in this form; `style` is for people, and `version` is that of the program.
  public func write(
    _ report: CheckReport, style: TextStyle, version: String,
    to output: inout some TextOutputStream
  ) {
    switch self {
    case .human: CheckText(style: style).write(report, to: &output)
    case .json: CheckJSON().write(report, to: &output)
    case .jsonl: CheckJSON().writeLines(report, to: &output)
    case .sarif: CheckSARIF(version: version).write(report, to: &output)
    case .github: CheckGitHub().write(report, to: &output)
    case .gitlab: CheckGitLab().write(report, to: &output)
    case .junit: CheckJUnit().write(report, to: &output)
    }
  }
}
