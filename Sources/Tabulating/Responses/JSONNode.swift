import Arithmetic
import Diagnostics

/// A value of JSON with its place; numbers are exact.
struct JSONNode: Sendable {
  /// What stands there.
  indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(Rational)
    case string(String)
    case array([JSONNode])
    /// The members in their order; no key stands twice.
    case object([(key: String, value: JSONNode)])
  }

  let content: Content
  let site: SourceSpan

  /// The elements of an array, nil for anything else.
  var elements: [JSONNode]? {
    if case .array(let elements) = content { return elements }
    return nil
  }

  /// The members of an object, nil for anything else.
  var members: [(key: String, value: JSONNode)]? {
    if case .object(let members) = content { return members }
    return nil
  }

  /// The value of a key of an object; nil where it has none.
  ///
  /// - Complexity: O(n) in the members.
  subscript(key: String) -> JSONNode? { members?.first { $0.key == key }?.value }

  /// The text of a string, nil for anything else.
  var text: String? {
    if case .string(let text) = content { return text }
    return nil
  }

  /// The number, nil for anything else.
  var number: Rational? {
    if case .number(let number) = content { return number }
    return nil
  }

  /// Whether it is `null`.
  var isNull: Bool {
    if case .null = content { return true }
    return false
  }
}
