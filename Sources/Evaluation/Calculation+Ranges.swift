import Arithmetic
import Checking
import Diagnostics
import Syntax

/// What is known of the ranges that expressions use.
struct UncertainParts: Sendable {
  /// A range as it was computed.
  struct Extent: Sendable {
    let middle: Rational
    let spread: Rational
    let site: SourceSpan
  }

  /// The numbers of the ranges that the last expression used, in the order they were met.
  private(set) var used: [Int] = []
  /// Each range that was computed, by its number.
  private(set) var extents: [Int: Extent] = [:]
  /// The names that `let` binds ranges to, by the range's number.
  private(set) var names: [Int: String] = [:]
  /// The values bound by `let` as intervals, where ends are asked for.
  var enclosures: [NameID: Enclosed] = [:]
  /// The ranges that each binding uses.
  private var usedByBinding: [NameID: [Int]] = [:]

  /// The ranges that are whole bindings.
  private var whole: [Int: NameID] = [:]

  /// Whether a range is all that its binding binds.
  func isWhole(_ number: Int) -> Bool { whole[number] != nil }

  /// What a range measures that is all that its binding binds.
  func dimension(_ number: Int, _ program: CheckedProgram) -> Dimension? {
    whole[number].flatMap { program.dimension(of: $0) }
  }

  /// Begins an expression.
  mutating func begin() {
    if !used.isEmpty { used.removeAll() }
  }

  /// Takes note of a range.
  mutating func note(_ number: Int, _ extent: Extent) {
    if !used.contains(number) { used.append(number) }
    extents[number] = extent
  }

  /// Takes note that an expression uses a binding.
  mutating func noteUse(of id: NameID) {
    for number in usedByBinding[id] ?? [] where !used.contains(number) { used.append(number) }
  }

  /// Takes note of what a binding used that was just computed.
  mutating func note(_ id: NameID, _ name: String, _ site: SourceSpan) {
    if used.isEmpty { return }
    usedByBinding[id] = used
    for number in used where names[number] == nil {
      names[number] = name
      if extents[number]?.site == site { whole[number] = id }
    }
  }
}

extension Calculation {
  /// Takes note of what a binding used.
  mutating func noteBinding(_ id: NameID, _ binding: Binding) {
    uncertain.note(
      id, program.symbols[binding.name.symbol], program.tree.span(of: binding.value))
    guard case .end(let box, _) = standpoint else { return }
    let scenario = program.scenario(declaring: id)
    uncertain.enclosures[id] = enclosure(of: binding.value, in: scenario, over: box)
  }

  /// The value of a range between or around its operands.
  mutating func range(
    _ symbol: InfixOperator, _ left: Value, _ right: Value, _ node: Int
  ) -> Value {
    guard case .number(let a) = left, case .number(let b) = right else {
      return Value.apply(.plus, left, right, at: program.tree.nodes[node].span)
    }
    let site = program.tree.nodes[node].span
    let (middle, spread) =
      symbol == .to
      ? ((a + b) / 2, (b - a) / 2) : (a, program.isRelative(rangeAt: node) ? b * a.magnitude : b)
    if spread.sign < 0 { return .fault(symbol == .to ? .reversedRange : .negativeSpread, site) }
    guard let number = ranges?[node] else { return .bounded(middle, site) }
    uncertain.note(number, UncertainParts.Extent(middle: middle, spread: spread, site: site))
    switch standpoint {
    case .middle, .end: return .bounded(middle, site)
    case .at(let places): return .bounded(middle + places[number] * spread, site)
    }
  }

  /// The lowest or highest value that an expression can have over a box.
  mutating func value(
    of expression: Expression, in scenario: Symbol?, atEndOf box: Box, isHigh: Bool
  ) -> Value {
    switch enclosure(of: expression, in: scenario, over: box) {
    case .number(let ends): .number(isHigh ? ends.upperBound : ends.lowerBound)
    case .value(let value): value
    case .either: .none
    }
  }
}
