import Driver
import Glibc

/// The entries of a session that were not saved, kept as long as they are not.
///
/// Each session has a file of its own and holds a lock on it while it lives; a file that nobody holds
/// was left by a session that ended without saving.
final class RecoveryFile {
  /// What a session would lose.
  struct Contents: Equatable {
    /// The files it had loaded, by their whole paths.
    var files: [String] = []
    /// What was entered since.
    var entries: [String] = []
  }

  private let folder: String
  private var descriptor: Int32 = -1
  private let path: String
  /// Why the file could not be written; nil as long as it could.
  private(set) var failure: String?

  /// Prepares the file of this process; it is made when there is something to keep.
  init(in folder: StateFolder) {
    self.folder = folder.path
    path = folder.path + "/unsaved-\(getpid())"
  }

  /// Keeps `contents` instead of what was kept; nothing where there are no entries.
  func keep(_ contents: Contents) {
    if contents.entries.isEmpty { return drop() }
    let temporary = path + ".tmp"
    let new = open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard new >= 0 else { return note() }
    // The lock belongs to the file, whatever its name: it is held before anybody can find it.
    flock(new, LOCK_EX | LOCK_NB)
    guard FileWriter.writeAll(RecoveryFile.text(contents), to: new),
      rename(temporary, path) == 0
    else {
      note()
      close(new)
      unlink(temporary)
      return
    }
    if descriptor >= 0 { close(descriptor) }
    descriptor = new
  }

  /// Keeps nothing any more.
  func drop() {
    guard descriptor >= 0 else { return }
    unlink(path)
    close(descriptor)
    descriptor = -1
  }

  /// Leaves what is kept for the next session.
  func leave() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// Leaves `contents` for the next session, whatever this one keeps from now on; returns where, nil where
  /// that cannot be.
  func setAside(_ contents: Contents) -> String? {
    keep(contents)
    if failure != nil || descriptor < 0 { return nil }
    var number = 1
    while access("\(path)-\(number)", F_OK) == 0 { number += 1 }
    let aside = "\(path)-\(number)"
    guard rename(path, aside) == 0 else {
      note()
      return nil
    }
    leave()
    return aside
  }

  /// Remembers why writing failed.
  private func note() { failure = String(cString: strerror(errno)) }

  /// Removes the file of a session that ended, at `path`.
  static func remove(_ path: String) { unlink(path) }

  /// Removes all files that nobody holds.
  func dropOrphans() {
    while let (orphan, _) = newestOrphan() { unlink(orphan) }
  }

  /// The newest of the files that nobody holds, and what it holds.
  func newestOrphan() -> (path: String, contents: Contents)? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var found: (path: String, time: Int, contents: Contents)?
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix("unsaved-"), !name.hasSuffix(".tmp") else { continue }
      let path = folder + "/" + name
      guard path != self.path || descriptor < 0, let one = RecoveryFile.read(path) else { continue }
      if found.map({ $0.time < one.time }) ?? true { found = (path, one.time, one.contents) }
    }
    return found.map { ($0.path, $0.contents) }
  }

  /// Reads a file that nobody holds.
  private static func read(_ path: String) -> (time: Int, contents: Contents)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0,
      let bytes = WholeFile.contents(of: descriptor)
    else { return nil }
    let contents = contents(in: String(decoding: bytes, as: UTF8.self))
    if contents.entries.isEmpty { return nil }
    return (status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec, contents)
  }

  /// The text of a file: records as in the history, those of files behind `:load `.
  private static func text(_ contents: Contents) -> String {
    (contents.files.map { ":load " + $0 } + contents.entries).map(HistoryFile.record).joined()
  }

  /// What stands in the text of a file.
  private static func contents(in text: String) -> Contents {
    var contents = Contents()
    for record in HistoryFile.entries(in: text) {
      if record.hasPrefix(":load ") {
        contents.files.append(String(record.dropFirst(6)))
      } else {
        contents.entries.append(record)
      }
    }
    return contents
  }
}
