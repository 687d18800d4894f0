import Arithmetic
import Evaluation

/// The plans that are optima: xJ and xA.
extension NaiveNumbers {
  /// The joint optimum xJ with its ties decided; nil without any value.
  ///
  /// What the parties earn bends at ceilings. Where it bends upwards (payers who see an improvement and
  /// together pay more than all that is lost above the ceiling) the tie takes it as straight.
  func jointOptimum() -> [Rational]? {
    let concave = sharedKinks.filter { $0.coefficient < 0 }
    guard game.hasValue, var programme = valued(extra: concave.count) else { return nil }
    var earned = activities.map { ($0, earnings[$0]) }
    for (n, kink) in concave.enumerated() {
      let excess = programme.variables - concave.count + n
      programme.limit(activities.map { ($0, kink.seen[$0]) } + [(excess, -1)], to: kink.ceiling)
      earned.append((excess, kink.coefficient))
    }
    programme.maximise(earned)
    programme.maximise(activities.map { ($0, -game.hours($0)) })
    for a in activities { programme.maximise([(a, 1)]) }
    guard case .optimum(let x) = programme.solve() else { return nil }
    return Array(x.prefix(activities.count))
  }

  /// The largest sum of the given terms over all feasible plans.
  func mostOf(_ terms: [(Int, Rational)]) -> Rational {
    guard var programme = game.limitedProgramme(extra: 0) else { return 0 }
    for a in activities where isForbidden[a] { programme.limit([(a, 1)], to: 0) }
    programme.maximise(terms)
    guard case .optimum(let x) = programme.solve() else { return 0 }
    return terms.reduce(0) { $0 + $1.1 * x[$1.0] }
  }

  /// What one unit of each activity earns all parties in money.
  private var earnings: [Rational] {
    let paid = parties.filter { !game.isInPoints($0) }
    return activities.map { a in paid.reduce(0) { $0 + gain[$1][a] } }
  }

  /// The kinks of all parties in money, those that bend at the same place as one.
  private var sharedKinks: [NaiveKink] {
    var shared: [NaiveKink] = []
    for i in parties where !game.isInPoints(i) {
      for kink in kinks[i] {
        if let n = shared.firstIndex(where: { $0.isSamePlace(as: kink) }) {
          shared[n] = NaiveKink(
            held: shared[n].held + kink.held, paid: shared[n].paid + kink.paid,
            indicator: kink.indicator, seen: kink.seen, ceiling: kink.ceiling)
        } else {
          shared.append(kink)
        }
      }
    }
    return shared
  }

  /// A plan of agreement: the most worth with nobody below its utility in `predicted`.
  ///
  /// A payer of a measure with a ceiling is charged linearly, in both plans.
  func agreement(over predicted: [Rational]) -> [Rational]? {
    let concave = kinks.map { $0.filter { $0.held < 0 } }
    guard game.hasValue, let plain = valued(extra: concave.joined().count) else { return nil }
    var programme = plain
    for a in activities where isBlocked[a] { programme.limit([(a, 1)], to: 0) }
    var next = programme.variables - concave.joined().count
    for i in parties {
      var terms = activities.map { ($0, -gain[i][$0]) }
      var before = dot(gain[i], predicted)
      for kink in concave[i] {
        terms.append((next, -kink.held))
        programme.limit(activities.map { ($0, kink.seen[$0]) } + [(next, -1)], to: kink.ceiling)
        before += kink.held * max(0, kink.improvement(predicted) - kink.ceiling)
        next += 1
      }
      programme.limit(terms, to: -before)
    }
    guard case .optimum(let x) = programme.solve() else { return nil }
    return Array(x.prefix(activities.count))
  }

  /// All feasible plans with W as objective: activities, one excess for each capped worth, `extra` more.
  private func valued(extra: Int) -> NaiveProgramme? {
    let capped = model.goals.flatMap(\.worths).filter { $0.cap != nil }
    guard var programme = game.limitedProgramme(extra: capped.count + extra) else { return nil }
    for a in activities where isForbidden[a] { programme.limit([(a, 1)], to: 0) }
    var objective: [(Int, Rational)] = activities.map { ($0, worth[$0] ?? 0) }
    for (n, worth) in capped.enumerated() {
      let excess = activities.count + n
      let terms = activities.map { ($0, improvement[$0][worth.indicator]) }
      programme.limit(terms + [(excess, -1)], to: worth.cap?.value ?? 0)
      objective.append((excess, -worth.amount.value))
    }
    programme.maximise(objective)
    return programme
  }
}
