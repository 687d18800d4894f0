import Arithmetic
import Diagnostics
import Evaluation

/// Nobody has promised more hours than it has.
public struct PromisesFitCapacity: Rule {
  public let code = Code(401)
  public let title = "what a party must do fits its hours"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 40 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      mandate Duty { Clinic must Visit }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      mandate Duty { Clinic must Visit }
      """,
    why: """
      A promise is an activity that a party must perform, at its cap. Together the promises of \
      this party take more hours than it has, so at least one of them cannot be kept. Give it \
      more hours, or ask less.
      """,
    how: """
      For each party with a capacity: its hours in the activities that it must perform, by \
      mandates in force, each at its cap, add up to more than the capacity.
      """,
    accept: "Where more hours are decided, and come later: set a date.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = RuleText(verdict)
    return Self.overcommitted(in: verdict.model).map { found in
      let party = verdict.model.parties[found.party]
      let has = NumberFormat.rounded(found.capacity)
      let promised = NumberFormat.rounded(found.promised)
      let enough = NumberFormat.rounded(NumberFormat.roundedUp(found.promised))
      return Finding(
        key: [party.id.name],
        Diagnostic(
          .warning, code,
          "\(text.party(found.party)) has promised \(promised) of \(has) hours",
          at: party.capacity?.site ?? party.id.site,
          secondary: found.rules.map { rule, hours in
            let activity = verdict.model.activities[rule.activity].id.name
            return Label(rule.site, "\(activity) takes \(NumberFormat.rounded(hours)) hours")
          },
          why: ["it must do each of these up to its cap"],
          help: ["give it \(enough) hours, or lower what it must do"], subject: party.id.name))
    }
  }

  /// A party whose promises take more hours than it has.
  struct Overcommitment {
    let party: Int
    let promised: Rational
    let capacity: Rational
    let rules: [(rule: Model.MandateRule, hours: Rational)]
  }

  /// The parties whose promises take more hours than they have, in the order of declaration.
  ///
  /// - Complexity: O(n) in the number of mandates' lines and of their activities' performers.
  static func overcommitted(in model: Model) -> [Overcommitment] {
    var promises: [Int: [(rule: Model.MandateRule, hours: Rational)]] = [:]
    var met: Set<[Int]> = []
    for (_, rule) in model.rulesInForce where rule.modality == .must {
      guard met.insert([rule.party, rule.activity]).inserted,
        let cap = model.activities[rule.activity].cap?.value,
        let effort = model.performer(rule.party, in: rule.activity)?.effort?.value
      else { continue }
      promises[rule.party, default: []].append((rule, cap * effort))
    }
    return model.parties.indices.compactMap { party in
      guard let rules = promises[party], let capacity = model.parties[party].capacity?.value else {
        return nil
      }
      let promised = rules.reduce(Rational.zero) { $0 + $1.hours }
      if promised <= capacity { return nil }
      return Overcommitment(party: party, promised: promised, capacity: capacity, rules: rules)
    }
  }
}
