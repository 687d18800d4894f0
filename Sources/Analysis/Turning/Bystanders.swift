import Arithmetic
import Evaluation

/// Figures of single activities that cannot turn a partial verdict, told without judging it anew.
///
/// A verdict is partial as long as the predicted plan holds some joint work of the optimum and not all. Two
/// sets of witnesses show it: joint work of the optimum that is raised before the activity of the
/// figure could matter to the plan, and joint work of the optimum that a performer loses by. Some of each
/// is in every optimum while dropping it all costs more than the figure can move:
///
///     SUM cap_b * surplus_b  >  cap_a * max(0, surplus_a' - surplus_a) + worth_a * x_a
///
/// by the prices of today's optimum, which bound what any other plan is worth (weak duality).
struct Bystanders {
  private let model: Model
  private let instance: Instance
  private let gains: Gains
  private let optimum: Optimum.Priced
  private let worth: [Rational]
  /// What dropping each activity costs; 0 where it is no joint work of the optimum.
  private let price: [Rational]
  /// What dropping all costs that are lost by.
  private let refused: Rational
  /// Whether a performer loses by it.
  private let isRefused: [Bool]
  /// What dropping all costs that were raised, after each raise.
  private let raised: [Rational]
  /// For each party, the lowest gain per hour that came on top of its list, with the raise before
  /// which it first did; descending. Nil where the list came to its end.
  private let lowest: [[(rate: HourlyRate?, before: Int)]]

  /// How many tops of lists are looked at.
  private static let mostTops = 1_000_000

  /// Finds the witnesses; nil where the verdict is not partial, or some payment is not linear.
  init?(_ assessment: Assessment, _ now: Judgement) {
    (instance, gains) = (assessment.instance, assessment.gains)
    model = instance.model
    guard now.overall == .partial, assessment.value.capped.isEmpty,
      instance.draws.limit.allSatisfy({ $0 == nil }),
      !model.measures.contains(where: {
        $0.upTo != nil || $0.bonus != nil || $0.onlyFrom != nil || $0.beyond != nil
      }),
      let optimum = Optimum(instance, assessment.payments, gains, assessment.value).priced()
    else { return nil }
    self.optimum = optimum
    worth = assessment.value.worth.map { $0 ?? 0 }
    let (instance, gains) = (instance, gains)
    let price = (0..<instance.activityCount).map { activity in
      guard instance.isJoint(activity), let cap = instance.cap[activity],
        optimum.plan[activity].sign > 0
      else { return Rational.zero }
      return cap * max(0, optimum.surplus[activity])
    }
    isRefused = price.indices.map { activity in
      instance.pairs(of: activity).contains { gains.ofPair[$0].sign < 0 }
    }
    refused = zip(price, isRefused).reduce(.zero) { $1.1 ? $0 + $1.0 : $0 }
    self.price = price
    let isIncluded = instance.isHeld.map { !$0 }
    let ranking = Ranking(
      instance, assessment.payments, gains, assessment.value, isIncluded: isIncluded)
    let procedure = PlanProcedure(instance, ranking, rank: assessment.value.rank)
    var raised: [Rational] = []
    var lowest = [[(rate: HourlyRate?, before: Int)]](repeating: [], count: instance.partyCount)
    var isRaised = price.map { _ in false }
    procedure.run(atMost: Self.mostTops / max(1, instance.partyCount)) { activity, tops in
      for (party, top) in tops.enumerated() {
        if let last = lowest[party].last, last.rate == nil { continue }
        let pair = top < 0 ? nil : instance.pair(of: party, in: top)
        let rate = pair.map { HourlyRate(gains.ofPair[$0], hours: instance.effort[$0]) }
        if let rate, let last = lowest[party].last?.rate, rate >= last { continue }
        lowest[party].append((rate, raised.count))
      }
      raised.append((raised.last ?? 0) + (isRaised[activity] ? 0 : price[activity]))
      isRaised[activity] = true
    }
    (self.raised, self.lowest) = (raised, lowest)
  }

  /// Whether the verdict is partial for all values of a figure of one activity between two.
  func cannotTurn(_ assumption: Assumption, from low: Rational, to high: Rational) -> Bool {
    guard let activity = assumption.soleActivity, let cap = instance.cap[activity] else {
      return false
    }
    let slice = model.slice(activity)
    let sliced = assumption.ofFirstActivity
    let ends = [low, high].map { Assessment(slice.setting(sliced, to: $0)) }
    var margin = Rational.zero
    for end in ends {
      let worth = end.value.worth[0] ?? 0
      let hours = end.instance.pairs(of: 0).reduce(Rational.zero) {
        $0 + end.instance.effort[$1] * optimum.hourPrice[end.instance.pairParty[$1]]
      }
      let most = max(cap, end.instance.cap[0] ?? cap)
      let before = cap * max(0, optimum.surplus[activity])
      margin = max(margin, most * max(0, worth - hours) - before)
    }
    margin += max(0, worth[activity]) * optimum.plan[activity]
    let lost = isRefused[activity] ? refused - price[activity] : refused
    return lost > margin && raisedBefore(activity, ends) > margin
  }

  /// What dropping all costs that is raised before an activity matters, as it is and at the ends.
  private func raisedBefore(_ activity: Int, _ ends: [Assessment]) -> Rational {
    let pairs = Array(instance.pairs(of: activity))
    let isAside = pairs.indices.contains { place in
      gains.ofPair[pairs[place]].sign < 0 && ends.allSatisfy { $0.gains.ofPair[place].sign < 0 }
    }
    if isAside { return raised.last ?? 0 }
    let counts = pairs.indices.map { place in
      let now = HourlyRate(gains.ofPair[pairs[place]], hours: instance.effort[pairs[place]])
      let most = ends.reduce(now) {
        max($0, HourlyRate($1.gains.ofPair[place], hours: $1.instance.effort[place]))
      }
      return raises(before: most, comesOnTopOf: instance.pairParty[pairs[place]])
    }
    let count = counts.min() ?? 0
    return count == 0 ? 0 : raised[count - 1]
  }

  /// How many raises there are before a rate could be on top of a party's list.
  private func raises(before rate: HourlyRate, comesOnTopOf party: Int) -> Int {
    let steps = lowest[party]
    var (first, end) = (0, steps.count)
    while first < end {
      let middle = (first + end) / 2
      if steps[middle].rate.map({ $0 > rate }) ?? false { first = middle + 1 } else { end = middle }
    }
    return first < steps.count ? steps[first].before : raised.count
  }
}

extension Assumption {
  /// The activity whose lines alone say it, nil where it concerns several.
  var soleActivity: Int? {
    switch self {
    case .effort(_, let activity), .cost(_, let activity), .effect(let activity, _),
      .cap(let activity):
      activity
    case .rate, .capacity, .horizon, .keeps, .share, .limit, .worth, .fallsOn: nil
    }
  }

  /// The same figure of a model's first activity.
  fileprivate var ofFirstActivity: Assumption {
    switch self {
    case .effort(let party, _): .effort(party: party, activity: 0)
    case .cost(let party, _): .cost(party: party, activity: 0)
    case .effect(_, let indicator): .effect(activity: 0, indicator: indicator)
    case .cap: .cap(activity: 0)
    case .rate, .capacity, .horizon, .keeps, .share, .limit, .worth, .fallsOn: self
    }
  }
}

extension Model {
  /// The model with one activity alone, without preferences and mandates.
  fileprivate func slice(_ activity: Int) -> Model {
    var slice = self
    slice.activities = [activities[activity]]
    slice.mandates = []
    for party in slice.parties.indices { slice.parties[party].preferences = [] }
    for budget in slice.budgets.indices {
      slice.budgets[budget].covers = budgets[budget].covers.filter { $0.activity == activity }
        .map { Coverage(activity: 0, share: $0.share, site: $0.site) }
    }
    return slice
  }
}
