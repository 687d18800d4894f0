import Arithmetic
import Diagnostics
import Syntax

extension Value {
  /// How many missing figures an undetermined value names at most.
  private static let missingLimit = 100

  /// What one or both of two values lack, nil where both are known.
  private static func missing(_ a: Value, _ b: Value) -> Value? {
    guard case .undetermined(let first) = a else { return b.isUndetermined ? b : nil }
    guard case .undetermined(let second) = b else { return a }
    let new = second.filter { !first.contains($0) }
    return .undetermined(Array((first + new).prefix(missingLimit)))
  }

  /// Whether something is missing for it.
  private var isUndetermined: Bool {
    if case .undetermined = self { return true }
    return false
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
    case .to, .plusMinus: return .none
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
    case .or, .and, .to, .plusMinus, .plus, .minus, .times, .divided: return .none
    }
  }

  /// A value that can be ordered: its side beyond all numbers, and the number it is if it has none.
  private var extent: (side: Int, number: Rational)? {
    switch self {
    case .number(let number): (0, number)
    case .infinite(let positive): (positive ? 1 : -1, .zero)
    case .interval, .none, .truth, .undetermined: nil
    }
  }

  /// -1, 0 or 1 as a number is below, equal to or above another; nil where they have no order.
  private static func order(_ a: Value, _ b: Value) -> Int? {
    guard let x = a.extent, let y = b.extent else { return nil }
    if x.side != y.side { return x.side < y.side ? -1 : 1 }
    return x.number == y.number ? 0 : (x.number < y.number ? -1 : 1)
  }

  /// A sum.
  private static func sum(_ a: Value, _ b: Value, at site: SourceSpan) -> Value {
    guard let x = a.extent, let y = b.extent else { return missing(a, b) ?? .none }
    if x.side == 0 && y.side == 0 { return bounded(x.number + y.number, site) }
    if x.side == -y.side { return .fault(.infinite, site) }
    return x.side == 0 ? b : a
  }

  /// A product.
  private static func product(_ a: Value, _ b: Value, at site: SourceSpan) -> Value {
    guard let x = a.extent, let y = b.extent else { return missing(a, b) ?? .none }
    if x.side == 0 && y.side == 0 { return bounded(x.number * y.number, site) }
    let sign = (x.side == 0 ? x.number.sign : x.side) * (y.side == 0 ? y.number.sign : y.side)
    return sign == 0 ? .fault(.infinite, site) : .infinite(positive: sign > 0)
  }

  /// A quotient.
  private static func quotient(_ a: Value, _ b: Value, at site: SourceSpan) -> Value {
    guard let x = a.extent, let y = b.extent else { return missing(a, b) ?? .none }
    if y.side != 0 { return x.side == 0 ? .number(.zero) : .fault(.infinite, site) }
    if y.number.isZero { return .fault(.divisionByZero, site) }
    if x.side == 0 { return bounded(x.number / y.number, site) }
    return .infinite(positive: x.side == y.number.sign)
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
