import Diagnostics
import Glibc
import Parsing

/// What kept a source from being read.
public enum SourceFailure: Error, Hashable, Sendable {
  case missing
  case notReadable
  /// A file was expected and a directory found.
  case directory
  /// A link where none is followed.
  case link
  /// A pipe, a device or a socket where a regular file was expected.
  case special
  /// Its size or time changed between the first byte and the last.
  case changed
  /// It has more than `limit` bytes.
  case tooLarge(limit: Int)
  /// No script lies below a directory.
  case noScripts
  /// What kept a directory below the one that is wanted from being read.
  indirect case below(String, SourceFailure)
  /// The system's own words for anything else.
  case failed(String)
}

/// The only place where files and standard input are read.
public struct SourceLoader: Sendable {
  /// The most bytes that are read of one source.
  public let limit: Int

  /// The ending of a script's name.
  public static let fileExtension = ".samverka"

  /// Whether a file of that name is a Markdown file.
  public static func isMarkdown(_ name: String) -> Bool {
    SourceForm(ofFileNamed: name) == .markdown
  }

  /// Whether a file of that name may hold a script: it ends as one, or is a Markdown file.
  public static func mayHoldScript(_ name: String) -> Bool {
    name.hasSuffix(fileExtension) || isMarkdown(name)
  }

  /// Whether a directory is at `path`.
  public static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether nothing at all is at `path`, not even a link.
  public static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && failure() == .missing
  }

  /// Creates a loader that reads at most `limit` bytes of a source, 256 MiB if not told.
  public init(limit: Int = 256 << 20) {
    precondition(limit > 0 && limit < Int(UInt32.max))
    self.limit = limit
  }

  /// Returns what the file at `path` holds.
  ///
  /// Pipes and devices are refused, so that none holds up a check of a folder; the open streams of the
  /// process, as a shell hands them over by `/dev/stdin` and `/dev/fd/63`, are read to their end.
  public func source(ofFile path: String) throws(SourceFailure) -> Source {
    // Opening a named pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    if descriptor < 0 { throw Self.failure() }
    defer { close(descriptor) }
    return try source(from: descriptor, allowing: Self.isStream(path) ? .anything : .regularFiles)
  }

  /// Whether `path` is a stream of the process itself.
  private static func isStream(_ path: String) -> Bool {
    path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  }

  /// Returns what standard input gives up to its end.
  public func sourceOfStandardInput() throws(SourceFailure) -> Source {
    let source = try source(from: STDIN_FILENO, allowing: .anything)
    return Source(bytes: source.bytes)
  }

  /// Returns the scripts that `path` stands for: itself, or all below it if it is a directory.
  ///
  /// Paths are joined by `/` and sorted; hidden entries and links to directories are passed over.
  public func scripts(at path: String) throws(SourceFailure) -> FoundScripts {
    var found = try candidates(at: path)
    if found.paths == [path] { return found }
    found.paths = found.paths.filter(isScript).sorted(by: Self.precedes)
    found.unread.sort { Self.precedes($0.path, $1.path) }
    if found.paths.isEmpty {
      throw found.unread.first.map { .below($0.path, $0.failure) } ?? .noScripts
    }
    return found
  }

  /// The order of paths: that of their bytes, on every machine the same.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Returns what could be a script at `path` by its name: itself, or all below it if it is a directory.
  func candidates(at path: String) throws(SourceFailure) -> FoundScripts {
    var status = stat()
    if stat(path, &status) != 0 { throw Self.failure() }
    guard status.st_mode & S_IFMT == S_IFDIR else { return FoundScripts(paths: [path]) }
    var found = FoundScripts()
    var directories = [path]
    while let directory = directories.popLast() {
      let entries: [(name: String, isDirectory: Bool)]
      do throws(SourceFailure) {
        entries = try Self.entries(of: directory)
      } catch {
        if directory == path { throw error }
        found.unread.append((directory, error))
        continue
      }
      for (name, isDirectory) in entries where !name.hasPrefix(".") {
        let inner = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        if isDirectory {
          directories.append(inner)
        } else if Self.mayHoldScript(name) {
          found.paths.append(inner)
        }
      }
    }
    return found
  }

  /// Whether a file below a directory is a script: a regular file that ends in `.samverka`, or a
  /// Markdown file with a block of one.
  private func isScript(_ path: String) -> Bool {
    let isMarkdown = Self.isMarkdown(path)
    var status = stat()
    // What has the name of a script and cannot be found is told when it is read.
    if stat(path, &status) != 0 { return !isMarkdown }
    guard status.st_mode & S_IFMT == S_IFREG else { return false }
    if !isMarkdown { return true }
    guard let source = try? source(ofFile: path) else { return false }
    return !MarkdownBlocks(source.bytes).ranges.isEmpty
  }

  /// What kinds of files may be read.
  enum Kinds {
    case anything, regularFiles
  }

  /// Reads to the end of an open file, at most up to the limit; `afterwards` runs before it is looked
  /// at whether the file has changed.
  func source(
    from descriptor: Int32, allowing kinds: Kinds, afterwards: () -> Void = {}
  ) throws(SourceFailure) -> Source {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw Self.failure() }
    if status.st_mode & S_IFMT == S_IFDIR { throw .directory }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if kinds == .regularFiles && !isRegular { throw .special }
    let size = isRegular ? Int(status.st_size) : 0
    if size > limit { throw .tooLarge(limit: limit) }
    let bytes = try bytes(from: descriptor, expecting: size, allowing: kinds)
    guard isRegular else { return Source(bytes: bytes) }
    afterwards()
    var later = stat()
    if fstat(descriptor, &later) != 0 { throw Self.failure() }
    // Files that the system makes up as they are read say that they are empty.
    let isWhole = size == 0 || bytes.count == size
    guard isWhole, status.isSame(as: later) else { throw .changed }
    return Source(
      bytes: bytes,
      identity: SourceIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)))
  }

  /// Reads to the end of an open file of about `size` bytes.
  private func bytes(
    from descriptor: Int32, expecting size: Int, allowing kinds: Kinds
  ) throws(SourceFailure) -> [UInt8] {
    // One byte more than it says, so that the end is found without another step.
    var bytes = size > 0 ? try whole(descriptor, count: size + 1, allowing: kinds) : []
    if size > 0 && bytes.count <= size { return bytes }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        guard errno == EAGAIN else { throw Self.failure() }
        try Self.wait(for: descriptor, allowing: kinds)
        continue
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > limit { throw .tooLarge(limit: limit) }
    }
  }

  /// Reads until the end or `count` bytes of an open file.
  private func whole(
    _ descriptor: Int32, count: Int, allowing kinds: Kinds
  ) throws(SourceFailure) -> [UInt8] {
    var error: SourceFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let step = read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if step == 0 { return }
        if step > 0 {
          filled += step
        } else if errno != EINTR {
          do throws(SourceFailure) {
            guard errno == EAGAIN else { throw Self.failure() }
            try Self.wait(for: descriptor, allowing: kinds)
          } catch let failure {
            error = failure
            return
          }
        }
      }
    }
    if let error { throw error }
    return bytes
  }

  /// Waits until a stream that does not block has something to read. What claims to be a regular file
  /// and has nothing yet is none: the system makes some up as they are read.
  private static func wait(for descriptor: Int32, allowing kinds: Kinds) throws(SourceFailure) {
    if kinds == .regularFiles { throw .special }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&request, 1, -1)
  }

  /// Returns the names in a directory, and which of them are directories themselves.
  private static func entries(
    of path: String
  ) throws(SourceFailure) -> [(name: String, isDirectory: Bool)] {
    guard let directory = opendir(path) else { throw failure() }
    defer { closedir(directory) }
    return entries(in: directory)
  }

  /// Returns the names in an open directory, and which of them are directories themselves.
  static func entries(in directory: OpaquePointer) -> [(name: String, isDirectory: Bool)] {
    var result: [(name: String, isDirectory: Bool)] = []
    while let entry = readdir(directory) {
      var status = stat()
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        let text = bytes.bindMemory(to: CChar.self)
        // A link to a directory could lead round in a circle. Asked by its bytes: they may be no UTF-8.
        if fstatat(dirfd(directory), text.baseAddress!, &status, AT_SYMLINK_NOFOLLOW) != 0 {
          status = stat()
        }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      result.append((name, status.st_mode & S_IFMT == S_IFDIR))
    }
    return result
  }

  /// Returns the failure that `errno` tells of.
  static func failure() -> SourceFailure {
    switch errno {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM: .notReadable
    case EISDIR: .directory
    case ELOOP: .link
    case ENXIO, ENODEV: .special
    case let code: .failed(String(cString: strerror(code)))
    }
  }
}

extension stat {
  /// Whether size and time of the last change are equal.
  fileprivate func isSame(as other: stat) -> Bool {
    st_size == other.st_size && st_mtim.tv_sec == other.st_mtim.tv_sec
      && st_mtim.tv_nsec == other.st_mtim.tv_nsec
  }
}
