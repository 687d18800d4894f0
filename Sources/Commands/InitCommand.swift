import Diagnostics
import Driver
import Glibc

/// `samverka init FOLDER`: a folder to begin with.
enum InitCommand: Command {
  static let syntax = CommandSyntax(
    name: "init",
    summary: "write a script to begin with, and what checks it at each change",
    description: """
      Writes into a folder a script with comments to change as you like, a workflow that checks it \
      whenever it changes on GitHub, and an entry for pre-commit. What is there already stays as it \
      is: nothing is written over.
      """,
    files: .folder,
    options: [],
    examples: [
      .init(line: "samverka init planning", says: "Begins in the folder `planning`.")
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    guard let folder = arguments.files.first else { return .notChecked }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    let files = StarterFiles.all.map { (path: start + $0.path, text: $0.text) }
    if isHindered(files.map(\.path), console) {
      console.note("  = do:  nothing was written; name another folder\n")
      return .notChecked
    }
    for (index, file) in files.enumerated() {
      guard let reason = write(file.text, to: file.path) else { continue }
      // A part of them would be in the way of the next try.
      for written in files[..<index] { unlink(written.path) }
      console.complain("`\(visible(file.path))` cannot be written: \(visible(reason))")
      return .notChecked
    }
    for file in files { console.output += "wrote \(visible(file.path))\n" }
    if let root = SettingsFinder.repository(above: folder) {
      console.note(
        "`.github` and `.pre-commit-config.yaml` are read at the root of the repository alone: move"
          + " them to `\(visible(root))`\n")
    }
    console.output += "\n  samverka repl \(word(files[0].path))\n"
    console.output += "  samverka check \(word(folder))\n"
    return .holds
  }

  /// A path as a shell reads it as one word.
  private static func word(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
        || "0123456789._-/+,:@%".utf8.contains(byte)
    }
    if isPlain && !path.hasPrefix("-") { return visible(path) }
    let safe = path.hasPrefix("-") ? "./" + path : path
    return "'"
      + visible(safe).split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }

  /// Says what would keep new files from being written at `paths`; false where that is nothing.
  private static func isHindered(_ paths: [String], _ console: Console) -> Bool {
    var result = false
    for path in paths {
      if exists(path) {
        console.complain("`\(visible(path))` is there already")
      } else if let reason = obstacle(to: path) {
        console.complain("`\(visible(path))` cannot be written: \(reason)")
      } else {
        continue
      }
      result = true
    }
    return result
  }

  /// Whether there is something at `path`, if only a link.
  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// What would keep a new file from being written at `path`, as far as it shows beforehand.
  private static func obstacle(to path: String) -> String? {
    var nearest = path.hasPrefix("/") ? "/" : "."
    for end in path.indices where path[end] == "/" && end > path.startIndex {
      let folder = String(path[..<end])
      var status = stat()
      if stat(folder, &status) != 0 {
        let failure = errno
        if exists(folder) { return "`\(visible(folder))` is a link that leads nowhere" }
        if failure != ENOENT { return visible(String(cString: strerror(failure))) }
        break
      }
      if status.st_mode & S_IFMT != S_IFDIR { return "`\(visible(folder))` is no folder" }
      nearest = folder
    }
    return access(nearest, W_OK | X_OK) == 0 ? nil : visible(String(cString: strerror(errno)))
  }

  /// Writes a new file and the folders above it; returns the system's words for what prevented it.
  private static func write(_ text: String, to path: String) -> String? {
    var index = path.startIndex
    while let slash = path[index...].firstIndex(of: "/") {
      let folder = String(path[..<slash])
      if !folder.isEmpty && mkdir(folder, 0o777) != 0 && errno != EEXIST {
        return String(cString: strerror(errno))
      }
      index = path.index(after: slash)
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    defer { close(descriptor) }
    if let failure = Console.write(text, to: descriptor) {
      // Half a file would be in the way of the next try.
      unlink(path)
      return String(cString: strerror(failure))
    }
    return nil
  }
}
