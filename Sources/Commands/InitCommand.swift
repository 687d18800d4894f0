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
    let files = StarterFiles.all.map { (path: folder + "/" + $0.path, text: $0.text) }
    let known = files.map(\.path).filter { access($0, F_OK) == 0 }
    for path in known { console.complain("`\(visible(path))` is there already") }
    if !known.isEmpty {
      console.note("  = do:  nothing was written; name another folder\n")
      return .notChecked
    }
    for file in files {
      if let reason = write(file.text, to: file.path) {
        console.complain("`\(visible(file.path))` cannot be written: \(visible(reason))")
        return .notChecked
      }
      console.output += "wrote \(visible(file.path))\n"
    }
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
