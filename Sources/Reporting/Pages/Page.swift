import Analysis
import Diagnostics

/// The help page of a code: what it means, a script that has it, and one that has not.
public struct Page: Sendable {
  /// What a page shows as bad.
  public enum Sample: Hashable, Sendable {
    /// A whole script.
    case script(String)
    /// A line of another kind, or what is the case, in words.
    case excerpt(String)

    /// What is shown.
    public var text: String {
      switch self {
      case .script(let text), .excerpt(let text): text
      }
    }
  }

  /// How a finding that is right as it is can be silenced.
  public enum Waiver: Hashable, Sendable {
    /// By a line of the script that accepts it on the name that it is about.
    case acceptance
    /// By the settings of the folder: it is about no name.
    case settings
    /// Not at all.
    case none
  }

  public let code: Code
  /// The gravest that is said under the code.
  public let severity: Severity
  /// What holds where the code is not found, as one line.
  public let title: String
  /// What a finding means, for a reader who meets it first.
  public let meaning: String
  public let bad: Sample
  public let better: String
  /// How it is computed, nil where there is nothing to compute.
  public let how: String?
  /// When it is right to accept it, nil where that cannot be.
  public let accept: String?
  /// How that is said.
  public let waiver: Waiver

  /// Creates the page of a problem that a whole script shows.
  init(
    _ code: UInt16, _ severity: Severity, _ title: String, meaning: String, bad: String,
    better: String, how: String? = nil, accept: String? = nil, waiver: Waiver = .none
  ) {
    self.init(code, severity, title, meaning, .script(bad), better, how, accept, waiver)
  }

  /// Creates the page of a problem that only an excerpt shows.
  init(
    _ code: UInt16, _ severity: Severity, _ title: String, meaning: String, badExcerpt: String,
    better: String, how: String? = nil, accept: String? = nil, waiver: Waiver = .none
  ) {
    self.init(code, severity, title, meaning, .excerpt(badExcerpt), better, how, accept, waiver)
  }

  /// Creates a page from its parts.
  private init(
    _ code: UInt16, _ severity: Severity, _ title: String, _ meaning: String, _ bad: Sample,
    _ better: String, _ how: String?, _ accept: String?, _ waiver: Waiver
  ) {
    self.code = Code(code)
    self.severity = severity
    self.title = title
    self.meaning = meaning
    self.bad = bad
    self.better = better
    self.how = how
    self.accept = accept
    self.waiver = waiver
  }

  /// Creates the page of a rule.
  init(_ rule: any Rule) {
    code = rule.code
    severity = rule.severity
    title = rule.title
    meaning = rule.help.why
    bad = .script(rule.help.bad)
    better = rule.help.better
    how = rule.help.how
    accept = rule.help.accept
    waiver = rule.help.isOfName ? .acceptance : .settings
  }

  /// What the code is about.
  public var area: String {
    switch code.number {
    case ..<50: "text and shape"
    case ..<100: "files"
    case ..<200: "names and units"
    case ..<300: "measures and goals"
    case ..<400: "budgets"
    case ..<500: "mandates"
    case ..<600: "gaps"
    case ..<700: "tables"
    case ..<800: "forums and trials"
    default: "expectations"
    }
  }

  /// Every page, by code.
  public static let all: [Page] =
    (verdictRules.map(Page.init) + ofText + ofShape + ofImports + ofNames + ofUnits + ofBudgets
    + ofTables + ofObservations + ofExpectations).sorted { $0.code < $1.code }

  /// The codes whose findings are no errors by themselves: those that can be accepted and weighed.
  public static let ruleCodes: [Code] = all.filter { $0.severity < .error }.map(\.code)

  /// The page of a code as a person types it, `SV204` or `204`; nil where there is none.
  public static func named(_ word: String) -> Page? {
    let digits = word.uppercased().hasPrefix("SV") ? String(word.dropFirst(2)) : word
    guard digits.utf8.count <= 3, let number = UInt16(digits) else { return nil }
    return all.first { $0.code.number == number }
  }
}
