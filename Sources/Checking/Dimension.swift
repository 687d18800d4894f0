import Syntax

/// What a number is measured in: a product of powers, such as money per unit of an indicator.
///
/// Values are kept in one unit per dimension: money in the script's currency, effort in hours, spans
/// in days, an indicator in its own unit, points in points.
public struct Dimension: Hashable, Sendable {
  /// What a value of the dimension is.
  public enum Form: UInt8, Hashable, Sendable {
    /// A number.
    case amount
    /// A number without unit that is shown as a percentage.
    case share
    /// An interval of numbers, such as a turning range.
    case interval
    /// True or false.
    case truth
  }

  /// One factor of a dimension.
  public enum Base: Hashable, Sendable {
    case money, points, effort, span
    /// The period all flows are for; `per year` may be written or left out.
    case period
    /// The unit of the indicator with that name.
    case indicator(Symbol)
  }

  /// What a value of it is.
  public internal(set) var form: Form
  /// The exponents, each from -8 to 8.
  private var money: Int8 = 0
  private var points: Int8 = 0
  private var effort: Int8 = 0
  private var span: Int8 = 0
  private var period: Int8 = 0
  /// The exponents of at most two indicators, 0 where there is none, by rising symbol.
  private var exponents: (Int8, Int8) {
    get { (firstExponent, secondExponent) }
    set { (firstExponent, secondExponent) = newValue }
  }
  private var firstExponent: Int8 = 0
  private var secondExponent: Int8 = 0
  private var firstIndicator: Int32 = -1
  private var secondIndicator: Int32 = -1

  /// A number without a unit.
  public static let plain = Dimension(form: .amount)
  /// A number without a unit, shown as a percentage.
  public static let share = Dimension(form: .share)
  /// True or false.
  public static let truth = Dimension(form: .truth)
  /// Money in the script's currency.
  public static let money = Dimension(.money)
  /// Points of measures that weigh.
  public static let points = Dimension(.points)
  /// Work in hours.
  public static let effort = Dimension(.effort)
  /// Time in days.
  public static let span = Dimension(.span)

  /// Creates a dimension without factors.
  private init(form: Form) { self.form = form }

  /// Creates the dimension of one factor.
  public init(_ base: Base) {
    form = .amount
    switch base {
    case .money: money = 1
    case .points: points = 1
    case .effort: effort = 1
    case .span: span = 1
    case .period: period = 1
    case .indicator(let symbol): (firstIndicator, firstExponent) = (symbol.index, 1)
    }
  }

  /// The unit of the indicator with that name.
  public static func indicator(_ name: Symbol) -> Dimension { Dimension(.indicator(name)) }

  /// Money per unit of an indicator.
  public static func money(per indicator: Symbol) -> Dimension {
    money.rate(per: indicator)
  }

  /// Points per unit of an indicator.
  public static func points(per indicator: Symbol) -> Dimension {
    points.rate(per: indicator)
  }

  /// Returns this dimension, which holds no indicator, per unit of one.
  private func rate(per indicator: Symbol) -> Dimension {
    var result = self
    (result.firstIndicator, result.firstExponent) = (indicator.index, -1)
    return result
  }

  /// Returns the same dimension for another form of value.
  public func with(form: Form) -> Dimension {
    var result = self
    result.form = form
    return result
  }

  /// The dimension without `per` period, which flows may leave out.
  public var withoutPeriod: Dimension {
    var result = self
    result.period = 0
    return result
  }

  /// How often the period divides (below 0) or multiplies it.
  public var periodExponent: Int { Int(period) }

  /// Whether it has no factor but perhaps the period, and values of it are numbers.
  public var isPlain: Bool { matches(.plain) }

  /// Whether numbers of both can be added and compared, the period aside.
  public func matches(_ other: Dimension) -> Bool {
    money == other.money && points == other.points && effort == other.effort && span == other.span
      && exponents == other.exponents && firstIndicator == other.firstIndicator
      && secondIndicator == other.secondIndicator && isNumber && other.isNumber
  }

  /// Whether values of it are numbers.
  public var isNumber: Bool {
    switch form {
    case .amount, .share: true
    case .interval, .truth: false
    }
  }

  /// The indicator whose unit it is, nil where it has other factors.
  public var soleIndicator: Symbol? {
    guard exponents == (1, 0) else { return nil }
    let symbol = Symbol(index: firstIndicator)
    return matches(.indicator(symbol)) ? symbol : nil
  }

  /// The indicators it holds, at most two.
  public var indicators: [Symbol] {
    [(firstIndicator, firstExponent), (secondIndicator, secondExponent)]
      .filter { $0.1 != 0 }.map { Symbol(index: $0.0) }
  }

  /// The factors above the line with their powers, in a fixed order.
  public var numerator: [(base: Base, power: Int)] { factors.filter { $0.power > 0 } }

  /// The factors below the line with their powers, in a fixed order.
  public var denominator: [(base: Base, power: Int)] {
    factors.filter { $0.power < 0 }.map { ($0.base, -$0.power) }
  }

  /// All factors with their exponents, in a fixed order.
  private var factors: [(base: Base, power: Int)] {
    let all: [(base: Base, power: Int)] = [
      (.money, Int(money)), (.points, Int(points)), (.effort, Int(effort)), (.span, Int(span)),
      (.indicator(Symbol(index: max(0, firstIndicator))), Int(firstExponent)),
      (.indicator(Symbol(index: max(0, secondIndicator))), Int(secondExponent)),
      (.period, Int(period)),
    ]
    return all.filter { $0.power != 0 }
  }

  /// Returns the dimension of a product, nil where it passes what a dimension can hold.
  public func times(_ other: Dimension) -> Dimension? { combined(with: other, sign: 1) }

  /// Returns the dimension of a quotient, nil where it passes what a dimension can hold.
  public func divided(by other: Dimension) -> Dimension? { combined(with: other, sign: -1) }

  /// Adds the exponents of `other`, times `sign`.
  private func combined(with other: Dimension, sign: Int8) -> Dimension? {
    var result = self
    result.form = .amount
    result.money += sign * other.money
    result.points += sign * other.points
    result.effort += sign * other.effort
    result.span += sign * other.span
    result.period += sign * other.period
    guard result.addIndicator(other.firstIndicator, sign * other.firstExponent),
      result.addIndicator(other.secondIndicator, sign * other.secondExponent)
    else { return nil }
    let isHeld =
      abs(result.money) <= 8 && abs(result.points) <= 8 && abs(result.effort) <= 8
      && abs(result.span) <= 8 && abs(result.period) <= 8 && abs(result.firstExponent) <= 8
      && abs(result.secondExponent) <= 8
    return isHeld ? result : nil
  }

  /// Multiplies by a power of an indicator; false where a third indicator has no room.
  private mutating func addIndicator(_ index: Int32, _ exponent: Int8) -> Bool {
    if exponent == 0 { return true }
    if index == firstIndicator {
      firstExponent += exponent
    } else if index == secondIndicator {
      secondExponent += exponent
    } else if firstIndicator < 0 {
      (firstIndicator, firstExponent) = (index, exponent)
    } else if secondIndicator < 0 {
      (secondIndicator, secondExponent) = (index, exponent)
    } else {
      return false
    }
    tidyIndicators()
    return true
  }

  /// Drops indicators with the exponent 0 and puts the rest in order.
  private mutating func tidyIndicators() {
    if secondExponent == 0 { secondIndicator = -1 }
    if firstExponent == 0 {
      (firstIndicator, firstExponent) = (secondIndicator, secondExponent)
      (secondIndicator, secondExponent) = (-1, 0)
    }
    if secondIndicator >= 0 && secondIndicator < firstIndicator {
      swap(&firstIndicator, &secondIndicator)
      swap(&firstExponent, &secondExponent)
    }
  }
}
