import Diagnostics
import Driver
import Reporting
import Syntax

/// Where the scripts of a command come from.
struct ScriptSource {
  /// What reads them.
  private let loader = SourceLoader()
  /// What messages call standard input, nil where it has no name.
  private let standardInputName: String?

  /// The day scripts are read for, nil for their own.
  private let asOf: DateLiteral?

  /// Takes the name of standard input and the day from the options.
  init(_ arguments: Arguments) {
    standardInputName = arguments.value(of: "--stdin-name")
    asOf = arguments.value(of: "--as-of").flatMap(DateLiteral.init(text:))
  }

  /// A script that is to be read, or why there is none.
  struct Entry: Sendable {
    let path: String
    var failure: String?
    /// Its place among all that are to be read.
    var position = 0
    /// What holds in its folder.
    var settings = Settings()
  }

  /// Returns the scripts that `paths` stand for, directories as the scripts below them, each once.
  func scripts(at paths: [String]) -> [Entry] {
    var entries = paths.flatMap { path -> [Entry] in
      if path == "-" { return [Entry(path: path)] }
      do throws(SourceFailure) {
        let found = try loader.scripts(at: path)
        return found.paths.map { Entry(path: $0) }
          + found.unread.map { Entry(path: $0.path, failure: $0.failure.message(for: $0.path)) }
      } catch {
        return [Entry(path: path, failure: error.message(for: path))]
      }
    }
    if paths.count > 1 {
      var met: Set<String> = []
      entries.removeAll { !met.insert(relative($0.path)).inserted }
    }
    for index in entries.indices { entries[index].position = index }
    return entries
  }

  /// Returns the scripts that `paths` stand for, and whether those are all; what cannot be found is
  /// said, and the rest goes on.
  func scripts(at paths: [String], _ console: Console) -> (paths: [String], areAll: Bool) {
    let entries = scripts(at: paths)
    let failures = entries.compactMap(\.failure)
    for failure in failures { console.complain(failure) }
    return (entries.filter { $0.failure == nil }.map(\.path), failures.isEmpty)
  }

  /// Returns the script at `path`, `-` for standard input; nil, and said why, if it cannot be read.
  ///
  /// It imports from its folder; standard input does so if it has a name, from the folder of that.
  func pipeline(at path: String, _ console: Console) -> Pipeline? {
    guard let settings = settings(forScriptAt: path, console) else { return nil }
    do throws(SourceFailure) {
      return try pipeline(at: path, settings)
    } catch {
      console.complain(error.message(for: name(of: path)))
      return nil
    }
  }

  /// Returns what holds for the script at `path`, `-` for standard input; nil, and said why, where that is
  /// wrong.
  func settings(forScriptAt path: String, _ console: Console) -> Settings? {
    var finder = SettingsFinder(rules: Page.ruleCodes)
    let found = finder.find(forScriptAt: place(of: path))
    for problem in found.problems { console.complain(problem.message) }
    return found.problems.isEmpty ? found.settings : nil
  }

  /// What messages call the script at `path`.
  func name(of path: String) -> String { path == "-" ? standardInputName ?? "<stdin>" : path }

  /// Where the script at `path` lies, nil for standard input without a name.
  func place(of path: String) -> String? { path == "-" ? standardInputName : path }

  /// Returns what the file at `path` holds, `-` for standard input.
  func source(at path: String) throws(SourceFailure) -> Source {
    try path == "-" ? loader.sourceOfStandardInput() : loader.source(ofFile: path)
  }

  /// Returns the script at `path`, `-` for standard input; nil where it passes 4 GB.
  func pipeline(
    at path: String, _ settings: Settings, folder: (any SourceProvider)? = nil
  ) throws(SourceFailure) -> Pipeline? {
    let hasFolder = place(of: path) != nil
    let name = name(of: path)
    let source = try source(at: path)
    Memory.prepare(forScriptOf: source.bytes.count)
    return Pipeline(
      name: name, source: source,
      imports: folder ?? (hasFolder ? ScriptFolder(ofScriptAt: name, loader: loader) : nil),
      currency: settings.currency, asOf: asOf)
  }
}

/// Keeps something until the process ends, which frees all its memory at once.
func leaveToExit(_ object: AnyObject) { _ = Unmanaged.passRetained(object) }
