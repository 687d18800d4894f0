import Syntax

/// What a command was called with.
struct Arguments: Sendable {
  /// The files in order, `-` for standard input.
  private(set) var files: [String] = []
  /// The values of the options given, in order, a switch with an empty one.
  private var values: [String: [String]] = [:]

  /// Whether a switch or an option was given.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value of an option, nil where it was not given.
  func value(of option: String) -> String? { values[option]?.last }

  /// All values of an option that may be given several times.
  func values(of option: String) -> [String] { values[option] ?? [] }

  /// The value of an option as one of the cases of its type, nil where it was not given.
  func choice<T: RawRepresentable<String>>(_ option: String, as type: T.Type = T.self) -> T? {
    value(of: option).flatMap(T.init(rawValue:))
  }

  /// The most that a count may be.
  static let largestCount = 10_000

  /// The value of an option as a whole number from 1 on, nil where it was not given.
  func count(of option: String) throws(UsageProblem) -> Int? {
    guard let text = value(of: option) else { return nil }
    guard let count = Self.count(text) else { throw .noCount(option: option, text) }
    return count
  }

  /// Returns the number that `text` is, from 1 to the largest, nil for anything else.
  static func count(_ text: some StringProtocol) -> Int? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(text),
      (1...largestCount).contains(count)
    else { return nil }
    return count
  }

  /// Reads the words behind a command's name.
  ///
  /// `--name value`, `--name=value`, `--` before files that begin with a dash; options and files in
  /// any order, the last of an option given twice counts unless it may be given several times.
  init(_ words: some Sequence<String>, for syntax: CommandSyntax) throws(UsageProblem) {
    var rest = Array(words)[...]
    var onlyFiles = false
    while let word = rest.popFirst() {
      if onlyFiles || word == "-" || !word.hasPrefix("-") {
        files.append(word)
      } else if word == "--" {
        onlyFiles = true
      } else {
        try take(word, &rest, syntax)
      }
    }
    if has("--help") { return }
    switch (syntax.files, files.count) {
    case (.none, 0): break
    case (.none, _): throw .unwantedFile(files[0])
    case (.words(let word), 0): throw .noWord(word)
    case (.one, 0), (.several, 0), (.oneWithScenarios, 0): throw .noFile
    case (.folder, 0): throw .noWord("FOLDER")
    // An empty name in front of `/` would be the root of all files.
    case (.folder, 1) where files[0].isEmpty: throw .noWord("FOLDER")
    case (.folder, 2...): throw .severalFolders(files)
    case (.one, 2...): throw .severalFiles(files)
    case (.oldAndNew, let count) where count != 2: throw .notOldAndNew(given: count)
    case (.one, _), (.several, _), (.words, _), (.folder, _), (.oldAndNew, _),
      (.oneWithScenarios, _),
      (.any, _):
      break
    }
  }

  /// Reads the option that `word` is, and its value.
  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ syntax: CommandSyntax
  ) throws(UsageProblem) {
    let name = word == "-h" ? "--help" : String(word.prefix { $0 != "=" })
    guard let option = syntax.allOptions.first(where: { $0.name == name }) else {
      throw .unknownOption(name, known: syntax.allOptions.map(\.name))
    }
    let attached = word.contains("=") ? String(word.dropFirst(name.count + 1)) : nil
    guard let kind = option.value else {
      if attached != nil { throw .unwantedValue(option: name) }
      values[name] = [""]
      return
    }
    guard let value = attached ?? rest.popFirst() else {
      throw .missingValue(option: name, kind.placeholder)
    }
    if case .file = kind, value.isEmpty {
      throw .missingValue(option: name, kind.placeholder)
    }
    if case .oneOf(let words) = kind, !words.contains(value) {
      throw .wrongValue(option: name, value, allowed: words)
    }
    if case .date = kind, DateLiteral(text: value) == nil {
      throw .noDate(option: name, value)
    }
    values[name, default: []].append(value)
  }
}
