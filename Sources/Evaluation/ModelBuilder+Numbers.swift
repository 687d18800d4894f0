import Arithmetic
import Checking
import Diagnostics
import Syntax

extension ModelBuilder {
  /// The value of an amount with its place; reports what is wrong with it and gives 0 then.
  mutating func number(
    _ expression: Expression, _ word: AttributeWord, _ bounds: ModelProblem.Bounds = .any
  ) -> Sourced {
    let site = nodes.span(at: Int(expression.end) - 1)
    if calculation.ranges == nil {
      // Most are numbers as they stand, which need not even be taken apart.
      if let value = unscaledNumber(of: expression), bounds.contain(value) {
        return Sourced(value, site)
      }
      if let value = plainNumber(of: expression), bounds.contain(value) {
        return Sourced(value, site)
      }
    }
    return computedNumber(expression, word, bounds, site)
  }

  /// The number of an expression that is one of usual size in a unit that leaves it as it is; else nil.
  @inline(__always)
  private func unscaledNumber(of expression: Expression) -> Rational? {
    let first = Int(expression.first)
    let count = Int(expression.end) - first
    guard count <= 3, let number = nodes.shortNumber(at: first) else { return nil }
    if count == 1 { return number }
    guard nodes.unit(at: first + 1) != nil, marks.isUnscaled(at: first + 1) else { return nil }
    if count == 2 { return number }
    return nodes.divisor(at: first + 2) != nil && marks.isUnscaled(at: first + 2) ? number : nil
  }

  /// The number of an expression that is one number of usual size with its unit, as most are; else
  /// nil.
  @inline(__always)
  private func plainNumber(of expression: Expression) -> Rational? {
    let first = Int(expression.first)
    let count = Int(expression.end) - first
    guard count <= 3, let number = nodes.shortNumber(at: first) else {
      guard count == 1, marks.isUnscaled(at: first) else { return nil }
      return nodes.shortPercentage(at: first)
    }
    if count == 1 { return number }
    guard nodes.unit(at: first + 1) != nil else { return nil }
    if count == 3 {
      guard nodes.divisor(at: first + 2) != nil, marks.isUnscaled(at: first + 2) else { return nil }
    }
    return marks.isUnscaled(at: first + 1) ? number : program.scaled(number, first + 1)
  }

  /// The value of any amount with its place; reports what is wrong with it and gives 0 then.
  @inline(never)
  private mutating func computedNumber(
    _ expression: Expression, _ word: AttributeWord, _ bounds: ModelProblem.Bounds,
    _ site: SourceSpan
  ) -> Sourced {
    if calculation.ranges == nil, let value = program.plainNumber(of: expression),
      bounds.contain(value)
    {
      return Sourced(value, site)
    }
    let value = calculation.value(of: expression, in: scenario, figures: { _ in .none })
    if calculation.ranges != nil { noteRanges(of: expression, word, site) }
    switch value {
    case .number(let value):
      if !bounds.contain(value) {
        report(.outOfBounds(word.rawValue, value, bounds, at: site))
      }
      return Sourced(value, site)
    case .undetermined(let missing):
      reportFaults(missing)
      if let cell = missing.first(where: { $0.what == .cell }), let absence = cell.absence {
        report(.missingCell(word.rawValue, absence, at: cell.site, line: site))
      }
    case .infinite, .interval, .none, .truth: break
    }
    return Sourced(.zero, site)
  }

  /// Whether the amount that was read last is uncertain.
  var isUncertain: Bool { !calculation.uncertain.used.isEmpty }

  /// Takes note of the ranges that an amount uses.
  private mutating func noteRanges(
    of expression: Expression, _ word: AttributeWord, _ site: SourceSpan
  ) {
    if !isUncertain { return }
    let line = UncertainFigure.Origin.line(word: word.rawValue, of: owner)
    for number in calculation.uncertain.numbers(lookedThrough: &uncertainBindings)
    where uncertainNumbers.insert(number).inserted {
      guard let figure = calculation.uncertain.figure(number, line, site, program) else { continue }
      uncertain.append(figure)
    }
  }

  /// The value of an amount that may be unknown: nil where its cell has none, and noted as `figure` if
  /// the verdict may need it.
  mutating func optionalNumber(
    _ expression: Expression, _ word: AttributeWord, _ bounds: ModelProblem.Bounds = .any,
    as figure: NeededFigure? = nil
  ) -> Sourced? {
    guard hasMissingCells,
      case .undetermined(let missing) = calculation.value(
        of: expression, in: scenario, figures: { _ in .none }),
      let cell = missing.first(where: { $0.what == .cell })
    else { return number(expression, word, bounds) }
    if let figure {
      let what = absence(of: figure)
      model.missingCells[what] = Missing(what, at: cell.site, absence: cell.absence)
    }
    return nil
  }

  /// A figure of what is being built that is not given.
  func absence(of figure: NeededFigure) -> Missing.What {
    switch figure {
    case .capacity: .capacity(party: owner)
    case .cap: .cap(activity: owner)
    case .baseline: .baseline(indicator: owner)
    case .rate: .rate(measure: owner)
    case .effect(let indicator): .effect(activity: owner, indicator: text(indicator))
    case .effort(let party): .effort(party: text(party), activity: owner)
    case .money(let party): .money(party: text(party), activity: owner)
    }
  }

  /// What an amount measures, where its place takes several things.
  mutating func measure(of expression: Expression) -> RootMeasure {
    marks.measure(of: expression)
  }

  /// Reports faults of arithmetic, each place once.
  private mutating func reportFaults(_ missing: [Missing]) {
    for one in missing {
      guard case .other(let text) = one.what, let fault = ArithmeticFault(rawValue: text),
        faults.insert(one.site).inserted
      else { continue }
      add(fault.diagnostic(at: one.site))
    }
  }

  /// Reports the faults in values bound by `let` that the scenario sees.
  mutating func reportBindingFaults() {
    for id in composition.bindings {
      origin = program.scenario(declaring: id)
      guard case .undetermined(let missing) = calculation.bindings[Int(id.index)] else { continue }
      reportFaults(missing)
    }
  }
}

/// A figure of what is being built that the verdict may need, with the name that tells it from others.
enum NeededFigure {
  case capacity, cap, baseline, rate
  case effect(on: Symbol)
  case effort(of: Symbol)
  case money(of: Symbol)
}

extension ModelProblem.Bounds {
  /// Whether a number lies within them.
  @inline(__always)
  func contain(_ value: Rational) -> Bool {
    switch self {
    case .any: true
    case .notNegative: value.sign >= 0
    case .positive: value.sign > 0
    case .share, .unsignedShare: value.sign >= 0 && value <= .one
    case .multiple: value.sign >= 0 && value < 10
    case .count: value.sign >= 0 && value.whole != nil
    }
  }
}
