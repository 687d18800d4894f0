/// How a command ends, as the shell sees it.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Everything holds.
  case holds = 0
  /// A finding, an error in a script or a failed expectation.
  case findings = 1
  /// Nothing could be checked: usage, a file that cannot be read, nothing to check, a fault within.
  case notChecked = 2
  /// Interrupted from the keyboard.
  case interrupted = 130

  /// What it means, for the table in the help of a command.
  var meaning: String {
    switch self {
    case .holds: "everything holds"
    case .findings: "an error in a script, a finding that counts, or a failed expectation"
    case .notChecked: "could not check: wrong use, a file that cannot be read, nothing to check"
    case .interrupted: "interrupted"
    }
  }

  /// The graver of two ends: what could not be checked, then what was found.
  static func graver(_ a: ExitStatus, _ b: ExitStatus) -> ExitStatus {
    a.rawValue >= b.rawValue ? a : b
  }
}
