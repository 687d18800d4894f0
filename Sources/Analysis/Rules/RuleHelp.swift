/// The help page of a rule: what a finding looks like, and what to make of it.
///
/// A test reads both scripts: the first has the finding, the second has not.
public struct RuleHelp: Sendable {
  /// A small script that breaks the rule.
  public let bad: String
  /// The script with what it lacked.
  public let better: String
  /// Why it matters, for a reader who meets it first.
  public let why: String
  /// How it is computed.
  public let how: String
  /// When it is right to accept the finding.
  public let accept: String
  /// Whether findings are about a name, on which a script can accept them.
  public let isOfName: Bool

  /// Creates a page.
  public init(
    bad: String, better: String, why: String, how: String, accept: String, isOfName: Bool = true
  ) {
    self.bad = bad
    self.better = better
    self.why = why
    self.how = how
    self.accept = accept
    self.isOfName = isOfName
  }
}
