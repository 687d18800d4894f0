import Arithmetic
import Diagnostics
import Evaluation
import Syntax

extension DateLiteral {
  /// The end of the date in months from the beginning of the year 0; days are parts of their month.
  var endInMonths: Rational {
    guard let month, let day else { return Rational(year * 12 + (month ?? 12)) }
    let whole = DateLiteral(year: year, month: month, day: nil, span: .nowhere)
    let days = whole.lastDayNumber - whole.firstDayNumber + 1
    return Rational(year * 12 + month - 1) + Rational(day, over: days)
  }
}

/// The time in which effects arrive that count for a target.
struct Deadline {
  /// The day of the script; nil in an undated script, where every effect counts as arrived.
  private let start: DateLiteral?
  /// The number of the last day of the target's date.
  private let last: Rational

  /// Prepares to ask what arrives by the last day of `date`, from the day of the script on.
  init(_ date: DateLiteral, in model: Model) {
    start = model.asOf
    last = Rational(date.lastDayNumber)
  }

  /// Whether what takes so many days arrives in time; what takes none arrives on the day of the script.
  func isMet(after lag: Rational) -> Bool {
    start.map { isMet(on: $0.dayNumber(after: lag)) } ?? true
  }

  /// Whether what arrives on the day of a number does so in time.
  func isMet(on day: Rational) -> Bool { day <= last }
}

extension Verdict {
  /// What one unit of `a` improves indicator `k` by in time, once every effect has arrived where there is
  /// no deadline; nil if unknown.
  func improvement(of k: Int, by a: Int, before deadline: Deadline?) -> Rational? {
    guard let deadline else { return improvement(of: k, by: a) }
    var sum = Rational.zero
    for effect in model.activities[a].effects
    where effect.indicator == k && deadline.isMet(after: effect.lag?.value ?? 0) {
      guard let amount = effect.amount?.value else { return nil }
      sum += model.isBetter(effect) ? amount : -amount
    }
    return sum
  }

  /// The level of indicator `i` in a plan, with the effects that arrive by the last day of `date`,
  /// from the day of the script on.
  ///
  /// In an undated script every effect counts as arrived.
  func level(
    of i: Int, in plan: KeyPath<ActivityVerdict, Rational?>, arrivedBy date: DateLiteral
  ) -> Value {
    var level = level(of: i, in: plan)
    if model.asOf == nil { return level }
    let deadline = Deadline(date, in: model)
    for a in model.activities.indices {
      for effect in model.activities[a].effects where effect.indicator == i {
        guard case .number(let sum) = level, !deadline.isMet(after: effect.lag?.value ?? 0),
          let amount = effect.amount?.value, let units = activities[a][keyPath: plan]
        else { continue }
        level = .number(effect.moves == .higher ? sum - amount * units : sum + amount * units)
      }
    }
    return level
  }
}
