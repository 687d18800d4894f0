import Arithmetic
import Evaluation

@testable import Analysis

/// A generator of numbers that gives the same ones for the same seed (xorshift, Marsaglia 2003).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<8 { _ = next() }
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// A whole number of a small range, so that ties are frequent.
  mutating func number(_ range: ClosedRange<Int>) -> Rational {
    Rational(Int.random(in: range, using: &self))
  }

  /// Whether something happens that does so once in `n` times.
  mutating func oneIn(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &self) == 0 }
}

/// Small random models.
struct RandomGame {
  /// What a game may contain beyond parties, activities, measures and goals.
  struct Features: OptionSet {
    let rawValue: Int
    static let budgets = Features(rawValue: 1)
    static let limits = Features(rawValue: 2)
    static let goalCaps = Features(rawValue: 4)
    static let horizons = Features(rawValue: 8)
    static let points = Features(rawValue: 16)
    static let bans = Features(rawValue: 32)
    static let forms = Features(rawValue: 64)
    /// Mostly joint work that everybody gains from, so that preferences run in circles.
    static let circles = Features(rawValue: 128)
    static let all = Features(rawValue: 127)
  }

  private var numbers: SeededNumbers
  private let features: Features
  private(set) var model = Model()

  init(seed: Int, _ features: Features, activities: ClosedRange<Int> = 2...6) {
    numbers = SeededNumbers(seed: seed)
    self.features = features
    addParties()
    addIndicators()
    let count = Int.random(in: activities, using: &numbers)
    for index in 0..<count { addActivity(index) }
    addMeasures()
    if features.contains(.budgets) && !numbers.oneIn(3) { addBudget() }
    if features.contains(.bans) && numbers.oneIn(4) { addBan() }
  }

  private mutating func addParties() {
    for index in 0..<Int.random(in: 2...4, using: &numbers) {
      var party = Model.Party(Identity("P\(index)"))
      if !numbers.oneIn(5) { party.capacity = Sourced(numbers.number(0...12)) }
      if features.contains(.horizons) && numbers.oneIn(3) { party.horizon = Sourced(365) }
      if numbers.oneIn(5) { party.keeps = Sourced(numbers.number(0...2) / 2) }
      model.parties.append(party)
    }
  }

  private mutating func addIndicators() {
    for index in 0..<Int.random(in: 1...3, using: &numbers) {
      var indicator = Model.Indicator(
        Identity("I\(index)"), better: numbers.oneIn(2) ? .lower : .higher)
      if numbers.oneIn(3) {
        indicator.fallsOn.append(
          Model.FallsOn(party: anyParty(), amount: Sourced(numbers.number(-2...4))))
      }
      model.indicators.append(indicator)
      if numbers.oneIn(4) { continue }
      let cap =
        features.contains(.goalCaps) && numbers.oneIn(3) ? Sourced(numbers.number(0...8)) : nil
      let amount = cap == nil ? numbers.number(-2...6) : numbers.number(0...6)
      model.goals.append(
        Model.Goal(
          Identity("G\(index)"),
          worths: [Model.Worth(indicator: index, amount: Sourced(amount), cap: cap)]))
    }
  }

  private mutating func addActivity(_ index: Int) {
    var activity = Model.Activity(Identity("A\(index)"), cap: Sourced(numbers.number(0...8)))
    // Money that is earned, not spent: everybody gains, each from something else.
    let isEager = features.contains(.circles)
    let sizes = features.contains(.circles) ? [1, 2, 2, 2, 3] : [1, 1, 2, 2, 3]
    let count = min(model.parties.count, sizes.randomElement(using: &numbers) ?? 1)
    for party in model.parties.indices.shuffled(using: &numbers).prefix(count).sorted() {
      activity.performers.append(
        Model.Performer(
          party: party, effort: Sourced(numbers.number(0...3)),
          money: Sourced(numbers.oneIn(2) ? 0 : numbers.number(isEager ? -6 ... -1 : 0...3))))
    }
    for indicator in model.indicators.indices where !numbers.oneIn(3) {
      let lag = features.contains(.horizons) && numbers.oneIn(4) ? Sourced(730) : nil
      activity.effects.append(
        Model.Effect(
          indicator: indicator, moves: numbers.oneIn(3) ? .lower : .higher,
          amount: Sourced(numbers.number(1...3)), lag: lag))
    }
    model.activities.append(activity)
  }

  private mutating func addMeasures() {
    let holder = anyParty()
    let isInPoints = features.contains(.points) && numbers.oneIn(3)
    for index in 0..<Int.random(in: 0...4, using: &numbers) {
      let party = anyParty()
      let indicator = Int.random(in: model.indicators.indices, using: &numbers)
      var measure = Model.Measure(
        Identity("M\(index)"), party: party, indicator: indicator,
        currency: isInPoints && party == holder ? .points : .money,
        rate: Sourced(numbers.number(-2...6)))
      if measure.currency == .money && numbers.oneIn(3) {
        measure.payers = [Model.Payer(party: anyParty(), share: numbers.number(1...2) / 2)]
      }
      if features.contains(.limits) && numbers.oneIn(3) {
        measure.upTo = Sourced(numbers.number(0...10))
      }
      if features.contains(.forms) && numbers.oneIn(4) { addForm(to: &measure) }
      model.measures.append(measure)
    }
  }

  private mutating func addForm(to measure: inout Model.Measure) {
    switch Int.random(in: 0..<3, using: &numbers) {
    case 0: measure.onlyFrom = Sourced(numbers.number(1...10))
    case 1: measure.beyond = Sourced(numbers.number(0...6))
    default:
      measure.bonus = Model.Bonus(
        amount: Sourced(numbers.number(1...20)), at: Sourced(numbers.number(1...8)))
      measure.rate = Sourced(0)
      measure.upTo = nil
    }
  }

  private mutating func addBudget() {
    let share = numbers.number(0...4) / 4
    var budget = Model.Budget(
      Identity("B"),
      contributions: [
        Model.Contribution(party: 0, share: Sourced(share)),
        Model.Contribution(party: 1, share: Sourced(1 - share)),
      ])
    budget.limit = numbers.oneIn(4) ? nil : Sourced(numbers.number(0...12))
    budget.returned = Sourced(numbers.number(0...2) / 2)
    if numbers.oneIn(3) { budget.drawers = [anyParty()] }
    for activity in model.activities.indices where numbers.oneIn(2) {
      budget.covers.append(
        Model.Coverage(activity: activity, share: Sourced(numbers.number(1...2) / 2)))
    }
    model.budgets.append(budget)
  }

  private mutating func addBan() {
    let activity = Int.random(in: model.activities.indices, using: &numbers)
    let rule = Model.MandateRule(party: anyParty(), modality: .mustNot, activity: activity)
    model.mandates.append(Model.Mandate(Identity("Ban"), rules: [rule]))
  }

  private mutating func anyParty() -> Int {
    Int.random(in: model.parties.indices, using: &numbers)
  }
}
