import Arithmetic
import Diagnostics
import Evaluation

/// What a party must do is what following the measures leads to.
public struct PromisesAreKept: Rule {
  public let code = Code(402)
  public let title = "following the measures fulfils what parties must do"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      indicator Visits { better higher }
      activity Plan { by Clinic at 1 hour; up to 50; raises Health by 1 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Visits by 1 }
      measure Count of Visits { held by Clinic; pays 900 kr per unit }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; worth 1 kr per unit of Visits }
      mandate Duty { Clinic must Plan }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      indicator Visits { better higher }
      activity Plan { by Clinic at 1 hour; up to 50; raises Health by 1 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Visits by 1 }
      measure Count of Visits { held by Clinic; pays 100 kr per unit }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; worth 1 kr per unit of Visits }
      mandate Duty { Clinic must Plan }
      """,
    why: """
      A mandate says that a party must do something, and a party that follows its measures does \
      less of it or nothing. Either the duty or the measures will give way. Change the measure, \
      or say what the duty is worth to whoever has it.
      """,
    how: """
      For each activity that a party must perform, by a mandate in force: the predicted plan \
      holds less of it than its cap, or its structure is `never`; or neither the party nor a part of \
      it performs it, and it hands it on to nobody. A party that has promised more hours than it has is SV401 instead.
      """,
    accept: "Where the duty is kept by supervision, whatever the measures say.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = RuleText(verdict)
    // Who has promised more hours than it has is told so, and not again for each promise.
    let excused = Set(PromisesFitCapacity.overcommitted(in: verdict.model).map(\.party))
    // So are those whose budget has promised more than it holds.
    let unpaid = Set(
      DutiesFitBudgets.overdrawn(in: verdict.model).flatMap { $0.parts.map(\.rule.activity) })
    // What must not be done either is told as that.
    let holds = Holds(verdict.model)
    let handedOn = dutiesHandedOn(in: verdict.model)
    var met: Set<[Int]> = []
    var found: [Finding] = []
    for (mandate, rule) in verdict.model.rulesInForce
    where rule.modality == .must && !excused.contains(rule.party)
      && !unpaid.contains(rule.activity) && !holds.isForbidden(rule.activity)
    {
      guard met.insert([rule.party, rule.activity]).inserted else { continue }
      if !verdict.model.isPerformed(rule.activity, byPartOf: rule.party),
        !handedOn.contains([rule.party, rule.activity])
      {
        found.append(absence(verdict.model.mandates[mandate], rule, text))
        continue
      }
      guard let outcome = shortfall(of: rule.activity, in: verdict) else { continue }
      let hold = text.words(for: holds[rule.activity])
      let scarce = hold == nil ? verdict.partnersInNeedOfHours(for: rule.activity) : []
      if !scarce.isEmpty {
        found.append(scarcity(verdict.model.mandates[mandate], rule, outcome, scarce, text))
        continue
      }
      let reasons =
        found.count < Self.explained && hold == nil
        ? Self.reasons(rule.activity, text) + loss(of: rule, text) : []
      found.append(finding(verdict.model.mandates[mandate], rule, outcome, hold, reasons, text))
    }
    return found
  }

  /// What keeping a duty would cost its party, where it would cost it anything.
  private func loss(of rule: Model.MandateRule, _ text: RuleText) -> [String] {
    guard let loss = text.verdict.lossByDuty(of: rule.party, in: rule.activity) else { return [] }
    return [
      "doing all of it would cost \(text.party(rule.party)) \(text.amount(loss, of: rule.party)) "
        + "\(text.format.aPeriod), all else equal"
    ]
  }

  /// So many findings say why; the others are left to the query that each names.
  private static var explained: Int { 20 }

  /// What becomes of an activity that must be done, in words; nil where it is done.
  private func shortfall(of a: Int, in verdict: Verdict) -> String? {
    let cap = verdict.model.activities[a].cap?.value
    // All of nothing is done.
    if cap?.isZero == true { return nil }
    guard let predicted = verdict.activities[a].plan.predicted else {
      return verdict.activities[a].structure == .never ? "none of it" : nil
    }
    if predicted.isZero { return "none of it" }
    guard let cap, predicted < cap else { return nil }
    return "\(NumberFormat.rounded(predicted)) of \(NumberFormat.rounded(cap))"
  }

  /// The finding of a duty that the measures do not lead to, or that something holds at 0.
  private func finding(
    _ mandate: Model.Mandate, _ rule: Model.MandateRule, _ outcome: String, _ hold: String?,
    _ reasons: [String], _ text: RuleText
  ) -> Finding {
    let duty = "\(text.party(rule.party)) must \(text.activity(rule.activity))"
    // Where others decline it too, or something holds it, hours alone would not help.
    let scarce = text.verdict.partnersWithoutHours(for: rule.activity)
    let hours = scarce.isEmpty ? "" : " and " + text.givingHours(to: scarce)
    let change = hold == nil ? "change the measures" : "take away what stands in the way"
    let duties = hold == nil && scarce.isEmpty ? "the duty" : "change the duty"
    let remedy = "\(change)\(hours), or \(duties)"
    let lack = scarce.isEmpty ? [] : [text.allowance(scarce, outcome)]
    return Finding(
      key: [text.party(rule.party), text.activity(rule.activity)],
      Diagnostic(
        .warning, code, "\(duty), and \(hold ?? "the measures lead to \(outcome)")",
        at: rule.site, why: reasons + lack,
        help: ["\(remedy): see `why plan of \(plainName(rule, text))`"],
        subject: mandate.id.name))
  }

  /// The parties that give mandates to others, each with the activity they are for.
  private func dutiesHandedOn(in model: Model) -> Set<[Int]> {
    var handedOn: Set<[Int]> = []
    for mandate in model.mandates {
      guard let giver = mandate.givenBy else { continue }
      for rule in mandate.rules { handedOn.insert([giver, rule.activity]) }
    }
    return handedOn
  }

  /// The finding of a duty that partners have too few hours for, whatever the measures are.
  private func scarcity(
    _ mandate: Model.Mandate, _ rule: Model.MandateRule, _ outcome: String, _ scarce: [Int],
    _ text: RuleText
  ) -> Finding {
    let (party, activity) = (text.party(rule.party), text.activity(rule.activity))
    let labels = scarce.compactMap { partner in
      text.verdict.model.parties[partner].capacity.map { capacity in
        Label(
          capacity.site, capacity.value.isZero ? "there are none" : "all of them go to \(activity)")
      }
    }
    return Finding(
      key: [party, activity],
      Diagnostic(
        .warning, code,
        "\(party) must \(activity), and \(text.allowance(scarce, outcome))", at: rule.site,
        secondary: labels,
        help: [text.givingHours(to: scarce) + ", or lower the duty"], subject: mandate.id.name))
  }

  /// The finding of a duty to do what a party has no part in.
  private func absence(
    _ mandate: Model.Mandate, _ rule: Model.MandateRule, _ text: RuleText
  ) -> Finding {
    let (party, activity) = (text.party(rule.party), text.activity(rule.activity))
    let declared = text.verdict.model.activities[rule.activity]
    let performers = listed(declared.performers.map { text.party($0.party) })
    return Finding(
      key: [party, activity],
      Diagnostic(
        .warning, code, "\(party) must \(activity), and has no part in it", at: rule.site,
        secondary: [Label(declared.id.site, "done by \(performers)")],
        help: [
          "say what it takes \(party), as in `by \(text.verdict.model.parties[rule.party].id.name) "
            + "at 1 hour`, or give the duty to \(performers)"
        ],
        subject: mandate.id.name))
  }

  /// The name of the activity of a rule, as a query takes it.
  private func plainName(_ rule: Model.MandateRule, _ text: RuleText) -> String {
    text.verdict.model.activities[rule.activity].id.name
  }

  /// Who declines the activity, does what rather, or has no hours left; the first few.
  static func reasons(_ a: Int, _ text: RuleText) -> [String] {
    let terms = text.verdict.planTerms(of: a, in: .predicted)
    // What an hour gives is told of those who have something better to do, and no hours left for both.
    func parties(_ party: (Derivation.Label) -> Int?) -> Set<Int> {
      Set(terms.compactMap { party($0.label) })
    }
    let rivals = parties { if case .ranksAbove(let party, _) = $0 { party } else { nil } }
    let full = parties { if case .bound(.capacity(let party)) = $0 { party } else { nil } }
    let busy = rivals.intersection(full)
    let told = terms.filter { term in
      switch term.label {
      case .ranks(let party, _), .ranksAbove(let party, _): busy.contains(party)
      default: true
      }
    }
    // What a measure or a budget ends is told first: all else is told of others too.
    let sorted = told.filter(isOfLimit) + told.filter { !isOfLimit($0) }
    return Array(sorted.compactMap { reason($0, text) }.prefix(4))
  }

  /// Whether a term says that a measure pays for no more, or that a budget is used up.
  private static func isOfLimit(_ term: Derivation.Term) -> Bool {
    switch term.label {
    case .bound(.measure), .bound(.bonus), .bound(.budget): true
    default: false
    }
  }

  /// Which measure pays for no more, nil for a term that says something else.
  private static func limit(_ term: Derivation.Term, _ text: RuleText) -> String? {
    guard case .number(let limit) = term.value else { return nil }
    func measure(_ row: Int) -> String {
      "\(text.measure(row)) of \(text.party(text.verdict.model.measures[row].party))"
    }
    func amount(_ row: Int) -> String {
      text.count(limit, of: text.verdict.model.measures[row].indicator)
    }
    return switch term.label {
    case .bound(.measure(let row)): "\(measure(row)) pays for no more than \(amount(row))"
    case .bound(.bonus(let row)): "the bonus of \(measure(row)) ends at \(amount(row))"
    default: nil
    }
  }

  /// What a term of a plan says against it, nil for what says nothing against it.
  private static func reason(_ term: Derivation.Term, _ text: RuleText) -> String? {
    if case .structure(let party, .never) = term.label {
      return "\(text.party(party)) has nothing to gain by it, whatever the figures"
    }
    if case .bound(.capacity(let party)) = term.label {
      return "the hours of \(text.party(party)) are used up"
    }
    if case .bound(.budget(let budget)) = term.label {
      return "\(quoted(text.verdict.model.budgets[budget].id.name)) is used up"
    }
    if case .bound(.obstacle(let obstacle)) = term.label {
      return "\(quoted(text.verdict.model.obstacles[obstacle].id.name)) blocks it"
    }
    if let limit = limit(term, text) { return limit }
    guard case .number(let gain) = term.value else { return nil }
    if case .declines(let party, _) = term.label {
      let loss = text.amount(gain.magnitude, of: party)
      return gain.isZero
        ? "\(text.party(party)) gains nothing by it" : "each costs \(text.party(party)) \(loss)"
    }
    let hour: (party: Int, activity: Int)
    if case .ranks(let party, let activity) = term.label {
      hour = (party, activity)
    } else if case .ranksAbove(let party, let activity) = term.label {
      hour = (party, activity)
    } else {
      return nil
    }
    let amount = text.amount(gain, of: hour.party)
    return "an hour of \(text.activity(hour.activity)) gives \(text.party(hour.party)) \(amount)"
  }
}
