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

/// A file that is read whole or not at all.
enum WholeFile {
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
}
