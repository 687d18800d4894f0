/// Where and why bytes are no JSON.
public struct JSONFault: Error, Hashable {
  /// What can be wrong.
  public enum Kind: Hashable, Sendable {
    /// Something else was expected.
    case syntax(String)
    /// Brackets are nested too deep.
    case tooDeep(limit: Int)
    /// Two members of one object have one name.
    case repeatedKey(String)
    /// A number with more digits than are read.
    case tooManyDigits(limit: Int)
  }

  /// What is wrong.
  public let kind: Kind
  /// The bytes that are, by their offsets.
  public let place: Range<Int>

  /// Creates a fault.
  init(_ kind: Kind, _ place: Range<Int>) { (self.kind, self.place) = (kind, place) }
}
