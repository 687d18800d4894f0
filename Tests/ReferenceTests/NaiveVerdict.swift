import Analysis
import Arithmetic
import Evaluation

/// The silo, predicted and optimal plan of a model with all its figures.
struct NaivePlans {
  let numbers: NaiveNumbers
  let silo: [Rational]
  let predicted: [Rational]
  let optimum: [Rational]?
  let procedure: NaiveProcedure

  init(_ numbers: NaiveNumbers) {
    self.numbers = numbers
    silo = NaiveProcedure(numbers, withJointWork: false).plan
    procedure = NaiveProcedure(numbers, withJointWork: true)
    predicted = procedure.plan
    optimum = numbers.jointOptimum()
  }
}

/// The whole verdict but the repair, as design/verdict.md says it, with no thought of speed.
struct NaiveVerdict {
  let model: Model
  var precision = Verdict.Precision.structure
  var overall = Verdict.Overall.undetermined
  var basis: Verdict.Basis?
  var jointShare: Rational?
  var valueKept: Rational?
  var perverse = false
  var harm: Rational?
  var contested: [Int]?
  var values = Verdict.Values()
  var selfEnforcing: Bool?
  var hasTies = false
  var parties: [PartyVerdict]
  /// What one unit gives, by activity and party.
  let gains: [[Rational?]]
  /// By activity and party.
  let structureFor: [[Structure]]
  var activities: [ActivityVerdict]
  var measures: [MeasureVerdict]
  var shifts: [Shift]
  let valueSources: [Verdict.ValueSource]

  init(of model: Model) {
    self.model = model
    let game = NaiveGame(model)
    let structure = NaiveStructure(game)
    parties = model.parties.map { _ in PartyVerdict() }
    gains = model.activities.indices.map { a in model.parties.indices.map { game.gains[$0][a] } }
    structureFor = structure.views
    activities = model.activities.indices.map { a in
      var verdict = ActivityVerdict()
      verdict.worth = game.worths[a]
      verdict.structure = structure.activities[a]
      return verdict
    }
    measures = model.measures.indices.map { m in
      var verdict = MeasureVerdict(direction: structure.direction(m))
      verdict.rate = game.rates[m]
      verdict.form = game.form(m)
      return verdict
    }
    shifts = structure.shifts()
    valueSources = model.indicators.indices.map { k in
      if !game.goalWorths(k).isEmpty { return .goal }
      return model.indicators[k].fallsOn.isEmpty ? .none : .fallsOn
    }
    overall = structure.overall
    if let numbers = NaiveNumbers(game) { fill(NaivePlans(numbers)) }
  }

  /// Fills in what figures allow.
  private mutating func fill(_ plans: NaivePlans) {
    let numbers = plans.numbers
    let agreement = numbers.agreement(over: plans.predicted)
    precision = .numbers
    parties = plans.partyVerdicts()
    for a in activities.indices {
      activities[a].plan = (
        plans.silo[a], plans.predicted[a], agreement?[a], plans.optimum?[a]
      )
      plans.settle(a, parties, in: &activities[a])
    }
    measures = numbers.measureVerdicts()
    shifts = plans.shifts()
    contested = plans.procedure.circles.isEmpty ? nil : plans.procedure.circles
    hasTies = !plans.procedure.ties.isEmpty
    selfEnforcing = plans.selfEnforcing(parties)
    values = Verdict.Values(
      silo: numbers.value(plans.silo), predicted: numbers.value(plans.predicted),
      agreement: agreement.flatMap { numbers.value($0) },
      joint: plans.optimum.flatMap { numbers.value($0) })
    perverse = (values.predicted ?? 0) < 0
    if let predicted = values.predicted, let joint = values.joint, joint > 0 {
      valueKept = predicted / joint
    }
    if numbers.game.hasValue {
      harm = numbers.activities.reduce(Rational.zero) { sum, a in
        sum + min(0, numbers.worth[a] ?? 0) * plans.predicted[a]
      }
    }
    judge(plans)
  }

  /// The overall verdict and what it is taken over.
  private mutating func judge(_ plans: NaivePlans) {
    let numbers = plans.numbers
    guard let optimum = plans.optimum else { return judgeWithoutValue(plans) }
    let joint = numbers.activities.filter { numbers.isJoint($0) }
    let solo = numbers.activities.filter { !numbers.isJoint($0) && plans.earnsOthers($0) }
    basis = nil
    overall = .noCase
    for (kind, activities) in [(Verdict.Basis.joint, joint), (.forOthers, solo)] where basis == nil
    {
      let whole = activities.reduce(Rational.zero) { $0 + plans.weight($1) * optimum[$1] }
      if whole.isZero { continue }
      let kept = activities.reduce(Rational.zero) {
        $0 + plans.weight($1) * min(plans.predicted[$1], optimum[$1])
      }
      basis = kind
      jointShare = kept / whole
      overall = kept.isZero ? .silo : kept == whole ? .joint : .partial
    }
  }
}

extension NaiveVerdict {
  /// Without a value there is no optimum: the share is that of the most joint hours that fit.
  private mutating func judgeWithoutValue(_ plans: NaivePlans) {
    let joint = plans.numbers.activities.filter { plans.numbers.isJoint($0) }
    let whole = plans.numbers.mostOf(joint.map { ($0, plans.weight($0)) })
    overall = .noCase
    if whole.isZero { return }
    let kept = joint.reduce(Rational.zero) { $0 + plans.weight($1) * plans.predicted[$1] }
    basis = .joint
    jointShare = kept / whole
    overall = kept.isZero ? .silo : kept == whole ? .joint : .partial
  }
}

extension NaivePlans {
  /// The hours of a unit, 1 where all efforts are 0.
  func weight(_ a: Int) -> Rational {
    let hours = numbers.game.hours(a)
    return hours.isZero ? 1 : hours
  }

  /// Whether `a` earns a party outside something through a measure or its own economy.
  func earnsOthers(_ a: Int) -> Bool {
    numbers.parties.contains { j in
      if numbers.game.performs(j, a) { return false }
      let pay = numbers.game.measurePay(j, a) ?? 0
      if numbers.game.isInPoints(j) { return pay > 0 }
      let charges = numbers.game.charges(j, a) ?? 0
      return pay - charges + (numbers.game.economy(j, a) ?? 0) > 0
    }
  }
}
