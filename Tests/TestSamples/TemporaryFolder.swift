import Foundation

/// Folders that tests may write to, gone when the tests end.
public enum TemporaryFolder {
  /// The folder of this process, which all others lie in.
  private static let root: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-\(UUID().uuidString)")
    atexit { TemporaryFolder.removeAll() }
    return folder
  }()

  /// Makes a new empty folder.
  public static func make() throws -> URL {
    let folder = root.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Removes all of them.
  private static func removeAll() { try? FileManager.default.removeItem(at: root) }
}
