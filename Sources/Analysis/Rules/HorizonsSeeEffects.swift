import Arithmetic
import Diagnostics
import Evaluation

/// Who does or pays for something looks far enough ahead to see what comes of it.
public struct HorizonsSeeEffects: Rule {
  public let code = Code(311)
  public let title = "whoever works or pays looks ahead to what comes of it"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours; horizon 1 year }
      indicator Health { better higher }
      indicator Visits { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Visits by 1; raises Health by 1 after 2 years }
      measure Count of Visits { held by Clinic; pays 100 kr per unit }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; worth 1 kr per unit of Visits }
      """,
    better: """
      party Clinic { capacity 100 hours; horizon 3 years }
      indicator Health { better higher }
      indicator Visits { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Visits by 1; raises Health by 1 after 2 years }
      measure Count of Visits { held by Clinic; pays 100 kr per unit }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; worth 1 kr per unit of Visits }
      """,
    why: """
      The cost comes in this year's budget and the effect in a later one, so the party does not count it. \
      This is the gap of yearly budgets: what pays over time is left undone, because each year stands \
      alone. Let it look further ahead, or let something that moves sooner stand for the effect.
      """,
    how: """
      For each party with a horizon and each activity that may be worth doing: an effect that betters an \
      indicator arrives later than the horizon, and the party either performs the activity and is paid for \
      the indicator or feels it, or pays into a budget that covers the activity while the indicator is \
      worth something. It is a note where the party only pays.
      """,
    accept: "Where a yearly budget is the law, and somebody else carries the later years.")

  /// Creates the rule.
  public init() {}

  /// An effect that a party does not see.
  struct Unseen {
    let activity: Int
    let effect: Model.Effect
    /// Whether the party does the work, or only pays for it.
    let performs: Bool
  }

  public func findings(in verdict: Verdict) -> [Finding] {
    let unseen = Self.unseen(in: verdict)
    if unseen.isEmpty { return [] }
    let (text, facts) = (RuleText(verdict), verdict.facts)
    return verdict.model.parties.indices.compactMap { party in
      unseen[party].map { finding(party, $0, advice(party, $0, text, facts), text) }
    }
  }

  /// What parties do or pay for, and do not see the effect of, by party.
  ///
  /// - Complexity: O(n) in the numbers of measures and of pairs and effects of one activity.
  static func unseen(in verdict: Verdict) -> [Int: [Unseen]] {
    let model = verdict.model
    guard model.parties.contains(where: { $0.horizon != nil }) else { return [:] }
    let facts = verdict.facts
    let told = toldElsewhere(verdict)
    let payers = payers(in: model, facts.work)
    var unseen: [Int: [Unseen]] = [:]
    func isShort(_ party: Int, _ lag: Rational) -> Bool {
      model.parties[party].horizon.map { $0.value < lag } ?? false
    }
    let work = facts.work
    var a = 0
    for (number, lag) in work.lags where work.effects[number].sign > 0 {
      while number >= work.effects(of: a).upperBound { a += 1 }
      if !facts.isRight[a] { continue }
      let indicator = work.effects[number].indicator
      func note(_ party: Int, performs: Bool) {
        let effect = model.activities[a].effects[number - work.effects(of: a).lowerBound]
        unseen[party, default: []].append(Unseen(activity: a, effect: effect, performs: performs))
      }
      for performer in work.performers(of: a) {
        let party = work.party[performer]
        guard isShort(party, lag) else { continue }
        let stake = Stake(party: party, indicator: indicator)
        if facts.isRewarded(party, for: indicator) && !told.contains(stake) {
          note(party, performs: true)
        }
      }
      if !facts.isValued[indicator] { continue }
      for place in payers.byActivity[a] {
        let party = payers.parties[place]
        if isShort(party, lag) { note(party, performs: false) }
      }
    }
    return unseen
  }

  /// A party and an indicator.
  private struct Stake: Hashable {
    let party: Int
    let indicator: Int
  }

  /// The parties and indicators of which `MeasuresRewardJointWork` says that they come too late.
  private static func toldElsewhere(_ verdict: Verdict) -> Set<Stake> {
    var told: Set<Stake> = []
    for row in verdict.measures.indices
    where verdict.measures[row].direction == .silo && verdict.measures[row].bestJoint == nil {
      let measure = verdict.model.measures[row]
      told.insert(Stake(party: measure.party, indicator: measure.indicator))
    }
    return told
  }

  /// Who pays into the budgets that cover each activity of which something arrives late, in the order
  /// of the budgets.
  private static func payers(
    in model: Model, _ work: WorkLines
  ) -> (byActivity: Grouping, parties: [Int]) {
    var payers: [Int] = []
    var paid: [Int] = []
    var isLate = [Bool](repeating: false, count: work.count)
    var a = 0
    for (effect, _) in work.lags {
      while effect >= work.effects(of: a).upperBound { a += 1 }
      isLate[a] = true
    }
    let (budgets, parties) = (model.budgets, model.parties)
    for index in budgets.indices where model.isInForce(budget: index) {
      for line in budgets[index].covers.indices {
        // Only what arrives late matters.
        let activity = budgets[index].covers[line].activity
        if !isLate[activity] { continue }
        for part in budgets[index].contributions.indices {
          let contribution = budgets[index].contributions[part]
          if contribution.share.value.sign > 0 && parties[contribution.party].horizon != nil {
            payers.append(contribution.party)
            paid.append(activity)
          }
        }
      }
    }
    return (Grouping(count: work.count, groupOf: paid), payers)
  }

  /// At most so many activities are named.
  private static let named = 3

  /// What comes late, by the indicators it is done for: of an activity other effects may be in time.
  private static func late(_ unseen: [Unseen], _ text: RuleText) -> String {
    var activities: [Int] = []
    var effects: [Int: [Int]] = [:]
    for one in unseen where effects[one.activity]?.contains(one.effect.indicator) != true {
      if effects[one.activity] == nil { activities.append(one.activity) }
      effects[one.activity, default: []].append(one.effect.indicator)
    }
    if activities.count > named {
      return "some of what \(activities.count) activities better comes"
    }
    let indicators = activities.map { effects[$0] ?? [] }
    func names(_ indicators: [Int]) -> String { listed(indicators.map(text.indicator)) }
    if let first = indicators.first, indicators.allSatisfy({ $0 == first }) {
      let verb = activities.count == 1 ? "does" : "do"
      return "what \(listed(activities.map(text.activity))) \(verb) for \(names(first)) comes"
    }
    let parts = zip(activities, indicators).map {
      "what \(text.activity($0)) does for \(names($1))"
    }
    return listed(parts) + " come"
  }

  /// The finding of one party.
  private func finding(
    _ party: Int, _ unseen: [Unseen], _ advice: String, _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let horizon = model.parties[party].horizon
    let does = unseen.contains(where: \.performs)
    var told: Set<SourceSpan> = []
    let labels = unseen.filter { told.insert($0.effect.site).inserted }.prefix(3).map { one in
      let lag = text.span(one.effect.lag?.value ?? 0)
      return Label(one.effect.site, "arrives after \(lag)")
    }
    return Finding(
      key: [model.parties[party].id.name],
      Diagnostic(
        does ? .warning : .note, code,
        "\(text.party(party)) looks \(text.span(horizon?.value ?? 0)) ahead, and "
          + "\(Self.late(unseen, text)) later",
        at: horizon?.site ?? model.parties[party].id.site, label: "sees nothing beyond this",
        secondary: labels,
        why: [
          does
            ? "what it is to gain by it does not count when it decides"
            : "it pays now, and does not see what all gain by it"
        ],
        help: [advice],
        subject: model.parties[party].id.name))
  }

  /// What lets a party see what it does not: further ahead only where it has a stake in that.
  private func advice(
    _ party: Int, _ unseen: [Unseen], _ text: RuleText, _ facts: RuleFacts
  ) -> String {
    func hasStake(_ indicator: Int) -> Bool { facts.isRewarded(party, for: indicator) }
    let name = text.party(party)
    var ahead = "let \(name) look further ahead"
    if !unseen.contains(where: { hasStake($0.effect.indicator) }) {
      var met: Set<Int> = []
      let late = unseen.map(\.effect.indicator).filter { met.insert($0).inserted }
      let what = late.prefix(Self.named).map(text.indicator).joined(separator: " or ")
      ahead = "hold \(name) to \(what), and let it look further ahead"
    }
    // What each of these activities betters in time may stand for the rest already.
    let model = text.verdict.model
    let horizon = model.parties[party].horizon?.value
    var (met, named): (Set<Int>, Set<Int>) = ([], [])
    var sooner: [Int] = []
    for activity in unseen.map(\.activity) where met.insert(activity).inserted {
      let inTime = model.activities[activity].effects.lazy.filter {
        model.doesBetter($0) && $0.isSeen(within: horizon)
      }
      .map(\.indicator)
      if !inTime.contains(where: hasStake) { sooner += inTime.filter { named.insert($0).inserted } }
    }
    if sooner.isEmpty { return ahead }
    let names = sooner.prefix(Self.named).map(text.indicator)
    return ahead + ", or hold it to \(listed(names, "or")), which "
      + "\(names.count == 1 ? "moves" : "move") sooner"
  }
}
