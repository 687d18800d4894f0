import Arithmetic
import Diagnostics
import Syntax

extension Value {
  /// How many missing figures an undetermined value names at most.
  private static let missingLimit = 100

  /// What one or both of two values lack, nil where both are known.
  private static func missing(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.undetermined(let first), .undetermined(let second)):
      let new = second.filter { !first.contains($0) }
      return .undetermined(Array((first + new).prefix(missingLimit)))
    case (.undetermined, _): return a
    case (_, .undetermined): return b
    default: return nil
    }
  }

  /// An undetermined value for a fault of arithmetic at a place.
  static func fault(_ fault: ArithmeticFault, _ site: SourceSpan) -> Value {
    .undetermined([Missing(.other(fault.rawValue), at: site)])
  }

  /// The number if it is small enough to go on with.
  static func bounded(_ number: Rational, _ site: SourceSpan) -> Value {
    number.wordCount > ArithmeticFault.wordLimit ? .fault(.tooLarge, site) : .number(number)
  }

  /// Returns the value with the opposite sign.
  func negated() -> Value {
    switch self {
    case .number(let number): .number(-number)
    case .infinite(let positive): .infinite(positive: !positive)
    case .interval, .none, .truth, .undetermined: self
    }
  }

  /// Returns true for false and false for true.
  func inverted() -> Value {
    if case .truth(let truth) = self { return .truth(!truth) }
    return self
  }

  /// Returns what an operator gives; what is missing on either side is missing in the result.
  ///
  /// `false and` and `true or` need no other side. Above and below every number are kept; where they
  /// leave the result open, and where something divides by 0, it is undetermined.
  static func apply(_ symbol: InfixOperator, _ a: Value, _ b: Value, at site: SourceSpan) -> Value {
    switch symbol {
    case .and: return both(a, b, decisive: false)
    case .or: return both(a, b, decisive: true)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return compare(symbol, a, b)
    case .plus: return sum(a, b, at: site)
    case .minus: return sum(a, b.negated(), at: site)
    case .times: return product(a, b, at: site)
    case .divided: return quotient(a, b, at: site)
    }
  }

  /// `and` and `or`: one decisive side is enough.
  private static func both(_ a: Value, _ b: Value, decisive: Bool) -> Value {
    if a == .truth(decisive) || b == .truth(decisive) { return .truth(decisive) }
    return missing(a, b) ?? .truth(!decisive)
  }

  /// A comparison; no value equals only no value and is neither above nor below anything.
  private static func compare(_ symbol: InfixOperator, _ a: Value, _ b: Value) -> Value {
    if let missing = missing(a, b) { return missing }
    let order = order(a, b)
    switch symbol {
    case .equal: return .truth(a == b)
    case .notEqual: return .truth(a != b)
    case .less: return .truth(order.map { $0 < 0 } ?? false)
    case .lessOrEqual: return .truth(order.map { $0 <= 0 } ?? false)
    case .greater: return .truth(order.map { $0 > 0 } ?? false)
    case .greaterOrEqual: return .truth(order.map { $0 >= 0 } ?? false)
    case .or, .and, .plus, .minus, .times, .divided: return .none
    }
  }

  /// -1, 0 or 1 as a number is below, equal to or above another; nil where they have no order.
  private static func order(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y ? -1 : (x == y ? 0 : 1)
    case (.infinite(let x), .infinite(let y)): x == y ? 0 : (x ? 1 : -1)
    case (.infinite(let x), .number): x ? 1 : -1
    case (.number, .infinite(let y)): y ? -1 : 1
    default: nil
    }
  }

  /// A sum.
  private static func sum(_ a: Value, _ b: Value, at site: SourceSpan) -> Value {
    switch (a, b) {
    case (.number(let x), .number(let y)): bounded(x + y, site)
    case (.infinite(let x), .infinite(let y)): x == y ? a : .fault(.infinite, site)
    case (.infinite, .number): a
    case (.number, .infinite): b
    default: missing(a, b) ?? .none
    }
  }

  /// A product.
  private static func product(_ a: Value, _ b: Value, at site: SourceSpan) -> Value {
    switch (a, b) {
    case (.number(let x), .number(let y)): bounded(x * y, site)
    case (.infinite(let x), .infinite(let y)): .infinite(positive: x == y)
    case (.infinite(let x), .number(let y)), (.number(let y), .infinite(let x)):
      y.isZero ? .fault(.infinite, site) : .infinite(positive: x == (y.sign > 0))
    default: missing(a, b) ?? .none
    }
  }

  /// A quotient.
  private static func quotient(_ a: Value, _ b: Value, at site: SourceSpan) -> Value {
    if case .number(let divisor) = b, divisor.isZero {
      return missing(a, b) ?? .fault(.divisionByZero, site)
    }
    switch (a, b) {
    case (.number(let x), .number(let y)): return bounded(x / y, site)
    case (.number, .infinite): return .number(.zero)
    case (.infinite, .infinite): return .fault(.infinite, site)
    case (.infinite(let x), .number(let y)): return .infinite(positive: x == (y.sign > 0))
    default: return missing(a, b) ?? .none
    }
  }

  /// Returns what a function gives for at least one value.
  static func call(_ function: Builtin, _ values: ArraySlice<Value>, at site: SourceSpan) -> Value {
    guard var result = values.first else { return .none }
    for value in values.dropFirst() {
      switch function {
      case .sum: result = sum(result, value, at: site)
      case .min: result = missing(result, value) ?? (isLess(value, result) ? value : result)
      case .max: result = missing(result, value) ?? (isLess(result, value) ? value : result)
      case .round: break
      }
    }
    if case .round = function, case .number(let number) = result { return .number(number.rounded) }
    return result
  }

  /// Whether a value is below another.
  private static func isLess(_ a: Value, _ b: Value) -> Bool { order(a, b).map { $0 < 0 } ?? false }

  /// Returns the branch that a condition chooses; what is wrong in the other does not matter.
  static func choose(_ condition: Value, _ first: Value, _ other: Value) -> Value {
    switch condition {
    case .truth(let truth): truth ? first : other
    case .number, .infinite, .interval, .none: .none
    case .undetermined: first == other ? first : condition
    }
  }
}
