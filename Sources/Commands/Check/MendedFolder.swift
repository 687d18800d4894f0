import Driver
import Synchronization

/// The folder of a script, with files as they were mended and are not written yet; it remembers what was
/// read, and is a class, because who reads and who asks share it.
final class MendedFolder: SourceProvider, Sendable {
  /// What mended files hold.
  typealias Files = [SourceIdentity: [UInt8]]

  private let folder: ScriptFolder
  private let mended: Files
  private let read = Mutex<Set<SourceIdentity>>([])

  /// Creates the folder of the script at `path`.
  init(ofScriptAt path: String, with mended: Files) {
    folder = ScriptFolder(ofScriptAt: path)
    self.mended = mended
  }

  var prefix: String { folder.prefix }

  func source(at path: [String]) throws(SourceFailure) -> Source {
    let source = try folder.source(at: path)
    guard let identity = source.identity else { return source }
    read.withLock { _ = $0.insert(identity) }
    return mended[identity].map { Source(bytes: $0, identity: identity) } ?? source
  }

  func names(in path: [String]) -> [String] { folder.names(in: path) }

  /// The files that were read.
  var readFiles: Set<SourceIdentity> { read.withLock { $0 } }
}
