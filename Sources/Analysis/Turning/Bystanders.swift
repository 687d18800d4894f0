import Arithmetic
import Evaluation

/// Figures that cannot turn a partial verdict that is not perverse, told without judging it anew.
///
/// A verdict is partial as long as the predicted plan holds some joint work of the optimum and not all. Two
/// sets of witnesses show it: joint work of the optimum that is raised before the activities which the
/// figure touches could matter to the plan, and joint work of the optimum that a performer loses by. Some
/// of each is in every optimum while dropping it all costs more than the figure can move:
///
///     SUM b  cap_b * surplus_b  >  SUM a  cap_a * max(0, surplus_a' - surplus_a) + lost_a * x_a
///
/// by the prices of today's optimum, which bound what any other plan is worth (weak duality). It is not
/// perverse while what is raised before then is worth as much as all that could be done destroys. Gains, hours
/// and worth follow a figure steadily, so both ends of what it is put to tell of all between.
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
  /// What is worth something of what was raised, after each raise but the last; never more than that.
  private let created: [Rational]
  /// What could be destroyed by each activity that no performer loses by; 0 where it creates value, nil
  /// where it has no bound.
  private let harm: [Rational?]
  /// What all of them could destroy; of those that have a bound.
  private let allHarm: Rational
  /// How many have no bound.
  private let boundlessHarm: Int
  /// For each party, the lowest gain per hour that came on top of its list, with the raise before
  /// which it first did; descending. Nil where the list came to its end.
  private let lowest: [[(rate: HourlyRate?, before: Int)]]
  /// How many raises there are before joint work can be on top of a list; of other work all.
  private var onTop: [Int] = []
  /// What each party can do alone and gains by, the best for an hour first.
  private var soloWork: [[(rate: HourlyRate, activity: Int)]] = []

  /// How many tops of lists are looked at.
  private static let mostTops = 1_000_000

  /// Finds the witnesses; nil where the verdict is not partial, or perverse, or some payment is not linear.
  init?(_ assessment: Assessment, _ now: Judgement) {
    (instance, gains) = (assessment.instance, assessment.gains)
    model = instance.model
    guard now.overall == .partial, !now.isPerverse, assessment.value.capped.isEmpty,
      instance.draws.limit.allSatisfy({ $0 == nil }),
      !model.measures.contains(where: \.hasForm),
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
    let worth = worth
    let harm = zip(worth, isRefused).enumerated().map { activity, one -> Rational? in
      one.0.sign >= 0 || one.1 ? 0 : instance.cap[activity].map { $0 * -one.0 }
    }
    self.harm = harm
    allHarm = harm.reduce(.zero) { $0 + ($1 ?? 0) }
    boundlessHarm = harm.count { $0 == nil }
    var created: [Rational] = []
    var last: Int?
    let isIncluded = assessment.isIncluded(withJointWork: true)
    let ranking = Ranking(
      instance, assessment.payments, gains, assessment.value, isIncluded: isIncluded)
    let procedure = PlanProcedure(instance, ranking, rank: assessment.value.rank)
    var raised: [Rational] = []
    var lowest = [[(rate: HourlyRate?, before: Int)]](repeating: [], count: instance.partyCount)
    var isRaised = price.map { _ in false }
    procedure.run(atMost: Self.mostTops / max(1, instance.partyCount)) {
      activity, tops, amounts in
      if let last {
        let before = created.last ?? 0
        created.append(before + (isRaised[last] ? 0 : max(0, worth[last]) * amounts[last]))
        isRaised[last] = true
      }
      last = activity
      for (party, top) in tops.enumerated() {
        if let last = lowest[party].last, last.rate == nil { continue }
        let pair = top < 0 ? nil : instance.pair(of: party, in: top)
        let rate = pair.map { HourlyRate(gains.ofPair[$0], hours: instance.effort[$0]) }
        if let rate, let last = lowest[party].last?.rate, rate >= last { continue }
        lowest[party].append((rate, raised.count))
      }
      raised.append((raised.last ?? 0) + (isRaised[activity] ? 0 : price[activity]))
    }
    (self.raised, self.lowest, self.created) = (raised, lowest, created)
    soloWork = (0..<instance.partyCount).map { party in
      instance.pairsOfParty[party].filter { pair in
        let activity = instance.pairActivity[pair]
        return !instance.isJoint(activity) && isIncluded[activity] && gains.ofPair[pair].sign > 0
          && instance.cap[activity]?.sign != 0
      }
      .map { (rate(of: $0), instance.pairActivity[$0]) }.sorted { $0.rate > $1.rate }
    }
    onTop = price.indices.map { activity in
      let pairs = instance.pairs(of: activity)
      if !instance.isJoint(activity) || pairs.contains(where: { gains.ofPair[$0].sign < 0 }) {
        return raised.count
      }
      return pairs.reduce(raised.count) {
        min($0, raises(before: rate(of: $1), comesOnTopOf: instance.pairParty[$1]))
      }
    }
  }

  // MARK: What a figure changes

  /// An activity that a figure changes, at both ends of what it is put to, in the plan of a model of its
  /// own where it is the first.
  private struct Touched {
    let activity: Int
    let ends: [(assessment: Assessment, activity: Int)]

    /// What it gives one of its performers at each end, and the hours that takes.
    func gains(of place: Int) -> [(gain: Rational, hours: Rational)] {
      ends.map { end in
        let pair = end.assessment.instance.firstPair[end.activity] + place
        return (end.assessment.gains.ofPair[pair], end.assessment.instance.effort[pair])
      }
    }
  }

  /// Whether the verdict is partial and not perverse for all values of a figure between two.
  func cannotTurn(_ assumption: Assumption, from low: Rational, to high: Rational) -> Bool {
    guard let touched = touched(by: assumption, low, high) else { return false }
    var margin = Rational.zero
    for one in touched {
      guard let own = self.margin(of: one) else { return false }
      margin += own
    }
    let lost = touched.reduce(refused) { $0 - (isRefused[$1.activity] ? price[$1.activity] : 0) }
    if lost <= margin { return false }
    let all = Set(touched.map(\.activity))
    let count = touched.reduce(raised.count) { min($0, raises(before: $1, among: all)) }
    return count > 0 && raised[count - 1] > margin && isHarmless(touched, after: count)
  }

  /// Whether as much is created by some raises as everything could destroy, whatever the rest of the plan
  /// is then.
  private func isHarmless(_ touched: [Touched], after count: Int) -> Bool {
    var (left, boundless) = (allHarm, boundlessHarm)
    for one in touched {
      if let own = harm[one.activity] { left -= own } else { boundless -= 1 }
      let worths = one.ends.map { $0.assessment.value.worth[$0.activity] ?? 0 }
      let least = min(worth[one.activity], worths.min() ?? 0)
      if least.sign >= 0 { continue }
      let caps =
        one.ends.map { $0.assessment.instance.cap[$0.activity] } + [instance.cap[one.activity]]
      if caps.contains(where: { $0 == nil }) { return false }
      left -= least * (caps.compactMap(\.self).max() ?? 0)
    }
    return boundless == 0 && left <= created.prefix(count).last ?? 0
  }

  /// What a figure changes; nil where that is more than activities' worth, gains, hours and caps.
  private func touched(
    by assumption: Assumption, _ low: Rational, _ high: Rational
  ) -> [Touched]? {
    switch assumption {
    case .effort(_, let activity), .cost(_, let activity), .effect(let activity, _, _),
      .cap(let activity):
      let slice = model.slice(activity)
      let ends = [low, high].map {
        Assessment(slice.setting(assumption.ofFirstActivity, to: $0))
      }
      return [Touched(activity: activity, ends: ends.map { ($0, 0) })]
    case .rate, .keeps, .worth, .fallsOn:
      let ends = [low, high].map { Assessment(model.setting(assumption, to: $0)) }
      return worth.indices.filter { activity in ends.contains { differs($0, in: activity) } }
        .map { activity in Touched(activity: activity, ends: ends.map { ($0, activity) }) }
    case .capacity, .horizon, .share, .limit: return nil
    }
  }

  /// Whether an activity has another worth, or gives a performer something else.
  private func differs(_ end: Assessment, in activity: Int) -> Bool {
    (end.value.worth[activity] ?? 0) != worth[activity]
      || instance.pairs(of: activity).contains { end.gains.ofPair[$0] != gains.ofPair[$0] }
  }

  /// How far what is touched can move what plans are worth; nil where it has no bound.
  private func margin(of touched: Touched) -> Rational? {
    let (activity, worth) = (touched.activity, worth[touched.activity])
    let hours = instance.pairs(of: activity).map { instance.effort[$0] }
    var (gained, lost) = (Rational.zero, Rational.zero)
    for (end, place) in touched.ends {
      let now = end.value.worth[place] ?? 0
      let isAsFeasible =
        end.instance.cap[place] == instance.cap[activity]
        && end.instance.pairs(of: place).map { end.instance.effort[$0] } == hours
      if isAsFeasible && now == worth { continue }
      guard let cap = instance.cap[activity] else { return nil }
      let taken = end.instance.pairs(of: place).reduce(Rational.zero) {
        $0 + end.instance.effort[$1] * optimum.hourPrice[end.instance.pairParty[$1]]
      }
      let most = max(cap, end.instance.cap[place] ?? cap) * max(0, now - taken)
      gained = max(gained, most - cap * max(0, optimum.surplus[activity]))
      lost = max(lost, isAsFeasible ? min(max(0, worth), worth - now) : max(0, worth))
    }
    return gained + lost * optimum.plan[activity]
  }

  // MARK: When it could matter

  /// How many raises there are before what is touched could matter to the plan.
  ///
  /// Joint work matters where it is on top of a list, solo work also where it beats what is on top
  /// of another, or does not beat it any more.
  private func raises(before touched: Touched, among all: Set<Int>) -> Int {
    let pairs = instance.pairs(of: touched.activity)
    var count = raised.count
    for (place, pair) in pairs.enumerated() {
      let values = touched.gains(of: place) + [(gains.ofPair[pair], instance.effort[pair])]
      if values.allSatisfy({ $0.gain.sign < 0 }) { return raised.count }
      let rates = values.map { HourlyRate($0.gain, hours: $0.hours) }
      guard let least = rates.min(), let most = rates.max() else { continue }
      let party = instance.pairParty[pair]
      count = min(count, raises(before: most, comesOnTopOf: party))
      if pairs.count == 1 { count = min(count, raises(beforeBeating: party, least, most, all)) }
    }
    return count
  }

  /// How many raises there are before what beats joint work hangs on solo work of a party between two
  /// rates: the joint work is on top of a list then, and the party has no solo work above it that is not
  /// touched.
  ///
  /// - Complexity: O(n log n) in the party's work.
  private func raises(
    beforeBeating party: Int, _ least: HourlyRate, _ most: HourlyRate, _ touched: Set<Int>
  ) -> Int {
    var count = raised.count
    for pair in instance.pairsOfParty[party] {
      let first = onTop[instance.pairActivity[pair]]
      if first >= count { continue }
      let rate = rate(of: pair)
      if rate < least || rate > most { continue }
      count = min(count, max(first, raises(whileBeaten: rate, besides: touched, of: party)))
    }
    return count
  }

  /// How many raises there are before a party's solo work above a rate that is not touched may be taken.
  private func raises(
    whileBeaten rate: HourlyRate, besides touched: Set<Int>, of party: Int
  ) -> Int {
    let rates = soloWork[party]
    let above = rates[..<rates.partitionPoint { $0.rate > rate }].last {
      !touched.contains($0.activity)
    }
    return above.map { raises(before: $0.rate, comesOnTopOf: party) } ?? 0
  }

  /// What an hour gives a pair's party.
  private func rate(of pair: Int) -> HourlyRate {
    HourlyRate(gains.ofPair[pair], hours: instance.effort[pair])
  }

  /// How many raises there are before a rate could be on top of a party's list.
  private func raises(before rate: HourlyRate, comesOnTopOf party: Int) -> Int {
    let steps = lowest[party]
    let first = steps.partitionPoint { $0.rate.map { $0 > rate } ?? false }
    return first < steps.count ? steps[first].before : raised.count
  }
}

extension Assumption {
  /// The activity whose lines alone say it, nil where it concerns several.
  var soleActivity: Int? {
    switch self {
    case .effort(_, let activity), .cost(_, let activity), .effect(let activity, _, _),
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
    case .effect(_, let indicator, let line):
      .effect(activity: 0, indicator: indicator, line: line)
    case .cap: .cap(activity: 0)
    case .rate, .capacity, .horizon, .keeps, .share, .limit, .worth, .fallsOn: self
    }
  }
}

extension Model {
  /// What gives one activity its worth and its gains, and the activity alone.
  fileprivate func slice(_ activity: Int) -> Model {
    var slice = Model(scenario: scenario, currency: currency, period: period)
    slice.asOf = asOf
    (slice.parties, slice.indicators) = (parties, indicators)
    (slice.measures, slice.goals, slice.budgets) = (measures, goals, budgets)
    slice.activities = [activities[activity]]
    for party in slice.parties.indices { slice.parties[party].preferences = [] }
    for budget in slice.budgets.indices {
      let covers = budgets[budget].covers.filter { $0.activity == activity }
      slice.budgets[budget].covers = LineList(
        covers.map { Coverage(activity: 0, share: $0.share, site: $0.site) })
    }
    return slice
  }
}
