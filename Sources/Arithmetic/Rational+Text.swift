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
    if isZero { return "0" }
    let (n, d) = magnitude.parts
    // The exponent e of the first digit: 10^e <= value < 10^(e+1).
    var exponent = n.digits.count - d.digits.count
    if exponent >= 0 {
      if n < d * BigInteger.powerOfTen(exponent) { exponent -= 1 }
    } else if n * BigInteger.powerOfTen(-exponent) < d {
      exponent -= 1
    }
    return decimal(fractionDigits: digits - 1 - exponent)
  }

  /// The value as a plain decimal with at most `digits` digits behind the point, a half away from zero.
  ///
  /// A negative count rounds before the point: -3 to thousands. Trailing zeros behind the point are
  /// left out; `.` is the decimal sign.
  public func decimal(fractionDigits digits: Int) -> String {
    let (n, d) = magnitude.parts
    let scaled =
      digits >= 0
      ? Rational(n * BigInteger.powerOfTen(digits), d)
      : Rational(n, d * BigInteger.powerOfTen(-digits))
    var text = scaled.rounded.parts.numerator.digits
    if digits < 0 && text != "0" { text += String(repeating: "0", count: -digits) }
    if digits > 0 {
      if text.count <= digits {
        text = String(repeating: "0", count: digits - text.count + 1) + text
      }
      var whole = text.dropLast(digits)
      var fraction = text.suffix(digits)
      while fraction.last == "0" { fraction.removeLast() }
      if whole.isEmpty { whole = "0" }
      text = fraction.isEmpty ? String(whole) : whole + "." + fraction
    }
    return sign < 0 && text != "0" ? "-" + text : text
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
