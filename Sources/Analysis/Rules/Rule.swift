import Diagnostics
import Evaluation

/// Something that should hold of a verdict; what does not is a finding.
///
/// One rule, one file, one code, one test; a rule is named for what holds and keeps its own words.
public protocol Rule: Sendable {
  /// Its stable number.
  var code: Code { get }
  /// What holds, as one line.
  var title: String { get }
  /// The gravest that it says.
  var severity: Severity { get }
  /// What a finding means and what can be done, for a reader who meets it first.
  var help: RuleHelp { get }
  /// Returns what does not hold of `verdict`.
  func findings(in verdict: Verdict) -> [Finding]
}

/// A finding, and what tells it from others of the same cause.
public struct Finding: Sendable {
  /// What it is about, without figures: equal in two scenarios where it is the same thing.
  public var key: [String]
  /// What is said.
  public var diagnostic: Diagnostic

  /// Creates a finding.
  public init(key: [String], _ diagnostic: Diagnostic) {
    self.key = key
    self.diagnostic = diagnostic
  }
}

/// Every rule that needs the verdict, by code.
public let verdictRules: [any Rule] = [
  PartnersHaveStakes(), MeasuresReachTheirHolders(), JointRatesSuffice(),
  MeasuresRewardJointWork(), MeasuresRewardWorth(), CostsStayWithTheirCause(),
  ActivitiesAreBounded(), PreferencesMatchFigures(), HoldersMoveTheirFigures(), JointWorkIsHeld(),
  ValueIsRewarded(), MeasuresServeGoals(), MeasuresPullOneWay(), TargetsAreMetWell(),
  GoalsAreMeasured(), GoalsHaveOwners(), GoalsAreMoved(), TargetsAreWithinReach(),
  TargetsHaveBaselines(), LevelsStayWithinWhatThereIs(), VerdictsHoldForAllValues(),
  DutiesFitBudgets(), CoverageIsDrawn(),
  ContributorsGain(),
  SharedGoalsShareCost(), BudgetsLastUntilTheGoal(), HorizonsSeeEffects(), UnspentMoneyIsKept(),
  CoverageStaysWithinCost(),
  PromisesFitCapacity(), PromisesAreKept(),
  PerformersHaveMandates(), PartnersAreBoundAlike(), DutiesAreNotForbidden(), DutiesAreFunded(),
  MandatesOutlastGoals(), MeasuresPayForWhatIsAllowed(), DelegationsRunInNoCircle(),
  DelegationsReachASource(), DelegatedAmountsFit(), SpendingFitsMandates(),
  GoalsAreOnTrack(), GoalsCanBeFollowed(), PlansShowInWhatIsObserved(),
  HandoffsAreHeld(), ObstaclesHaveOwners(), WorkReachesRoots(), NothingBlocksWork(),
  OwnersRegardWorkAlike(),
  PartnersMeet(), GoalsHaveForums(), ForumsHaveMatters(), MeetingsFitCapacity(),
  TrialsAreDecided(), TrialsHaveAnEnd(), TrialsHaveOwners(), TrialsHaveOrdinaryMoney(),
  TrialsHaveHours(), AdoptedTrialsArePerformed(), TrialsTeach(),
]

/// Returns what does not hold of the scenarios of a script, base first, sorted.
///
/// What base has is said once; what only scenarios have is said of the first of them, with the names
/// of the others.
/// - Complexity: O(n log n) in the findings, besides what the rules themselves need.
public func findings(of verdicts: [Verdict]) -> [Diagnostic] {
  var register = AcceptanceRegister([], asOf: nil)
  return findings(of: verdicts, notIn: &register)
}

/// Returns what does not hold of the scenarios of a script and is not accepted, base first, sorted.
///
/// - Complexity: As of `findings(of:)`.
public func findings(
  of verdicts: [Verdict], notIn register: inout AcceptanceRegister
) -> [Diagnostic] {
  var places: [[String]: Int] = [:]
  var found: [(diagnostic: Diagnostic, others: [String])] = []
  for (index, verdict) in verdicts.enumerated() {
    let scenario = verdict.model.scenario
    var verdict = verdict
    verdict.ruleFacts = RuleFacts(verdict)
    for finding in verdictRules.flatMap({ $0.findings(in: verdict) }) {
      if register.accepts(finding.diagnostic, in: scenario) { continue }
      let key = ["\(finding.diagnostic.code)"] + finding.key
      if let place = places[key] {
        let isBase = found[place].diagnostic.scenario == nil
        let isSame = found[place].diagnostic.scenario == scenario
        if !isBase && !isSame && found[place].others.last != scenario {
          found[place].others.append(scenario)
        }
        continue
      }
      places[key] = found.count
      var diagnostic = finding.diagnostic
      diagnostic.scenario = index == 0 && scenario == "base" ? nil : scenario
      found.append((diagnostic, []))
    }
  }
  return found.map { diagnostic, others in
    guard !others.isEmpty else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.why.append("the same in " + listed(others.map(quoted)))
    return diagnostic
  }
  .sorted()
}
