import Diagnostics
import Syntax

extension Checker {
  /// The indicators that the figures of a question are about, whose unit words are understood there.
  func figureIndicators(_ expression: Expression, _ place: Place) -> [Symbol] {
    guard place.isQuestion else { return [] }
    var result: [Symbol] = []
    for node in tree.nodes[expression.nodes] {
      guard case .figure(let number) = node.kind else { continue }
      if let symbol = indicator(of: tree.figures[Int(number)]), !result.contains(symbol) {
        result.append(symbol)
        // Words of more indicators than a person compares are left to the general rule.
        if result.count == 8 { break }
      }
    }
    return result
  }

  /// The indicator a figure is counted in or per, nil where it is in other units.
  private func indicator(of figure: Figure) -> Symbol? {
    switch figure.kind {
    case .level, .observed: return figure.first?.symbol
    case .effect: return figure.second?.symbol
    case .rate, .turningRange:
      guard let measure = figure.first, let scope = namedScope(of: figure),
        let id = names.find(measure.symbol, in: scope)
      else { return nil }
      return tree.declaration(names[id])?.of?.symbol
    case .worth, .plan, .alonePlan, .jointPlan, .gain, .temptation, .capacity, .horizon, .share,
      .limit, .valueAlone, .valuePredicted, .valueJoint, .valueKept, .valueAgreement, .jointShare,
      .effort, .cost, .perHour, .short, .surplus, .shift, .patience, .congruence, .harm, .cap:
      return nil
    }
  }

  /// The scope of a figure's own `in S`, base where it has none, nil where the name is of nothing.
  private func namedScope(of figure: Figure) -> Int32? {
    guard let scenario = figure.scenario, !scenario.isBase else { return -1 }
    guard let id = names.find(scenario.symbol, in: -1), names[id].kind == .scenario else {
      return nil
    }
    return names[id].part
  }

  /// Finds what a figure measures and checks its names.
  mutating func measure(_ figure: Figure, _ context: UnitContext) -> Typed {
    guard context.place.isQuestion else {
      report(.figureOutsideQuestion(at: figure.span), in: context.scope)
      return .failed
    }
    var scope = context.scope
    if let scenario = figure.scenario {
      guard let own = self.scope(of: scenario) else { return .failed }
      scope = own
    }
    let (firstKinds, secondKinds) = figure.kind.names
    guard isRight(figure.first, firstKinds, scope), isRight(figure.second, secondKinds, scope)
    else {
      return .failed
    }
    return dimension(of: figure, in: scope).map { Typed(dimension: $0) } ?? .failed
  }

  /// Checks the names of a figure that stands alone.
  mutating func checkNames(of figure: Figure, in scope: Int32) {
    let (firstKinds, secondKinds) = figure.kind.names
    _ = isRight(figure.first, firstKinds, scope)
    _ = isRight(figure.second, secondKinds, scope)
  }

  /// Whether a name of a figure is of the right kind, or rightly absent.
  private mutating func isRight(_ name: Name?, _ kinds: NameKinds?, _ scope: Int32) -> Bool {
    guard let name, let kinds else { return true }
    return find(name, as: kinds, in: scope) != nil
  }

  /// What a figure measures; its names are right.
  private mutating func dimension(of figure: Figure, in scope: Int32) -> Dimension? {
    switch figure.kind {
    case .worth, .limit, .valueAlone, .valuePredicted, .valueJoint, .valueAgreement, .cost, .harm,
      .surplus:
      return .money
    case .plan, .alonePlan, .jointPlan, .cap, .congruence: return .plain
    case .share, .valueKept, .jointShare, .patience: return .share
    case .capacity, .effort: return .effort
    case .horizon: return .span
    case .gain, .temptation, .short: return currency(of: figure.first, in: scope)
    case .perHour: return currency(of: figure.first, in: scope)?.divided(by: .effort)
    case .shift: return currency(of: figure.second, in: scope)
    case .level, .observed: return figure.first.map { .indicator($0.symbol) }
    case .effect: return figure.second.map { .indicator($0.symbol) }
    case .rate: return rate(of: figure, in: scope)
    case .turningRange: return rate(of: figure, in: scope)?.with(form: .interval)
    }
  }

  /// Money or points per unit of a measure's indicator.
  private func rate(of figure: Figure, in scope: Int32) -> Dimension? {
    guard let name = figure.first, let id = names.find(name.symbol, in: scope),
      let indicator = tree.declaration(names[id])?.of
    else { return nil }
    let isWeight = attributes(of: id, in: scope).contains { $0.isWeight }
    return isWeight ? .points(per: indicator.symbol) : .money(per: indicator.symbol)
  }

  /// What a party's gains are in: points where a measure weighs for it, else money.
  private mutating func currency(of party: Name?, in scope: Int32) -> Dimension? {
    guard let party, let id = names.find(party.symbol, in: scope) else { return nil }
    return partiesInPoints(scope).contains(id) ? .points : .money
  }

  /// The parties that are held to a measure that weighs, found once per scope.
  private mutating func partiesInPoints(_ scope: Int32) -> Set<NameID> {
    if let known = pointParties[scope] { return known }
    var result: Set<NameID> = []
    for id in names.declared(in: scope) where names[id].kind == .measure {
      let lines = attributes(of: id, in: scope)
      guard lines.contains(where: \.isWeight) else { continue }
      for case .heldBy(let holders) in lines.map(\.value) { add(holders, to: &result, scope) }
    }
    pointParties[scope] = result
    return result
  }

  /// Adds parties, groups as their members; a group within a group counts once.
  private func add(_ holders: [Name], to result: inout Set<NameID>, _ scope: Int32) {
    var waiting = holders
    while let name = waiting.popLast() {
      guard let id = names.find(name.symbol, in: scope), result.insert(id).inserted,
        names[id].kind == .group
      else { continue }
      for case .members(let members) in attributes(of: id, in: scope).map(\.value) {
        waiting += members
      }
    }
  }
}

extension Attribute {
  /// Whether it gives points.
  fileprivate var isWeight: Bool {
    if case .weighs = value { return true }
    return false
  }
}

extension Figure.Kind {
  /// What its first and second name must be of, nil where it has none.
  var names: (first: NameKinds?, second: NameKinds?) {
    switch self {
    case .worth, .plan, .alonePlan, .jointPlan, .surplus, .cap: (.activity, nil)
    case .gain, .effort, .cost, .perHour, .short: (.party, .activity)
    case .level, .observed: (.indicator, nil)
    case .temptation, .capacity, .horizon, .patience, .congruence: (.party, nil)
    case .rate, .turningRange: (.measure, .party)
    case .share: (.party, .budget)
    case .limit: (.budget, nil)
    case .shift: (.party, .party)
    case .effect: (.activity, .indicator)
    case .valueAlone, .valuePredicted, .valueJoint, .valueKept, .valueAgreement, .jointShare,
      .harm:
      (nil, nil)
    }
  }
}
