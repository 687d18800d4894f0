import Arithmetic
import Evaluation

/// One change of a script that a repair makes, as a fact; it can be applied to a model.
public enum Amendment: Hashable, Sendable {
  /// What a party is held to: one indicator, its rate before and after.
  case rate(Rate)
  /// A transfer per unit of an activity.
  case payment(Payment)
  /// Who puts in which share: all contributors of the budget.
  case shares(budget: Int, [Rational])
  /// What returns of money that is not spent.
  case unspent(budget: Int, Rational)
  /// How many days a party looks ahead.
  case horizon(party: Int, Rational)
  /// The units of improvement that a measure pays for, in all its rows.
  case ceiling(rows: [Int], Rational)

  /// A change of a rate.
  public struct Rate: Hashable, Sendable {
    public let party: Int
    public let indicator: Int
    /// Money or points per unit, over all measures of the party on the indicator.
    public let from: Rational
    public let to: Rational
    /// The row of the measure that can be changed; nil where a new one stands beside those there are.
    public let row: Int?
    public let currency: Model.Measure.Currency
  }

  /// A payment, a charge where the optimum has none of the activity.
  public struct Payment: Hashable, Sendable {
    /// Who pays; nil is money from outside.
    public let from: Int?
    /// Who receives; nil for a charge that nobody receives.
    public let to: Int?
    public let activity: Int
    public let perUnit: Rational
    /// Per period, at the optimum.
    public let total: Rational
  }
}

extension Model {
  /// Returns the model with the changes.
  ///
  /// - Complexity: O(n) in the size of the model.
  public func applying(_ changes: [Amendment]) -> Model {
    var model = self
    var counted: [Int: Int] = [:]
    for change in changes {
      switch change {
      case .rate(let rate): model.apply(rate)
      case .payment(let payment): model.apply(payment, &counted)
      case .shares(let budget, let shares):
        for (index, share) in shares.enumerated() {
          model.budgets[budget].contributions[index].share = Sourced(share)
        }
      case .unspent(let budget, let share): model.budgets[budget].returned = Sourced(share)
      case .horizon(let party, let days): model.parties[party].horizon = Sourced(days)
      case .ceiling(let rows, let limit):
        for row in rows { model.measures[row].upTo = Sourced(limit) }
      }
    }
    return model
  }

  /// Changes a rate, or adds a measure for the difference.
  private mutating func apply(_ rate: Amendment.Rate) {
    let difference = rate.to - rate.from
    if let row = rate.row {
      let before = measures[row].rate?.value ?? 0
      measures[row].rate = Sourced(before + difference)
      return
    }
    measures.append(
      Measure(
        Identity("Hold\(measures.count)"), party: rate.party, indicator: rate.indicator,
        currency: rate.currency, rate: Sourced(difference)))
  }

  /// Adds a measure that moves money per unit of an activity, and what counts the units.
  private mutating func apply(_ payment: Amendment.Payment, _ counted: inout [Int: Int]) {
    let indicator = counted[payment.activity] ?? indicators.count
    if counted[payment.activity] == nil {
      counted[payment.activity] = indicator
      let name = activities[payment.activity].id.name
      indicators.append(Indicator(Identity("\(name)Done"), better: .higher))
      activities[payment.activity].effects.append(
        Effect(indicator: indicator, moves: .higher, amount: Sourced(1)))
    }
    guard let holder = payment.to ?? payment.from else { return }
    let rate = payment.to == nil ? -payment.perUnit : payment.perUnit
    let payers = payment.to == nil ? nil : payment.from
    measures.append(
      Measure(
        Identity("Payment\(measures.count)"), party: holder, indicator: indicator,
        rate: Sourced(rate), payers: payers.map { [Payer(party: $0, share: 1)] } ?? []))
  }
}
