import Diagnostics
import Driver
import Reporting

/// Where the results of a check go, in which forms.
struct CheckOutputs: Sendable {
  /// One form and the file it goes to, `-` for standard output.
  private struct Output: Sendable {
    let form: CheckForm
    let file: String
  }

  private var outputs: [Output] = []

  /// The options that tell them.
  static let options: [CommandSyntax.Option] = [
    .init(
      "--format", .oneOf(CheckForm.allCases.map(\.rawValue)),
      "how results are written on standard output (default: human)"),
    .init(
      "--output", .file("FORMAT:FILE"),
      "writes results in a format to a file, `-` for standard output; may be given several times"),
  ]

  /// Takes the outputs from the options; none of the `files` that the results come from is written over.
  init(
    _ arguments: Arguments, besides files: [String], _ input: UsageProblem.Input
  ) throws(UsageProblem) {
    for value in arguments.values(of: "--output") { outputs.append(try Self.output(value)) }
    if let form: CheckForm = arguments.choice("--format") ?? (outputs.isEmpty ? .human : nil) {
      outputs.append(Output(form: form, file: "-"))
    }
    for (index, output) in outputs.enumerated() {
      let before = outputs[..<index].map(\.file)
      if before.contains(output.file) || FileWriter.isOne(of: before, output.file) {
        throw .sameOutput(output.file)
      }
    }
    try spare(files, input)
  }

  /// Makes sure that none of the `files` is written over.
  func spare(_ files: [String], _ input: UsageProblem.Input) throws(UsageProblem) {
    for output in outputs where output.file != "-" && FileWriter.isOne(of: files, output.file) {
      throw .outputIsInput(output.file, input)
    }
  }

  /// How much of the findings has to be kept.
  var detail: FileReport.Detail { outputs.contains { $0.form.isWhole } ? .all : .shown }

  /// Writes the report everywhere, says what could not be checked, and returns how the check ends.
  func write(_ report: CheckReport, _ console: inout Console) -> ExitStatus {
    var told: Set<String> = []
    for failure in report.files.compactMap(\.failure) {
      // What is wrong in settings is so for many scripts.
      for line in failure.split(separator: "\n") where told.insert(String(line)).inserted {
        console.complain(String(line))
      }
    }
    var status = ExitStatus(report)
    for output in outputs {
      if output.file == "-" {
        output.form.write(
          report, style: console.style, version: Program.version, to: &console.output)
        continue
      }
      var text = ""
      output.form.write(report, style: .plain, version: Program.version, to: &text)
      do throws(WriteFailure) {
        try FileWriter.write(Array(text.utf8), to: output.file)
      } catch {
        console.complain(error.message(for: output.file))
        status = .notChecked
      }
    }
    return status
  }

  /// Reads `FORMAT:FILE`.
  private static func output(_ value: String) throws(UsageProblem) -> Output {
    guard let colon = value.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      throw .noOutput(option: "--output", value)
    }
    let (word, file) = (String(value[..<colon]), String(value[value.utf8.index(after: colon)...]))
    guard let form = CheckForm(rawValue: word) else {
      throw .wrongValue(
        option: "--output", word, allowed: CheckForm.allCases.map(\.rawValue))
    }
    if file.isEmpty { throw .noOutput(option: "--output", value) }
    return Output(form: form, file: file)
  }
}
