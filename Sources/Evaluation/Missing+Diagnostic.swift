import Diagnostics
import Syntax

extension Missing.What {
  /// What is missing, as the object of a sentence; safe for a terminal.
  public var words: String {
    switch self {
    case .effort(let party, let activity):
      "the hours \(visible(party)) needs for \(visible(activity))"
    case .money(let party, let activity):
      "the money \(visible(party)) needs for \(visible(activity))"
    case .effect(let activity, let indicator):
      "by how much \(visible(activity)) moves \(visible(indicator))"
    case .rate(let measure): "what \(visible(measure)) pays per unit"
    case .bound(let activity):
      "how much of \(visible(activity)) is possible (`up to`), or the capacity of a party in it"
    case .worth: "what the indicators are worth (`worth` in a goal, or `falls on`)"
    case .baseline(let indicator): "the baseline of \(visible(indicator))"
    case .observed(let indicator): "what was observed of \(visible(indicator))"
    case .capacity(let party): "the capacity of \(visible(party))"
    case .cap(let activity): "how much of \(visible(activity)) is possible (`up to`)"
    case .cell: "a number in a table"
    case .other(let text): visible(text)
    }
  }
}

extension Absence {
  /// Why a cell holds no number, as the end of a sentence about it.
  public var words: String {
    switch self {
    case .empty: "empty"
    case .lost: "`-`: the table gives no value"
    case .notApplicable: "`.`: there can be no value"
    case .secret: "`..`: the value is secret"
    }
  }
}
