import Arithmetic
import Checking
import Diagnostics
import Evaluation
import Syntax

/// A script that can be asked: its tree and, on demand, each scenario with its verdict.
///
/// How verdicts and values come about is the caller's, so that each is computed once and only if asked.
public struct Inquiry {
  /// One scenario, computed.
  public struct View: Sendable {
    /// What the names of the scenario stand for.
    public let entities: Entities
    /// The verdict, with the model it is of.
    public let verdict: Verdict

    /// Creates a view.
    public init(entities: Entities, verdict: Verdict) {
      self.entities = entities
      self.verdict = verdict
    }
  }

  /// Uncertain figures and where in their ranges they lie, from -1 to 1.
  typealias Move = [(figure: UncertainFigure, place: Rational)]

  /// Where the script's expressions lie.
  let tree: SyntaxTree
  /// The scenario of that name; nil is base.
  let view: (Symbol?) -> View
  /// The value of an expression in a scenario, its figures given by the function.
  let evaluate: (Expression, Symbol?, (Figure) -> Value) -> Value
  /// What the value of an expression is measured in.
  let dimension: (Expression, Symbol?) -> Dimension?
  /// What was found before any verdict: `why CODE` answers for it too.
  let earlier: [Diagnostic]
  /// An expression as a script writes it; nil where that is not known.
  let text: (Expression) -> String?
  /// The same script with some uncertain figures elsewhere in their ranges; nil where there are none.
  private(set) var moving: ((Move) -> Inquiry)?
  /// The ranges that an expression uses.
  private(set) var uncertain: (Expression, Symbol?) -> [UncertainFigure] = { _, _ in [] }

  /// Creates an inquiry into the script of `tree`.
  public init(
    tree: SyntaxTree, view: @escaping (Symbol?) -> View,
    evaluate: @escaping (Expression, Symbol?, (Figure) -> Value) -> Value,
    dimension: @escaping (Expression, Symbol?) -> Dimension? = { _, _ in nil },
    earlier: [Diagnostic] = [], text: @escaping (Expression) -> String? = { _ in nil }
  ) {
    self.tree = tree
    self.view = view
    self.evaluate = evaluate
    self.dimension = dimension
    self.earlier = earlier
    self.text = text
  }

  /// Creates an inquiry into the program of `evaluator`.
  ///
  /// What reading, checking and evaluating found is given as `earlier`.
  public init(
    _ evaluator: Evaluator, earlier: [Diagnostic] = [], view: @escaping (Symbol?) -> View
  ) {
    self.init(
      tree: evaluator.program.tree, view: view,
      evaluate: { evaluator.value(of: $0, in: $1, figures: $2) },
      dimension: { expression, _ in evaluator.program.dimension(of: expression) },
      earlier: earlier,
      text: { [program = evaluator.program] in
        SyntaxPrinter(program.tree, symbols: program.symbols).text(of: $0)
      })
    guard evaluator.hasRanges else { return }
    uncertain = { evaluator.uncertainFigures(of: $0, in: $1) }
    let moved = MovedInquiries(evaluator, view)
    moving = { moved.inquiry($0) }
  }

  /// A figure as it is asked of one scenario's verdict.
  func asked(_ figure: Figure, in scenario: Symbol?) -> (AskedFigure, Verdict) {
    let view = view(figure.scenario?.symbol ?? scenario)
    let first = figure.first.flatMap { view.entities[$0.symbol] }
    let second = figure.second.flatMap { view.entities[$0.symbol] }
    return (AskedFigure(figure.kind, first, second), view.verdict)
  }

  /// Returns the value of a figure in `scenario`, or in that of its own `in S`.
  ///
  /// A figure of something that the scenario does not have has no value.
  public func value(of figure: Figure, in scenario: Symbol?) -> Value {
    let (asked, verdict) = asked(figure, in: scenario)
    if figure.first != nil && asked.first == nil { return .none }
    if figure.second != nil && asked.second == nil { return .none }
    return verdict.value(of: asked)
  }

  /// Returns the value of `expression` in `scenario`.
  public func value(of expression: Expression, in scenario: Symbol?) -> Value {
    evaluate(expression, scenario) { value(of: $0, in: scenario) }
  }

  /// The figures of an expression in the order of the text, with the scenarios they are asked of.
  func figures(of expression: Expression, in scenario: Symbol?) -> [(AskedFigure, Verdict)] {
    expression.nodes.compactMap { index in
      guard case .figure(let figure) = tree.nodes[index].kind else { return nil }
      return asked(tree.figures[Int(figure)], in: scenario)
    }
  }

  /// The only step of an expression, parentheses aside; nil where there are several.
  func soleNode(of expression: Expression) -> ExpressionNode.Kind? {
    let kinds = expression.nodes.map { tree.nodes[$0].kind }.filter { $0 != .parentheses }
    return kinds.count == 1 ? kinds[0] : nil
  }
}

/// Inquiries into a script for other values of its uncertain figures, each made once.
///
/// A class, because all expectations of a script ask for the same values.
private final class MovedInquiries {
  private let evaluator: Evaluator
  private let view: (Symbol?) -> Inquiry.View
  private var inquiries: [[Place]: Inquiry] = [:]

  /// Where a figure lies, by its number.
  private struct Place: Hashable {
    let figure: Int
    let place: Rational
  }

  init(_ evaluator: Evaluator, _ view: @escaping (Symbol?) -> Inquiry.View) {
    (self.evaluator, self.view) = (evaluator, view)
  }

  func inquiry(_ move: Inquiry.Move) -> Inquiry {
    let key = move.map { Place(figure: $0.figure.number, place: $0.place) }
    if let known = inquiries[key] { return known }
    let moved = evaluator.moving(move)
    var views: [Symbol?: Inquiry.View] = [:]
    let inquiry = Inquiry(moved) { [view] scenario in
      if let known = views[scenario] { return known }
      let evaluated = moved.model(of: scenario)
      let verdict = Verdict(of: evaluated.model, view(scenario).verdict.extent)
      views[scenario] = Inquiry.View(entities: evaluated.entities, verdict: verdict)
      return Inquiry.View(entities: evaluated.entities, verdict: verdict)
    }
    inquiries[key] = inquiry
    return inquiry
  }
}
