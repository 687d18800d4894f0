import Diagnostics
import Driver

/// Where the scripts of a command come from.
struct ScriptSource {
  /// What reads them.
  private let loader = SourceLoader()
  /// What messages call standard input.
  private let standardInputName: String

  /// Takes the name of standard input from the options.
  init(_ arguments: Arguments) {
    standardInputName = arguments.value(of: "--stdin-name") ?? "<stdin>"
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
  func pipeline(at path: String, _ console: Console) -> Pipeline? {
    do throws(SourceFailure) {
      let bytes = try path == "-" ? loader.bytesOfStandardInput() : loader.bytes(ofFile: path)
      return Pipeline(name: path == "-" ? standardInputName : path, bytes: bytes)
    } catch {
      console.complain(error.message(for: path == "-" ? standardInputName : path))
      return nil
    }
  }
}
