import Diagnostics
import Syntax

extension Checker {
  /// Checks expectations and queries.
  mutating func checkQuestions() {
    for index in otherItems {
      switch tree.items[Int(index)] {
      case .expectation(let expectation): check(expectation)
      case .query(let query): check(query)
      case .acceptance(let acceptance): check(acceptance, in: -1)
      case .currency, .period, .use, .asOf, .rows, .declaration, .binding, .scenario: break
      }
    }
  }

  /// The scope of `in S`: base where it is left out, nil where the name fails.
  mutating func scope(of scenario: Name?) -> Int32? {
    guard let scenario, !scenario.isBase else { return -1 }
    return find(scenario, as: .scenario, in: -1).map { names[$0].part }
  }

  /// Checks what scenarios accept.
  mutating func checkAcceptances() {
    for scope in names.scopes.indices {
      guard case .scenario(let scenario) = tree.items[Int(names.scopes[scope].item)] else {
        continue
      }
      for acceptance in scenario.acceptances { check(acceptance, in: Int32(scope)) }
    }
  }

  /// Checks an accepted finding: its names, and that it has a reason.
  private mutating func check(_ acceptance: Acceptance, in scope: Int32) {
    // To accept something about a name is not to use it.
    let number = names.find(acceptance.name.symbol, in: scope).map { Int($0.index) }
    let wasUsed = number.map { isUsed[$0] } ?? false
    // About a family it is accepted of each of it.
    if number != nil || member(of: acceptance.name.symbol) == nil {
      _ = find(acceptance.name, as: .any, in: scope)
    }
    if let number { isUsed[number] = wasUsed }
    _ = find(acceptance.owner, as: .parties, in: scope)
    if acceptance.reason.text.allSatisfy(\.isWhitespace) {
      report(.withoutReason(acceptance.code, at: acceptance.reason.span))
    }
  }

  /// Checks an expectation.
  private mutating func check(_ expectation: Expectation) {
    guard let scope = scope(of: expectation.scenario) else { return }
    switch expectation.claim {
    case .jointWork, .silo, .noSilo, .noGaps: break
    case .pays(let activity, let party), .keeps(let party, let activity):
      _ = find(activity, as: .activity, in: scope)
      _ = find(party, as: .party, in: scope)
    case .reached(let goal), .onTrack(let goal): _ = find(goal, as: .goal, in: scope)
    case .holds(let claim): check(claim, at: .claim, in: scope)
    }
  }

  /// Checks a query.
  private mutating func check(_ query: Query) {
    guard let scope = scope(of: query.scenario) else { return }
    switch query.subject {
    case .verdict, .whyVerdict, .gaps, .timeline, .whatIf: break
    case .mandates(let party):
      if let party { _ = find(party, as: .parties, in: scope) }
    case .whyMandate(_, let party, let activity):
      _ = find(party, as: .party, in: scope)
      _ = find(activity, as: .activity, in: scope)
    case .show(let subject), .why(let subject): checkSubject(subject, in: scope)
    case .whyFinding(_, let name):
      if let name { _ = find(name, as: .any, in: scope) }
    case .repair(let activity):
      if let activity { _ = find(activity, as: .activity, in: scope) }
    case .turn(let figure): checkNames(of: figure, in: scope)
    case .robust: break
    case .collaboration(let question): check(question, in: scope)
    case .compare(let one, let other):
      _ = self.scope(of: one)
      _ = self.scope(of: other)
    }
  }

  /// Checks the names of a question about who meets, what is tried, and who knows what.
  private mutating func check(_ question: CollaborationQuestion, in scope: Int32) {
    switch question {
    case .forums(let party), .trials(let party):
      if let party { _ = find(party, as: .parties, in: scope) }
    case .partners(let party): _ = find(party, as: .party, in: scope)
    case .who: break
    case .couldHelp(let activity): _ = find(activity, as: .activity, in: scope)
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
