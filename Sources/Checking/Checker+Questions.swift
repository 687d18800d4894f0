import Diagnostics
import Syntax

extension Checker {
  /// Checks expectations and queries.
  mutating func checkQuestions() {
    for item in tree.items {
      switch item {
      case .expectation(let expectation): check(expectation)
      case .query(let query): check(query)
      case .currency, .period, .use, .asOf, .rows, .declaration, .binding, .scenario: break
      }
    }
  }

  /// The scope of `in S`: base where it is left out, nil where the name fails.
  mutating func scope(of scenario: Name?) -> Int32? {
    guard let scenario, !scenario.isBase else { return -1 }
    return find(scenario, as: .scenario, in: -1).map { names[$0].part }
  }

  /// Checks an expectation.
  private mutating func check(_ expectation: Expectation) {
    guard let scope = scope(of: expectation.scenario) else { return }
    switch expectation.claim {
    case .jointWork, .silo, .noSilo, .noGaps: break
    case .pays(let activity, let party), .keeps(let party, let activity):
      _ = find(activity, as: .activity, in: scope)
      _ = find(party, as: .party, in: scope)
    case .reached(let goal): _ = find(goal, as: .goal, in: scope)
    case .holds(let claim): check(claim, at: .claim, in: scope)
    }
  }

  /// Checks a query.
  private mutating func check(_ query: Query) {
    guard let scope = scope(of: query.scenario) else { return }
    switch query.subject {
    case .verdict, .whyVerdict, .gaps: break
    case .show(let subject), .why(let subject): checkSubject(subject, in: scope)
    case .whyFinding(_, let name):
      if let name { _ = find(name, as: .any, in: scope) }
    case .repair(let activity):
      if let activity { _ = find(activity, as: .activity, in: scope) }
    case .compare(let one, let other):
      _ = self.scope(of: one)
      _ = self.scope(of: other)
    }
  }

  /// Checks what is shown or explained: anything that has a name, or a value.
  private mutating func checkSubject(_ subject: Expression, in scope: Int32) {
    if subject.nodes.count == 1,
      case .name(let symbol) = tree.nodes[subject.nodes.lowerBound].kind
    {
      let name = Name(symbol, tree.span(of: subject))
      guard let id = find(name, as: .any, in: scope) else { return }
      if let type = bindingTypes[id] { questionDimensions[subject.first] = type.dimension }
      return
    }
    check(subject, at: .question, in: scope)
  }
}

extension Name {
  /// Whether it is the word for the script without scenarios.
  var isBase: Bool { symbol == Symbol(.base) }
}
