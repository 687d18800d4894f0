/// What a path given on a command line stands for.
public struct FoundScripts {
  /// The scripts.
  public var paths: [String] = []
  /// The directories below it that cannot be read, and why.
  public var unread: [(path: String, failure: SourceFailure)] = []
}
