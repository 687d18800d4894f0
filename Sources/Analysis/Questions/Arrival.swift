import Arithmetic
import Diagnostics
import Evaluation
import Syntax

extension DateLiteral {
  /// The number of the date's first day, counted from a day before the year 1.
  var firstDayNumber: Int { Self.dayNumber(year, month ?? 1, day ?? 1) }

  /// The number of the date's last day: of a year or a month the last in it.
  var lastDayNumber: Int {
    if let month, let day { return Self.dayNumber(year, month, day) }
    guard let month, month < 12 else { return Self.dayNumber(year + 1, 1, 1) - 1 }
    return Self.dayNumber(year, month + 1, 1) - 1
  }

  /// The end of the date in months from the beginning of the year 0; days are parts of their month.
  var endInMonths: Rational {
    guard let month, let day else { return Rational(year * 12 + (month ?? 12)) }
    let whole = DateLiteral(year: year, month: month, day: nil, span: .nowhere)
    let days = whole.lastDayNumber - whole.firstDayNumber + 1
    return Rational(year * 12 + month - 1) + Rational(day, over: days)
  }

  /// Creates the day of a number, from the first day of the year 1 on.
  init(dayNumber: Int) {
    var year = max(1, dayNumber * 400 / 146_097)
    while Self.dayNumber(year + 1, 1, 1) <= dayNumber { year += 1 }
    while year > 1 && Self.dayNumber(year, 1, 1) > dayNumber { year -= 1 }
    var month = 12
    while month > 1 && Self.dayNumber(year, month, 1) > dayNumber { month -= 1 }
    let day = dayNumber - Self.dayNumber(year, month, 1) + 1
    self.init(year: year, month: month, day: day, span: .nowhere)
  }

  /// Days before each month of a year that is no leap year.
  private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

  /// The number of a day of the Gregorian calendar.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // A leap day counts from March on.
    let past = month > 2 ? year : year - 1
    let leapDays = past / 4 - past / 100 + past / 400
    return 365 * year + leapDays + daysBefore[month - 1] + day
  }
}

/// The time in which effects arrive that count for a target.
struct Deadline {
  /// The days from the day of the script to the last of the target's date, below 0 where that lies before;
  /// nil in an undated script, where every effect counts as arrived.
  private let days: Rational?

  /// Prepares to ask what arrives by the last day of `date`, from the day of the script on.
  init(_ date: DateLiteral, in model: Model) {
    days = model.asOf.map { Rational(date.lastDayNumber - $0.firstDayNumber) }
  }

  /// Whether what takes so many days arrives in time; what takes none arrives on the day of the script.
  func isMet(after lag: Rational) -> Bool { days.map { lag <= $0 } ?? true }
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
