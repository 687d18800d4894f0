import Diagnostics
import Driver
import Reporting

/// `samverka fmt FILE…`: the one layout.
enum FormatCommand: Command {
  static let syntax = CommandSyntax(
    name: "fmt",
    summary: "lay scripts out in the one layout, their meaning unchanged",
    description: """
      Indents, spaces and blank lines become the same everywhere; words, numbers and comments stay as \
      they are written. Files are replaced in one step; one that does not parse is never touched. Of \
      a Markdown file only its scripts are laid out. `-` writes what it reads to standard output.
      """,
    files: .several,
    options: [
      .init("--check", nil, "change nothing, name what would change, end with 1 if anything would"),
      .init("--diff", nil, "change nothing, show what would change"),
    ],
    examples: [
      .init(
        line: "samverka fmt - < Examples/bridge.samverka",
        says: "Shows a script laid out; with its name instead of `-` it is replaced."),
      .init(
        line: "samverka fmt --check Examples && echo laid out",
        says: "Whether all scripts below a folder are, for a pipeline."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    let source = ScriptSource(arguments)
    var status = ExitStatus.holds
    for entry in source.scripts(at: arguments.files) {
      let one = run(entry, source, arguments, &console)
      status = .graver(status, one)
    }
    return status
  }

  /// Lays out one file.
  private static func run(
    _ entry: ScriptSource.Entry, _ source: ScriptSource, _ arguments: Arguments,
    _ console: inout Console
  ) -> ExitStatus {
    let name = source.name(of: entry.path)
    if let failure = entry.failure {
      console.complain(failure)
      return .notChecked
    }
    let (old, new): ([UInt8], [UInt8])
    do throws(SourceFailure) {
      old = try source.source(at: entry.path).bytes
    } catch {
      console.complain(error.message(for: name))
      return .notChecked
    }
    do throws(LayoutFailure) {
      new = try laidOut(old, named: name)
    } catch {
      return refuse(error, name, console)
    }
    if arguments.has("--diff") {
      let difference = LineDifference(from: old, to: new)
      difference.write(named: name, style: console.style, to: &console.output)
    } else if arguments.has("--check") {
      if old != new { console.output += visible(name) + "\n" }
    } else {
      return write(new, over: old, entry.path, source, &console)
    }
    return arguments.has("--check") && old != new ? .findings : .holds
  }

  /// Says why a file is left as it is.
  private static func refuse(
    _ failure: LayoutFailure, _ name: String, _ console: Console
  ) -> ExitStatus {
    switch failure {
    case .faulty(let problems, let sources):
      console.show(problems.filter { $0.severity == .error }, sources)
      return .findings
    case .changed:
      console.complain(
        "a fault in samverka: `\(visible(name))` would not mean the same, and stays as it is; please "
          + "report it with the script")
      return .notChecked
    }
  }

  /// Writes what was laid out, unless somebody else has changed the file in the meantime.
  private static func write(
    _ new: [UInt8], over old: [UInt8], _ path: String, _ source: ScriptSource,
    _ console: inout Console
  ) -> ExitStatus {
    if path == "-" {
      // The prose of a Markdown file may be in any encoding.
      return console.write(new) ? .holds : .notChecked
    }
    if old == new { return .holds }
    guard let now = try? source.source(at: path), now.bytes == old else {
      console.complain(SourceFailure.changed.message(for: path))
      return .notChecked
    }
    do throws(WriteFailure) {
      try FileWriter.write(new, to: path)
    } catch {
      console.complain(error.message(for: path))
      return .notChecked
    }
    console.output += visible(path) + "\n"
    return .holds
  }
}
