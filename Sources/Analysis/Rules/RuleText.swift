import Arithmetic
import Evaluation
import Syntax

/// The reader's own text, in backticks.
func quoted(_ name: String) -> String { "`\(name)`" }

/// The words that rules share about one verdict.
struct RuleText {
  /// What is spoken of.
  let verdict: Verdict
  /// How numbers are written.
  let format: NumberFormat

  /// Creates the words for `verdict`.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    format = NumberFormat(verdict.model)
  }

  /// The name of a party, in backticks.
  func party(_ index: Int) -> String { quoted(verdict.model.parties[index].id.name) }

  /// The name of an activity, in backticks.
  func activity(_ index: Int) -> String { quoted(verdict.model.activities[index].id.name) }

  /// The name of an indicator, in backticks.
  func indicator(_ index: Int) -> String { quoted(verdict.model.indicators[index].id.name) }

  /// The name of the measure in a row, in backticks.
  func measure(_ row: Int) -> String { quoted(verdict.model.measures[row].id.name) }

  /// The name of a goal, in backticks.
  func goal(_ index: Int) -> String { quoted(verdict.model.goals[index].id.name) }

  /// The name of a budget, in backticks.
  func budget(_ index: Int) -> String { quoted(verdict.model.budgets[index].id.name) }

  /// How something that is not in force on the day of the script could be: ``prolong `Fund`, which ended 2028``.
  func reviving(_ id: Identity, from start: DateLiteral?, until end: DateLiteral?) -> String {
    switch verdict.model.absence(from: start, until: end) {
    case .begins(let day):
      "let \(quoted(id.name)) begin by \(verdict.model.asOf?.text ?? day.text), not \(day.text)"
    case .ended(let day): "prolong \(quoted(id.name)), which ended \(day.text)"
    case nil: "prolong \(quoted(id.name))"
    }
  }

  /// What holds an activity at 0 whatever the measures are: `` `Law` forbids it ``; nil where nothing does.
  func words(for hold: Derivation.Bound?) -> String? {
    switch hold {
    case .mandate(let index): "\(quoted(verdict.model.mandates[index].id.name)) forbids it"
    case .obstacle(let index): "\(quoted(verdict.model.obstacles[index].id.name)) blocks it"
    case .cap, .capacity, .budget, .measure, .bonus, .goal, nil: nil
    }
  }

  /// A number of an indicator's units: `1 150 patients`.
  func count(_ value: Rational, of indicator: Int) -> String {
    NumberFormat.amount(value, of: verdict.model.indicators[indicator])
  }

  /// A span of days in the largest unit that holds it whole: `2 years`, `6 months`, `30 days`.
  func span(_ days: Rational) -> String {
    let units: [(days: Rational, word: String)] = [
      (365, "year"), (Rational(365) / 12, "month"), (1, "day"),
    ]
    let unit = units.first { (days / $0.days).isWhole } ?? (1, "day")
    let count = days / unit.days
    return NumberFormat.rounded(count) + " " + unit.word + (count == 1 ? "" : "s")
  }

  /// A rate of the measure in a row: `4 000 kr per day`.
  func rate(_ value: Rational, _ row: Int) -> String {
    let measure = verdict.model.measures[row]
    let indicator = verdict.model.indicators[measure.indicator]
    return format.rate(value, of: measure.currency, per: indicator)
  }

  /// What the measure in a row pays whom: `pays Region 4 000 kr per day`.
  func pay(_ row: Int) -> String {
    let measure = verdict.model.measures[row]
    let name = verdict.model.parties[measure.party].id.name
    guard let rate = measure.rate?.value else { return "held by \(name)" }
    func verb(_ amount: Rational) -> String {
      amount.sign < 0 ? "charges" : measure.currency == .points ? "gives" : "pays"
    }
    let unit = verdict.model.indicators[measure.indicator]
    // Of a bonus alone no rate is told.
    let isBonusAlone = rate.isZero && measure.bonus != nil
    var parts = isBonusAlone ? [] : [self.rate(rate.magnitude, row)]
    let first = verb(isBonusAlone ? measure.bonus?.amount.value ?? rate : rate)
    if let limit = measure.beyond {
      parts.append("beyond \(NumberFormat.amount(limit.value, of: unit))")
    }
    if let limit = measure.onlyFrom {
      parts.append("only from \(NumberFormat.amount(limit.value, of: unit))")
    }
    if let limit = measure.upTo {
      parts.append("up to \(NumberFormat.amount(limit.value, of: unit))")
    }
    if let bonus = measure.bonus {
      let (amount, own) = (bonus.amount.value.magnitude, verb(bonus.amount.value))
      parts.append(
        (own == first ? "" : own + " ")
          + "\(NumberFormat.rounded(amount)) \(format.word(for: measure.currency, amount)) once at "
          + NumberFormat.amount(bonus.at.value, of: unit))
    }
    return "\(first) \(name) " + parts.joined(separator: ", ")
  }

  /// An amount of the currency a party is held in: `1 200 kr`, `3 points`.
  func amount(_ value: Rational, of party: Int) -> String {
    verdict.ruleFacts?.isInPoints[party] ?? verdict.model.isInPoints(party)
      ? "\(NumberFormat.rounded(value)) " + format.word(for: .points, value) : format.money(value)
  }

  /// What the measure in a row pays for an hour: `6 000 kr per hour of effort`.
  func perHour(_ value: MeasureVerdict.PerHour, _ row: Int) -> String {
    switch value {
    case .finite(let amount):
      NumberFormat.rounded(amount) + " "
        + format.word(for: verdict.model.measures[row].currency, amount) + " per hour of effort"
    case .infinite: "without any effort"
    }
  }

  /// The activities that each party performs.
  ///
  /// - Complexity: O(n) in the number of performers.
  func work() -> [[Int]] {
    var work: [[Int]] = Array(repeating: [], count: verdict.model.parties.count)
    for (a, activity) in verdict.model.activities.enumerated() {
      for performer in activity.performers { work[performer.party].append(a) }
    }
    return work
  }

  /// For which rates of the measure in a row joint work wins, as something to do.
  func turning(_ row: Int) -> String {
    let name = measure(row)
    guard let rates = verdict.writtenRates(of: row) else {
      let holder = party(verdict.model.measures[row].party)
      return "no rate of \(name) turns this; change what \(holder) is held to"
    }
    let winner = verdict.measures[row].bestJoint.map { activity($0.activity) } ?? "joint work"
    let shown = rates.range.shown
    let (what, several) = rates.isBonus ? ("bonus", "bonuses") : ("rate", "rates")
    func written(_ value: Rational) -> String { words(for: value, rates, row) }
    switch (shown.from, shown.to) {
    case (let from?, let to?) where from == to:
      return
        "all else equal, \(winner) wins at no \(what) of \(name) but \(written(from)); change what "
        + "\(party(verdict.model.measures[row].party)) is held to"
    case (let from?, let to?):
      return "all else equal, \(winner) wins at \(several) of \(name) from \(written(from)) to "
        + written(to)
    case (let from?, nil):
      return "all else equal, \(winner) wins from \(written(from)) on"
    case (nil, let to?):
      return "all else equal, \(winner) wins at \(several) of \(name) up to \(written(to))"
    case (nil, nil): return "all else equal, \(winner) wins at any \(what) of \(name)"
    }
  }

  /// An amount of a rate to write, or of a bonus.
  func words(for value: Rational, _ rates: Verdict.WrittenRates, _ row: Int) -> String {
    rates.isBonus
      ? amount(value, of: verdict.model.measures[row].party) : rate(value, row)
  }
}

extension MeasureVerdict.TurningRange {
  /// Whether `rate` lies within the range, its ends included.
  func contains(_ rate: Rational) -> Bool {
    if let from, rate < from { return false }
    if let to, rate > to { return false }
    return true
  }
}
