import Arithmetic
import Checking
import Diagnostics
import Syntax

/// One scenario as a model, with what was wrong in its figures.
public struct Evaluated: Sendable {
  /// The model; with errors among the diagnostics it must not be judged.
  public let model: Model
  /// What is wrong with the figures, sorted.
  ///
  /// What stands in base or in a scenario that this one extends is found here too, as an equal
  /// diagnostic: whoever gathers those of several scenarios keeps one of each.
  public let diagnostics: [Diagnostic]
  /// What every name that the scenario sees is of; values bound by `let` and scenarios are left out.
  public let entities: Entities

  /// The words for one and for several of an indicator's unit, nil where the name is of none.
  public func unit(of indicator: Symbol) -> (singular: String, plural: String)? {
    guard case .indicator(let index) = entities[indicator] else { return nil }
    return model.indicators[index].unit
  }
}

/// Turns a checked program into models and values.
public struct Evaluator: Sendable {
  /// The program it evaluates.
  public let program: CheckedProgram
  private let calculation: Calculation
  private let ranges: Ranges?

  /// Creates an evaluator, computing all values bound by `let`.
  ///
  /// - Complexity: O(n) in the nodes of the bindings.
  public init(_ program: CheckedProgram) { self.init(program, Ranges(program.tree), .middle) }

  private init(_ program: CheckedProgram, _ ranges: Ranges?, _ standpoint: Standpoint) {
    (self.program, self.ranges) = (program, ranges)
    calculation = Calculation(program, ranges, standpoint)
  }

  /// Whether the script says ranges.
  public var hasRanges: Bool { ranges != nil }

  /// Returns an evaluator of the same program in which some figures lie elsewhere in their ranges, -1
  /// being the lowest and 1 the highest value, and all others in the middle; nothing is uncertain in it.
  ///
  /// - Complexity: O(n) in the nodes of the bindings and in the ranges.
  public func moving(_ figures: [(figure: UncertainFigure, place: Rational)]) -> Evaluator {
    var places = Array(repeating: Rational.zero, count: ranges?.count ?? 0)
    for (figure, place) in figures { places[figure.number] = place }
    return Evaluator(program, ranges, .at(places))
  }

  /// Returns the model of a scenario, nil for base.
  ///
  /// - Precondition: the program has the scenario.
  /// - Complexity: O(n) in the script, plus the members that groups stand for.
  public func model(of scenario: Symbol?) -> Evaluated {
    var builder = ModelBuilder(calculation, Composition(program, scenario: scenario), scenario)
    let evaluated = builder.build()
    guard let ranges, !builder.uncertain.isEmpty else { return evaluated }
    return uncertain(evaluated, builder.uncertain, scenario, ranges)
  }

  /// The model with what is uncertain in it, and what is wrong with that.
  private func uncertain(
    _ evaluated: Evaluated, _ figures: [UncertainFigure], _ scenario: Symbol?, _ ranges: Ranges
  ) -> Evaluated {
    let uncertainty = Uncertainty(figures, program, scenario, ranges)
    var model = evaluated.model
    model.uncertainty = uncertainty
    if evaluated.diagnostics.contains(where: { $0.severity == .error }) { return evaluated }
    var known = Set(evaluated.diagnostics)
    let faults = uncertainty.faultsAtEnds.filter { known.insert($0).inserted }
    return Evaluated(
      model: model, diagnostics: (evaluated.diagnostics + faults).sorted(),
      entities: evaluated.entities)
  }

  /// The ranges that an expression uses, as figures of `owner`, in the order they are met.
  ///
  /// - Complexity: O(n) in the nodes of the expression and of the values bound by `let` it uses, and
  ///   nothing in a script without ranges.
  public func uncertainFigures(
    of expression: Expression, in scenario: Symbol?, owner: String = ""
  ) -> [UncertainFigure] {
    guard ranges != nil else { return [] }
    var calculation = calculation
    _ = calculation.value(of: expression, in: scenario) { _ in .none }
    var lookedThrough: Set<NameID> = []
    var known: Set<Int> = []
    return calculation.uncertain.numbers(lookedThrough: &lookedThrough).compactMap { number in
      guard known.insert(number).inserted else { return nil }
      return calculation.uncertain.figure(
        number, .line(word: "", of: owner), program.tree.span(of: expression), program)
    }
  }

  /// Returns what an expression of a question gives in a scenario, nil for base.
  ///
  /// What divides by 0, and whatever needs it, is undetermined; a branch that is not taken does not
  /// matter, nor does the other side of a `false and` or `true or`.
  /// - Complexity: O(n) in the nodes of the expression, plus the figures.
  public func value(
    of expression: Expression, in scenario: Symbol?, figures: (Figure) -> Value
  ) -> Value {
    var calculation = calculation
    return calculation.value(of: expression, in: scenario, figures: figures)
  }
}
