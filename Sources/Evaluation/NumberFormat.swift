import Arithmetic
import Diagnostics
import Syntax

/// How numbers are written for people: `22 860 000 kr`, `22.9 million kr`, `about 0.333`.
///
/// Thousands are separated by a space, the decimal sign is `.`, and a number that is not shown whole
/// says so with `about`.
public struct NumberFormat: Sendable {
  /// The word for money.
  public let currency: String
  /// The time all flows are for.
  public let period: Period

  /// Creates the format of a model.
  public init(_ model: Model) {
    self.init(currency: model.currency, period: model.period)
  }

  /// Creates a format with the word for money and the time of flows.
  public init(currency: String = "kr", period: Period = .year) {
    self.currency = currency
    self.period = period
  }

  /// Returns `value` to 12 significant digits: `22 860 000`, `about 0.333333333333`.
  public static func exact(_ value: Rational) -> String {
    shown(value, as: value.decimal(significantDigits: 12))
  }

  /// Returns `value` as a page shows it: whole from 100 on, two decimals from 1 on, else three digits.
  ///
  /// A value of at most two decimals and 12 digits is shown exactly.
  public static func rounded(_ value: Rational) -> String {
    let exact = value.decimal(significantDigits: 12)
    if let point = exact.firstIndex(of: "."), exact[point...].utf8.count <= 3 {
      return shown(value, as: exact)
    }
    let magnitude = value.magnitude
    if value.isWhole { return shown(value, as: exact) }
    if magnitude >= 100 { return shown(value, as: value.decimal(fractionDigits: 0)) }
    if magnitude >= 1 { return shown(value, as: value.decimal(fractionDigits: 2)) }
    return shown(value, as: value.decimal(significantDigits: 3))
  }

  /// Returns `value` as a page shows it beside `other`, to as many decimals as tell the two apart.
  public static func rounded(_ value: Rational, apartFrom other: Rational) -> String {
    let text = rounded(value)
    let isAlike = withoutAbout(text) == withoutAbout(rounded(other))
    if value == other || !isAlike { return text }
    for digits in 1...mostDecimals {
      let decimal = value.decimal(fractionDigits: digits)
      if decimal != other.decimal(fractionDigits: digits) { return shown(value, as: decimal) }
    }
    return text
  }

  /// The most decimals that tell two numbers apart.
  private static let mostDecimals = 12

  /// The digits of a number that is shown.
  private static func withoutAbout(_ text: String) -> Substring {
    text.hasPrefix("about ") ? text.dropFirst("about ".count) : text[...]
  }

  /// Returns `value` to three decimals, or three digits below 1: `about 338.615`.
  public static func close(_ value: Rational) -> String {
    let exact = value.decimal(significantDigits: 12)
    if Rational(decimal: exact) == value { return grouped(exact) }
    return shown(
      value,
      as: value.magnitude >= 1
        ? value.decimal(fractionDigits: 3) : value.decimal(significantDigits: 3))
  }

  /// Returns the least number not below `value` that a page shows as it is: of 1000/3 it is 334.
  ///
  /// For what must be at least so much, where `rounded` may name too little.
  public static func roundedUp(_ value: Rational) -> Rational { -roundedDown(-value) }

  /// Returns the largest number not above `value` that a page shows as it is.
  public static func roundedDown(_ value: Rational) -> Rational {
    if !rounded(value).hasPrefix("about") { return value }
    let magnitude = value.magnitude
    var unit: Rational = magnitude >= 100 ? 1 : Rational(1, over: 100)
    if magnitude < 1 {
      // Three digits, or as many as a number far below shows.
      for _ in 0..<30 where magnitude < 100 * unit { unit /= 10 }
    }
    return (value / unit).floor * unit
  }

  /// Returns `value` for a sentence, to three digits: `22.9 million`, `-4.8 million`, `960 000`.
  public static func brief(_ value: Rational) -> String {
    let magnitude = value.magnitude
    for (scale, word) in [(1_000_000_000, "billion"), (1_000_000, "million")] {
      let scaled = value / Rational(scale)
      // What rounds up to a million is a million.
      if Rational(decimal: scaled.decimal(significantDigits: 3))?.magnitude ?? 0 >= 1 {
        return grouped(scaled.decimal(significantDigits: 3)) + " " + word
      }
    }
    if magnitude >= 100 { return grouped(value.decimal(fractionDigits: 0)) }
    return grouped(value.decimal(significantDigits: 3))
  }

  /// Returns a share of 1 as per cent with at most one decimal: `91.6 %`, `about` left out.
  public static func percent(_ share: Rational) -> String {
    grouped((share * 100).decimal(fractionDigits: 1)) + " %"
  }

  /// Returns an amount of money as a page shows it.
  public func money(_ value: Rational) -> String { Self.rounded(value) + " " + visibleCurrency }

  /// Returns an amount of money for a sentence.
  public func briefMoney(_ value: Rational) -> String { Self.brief(value) + " " + visibleCurrency }

  /// `kr a year`.
  public var moneyPerPeriod: String { visibleCurrency + " " + aPeriod }

  /// `a year`.
  public var aPeriod: String { "a \(period.rawValue)" }

  /// Returns a number of periods: `1.5 years`.
  public func periods(_ count: Rational) -> String {
    Self.rounded(count) + " " + period.rawValue + (count == 1 ? "" : "s")
  }

  /// Returns a rate per unit of an indicator: `4 000 kr per day`, `3 points per patient`.
  public func rate(
    _ value: Rational, of currency: Model.Measure.Currency, per indicator: Model.Indicator
  ) -> String {
    Self.rounded(value) + " " + word(for: currency, value) + " per "
      + visible(indicator.unit.singular)
  }

  /// Returns a number as the language reads it: a decimal, or a fraction where none is exact.
  public static func written(_ value: Rational) -> String {
    let decimal = exact(value)
    if !decimal.hasPrefix("about") { return decimal }
    let parts = "\(value)".split(separator: "/")
    return parts.count == 2 ? "(\(parts[0]) / \(parts[1]))" : "\(value)"
  }

  /// Returns an amount of an indicator with its unit, `1 patient`, `1 280 patients`; beside another to as
  /// many decimals as tell it from that.
  public static func amount(
    _ value: Rational, of indicator: Model.Indicator, apartFrom other: Rational? = nil
  ) -> String {
    let unit = value == 1 ? indicator.unit.singular : indicator.unit.plural
    return (other.map { rounded(value, apartFrom: $0) } ?? rounded(value)) + " " + visible(unit)
  }

  /// Returns the word for money or points behind `value`.
  public func word(for currency: Model.Measure.Currency, _ value: Rational) -> String {
    switch currency {
    case .money: visibleCurrency
    case .points: value == 1 ? "point" : "points"
    }
  }

  /// The word for money, safe for a terminal.
  public var visibleCurrency: String { visible(currency) }

  /// Groups the digits of `text` and puts `about` in front where it is not `value`.
  private static func shown(_ value: Rational, as text: String) -> String {
    Rational(decimal: text) == value ? grouped(text) : "about " + grouped(text)
  }

  /// Separates the thousands before the point of a plain decimal by spaces.
  static func grouped(_ decimal: String) -> String {
    let bytes = decimal.utf8
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    let whole = bytes.dropFirst(start).prefix { $0 != UInt8(ascii: ".") }.count
    if whole <= 3 { return decimal }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + whole / 3)
    for (index, byte) in bytes.enumerated() {
      let left = start + whole - index
      if index > start && left > 0 && left % 3 == 0 { result.append(UInt8(ascii: " ")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Model.Indicator {
  /// The word for one of its units as the language reads it: quoted where it is no bare word.
  public var writtenUnit: String { SyntaxPrinter.text(ofUnit: unit.singular) }
}
