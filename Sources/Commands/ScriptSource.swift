import Diagnostics
import Driver

/// Where the scripts of a command come from.
struct ScriptSource {
  /// What reads them.
  private let loader = SourceLoader()
  /// What messages call standard input, nil where it has no name.
  private let standardInputName: String?

  /// Takes the name of standard input from the options.
  init(_ arguments: Arguments) {
    standardInputName = arguments.value(of: "--stdin-name")
  }

  /// A script that is to be read, or why there is none.
  struct Entry {
    let path: String
    let failure: String?
  }

  /// Returns the scripts that `paths` stand for, directories as the scripts below them.
  func scripts(at paths: [String]) -> [Entry] {
    paths.flatMap { path -> [Entry] in
      if path == "-" { return [Entry(path: path, failure: nil)] }
      do throws(SourceFailure) {
        return try loader.scripts(at: path).map { Entry(path: $0, failure: nil) }
      } catch {
        return [Entry(path: path, failure: error.message(for: path))]
      }
    }
  }

  /// Returns the scripts that `paths` stand for; what cannot be found is said, and the rest goes on.
  func scripts(at paths: [String], _ console: Console) -> [String] {
    scripts(at: paths).compactMap { entry in
      guard let failure = entry.failure else { return entry.path }
      console.complain(failure)
      return nil
    }
  }

  /// Returns the script at `path`, `-` for standard input; nil, and said why, if it cannot be read.
  ///
  /// It imports from its folder; standard input does so if it has a name, from the folder of that.
  func pipeline(at path: String, _ console: Console) -> Pipeline? {
    do throws(SourceFailure) {
      return try pipeline(at: path)
    } catch {
      console.complain(error.message(for: name(of: path)))
      return nil
    }
  }

  /// What messages call the script at `path`.
  func name(of path: String) -> String { path == "-" ? standardInputName ?? "<stdin>" : path }

  /// Returns the script at `path`, `-` for standard input; nil where it passes 4 GB.
  func pipeline(at path: String) throws(SourceFailure) -> Pipeline? {
    let isStandardInput = path == "-"
    let hasFolder = !isStandardInput || standardInputName != nil
    let name = name(of: path)
    let source = try isStandardInput ? loader.sourceOfStandardInput() : loader.source(ofFile: path)
    return Pipeline(
      name: name, source: source,
      imports: hasFolder ? ScriptFolder(ofScriptAt: name, loader: loader) : nil)
  }
}

/// Keeps something until the process ends, which frees all its memory at once.
func leaveToExit(_ object: AnyObject) { _ = Unmanaged.passRetained(object) }
