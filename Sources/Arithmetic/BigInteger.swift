/// An integer of any size, in sign and magnitude.
///
/// Only `Rational` uses it, where 64 bits do not hold a value. It is our own because the Swift
/// package for it imports Foundation, which doubles the time the program takes to start.
struct BigInteger: Hashable, Sendable {
  /// The magnitude in base 2^64, least limb first, without leading zeros; empty is zero.
  private(set) var limbs: [UInt64]
  /// Whether the value is below zero; never for zero.
  private(set) var isNegative: Bool

  /// Creates the value with the given magnitude and sign, dropping leading zeros.
  init(limbs: [UInt64], isNegative: Bool) {
    var trimmed = limbs
    while trimmed.last == 0 { trimmed.removeLast() }
    self.limbs = trimmed
    self.isNegative = isNegative && !trimmed.isEmpty
  }

  /// Creates a copy of `value`.
  init(_ value: Int64) {
    self.init(limbs: [value.magnitude], isNegative: value < 0)
  }

  /// Creates the value with the given magnitude and sign.
  init(_ magnitude: UInt128, isNegative: Bool) {
    let limbs = [
      UInt64(truncatingIfNeeded: magnitude), UInt64(truncatingIfNeeded: magnitude >> 64),
    ]
    self.init(limbs: limbs, isNegative: isNegative)
  }

  /// Whether the value is zero.
  var isZero: Bool { limbs.isEmpty }

  /// Whether the value is one.
  var isOne: Bool { limbs.count == 1 && limbs[0] == 1 && !isNegative }

  /// The value if 64 bits hold it and its opposite.
  var small: Int64? {
    if limbs.isEmpty { return 0 }
    guard limbs.count == 1, limbs[0] <= UInt64(Int64.max) else { return nil }
    return isNegative ? -Int64(limbs[0]) : Int64(limbs[0])
  }

  /// The opposite value.
  var negated: BigInteger { BigInteger(limbs: limbs, isNegative: !isNegative) }

  /// The value without its sign.
  var magnitude: BigInteger { BigInteger(limbs: limbs, isNegative: false) }

  static func + (a: BigInteger, b: BigInteger) -> BigInteger {
    if a.isNegative == b.isNegative {
      return BigInteger(limbs: sum(a.limbs, b.limbs), isNegative: a.isNegative)
    }
    if order(a.limbs, b.limbs) >= 0 {
      return BigInteger(limbs: difference(a.limbs, b.limbs), isNegative: a.isNegative)
    }
    return BigInteger(limbs: difference(b.limbs, a.limbs), isNegative: b.isNegative)
  }

  static func - (a: BigInteger, b: BigInteger) -> BigInteger { a + b.negated }

  /// - Complexity: O(n m) in the numbers of limbs.
  static func * (a: BigInteger, b: BigInteger) -> BigInteger {
    if a.isZero || b.isZero { return BigInteger(limbs: [], isNegative: false) }
    let result = product(a.limbs, b.limbs)
    return BigInteger(limbs: result, isNegative: a.isNegative != b.isNegative)
  }

  /// Returns the quotient by a `divisor` above zero that divides the value.
  func dividedExactly(by divisor: BigInteger) -> BigInteger {
    divisor.isOne ? self : quotientAndRemainder(dividingBy: divisor).quotient
  }

  /// The value divided by a power of 2^64, rounded towards zero.
  func droppingLimbs(_ count: Int) -> BigInteger {
    BigInteger(limbs: Array(limbs.dropFirst(count)), isNegative: isNegative)
  }

  static func < (a: BigInteger, b: BigInteger) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    let o = order(a.limbs, b.limbs)
    return a.isNegative ? o > 0 : o < 0
  }

  /// The decimal digits of the magnitude, without sign.
  ///
  /// - Complexity: O(n^2) in the number of limbs.
  var digits: String {
    if limbs.isEmpty { return "0" }
    let chunk: UInt64 = 1_000_000_000_000_000_000
    var rest = limbs
    var parts: [UInt64] = []
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for i in rest.indices.reversed() {
        (rest[i], remainder) = chunk.dividingFullWidth((remainder, rest[i]))
      }
      while rest.last == 0 { rest.removeLast() }
      parts.append(remainder)
    }
    var text = String(parts[parts.count - 1])
    for part in parts.dropLast().reversed() {
      let tail = String(part)
      text += String(repeating: "0", count: 18 - tail.count) + tail
    }
    return text
  }

  /// The nearest binary floating-point value, for the solver and for drawing only.
  var approximation: Double {
    var value = 0.0
    for limb in limbs.reversed() { value = value * 18_446_744_073_709_551_616.0 + Double(limb) }
    return isNegative ? -value : value
  }

  /// Multiplies the magnitude by `factor` and adds `addend` to it.
  mutating func multiplyMagnitude(by factor: UInt64, adding addend: UInt64) {
    var carry = UInt128(addend)
    var digits = limbs.mutableSpan
    for i in digits.indices {
      carry &+= UInt128(digits[unchecked: i]) &* UInt128(factor)
      digits[unchecked: i] = UInt64(truncatingIfNeeded: carry)
      carry >>= 64
    }
    if carry != 0 { limbs.append(UInt64(carry)) }
  }

  /// Returns -1, 0 or 1 as `a` is below, equal to or above `b`.
  static func order(_ a: [UInt64], _ b: [UInt64]) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    for i in a.indices.reversed() where a[i] != b[i] { return a[i] < b[i] ? -1 : 1 }
    return 0
  }

  /// Returns a + b.
  private static func sum(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    let (long, short) = a.count >= b.count ? (a, b) : (b, a)
    var result = long
    var carry: UInt64 = 0
    for i in long.indices {
      if i >= short.count && carry == 0 { break }
      let (first, o1) = long[i].addingReportingOverflow(i < short.count ? short[i] : 0)
      let (second, o2) = first.addingReportingOverflow(carry)
      result[i] = second
      carry = (o1 || o2) ? 1 : 0
    }
    if carry != 0 { result.append(carry) }
    return result
  }

  /// Returns a * b.
  private static func product(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: a.count + b.count)
    // All places are within their number: checks would double the time of long products.
    let (x, y) = (a.span, b.span)
    var sums = result.mutableSpan
    for i in a.indices {
      let factor = UInt128(x[unchecked: i])
      var carry: UInt128 = 0
      for j in b.indices {
        // At most 2^128 - 1.
        let sum =
          factor &* UInt128(y[unchecked: j]) &+ UInt128(sums[unchecked: i + j]) &+ carry
        sums[unchecked: i + j] = UInt64(truncatingIfNeeded: sum)
        carry = sum >> 64
      }
      sums[unchecked: i + b.count] = UInt64(truncatingIfNeeded: carry)
    }
    return result
  }

  /// Returns a - b for a >= b.
  static func difference(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var result = a
    var borrow: UInt64 = 0
    for i in a.indices {
      if i >= b.count && borrow == 0 { break }
      let (first, o1) = a[i].subtractingReportingOverflow(i < b.count ? b[i] : 0)
      let (second, o2) = first.subtractingReportingOverflow(borrow)
      result[i] = second
      borrow = (o1 || o2) ? 1 : 0
    }
    return result
  }
}

extension BigInteger {
  /// Ten to the power of `exponent`.
  ///
  /// - Complexity: O(n^2) in `exponent`.
  static func powerOfTen(_ exponent: Int) -> BigInteger {
    var result = BigInteger(Int64(1))
    var rest = exponent
    while rest > 0 {
      let step = min(rest, 18)
      result.multiplyMagnitude(by: UInt64(Rational.powerOfTen(step)), adding: 0)
      rest -= step
    }
    return result
  }
}
