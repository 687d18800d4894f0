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
    var hours = [RationalSum](repeating: RationalSum(), count: instance.capacity.count)
    var money = [RationalSum](repeating: RationalSum(), count: instance.draws.limit.count)
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for pair in instance.pairs(of: activity) {
        hours[instance.pairParty[pair]].add(instance.effort[pair], times: amount)
      }
      for draw in instance.draws.of(activity) {
        money[draw.budget].add(draw.amount, times: amount)
      }
    }
    self.hours = zip(instance.capacity, hours).map { $0?.less($1) }
    self.money = zip(instance.draws.limit, money).map { $0?.less($1) }
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

extension Rational {
  /// What a sum leaves of the number.
  fileprivate func less(_ sum: RationalSum) -> Rational { self - sum.value }
}
