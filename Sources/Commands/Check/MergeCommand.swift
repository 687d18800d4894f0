import Diagnostics
import Driver
import Reporting

/// `samverka merge FILE…`: joins what checks of parts wrote as JSON.
enum MergeCommand: Command {
  static let syntax = CommandSyntax(
    name: "merge",
    summary: "join the JSON of several checks and write it in any format",
    description: """
      Reads what `check --format json` wrote and writes it as one check would have. Parts made by \
      --shard must all be there, each once; the results are then those of one check of the whole, \
      the exit status too.
      """,
    files: .several,
    options: CheckOutputs.options,
    examples: [
      .init(
        line: "samverka check --format json Examples/bridge.samverka | samverka merge -",
        says: "What a check wrote, for a person.")
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    let outputs: CheckOutputs
    do throws(UsageProblem) {
      outputs = try CheckOutputs(arguments, besides: arguments.files.filter { $0 != "-" }, .part)
    } catch {
      console.complain(error.message)
      return .notChecked
    }
    let reports = arguments.files.compactMap { report(in: $0, ScriptSource(arguments), console) }
    if reports.count < arguments.files.count { return .notChecked }
    do throws(MergeProblem) {
      let report = try CheckReport(merging: reports)
      if report.files.isEmpty { console.complain("no script was checked in what is merged") }
      return outputs.write(report, &console)
    } catch {
      console.complain(error.message)
      return .notChecked
    }
  }

  /// Reads the report in a file, `-` for standard input; nil, and said why, if there is none.
  private static func report(
    in file: String, _ source: ScriptSource, _ console: Console
  ) -> CheckReport? {
    let name = source.name(of: file)
    let bytes: [UInt8]
    do throws(SourceFailure) {
      bytes = try source.source(at: file).bytes
    } catch {
      console.complain(error.message(for: name))
      return nil
    }
    do throws(CheckReportProblem) {
      return try CheckReport(json: bytes)
    } catch {
      console.complain("`\(visible(name))` \(error.message)")
      return nil
    }
  }
}

extension CheckReportProblem {
  /// What is wrong with a file, behind its name.
  fileprivate var message: String {
    switch self {
    case .notJSON(let line): "is no JSON from line \(line) on"
    case .otherFormat: "is not of the format samverka.check/1; write it with check --format json"
    case .member(let name): "lacks a `\(name)` as the format samverka.check/1 has it"
    }
  }
}

extension MergeProblem {
  /// What is said of it, one line.
  fileprivate var message: String {
    switch self {
    case .unlikeParts: "the files are not parts of one check"
    case .repeated(let shard): "the part \(shard.number)/\(shard.count) is there twice"
    case .missing(let first, let count):
      "the parts are not complete: "
        + first.map { "\($0.number)/\($0.count)" }.joined(separator: ", ")
        + (count > first.count ? " and others" : "") + " \(count == 1 ? "is" : "are") missing"
    }
  }
}
