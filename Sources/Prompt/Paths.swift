import Glibc

/// The paths that files are named by.
enum Paths {
  /// The path from the root, links resolved where the file is there.
  static func absolute(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    if path.hasPrefix("/") { return path }
    guard let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// The folder of a path, from the root.
  static func folder(of path: String) -> String {
    let whole = absolute(path)
    return String(whole[..<(whole.lastIndex(of: "/") ?? whole.startIndex)])
  }

  /// The paths that words name: all of them one, spaces within, where there is such a file, else
  /// each.
  static func named(by words: [String]) -> [String] {
    let whole = expanded(words.joined(separator: " "))
    return access(whole, F_OK) == 0 ? [whole] : words.map(expanded)
  }

  /// Replaces a leading `~` by the home folder.
  static func expanded(_ path: String) -> String {
    // As a file manager copies it, or a shell would need it.
    if path.count > 2, let first = path.first, first == path.last, first == "\"" || first == "'" {
      return expanded(String(path.dropFirst().dropLast()))
    }
    guard path == "~" || path.hasPrefix("~/"), let home = Screen.variable("HOME") else {
      return path
    }
    return home + path.dropFirst()
  }
}
