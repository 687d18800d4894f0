import Glibc

/// The folder that keeps history and recovery files from session to session.
struct StateFolder {
  /// Its path.
  let path: String

  /// Why there is none.
  enum Failure: Error {
    /// Neither XDG_STATE_HOME nor HOME tells where it would be.
    case noHome
    /// It cannot be made; the system's own words.
    case unusable(String)
  }

  /// Finds the folder `samverka` in $XDG_STATE_HOME or ~/.local/state, and makes it.
  init() throws(Failure) {
    let base: String
    if let state = Screen.variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      base = state
    } else if let home = Screen.variable("HOME"), home.hasPrefix("/") {
      base = home + "/.local/state"
    } else {
      throw .noHome
    }
    path = base + "/samverka"
    try StateFolder.make(path)
  }

  /// Makes a folder and those above it, readable for their owner alone.
  private static func make(_ path: String) throws(Failure) {
    var folder = ""
    for component in path.split(separator: "/") {
      folder += "/" + component
      if mkdir(folder, 0o700) != 0 && errno != EEXIST && errno != EISDIR {
        let error = errno
        var status = stat()
        if stat(folder, &status) == 0 { continue }
        throw .unusable(String(cString: strerror(error)))
      }
    }
    if access(path, W_OK | X_OK) != 0 { throw .unusable(String(cString: strerror(errno))) }
  }
}

/// A file that is written whole or not at all.
enum WholeFile {
  /// Why a file was not written: the system's own words.
  struct Failure: Error {
    let reason: String
  }

  /// Writes `bytes` to the file at `path` with `mode`, by way of another file in its folder.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(Failure) {
    let temporary = path + ".\(getpid()).tmp"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure() }
    let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    let reason = isWritten ? nil : failure()
    let isClosed = close(descriptor) == 0
    if let reason {
      unlink(temporary)
      throw reason
    }
    guard isClosed, rename(temporary, path) == 0 else {
      let reason = failure()
      unlink(temporary)
      throw reason
    }
  }

  /// Writes all bytes; false, with the reason in `errno`, where that fails.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// Reads a regular file of at most 64 MiB; nil where that fails.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return contents(of: descriptor)
  }

  /// Reads an open regular file of at most 64 MiB from its beginning.
  static func contents(of descriptor: Int32) -> [UInt8]? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= 64 << 20, lseek(descriptor, 0, SEEK_SET) == 0
    else { return nil }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return count == 0 ? bytes : nil }
      bytes += chunk[..<count]
    }
  }

  /// The failure that `errno` tells of.
  private static func failure() -> Failure { Failure(reason: String(cString: strerror(errno))) }
}
