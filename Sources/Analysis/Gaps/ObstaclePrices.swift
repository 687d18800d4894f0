import Arithmetic
import Evaluation

/// What obstacles cost: how much more the predicted plan would be worth without them.
///
///     price(o) = W(xP without o) - W(xP)
struct ObstaclePrices {
  private let assessment: Assessment
  private let chains: ObstacleChains
  /// W(xP).
  private let before: Rational
  /// The prices of sets of activities that become free, so that a plan is made once for each.
  private var known: [[Int]: Rational] = [:]

  /// So many plans are made for the prices of one script.
  static var plans: Int { 32 }

  /// Prepares prices; nil where amounts or values are not known.
  init?(_ verdict: Verdict, _ chains: ObstacleChains) {
    guard verdict.precision == .numbers, let before = verdict.values.predicted else { return nil }
    self.before = before
    self.chains = chains
    assessment = Assessment(verdict.model)
  }

  /// The price of an obstacle; nil where too many others were asked for before.
  ///
  /// - Complexity: that of a plan.
  mutating func price(of obstacle: Int) -> Rational? {
    let instance = assessment.instance
    let gone = chains.gone(with: obstacle)
    let blocked = instance.model.blockedActivities { !gone.contains($0) }
    let freed = blocked.indices.filter { instance.isBlocked[$0] && !blocked[$0] }
    if freed.isEmpty { return 0 }
    if let price = known[freed] { return price }
    if known.count >= Self.plans { return nil }
    let plan = assessment.plan(withJointWork: true, blocked: blocked).amounts
    guard let after = assessment.value.value(of: plan, in: instance) else { return nil }
    known[freed] = after - before
    return after - before
  }
}

extension Verdict {
  /// What the predicted plan would be worth more without the obstacle; nil where it is not known.
  ///
  /// - Complexity: that of a plan.
  public func price(ofObstacle obstacle: Int) -> Rational? {
    var prices = ObstaclePrices(self, ObstacleChains(model))
    return prices?.price(of: obstacle)
  }
}
