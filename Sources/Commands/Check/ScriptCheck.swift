import Diagnostics
import Driver
import Reporting

/// The check of one script, whatever else is checked beside it.
struct ScriptCheck: Sendable {
  /// What reads the scripts.
  let source: ScriptSource
  /// From which severity on a finding makes the check fail, whatever the settings say; nil for theirs.
  let failOn: Severity?
  /// How much is kept of the findings.
  let detail: FileReport.Detail

  /// Checks a script, which imports from `folder` if that is given; the memory of the last one is left
  /// to the end of the process.
  func report(
    on entry: ScriptSource.Entry, isLast: Bool, folder: (any SourceProvider)? = nil
  ) -> FileReport {
    let name = source.name(of: entry.path)
    var failed = FileReport(
      path: name, position: entry.position, failure: entry.failure,
      failOn: failOn ?? entry.settings.failOn ?? .error)
    if entry.failure != nil { return failed }
    do throws(SourceFailure) {
      if let pipeline = try source.pipeline(at: entry.path, entry.settings, folder: folder) {
        let report = failed.filled(by: pipeline, entry.settings.levels, detail: detail)
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
