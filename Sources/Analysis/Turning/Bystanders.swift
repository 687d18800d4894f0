import Arithmetic
import Evaluation

/// Figures of single activities that cannot turn a partial verdict, told without judging it anew.
///
/// A verdict is partial as long as the predicted plan holds some joint work of the optimum and not all. Two
/// witnesses show it: joint work of the optimum that is raised before the activity of the figure
/// could matter to the plan, and joint work of the optimum that a performer loses by. Both are in
/// every optimum while dropping them costs more than the figure can move:
///
///     cap_b * surplus_b  >  cap_a * max(0, surplus_a' - surplus_a) + worth_a * x_a
///
/// by the prices of today's optimum, which bound what any other plan is worth (weak duality).
struct Bystanders {
  private let model: Model
  private let instance: Instance
  private let gains: Gains
  private let optimum: Optimum.Priced
  private let worth: [Rational]
  /// What dropping the witness that is raised costs; and which it is.
  private let raised: (activity: Int, price: Rational)
  /// The two that are lost by and cost most to drop.
  private let refused: [(activity: Int, price: Rational)]
  /// The lowest gain per hour that came on top of each party's list before the witness was raised; nil
  /// where the list came to its end.
  private let lowest: [HourlyRate?]

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
    func price(_ activity: Int) -> Rational {
      guard instance.isJoint(activity), let cap = instance.cap[activity] else { return 0 }
      return optimum.plan[activity].sign > 0 ? cap * max(0, optimum.surplus[activity]) : 0
    }
    let valued = (0..<instance.activityCount).map { (activity: $0, price: price($0)) }
      .filter { $0.price.sign > 0 }.sorted { $0.price > $1.price }
    refused = valued.filter { witness in
      instance.pairs(of: witness.activity).contains { gains.ofPair[$0].sign < 0 }
    }.prefix(2).map { $0 }
    // Only what is dear enough to drop is of use.
    let least = valued.isEmpty ? 0 : valued[valued.count / 2].price
    let dear = Set(valued.filter { $0.price >= least }.map(\.activity))
    let isIncluded = instance.isHeld.map { !$0 }
    let ranking = Ranking(
      instance, assessment.payments, gains, assessment.value, isIncluded: isIncluded)
    let procedure = PlanProcedure(instance, ranking, rank: assessment.value.rank)
    guard let (raised, tops) = procedure.beginning(until: { dear.contains($0) }) else { return nil }
    self.raised = (raised, price(raised))
    lowest = tops.enumerated().map { party, tops in
      if tops.contains(-1) { return nil }
      return tops.compactMap { activity in
        instance.pair(of: party, in: activity).map {
          HourlyRate(gains.ofPair[$0], hours: instance.effort[$0])
        }
      }.min()
    }
  }

  /// Whether the verdict is partial for all values of a figure of one activity between two.
  func cannotTurn(_ assumption: Assumption, from low: Rational, to high: Rational) -> Bool {
    guard let activity = assumption.soleActivity, let cap = instance.cap[activity],
      activity != raised.activity,
      let refused = refused.first(where: { $0.activity != activity })
    else { return false }
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
    guard raised.price > margin, refused.price > margin else { return false }
    return isAside(activity, ends)
  }

  /// Whether an activity has not mattered before the witness was raised, and would not at the ends.
  private func isAside(_ activity: Int, _ ends: [Assessment]) -> Bool {
    let pairs = Array(instance.pairs(of: activity))
    let isRefused = pairs.indices.contains { place in
      gains.ofPair[pairs[place]].sign < 0 && ends.allSatisfy { $0.gains.ofPair[place].sign < 0 }
    }
    if isRefused { return true }
    return pairs.indices.allSatisfy { place in
      guard let lowest = lowest[instance.pairParty[pairs[place]]] else { return false }
      let now = HourlyRate(gains.ofPair[pairs[place]], hours: instance.effort[pairs[place]])
      return now < lowest
        && ends.allSatisfy {
          HourlyRate($0.gains.ofPair[place], hours: $0.instance.effort[place]) < lowest
        }
    }
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
