import Analysis
import Diagnostics
import Evaluation

/// Figures of a script that another could be put for, in words.
struct AssumptionText {
  /// What is spoken of.
  private let verdict: Verdict
  private let text: FigureText

  /// Creates the words for `verdict`.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    text = FigureText(verdict, .exact)
  }

  /// The name of a figure of the script, safe for a terminal.
  func name(of assumption: Assumption) -> String {
    if let figure = verdict.figure(of: assumption) { return text.name(of: figure) }
    let model = verdict.model
    switch assumption {
    case .keeps(let party): return "\(visible(model.parties[party].id.name)) keeps"
    case .worth(let goal, let line):
      let indicator = model.goals[goal].worths[line].indicator
      return "worth of \(visible(model.indicators[indicator].id.name)) in "
        + visible(model.goals[goal].id.name)
    case .fallsOn(let indicator, let line):
      let party = model.indicators[indicator].fallsOn[line].party
      return "\(visible(model.indicators[indicator].id.name)) falling on "
        + visible(model.parties[party].id.name)
    case .rate, .capacity, .horizon, .share, .limit, .effort, .cost, .effect, .cap: return ""
    }
  }

  /// A figure as a line of the script says it, where an effect lowers something: then without its sign.
  func words(for assumption: Assumption) -> String {
    guard isLowering(assumption), case .effect(let activity, let indicator) = assumption else {
      return name(of: assumption)
    }
    return "\(visible(verdict.model.activities[activity].id.name)) lowers "
      + visible(verdict.model.indicators[indicator].id.name)
  }

  /// Whether a figure is an effect that lowers an indicator, and so below 0.
  func isLowering(_ assumption: Assumption) -> Bool {
    guard case .effect = assumption else { return false }
    return (verdict.model.value(of: assumption)?.sign ?? 0) < 0
  }

  /// What a figure of the script counts.
  func unit(of assumption: Assumption) -> FigureUnit {
    if let figure = verdict.figure(of: assumption) { return verdict.unit(of: figure) }
    switch assumption {
    case .worth(let goal, let line):
      return .moneyPer(indicator: verdict.model.goals[goal].worths[line].indicator)
    case .fallsOn(let indicator, _): return .moneyPer(indicator: indicator)
    case .keeps: return .share
    case .rate, .capacity, .horizon, .share, .limit, .effort, .cost, .effect, .cap: return .plain
    }
  }
}
