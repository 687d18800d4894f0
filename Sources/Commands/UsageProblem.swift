import Diagnostics
import Syntax

/// What is wrong with a command line.
enum UsageProblem: Error, Hashable, Sendable {
  case unknownCommand(String, known: [String])
  /// A file stands where a command is wanted.
  case fileWithoutCommand(String)
  case unknownOption(String, known: [String])
  case missingValue(option: String, String)
  case unwantedValue(option: String)
  case wrongValue(option: String, String, allowed: [String])
  case noFile
  case unknownScenario(String, known: [String])
  case unknownActivity(String, known: [String])
  /// An option's value that is no number from 0 on.
  case noNumber(option: String, String)
  /// The number behind an option has too many digits.
  case longNumber(option: String)
  /// An option's value that is no date.
  case noDate(option: String, String)
  case severalFiles([String])
  case severalFolders([String])
  /// Not two files, where an old version and a new one are wanted.
  case notOldAndNew(given: Int)
  /// A script with nothing to compare base with.
  case noScenarios(String)
  /// A word behind a command that takes none.
  case unwantedFile(String)
  /// Two options that cannot be given together.
  case conflict(String, String)
  /// An option that means something only beside another.
  case needs(String, String)
  /// Why there is no baseline to read.
  case noBaseline(String)
  /// No word where a command wants one, such as `CODE`.
  case noWord(String)
  case unknownCode(String, known: [String])
  /// An option's value that is no whole number from 1 on.
  case noCount(option: String, String)
  /// Standard input can neither be read a second time nor written to; the option that would.
  case standardInputOnly(option: String)
  /// An option's value that is no part of a whole.
  case noShard(option: String, String)
  /// An option's value that is not `FORMAT:FILE`.
  case noOutput(option: String, String)
  /// Two outputs go to one file.
  case sameOutput(String)
  /// `-` where an option takes a file of its own.
  case noStream(option: String)
  /// An output would take the place of what the results come from.
  case outputIsInput(String, Input)

  /// What the results of a command come from.
  enum Input: String {
    case script = "a script that is checked"
    case baseline = "the baseline"
    case read = "read for a script that is checked"
    case part = "one of the files that are merged"
  }
}

extension UsageProblem {
  /// What is said of it, one line.
  var message: String {
    switch self {
    case .unknownCommand(let word, let known):
      "there is no command `\(visible(word))`" + Self.near(word, known, orAll: true)
    case .fileWithoutCommand(let file):
      "a command is wanted before a file: samverka verdict \(visible(file))"
    case .unknownOption(let name, let known):
      "there is no option `\(visible(name))`" + Self.near(name, known)
    case .missingValue(let option, let placeholder):
      "`\(option)` needs a value: \(option) \(placeholder)"
    case .unwantedValue(let option): "`\(option)` takes no value"
    case .wrongValue(let option, let value, let allowed):
      "`\(option)` is \(allowed.joined(separator: " or ")), not `\(visible(value))`"
        + Self.near(value, allowed)
    case .unknownScenario(let name, let known):
      "there is no scenario `\(visible(name))`" + Self.near(name, known, orAll: true)
    case .unknownActivity(let name, let known):
      "there is no activity `\(visible(name))`" + Self.near(name, known, orAll: true)
    case .longNumber(let option): "`\(option)` takes at most 30 digits"
    case .noNumber(let option, let value):
      "`\(option)` is a number from 0 on, not `\(visible(value))`"
    case .noDate(let option, let value):
      "`\(option)` is a date such as 2026-03-31 or 2026, not `\(visible(value))`"
    case .noFile: "no file is given; `-` reads standard input"
    case .notOldAndNew(let count):
      "two files are wanted, the old and the new, \(count) \(count == 1 ? "is" : "are") given"
    case .noScenarios(let file): "`\(visible(file))` has no scenario to compare base with"
    case .unwantedFile(let word): "no file is wanted, `\(visible(word))` is given"
    case .conflict(let one, let other): "`\(one)` and `\(other)` cannot be given together"
    case .needs(let one, let other): "`\(one)` needs `\(other)`"
    case .noBaseline(let message): message
    case .noWord(let word): "no \(word) is given"
    case .unknownCode(let word, let known):
      "there is no code `\(visible(word))`" + Self.near(word, known)
    case .noCount(let option, let value):
      "`\(option)` is a whole number from 1 to \(Arguments.largestCount), not `\(visible(value))`"
    case .standardInputOnly(let option): "`\(option)` takes files, not standard input"
    case .noShard(let option, let value):
      "`\(option)` is one of several parts, as 2/8, not `\(visible(value))`"
    case .noOutput(let option, let value):
      "`\(option)` is a format, `:` and a file, not `\(visible(value))`"
    case .noStream(let option): "`\(option)` takes the name of a file, not `-`"
    case .sameOutput(let file): "two outputs go to `\(visible(file))`"
    case .outputIsInput(let file, let input):
      "`\(visible(file))` is \(input.rawValue); the output needs another file"
    case .severalFolders(let folders): "one folder is wanted, \(folders.count) are given"
    case .severalFiles(let files): "one file is wanted, \(files.count) are given"
    }
  }

  /// States a near miss; where there is none and they are few, all there are.
  static func near(_ word: String, _ known: [String], orAll: Bool = false) -> String {
    if let near = nearest(to: word, among: known) {
      return "; there is a similar one: `\(visible(near))`"
    }
    guard orAll, known.count <= 20 else { return "" }
    return "; there is " + known.map { "`\(visible($0))`" }.joined(separator: ", ")
  }
}
