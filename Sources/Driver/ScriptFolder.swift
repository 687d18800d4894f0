import Glibc

/// The folder of a script: what it imports lies in it or below.
public struct ScriptFolder: SourceProvider, Sendable {
  /// Its path, `.` for the current one.
  private let path: String
  private let loader: SourceLoader
  public let prefix: String

  /// Creates the folder of the script at `path`.
  public init(ofScriptAt path: String, loader: SourceLoader = SourceLoader()) {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    prefix = end.map { String(path[...$0]) } ?? ""
    self.path = prefix.isEmpty ? "." : prefix
    self.loader = loader
  }

  public func source(at path: [String]) throws(SourceFailure) -> Source {
    guard let name = path.last else { throw .missing }
    let folder = try openFolder(path.dropLast())
    defer { close(folder) }
    switch try kind(of: name, in: folder) {
    case S_IFREG: break
    case S_IFDIR: throw .directory
    default: throw .special
    }
    // It may have been replaced since; a pipe without a writer must not stop the program.
    let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if file < 0 { throw SourceLoader.failure() }
    defer { close(file) }
    return try loader.source(from: file, allowing: .regularFiles)
  }

  public func names(in path: [String]) -> [String] {
    guard let folder = try? openFolder(path[...]) else { return [] }
    // Closing the directory closes the folder.
    guard let directory = fdopendir(folder) else {
      close(folder)
      return []
    }
    defer { closedir(directory) }
    return SourceLoader.entries(in: directory).map(\.name)
      .filter { (try? kind(of: $0, in: folder)) == S_IFREG }
  }

  /// Opens the folder that `path` leads to, without following links.
  private func openFolder(_ path: ArraySlice<String>) throws(SourceFailure) -> Int32 {
    var folder = open(self.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder < 0 { throw SourceLoader.failure() }
    for component in path {
      let outer = folder
      defer { close(outer) }
      guard try kind(of: component, in: outer) == S_IFDIR else { throw .missing }
      let inner = openat(outer, component, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if inner < 0 { throw SourceLoader.failure() }
      folder = inner
    }
    return folder
  }

  /// Returns the kind of an entry of a folder, as the system numbers kinds; a link is refused.
  private func kind(of name: String, in folder: Int32) throws(SourceFailure) -> mode_t {
    var status = stat()
    if fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 { throw SourceLoader.failure() }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFLNK { throw .link }
    return kind
  }
}
