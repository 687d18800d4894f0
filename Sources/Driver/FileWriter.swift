import Glibc

/// What kept a file from being written.
public enum WriteFailure: Error, Hashable, Sendable {
  /// A file was expected and a directory found.
  case directory
  /// The folder it would lie in does not exist.
  case noFolder
  /// The system's own words for anything else.
  case failed(String)
}

/// The only place where files are written: whole, or not at all.
public enum FileWriter {
  /// Makes `bytes` what the file at `path` holds.
  ///
  /// A regular file is replaced in one step and keeps its mode; behind a link the file it leads to is
  /// replaced, never the link. A pipe or a device is written to. A file that holds just that already
  /// is left alone, so that who watches it sees no change.
  public static func write(_ bytes: [UInt8], to path: String) throws(WriteFailure) {
    var status = stat()
    if stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFDIR: throw .directory
      case S_IFREG where Int(status.st_size) == bytes.count && holds(path, bytes): return
      case S_IFREG: return try replace(resolved(path), with: bytes, mode: status.st_mode & 0o7777)
      default: return try overwrite(path, with: bytes)
      }
    }
    if errno == ENOENT { return try replace(target(of: path), with: bytes, mode: nil) }
    throw failure()
  }

  /// Whether `path` leads to something that is neither a regular file nor a directory.
  public static func isPipeOrDevice(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Writes all of `bytes` to what is open as `descriptor`; false, with the reason in `errno`, where
  /// that fails.
  public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  /// Writes all of `text` in UTF-8 to what is open as `descriptor`; false, with the reason in `errno`,
  /// where that fails.
  public static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  /// Writes all of `bytes`, in as many steps as the system takes.
  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }

  /// Whether `path` leads to the same file as one of `others`, or would where none is there yet.
  public static func isOne(of others: [String], _ path: String) -> Bool {
    var own = stat()
    guard stat(path, &own) == 0 else {
      let place = place(of: path)
      return others.contains { Self.place(of: $0) == place }
    }
    // A device takes what several write.
    if own.st_mode & S_IFMT != S_IFREG { return false }
    return others.contains { other in
      var status = stat()
      return stat(other, &status) == 0 && status.st_dev == own.st_dev
        && status.st_ino == own.st_ino
    }
  }

  /// The full path of a file that may not be there in a folder that is, else its path as it stands.
  private static func place(of path: String) -> String {
    let folder = folder(of: path)
    guard let full = realpath(folder.isEmpty ? "." : folder, nil) else { return path }
    defer { free(full) }
    let name = path[path.utf8.index(path.startIndex, offsetBy: folder.utf8.count)...]
    return String(cString: full) + "/" + name
  }

  /// The part of a path up to its last `/`, empty where it has none.
  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }

  /// Whether the file at `path` holds just `bytes`.
  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    (try? SourceLoader().source(ofFile: path).bytes) == bytes
  }

  /// How many files one process may be writing in a folder, or have left there when it was killed.
  private static let mostTemporary = 1_000

  /// Makes a file in `folder` that nobody else has: other threads write there at the same time.
  private static func openBeside(_ folder: String) throws(WriteFailure) -> (Int32, String) {
    // Names are short and plain, whatever the file's own name is.
    for number in 0..<mostTemporary {
      let path = folder + ".samverka-\(getpid())-\(number).tmp"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 { return (file, path) }
      if errno != EEXIST { break }
    }
    throw failure()
  }

  /// Writes a file beside `path` and moves it there.
  private static func replace(
    _ path: String, with bytes: [UInt8], mode: mode_t?
  ) throws(WriteFailure) {
    let (file, temporary) = try openBeside(folder(of: path))
    var isDone = false
    defer { if !isDone { unlink(temporary) } }
    do {
      defer { close(file) }
      if !writeAll(bytes, to: file) { throw failure() }
      if let mode, fchmod(file, mode) != 0 { throw failure() }
      if fsync(file) != 0 { throw failure() }
    }
    if rename(temporary, path) != 0 { throw failure() }
    isDone = true
  }

  /// Writes to what is no regular file.
  private static func overwrite(_ path: String, with bytes: [UInt8]) throws(WriteFailure) {
    let file = try opened(path)
    defer { close(file) }
    if !writeAll(bytes, to: file) { throw failure() }
  }

  /// Opens what is no regular file; who reads from a pipe may come a little later.
  private static func opened(_ path: String) throws(WriteFailure) -> Int32 {
    for _ in 0..<patience {
      let file = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
      if file >= 0 {
        // What is written waits for its reader.
        let flags = fcntl(file, F_GETFL)
        if flags < 0 || fcntl(file, F_SETFL, flags & ~O_NONBLOCK) < 0 {
          let failure = failure()
          close(file)
          throw failure
        }
        return file
      }
      if errno != ENXIO { throw failure() }
      usleep(100_000)
    }
    throw .failed("nobody reads from it")
  }

  /// So often it is looked, ten times a second, whether somebody reads from a pipe.
  private static let patience = 20

  /// Returns the path of the file itself where `path` leads over links.
  private static func resolved(_ path: String) throws(WriteFailure) -> String {
    guard let real = realpath(path, nil) else { throw failure() }
    defer { free(real) }
    return String(cString: real)
  }

  /// Returns where a file that does not exist yet is to lie: a link that leads nowhere stays.
  private static func target(of path: String) throws(WriteFailure) -> String {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      throw .failed("it is a link that leads nowhere")
    }
    return path
  }

  /// Returns the failure that `errno` tells of.
  private static func failure() -> WriteFailure {
    switch errno {
    case ENOENT, ENOTDIR: .noFolder
    case EISDIR: .directory
    case let code: .failed(String(cString: strerror(code)))
    }
  }
}
