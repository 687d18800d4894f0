import Diagnostics
import Evaluation

/// The verdict is the same for all values of figures that are ranges.
public struct VerdictsHoldForAllValues: Rule {
  public let code = Code(230)
  public let title = "the verdict holds for all values of uncertain figures"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Region { capacity 100 hours }
      party Kommun { capacity 100 hours }
      indicator Days { unit day / days; better lower }
      activity Plan { by Region at 2 hours; by Kommun at 1 hour; up to 30; lowers Days by 1 to 4 }
      activity Rush { by Region at 1 hour; up to 100; lowers Days by 1 }
      measure Stay of Days { held by Region, Kommun; pays 900 kr per day }
      goal Home { owners Region, Kommun; worth 900 kr per day of Days }
      """,
    better: """
      party Region { capacity 100 hours }
      party Kommun { capacity 100 hours }
      indicator Days { unit day / days; better lower }
      activity Plan { by Region at 2 hours; by Kommun at 1 hour; up to 30; lowers Days by 3 to 4 }
      activity Rush { by Region at 1 hour; up to 100; lowers Days by 1 }
      measure Stay of Days { held by Region, Kommun; pays 900 kr per day }
      goal Home { owners Region, Kommun; worth 900 kr per day of Days }
      """,
    why: """
      The script says of a figure only between which values it lies, and the verdict is not the same \
      for all of them, or is not proven to be. What is agreed on it may rest on a guess. Everything \
      else that is said is said of the middle of the ranges.
      """,
    how: """
      Each range is tried at its ends while the others stay in their middle, then several together. \
      Where nothing turns, the verdict is proven by exact intervals, for all values at once or part by \
      part; what is neither turned nor proven is called undetermined too.
      """,
    accept: """
      Where the agreement is to be tried first, to learn the figure. It is about no name, so the settings \
      leave it out.
      """,
    isOfName: false)

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let scrutiny = verdict.scrutiny, !scrutiny.holds,
      let text = UncertaintyText(verdict)
    else { return [] }
    let decisive: [Int] =
      switch scrutiny.outcome {
      case .holds, .notShown: []
      case .turns(let turnings): turnings.map(\.figure)
      case .turnsTogether(let values, _): values.map(\.figure)
      }
    let first = decisive.first ?? 0
    let others = decisive.dropFirst().filter { $0 != first }.prefix(3)
    return [
      Finding(
        key: decisive.map { text.name(of: $0) }.sorted(),
        Diagnostic(
          .warning, code, "the verdict is undetermined: \(text.decisive)",
          at: scrutiny.figures[first].site,
          secondary: others.map { Label(scrutiny.figures[$0].site, text.name(of: $0)) },
          why: text.lines,
          help: [
            decisive.isEmpty
              ? text.wayToProof
              : "find out more about \(text.name(of: first)), or narrow its range"
          ]))
    ]
  }
}
