import Arithmetic
import Diagnostics

/// An exact number and the place of the script it stands on.
///
/// A model holds a great many: one of usual size takes sixteen bytes, and half of them are its number.
public struct Sourced: Hashable, Sendable {
  /// A number in as few bytes as it fits, so that equal numbers are kept alike.
  @usableFromInline
  enum Storage: Hashable, Sendable {
    /// The parts of a fraction in lowest terms above and below the line.
    case short(Int32, UInt16)
    indirect case long(Rational)
  }

  /// The expression it was computed from; `nowhere` for a default.
  public var site: SourceSpan
  @usableFromInline
  var storage: Storage

  /// Creates a number with its place.
  @inlinable
  @inline(__always)
  public init(_ value: Rational, _ site: SourceSpan = .nowhere) {
    self.site = site
    if let (above, below) = value.lowestTerms {
      storage = .short(above, below)
    } else {
      storage = .long(value)
    }
  }

  /// The number; its unit follows from where it is used.
  @inlinable
  public var value: Rational {
    get {
      switch storage {
      case .short(let above, let below): Rational(lowestTerms: above, below)
      case .long(let value): value
      }
    }
    set { self = Sourced(newValue, site) }
  }

  /// -1, 0 or 1 as the number is below, equal to or above zero.
  @inlinable
  public var sign: Int {
    switch storage {
    case .short(let above, _): Int(above.signum())
    case .long(let value): value.sign
    }
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
