import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// Names of figures and their values in words, for one verdict; safe for a terminal.
public struct FigureText {
  /// How much of a number is shown.
  public enum Precision: Hashable, Sendable {
    /// To 12 significant digits.
    case exact
    /// To three decimals, or three digits below 1.
    case close
    /// As a page shows it.
    case rounded
  }

  /// What is spoken of.
  public let verdict: Verdict
  /// How much of a number is shown.
  public let precision: Precision
  /// How numbers are written.
  private let format: NumberFormat

  /// Creates the words for `verdict`.
  public init(_ verdict: Verdict, _ precision: Precision = .rounded) {
    self.verdict = verdict
    self.precision = precision
    format = NumberFormat(verdict.model)
  }

  /// Returns the figure as a script asks for it: `gain of Kommun from EarlyPlan`.
  public func name(of figure: AskedFigure) -> String {
    let first = figure.first.map { visible(verdict.name(of: $0)) } ?? ""
    let second = figure.second.map { visible(verdict.name(of: $0)) } ?? ""
    return switch figure.kind {
    case .worth: "worth of \(first)"
    case .plan: "plan of \(first)"
    case .alonePlan: "alone plan of \(first)"
    case .jointPlan: "joint plan of \(first)"
    case .gain: "gain of \(first) from \(second)"
    case .level: "level of \(first)"
    case .observed: "observed of \(first)"
    case .temptation: "temptation of \(first)"
    case .capacity: "capacity of \(first)"
    case .horizon: "horizon of \(first)"
    case .rate: "rate of \(first)" + (figure.second == nil ? "" : " for \(second)")
    case .share: "share of \(first) in \(second)"
    case .limit: "limit of \(first)"
    case .valueAlone: "value alone"
    case .valuePredicted: "value predicted"
    case .valueJoint: "value joint"
    case .valueKept: "value kept"
    case .valueAgreement: "value agreement"
    case .jointShare: "joint share"
    case .effort: "effort of \(first) in \(second)"
    case .cost: "cost of \(first) in \(second)"
    case .perHour: "per hour of \(first) in \(second)"
    case .short: "short of \(first) in \(second)"
    case .surplus: "surplus of \(first)"
    case .shift: "shift from \(first) to \(second)"
    case .turningRange: "turning range of \(first)" + (figure.second == nil ? "" : " for \(second)")
    case .patience: "patience of \(first)"
    case .congruence: "congruence of \(first)"
    case .harm: "harm"
    case .effect: "effect of \(first) on \(second)"
    case .cap: "cap of \(first)"
    }
  }

  /// Returns a value with its unit: `23 040 kr`, `from 120 kr per day on`, `undetermined: …`.
  public func words(for value: Value, _ unit: FigureUnit) -> String {
    switch value {
    case .number(let number): words(for: number, unit)
    case .infinite(let positive): unlimited(positive, unit)
    case .interval(let from?, let to?): "from \(words(for: from, unit)) to \(words(for: to, unit))"
    case .interval(let from?, nil): "from \(words(for: from, unit)) on"
    case .interval(nil, let to?): "up to \(words(for: to, unit))"
    case .interval(nil, nil): "any rate"
    case .none: "none"
    case .truth(let isTrue): isTrue ? "yes" : "no"
    case .undetermined(let missing): undetermined(missing)
    }
  }

  /// Returns a number with its unit.
  public func words(for number: Rational, _ unit: FigureUnit) -> String {
    switch unit {
    case .money: "\(digits(number)) \(format.visibleCurrency)"
    case .points: "\(digits(number)) \(format.word(for: .points, number))"
    case .hours: "\(digits(number)) \(number == 1 ? "hour" : "hours")"
    case .days: span(number)
    case .share:
      precision != .rounded ? "\(digits(number * 100)) %" : NumberFormat.percent(number)
    case .plain: digits(number)
    case .moneyPerHour: "\(digits(number)) \(format.visibleCurrency) per hour"
    case .pointsPerHour: "\(digits(number)) \(format.word(for: .points, number)) per hour"
    case .moneyPer(let k): "\(digits(number)) \(format.visibleCurrency) per \(singular(k))"
    case .pointsPer(let k):
      "\(digits(number)) \(format.word(for: .points, number)) per \(singular(k))"
    case .amount(let k): "\(digits(number)) \(number == 1 ? singular(k) : plural(k))"
    case .times: digits(number)
    }
  }

  /// The digits of a number.
  private func digits(_ number: Rational) -> String {
    switch precision {
    case .exact: NumberFormat.exact(number)
    case .close: NumberFormat.close(number)
    case .rounded: NumberFormat.rounded(number)
    }
  }

  /// What has no bound, by what it counts.
  private func unlimited(_ positive: Bool, _ unit: FigureUnit) -> String {
    switch unit {
    case .hours, .days, .times, .money, .points: positive ? "unlimited" : "less than any number"
    case .moneyPerHour, .pointsPerHour:
      positive ? "more than any number: it takes no effort" : "a loss that takes no effort"
    case .share, .plain, .moneyPer, .pointsPer, .amount:
      positive ? "above any number" : "below any number"
    }
  }

  /// A span in the largest unit that holds it whole: years, months, else days.
  private func span(_ days: Rational) -> String {
    let years = days / 365
    if years.isWhole && !years.isZero { return counted(years, "year") }
    let months = years * 12
    return months.isWhole && !months.isZero ? counted(months, "month") : counted(days, "day")
  }

  /// A number with a word that has an `s` in the plural.
  private func counted(_ number: Rational, _ word: String) -> String {
    "\(digits(number)) \(word)" + (number == 1 ? "" : "s")
  }

  /// The word for one unit of an indicator.
  private func singular(_ k: Int) -> String { visible(verdict.model.indicators[k].unit.singular) }

  /// The word for several units of an indicator.
  private func plural(_ k: Int) -> String { visible(verdict.model.indicators[k].unit.plural) }

  /// At most so many missing figures are named.
  private static var namedGaps: Int { 3 }

  /// What is missing, the first few.
  private func undetermined(_ missing: [Missing]) -> String {
    if missing.isEmpty { return "undetermined" }
    let named = missing.prefix(Self.namedGaps).map(\.what.words).joined(separator: "; ")
    let rest = missing.count - Self.namedGaps
    return "undetermined: missing \(named)" + (rest > 0 ? "; and \(rest) more" : "")
  }
}
