import Evaluation
import Syntax

/// The words that rules about mandates share.
struct MandateText {
  /// Who has what from whom.
  let authority: Authority
  /// The words about the verdict.
  let text: RuleText

  /// Creates the words for `verdict`; nil where it has no mandate.
  init?(_ verdict: Verdict) {
    if verdict.model.mandates.isEmpty { return nil }
    authority = Authority(verdict.model)
    text = RuleText(verdict)
  }

  /// The model that is spoken of.
  var model: Model { text.verdict.model }

  /// The name of a mandate, in backticks.
  func mandate(_ index: Int) -> String { quoted(model.mandates[index].id.name) }

  /// The name of the mandate of a line, in backticks.
  func mandate(ofLine line: Int) -> String { mandate(authority.lines[line].mandate) }

  /// What a line says: `` `Region` must `EarlyPlan` ``.
  func words(_ line: Int) -> String {
    let rule = authority.lines[line].rule
    return "\(text.party(rule.party)) \(rule.modality.rawValue) \(text.activity(rule.activity))"
  }

  /// A line as a script writes it, without backticks.
  func written(_ party: Int, _ modality: Modality, _ activity: Int) -> String {
    "\(model.parties[party].id.name) \(modality.rawValue) \(model.activities[activity].id.name)"
  }

  /// The numbers of the days on which a line holds.
  func days(ofLine line: Int) -> ClosedRange<Int> {
    let mandate = model.mandates[authority.lines[line].mandate]
    let first = mandate.from?.firstDayNumber ?? Int.min
    return first...max(first, mandate.until?.lastDayNumber ?? Int.max)
  }

  /// Whether a line comes into force behind the day of the script.
  func isYetToBegin(_ line: Int) -> Bool {
    if case .begins = outOfForce(line) { true } else { false }
  }

  /// Why a line is not in force on the day of the script: `ended 2025-12-31`, `begins 2027`.
  func absence(of line: Int) -> String? { outOfForce(line)?.text }

  /// Why a line is not in force, nil where it is.
  private func outOfForce(_ line: Int) -> OutOfForce? {
    let mandate = model.mandates[authority.lines[line].mandate]
    return model.absence(from: mandate.from, until: mandate.until)
  }
}
