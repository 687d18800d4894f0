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

  /// Creates a copy of `value`.
  init(_ value: Int128) {
    let m = value.magnitude
    self.init(
      limbs: [UInt64(truncatingIfNeeded: m), UInt64(truncatingIfNeeded: m >> 64)],
      isNegative: value < 0)
  }

  /// Whether the value is zero.
  var isZero: Bool { limbs.isEmpty }

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
    var result = [UInt64](repeating: 0, count: a.limbs.count + b.limbs.count)
    for i in a.limbs.indices {
      var carry: UInt64 = 0
      for j in b.limbs.indices {
        let (high, low) = a.limbs[i].multipliedFullWidth(by: b.limbs[j])
        let (first, o1) = low.addingReportingOverflow(result[i + j])
        let (second, o2) = first.addingReportingOverflow(carry)
        result[i + j] = second
        // high is at most 2^64 - 2, so both carries fit.
        carry = high &+ (o1 ? 1 : 0) &+ (o2 ? 1 : 0)
      }
      result[i + b.limbs.count] = carry
    }
    return BigInteger(limbs: result, isNegative: a.isNegative != b.isNegative)
  }

  /// Returns quotient and remainder, rounded towards zero; the remainder has the sign of `self`.
  ///
  /// - Precondition: `divisor` is not zero.
  /// - Complexity: O(n m) in the numbers of limbs.
  func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger) {
    precondition(!divisor.isZero)
    let (q, r) = BigInteger.divide(limbs, by: divisor.limbs)
    return (
      BigInteger(limbs: q, isNegative: isNegative != divisor.isNegative),
      BigInteger(limbs: r, isNegative: isNegative)
    )
  }

  /// Returns the greatest common divisor of the magnitudes; that of zero and zero is zero.
  static func greatestCommonDivisor(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
    var x = a.limbs
    var y = b.limbs
    while !y.isEmpty {
      if x.count <= 1 && y.count <= 1 {
        return BigInteger(
          limbs: [Arithmetic.greatestCommonDivisor(x.first ?? 0, y[0])], isNegative: false)
      }
      (x, y) = (y, divide(x, by: y).remainder)
    }
    return BigInteger(limbs: x, isNegative: false)
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
    var carry = addend
    for i in limbs.indices {
      let (high, low) = limbs[i].multipliedFullWidth(by: factor)
      let (value, overflow) = low.addingReportingOverflow(carry)
      limbs[i] = value
      carry = high &+ (overflow ? 1 : 0)
    }
    if carry != 0 { limbs.append(carry) }
  }

  /// Returns -1, 0 or 1 as `a` is below, equal to or above `b`.
  private static func order(_ a: [UInt64], _ b: [UInt64]) -> Int {
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

  /// Returns a - b for a >= b.
  private static func difference(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
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

  /// Divides magnitudes by long division (Knuth, The Art of Computer Programming 2, 4.3.1, D).
  private static func divide(
    _ a: [UInt64], by b: [UInt64]
  ) -> (quotient: [UInt64], remainder: [UInt64]) {
    if order(a, b) < 0 { return ([], a) }
    if b.count == 1 {
      var quotient = a
      var remainder: UInt64 = 0
      for i in a.indices.reversed() {
        (quotient[i], remainder) = b[0].dividingFullWidth((remainder, a[i]))
      }
      while quotient.last == 0 { quotient.removeLast() }
      return (quotient, remainder == 0 ? [] : [remainder])
    }
    let shift = b[b.count - 1].leadingZeroBitCount
    let divisor = shifted(b, left: shift, extra: false)
    var rest = shifted(a, left: shift, extra: true)
    let n = divisor.count
    let top = divisor[n - 1]
    let next = divisor[n - 2]
    var quotient = [UInt64](repeating: 0, count: a.count - n + 1)
    for j in quotient.indices.reversed() {
      var guess: UInt64
      var left: UInt64
      var exact = true
      if rest[j + n] >= top {
        guess = .max
        let (value, overflow) = rest[j + n - 1].addingReportingOverflow(top)
        left = value
        exact = !overflow
      } else {
        (guess, left) = top.dividingFullWidth((rest[j + n], rest[j + n - 1]))
      }
      while exact {
        let (high, low) = guess.multipliedFullWidth(by: next)
        guard high > left || (high == left && low > rest[j + n - 2]) else { break }
        guess -= 1
        let (value, overflow) = left.addingReportingOverflow(top)
        left = value
        exact = !overflow
      }
      if subtract(divisor, times: guess, from: &rest, at: j) {
        guess -= 1
        addBack(divisor, to: &rest, at: j)
      }
      quotient[j] = guess
    }
    while quotient.last == 0 { quotient.removeLast() }
    var remainder = Array(rest[..<n])
    if shift > 0 {
      for i in remainder.indices {
        let above = i + 1 < n ? remainder[i + 1] << UInt64(64 - shift) : 0
        remainder[i] = remainder[i] >> UInt64(shift) | above
      }
    }
    while remainder.last == 0 { remainder.removeLast() }
    return (quotient, remainder)
  }

  /// Returns `a` moved left by fewer than 64 bits, with one more limb if `extra`.
  private static func shifted(_ a: [UInt64], left shift: Int, extra: Bool) -> [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(a.count + 1)
    var carry: UInt64 = 0
    for limb in a {
      result.append(limb << UInt64(shift) | carry)
      carry = shift == 0 ? 0 : limb >> UInt64(64 - shift)
    }
    if extra { result.append(carry) }
    return result
  }

  /// Subtracts `b * factor` from `rest` at limb `j`; returns whether it went below zero.
  private static func subtract(
    _ b: [UInt64], times factor: UInt64, from rest: inout [UInt64], at j: Int
  ) -> Bool {
    var carry: UInt64 = 0
    var borrow: UInt64 = 0
    for i in b.indices {
      let (high, low) = b[i].multipliedFullWidth(by: factor)
      let (product, o1) = low.addingReportingOverflow(carry)
      carry = high &+ (o1 ? 1 : 0)
      let (first, o2) = rest[i + j].subtractingReportingOverflow(product)
      let (second, o3) = first.subtractingReportingOverflow(borrow)
      rest[i + j] = second
      borrow = (o2 ? 1 : 0) &+ (o3 ? 1 : 0)
    }
    let (first, o1) = rest[b.count + j].subtractingReportingOverflow(carry)
    let (second, o2) = first.subtractingReportingOverflow(borrow)
    rest[b.count + j] = second
    return o1 || o2
  }

  /// Adds `b` to `rest` at limb `j`, dropping the last carry.
  private static func addBack(_ b: [UInt64], to rest: inout [UInt64], at j: Int) {
    var carry: UInt64 = 0
    for i in b.indices {
      let (first, o1) = rest[i + j].addingReportingOverflow(b[i])
      let (second, o2) = first.addingReportingOverflow(carry)
      rest[i + j] = second
      carry = (o1 || o2) ? 1 : 0
    }
    rest[b.count + j] = rest[b.count + j] &+ carry
  }
}
