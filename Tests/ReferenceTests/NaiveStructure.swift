import Analysis
import Arithmetic
import Evaluation

/// The structure level: signs alone.
struct NaiveStructure {
  let game: NaiveGame
  /// By activity and party.
  let views: [[Structure]]
  /// By activity.
  let activities: [Structure]

  init(_ game: NaiveGame) {
    self.game = game
    let model = game.model
    let views = model.activities.indices.map { a in
      model.parties.indices.map { NaiveStructure.view($0, a, game) }
    }
    self.views = views
    let never = model.activities.indices.map { a in
      game.isBlocked(a) || game.performers(a).contains { views[a][$0] == .never }
    }
    activities = model.activities.indices.map { a in
      if never[a] { return .never }
      let isWanted = game.performers(a).allSatisfy { views[a][$0] == .always }
      let isAlone = model.activities.indices.allSatisfy { b in
        b == a || never[b] || !game.performers(b).contains { game.performs($0, a) }
      }
      return isWanted && isAlone ? .always : .depends
    }
  }

  /// What is for and what is against `a` in the eyes of `i`.
  private static func view(_ i: Int, _ a: Int, _ game: NaiveGame) -> Structure {
    let signs = signs(i, a, game)
    switch (signs.contains(1), signs.contains(-1)) {
    case (true, true): return .depends
    case (true, false): return .always
    case (false, true): return .never
    case (false, false): return .indifferent
    }
  }

  /// The sign of every part of gain(i,a).
  private static func signs(_ i: Int, _ a: Int, _ game: NaiveGame) -> [Int] {
    let model = game.model
    var signs: [Int] = []
    for effect in model.activities[a].effects {
      if let lag = effect.lag?.value, let horizon = model.parties[i].horizon?.value, lag > horizon {
        continue
      }
      let k = effect.indicator
      let way = (effect.moves == model.indicators[k].better ? 1 : -1) * sign(effect.amount)
      for measure in model.measures where measure.indicator == k {
        if measure.party == i { signs.append(way * sign(rate(measure))) }
        if game.isInPoints(i) || measure.currency == .points { continue }
        for payer in measure.payers where payer.party == i {
          signs.append(-way * sign(rate(measure)) * payer.share.sign)
        }
      }
      if game.isInPoints(i) { continue }
      for falls in model.indicators[k].fallsOn where falls.party == i {
        signs.append(way * falls.amount.value.sign * game.keep(i).sign)
      }
    }
    if !game.isInPoints(i) && game.keep(i) > 0 { signs += costSigns(i, a, game) }
    return signs
  }

  private static func costSigns(_ i: Int, _ a: Int, _ game: NaiveGame) -> [Int] {
    let model = game.model
    var signs: [Int] = []
    if let own = model.activities[a].performers.first(where: { $0.party == i }) {
      let covered = model.budgets.indices.filter { game.mayDraw(i, on: $0) }
        .reduce(Rational.zero) { $0 + game.coverage($1, a) }
      if covered < 1 { signs.append(-sign(own.money)) }
    }
    for (b, budget) in model.budgets.enumerated() where budget.returned.value > 0 {
      let share = budget.contributions.filter { $0.party == i }.reduce(0) { $0 + $1.share.value }
      let drawn = model.activities[a].performers.filter { game.mayDraw($0.party, on: b) }
      if share > 0 && game.coverage(b, a) > 0 { signs += drawn.map { -sign($0.money) } }
    }
    return signs
  }

  /// The sign of a figure; one that is missing is above zero.
  private static func sign(_ figure: Sourced?) -> Int { figure.map { $0.value.sign } ?? 1 }

  /// The rate whose sign counts: payment forms are ignored, a bonus pays like a rate.
  private static func rate(_ measure: Model.Measure) -> Sourced? {
    measure.bonus?.amount ?? measure.rate
  }

  /// The overall verdict of the structure level.
  var overall: Verdict.Overall {
    let joint = activities.indices.filter {
      game.model.activities[$0].isJoint && !isImpossible($0)
    }
    if joint.isEmpty { return .noCase }
    if joint.allSatisfy({ activities[$0] == .never }) { return .silo }
    if joint.allSatisfy({ activities[$0] == .always }) { return .joint }
    return .undetermined
  }

  /// Whether no capacity, no room or a mandate holds `a` at 0.
  private func isImpossible(_ a: Int) -> Bool {
    let activity = game.model.activities[a]
    if game.isForbidden(a) || activity.cap?.value == .zero { return true }
    return activity.performers.contains {
      ($0.effort?.value ?? 0) > 0 && game.model.parties[$0.party].capacity?.value == .zero
    }
  }

  /// What a measure pays for, without magnitudes.
  func direction(_ m: Int) -> MeasureVerdict.Direction {
    let measure = game.model.measures[m]
    let paid = game.model.activities.indices.filter { a in
      game.performs(measure.party, a) && isPaid(measure, a)
    }
    let joint = paid.contains { game.model.activities[$0].isJoint }
    let solo = paid.contains { !game.model.activities[$0].isJoint }
    return joint ? (solo ? .mixed : .jointOnly) : solo ? .siloOnly : .silent
  }

  private func isPaid(_ measure: Model.Measure, _ a: Int) -> Bool {
    let model = game.model
    let k = measure.indicator
    return model.activities[a].effects.contains { effect in
      if effect.indicator != k { return false }
      if let lag = effect.lag?.value, let horizon = model.parties[measure.party].horizon?.value,
        lag > horizon
      {
        return false
      }
      let way = effect.moves == model.indicators[k].better ? 1 : -1
      return way * Self.sign(effect.amount) * Self.sign(Self.rate(measure)) > 0
    }
  }

  /// Cost on outsiders by what may run.
  func shifts() -> [Shift] {
    var shifts: [Shift] = []
    for a in activities.indices where activities[a] != .never {
      let performers = game.performers(a)
      for i in performers {
        for j in game.model.parties.indices where !performers.contains(j) && views[a][j] == .never {
          let isWorthwhile = (game.worths[a] ?? 0) > 0
          shifts.append(Shift(from: i, to: j, activity: a, amount: nil, isWorthwhile: isWorthwhile))
        }
      }
    }
    return shifts
  }
}
