import Analysis
import Diagnostics
import Evaluation

extension Verdict {
  /// The verdict in a few words, for a list of scenarios or of times.
  func brief(_ style: TextStyle) -> String {
    var words = style.paint(overall.rawValue, overall.ink)
    if perverse { words += ", perverse" }
    if (harm?.sign ?? 0) < 0 && !perverse { words += ", with harm" }
    if contested != nil { words += ", contested" }
    if precision == .structure { words += " (from names and directions alone)" }
    if let kept = valueKept { words += ", \(NumberFormat.percent(kept)) of the value kept" }
    return words
  }
}

extension Verdict.Overall {
  /// The role the word of a verdict is shown in.
  fileprivate var ink: TextStyle.Ink {
    switch self {
    case .joint: .good
    case .partial, .undetermined: .warning
    case .silo: .error
    case .noCase: .strong
    }
  }
}
