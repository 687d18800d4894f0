import Diagnostics
import Evaluation

/// What one mandate demands no other forbids.
public struct DutiesAreNotForbidden: Rule {
  public let code = Code(405)
  public let title = "what a party must do is not forbidden"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      party School { capacity 50 hours }
      indicator Health { better higher; falls on School at 900 kr per unit }
      activity Team { by Clinic at 1 hour; by School at 1 hour; up to 40; raises Health by 1 }
      activity Visit { by Clinic at 1 hour; up to 10; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic, School; worth 1 800 kr per unit of Health }
      mandate Agreed { Clinic must Team; School may Team }
      mandate Law { School must not Team }
      """,
    better: """
      party Clinic { capacity 50 hours }
      party School { capacity 50 hours }
      indicator Health { better higher }
      activity Team { by Clinic at 1 hour; by School at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic, School; pays 900 kr per unit }
      goal Healthy { owners Clinic, School; worth 1 800 kr per unit of Health }
      mandate Agreed { Clinic must Team; School must Team }
      """,
    why: """
      A prohibition holds the activity at 0 for everybody, so the duty cannot be kept. One of the two mandates has \
      to give way.
      """,
    how: """
      For each line that says `must`, in force: another line in force says `must not` of the same activity, of the \
      same party or of another.
      """,
    accept: "While the question which of the two goes before is being decided.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    let lines = mandates.authority.lines
    var bans: [Int: Bans] = [:]
    for (index, line) in lines.enumerated() where line.isInForce && !line.isGrant {
      bans[line.rule.activity, default: Bans()].add(index, mandates.days(ofLine: index))
    }
    for activity in bans.keys { bans[activity]?.sort() }
    return lines.indices.compactMap { index in
      let line = lines[index]
      guard line.isInForce, line.rule.modality == .must,
        let ban = bans[line.rule.activity]?.ban(on: mandates.days(ofLine: index))
      else { return nil }
      return finding(index, against: ban, mandates)
    }
  }

  /// The prohibitions of one activity.
  private struct Bans {
    /// The line of each, and the days on which it holds.
    private var lines: [(line: Int, days: ClosedRange<Int>)] = []
    /// For each in the order of their first days: which of those up to it holds longest.
    private var longest: [Int] = []
    /// The one that is declared first.
    private var first: (line: Int, days: ClosedRange<Int>)?

    /// Takes in the line of a prohibition that holds on some days.
    mutating func add(_ line: Int, _ days: ClosedRange<Int>) {
      if first == nil { first = (line, days) }
      lines.append((line, days))
    }

    /// Puts them in the order of their first days.
    mutating func sort() {
      lines.sort { ($0.days.lowerBound, $0.line) < ($1.days.lowerBound, $1.line) }
      for index in lines.indices {
        let last = longest.last ?? index
        longest.append(
          lines[index].days.upperBound > lines[last].days.upperBound ? index : last)
      }
    }

    /// The prohibition to tell of a duty that holds on some days: the first, or one that has a day
    /// in common with it where the first has none.
    func ban(on days: ClosedRange<Int>) -> Int? {
      guard let first else { return nil }
      if first.days.overlaps(days) { return first.line }
      var (low, high) = (0, lines.count)
      while low < high {
        let middle = (low + high) / 2
        if lines[middle].days.lowerBound <= days.upperBound {
          low = middle + 1
        } else {
          high = middle
        }
      }
      if low == 0 { return first.line }
      let other = lines[longest[low - 1]]
      return other.days.overlaps(days) ? other.line : first.line
    }
  }

  /// The finding of one duty.
  private func finding(_ duty: Int, against ban: Int, _ mandates: MandateText) -> Finding {
    let (text, lines) = (mandates.text, mandates.authority.lines)
    let (rule, other) = (lines[duty].rule, lines[ban].rule)
    let (days, others) = (mandates.days(ofLine: duty), mandates.days(ofLine: ban))
    // Undated, what no day has in common holds at once.
    let isUndated = mandates.model.asOf == nil
    let help: String
    if isUndated && !days.overlaps(others) {
      help = "say `as of` a day: undated, both hold"
    } else {
      help =
        "let one of the mandates give way, or give them dates that do not overlap"
        + (isUndated ? " and the script an `as of`" : "")
    }
    let who = rule.party == other.party ? "must not" : "\(text.party(other.party)) must not"
    return Finding(
      key: [text.party(rule.party), text.activity(rule.activity), text.party(other.party)],
      Diagnostic(
        .warning, code, "\(mandates.words(duty)), and \(who)", at: rule.site,
        label: mandates.mandate(ofLine: duty),
        secondary: [Label(other.site, mandates.mandate(ofLine: ban))],
        why: ["a prohibition holds \(text.activity(rule.activity)) at 0 for all who perform it"],
        help: [help],
        subject: mandates.model.mandates[lines[duty].mandate].id.name))
  }
}
