import Diagnostics
import Syntax

/// The commands of a session, each after `:`.
enum SessionCommand: String, CaseIterable {
  case help, examples, load, reload, save, undo, redo, history, keep, list, scenario, missing, mode
  case time
  case recover, quit

  /// What stands behind it.
  var arguments: String {
    switch self {
    case .help: "[WORD]"
    case .load: "FILE…"
    case .save: "[FILE]"
    case .undo, .redo: "[N]"
    case .list: "[KIND]"
    case .scenario: "[NAME]"
    case .mode: "[MODE]"
    case .recover: "[drop]"
    case .examples, .reload, .history, .keep, .missing, .time, .quit: ""
    }
  }

  /// What it does.
  var summary: String {
    switch self {
    case .help: "what a word of the language or a command means, with an example"
    case .examples: "things to try, to be copied"
    case .load: "begin anew with files"
    case .reload: "read the files again and enter again what was entered"
    case .save: "write all of it as a script; `:save!` also over another file"
    case .undo: "take back the last change, or the last N"
    case .redo: "bring back what was undone"
    case .history: "the entries that made the script what it is"
    case .keep: "take over the last `what if`"
    case .list: "what is declared, all or of one kind"
    case .scenario: "ask in a scenario from now on; `:scenario base` ends that"
    case .missing: "names that are used and not declared yet"
    case .mode: "how answers are written: \(OutputMode.names)"
    case .time: "tell how long each answer takes, or stop that"
    case .recover: "bring back what an earlier session did not save, or drop it"
    case .quit: "leave"
    }
  }

  /// Why a word names no command.
  enum Failure: Error {
    /// Several begin with it.
    case ambiguous([SessionCommand])
    /// None does; the one it is near to.
    case unknown(similar: String?)
  }

  /// Finds the command that a word names, whole or in part.
  init(abbreviated word: String) throws(Failure) {
    if let exact = SessionCommand(rawValue: word) ?? Self.others[word] {
      self = exact
      return
    }
    let fitting = word.isEmpty ? [] : Self.allCases.filter { $0.rawValue.hasPrefix(word) }
    switch fitting.count {
    case 1: self = fitting[0]
    case 0: throw .unknown(similar: nearest(to: word, among: Self.allCases.map(\.rawValue)))
    default: throw .ambiguous(fitting)
    }
  }

  /// What is wrong with an entry; where it begins as a command does but for the colon, that is said.
  static func explained(
    _ problems: [Diagnostic], of entry: String, _ sources: SourceMap
  ) -> [Diagnostic] {
    if let alone = standingAlone(problems, sources) { return alone }
    let word = entry.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    guard let command = others[word] ?? SessionCommand(rawValue: word), var first = problems.first,
      sources.text(of: first.site) == word
    else { return problems }
    first.help.insert(
      "the command is `:\(command.rawValue)`, with a colon; `:help` lists all", at: 0)
    return [first] + problems.dropFirst()
  }

  /// What is wrong with an entry that has a command on a line of its own; nil where none does.
  private static func standingAlone(
    _ problems: [Diagnostic], _ sources: SourceMap
  ) -> [Diagnostic]? {
    guard var first = problems.first, sources.text(of: first.site) == ":",
      let file = sources.file(at: first.site.start)
    else { return nil }
    let bytes = file.bytes[Int(first.site.end - file.base)...]
    let word = String(decoding: bytes.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self)
    guard let command = try? SessionCommand(abbreviated: word) else { return nil }
    first.help = ["`:\(command.rawValue)` is a command of the session: enter it by itself"]
    return [first] + problems.dropFirst()
  }

  /// What commands are called elsewhere.
  private static let others: [String: SessionCommand] = [
    "?": .help, "hjälp": .help, "hjelp": .help, "hjælp": .help, "apua": .help,
    "exit": .quit, "q": .quit, "bye": .quit, "avsluta": .quit, "sluta": .quit, "avslutt": .quit,
    "afslut": .quit, "lopeta": .quit, "spara": .save, "lagre": .save, "gem": .save,
    "ångra": .undo, "angre": .undo, "fortryd": .undo,
  ]
}
