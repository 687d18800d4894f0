import Diagnostics
import Glibc

/// Finds what `samverka.toml` says for scripts: in their folder and those above it, the nearest first,
/// up to the root of the repository, or without one up to the current folder.
///
/// Each folder is looked at once, whatever the number of scripts in it.
public struct SettingsFinder {
  /// What the file is called.
  public static let fileName = "samverka.toml"
  /// The file has at most so many bytes.
  private static let limit = 1 << 20

  /// What holds in a folder and what is wrong in the files it comes from.
  public struct Found: Hashable, Sendable {
    public var settings = Settings()
    public var problems: [SettingsProblem] = []
  }

  /// The paths of all settings that were looked for, there or not; one may stand there twice.
  public private(set) var askedPaths: [String] = []
  /// The first folder met and what holds there, apart: most checks meet no other, and a dictionary
  /// costs more to begin with than a small script takes.
  private var first: (folder: String, found: Found)?
  /// What holds in each other folder met so far.
  private var known: [String: Found] = [:]
  /// The rules that may be set; looked up only where there are settings.
  private let rules: () -> [Code]
  /// The current folder.
  private let current: String?

  /// Creates a finder for settings of `rules`.
  public init(rules: @autoclosure @escaping () -> [Code]) {
    self.rules = rules
    current = Self.folder(".")
  }

  /// Returns what holds for the script at `path`, nil for one that has no place of its own.
  public mutating func find(forScriptAt path: String?) -> Found {
    let end = path?.utf8.lastIndex(of: UInt8(ascii: "/"))
    let given = path.flatMap { path in end.map { String(path[...$0]) } } ?? "."
    if let first, first.folder == given { return first.found }
    if let found = known[given] { return found }
    let full = given == "." ? current : Self.folder(given)
    let found = full.map { find(in: $0) } ?? Found()
    if first == nil { first = (given, found) } else { known[given] = found }
    return found
  }

  /// Returns what holds in a folder, by its full path.
  private mutating func find(in folder: String) -> Found {
    let folders = Self.upward(from: folder)
    let top =
      folders.firstIndex(where: Self.isRepository) ?? folders.firstIndex { $0 == current } ?? 0
    var result = Found()
    for folder in folders[...top].reversed() {
      let file = folder + Self.fileName
      askedPaths.append(file)
      guard Self.exists(file) else { continue }
      let own = read(file)
      result.settings = own.settings.completed(by: result.settings)
      result.problems += own.problems
    }
    return result
  }

  /// Reads one file.
  private func read(_ file: String) -> (settings: Settings, problems: [SettingsProblem]) {
    let name = shown(file)
    do throws(SourceFailure) {
      let source = try SourceLoader(limit: Self.limit).source(ofFile: file)
      return Settings.read(source.bytes, path: name, rules: rules())
    } catch {
      // What is there and yet missing leads elsewhere.
      let failure =
        error == .missing ? SourceFailure.failed("it is a link that leads nowhere") : error
      return (
        Settings(), [SettingsProblem(path: name, line: nil, fault: .unreadable(failure))]
      )
    }
  }

  /// Returns a full path as it is seen from the current folder.
  private func shown(_ file: String) -> String {
    guard let current, file.hasPrefix(current) else { return file }
    return String(file.dropFirst(current.count))
  }

  /// Returns the root of the repository that holds `folder`, with a closing `/`; nil where it is the root
  /// itself, or in none.
  public static func repository(above folder: String) -> String? {
    guard let own = self.folder(folder),
      let root = upward(from: own).first(where: isRepository), root != own
    else { return nil }
    return root
  }

  /// Whether a folder with a closing `/` is the root of a repository.
  private static func isRepository(_ folder: String) -> Bool { exists(folder + ".git") }

  /// Returns the full path of a folder with a closing `/`, nil where there is none.
  private static func folder(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    let text = String(cString: real)
    return text.hasSuffix("/") ? text : text + "/"
  }

  /// Returns a folder and those above it, the nearest first.
  private static func upward(from folder: String) -> [String] {
    var result = [folder]
    var rest = folder.dropLast()
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      result.append(String(rest[...slash]))
      rest = rest[..<slash]
    }
    return result
  }

  /// Whether there is something at `path`, if only a link.
  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
