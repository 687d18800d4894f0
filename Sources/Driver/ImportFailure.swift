import Diagnostics

/// What kept an import or a table from being read.
enum ImportFailure: Error {
  /// Nothing stands between the quotes.
  case emptyPath
  /// A backslash or a NUL in the path.
  case foreignSeparator
  /// The path begins at the root.
  case absolute
  /// The path leads out of the script's folder by `..`.
  case outside
  /// The path has `..` and stays in the script's folder.
  case upwards
  /// The path ends in `/`.
  case folder
  /// The script has no folder: it came from standard input.
  case noFolder
  /// The script was entered in a session, and no file of it says where its folder is.
  case noFile
  /// The name of a script that is imported has another ending.
  case noScript
  /// A file imports one that is waiting for it; the names from the first to the last.
  case circle([String])
  /// More files than are read.
  case tooMany(limit: Int)
  /// All files together are larger than is read.
  case tooLarge
  /// There is no such file, but one whose name differs in capitals alone, or in how its letters are
  /// composed.
  case otherSpelling(String)
  /// The file cannot be read.
  case source(SourceFailure)
}

/// A failure at the place of the path.
struct ImportProblem {
  let failure: ImportFailure
  /// The path as it is written.
  let path: String
  let site: SourceSpan
}
