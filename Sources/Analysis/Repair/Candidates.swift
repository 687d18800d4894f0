import Arithmetic
import Evaluation

/// Changes that gains do not follow linearly, tried one by one: how far a party looks, and what a
/// measure pays up to.
struct Candidates {
  /// One change and what it would cost.
  struct Candidate {
    let kind: Repair.Option.Kind
    let change: Amendment
    let cost: Repair.Cost
  }

  let conditions: Conditions
  /// The parties on whom it depends that the plan does not hold.
  let parties: [Int]
  /// Those of them that one change would have to keep all.
  let tempted: [Int]

  /// Spans that let a party see more, the shortest first.
  ///
  /// What it sees changes only where an effect arrives, so no others need be tried.
  func horizons() -> [[Candidate]] {
    let instance = conditions.instance
    return parties.compactMap { party -> [Candidate]? in
      guard let horizon = instance.horizon[party], tempted.allSatisfy({ $0 == party }) else {
        return nil
      }
      var lags: Set<Rational> = []
      for pair in instance.pairsOfParty[party] {
        for impact in instance.impacts[instance.pairActivity[pair]] {
          for lag in instance.impacts.lags(of: impact) where lag > horizon { lags.insert(lag) }
        }
      }
      return lags.sorted().map {
        Candidate(
          kind: .horizon(party: party), change: .horizon(party: party, $0), cost: Repair.Cost())
      }
    }
  }

  /// For each measure that touches one of the parties, that it pays up to what the plan improves.
  ///
  /// At its limit, doing less loses what it pays and doing more earns nothing of it: for a holder
  /// whom it pays, no other limit makes staying better worth while.
  func ceilings() -> [Candidate] {
    let model = conditions.instance.model
    var result: [Candidate] = []
    var row = 0
    while row < model.measures.count {
      var end = row + 1
      while end < model.measures.count && model.measures[end].id == model.measures[row].id {
        end += 1
      }
      if let candidate = ceiling(rows: Array(row..<end)) {
        result.append(candidate)
      }
      row = end
    }
    return result
  }

  /// The limit for one measure, nil where it is none or touches nobody concerned.
  private func ceiling(rows: [Int]) -> Candidate? {
    let payments = conditions.payments
    let measure = conditions.instance.model.measures[rows[0]]
    let touched = Set(rows.flatMap { payments.sides(of: $0).map(\.party) })
    guard parties.contains(where: touched.contains), touched.isSuperset(of: tempted),
      payments.linear[rows[0]].form == .asWritten, let rate = measure.rate?.value, rate.sign > 0
    else { return nil }
    let limit = improvement(of: measure.indicator, seenBy: measure.party)
    guard limit.sign >= 0, measure.upTo?.value != limit else { return nil }
    let paidBefore = measure.upTo.map { min($0.value, limit) } ?? limit
    let isInMoney = measure.currency == .money
    let moved = isInMoney ? rate * (limit - paidBefore) * Rational(rows.count) : 0
    return Candidate(
      kind: .ceiling(measure: rows[0]), change: .ceiling(rows: rows, limit),
      cost: Repair.Cost(moved: moved))
  }

  /// What the plan improves an indicator by, as far as a party sees it.
  private func improvement(of indicator: Int, seenBy party: Int) -> Rational {
    let instance = conditions.instance
    return conditions.plan.enumerated().reduce(.zero) { sum, work in
      guard work.element.sign > 0,
        let impact = instance.impacts.impact(of: work.offset, on: indicator)
      else { return sum }
      return sum + (instance.seen(impact, by: party) ?? 0) * work.element
    }
  }
}
