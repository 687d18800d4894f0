import Analysis
import Diagnostics
import Driver
import Reporting

/// A check of all scripts that a command line names.
struct CheckRun {
  private let outputs: CheckOutputs
  private let check: ScriptCheck
  /// What scripts had before; nil where that is not asked.
  private let baseline: BaselineUse?
  /// The scripts to check.
  private let entries: [ScriptSource.Entry]
  /// Which part of them is checked; nil for all.
  private let shard: Shard?
  /// How many are checked at once.
  private let threadCount: Int

  /// Finds out what is to be checked and how.
  init(_ arguments: Arguments) throws(UsageProblem) {
    let source = ScriptSource(arguments)
    let all = Self.settled(source.scripts(at: arguments.files), source)
    let shard = try Self.shard(arguments)
    entries = shard.map { shard in all.filter { shard.holds($0.path) } } ?? all
    self.shard = shard
    threadCount = try arguments.count(of: "--jobs") ?? Threads.processorCount
    outputs = try CheckOutputs(arguments, besides: all.map(\.path))
    baseline = try BaselineUse(arguments, source, besides: all.map(\.path))
    let threshold: CheckCommand.Threshold? = arguments.choice("--fail-on")
    check = ScriptCheck(source: source, failOn: threshold?.severity,
      detail: baseline == nil ? outputs.detail : .all)
  }

  /// Returns the scripts with the settings of their folders; what is wrong in those is their failure.
  private static func settled(
    _ entries: [ScriptSource.Entry], _ source: ScriptSource
  ) -> [ScriptSource.Entry] {
    var finder = SettingsFinder(rules: verdictRules.map(\.code))
    return entries.map { entry in
      let found = finder.find(forScriptAt: source.place(of: entry.path))
      var result = entry
      result.settings = found.settings
      if !found.problems.isEmpty {
        result.failure = found.problems.map(\.message).joined(separator: "\n")
      }
      return result
    }
  }

  /// Checks them and writes what was found.
  func check(_ console: inout Console) -> ExitStatus {
    let last = entries.last?.position
    let files = Threads.map(entries, count: threadCount) { [check] entry in
      check.report(on: entry, isLast: entry.position == last)
    }
    var report = CheckReport(files: files, shard: shard)
    let isDone = baseline?.apply(to: &report, console) ?? true
    let status = outputs.write(report, &console)
    return isDone ? status : .notChecked
  }

  /// Reads which part is to be checked.
  private static func shard(_ arguments: Arguments) throws(UsageProblem) -> Shard? {
    guard let text = arguments.value(of: "--shard") else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Arguments.count(parts[0]),
      let count = Arguments.count(parts[1]), let shard = Shard(number, of: count)
    else { throw .noShard(option: "--shard", text) }
    return shard
  }
}
