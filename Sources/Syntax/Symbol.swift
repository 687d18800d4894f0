import Diagnostics

/// A spelling of a script, by its number in the `SymbolTable`.
///
/// Two spellings have the same symbol just if they are canonically equivalent (equal in NFC).
public struct Symbol: Hashable, Comparable, Sendable {
  /// The number, from 0 in the order of first use.
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

/// Every spelling of a program, each once.
public struct SymbolTable: Sendable {
  /// The spellings by number, as first written.
  private var spellings: [String] = []
  /// The numbers by spelling; `String` compares canonically equivalent text as equal.
  private var numbers: [String: Int32] = [:]

  /// Creates an empty table.
  public init() {}

  /// The number of spellings.
  public var count: Int { spellings.count }

  /// The spelling of `symbol`.
  public subscript(symbol: Symbol) -> String { spellings[Int(symbol.index)] }

  /// Returns the symbol of `spelling`, making one if there is none.
  public mutating func intern(_ spelling: String) -> Symbol {
    if let number = numbers[spelling] { return Symbol(index: number) }
    let number = Int32(spellings.count)
    spellings.append(spelling)
    numbers[spelling] = number
    return Symbol(index: number)
  }

  /// Returns the symbol of `spelling`, nil if there is none.
  public func symbol(of spelling: String) -> Symbol? {
    numbers[spelling].map(Symbol.init(index:))
  }
}
