/// How text is marked for the eye: with the colours of a terminal, or not at all.
public struct TextStyle: Hashable, Sendable {
  /// A role of text; the raw value is its terminal attribute.
  public enum Ink: String, Sendable, CaseIterable {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case good = "1;32"
    case strong = "1"
    case faint = "34"
  }

  /// Whether escape sequences are written.
  private let isColored: Bool

  /// Text as it is.
  public static let plain = TextStyle(isColored: false)
  /// Text with the escape sequences every colour terminal knows.
  public static let colored = TextStyle(isColored: true)

  /// Returns `text` in `ink`; as it is in the plain style and where it is empty.
  public func paint(_ text: String, _ ink: Ink) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension Severity {
  /// The role its word is shown in.
  public var ink: TextStyle.Ink {
    switch self {
    case .note: .note
    case .warning: .warning
    case .error: .error
    }
  }
}
