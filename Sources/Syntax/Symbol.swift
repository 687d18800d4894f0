import Diagnostics

/// A spelling of a script, by its number in the `SymbolTable`.
///
/// Two spellings have the same symbol just if they are canonically equivalent (equal in NFC).
public struct Symbol: Hashable, Comparable, Sendable {
  /// The number, from 0: first the words of the language, then in the order of first use.
  public let index: Int32

  /// Creates the symbol with the given number.
  public init(index: Int32) { self.index = index }

  public static func < (a: Symbol, b: Symbol) -> Bool { a.index < b.index }
}

/// A name or a word at its place.
public struct Name: Hashable, Sendable {
  /// The spelling.
  public let symbol: Symbol
  /// The place.
  public let span: SourceSpan

  /// Creates a name at a place.
  public init(_ symbol: Symbol, _ span: SourceSpan) {
    self.symbol = symbol
    self.span = span
  }
}
