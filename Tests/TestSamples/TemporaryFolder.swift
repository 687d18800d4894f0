import Foundation
import Synchronization

/// Folders that tests may write to, gone when the tests end.
///
/// Their paths are short beside that of temporary files, for sessions show them on terminals.
public enum TemporaryFolder {
  /// The folder of this process, which all others lie in.
  private static let root: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-\(UUID().uuidString.prefix(8))")
    atexit { TemporaryFolder.removeAll() }
    return folder
  }()

  /// How many were made.
  private static let count = Atomic(0)

  /// Makes a new empty folder.
  public static func make() throws -> URL {
    let number = count.add(1, ordering: .relaxed).newValue
    let folder = root.appendingPathComponent("\(number)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Removes all of them.
  private static func removeAll() { try? FileManager.default.removeItem(at: root) }
}
