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

  /// Returns the scripts that `paths` stand for, directories as the scripts below them.
  ///
  /// What cannot be found is said, and the rest goes on.
  func scripts(at paths: [String], _ console: Console) -> [String] {
    paths.flatMap { path -> [String] in
      if path == "-" { return [path] }
      do throws(SourceFailure) {
        return try loader.scripts(at: path)
      } catch {
        console.complain(error.message(for: path))
        return []
      }
    }
  }

  /// Returns the script at `path`, `-` for standard input; nil, and said why, if it cannot be read.
  ///
  /// It imports from its folder; standard input does so if it has a name, from the folder of that.
  func pipeline(at path: String, _ console: Console) -> Pipeline? {
    let isStandardInput = path == "-"
    let name = isStandardInput ? standardInputName ?? "<stdin>" : path
    let hasFolder = !isStandardInput || standardInputName != nil
    do throws(SourceFailure) {
      let source =
        try isStandardInput ? loader.sourceOfStandardInput() : loader.source(ofFile: path)
      return Pipeline(
        name: name, source: source,
        imports: hasFolder ? ScriptFolder(ofScriptAt: name, loader: loader) : nil)
    } catch {
      console.complain(error.message(for: name))
      return nil
    }
  }
}

/// Keeps something until the process ends, which frees all its memory at once.
func leaveToExit(_ object: AnyObject) { _ = Unmanaged.passRetained(object) }
