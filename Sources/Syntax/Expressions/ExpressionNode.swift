import Arithmetic
import Diagnostics

/// One step of an expression in postfix order: it takes its operands off the stack and puts a value.
public struct ExpressionNode: Hashable, Sendable {
  /// What the step does.
  public enum Kind: Hashable, Sendable {
    /// A number as written; operands: none.
    case number(Rational)
    /// A number followed by `%`, already divided by 100; operands: none.
    case percent(Rational)
    /// A name bound by `let`, or any declared name where a query allows one; operands: none.
    case name(Symbol)
    /// A number that the cell of a table should hold, by its index in `SyntaxTree.missingCells`;
    /// operands: none.
    case missing(Int32)
    /// A figure of the verdict or the script, by its index in `SyntaxTree.figures`; operands: none.
    case figure(Int32)
    /// A unit behind a primary, as in `3 hours`; operands: one. The symbol is the bare word.
    case unit(Symbol)
    /// A divisor behind a primary, as in `per day`; operands: one. The symbol is the bare word.
    case per(Symbol)
    /// A scale word, as in `million`; operands: one. The factor is 1 000, 1 000 000 or 10^9.
    case scale(Rational)
    /// A sign or `not`; operands: one.
    case prefix(PrefixOperator)
    /// An operator between two operands.
    case infix(InfixOperator)
    /// A call of a built-in function with that many operands, at least one.
    case call(Builtin, Int32)
    /// `if a then b else c`; operands: three.
    case conditional
    /// Parentheses around one operand, kept for printing.
    case parentheses
  }

  /// What the step does.
  public let kind: Kind
  /// The place: of a leaf the leaf, of an operator the whole expression below it.
  public let span: SourceSpan

  /// Creates a node.
  public init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// An operator before its operand.
public enum PrefixOperator: String, Hashable, Sendable, CaseIterable {
  case minus = "-"
  case not
}

/// An operator between its operands, from loosest to tightest binding.
public enum InfixOperator: String, Hashable, Sendable, CaseIterable {
  case or, and
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// A range between two figures: the value lies somewhere from the one to the other.
  case to
  /// A range around a figure.
  case plusMinus = "±"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"

  /// How tightly it binds; a higher number binds tighter. Comparisons and ranges do not chain.
  public var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .to, .plusMinus: 5
    case .plus, .minus: 6
    case .times, .divided: 7
    }
  }

  /// Whether it makes a range.
  public var makesRange: Bool { self == .to || self == .plusMinus }
}

/// A function of the language.
public enum Builtin: String, Hashable, Sendable, CaseIterable {
  case min, max, sum, round
}
