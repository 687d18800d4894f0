import Arithmetic
import Evaluation

/// How what the plans depend on follows one figure.
///
/// Gains, efforts and worths are taken from the model at three values of the figure; where the third
/// lies on the line of the others, their comparisons change only where lines cross.
struct Course {
  /// What lies between two values at which comparisons change.
  enum Between {
    /// Nothing changes: plans are the same.
    case constant
    /// The order of everything is the same, but amounts follow the figure.
    case sliding
    /// Nothing is known.
    case unknown
  }

  let between: Between
  /// The values at which a horizon begins to see more; for other figures empty.
  private let steps: [Rational]
  let isStepped: Bool
  private let instance: Instance
  private let gain: [Line]
  private let effort: [Line]
  /// The joint value of one unit of each activity.
  let worth: [Line]
  /// What one unit of each activity earns all parties in money.
  let earned: [Line]
  private let totalEffort: [Line]
  /// What solo work earns others, which makes it count where nothing joint does.
  private let served: [Line]
  /// The parties that perform something whose gain or effort moves.
  private let movedParties: [Int]
  private let isRankMoved: Bool

  /// Finds the course from the models at three values, `assessments[i]` at `values[i]`.
  init(_ assumption: Assumption, at values: [Rational], _ assessments: [Assessment]) {
    let instance = assessments[0].instance
    self.instance = instance
    var probe = Probe(values: values, assessments: assessments)
    gain = probe.lines { $0.gains.ofPair }
    effort = probe.lines { $0.instance.effort }
    worth = probe.lines { $0.value.worth.map { $0 ?? 0 } }
    totalEffort = probe.lines { $0.instance.totalEffort }
    earned = probe.lines { $0.earnings }
    let outsiders = Course.outsiders(assessments)
    served = probe.lines { assessment in
      outsiders.map { assessment.earned(by: $0.party, from: $0.activity) }
    }.filter { !$0.isLevel }
    if case .horizon = assumption { isStepped = true } else { isStepped = false }
    steps = isStepped ? Course.lags(of: instance) : []
    let (gain, effort) = (gain, effort)
    let moved = gain.indices.filter { !gain[$0].isLevel || !effort[$0].isLevel }
    movedParties = Set(moved.map { instance.pairParty[$0] }).sorted()
    let movesEffort = moved.contains { !effort[$0].isLevel }
    isRankMoved = movesEffort || worth.contains { !$0.isLevel }
    let areLines =
      probe.areLines && !(movesEffort && moved.contains { !gain[$0].isLevel })
      && !instance.model.hasLimitedPayments
    let isFixed = Course.isFeasibilityFixed(assumption, assessments[0])
    between = isStepped || areLines && isFixed ? .constant : areLines ? .sliding : .unknown
  }

  /// Three values of a figure, and whether all that was asked of them lies on lines.
  private struct Probe {
    let values: [Rational]
    let assessments: [Assessment]
    var areLines = true

    init(values: [Rational], assessments: [Assessment]) {
      (self.values, self.assessments) = (values, assessments)
    }

    /// The lines through quantities of the models.
    mutating func lines(_ quantities: (Assessment) -> [Rational]) -> [Line] {
      // By index: each is large to copy.
      let found = assessments.indices.map { quantities(assessments[$0]) }
      let lines = found[0].indices.map {
        Line((values[0], found[0][$0]), (values[1], found[1][$0]))
      }
      if lines.indices.contains(where: { lines[$0][values[2]] != found[2][$0] }) {
        areLines = false
      }
      return lines
    }
  }

  /// A course of which nothing is known.
  init(unknownIn instance: Instance) {
    self.instance = instance
    between = .unknown
    (steps, isStepped, isRankMoved) = ([], false, false)
    (gain, effort, worth, totalEffort, earned, served) = ([], [], [], [], [], [])
    movedParties = []
  }

  /// The parties that solo work touches besides its performer, at some of the values.
  private static func outsiders(
    _ assessments: [Assessment]
  ) -> [(activity: Int, party: Int)] {
    let instance = assessments[0].instance
    return (0..<instance.activityCount).flatMap { activity -> [(activity: Int, party: Int)] in
      guard instance.pairs(of: activity).count == 1 else { return [] }
      let performer = instance.pairParty[instance.firstPair[activity]]
      let touched = assessments.indices.flatMap { assessments[$0].outsiders(of: activity) }
      return Set(touched).subtracting([performer]).sorted().map { (activity, $0) }
    }
  }

  /// The lags of all effects, ascending, each once.
  private static func lags(of instance: Instance) -> [Rational] {
    let lags = instance.model.activities.flatMap(\.effects).compactMap { $0.lag?.value }
    return Set(lags.filter { $0.sign > 0 }).sorted()
  }

  /// Whether the plans that fit, and which of them are worth how much, are the same polytope with
  /// linear values all along.
  private static func isFeasibilityFixed(
    _ assumption: Assumption, _ assessment: Assessment
  ) -> Bool {
    let model = assessment.instance.model
    let hasForms = model.measures.contains {
      $0.onlyFrom != nil || $0.beyond != nil || $0.bonus != nil
    }
    switch assumption {
    case .rate, .share, .keeps, .horizon: return true
    case .capacity, .limit, .effort, .cap: return false
    case .cost(_, let activity):
      let isLimited = assessment.instance.draws.of(activity).contains {
        assessment.instance.draws.limit[$0.budget] != nil
      }
      return !isLimited
    case .effect: return !model.hasCappedWorths && !hasForms
    case .worth, .fallsOn: return !model.hasCappedWorths
    }
  }

  /// The values next to `t`, on both sides, at which a comparison changes; and whether `t` is one.
  ///
  /// - Complexity: O(n log n) in the number of pairs of parties that the figure touches.
  func gap(around t: Rational, isDecidedByRank: Bool) -> Surroundings {
    var gap = Surroundings(t)
    if isStepped {
      for step in steps { gap.note(step) }
      return gap
    }
    if between == .unknown { return gap }
    noteSigns(&gap)
    let isOpen = openActivities(at: t)
    var hasTies = isDecidedByRank
    for party in movedParties { noteOrder(of: party, isOpen, &gap, &hasTies) }
    if hasTies && isRankMoved { noteRanks(isOpen, &gap) }
    return gap
  }

  /// Notes where gains change their sign, and worths where they decide about what gains nothing.
  private func noteSigns(_ gap: inout Surroundings) {
    for line in served {
      if let root = line.root { gap.note(root) }
    }
    for pair in gain.indices {
      if let root = gain[pair].root { gap.note(root) }
      let activity = instance.pairActivity[pair]
      if gain[pair].isLevel && gain[pair].base.isZero, let root = worth[activity].root {
        gap.note(root)
      }
    }
  }

  /// Which activities all their performers would take part in where the figure is `t`.
  private func openActivities(at t: Rational) -> [Bool] {
    (0..<instance.activityCount).map { activity in
      instance.isPossible(activity)
        && instance.pairs(of: activity).allSatisfy {
          let sign = gain[$0][t].sign
          return sign > 0 || sign == 0 && worth[activity][t].sign > 0
        }
    }
  }

  /// Notes where neighbours on the list of a party change places.
  private func noteOrder(
    of party: Int, _ isOpen: [Bool], _ gap: inout Surroundings, _ hasTies: inout Bool
  ) {
    let list = instance.pairsOfParty[party].filter { isOpen[instance.pairActivity[$0]] }
      .map { (pair: $0, rate: HourlyRate(gain[$0][gap.at], hours: effort[$0][gap.at])) }
      .sorted { $0.rate != $1.rate ? $0.rate > $1.rate : $0.pair < $1.pair }
    for (one, next) in zip(list, list.dropFirst()) {
      let (p, q) = (one.pair, next.pair)
      if let root = Line.crossing(gain[p], gain[q], hours: effort[p], effort[q]) {
        gap.note(root)
      } else if one.rate == next.rate {
        hasTies = true
      }
    }
  }

  /// Notes where neighbours in worth per hour change places.
  private func noteRanks(_ isOpen: [Bool], _ gap: inout Surroundings) {
    let order = isOpen.indices.filter { isOpen[$0] }
      .map { (a: $0, rate: HourlyRate(worth[$0][gap.at], hours: totalEffort[$0][gap.at])) }
      .sorted { $0.rate != $1.rate ? $0.rate > $1.rate : $0.a < $1.a }
    for (one, next) in zip(order, order.dropFirst()) {
      let (p, q) = (one.a, next.a)
      let crossing = Line.crossing(
        worth[p], worth[q], hours: totalEffort[p], totalEffort[q])
      if let crossing { gap.note(crossing) }
    }
  }
}

extension Assessment {
  /// What one unit of each activity earns all parties in money.
  fileprivate var earnings: [Rational] {
    (0..<instance.activityCount).map { activity in
      gains[activity].reduce(.zero) { sum, gain in
        instance.isInPoints[gain.party] ? sum : sum + (gain.amount ?? 0)
      }
    }
  }
}

extension Model {
  /// Whether a measure pays for the first units of improvement only.
  fileprivate var hasLimitedPayments: Bool {
    measures.contains { $0.upTo != nil || $0.bonus != nil }
  }

  /// Whether something is worth money for its first units only.
  fileprivate var hasCappedWorths: Bool {
    goals.contains { $0.worths.contains { $0.cap != nil } }
  }
}

/// A value of a figure and the nearest on both sides at which something changes.
struct Surroundings {
  let at: Rational
  private(set) var below: Rational?
  private(set) var above: Rational?
  /// Whether something changes at the value itself.
  private(set) var isBreak = false

  init(_ at: Rational) { self.at = at }

  /// Takes note of a value at which something changes.
  mutating func note(_ value: Rational) {
    if value == at {
      isBreak = true
    } else if value < at {
      below = below.map { max($0, value) } ?? value
    } else {
      above = above.map { min($0, value) } ?? value
    }
  }
}
