import Arithmetic

/// What a plan leaves of caps, hours and money.
struct Slack {
  private let instance: Instance
  private let plan: [Rational]
  private let hours: [Rational?]
  private let money: [Rational?]

  init(_ instance: Instance, at plan: [Rational]) {
    self.instance = instance
    self.plan = plan
    var hours = instance.capacity
    var money = instance.draws.limit
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for pair in instance.pairs(of: activity) {
        let party = instance.pairParty[pair]
        hours[party] = hours[party].map { $0 - instance.effort[pair] * amount }
      }
      for draw in instance.draws.of(activity) {
        money[draw.budget] = money[draw.budget].map { $0 - draw.amount * amount }
      }
    }
    self.hours = hours
    self.money = money
  }

  /// Whether hours of `party` are left over.
  func hasHours(_ party: Int) -> Bool { hours[party].map { $0.sign > 0 } ?? true }

  /// Whether more of `activity` fits.
  func hasRoom(for activity: Int) -> Bool {
    if let cap = instance.cap[activity], plan[activity] >= cap { return false }
    let hoursAreLeft = instance.pairs(of: activity).allSatisfy {
      instance.effort[$0].sign <= 0 || hasHours(instance.pairParty[$0])
    }
    return hoursAreLeft
      && instance.draws.of(activity).allSatisfy { draw in
        draw.amount.sign <= 0 || money[draw.budget].map { $0.sign > 0 } ?? true
      }
  }
}
