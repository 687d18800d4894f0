import Diagnostics
import Driver
import Reporting

/// The check of one script, whatever else is checked beside it.
struct ScriptCheck: Sendable {
  /// What reads the scripts.
  let source: ScriptSource
  /// From which severity on a finding makes the check fail.
  let failOn: Severity
  /// How much is kept of the findings.
  let detail: FileReport.Detail

  /// Checks a script; the memory of the last one is left to the end of the process.
  func report(on entry: ScriptSource.Entry, isLast: Bool) -> FileReport {
    let name = source.name(of: entry.path)
    var failed = FileReport(path: name, failure: entry.failure, failOn: failOn)
    if entry.failure != nil { return failed }
    do throws(SourceFailure) {
      if let pipeline = try source.pipeline(at: entry.path) {
        let report = FileReport(pipeline, path: name, failOn: failOn, detail: detail)
        if isLast { leaveToExit(pipeline) }
        return report
      }
      failed.failure = SourceFailure.tooLarge(limit: 1 << 32).message(for: name)
    } catch {
      failed.failure = error.message(for: name)
    }
    return failed
  }
}
