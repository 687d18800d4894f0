/// What a command is called with: read by `Arguments`, told by `HelpText`.
struct CommandSyntax: Sendable {
  /// An option of a command.
  struct Option: Sendable {
    /// The name with its dashes.
    let name: String
    /// What stands for its value in the help; nil for a switch.
    let value: Value?
    /// What it does, as a fragment.
    let help: String

    /// Creates an option.
    init(_ name: String, _ value: Value? = nil, _ help: String) {
      self.name = name
      self.value = value
      self.help = help
    }
  }

  /// What the value of an option may be.
  enum Value: Sendable {
    /// Anything, by the word that stands for it.
    case any(String)
    /// A file, or what has one in it, by the word that stands for it.
    case file(String)
    /// One of several words.
    case oneOf([String])
    /// A date as a script writes it.
    case date

    /// What stands for it in the help.
    var placeholder: String {
      switch self {
      case .any(let word), .file(let word): word
      case .oneOf(let words): words.joined(separator: "|")
      case .date: "DATE"
      }
    }
  }

  /// How many files a command takes.
  enum Files: Sendable {
    case one, several
    /// Several or none.
    case any
    /// An old version and a new one.
    case oldAndNew
    /// A file, and the names of any of its scenarios.
    case oneWithScenarios
    /// No file, but words that the command knows, at least one.
    case words(String)
    /// A folder that may not be there yet.
    case folder
    /// Nothing at all.
    case none

    /// Whether they are files that are read, so that one may be standard input.
    var areRead: Bool {
      switch self {
      case .one, .several, .any, .oldAndNew, .oneWithScenarios: true
      case .words, .folder, .none: false
      }
    }

    /// What stands for them in the help.
    var placeholder: String {
      switch self {
      case .one: "FILE"
      case .several: "FILE…"
      case .any: "[FILE…]"
      case .oldAndNew: "OLD NEW"
      case .oneWithScenarios: "FILE [SCENARIO…]"
      case .words(let word): word
      case .folder: "FOLDER"
      case .none: ""
      }
    }
  }

  /// A command line that works, and what it does.
  struct Example: Sendable {
    let line: String
    let says: String
  }

  /// The word that names the command.
  let name: String
  /// What it does, as a fragment that begins with a verb.
  let summary: String
  /// What it does, in a few sentences.
  let description: String
  let files: Files
  /// Its own options; those of all commands come behind them.
  let options: [Option]
  let examples: [Example]

  /// The day a script is read for, never that of the clock.
  static let asOf = Option(
    "--as-of", .date, "the day the script is read for, in place of its own `as of`")

  /// The option of all commands that read scripts.
  static let standardInputName = Option(
    "--stdin-name", .file("NAME"),
    "the file that standard input is: its name in messages, its folder for imports")

  /// The options every command has.
  static let common = [
    Option(
      "--color", .oneOf(ColorChoice.allCases.map(\.rawValue)),
      "colours in the output (default: auto; NO_COLOR and TERM=dumb turn them off)"),
    Option("--help", nil, "show this help"),
  ]

  /// All options of the command.
  var allOptions: [Option] {
    options + (files.areRead ? [Self.standardInputName] : []) + Self.common
  }
}

/// When output is coloured.
enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal that can, unless the environment is against it.
  case auto
  case always, never
}
