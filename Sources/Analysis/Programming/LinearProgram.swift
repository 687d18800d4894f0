import Arithmetic

/// A linear programme in exact numbers: find the columns' values that make an objective largest.
///
/// The library for linear programming is asked only for a basis; the answer is computed from the
/// basis and verified in exact arithmetic. Floating point stays inside this wrapper.
///
///     var program = LinearProgram()
///     let x = program.add(LinearProgram.Column(upper: 600))
///     program.add(LinearProgram.Row([(x, 2)], upper: 2_000))
///     program.objectives = [[(x, 38_100)]]
///     if case .optimal(let solution) = program.maximize() { use(solution.values[x]) }
public struct LinearProgram: Sendable {
  /// A coefficient of a column.
  public typealias Term = (column: Int, coefficient: Rational)

  /// What a variable may be; nil is unbounded on that side.
  public struct Column: Hashable, Sendable {
    /// The smallest value, or nil.
    public var lower: Rational?
    /// The largest value, or nil.
    public var upper: Rational?

    /// Creates a column between two bounds; by default it is not negative.
    public init(lower: Rational? = 0, upper: Rational? = nil) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// A condition `lower <= SUM coefficient * column <= upper`; nil is unbounded on that side.
  public struct Row: Sendable {
    /// The sum's terms; a column may occur more than once.
    public var terms: [Term]
    /// The smallest value of the sum, or nil.
    public var lower: Rational?
    /// The largest value of the sum, or nil.
    public var upper: Rational?

    /// Creates a condition on a sum of terms.
    public init(_ terms: [Term], lower: Rational? = nil, upper: Rational? = nil) {
      self.terms = terms
      self.lower = lower
      self.upper = upper
    }
  }

  /// The variables.
  public var columns: [Column]
  /// The conditions.
  public var rows: [Row]
  /// What is to be largest: the first, among its optima the second, and so on; sparse.
  public var objectives: [[Term]]
  /// Columns to be made as large as possible, each in its turn, where the objectives leave a choice.
  public var thenLargestInOrder: [Int]

  /// Creates a programme.
  public init(
    columns: [Column] = [], rows: [Row] = [], objectives: [[Term]] = [],
    thenLargestInOrder: [Int] = []
  ) {
    self.columns = columns
    self.rows = rows
    self.objectives = objectives
    self.thenLargestInOrder = thenLargestInOrder
  }

  /// Adds a column and returns its index.
  @discardableResult
  public mutating func add(_ column: Column) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  /// Adds a row and returns its index.
  @discardableResult
  public mutating func add(_ row: Row) -> Int {
    rows.append(row)
    return rows.count - 1
  }

  /// Whether an answer is proven in exact arithmetic.
  public enum Exactness: Hashable, Sendable {
    /// Feasibility and optimality (primal and dual) were verified exactly.
    case exact
    /// Only the library vouches for it, relatively within 1e-9, its values made simple fractions; or
    /// the first objective is proven to be largest, but not what comes after it.
    case withinTolerance
  }

  /// How an optimum was found.
  public enum Method: String, Sendable, CaseIterable {
    /// Every column can stand at its better bound: nothing had to be solved.
    case bounds
    /// By exact pivots alone, as small programmes are.
    case exactPivots = "exact pivots"
    /// From the basis that the library's simplex method proposed.
    case library
  }

  /// An optimum.
  public struct Solution: Sendable {
    /// The value of each column.
    public let values: [Rational]
    /// The value of each objective.
    public let objectives: [Rational]
    /// What one more unit of each row's binding limit adds to the first objective; at least 0 for
    /// a binding upper limit, at most 0 for a lower one, 0 where none binds.
    ///
    /// Empty where the first objective is not proven to be largest.
    public let prices: [Rational]
    /// Whether the answer is proven.
    public let exactness: Exactness
    /// How it was found; of several parts, how the small ones were.
    public internal(set) var method = Method.exactPivots
  }

  /// Why there is no answer.
  public enum Unavailability: Error, Hashable, Sendable {
    /// The system has no `libClp.so.1` (Debian: `coinor-libclp1`).
    case libraryMissing
    /// The library lacks a function that is needed.
    case librarySymbolMissing(String)
    /// The library gave up and the programme is too large for exact pivots.
    case tooHard
  }

  /// What comes of solving.
  public enum Outcome: Sendable {
    /// The objectives have a largest value.
    case optimal(Solution)
    /// No values fulfil all conditions.
    case infeasible(Exactness)
    /// An objective has no largest value.
    case unbounded(Exactness)
    /// Could not be solved here.
    case unavailable(Unavailability)
  }
}
