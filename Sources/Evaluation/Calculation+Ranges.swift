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

  /// What an expression uses that is uncertain.
  enum Use: Sendable {
    /// A range that stands in it, by its number.
    case range(Int)
    /// What is bound by `let`.
    case binding(NameID)
  }

  /// What the last expression used, in the order it was met.
  private(set) var used: [Use] = []
  /// Each range that was computed, by its number.
  private(set) var extents: [Int: Extent] = [:]
  /// The names that `let` binds ranges to, by the range's number.
  private(set) var names: [Int: String] = [:]
  /// The values bound by `let` as intervals, where ends are asked for.
  var enclosures: [NameID: Enclosed] = [:]
  /// What each uncertain binding uses itself.
  private var usedByBinding: [NameID: [Use]] = [:]

  /// The ranges that are whole bindings.
  private var whole: [Int: NameID] = [:]

  /// A range as an uncertain figure; `line` is what it is of where no binding binds it.
  func figure(
    _ number: Int, _ line: UncertainFigure.Origin, _ site: SourceSpan, _ program: CheckedProgram
  ) -> UncertainFigure? {
    guard let extent = extents[number] else { return nil }
    let binding = whole[number]
    return UncertainFigure(
      origin: names[number].map(UncertainFigure.Origin.binding) ?? line, site: extent.site,
      middle: extent.middle, spread: extent.spread,
      dimension: binding.flatMap { program.dimension(of: $0) },
      isWhole: names[number] == nil ? extent.site == site : binding != nil, number: number)
  }

  /// Begins an expression.
  mutating func begin() {
    if !used.isEmpty { used.removeAll() }
  }

  /// Takes note of a range.
  mutating func note(_ number: Int, _ extent: Extent) {
    used.append(.range(number))
    extents[number] = extent
  }

  /// Takes note that an expression uses a binding.
  mutating func noteUse(of id: NameID) {
    if usedByBinding[id] != nil { used.append(.binding(id)) }
  }

  /// Takes note of what a binding used that was just computed.
  mutating func note(_ id: NameID, _ name: String, _ site: SourceSpan) {
    if used.isEmpty { return }
    usedByBinding[id] = used
    for case .range(let number) in used {
      names[number] = name
      if extents[number]?.site == site { whole[number] = id }
    }
  }

  /// The numbers of the ranges that the last expression used, by itself or through bindings, in the order
  /// they were met; those of bindings that were looked through before are left out.
  ///
  /// - Complexity: O(n) in what the bindings use that are looked through for the first time.
  func numbers(lookedThrough: inout Set<NameID>) -> [Int] {
    var numbers: [Int] = []
    var waiting = Array(used.reversed())
    while let use = waiting.popLast() {
      switch use {
      case .range(let number): numbers.append(number)
      case .binding(let id):
        if lookedThrough.insert(id).inserted { waiting += (usedByBinding[id] ?? []).reversed() }
      }
    }
    return numbers
  }
}

extension Calculation {
  /// Takes note of what a binding used.
  mutating func noteBinding(_ id: NameID, _ binding: Binding) {
    if case .middle = standpoint {
      uncertain.note(
        id, program.symbols[binding.name.symbol], program.tree.span(of: binding.value))
    }
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
    switch standpoint {
    case .middle:
      // What has no width is no range.
      if spread.isZero { return .bounded(middle, site) }
      uncertain.note(number, UncertainParts.Extent(middle: middle, spread: spread, site: site))
      return .bounded(middle, site)
    case .end: return .bounded(middle, site)
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
