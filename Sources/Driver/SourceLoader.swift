import Diagnostics
import Glibc

/// What kept a source from being read.
public enum SourceFailure: Error, Hashable, Sendable {
  case missing
  case notReadable
  /// A file was expected and a directory found.
  case directory
  /// It has more than `limit` bytes.
  case tooLarge(limit: Int)
  /// No script lies below a directory.
  case noScripts
  /// The system's own words for anything else.
  case failed(String)
}

/// The only place where files and standard input are read.
public struct SourceLoader: Sendable {
  /// The most bytes that are read of one source.
  public let limit: Int

  /// The ending of a script's name.
  public static let fileExtension = ".samverka"

  /// Creates a loader that reads at most `limit` bytes of a source, 256 MiB if not told.
  public init(limit: Int = 256 << 20) {
    precondition(limit > 0 && limit < Int(UInt32.max))
    self.limit = limit
  }

  /// Returns the bytes of the file at `path`.
  public func bytes(ofFile path: String) throws(SourceFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw Self.failure() }
    defer { close(descriptor) }
    return try bytes(from: descriptor)
  }

  /// Returns the bytes of standard input up to its end.
  public func bytesOfStandardInput() throws(SourceFailure) -> [UInt8] {
    try bytes(from: STDIN_FILENO)
  }

  /// Returns the scripts that `path` stands for: itself, or all below it if it is a directory.
  ///
  /// Paths are joined by `/` and sorted; hidden entries and links to directories are passed over.
  public func scripts(at path: String) throws(SourceFailure) -> [String] {
    var status = stat()
    if stat(path, &status) != 0 { throw Self.failure() }
    guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    var found: [String] = []
    var directories = [path]
    while let directory = directories.popLast() {
      for (name, isDirectory) in try Self.entries(of: directory) where !name.hasPrefix(".") {
        let inner = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        if isDirectory {
          directories.append(inner)
        } else if name.hasSuffix(Self.fileExtension) {
          found.append(inner)
        }
      }
    }
    if found.isEmpty { throw .noScripts }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Reads to the end of an open file, at most up to the limit.
  private func bytes(from descriptor: Int32) throws(SourceFailure) -> [UInt8] {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw Self.failure() }
    if status.st_mode & S_IFMT == S_IFDIR { throw .directory }
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    if size > limit { throw .tooLarge(limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure()
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > limit { throw .tooLarge(limit: limit) }
    }
  }

  /// Returns the names in a directory, and which of them are directories themselves.
  private static func entries(
    of path: String
  ) throws(SourceFailure) -> [(name: String, isDirectory: Bool)] {
    guard let directory = opendir(path) else { throw failure() }
    defer { closedir(directory) }
    var result: [(name: String, isDirectory: Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var status = stat()
      // A link to a directory could lead round in a circle.
      let isDirectory =
        lstat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      result.append((name, isDirectory))
    }
    return result
  }

  /// Returns the failure that `errno` tells of.
  private static func failure() -> SourceFailure {
    switch errno {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM: .notReadable
    case EISDIR: .directory
    case let code: .failed(String(cString: strerror(code)))
    }
  }
}
