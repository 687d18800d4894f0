import Analysis
import Diagnostics
import Driver
import Glibc
import Prompt

/// `samverka repl FILE…`: a session at the terminal.
enum ReplCommand: Command {
  static let syntax = CommandSyntax(
    name: "repl",
    summary: "explore at the terminal: declare, change, ask, undo",
    description: """
      Opens a session: what is entered grows into a script, each change tells what it does to the \
      verdict, and `:save FILE` writes it all down. Files are loaded first. `:help` in the session \
      tells the rest. Without a terminal it runs the files and what comes on standard input behind \
      them. This is also what `samverka` alone does.
      """,
    files: .any,
    options: [],
    examples: [
      .init(line: "samverka repl", says: "Begins with nothing."),
      .init(
        line: "samverka repl Examples/discharge.samverka",
        says: "Begins with a script, to ask it and to change it."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    guard Console.isInteractive else {
      if !arguments.files.isEmpty { return answer(behind: arguments, &console) }
      guard let words = try? Arguments(["-"], for: RunCommand.syntax) else { return .notChecked }
      return RunCommand.run(words, &console)
    }
    let conversation = Conversation(style: console.style, errorStyle: console.errorStyle) { path in
      var finder = SettingsFinder(rules: verdictRules.map(\.code))
      let found = finder.find(forScriptAt: path)
      return (found.settings.currency, found.problems.map(\.message))
    }
    let number = conversation.run(arguments.files)
    if number == 0 { return conversation.hasLostAnswers ? .notChecked : .holds }
    // Whoever waits for the program learns what ended it.
    signal(number, SIG_DFL)
    raise(number)
    return .interrupted
  }

  /// Answers files and what comes on standard input behind them as one script, as a session would hold it.
  private static func answer(
    behind arguments: Arguments, _ console: inout Console
  ) -> ExitStatus {
    let source = ScriptSource(arguments)
    let (paths, areAll) = source.scripts(at: arguments.files, console)
    guard areAll, let first = paths.first,
      let settings = source.settings(forScriptAt: first, console)
    else { return .notChecked }
    var parts: [ScriptPart] = []
    for path in paths + ["-"] {
      do throws(SourceFailure) {
        parts.append(
          ScriptPart(fileAt: source.name(of: path), bytes: try source.source(at: path).bytes))
      } catch {
        console.complain(error.message(for: source.name(of: path)))
        return .notChecked
      }
    }
    let pipeline = Pipeline(
      parts: parts, imports: ScriptFolder(ofScriptAt: first), currency: settings.currency)
    guard let pipeline else {
      console.complain(SourceFailure.tooLarge(limit: 1 << 32).message(for: first))
      return .notChecked
    }
    return RunCommand.answer(pipeline, &console)
  }
}
