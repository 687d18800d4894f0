import Diagnostics
import Driver
import Reporting

/// A check of all scripts that a command line names.
struct CheckRun {
  let outputs: CheckOutputs
  private let check: ScriptCheck
  /// What scripts had before; nil where that is not asked.
  private let baseline: BaselineUse?
  /// The scripts to check.
  private let entries: [ScriptSource.Entry]
  /// The scripts that are not there any more and stand in the baseline.
  private let missing: [FileReport]
  /// Which part of them is checked; nil for all.
  private let shard: Shard?
  /// Where their settings may be.
  private let settingsPaths: [String]
  /// Whether scripts are mended before they are checked.
  private let isFixing: Bool
  /// How many are checked at once.
  private let threadCount: Int

  /// Finds out what is to be checked and how.
  init(_ arguments: Arguments) throws(UsageProblem) {
    let source = ScriptSource(arguments)
    var finder = SettingsFinder(rules: Page.ruleCodes)
    let all = Self.settled(source.scripts(at: arguments.files), source, &finder)
    settingsPaths = finder.askedPaths
    let shard = try Self.shard(arguments)
    entries = shard.map { shard in all.filter { shard.holds($0.path) } } ?? all
    self.shard = shard
    isFixing = arguments.has("--fix")
    if isFixing && arguments.files.contains("-") { throw .standardInputOnly(option: "--fix") }
    // Where there is one script, nobody needs to know.
    let most = entries.count > 1 ? Threads.processorCount : 1
    threadCount = try arguments.count(of: "--jobs") ?? most
    outputs = try CheckOutputs(arguments, besides: all.map(\.path), .script)
    baseline = try BaselineUse(arguments, source, besides: all.map(\.path))
    if let baseline, baseline.path != "-" { try outputs.spare([baseline.path], .baseline) }
    let threshold: CheckCommand.Threshold? = arguments.choice("--fail-on")
    check = ScriptCheck(
      source: source, failOn: threshold?.severity,
      detail: baseline == nil ? outputs.detail : .all)
    let asked = Set(all.map { relative($0.path) })
    let paths = (baseline?.missingScripts(below: arguments.files) ?? []).filter {
      !asked.contains($0)
    }
    missing = paths.enumerated().map { index, path in
      let own = finder.find(forScriptAt: path).settings.failOn
      return FileReport(
        missing: path, position: all.count + index,
        failOn: threshold?.severity ?? own ?? .error)
    }.filter { shard?.holds($0.path) ?? true }
  }

  /// Returns the scripts with the settings of their folders; what is wrong in those is their failure.
  private static func settled(
    _ entries: [ScriptSource.Entry], _ source: ScriptSource, _ finder: inout SettingsFinder
  ) -> [ScriptSource.Entry] {
    entries.map { entry in
      let found = finder.find(forScriptAt: source.place(of: entry.path))
      var result = entry
      result.settings = found.settings
      if !found.problems.isEmpty {
        result.failure = found.problems.map(\.message).joined(separator: "\n")
      }
      return result
    }
  }

  /// Mends in all scripts what needs no decision, and says in how many places.
  private func fix(_ console: Console) {
    let outcomes = ScriptFix(check, threadCount: threadCount).fix(entries)
    for (entry, outcome) in zip(entries, outcomes) {
      let name = "`\(visible(entry.path))`"
      switch outcome {
      case .fixed(0): break
      case .fixed(let count):
        console.note("mended \(count) place\(count == 1 ? "" : "s") in \(name)\n")
      case .failed(let failure): console.complain(failure.message(for: entry.path))
      }
    }
  }

  /// Checks them and writes what was found.
  func check(_ console: inout Console) -> ExitStatus {
    if isFixing { fix(console) }
    let last = entries.last?.position
    return write(results { $0.position == last }, &console).status
  }

  /// What became of each script, and the files that it reads.
  private func results(
    isLast: @escaping @Sendable (ScriptSource.Entry) -> Bool
  ) -> [(report: FileReport, read: Set<String>)] {
    Threads.map(entries, count: threadCount) { [check] entry in
      let folder = check.source.place(of: entry.path).map { WatchedFolder(ofScriptAt: $0) }
      let report = check.report(on: entry, isLast: isLast(entry), folder: folder)
      return (report, folder?.askedPaths ?? [])
    }
  }

  /// Writes what was found, without what was known, unless that would take the place of a file that was
  /// read; returns how that ends and the files that were read.
  private func write(
    _ results: [(report: FileReport, read: Set<String>)], _ console: inout Console
  ) -> (status: ExitStatus, read: Set<String>) {
    let read = results.reduce(into: Set(settingsPaths)) { $0.formUnion($1.read) }
    do throws(UsageProblem) {
      try outputs.spare(Array(read), .read)
      try baseline?.spare(Array(read), .read)
    } catch {
      console.complain(error.message)
      return (.notChecked, read)
    }
    return (write(results.map(\.report), &console), read)
  }

  /// Writes what was found, without what was known.
  private func write(_ files: [FileReport], _ console: inout Console) -> ExitStatus {
    var report = CheckReport(files: files + missing, shard: shard)
    let isDone = baseline?.apply(to: &report, console) ?? true
    let status = outputs.write(report, &console)
    return isDone ? status : .notChecked
  }

  /// Checks them, writes what was found, and returns the files that it came from.
  func checkWatched(_ console: inout Console) -> Set<String> {
    if isFixing { fix(console) }
    return write(results { _ in false }, &console).read
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
