extension Rational {
  /// Reads an optional `-`, digits and an optional `.` with digits; nil for anything else.
  public init?(decimal text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let body = bytes.first == 45 ? bytes[1...] : bytes[...]
    let point = body.firstIndex(of: 46)
    let fraction = point.map { body.endIndex - $0 - 1 } ?? 0
    let digitCount = body.reduce(0) { $0 + (($1 >= 48 && $1 <= 57) ? 1 : 0) }
    guard digitCount > 0, digitCount + (point == nil ? 0 : 1) == body.count,
      body.first != 46, body.last != 46
    else { return nil }
    let value = Rational(digits: body, fractionDigits: fraction)
    self = bytes.first == 45 ? -value : value
  }

  /// Whether the value is written exactly by a decimal of at most `digits` significant digits.
  public func isDecimal(digits: Int) -> Bool {
    let text = decimal(significantDigits: digits)
    return Rational(decimal: text) == self
  }

  /// The value as a plain decimal with at most `digits` significant digits, a half away from zero.
  ///
  /// Never in exponent form; trailing zeros behind the point are left out; `.` is the decimal sign.
  /// - Precondition: `digits` is above zero.
  public func decimal(significantDigits digits: Int) -> String {
    precondition(digits > 0)
    return isZero ? "0" : decimal(fractionDigits: digits - 1 - leadingExponent)
  }

  /// The exponent e of the first digit: 10^e <= |value| < 10^(e+1); the value is not zero.
  private var leadingExponent: Int {
    if case .small(let n, let d) = storage { return Rational.exponent(n.magnitude, d.magnitude) }
    let (n, d) = magnitude.parts
    let exponent = n.digits.count - d.digits.count
    if exponent >= 0 { return n < d * BigInteger.powerOfTen(exponent) ? exponent - 1 : exponent }
    return n * BigInteger.powerOfTen(-exponent) < d ? exponent - 1 : exponent
  }

  /// The exponent of the first digit of `n / d`, neither being zero.
  private static func exponent(_ n: UInt64, _ d: UInt64) -> Int {
    var exponent = 0
    var (low, high) = (UInt128(n), UInt128(d))
    while low < high {
      low *= 10
      exponent -= 1
    }
    high *= 10
    while high <= low {
      high *= 10
      exponent += 1
    }
    return exponent
  }

  /// The value as a plain decimal with at most `digits` digits behind the point, a half away from zero.
  ///
  /// A negative count rounds before the point: -3 to thousands. Trailing zeros behind the point are
  /// left out; `.` is the decimal sign.
  public func decimal(fractionDigits digits: Int) -> String {
    var text = digitsRounded(toFractionDigits: digits)
    let zero = UInt8(ascii: "0")
    if digits < 0 && text != [zero] { text += [UInt8](repeating: zero, count: -digits) }
    if digits > 0 {
      let lacking = digits - text.count + 1
      if lacking > 0 { text.insert(contentsOf: [UInt8](repeating: zero, count: lacking), at: 0) }
      let point = text.count - digits
      while text.count > point && text.last == zero { text.removeLast() }
      if text.count > point { text.insert(UInt8(ascii: "."), at: point) }
    }
    if sign < 0 && text != [zero] { text.insert(UInt8(ascii: "-"), at: 0) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The ASCII digits of the magnitude times 10 to the power of `digits`, a half rounded up.
  private func digitsRounded(toFractionDigits digits: Int) -> [UInt8] {
    if case .small(let n, let d) = storage, digits.magnitude <= 18 {
      // Below 2^63 times 10^18, so that twice of either and their sum fit.
      let power = UInt128(Rational.powerOfTen(Int(digits.magnitude)))
      let numerator = UInt128(n.magnitude) * (digits > 0 ? power : 1)
      let denominator = UInt128(d) * (digits < 0 ? power : 1)
      return Array(String((2 * numerator + denominator) / (2 * denominator)).utf8)
    }
    let (n, d) = magnitude.parts
    let scaled =
      digits >= 0
      ? Rational(n * BigInteger.powerOfTen(digits), d)
      : Rational(n, d * BigInteger.powerOfTen(-digits))
    return Array(scaled.rounded.parts.numerator.digits.utf8)
  }
}

extension Rational: CustomStringConvertible {
  /// The exact value: a decimal where one of 30 digits can hold it, else a fraction `n/d`.
  public var description: String {
    let text = decimal(significantDigits: 30)
    if Rational(decimal: text) == self { return text }
    let (n, d) = parts
    return (n.isNegative ? "-" : "") + n.digits + "/" + d.digits
  }
}
