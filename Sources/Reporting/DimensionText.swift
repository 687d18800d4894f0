import Analysis
import Arithmetic
import Checking
import Diagnostics
import Evaluation
import Syntax

/// Values of expressions in words, by their dimension: `3 000 kr`, `12 hours per day`, `60 %`.
struct DimensionText {
  /// The scenario whose names the indicators have.
  private let view: Inquiry.View
  /// How numbers are written.
  private let format: NumberFormat

  /// Creates the words for values of one scenario.
  init(_ view: Inquiry.View) {
    self.view = view
    format = NumberFormat(view.verdict.model)
  }

  /// Returns `value` with the unit that `dimension` has.
  func words(for value: Value, _ dimension: Dimension?) -> String {
    guard let dimension else { return FigureText(view.verdict, .exact).words(for: value, .plain) }
    if case .number(let number) = value { return words(for: number, dimension) }
    if case .interval(let from, let to) = value, let rate = unit(of: dimension) {
      return FigureText(view.verdict, .exact)
        .words(for: .interval(from: from, to: to), rate)
    }
    return FigureText(view.verdict, .exact).words(for: value, .plain)
  }

  /// A number with its unit.
  private func words(for number: Rational, _ dimension: Dimension) -> String {
    let text = FigureText(view.verdict, .exact)
    if dimension.form == .share && dimension.isPlain { return text.words(for: number, .share) }
    let bare = dimension.withoutPeriod
    if bare.matches(.span) { return text.words(for: number, .days) }
    let numerator = dimension.numerator.map { word(for: $0.base, $0.power, isOne: number == 1) }
    let denominator = dimension.denominator.filter { $0.base != .period }
      .map { word(for: $0.base, $0.power, isOne: true) }
    var result = NumberFormat.exact(number)
    if !numerator.isEmpty { result += " " + numerator.joined(separator: " × ") }
    for word in denominator { result += " per " + word }
    return result
  }

  /// The unit of a rate in money or points per indicator; nil for other dimensions.
  private func unit(of dimension: Dimension) -> FigureUnit? {
    guard let symbol = dimension.indicators.first, case .indicator(let k) = view.entities[symbol]
    else { return nil }
    return dimension.numerator.contains { $0.base == .points }
      ? .pointsPer(indicator: k) : .moneyPer(indicator: k)
  }

  /// The word for a factor, with its power.
  private func word(for base: Dimension.Base, _ power: Int, isOne: Bool) -> String {
    let word =
      switch base {
      case .money: format.visibleCurrency
      case .points: isOne ? "point" : "points"
      case .effort: isOne ? "hour" : "hours"
      case .span: isOne ? "day" : "days"
      case .period: view.verdict.model.period.rawValue
      case .indicator(let symbol): indicator(symbol, isOne: isOne)
      }
    return power == 1 ? word : "\(word)^\(power)"
  }

  /// The unit word of an indicator.
  private func indicator(_ symbol: Symbol, isOne: Bool) -> String {
    guard case .indicator(let k) = view.entities[symbol] else { return isOne ? "unit" : "units" }
    let unit = view.verdict.model.indicators[k].unit
    return visible(isOne ? unit.singular : unit.plural)
  }
}
