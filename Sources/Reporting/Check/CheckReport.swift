import Analysis
import Arithmetic
import Diagnostics

/// What `check` came to, script by script in the order they were given: what every form is written from.
public struct CheckReport: Hashable, Sendable {
  /// What was found in each script.
  public var files: [FileReport]
  /// Which part of all scripts these are; nil where they are all.
  public var shard: Shard?

  /// Creates a report.
  public init(files: [FileReport], shard: Shard? = nil) {
    self.files = files
    self.shard = shard
  }
}

/// What `check` found in one script.
public struct FileReport: Hashable, Sendable {
  /// The path as it was given, with `/`.
  public var path: String
  /// Why the script could not be checked, a line; nil where it was.
  public var failure: String?
  /// Whether there is no such script any more, only what a baseline knows of it.
  public var isMissing = false
  /// Its place among all scripts, from 0, whatever part of them is checked.
  public var position: Int
  /// From which severity on a finding makes the check fail.
  public var failOn: Severity
  /// What was found, sorted; of very many perhaps only the gravest.
  public var findings: [LocatedDiagnostic] = []
  /// How many findings of each severity there are, by its raw value.
  public var counts = Array(repeating: 0, count: Severity.allCases.count)
  /// How many findings of a baseline there are besides, which do not count.
  public var knownCount = 0
  /// The codes of what was found or looked for and is not among the findings, and why.
  public var silenced: [String: Silence] = [:]
  /// The verdict on each scenario, base first; empty where the script has errors.
  public var verdicts: [ScenarioLine] = []
  /// What became of each expectation, in the order of the text.
  public var expectations: [ExpectationLine] = []

  /// What the script accepts on purpose, in the order of the text.
  public var acceptances: [AcceptanceLine] = []

  /// Creates a report of a script in which nothing was looked at yet.
  public init(
    path: String, position: Int = 0, failure: String? = nil, failOn: Severity = .error
  ) {
    self.path = path
    self.position = position
    self.failure = failure
    self.failOn = failOn
  }

  /// Creates the report of a script that is not there any more.
  public init(missing path: String, position: Int, failOn: Severity) {
    self.init(path: path, position: position, failOn: failOn)
    isMissing = true
  }

  /// How many findings there are.
  public var findingCount: Int { counts.reduce(0, +) }

  /// Whether something was found that makes the check fail.
  public var fails: Bool { counts[failOn.rawValue...].contains { $0 > 0 } }
}

/// Why findings of a code do not count.
public enum Silence: String, Hashable, Sendable {
  /// The settings leave the rule out.
  case settings
  /// Those that were found stand in the baseline.
  case baseline
}

/// The verdict on one scenario in a line.
public struct ScenarioLine: Hashable, Sendable {
  /// The name of the scenario, `base` without one.
  public var scenario: String
  /// The verdict; nil where the figures have errors.
  public var verdict: VerdictLine?

  /// Creates the line of a scenario.
  public init(scenario: String, verdict: VerdictLine?) {
    self.scenario = scenario
    self.verdict = verdict
  }
}

/// A verdict in a few facts.
public struct VerdictLine: Hashable, Sendable {
  public var overall: Verdict.Overall
  public var perverse: Bool
  /// Whether the predicted plan holds harmful work.
  public var isHarmful: Bool
  public var contested: Bool
  public var precision: Verdict.Precision
  /// The share of the value that is kept, to 12 significant digits as JSON holds it.
  public var valueKept: Rational?
  /// What the word is said of; nil where there is no case.
  public var basis: Verdict.Basis?
  /// What is said of uncertain figures, nil where there are none.
  public var uncertainty: String?

  /// Creates a line from its facts.
  public init(
    _ overall: Verdict.Overall, perverse: Bool, isHarmful: Bool, contested: Bool,
    precision: Verdict.Precision, valueKept: Rational?
  ) {
    self.overall = overall
    self.perverse = perverse
    self.isHarmful = isHarmful
    self.contested = contested
    self.precision = precision
    self.valueKept = valueKept.flatMap { Rational(decimal: $0.decimal(significantDigits: 12)) }
  }

  /// Creates the line of a verdict.
  public init(_ verdict: Verdict) {
    self.init(
      verdict.overall, perverse: verdict.perverse, isHarmful: (verdict.harm?.sign ?? 0) < 0,
      contested: verdict.contested != nil, precision: verdict.precision,
      valueKept: verdict.valueKept)
    basis = verdict.basis
    uncertainty = UncertaintyText(verdict)?.brief
  }
}

/// What became of one `expect`.
public struct ExpectationLine: Hashable, Sendable {
  /// Whether it holds.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case held, failed, undetermined
    /// The figures have errors.
    case notChecked = "not checked"
  }

  /// What is expected, as the script writes it, on one line.
  public var text: String
  public var outcome: Outcome
  /// Where it stands.
  public var place: SourcePlace?

  /// Creates the line of an expectation.
  public init(text: String, outcome: Outcome, place: SourcePlace?) {
    self.text = text
    self.outcome = outcome
    self.place = place
  }
}
