import Checking
import Diagnostics
import Evaluation
import Syntax

/// What a query is answered with, as facts.
public enum Answer: Sendable {
  /// The whole verdict of a scenario.
  case verdict(Verdict)
  /// One figure and its value.
  case figure(AskedFigure, Value, Verdict)
  /// The value of the expression at a place, and what it is measured in.
  case value(SourceSpan, Value, Dimension?, Inquiry.View)
  /// The value of the name at a place, and the place of what `let` binds to it.
  case bound(SourceSpan, Value, Dimension?, by: SourceSpan, Inquiry.View)
  /// What is known of something that has a name: its figures, what is said without figures, and its
  /// `##` documentation.
  case facts(
    Entity, [(figure: AskedFigure, value: Value)], [Derivation.Term], documentation: String,
    Verdict)
  /// Why something is as it is.
  case why([Derivation], Verdict)
  /// Why the value of the expression at a place is what it is: the figures in it.
  case composed(SourceSpan, Value, Dimension?, of: [(Derivation, Verdict)], Inquiry.View)
  /// The findings asked for, and why they hold; none where there are none of that code.
  case findings(code: String, [Diagnostic], [Derivation], Verdict)
  case comparison(Comparison)
  /// What the lines at a place would change.
  case whatIf(WhatIf, SourceSpan)
  /// What makes the optimum, or one activity of it, hold.
  case repair(Repair)
  /// What falls between the organisations.
  case gaps(Gaps)
  /// Between which values of a figure the verdict stays as it is.
  case turn(AskedFigure, Result<Turn, Turn.Refusal>, Verdict)
  /// Which figures turn the verdict; nil where it cannot be judged.
  case robustness(Robustness?, Verdict)
  /// What begins and ends when, with the verdicts on the first stretches, of the scenario of a model.
  case timeline(Timeline, [Verdict], Model)
  /// Who may what: all, or what concerns some parties.
  case mandates(Authority, of: [Int]?, Model)
  /// Whether a party may, must or must not do something, and under what source.
  case mandate(Ruling, Model)
  /// Who meets, what is tried, who knows what.
  case collaboration(CollaborationAnswer)
}

/// What is asked of the mandates of a party for an activity.
public struct Ruling: Sendable {
  /// What is asked for.
  public let asked: Modality
  public let party: Int
  public let activity: Int
  /// All lines, and what they rest on.
  public let authority: Authority
}

extension Inquiry {
  /// Returns the answer to `query`.
  public func answer(to query: Query) -> Answer {
    let scenario = query.scenario?.symbol
    let view = view(scenario)
    switch query.subject {
    case .verdict: return .verdict(view.verdict)
    case .show(let expression): return shown(expression, scenario, view)
    case .why(let expression): return explained(expression, scenario, view)
    case .whyVerdict: return .why([view.verdict.whyVerdict()], view.verdict)
    case .whyFinding(let code, let name): return findings(code, name, scenario, view)
    case .repair(let name):
      let activity: Int?
      if case .activity(let index) = name.flatMap({ view.entities[$0.symbol] }) {
        activity = index
      } else {
        activity = nil
      }
      return .repair(Repair(of: view.verdict, activity: activity))
    case .gaps: return .gaps(Gaps(of: view.verdict))
    case .turn(let figure): return turned(figure, in: scenario)
    case .robust(let range):
      let robustness = Robustness(of: view.verdict, range: range ?? Robustness.usualRange)
      return .robustness(robustness, view.verdict)
    case .collaboration(let question):
      return view.answer(to: question).map(Answer.collaboration) ?? .why([], view.verdict)
    case .timeline: return timeline(of: scenario)
    case .mandates(let name):
      let model = view.verdict.model
      return .mandates(Authority(model), of: name.map(view.parties), model)
    case .whyMandate(let modality, let party, let activity):
      guard case .party(let p) = view.entities[party.symbol],
        case .activity(let a) = view.entities[activity.symbol]
      else { return .why([], view.verdict) }
      let model = view.verdict.model
      return .mandate(
        Ruling(asked: modality, party: p, activity: a, authority: Authority(model)), model)
    case .compare(let first, let second):
      return .comparison(
        Comparison([self.view(first?.symbol).verdict, self.view(second?.symbol).verdict]))
    case .whatIf(let block):
      let after = self.view(block.name.symbol).verdict
      return .whatIf(WhatIf(before: view.verdict, after: after), block.span)
    }
  }

  /// Verdicts are given on so many stretches of a timeline.
  private static var judgedStretches: Int { 24 }

  /// The answer to `show timeline`; before a scenario begins there is what it extends.
  private func timeline(of scenario: Symbol?) -> Answer {
    let own = view(scenario).verdict.model
    // What each of them extends that begins on a date: itself, or one that it extends.
    let earlier = lineage(of: scenario).filter { $0.begins != nil }
      .map { view($0.extends?.symbol).verdict.model }
    let timeline = Timeline(own, before: earlier)
    let verdicts = timeline.stretches.prefix(Self.judgedStretches).map { stretch in
      var model = ([own] + earlier)[stretch.phase]
      model.asOf = stretch.day
      return Verdict(of: model)
    }
    return .timeline(timeline, verdicts, own)
  }

  /// A scenario, the one that it extends, and so on.
  private func lineage(of scenario: Symbol?) -> [Scenario] {
    var result: [Scenario] = []
    var current = scenario
    while let symbol = current, result.count <= tree.items.count,
      let declared = declaredScenario(symbol)
    {
      result.append(declared)
      current = declared.extends?.symbol
    }
    return result
  }

  /// The scenario declared with a name, nil where the name is of something else.
  private func declaredScenario(_ symbol: Symbol) -> Scenario? {
    tree.items.lazy.compactMap { item in
      if case .scenario(let one) = item, one.name.symbol == symbol { return one }
      return nil
    }.first
  }

  /// The answer to `show`; of a scenario it is what it changes.
  private func shown(_ expression: Expression, _ scenario: Symbol?, _ view: View) -> Answer {
    let node = soleNode(of: expression)
    if case .figure(let index) = node {
      let figure = tree.figures[Int(index)]
      let (asked, verdict) = asked(figure, in: scenario)
      return .figure(asked, value(of: figure, in: scenario), verdict)
    }
    if case .name(let symbol) = node, let entity = view.entities[symbol] {
      let facts = view.verdict.facts(about: entity)
      return .facts(
        entity, facts, view.verdict.notes(about: entity),
        documentation: documentation(of: symbol, in: scenario), view.verdict)
    }
    if case .name(let symbol) = node, let declared = declaredScenario(symbol) {
      return .comparison(
        Comparison([self.view(declared.extends?.symbol).verdict, self.view(symbol).verdict]))
    }
    return .value(
      tree.span(of: expression), value(of: expression, in: scenario),
      dimension(expression, scenario), view)
  }

  /// The `##` documentation of what declares a name in base or in what a scenario sees; empty where nobody
  /// wrote any.
  private func documentation(of symbol: Symbol, in scenario: Symbol?) -> String {
    let inBase = tree.items.lazy.compactMap { item in
      if case .declaration(let one) = item, one.name.symbol == symbol { return one }
      return nil
    }.first
    let declared =
      inBase
      ?? lineage(of: scenario).lazy.compactMap { seen in
        seen.declarations.first { $0.name.symbol == symbol }
      }.first
    return declared?.documentation ?? ""
  }

  /// The answer to `turn`.
  private func turned(_ figure: Figure, in scenario: Symbol?) -> Answer {
    let (asked, verdict) = asked(figure, in: scenario)
    guard let assumption = verdict.assumption(of: asked) else {
      return .turn(asked, .failure(.notGiven), verdict)
    }
    return .turn(
      asked, Result { () throws(Turn.Refusal) in try Turn(of: assumption, in: verdict) }, verdict)
  }

  /// The answer to `why`: of a figure, of something with a name, or of each figure of an expression.
  private func explained(_ expression: Expression, _ scenario: Symbol?, _ view: View) -> Answer {
    if case .name(let symbol) = soleNode(of: expression), let entity = view.entities[symbol] {
      return .why(view.verdict.why(entity), view.verdict)
    }
    if case .name(let symbol) = soleNode(of: expression), declaredScenario(symbol) != nil {
      let verdict = self.view(symbol).verdict
      return .why([verdict.whyVerdict()], verdict)
    }
    let figures = figures(of: expression, in: scenario)
    if figures.isEmpty {
      let (site, value) = (tree.span(of: expression), value(of: expression, in: scenario))
      let dimension = dimension(expression, scenario)
      guard case .name(let symbol) = soleNode(of: expression),
        let binding = binding(of: symbol, in: scenario)
      else { return .value(site, value, dimension, view) }
      return .bound(site, value, dimension, by: tree.span(of: binding.value), view)
    }
    if case .figure = soleNode(of: expression) {
      return .why(figures.map { $1.why($0) }, figures.first?.1 ?? view.verdict)
    }
    var told: [String: Set<AskedFigure>] = [:]
    let once = figures.filter { figure, verdict in
      told[verdict.model.scenario, default: []].insert(figure).inserted
    }
    return .composed(
      tree.span(of: expression), value(of: expression, in: scenario),
      dimension(expression, scenario), of: once.map { ($1.why($0), $1) }, view)
  }

  /// What binds a name in a scenario: a line of it, of one that it extends, or of base.
  private func binding(of symbol: Symbol, in scenario: Symbol?) -> Binding? {
    for declared in lineage(of: scenario) {
      if let found = declared.bindings.last(where: { $0.name.symbol == symbol }) { return found }
    }
    return tree.items.lazy.compactMap { item in
      if case .binding(let one) = item, one.name.symbol == symbol { return one }
      return nil
    }.first
  }

  /// The answer to `why CODE [NAME]`.
  private func findings(
    _ code: String, _ name: Name?, _ scenario: Symbol?, _ view: View
  ) -> Answer {
    let entity = name.flatMap { view.entities[$0.symbol] }
    let subject = entity.map { view.verdict.name(of: $0) }
    let rules = verdictRules.filter { "\($0.code)" == code }
    let judged = rules.flatMap { $0.findings(in: view.verdict) }.map(\.diagnostic)
    let found = (earlier.filter { "\($0.code)" == code } + judged)
      .filter { subject == nil || $0.subject == subject }
    let whys = found.isEmpty ? [] : entity.map { view.verdict.why($0) } ?? []
    return .findings(code: code, found.sorted(), whys, view.verdict)
  }
}

extension Verdict {
  /// The name of what an entity is, as declared; of a group those of its members.
  public func name(of entity: Entity) -> String {
    switch entity {
    case .party(let index): model.parties[index].id.name
    case .group(let members): members.map { model.parties[$0].id.name }.joined(separator: ", ")
    case .indicator(let index): model.indicators[index].id.name
    case .activity(let index): model.activities[index].id.name
    case .measure(let rows): rows.first.map { model.measures[$0].id.name } ?? ""
    case .goal(let index): model.goals[index].id.name
    case .budget(let index): model.budgets[index].id.name
    case .mandate(let index): model.mandates[index].id.name
    case .handoff(let index): model.handoffs[index].id.name
    case .obstacle(let index): model.obstacles[index].id.name
    case .forum(let index): model.forums[index].id.name
    case .trial(let index): model.trials[index].id.name
    }
  }

  /// Returns what `why NAME` explains of something.
  public func why(_ entity: Entity) -> [Derivation] {
    switch entity {
    case .party(let p):
      [why(AskedFigure(.temptation, .party(p)))]
        + work(of: p).map { why(AskedFigure(.perHour, .party(p), .activity($0))) }
    case .group(let members): members.flatMap { why(.party($0)) }
    case .indicator: [why(AskedFigure(.level, entity))]
    case .activity(let a):
      [why(AskedFigure(.plan, entity)), why(AskedFigure(.worth, entity))]
        + model.activities[a].performers.map { why(AskedFigure(.gain, .party($0.party), entity)) }
    case .measure(let rows): rows.map { whyMeasure($0) }
    case .goal(let goal):
      model.goals[goal].targets.map { why(AskedFigure(.level, .indicator($0.indicator))) }
        + (model.goals[goal].targets.isEmpty || !model.goals[goal].worths.isEmpty
          ? [whyWorth(ofGoal: goal)] : [])
    case .budget: [why(AskedFigure(.limit, entity))]
    case .mandate(let mandate):
      ordered(model.mandates[mandate].rules.map(\.activity)).map {
        why(AskedFigure(.plan, .activity($0)))
      }
    case .handoff(let handoff):
      [whyHandoff(handoff)]
        + ordered(model.handoffs[handoff].indicators.map(\.index)).map {
          why(AskedFigure(.level, .indicator($0)))
        }
    case .obstacle(let obstacle):
      [whyObstacle(obstacle)]
    case .forum(let forum): model.forums[forum].goals.flatMap { why(.goal($0.index)) }
    case .trial(let trial):
      model.trials[trial].activity.map { [why(AskedFigure(.plan, .activity($0)))] } ?? []
    }
  }

  /// The figures that `show NAME` gives of something.
  func facts(about entity: Entity) -> [(figure: AskedFigure, value: Value)] {
    figures(of: entity).map { ($0, value(of: $0)) }
  }

  /// What is said of something beside its figures: how it stands without magnitudes, what it rewards.
  func notes(about entity: Entity) -> [Derivation.Term] {
    switch entity {
    case .activity(let a):
      precision == .structure
        ? [
          .init(
            .structureOfActivity(a, activities[a].structure), terms: structureTerms(of: a).flat)
        ] : []
    case .measure(let rows):
      rows.map { .init(.rewards(row: $0, measures[$0].direction)) }
    case .goal(let goal): worthTerms(ofGoal: goal)
    case .budget: absenceTerms(of: [entity])
    case .party, .group, .indicator, .mandate, .handoff, .obstacle, .forum, .trial: []
    }
  }

  /// The figures of something, in the order they are read.
  private func figures(of entity: Entity) -> [AskedFigure] {
    switch entity {
    case .party(let p):
      [.capacity, .horizon, .temptation, .patience, .congruence].map { AskedFigure($0, entity) }
        + work(of: p).map { AskedFigure(.perHour, entity, .activity($0)) }
    case .group(let members): members.flatMap { figures(of: .party($0)) }
    case .indicator(let k):
      [AskedFigure(.level, entity)]
        + (model.indicators[k].observations.isEmpty ? [] : [AskedFigure(.observed, entity)])
        + model.activities.indices
        .filter { a in model.activities[a].effects.contains { $0.indicator == k } }
        .map { AskedFigure(.effect, .activity($0), entity) }
    case .activity(let a):
      [.worth, .cap, .alonePlan, .plan, .jointPlan].map { AskedFigure($0, entity) }
        + concerned(by: a).map { AskedFigure(.gain, .party($0), entity) }
        + model.activities[a].performers.map { AskedFigure(.perHour, .party($0.party), entity) }
        + (activities[a].pocket == nil ? [] : [AskedFigure(.surplus, entity)])
    case .measure(let rows):
      rows.flatMap { row -> [AskedFigure] in
        let holder = Entity.party(model.measures[row].party)
        return [AskedFigure(.rate, entity, holder), AskedFigure(.turningRange, entity, holder)]
      }
    case .goal(let goal):
      ordered(
        model.goals[goal].targets.map(\.indicator) + model.goals[goal].worths.map(\.indicator)
      )
      .map { AskedFigure(.level, .indicator($0)) }
    case .budget(let b):
      [AskedFigure(.limit, entity)]
        + ordered(model.budgets[b].contributions.map(\.party)).map {
          AskedFigure(.share, .party($0), entity)
        }
    case .mandate(let mandate):
      ordered(model.mandates[mandate].rules.map(\.activity)).map {
        AskedFigure(.plan, .activity($0))
      }
    // What is declared of them is told without figures.
    case .handoff, .obstacle, .forum, .trial: []
    }
  }

  /// The activities that `party` performs.
  private func work(of party: Int) -> [Int] {
    model.activities.indices.filter { model.performer(party, in: $0) != nil }
  }

  /// The parties an activity gives or costs something, and its performers.
  private func concerned(by a: Int) -> [Int] {
    model.parties.indices.filter { party in
      model.performer(party, in: a) != nil || gain(of: party, from: a).map { !$0.isZero } ?? false
    }
  }

  /// `indices` without repetition, in their order.
  private func ordered(_ indices: [Int]) -> [Int] {
    var met: Set<Int> = []
    return indices.filter { met.insert($0).inserted }
  }
}
