import Arithmetic
import Evaluation
import TestSamples

/// Small games with round figures, so that ties and degenerate cases are frequent.
struct RandomModel {
  /// What a game may contain.
  struct Features: OptionSet {
    let rawValue: Int
    /// `up to` on measures.
    static let ceilings = Features(rawValue: 1)
    /// `only from`, `beyond`, `bonus`.
    static let forms = Features(rawValue: 2)
    static let budgets = Features(rawValue: 4)
    /// Limits on budgets.
    static let limits = Features(rawValue: 8)
    /// `must not`.
    static let mandates = Features(rawValue: 16)
    static let points = Features(rawValue: 32)
    /// `up to` on worths.
    static let goalCaps = Features(rawValue: 64)
    /// Figures that are missing.
    static let unknowns = Features(rawValue: 128)
    /// Caps and capacities of 0.
    static let zeros = Features(rawValue: 256)
    /// Charges: rates and worths below zero.
    static let negatives = Features(rawValue: 512)

    /// Games in which nothing is worth anything.
    static let valueless = Features(rawValue: 1024)
    /// Obstacles in the way of activities.
    static let obstacles = Features(rawValue: 2048)

    static let plain: Features = [.zeros, .negatives, .mandates, .points, .goalCaps]
    static let all: Features = [.plain, .ceilings, .forms, .budgets, .limits, .obstacles]
  }

  private(set) var model = Model()
  private let features: Features
  private var random: SplitMix64
  private var pointsParties: Set<Int> = []

  /// The model of `seed`.
  static func model(seed: UInt64, _ features: Features = .all) -> Model {
    var maker = RandomModel(seed, features)
    maker.addParties()
    maker.addIndicators()
    maker.addActivities()
    maker.addMeasures()
    maker.addGoals()
    maker.addBudgets()
    maker.addMandates()
    maker.addObstacles()
    if features.contains(.unknowns) { maker.forget() }
    return maker.model
  }

  /// Most with all figures, some without a part of them, a few without any value.
  static func ofAnyKind(seed: UInt64) -> Model {
    switch seed % 6 {
    case 0: model(seed: seed, Features.all.subtracting(.forms).union(.unknowns))
    case 1: model(seed: seed, Features.all.union(.valueless))
    default: model(seed: seed)
    }
  }

  private init(_ seed: UInt64, _ features: Features) {
    self.features = features
    random = SplitMix64(seed: seed)
  }

  private mutating func addParties() {
    for n in 1...random.number(2...4) {
      let zero: [Rational] = features.contains(.zeros) && random.chance(10) ? [0] : []
      let capacity: Rational? =
        random.chance(15) ? nil : random.pick(zero + [2, 4, 6, 6, 8, 10, 12])
      let horizon: Rational? = random.chance(30) ? 365 : nil
      let keeps: Rational? = random.chance(70) ? nil : random.pick([0, Rational(1, over: 2), 1])
      _ = model.party("P\(n)", capacity: capacity, horizon: horizon, keeps: keeps)
      if features.contains(.points) && random.chance(12) { pointsParties.insert(n - 1) }
    }
  }

  private mutating func addIndicators() {
    for n in 1...random.number(1...3) {
      var fallsOn: [(Int, Rational)] = []
      if random.chance(45) {
        for i in random.pick(random.number(1...2), of: Array(model.parties.indices)) {
          fallsOn.append((i, random.pick([1, 1, 2, 3, 4])))
        }
      }
      _ = model.indicator("K\(n)", better: random.chance(50), fallsOn: fallsOn)
    }
  }

  /// A signed effect, an improvement more often than not.
  private mutating func effect(on k: Int) -> (Int, Rational, lag: Rational?) {
    let amount: Rational = random.pick([1, 1, 1, 2, 3, Rational(1, over: 2)])
    let isRise = (model.indicators[k].better == .higher) == random.chance(75)
    return (k, isRise ? amount : -amount, lag: random.chance(25) ? 730 : nil)
  }

  private mutating func addActivities() {
    // Much joint work among the same few makes circles of preferences.
    let isJointHeavy = random.chance(30)
    for n in 1...random.number(2...6) {
      if n > 1 && random.chance(15) {
        var copy = random.pick(model.activities)
        copy.id = Identity("A\(n)")
        model.activities.append(copy)
        continue
      }
      let count = random.pick(isJointHeavy ? [1, 2, 2, 2, 2, 3] : [1, 1, 1, 2, 2, 2, 3])
      let performers = random.pick(count, of: Array(model.parties.indices)).sorted().map {
        (
          $0, hours: random.pick([0, Rational(1, over: 2), 1, 1, 1, 2, 2, 3]) as Rational?,
          money: random.pick([0, 0, 0, 1, 1, 2, 3]) as Rational?
        )
      }
      let isBounded = performers.contains {
        ($0.hours ?? 0) > 0 && model.parties[$0.0].capacity != nil
      }
      let zero: [Rational] = features.contains(.zeros) && random.chance(10) ? [0] : []
      let cap: Rational = random.pick(zero + [1, 2, 2, 3, 4, 5, 10])
      let effects = random.pick(random.number(1...2), of: Array(model.indicators.indices)).map {
        effect(on: $0)
      }
      _ = model.activity(
        "A\(n)", by: performers, cap: isBounded && random.chance(35) ? nil : cap, effects: effects)
    }
  }

  private mutating func addMeasures() {
    for n in 0..<random.number(0...4) {
      let party = random.number(0...model.parties.count - 1)
      let indicator = random.number(0...model.indicators.count - 1)
      let low: [Rational] = features.contains(.negatives) && random.chance(30) ? [-1, -2, 0] : []
      let isInPoints = pointsParties.contains(party)
      let rate: Rational = low.isEmpty ? random.pick([1, 2, 2, 3, 4, 6]) : random.pick(low)
      model.measure("M\(n + 1)", party, indicator, rate)
      if isInPoints { model.measures[n].currency = .points }
      if !isInPoints && random.chance(40) {
        for payer in random.pick(random.chance(20) ? 2 : 1, of: Array(model.parties.indices)) {
          // What a holder pays itself cancels, and then it is not missing either.
          if payer == party && features.contains(.unknowns) { continue }
          let share = random.pick([1, 1, Rational(1, over: 2), Rational(3, over: 2)])
          model.measures[n].payers.append(Model.Payer(party: payer, share: share))
        }
      }
      if rate > 0 { addForm(n) }
    }
  }

  private mutating func addForm(_ m: Int) {
    let amount = Sourced(random.pick([1, 2, 3, 4, 6, 8]))
    if features.contains(.ceilings) && random.chance(20) {
      model.measures[m].upTo = amount
    } else if features.contains(.forms) && random.chance(25) {
      switch random.number(0...2) {
      case 0: model.measures[m].onlyFrom = amount
      case 1: model.measures[m].beyond = amount
      default:
        model.measures[m].rate = Sourced(0)
        model.measures[m].bonus = Model.Bonus(
          amount: Sourced(random.pick([2, 6, 12])), at: amount)
      }
    }
  }

  private mutating func addGoals() {
    for n in 0..<random.pick([0, 1, 1, 1, 1, 1, 2]) {
      var worths: LineList<Model.Worth> = []
      for k in model.indicators.indices where random.chance(75) {
        let low: [Rational] = features.contains(.negatives) && random.chance(8) ? [-1, -2] : []
        let amount: Rational = random.pick(low.isEmpty ? [1, 2, 3, 5, 8] : low)
        let isCapped = features.contains(.goalCaps) && amount > 0 && random.chance(20)
        worths.append(
          Model.Worth(
            indicator: k, amount: Sourced(amount),
            cap: isCapped ? Sourced(random.pick([1, 2, 4, 8])) : nil))
      }
      model.goals.append(
        Model.Goal(Identity("G\(n + 1)"), owners: Array(model.parties.indices), worths: worths))
    }
    if features.contains(.valueless) && random.chance(50) {
      model.goals = []
      for k in model.indicators.indices { model.indicators[k].fallsOn = [] }
      return
    }
    let hasWorth = model.goals.contains { !$0.worths.isEmpty }
    if !hasWorth && !model.indicators.contains(where: { !$0.fallsOn.isEmpty }) {
      model.goal("G", worths: [(0, 3)])
    }
  }

  private mutating func addBudgets() {
    guard features.contains(.budgets) else { return }
    var free = Array(model.activities.indices)
    for n in 0..<random.pick([0, 0, 0, 1, 1, 2]) {
      let pairs: [[Rational]] = [
        [1], [Rational(1, over: 2), Rational(1, over: 2)],
        [Rational(1, over: 4), Rational(3, over: 4)],
      ]
      let shares = random.pick(pairs)
      let givers = random.pick(shares.count, of: Array(model.parties.indices))
      let covers = random.pick(min(free.count, random.number(1...2)), of: free)
      free.removeAll { covers.contains($0) }
      let isLimited = features.contains(.limits) && random.chance(60)
      let drawers = random.chance(25) ? random.pick(2, of: Array(model.parties.indices)) : nil
      model.budgets.append(
        Model.Budget(
          Identity("B\(n + 1)"),
          contributions: LineList(
            zip(givers, shares).map { Model.Contribution(party: $0, share: Sourced($1)) }),
          covers: LineList(
            covers.map {
              Model.Coverage(
                activity: $0, share: Sourced(random.pick([1, 1, Rational(1, over: 2)])))
            }), drawers: drawers?.sorted(),
          limit: isLimited ? Sourced(random.pick([1, 2, 4, 6, 10])) : nil,
          returned: Sourced(random.pick([1, 1, 0, Rational(1, over: 2)]))))
    }
  }

  private mutating func addMandates() {
    guard features.contains(.mandates), random.chance(15) else { return }
    let activity = random.number(0...model.activities.count - 1)
    let party = random.pick(Array(model.activities[activity].performers)).party
    model.mandates.append(
      Model.Mandate(
        Identity("D"),
        rules: [Model.MandateRule(party: party, modality: .mustNot, activity: activity)]))
  }

  private mutating func addObstacles() {
    guard features.contains(.obstacles), random.chance(20) else { return }
    for n in 1...random.number(1...2) {
      let blocked = random.pick(1, of: Array(model.activities.indices))
      model.obstacles.append(
        Model.Obstacle(Identity("O\(n)"), activities: blocked.map { Reference($0) }))
    }
  }

  /// Takes figures away; only what the language lets be left out.
  private mutating func forget() {
    for a in model.activities.indices {
      for p in model.activities[a].performers.indices {
        switch random.number(0...3) {
        case 0:
          model.activities[a].performers[p].effort = nil
          model.activities[a].performers[p].money = nil
        case 1: model.activities[a].performers[p].money = Sourced(0)
        default: break
        }
      }
      for e in model.activities[a].effects.indices where random.chance(60) {
        if (model.activities[a].effects[e].amount?.value ?? 1) > 0 {
          model.activities[a].effects[e].amount = nil
        }
      }
      if random.chance(50) { model.activities[a].cap = nil }
    }
    for m in model.measures.indices where (model.measures[m].rate?.value ?? 0) > 0 {
      if random.chance(50) { model.measures[m].rate = nil }
    }
  }
}
