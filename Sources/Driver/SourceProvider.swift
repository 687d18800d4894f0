/// What was read of one file.
public struct Source: Sendable {
  /// Its bytes.
  public let bytes: [UInt8]
  /// What tells it from other files whatever its path is; nil where that is not known.
  public let identity: SourceIdentity?

  /// Creates a source.
  public init(bytes: [UInt8], identity: SourceIdentity? = nil) {
    self.bytes = bytes
    self.identity = identity
  }
}

/// A file by its device and its number there.
public struct SourceIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64
}

/// Where a script's imports and tables come from: the files below the folder of the script.
public protocol SourceProvider {
  /// What the names of files below the folder begin with in messages, a closing `/` included.
  var prefix: String { get }

  /// Reads the file that the folders and the name of `path` lead to, without following links.
  func source(at path: [String]) throws(SourceFailure) -> Source

  /// The names of the files in the folder that the folders of `path` lead to; none where they are not known.
  func names(in path: [String]) -> [String]
}

extension SourceProvider {
  public func names(in path: [String]) -> [String] { [] }
}
