import Diagnostics
import Syntax

extension Checker {
  /// The place of the first part of an expression whose value is uncertain, nil where there is none.
  ///
  /// - Complexity: O(n) in the nodes, and nothing in a script without ranges.
  func uncertainPart(of expression: Expression, in scope: Int32) -> SourceSpan? {
    guard tree.hasRanges else { return nil }
    for index in expression.nodes {
      switch tree.nodes[index].kind {
      case .infix(let symbol) where symbol.makesRange: return tree.nodes[index].span
      case .name(let symbol):
        if let id = names.find(symbol, in: scope), uncertainBindings.contains(id) {
          return tree.nodes[index].span
        }
      case .number, .percent, .missing, .figure, .unit, .per, .scale, .prefix, .infix, .call,
        .conditional, .parentheses:
        break
      }
    }
    return nil
  }

  /// The place of a range where none may stand; a question may name an uncertain value.
  func misplacedRange(
    in expression: Expression, at place: Place, _ scope: Int32
  ) -> SourceSpan? {
    guard tree.hasRanges, !place.takesRange, let site = uncertainPart(of: expression, in: scope)
    else { return nil }
    if !place.isQuestion { return site }
    return expression.nodes.lazy.map { self.tree.nodes[$0] }.first {
      if case .infix(let symbol) = $0.kind { symbol.makesRange } else { false }
    }?.span
  }
}

extension Place {
  /// Whether the figure may be a range: a verdict is told for all of its values.
  var takesRange: Bool {
    switch self {
    case .capacity, .horizon, .keeps, .baseline, .fallsOn, .effort, .effortBesideMoney, .cost,
      .effect, .lag, .cap, .pays, .weighs, .improvement, .bonus, .worth, .target, .contribution,
      .limit, .coverage, .returned, .free:
      true
    case .observed, .payerShare, .mandateLimit, .within, .flags, .meetings, .meetingLength,
      .question, .claim:
      false
    }
  }
}
