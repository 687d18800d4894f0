import Diagnostics
import Driver
import Glibc

/// A subcommand: what it is called with and what it does.
protocol Command: SendableMetatype {
  /// How it is called.
  static var syntax: CommandSyntax { get }

  /// Does it; results go to the console's output.
  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus
}

/// The program `samverka`.
public enum Program {
  /// The version, as `--version` tells it.
  public static let version = "0.1.0"

  /// The subcommands in the order of the help.
  static let commands: [any Command.Type] = [
    VerdictCommand.self, CheckCommand.self, RunCommand.self, RepairCommand.self, GapsCommand.self,
    CompareCommand.self, DiffCommand.self, TestCommand.self, MergeCommand.self,
    FormatCommand.self, ExplainCommand.self, RulesCommand.self,
    ReplCommand.self, InitCommand.self,
  ]

  /// Runs the program with the words of its command line, its own name first, and ends it.
  public static func main(_ words: [String]) -> Never {
    holdStandardStreams()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
    Fault.endWithStatus()
    exit(run(Array(words.dropFirst())).rawValue)
  }

  /// Takes the numbers of closed standard streams, so that no file gets what is written to them; writing
  /// there still fails.
  private static func holdStandardStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Runs the command the words name, without one `run -`, or on a terminal `repl`.
  private static func run(_ words: [String]) -> ExitStatus {
    guard let first = words.first else {
      return Console.isInteractive ? run(ReplCommand.self, []) : run(RunCommand.self, ["-"])
    }
    switch first {
    case "--help", "-h", "help": return help(words.dropFirst())
    case "--version":
      if words.count > 1 { return refuse(.unwantedFile(words[1]), "samverka --help") }
      return show("samverka \(version)\n")
    default: break
    }
    guard let command = commands.first(where: { $0.syntax.name == first }) else {
      return refuse(problem(with: first), "samverka --help")
    }
    return run(command, words.dropFirst())
  }

  /// What is wrong with a first word that names no command.
  private static func problem(with word: String) -> UsageProblem {
    if word.hasPrefix("-") && word != "-" {
      return .unknownOption(word, known: ["--help", "--version"])
    }
    let isFile = word == "-" || word.contains("/") || word.hasSuffix(SourceLoader.fileExtension)
    return isFile
      ? .fileWithoutCommand(word)
      : .unknownCommand(word, known: commands.map { $0.syntax.name })
  }

  /// Shows the help of the command that is named, or of the program.
  private static func help(_ words: ArraySlice<String>) -> ExitStatus {
    guard let name = words.first else { return show(HelpText.overview(commands.map { $0.syntax })) }
    if let other = words.dropFirst().first {
      return refuse(.unwantedFile(other), "samverka --help")
    }
    guard let command = commands.first(where: { $0.syntax.name == name }) else {
      let known = commands.map { $0.syntax.name }
      return refuse(.unknownCommand(name, known: known), "samverka --help")
    }
    return show(HelpText.page(command.syntax))
  }

  /// Runs a command with the words behind its name.
  private static func run(
    _ command: any Command.Type, _ words: some Sequence<String>
  ) -> ExitStatus {
    let arguments: Arguments
    do {
      arguments = try Arguments(words, for: command.syntax)
    } catch {
      return refuse(error, "samverka \(command.syntax.name) --help")
    }
    if arguments.has("--help") { return show(HelpText.page(command.syntax)) }
    var console = Console(arguments.choice("--color") ?? .auto)
    let status = command.run(arguments, &console)
    return console.flush() ? status : .notChecked
  }

  /// Says what is wrong with the command line and where its help is.
  private static func refuse(_ problem: UsageProblem, _ help: String) -> ExitStatus {
    let console = Console(.auto)
    console.complain(problem.message)
    console.note("  = do:  \(help)\n")
    return .notChecked
  }

  /// Writes `text` as the result.
  private static func show(_ text: String) -> ExitStatus {
    var console = Console(.auto)
    console.output += text
    return console.flush() ? .holds : .notChecked
  }
}
