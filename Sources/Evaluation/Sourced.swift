import Arithmetic
import Diagnostics

/// An exact number and the place of the script it stands on.
///
/// A model holds a great many: one of usual size takes sixteen bytes.
public struct Sourced: Hashable, Sendable {
  /// The number in as few bytes as it fits, so that equal numbers are kept alike.
  @usableFromInline
  enum Storage: Hashable, Sendable {
    /// The parts of a fraction in lowest terms above and below the line.
    case short(SourceSpan, Int32, UInt16)
    indirect case long(SourceSpan, Rational)
  }

  @usableFromInline
  var storage: Storage

  /// Creates a number with its place.
  @inlinable
  public init(_ value: Rational, _ site: SourceSpan = .nowhere) {
    if let (above, below) = value.lowestTerms {
      storage = .short(site, above, below)
    } else {
      storage = .long(site, value)
    }
  }

  /// The number; its unit follows from where it is used.
  @inlinable
  public var value: Rational {
    get {
      switch storage {
      case .short(_, let above, let below): Rational(lowestTerms: above, below)
      case .long(_, let value): value
      }
    }
    set { self = Sourced(newValue, site) }
  }

  /// The expression it was computed from; `nowhere` for a default.
  @inlinable
  public var site: SourceSpan {
    get {
      switch storage {
      case .short(let site, _, _), .long(let site, _): site
      }
    }
    set { self = Sourced(value, newValue) }
  }
}

/// A text and the place of the script it stands on.
public struct SourcedText: Hashable, Sendable {
  /// The text, its escapes resolved.
  public var text: String
  /// The place, quotes included.
  public var site: SourceSpan

  /// Creates a text with its place.
  public init(_ text: String, _ site: SourceSpan = .nowhere) {
    self.text = text
    self.site = site
  }
}
