import Arithmetic

/// A value of JSON with its place; numbers are exact.
public struct JSONNode: Sendable {
  /// What stands there.
  public indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(Rational)
    case string(String)
    case array([JSONNode])
    /// The members in their order; no key stands twice.
    case object([(key: String, value: JSONNode)])
  }

  /// What it is.
  public let content: Content
  /// Its bytes, by their offsets.
  public let place: Range<Int>

  /// The elements of an array, nil for anything else.
  public var elements: [JSONNode]? {
    if case .array(let elements) = content { return elements }
    return nil
  }

  /// The members of an object, nil for anything else.
  public var members: [(key: String, value: JSONNode)]? {
    if case .object(let members) = content { return members }
    return nil
  }

  /// The value of a key of an object; nil where it has none.
  ///
  /// - Complexity: O(n) in the members.
  public subscript(key: String) -> JSONNode? { members?.first { $0.key == key }?.value }

  /// The text of a string, nil for anything else.
  public var text: String? {
    if case .string(let text) = content { return text }
    return nil
  }

  /// The number, nil for anything else.
  public var number: Rational? {
    if case .number(let number) = content { return number }
    return nil
  }

  /// Whether it is `null`.
  public var isNull: Bool {
    if case .null = content { return true }
    return false
  }
}
