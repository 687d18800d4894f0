import Diagnostics

/// A column of a table.
public struct Column: Hashable, Sendable {
  /// The name on the first line, without white space around it.
  public let name: String
  /// The place of the name.
  public let site: SourceSpan
  /// The number of columns before it.
  public let index: Int
  /// How its numbers are written.
  public internal(set) var decimals: DecimalSign = .undecided
}

/// What begins the decimals of a column's numbers.
public enum DecimalSign: Hashable, Sendable {
  /// A comma; a point can then only group digits.
  case comma
  /// A point; a comma can then only group digits.
  case point
  /// No number in the column, nor in the table, tells.
  case undecided
  /// Some numbers can only be read with a comma, others only with a point.
  case mixed(comma: SourceSpan, point: SourceSpan)
}

/// What the numbers of a column, or of a whole table, tell of their decimal sign.
struct DecimalEvidence {
  /// The first number whose decimal sign can only be a comma.
  private(set) var comma: SourceSpan?
  /// The first number whose decimal sign can only be a point.
  private(set) var point: SourceSpan?
  /// Whether some number has a comma, or a point, of any meaning.
  private var hasComma = false
  private var hasPoint = false
  /// Whether some cell is a text, so that others may be no figures either.
  private var hasText = false
  /// Whether some number tells the decimal sign that can be neither a clock time nor a date.
  private var hasFigure = false

  /// Counts a text in.
  mutating func addText() { hasText = true }

  /// Counts a number in, which may be a clock time or a date.
  mutating func add(
    _ reading: NumberShape.Reading, mayBeTime: Bool, at site: @autoclosure () -> SourceSpan
  ) {
    switch reading {
    case .plain, .either: break
    case .decimal, .grouped: hasFigure = hasFigure || !mayBeTime
    }
    switch reading {
    case .plain: break
    case .decimal(.comma), .grouped(.point): comma = comma ?? site()
    case .decimal(.point), .grouped(.comma): point = point ?? site()
    case .either: break
    }
    switch reading {
    case .plain: break
    case .decimal(let mark), .grouped(let mark), .either(let mark):
      hasComma = hasComma || mark == .comma
      hasPoint = hasPoint || mark == .point
    }
  }

  /// Counts another column in, as evidence where it holds figures and nothing else.
  mutating func add(column other: DecimalEvidence) {
    if other.hasFigure && !other.hasText {
      comma = comma ?? other.comma
      point = point ?? other.point
    }
    hasComma = hasComma || other.hasComma
    hasPoint = hasPoint || other.hasPoint
  }

  /// The decimal sign of a column with this evidence in a table with evidence `whole`.
  ///
  /// The whole table helps a column that does not tell by itself only where all its marked numbers bear
  /// the same mark, and one of its columns is numeric throughout and tells by what is no clock time or
  /// date: codes and dates in other columns must not make a comma group digits.
  func sign(in whole: DecimalEvidence) -> DecimalSign {
    if let comma, let point { return .mixed(comma: comma, point: point) }
    if comma != nil { return .comma }
    if point != nil { return .point }
    if whole.comma != nil && !whole.hasPoint { return .comma }
    if whole.point != nil && !whole.hasComma { return .point }
    return .undecided
  }
}
