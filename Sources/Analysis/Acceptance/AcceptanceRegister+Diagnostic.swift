import Checking
import Diagnostics
import Evaluation

extension AcceptanceRegister {
  /// What is to be said of acceptances that have expired or that nothing needs, in their order.
  public var findings: [Diagnostic] { entries.compactMap(\.finding) }
}

extension AcceptanceRegister.Entry {
  /// What is to be said of it, nil where it is in force.
  fileprivate var finding: Diagnostic? {
    let what = "\(accepted.code) on \(quoted(accepted.subject))"
    switch state {
    case .inForce: return nil
    case .expired:
      return Diagnostic(
        .warning, Code(160), "the acceptance of \(what) has ended", at: accepted.site,
        label: "accepted until \(accepted.until?.text ?? "then")",
        why: ["\(quoted(accepted.owner)) accepted it: \(accepted.reason)"],
        help: ["mend what was accepted, or agree on a new date"], subject: accepted.subject,
        scenario: accepted.scenario)
    case .stale:
      return Diagnostic(
        .warning, Code(161), "there is no \(what) to accept", at: accepted.site,
        why: ["nothing of that code is found about \(quoted(accepted.subject)), or it is an error"],
        help: [
          others.isEmpty
            ? "take the line away: what was accepted is mended, or was never there"
            : "\(accepted.code) is found on \(listed(others.map(quoted)))"
        ],
        subject: accepted.subject, scenario: accepted.scenario)
    }
  }
}
