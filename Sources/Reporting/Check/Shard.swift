/// One of several parts of all scripts.
///
/// Which part a script falls into depends on its path as it was given and on nothing else, so that
/// parts can be checked on different machines.
public struct Shard: Hashable, Sendable {
  /// Which part it is, from 1.
  public let number: Int
  /// How many there are, at least `number`.
  public let count: Int

  /// Creates a part, nil where there is no such one.
  public init?(_ number: Int, of count: Int) {
    guard number >= 1, number <= count else { return nil }
    self.number = number
    self.count = count
  }

  /// Whether the script at `path` falls into the part.
  public func holds(_ path: String) -> Bool {
    stableHash([path]) % UInt128(count) == UInt128(number - 1)
  }
}
