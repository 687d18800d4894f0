import Diagnostics
import Driver
import Reporting

/// What a check does with the findings that a script had before.
struct BaselineUse: Sendable {
  /// The file they stand in.
  let path: String
  /// What is known; nil where it is to be written down.
  private let known: Baseline?
  private let isPruned: Bool

  /// The options that tell it.
  static let options: [CommandSyntax.Option] = [
    .init(
      "--baseline", .file("FILE"),
      "findings that stand in this file do not count; for a script that had them before"),
    .init("--write-baseline", .file("FILE"), "writes the warnings and notes there are into a file"),
    .init("--prune-baseline", nil, "takes what is found no more out of the file of --baseline"),
  ]

  /// Reads the baseline that the options name; nil where they name none, and said why where there is
  /// none to read. No file among `scripts` is written over.
  init?(
    _ arguments: Arguments, _ source: ScriptSource, besides scripts: [String]
  ) throws(UsageProblem) {
    isPruned = arguments.has("--prune-baseline")
    if let file = arguments.value(of: "--write-baseline") {
      if arguments.has("--baseline") { throw .conflict("--baseline", "--write-baseline") }
      if file == "-" { throw .noStream(option: "--write-baseline") }
      (path, known) = (file, nil)
      try spare(scripts, .script)
      return
    }
    guard let file = arguments.value(of: "--baseline") else {
      if isPruned { throw .needs("--prune-baseline", "--baseline") }
      return nil
    }
    if isPruned && file == "-" { throw .noStream(option: "--prune-baseline") }
    path = file
    known = try Self.baseline(in: file, source)
  }

  /// Makes sure that none of the `files` is written over.
  func spare(_ files: [String], _ input: UsageProblem.Input) throws(UsageProblem) {
    if known == nil && FileWriter.isOne(of: files, path) { throw .outputIsInput(path, input) }
  }

  /// Reads a file.
  private static func baseline(
    in file: String, _ source: ScriptSource
  ) throws(UsageProblem) -> Baseline {
    let bytes: [UInt8]
    do throws(SourceFailure) {
      bytes = try source.source(at: file).bytes
    } catch {
      throw .noBaseline(error.message(for: file))
    }
    do throws(CheckReportProblem) {
      return try Baseline(json: bytes)
    } catch {
      throw .noBaseline(
        "`\(visible(file))` is no baseline; write one with samverka check --write-baseline")
    }
  }

  /// The scripts that something is known of, that would lie below a directory among `paths`, and that are
  /// not there any more, by their paths.
  ///
  /// - Complexity: O(n log n) in the number of entries.
  func missingScripts(below paths: [String]) -> [String] {
    guard let known else { return [] }
    let directories = Set(paths.filter(SourceLoader.isDirectory).map(relative))
    if directories.isEmpty { return [] }
    return Set(known.entries.map { relative($0.path) }).filter { path in
      SourceLoader.mayHoldScript(path) && Self.isSought(path, below: directories)
        && SourceLoader.isMissing(path)
    }.sorted()
  }

  /// Whether a search below the `directories` comes to `path`: it passes over what is hidden.
  private static func isSought(_ path: String, below directories: Set<String>) -> Bool {
    var rest = path[...]
    while !rest.isEmpty && rest != "/" {
      let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/"))
      let name = slash.map { rest[rest.utf8.index(after: $0)...] } ?? rest
      if name.hasPrefix(".") { return false }
      rest = slash.map { $0 == rest.startIndex ? "/" : rest[..<$0] } ?? ""
      if directories.contains(rest.isEmpty ? "." : String(rest)) { return true }
    }
    return false
  }

  /// Takes what is known out of the report, or writes it down; false, and said why, where that fails.
  func apply(to report: inout CheckReport, _ console: Console) -> Bool {
    guard var baseline = known else {
      let written = Baseline(report)
      // What was just written down does not count any more.
      _ = written.apply(to: &report)
      return write(written, console)
    }
    let stale = baseline.apply(to: &report)
    if !isPruned {
      report.add(stale: stale)
      return true
    }
    report.files.removeAll(where: \.isMissing)
    if stale.isEmpty { return true }
    baseline.remove(stale)
    return write(baseline, console)
  }

  /// Writes a baseline into the file.
  private func write(_ baseline: Baseline, _ console: Console) -> Bool {
    var text = ""
    baseline.write(to: &text)
    do throws(WriteFailure) {
      try FileWriter.write(Array(text.utf8), to: path)
      return true
    } catch {
      console.complain(error.message(for: path))
      return false
    }
  }
}
