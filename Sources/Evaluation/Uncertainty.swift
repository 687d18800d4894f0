import Arithmetic
import Checking
import Diagnostics
import Syntax

/// A figure of which a script says a range.
public struct UncertainFigure: Hashable, Sendable {
  /// What the range is of.
  public enum Origin: Hashable, Sendable {
    /// A line that begins with a word, of something declared.
    case line(word: String, of: String)
    /// The value that `let` binds to a name.
    case binding(String)
  }

  /// What the range is of.
  public let origin: Origin
  /// The place of the range.
  public let site: SourceSpan
  /// The value in its middle, by which the script is judged.
  public let middle: Rational
  /// How far it may lie from the middle, at least 0.
  public let spread: Rational
  /// What it measures where a binding is the range; nil elsewhere.
  public let dimension: Dimension?
  /// Whether a whole line or binding is the range, nothing being computed from it there.
  public let isWhole: Bool
  /// Its number among all ranges of the script, the same in all scenarios.
  public let number: Int

  /// The lowest value.
  public var low: Rational { middle - spread }
  /// The highest value.
  public var high: Rational { middle + spread }

  /// The value at a place within the range, -1 being its lowest and 1 its highest.
  public func value(at place: Rational) -> Rational { middle + spread * place }
}

/// Between which places of its range each uncertain figure lies.
public typealias Box = [ClosedRange<Rational>]

/// The figures of a scenario that are ranges, and the model for any of their values.
public struct Uncertainty: Sendable {
  /// The figures, in the order they were met.
  public let figures: [UncertainFigure]
  private let program: CheckedProgram
  private let scenario: Symbol?
  private let ranges: Ranges

  init(
    _ figures: [UncertainFigure], _ program: CheckedProgram, _ scenario: Symbol?, _ ranges: Ranges
  ) {
    (self.figures, self.program, self.scenario, self.ranges) = (figures, program, scenario, ranges)
  }

  /// How many steps it takes to compute all figures of the script.
  public var stepCount: Int { program.tree.nodes.count }

  /// All values of all figures.
  public var whole: Box { Array(repeating: -1...1, count: figures.count) }

  /// Returns the model where each figure lies at a place of its range, -1 being its lowest and 1 its
  /// highest value.
  ///
  /// A figure that is used twice has one value.
  /// - Complexity: O(n) in the script.
  public func model(at places: [Rational]) -> Model {
    var standpoint = Array(repeating: Rational.zero, count: ranges.count)
    for (figure, place) in zip(figures, places) { standpoint[figure.number] = place }
    return build(.at(standpoint)).model
  }

  /// Returns two models between whose figures, each taken by itself, those of every model in a box lie.
  ///
  /// - Complexity: O(n) in the script.
  public func ends(of box: Box) -> (low: Model, high: Model) {
    (end(of: box, isHigh: false).model, end(of: box, isHigh: true).model)
  }

  /// What is wrong with the figures at the ends of the ranges.
  var faultsAtEnds: [Diagnostic] {
    end(of: whole, isHigh: false).diagnostics + end(of: whole, isHigh: true).diagnostics
  }

  private func end(of box: Box, isHigh: Bool) -> Evaluated {
    var all = Array(repeating: Rational.zero...Rational.zero, count: ranges.count)
    for (figure, side) in zip(figures, box) { all[figure.number] = side }
    return build(.end(all, isHigh: isHigh))
  }

  private func build(_ standpoint: Standpoint) -> Evaluated {
    let calculation = Calculation(program, ranges, standpoint)
    var builder = ModelBuilder(calculation, Composition(program, scenario: scenario), scenario)
    return builder.build()
  }
}

/// Where within their ranges the figures of a script are put.
enum Standpoint: Sendable {
  /// In the middle of each.
  case middle
  /// At a place of each, from -1 to 1, by its number.
  case at([Rational])
  /// At the lowest or highest value that an expression can have where each lies within two places.
  case end(Box, isHigh: Bool)
}

/// The numbers of the ranges of a script, by their nodes.
struct Ranges: Sendable {
  private var numbers: [Int: Int] = [:]

  /// Numbers the ranges in the order of the text; nil in a script without any.
  ///
  /// - Complexity: O(n) in the nodes, and nothing in a script without ranges.
  init?(_ tree: SyntaxTree) {
    guard tree.hasRanges else { return nil }
    for index in tree.nodes.indices {
      guard case .infix(let symbol) = tree.nodes[index].kind, symbol.makesRange else { continue }
      numbers[index] = numbers.count
    }
  }

  /// How many there are.
  var count: Int { numbers.count }

  /// The number of the range at a node.
  subscript(node: Int) -> Int { numbers[node] ?? 0 }
}
