import Arithmetic

/// A number that adds, multiplies and divides exactly.
protocol FieldElement: Sendable {
  static var zero: Self { get }
  static var one: Self { get }
  var isZero: Bool { get }
  /// About how many products of machine words a product with this number takes.
  var effort: Int { get }
  static prefix func - (a: Self) -> Self
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  /// - Precondition: `b` is not zero.
  static func / (a: Self, b: Self) -> Self
}

extension Rational: FieldElement {
  var effort: Int {
    let words = wordCount
    return words <= 2 ? 1 : 4 * words + words * words / 4
  }
}

/// What a whole number leaves when divided by the prime number 2^61 - 1.
struct Residue: FieldElement {
  /// The divisor.
  static let prime: UInt64 = (1 << 61) - 1

  /// At least 0 and below the prime.
  let value: UInt64

  static let zero = Residue(value: 0)
  static let one = Residue(value: 1)

  var isZero: Bool { value == 0 }
  var effort: Int { 1 }

  private init(value: UInt64) { self.value = value }

  /// What `number` leaves.
  init(_ number: Int128) {
    let rest = number % Int128(Residue.prime)
    value = UInt64(rest < 0 ? rest + Int128(Residue.prime) : rest)
  }

  static prefix func - (a: Residue) -> Residue { zero - a }

  static func + (a: Residue, b: Residue) -> Residue {
    let sum = a.value &+ b.value
    return Residue(value: sum >= prime ? sum &- prime : sum)
  }

  static func - (a: Residue, b: Residue) -> Residue {
    Residue(value: a.value >= b.value ? a.value &- b.value : a.value &+ prime &- b.value)
  }

  static func * (a: Residue, b: Residue) -> Residue {
    let (high, low) = a.value.multipliedFullWidth(by: b.value)
    // 2^61 leaves 1, so that the parts of 61 bits are added.
    let sum = (low & prime) &+ (high << 3 | low >> 61)
    return Residue(value: sum >= prime ? sum &- prime : sum)
  }

  /// By Fermat's little theorem.
  static func / (a: Residue, b: Residue) -> Residue {
    precondition(!b.isZero, "division by zero")
    var (result, power, exponent) = (a, b, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * power }
      power = power * power
      exponent >>= 1
    }
    return result
  }
}
