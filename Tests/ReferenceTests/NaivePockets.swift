import Analysis
import Arithmetic
import Evaluation

extension NaivePlans {
  /// Fills in what "per activity with worth > 0 and xJ_a > 0" says.
  func settle(_ a: Int, _ parties: [PartyVerdict], in verdict: inout ActivityVerdict) {
    guard let optimum, let worth = numbers.worth[a], worth > 0, optimum[a] > 0 else { return }
    let performers = numbers.performers(a)
    let gains = numbers.parties.map { countedGain($0, a, at: optimum) }
    let prices = performers.map { (parties[$0].hourPrice ?? 0) * numbers.effort[$0][a] }
    verdict.short = zip(performers, prices).map { max(0, $1 - gains[$0]) }
    if numbers.isJoint(a) {
      verdict.trustNeeded = zip(performers, prices).map { trust($0, a, gains[$0], givenUp: $1) }
    }
    let isSettled = verdict.short.allSatisfy(\.isZero)
    if isSettled { verdict.pocket = .selfEnforcing }
    // Those in points are not compared with others: they take no part in a settlement in money.
    let inMoney = zip(performers, prices).filter { !numbers.game.isInPoints($0.0) }
    let surplus = inMoney.reduce(Rational.zero) { $0 + gains[$1.0] - $1.1 }
    verdict.surplus = surplus
    let share = inMoney.isEmpty ? 0 : surplus / Rational(inMoney.count)
    verdict.fairSplit = zip(performers, prices).map {
      numbers.game.isInPoints($0) ? 0 : $1 - gains[$0] + share
    }
    if isSettled { return }
    let outside = numbers.parties.filter {
      !performers.contains($0) && !numbers.game.isInPoints($0)
    }
    let offered = outside.reduce(surplus) { $0 + max(0, gains[$1]) }
    let isShortInPoints = zip(performers, verdict.short).contains {
      numbers.game.isInPoints($0) && $1 > 0
    }
    verdict.pocket =
      isShortInPoints
      ? .missingPocket
      : surplus >= 0 ? .wrongPocket : offered >= 0 ? .wrongPocketOutside : .missingPocket
    if verdict.pocket == .missingPocket && !isShortInPoints { verdict.lacking = max(0, -offered) }
  }

  /// gain(i,a), a capped measure only where the plan does not exceed its ceiling.
  private func countedGain(_ i: Int, _ a: Int, at x: [Rational]) -> Rational {
    numbers.kinks[i].reduce(numbers.gain[i][a]) { sum, kink in
      kink.improvement(x) > kink.ceiling ? sum + kink.coefficient * kink.seen[a] : sum
    }
  }

  /// (own cost + own work given up) / gross benefit.
  private func trust(_ i: Int, _ a: Int, _ gain: Rational, givenUp: Rational) -> Rational? {
    let cost = numbers.game.isInPoints(i) ? 0 : numbers.game.costs(i, a) ?? 0
    let benefit = gain + cost
    return benefit > 0 ? (cost + givenUp) / benefit : nil
  }

  /// gain(i,a), of a capped measure that the plan exceeds as much as it pays of each unit.
  private func paidGain(_ i: Int, _ a: Int, at x: [Rational]) -> Rational {
    numbers.kinks[i].reduce(numbers.gain[i][a]) { sum, kink in
      let made = kink.improvement(x)
      return made > kink.ceiling
        ? sum + kink.coefficient * kink.seen[a] * (made - kink.ceiling) / made : sum
    }
  }

  /// What is paid of gain(j,a) below zero for an outsider, at the predicted plan, divided among the
  /// performers.
  func shifts() -> [Shift] {
    var shifts: [Shift] = []
    for a in numbers.activities where predicted[a] > 0 {
      let performers = numbers.performers(a)
      let hours = numbers.game.hours(a)
      for i in performers {
        for j in numbers.parties where !performers.contains(j) {
          let gain = paidGain(j, a, at: predicted)
          if gain >= 0 { continue }
          let part =
            hours.isZero ? Rational(1, over: performers.count) : numbers.effort[i][a] / hours
          let amount = -gain * predicted[a] * part
          if amount.isZero { continue }
          let isWorthwhile = (numbers.worth[a] ?? 0) > 0
          shifts.append(
            Shift(from: i, to: j, activity: a, amount: amount, isWorthwhile: isWorthwhile))
        }
      }
    }
    return shifts
  }
}
