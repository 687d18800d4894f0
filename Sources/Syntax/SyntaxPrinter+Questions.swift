import Arithmetic

extension SyntaxPrinter {
  /// The source of `let Name = …`.
  public func text(of binding: Binding) -> String {
    "let \(text(of: binding.name)) = \(text(of: binding.value))"
  }

  /// The source of an accepted finding.
  func text(of acceptance: Acceptance) -> String {
    let until = acceptance.until.map { " until \(text(of: $0))" } ?? ""
    return "accept \(acceptance.code) on \(text(of: acceptance.name))\(until) "
      + "owner \(text(of: acceptance.owner)) because \(text(of: acceptance.reason))"
  }

  /// The source of an expectation.
  public func text(of expectation: Expectation) -> String {
    "expect \(text(of: expectation.claim))" + text(inScenario: expectation.scenario)
  }

  /// The source of a query.
  public func text(of query: Query) -> String {
    text(of: query.subject) + text(inScenario: query.scenario)
  }

  /// What is expected.
  private func text(of claim: Expectation.Claim) -> String {
    switch claim {
    case .jointWork: "joint work"
    case .silo: "silo"
    case .noSilo: "no silo"
    case .noGaps: "no gaps"
    case .pays(let activity, let party): "\(text(of: activity)) pays for \(text(of: party))"
    case .keeps(let party, let activity): "\(text(of: party)) keeps \(text(of: activity))"
    case .reached(let goal): "\(text(of: goal)) reached"
    case .onTrack(let goal): "\(text(of: goal)) on track"
    case .holds(let expression): text(of: expression)
    }
  }

  /// What is asked.
  private func text(of subject: Query.Subject) -> String {
    switch subject {
    case .verdict: "verdict"
    case .show(let expression): "show \(text(of: expression))"
    case .why(let expression): "why \(text(of: expression))"
    case .whyVerdict: "why verdict"
    case .whyFinding(let code, let name?): "why \(code) on \(text(of: name))"
    case .whyFinding(let code, nil): "why \(code)"
    case .timeline: "show timeline"
    case .mandates(let party?): "show mandates of \(text(of: party))"
    case .mandates(nil): "show mandates"
    case .whyMandate(let modality, let party, let activity):
      "why \(modality.rawValue) \(text(of: party)) \(text(of: activity))"
    case .repair(let activity?): "repair \(text(of: activity))"
    case .repair(nil): "repair"
    case .gaps: "gaps"
    case .whatIf(let block): "what if" + self.text(ofBlock: block)
    case .turn(let figure): "turn \(text(of: figure))"
    case .robust(let range?): "robust ± \(text(of: range * 100)) %"
    case .robust(nil): "robust"
    case .collaboration(let question): text(of: question)
    case .compare(let first, let second):
      "compare \(first.map(text(of:)) ?? "base") with \(second.map(text(of:)) ?? "base")"
    }
  }

  /// What is asked about who meets, what is tried, and who knows what.
  private func text(of question: CollaborationQuestion) -> String {
    switch question {
    case .forums(let party): "show forums" + (party.map { " of \(text(of: $0))" } ?? "")
    case .trials(let party): "show trials" + (party.map { " of \(text(of: $0))" } ?? "")
    case .partners(let party): "show partners of \(text(of: party))"
    case .who(let line, let words): "who \(line.spelling) \(text(of: words))"
    case .couldHelp(let activity): "who could help \(text(of: activity))"
    }
  }

  /// The scenario at the end of a question.
  private func text(inScenario name: Name?) -> String {
    name.map { " in \(text(of: $0))" } ?? ""
  }
}
