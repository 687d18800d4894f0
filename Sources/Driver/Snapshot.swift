import Glibc

/// What files look like from outside at one moment: two snapshots differ where a file was written,
/// added or taken away between them.
public struct Snapshot: Hashable, Sendable {
  /// What tells that a file was written.
  private struct Stamp: Hashable, Sendable {
    let number: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// The stamps by path, nil for a file that does not exist.
  private var stamps: [String: Stamp?] = [:]

  /// Looks at everything `paths` stand for, directories as what could be a script below them, and at
  /// `files` besides.
  public init(of paths: [String], and files: Set<String>, loader: SourceLoader = SourceLoader()) {
    for path in paths.flatMap({ (try? loader.candidates(at: $0))?.paths ?? [$0] }) + files {
      var status = stat()
      guard stat(path, &status) == 0 else {
        stamps[path] = .some(nil)
        continue
      }
      stamps[path] = Stamp(
        number: UInt64(status.st_ino), size: Int(status.st_size),
        seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }
  }

  /// Whether all that this snapshot looked at is the same in `later`, which may look at more.
  public func agrees(with later: Snapshot) -> Bool {
    stamps.allSatisfy { path, stamp in later.stamps[path] ?? nil == stamp }
  }
}
