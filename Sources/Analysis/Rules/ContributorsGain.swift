import Arithmetic
import Diagnostics
import Evaluation

/// Who puts money into a budget gains by something it covers.
public struct ContributorsGain: Rule {
  public let code = Code(308)
  public let title = "whoever pays into a budget gains by something it covers"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Health { better higher; falls on Town at 10 kr per unit }
      activity Visit { by Clinic at 1 hour and 200 kr; by Town at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic, Town; worth 900 kr per unit of Health }
      budget Fund { from Clinic 50 %; from Town 50 %; covers Visit }
      """,
    better: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Health { better higher; falls on Town at 300 kr per unit }
      activity Visit { by Clinic at 1 hour and 200 kr; by Town at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic, Town; worth 900 kr per unit of Health }
      budget Fund { from Clinic 50 %; from Town 50 %; covers Visit }
      """,
    why: """
      The party pays and nothing that the money does comes back to it, so it will leave at the first bad \
      year. Hold it to what the work betters, let it pay less, or say what it gets.
      """,
    how: """
      For each party with a share in a budget in force: its gain from every activity that the budget \
      covers is known to be 0 or below, its share of the cost counted; or, without figures, is never above. \
      It is a note where the party performs none of them: it may pay on purpose.
      """,
    accept: "Where the party pays for the common good and has decided to.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    if model.budgets.isEmpty { return [] }
    let text = RuleText(verdict)
    lazy var told = told(verdict)
    lazy var paid = PaidMeasures(verdict)
    let budgets = model.budgets
    var found: [Finding] = []
    for index in budgets.indices where model.isInForce(budget: index) {
      let covers = budgets[index].covers
      if covers.isEmpty { continue }
      lazy var gainers = gainers(by: covers.map(\.activity), verdict)
      for line in budgets[index].contributions.indices {
        let party = budgets[index].contributions[line].party
        guard budgets[index].contributions[line].share.value.sign > 0,
          covers.indices.allSatisfy({ gainsNothing(party, by: covers[$0].activity, verdict) }),
          !covers.contains(where: { told.contains(Told(activity: $0.activity, party: party)) })
        else { continue }
        found.append(
          finding(
            index, budgets[index].contributions[line], covers.map(\.activity), gainers, paid,
            isExplained: found.count < Self.explained, text))
      }
    }
    return found
  }

  /// An activity and a party that gains nothing by it.
  private struct Told: Hashable {
    let activity: Int
    let party: Int
  }

  /// The activities and parties of which another rule says why nothing is gained: the work itself
  /// moves nothing that matters to the party, or it does not look far enough ahead.
  private func told(_ verdict: Verdict) -> Set<Told> {
    var told: Set<Told> = []
    for entry in verdict.facts.blocked {
      for performer in entry.by {
        told.insert(Told(activity: entry.activity, party: performer.party))
      }
    }
    for (party, unseen) in HorizonsSeeEffects.unseen(in: verdict) {
      for one in unseen { told.insert(Told(activity: one.activity, party: party)) }
    }
    return told
  }

  /// So many findings say why; the others are left to `why gain of P from A`.
  private static var explained: Int { 20 }

  /// Whether a party is known not to gain by an activity.
  private func gainsNothing(_ party: Int, by activity: Int, _ verdict: Verdict) -> Bool {
    if let gain = verdict.gain(of: party, from: activity) { return gain.sign <= 0 }
    return verdict.structure(of: activity, for: party) == .never
  }

  /// The finding of one contributor.
  private func finding(
    _ budget: Int, _ contribution: Model.Contribution, _ covered: [Int], _ gainers: [Int],
    _ paid: PaidMeasures, isExplained: Bool, _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let party = contribution.party
    let performs = covered.contains { model.performer(party, in: $0) != nil }
    var met: Set<String> = []
    let measures = covered.flatMap { paid.names(for: party, in: $0, text) }
      .filter { met.insert($0).inserted }
    let why = covered.prefix(isExplained ? 3 : 0).compactMap { activity -> String? in
      guard let gain = text.verdict.gain(of: party, from: activity), gain.sign < 0 else {
        return nil
      }
      let loss = text.amount(gain.magnitude, of: party)
      return "each \(text.activity(activity)) costs it \(loss), all counted"
        + (measures.isEmpty ? "" : payments(of: party, for: activity, text))
    }
    // What it pays by measures is left with it, whoever pays into the budget.
    let share =
      measures.isEmpty ? "" : " of " + listed([text.budget(budget)] + measures, most: 4)
    return Finding(
      key: [model.budgets[budget].id.name, model.parties[party].id.name],
      Diagnostic(
        performs ? .warning : .note, code,
        "\(text.party(party)) pays into \(text.budget(budget)), and gains by nothing it covers",
        at: contribution.site, label: "pays \(NumberFormat.percent(contribution.share.value))",
        secondary: covered.prefix(2).map { Label(model.activities[$0].id.site, "covered") },
        why: why,
        help: [remedy(party, covered, gainers, share, text)],
        subject: model.budgets[budget].id.name))
  }

  /// The first two parties in money that gain by one of some activities, or may.
  private func gainers(by activities: [Int], _ verdict: Verdict) -> [Int] {
    var gainers: [Int] = []
    for activity in activities {
      for gain in verdict.gains(from: activity)
      where gain.amount?.sign ?? 1 > 0 && !verdict.facts.isInPoints[gain.party] {
        if !gainers.contains(gain.party) { gainers.append(gain.party) }
        if gainers.count == 2 { return gainers }
      }
    }
    return gainers
  }

  /// What could make a party gain by what it pays for, or pay no more.
  private func remedy(
    _ party: Int, _ covered: [Int], _ gainers: [Int], _ share: String, _ text: RuleText
  ) -> String {
    let others = "let those who gain pay its share" + share
    let isGain = gainers.contains { $0 != party }
    guard let stake = stake(party, covered, text) else {
      return isGain ? others : "pay for work that betters something, or pay nothing\(share)"
    }
    return isGain ? "\(stake), or \(others)" : stake
  }

  /// What could give a party a stake in what some activities better; nil where they better nothing.
  private func stake(_ party: Int, _ covered: [Int], _ text: RuleText) -> String? {
    let model = text.verdict.model
    let (name, horizon) = (text.party(party), model.parties[party].horizon?.value)
    var met: Set<Int> = []
    var inTime: [Int] = []
    var late: Model.Effect?
    for effect in covered.lazy.flatMap({ model.activities[$0].effects })
    where model.doesBetter(effect) {
      if effect.isSeen(within: horizon) {
        if met.insert(effect.indicator).inserted { inTime.append(effect.indicator) }
      } else if late.map({ ($0.lag?.value ?? 0) > (effect.lag?.value ?? 0) }) ?? true {
        late = effect
      }
      if inTime.count == 3 { break }
    }
    let open = inTime.filter { !text.verdict.facts.isHeld(party, to: $0) }
    if !open.isEmpty { return "hold \(name) to \(listed(open.map(text.indicator), "or"))" }
    if !inTime.isEmpty { return "pay \(name) more for \(listed(inTime.map(text.indicator), "or"))" }
    return late.map {
      "let \(name) look \(text.span($0.lag?.value ?? 0)) ahead and hold it to "
        + text.indicator($0.indicator)
    }
  }

  /// What a party pays for one unit of an activity by measures and by budgets, the largest first.
  private func payments(of party: Int, for activity: Int, _ text: RuleText) -> String {
    var sums: [(name: String, sum: Rational)] = []
    for term in text.verdict.gainTerms(of: party, from: activity) {
      guard case .number(let amount) = term.value, amount.sign < 0 else { continue }
      let name: String
      switch term.label {
      case .payment(let row): name = text.measure(row)
      case .contribution(let budget): name = text.budget(budget)
      default: continue
      }
      // The rows of one measure follow one another.
      if sums.last?.name == name {
        sums[sums.count - 1].sum += amount
      } else {
        sums.append((name, amount))
      }
    }
    if sums.isEmpty { return "" }
    let parts = sums.enumerated()
      .sorted { ($0.element.sum, $0.offset) < ($1.element.sum, $1.offset) }
      .map { "\(text.amount($0.element.sum.magnitude, of: party)) by \($0.element.name)" }
    return ": it pays " + listed(parts, most: 4)
  }
}
