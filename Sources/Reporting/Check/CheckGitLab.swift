import Diagnostics

/// A check as a Code Quality report of GitLab.
struct CheckGitLab {
  /// Writes an issue for each finding and for each script that could not be checked.
  func write(_ report: CheckReport, to output: inout some TextOutputStream) {
    var fingerprints = Fingerprints()
    var issues: [JSON] = []
    for file in report.files {
      let path = relative(file.path)
      if let failure = file.failure {
        // It names the script as it was given.
        let cause = failure.replacing(visible(file.path), with: visible(path))
        let found = LocatedDiagnostic(.error, Code(999), cause, at: nil)
        let print = fingerprints.next(found, in: path)
        issues.append(issue(failure, "not-checked", print, "blocker", file.path, nil))
      }
      for found in file.findings {
        let print = fingerprints.next(found, in: path)
        let path = found.primary?.place.path ?? file.path
        issues.append(
          issue(
            found.told, "\(found.code)", print, weight(found.severity), path,
            found.primary?.place))
      }
    }
    JSON.array(issues).write(to: &output)
  }

  /// An issue.
  private func issue(
    _ text: String, _ name: String, _ fingerprint: String, _ weight: String, _ path: String,
    _ place: SourcePlace?
  ) -> JSON {
    .object([
      ("description", .string(text)),
      ("check_name", .string(name)),
      ("fingerprint", .string(fingerprint)),
      ("severity", .string(weight)),
      (
        "location",
        .object([
          ("path", .string(relative(path))),
          (
            "lines",
            .object([
              ("begin", .count(place?.start.line ?? 1)), ("end", .count(place?.end.line ?? 1)),
            ])
          ),
        ])
      ),
    ])
  }

  /// What GitLab calls a severity.
  private func weight(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
