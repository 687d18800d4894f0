import Synchronization

/// A folder that remembers what was asked of it; a class, because who reads and who asks share it.
public final class WatchedFolder: SourceProvider, Sendable {
  private let folder: ScriptFolder
  private let asked = Mutex<Set<String>>([])

  /// Creates the folder of the script at `path`.
  public init(ofScriptAt path: String, loader: SourceLoader = SourceLoader()) {
    folder = ScriptFolder(ofScriptAt: path, loader: loader)
  }

  public var prefix: String { folder.prefix }

  public func source(at path: [String]) throws(SourceFailure) -> Source {
    asked.withLock { _ = $0.insert(folder.prefix + path.joined(separator: "/")) }
    return try folder.source(at: path)
  }

  public func names(in path: [String]) -> [String] { folder.names(in: path) }

  /// The paths of all files that were asked for, there or not.
  public var askedPaths: Set<String> { asked.withLock { $0 } }
}
