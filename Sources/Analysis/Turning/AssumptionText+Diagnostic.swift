import Diagnostics
import Evaluation

extension FigureText {
  /// Returns the name of a figure of the script: `rate of Queue`, `worth of BedDays in SafelyHome`.
  public func name(of assumption: Assumption) -> String {
    if let figure = verdict.figure(of: assumption) { return name(of: figure) }
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
    case .effect(let activity, let indicator, _):
      return name(of: AskedFigure(.effect, .activity(activity), .indicator(indicator)))
        + place(of: assumption)
    case .rate, .capacity, .horizon, .share, .limit, .effort, .cost, .cap: return ""
    }
  }

  /// Which of several lines an effect is said on, and how many there are: ` (1 of 2)`.
  private func place(of assumption: Assumption) -> String {
    guard case .effect(let activity, let indicator, let line?) = assumption else { return "" }
    let effects = verdict.model.activities[activity].effects
    let lines = effects.indices.filter { effects[$0].indicator == indicator }
    return lines.firstIndex(of: line).map { " (\($0 + 1) of \(lines.count))" } ?? ""
  }

  /// Returns a figure as a line of the script says it, where an effect lowers something: then it stands
  /// without its sign.
  public func words(for assumption: Assumption) -> String {
    guard isLowering(assumption), case .effect(let activity, let indicator, _) = assumption else {
      return name(of: assumption)
    }
    return "\(visible(verdict.model.activities[activity].id.name)) lowers "
      + visible(verdict.model.indicators[indicator].id.name) + place(of: assumption)
  }

  /// Returns an effect that lowers something as a line of the script says it, as `turn` does: who lowers
  /// it by how much; nil for other figures, whose numbers are those of their lines.
  public func line(of figure: AskedFigure, _ value: Value) -> String? {
    guard figure.kind == .effect, case .number(let number) = value, number.sign < 0,
      let activity = figure.first, let indicator = figure.second
    else { return nil }
    let (what, whom) = (visible(verdict.name(of: activity)), visible(verdict.name(of: indicator)))
    return "\(what) lowers \(whom) by " + words(for: -number, verdict.unit(of: figure))
  }

  /// Whether a figure is an effect that lowers an indicator, and so below 0.
  public func isLowering(_ assumption: Assumption) -> Bool {
    guard case .effect = assumption else { return false }
    return (verdict.model.value(of: assumption)?.sign ?? 0) < 0
  }
}

extension Verdict {
  /// What a figure of the script counts.
  public func unit(of assumption: Assumption) -> FigureUnit {
    if let figure = figure(of: assumption) { return unit(of: figure) }
    switch assumption {
    case .worth(let goal, let line):
      return .moneyPer(indicator: model.goals[goal].worths[line].indicator)
    case .fallsOn(let indicator, _): return .moneyPer(indicator: indicator)
    case .keeps: return .share
    case .effect(_, let indicator, _): return .amount(indicator: indicator)
    case .rate, .capacity, .horizon, .share, .limit, .effort, .cost, .cap: return .plain
    }
  }
}
