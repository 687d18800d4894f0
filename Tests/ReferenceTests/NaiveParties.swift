import Analysis
import Arithmetic
import Evaluation

extension NaivePlans {
  /// What is said of each party.
  func partyVerdicts() -> [PartyVerdict] { numbers.parties.map { partyVerdict($0) } }

  private func partyVerdict(_ i: Int) -> PartyVerdict {
    var verdict = PartyVerdict()
    let joint = optimum.map { numbers.utility(i, $0) }
    verdict.utility = (numbers.utility(i, silo), numbers.utility(i, predicted), joint)
    verdict.congruenceSquared = congruenceSquared(i)
    guard let optimum, let joint else { return verdict }
    let deviation = NaiveDeviation(numbers: numbers, party: i, base: optimum)
    let (best, plan) = deviation.best()
    let temptation = best - joint
    verdict.temptation = temptation
    verdict.hourPrice = deviation.hourPrice
    if !temptation.isZero {
      verdict.deviation = numbers.activities.filter { plan[$0] != optimum[$0] }.map {
        PartyVerdict.Deviation(activity: $0, from: optimum[$0], to: plan[$0])
      }
    }
    let stake = best - numbers.utility(i, silo)
    verdict.patience = stake > 0 ? temptation / stake : nil
    return verdict
  }

  /// The squared cosine, with its sign, between measure pay and joint value per own hour.
  private func congruenceSquared(_ i: Int) -> Rational? {
    guard numbers.game.hasValue else { return nil }
    let own = numbers.own(i).filter { !numbers.effort[i][$0].isZero }
    let pay = own.map { (numbers.game.measurePay(i, $0) ?? 0) / numbers.effort[i][$0] }
    let worth = own.map { (numbers.worth[$0] ?? 0) / numbers.effort[i][$0] }
    let lengths = dot(pay, pay) * dot(worth, worth)
    if lengths.isZero { return nil }
    let product = dot(pay, worth)
    return product * product.magnitude / lengths
  }

  /// Whether nobody is tempted at the optimum and nothing open is left to raise.
  func selfEnforcing(_ parties: [PartyVerdict]) -> Bool? {
    guard let optimum else { return nil }
    return parties.allSatisfy { $0.temptation == .zero }
      && !numbers.activities.contains {
        !numbers.isBlocked[$0] && numbers.isOpen($0, at: optimum)
      }
  }
}
