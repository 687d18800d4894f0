import Arithmetic

/// Where the joint optimum changes, while only what plans are worth moves.
///
/// Every plan's worth is a line; what is best is their upper envelope (Eisner and Severance 1976). A plan
/// that is best at both ends of a stretch is best all along, so the stretch need not be looked into.
extension TurnSearch {
  /// Where the optimum changes first, seen from a value and a sample beyond it.
  enum OptimumBreak {
    /// Nowhere.
    case none
    /// Between the value and the sample, or at the sample.
    case before(Rational)
    /// Beyond the sample.
    case after(Rational)
  }

  /// Takes note of an optimum that was computed.
  mutating func note(optimum joint: [Rational], at value: Rational) {
    if !optima.contains(where: { $0.at == value }) { optima.append((value, joint)) }
  }

  /// The optimum at a value, where it was computed or is the same on both sides.
  func knownOptimum(at value: Rational) -> [Rational]? {
    if let known = optima.first(where: { $0.at == value }) { return known.joint }
    guard course.between == .constant, !course.isStepped else { return nil }
    var below: (at: Rational, joint: [Rational])?
    var above: (at: Rational, joint: [Rational])?
    for optimum in optima {
      if optimum.at < value && below.map({ optimum.at > $0.at }) ?? true { below = optimum }
      if optimum.at > value && above.map({ optimum.at < $0.at }) ?? true { above = optimum }
    }
    guard let below, let above, below.joint == above.joint else { return nil }
    return below.joint
  }

  /// The optimum at a value; nil where it cannot be proven.
  private mutating func optimum(at value: Rational) -> [Rational]? {
    if let known = knownOptimum(at: value) { return known }
    spend()
    guard let joint = Assessment(model.setting(assumption, to: value)).provenOptimum else {
      return nil
    }
    note(optimum: joint, at: value)
    return joint
  }

  /// Where the optimum changes first behind `from`, up to `end`; nil where that cannot be told.
  mutating func optimumBreak(
    between from: Rational, _ sample: Rational, upTo end: Rational
  ) -> OptimumBreak? {
    if now.joint.isEmpty || course.isStepped { return OptimumBreak.none }
    guard let last = optimum(at: end), let first = optimum(at: from),
      let here = optimum(at: sample)
    else { return nil }
    if first == here && here == last { return OptimumBreak.none }
    if !isAsGood(here, as: first, at: from) {
      guard let stop = firstBreak(from, first, sample, here) else { return nil }
      // At the value itself a tie in worth may be decided for another plan.
      if stop.at != from { return .before(stop.at) }
      if stop.until != sample { return .before(stop.until) }
    }
    if here == last { return OptimumBreak.none }
    guard let stop = firstBreak(sample, here, end, last) else { return nil }
    return stop.at == sample ? .before(sample) : .after(stop.at)
  }

  /// The first value from `p` on, up to `q`, from which on another plan is best, and a value up to
  /// which that one is.
  private mutating func firstBreak(
    _ p: Rational, _ atP: [Rational], _ q: Rational, _ atQ: [Rational]
  ) -> (at: Rational, until: Rational)? {
    var (q, atQ) = (q, atQ)
    for _ in 0..<100 {
      guard let t = crossing(p, atP, q, atQ) else { return nil }
      if t == p || t == q { return (t, q) }
      guard let atT = optimum(at: t) else { return nil }
      if worth(of: atT, at: t) == worth(of: atP, at: t) {
        let isSameLine = worth(of: atT, at: p) == worth(of: atP, at: p)
        if !isSameLine || earned(by: atT, at: t) == earned(by: atP, at: t) { return (t, q) }
      }
      (q, atQ) = (t, atT)
    }
    return nil
  }

  /// Where two plans are worth the same, or where that is all along, where they earn the same.
  private func crossing(
    _ p: Rational, _ atP: [Rational], _ q: Rational, _ atQ: [Rational]
  ) -> Rational? {
    for measure in [worth, earned] {
      let lead = measure(atP, p) - measure(atQ, p)
      let lag = measure(atP, q) - measure(atQ, q)
      if lead.isZero && lag.isZero { continue }
      guard lead.sign >= 0, lag.sign <= 0 else { return nil }
      return p + (q - p) * lead / (lead - lag)
    }
    return nil
  }

  /// Whether a plan is worth and earns as much as another.
  private func isAsGood(_ plan: [Rational], as best: [Rational], at t: Rational) -> Bool {
    plan == best
      || worth(of: plan, at: t) == worth(of: best, at: t)
        && earned(by: plan, at: t) == earned(by: best, at: t)
  }

  /// The joint value of a plan where the figure is `t`.
  func worth(of plan: [Rational], at t: Rational) -> Rational {
    // What goals no longer count of it does not follow the figure.
    let whole = value.value(of: plan, in: instance) ?? 0
    return plan.indices.reduce(whole) {
      plan[$1].isZero || course.worth[$1].isLevel
        ? $0 : $0 + course.worth[$1].slope * (t - today) * plan[$1]
    }
  }

  /// What all parties earn by a plan, where the figure is `t`.
  private func earned(by plan: [Rational], at t: Rational) -> Rational {
    plan.indices.reduce(.zero) {
      plan[$1].isZero ? $0 : $0 + course.earned[$1][t] * plan[$1]
    }
  }
}
