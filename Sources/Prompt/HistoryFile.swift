import Driver
import Glibc

/// What was entered, kept from session to session in plain UTF-8.
///
/// An entry is a record: its first line at the beginning of a line, each further one behind a tab. Where
/// the first is empty or begins with a tab itself, an empty one stands before it, which is none of the entry's.
/// Records are added one at a time under a lock, so that sessions at the same time keep all of them.
struct HistoryFile {
  /// How many entries are kept.
  static let limit = 10_000

  private let path: String

  /// Why an entry was not kept: the system's own words.
  struct Failure: Error {
    let reason: String
  }

  /// Names the file in a folder.
  init(in folder: StateFolder) { path = folder.path + "/history" }

  /// The entries, the oldest first; empty where there is no file.
  func entries() -> [String] {
    WholeFile.read(path).map { HistoryFile.entries(in: String(decoding: $0, as: UTF8.self)) } ?? []
  }

  /// Adds an entry; the oldest go where there are too many.
  func append(_ entry: String) throws(Failure) {
    let descriptor = try openLocked()
    defer { close(descriptor) }
    let end = lseek(descriptor, 0, SEEK_END)
    if !FileWriter.writeAll(HistoryFile.record(entry), to: descriptor) {
      let failure = HistoryFile.failure()
      // Half a record is none.
      ftruncate(descriptor, end)
      throw failure
    }
  }

  /// Drops the oldest entries where there are twice as many as are kept; silent where that fails.
  func compact() {
    guard let descriptor = try? openLocked() else { return }
    defer { close(descriptor) }
    guard let bytes = WholeFile.contents(of: descriptor) else { return }
    let entries = HistoryFile.entries(in: String(decoding: bytes, as: UTF8.self))
    guard entries.count > 2 * HistoryFile.limit else { return }
    let text = entries.suffix(HistoryFile.limit).map(HistoryFile.record).joined()
    try? FileWriter.write(Array(text.utf8), to: path)
  }

  /// Opens the file and locks it; the lock is that of the file the path leads to now.
  private func openLocked() throws(Failure) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard descriptor >= 0 else { throw HistoryFile.failure() }
      while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
      var opened = stat()
      var named = stat()
      let isSame =
        fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
      if isSame { return descriptor }
      // Another session has compacted the file meanwhile.
      close(descriptor)
    }
  }

  /// The failure that `errno` tells of.
  private static func failure() -> Failure { Failure(reason: String(cString: strerror(errno))) }

  /// An entry as it stands in the file.
  static func record(_ entry: String) -> String {
    var lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
    if let first = lines.first, first.isEmpty || first.first == "\t" { lines.insert("", at: 0) }
    return lines.joined(separator: "\n\t") + "\n"
  }

  /// The entries in the text of the file.
  static func entries(in text: String) -> [String] {
    var entries: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.first == "\t", !entries.isEmpty {
        entries[entries.count - 1] += "\n" + line.dropFirst()
      } else {
        entries.append(String(line))
      }
    }
    return entries.map { $0.first == "\n" ? String($0.dropFirst()) : $0 }.filter { !$0.isEmpty }
  }
}
