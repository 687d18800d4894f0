import Diagnostics

/// What the numbers of a column tell of their decimal sign.
struct DecimalEvidence: Hashable {
  /// The first number whose decimal sign can only be a comma.
  fileprivate private(set) var comma: SourceSpan?
  /// The first number whose decimal sign can only be a point.
  fileprivate private(set) var point: SourceSpan?
  /// The first such numbers that can be no codes, dates or versions either.
  fileprivate private(set) var sureComma: SourceSpan?
  fileprivate private(set) var surePoint: SourceSpan?
  /// The first number whose digits are grouped by spaces.
  private var spaced: SourceSpan?
  /// Whether in some number commas or points group digits beyond doubt.
  private var hasGroups = false
  /// Whether some number has a comma, or a point, of any meaning.
  private var hasComma = false
  fileprivate private(set) var hasPoint = false
  /// Whether some cell is a text, so that others may be no figures either.
  fileprivate private(set) var hasText = false

  /// Counts a text in.
  mutating func addText() { hasText = true }

  /// Counts a number in.
  mutating func add(_ shape: NumberShape, at site: @autoclosure () -> SourceSpan) {
    switch shape.reading {
    case .plain, .either: break
    case .decimal(.comma), .grouped(.point):
      comma = comma ?? site()
      if shape.isSurelyFigure { sureComma = sureComma ?? site() }
    case .decimal(.point), .grouped(.comma):
      point = point ?? site()
      if shape.isSurelyFigure { surePoint = surePoint ?? site() }
    }
    switch shape.reading {
    case .plain: break
    case .decimal(let mark), .grouped(let mark), .either(let mark):
      hasComma = hasComma || mark == .comma
      hasPoint = hasPoint || mark == .point
    }
    if shape.isSpaced { spaced = spaced ?? site() }
    hasGroups = hasGroups || shape.hasMarkedGroups
  }

  /// Settles how the numbers of a column with this evidence are read in a table with evidence `whole`.
  func settle(_ column: inout Column, in whole: TableEvidence) {
    let marked: DecimalSign = hasComma == hasPoint ? .undecided : hasComma ? .comma : .point
    switch (comma, point, spaced, whole.witness) {
    case (let comma?, let point?, _, _): column.decimals = .mixed(comma: comma, point: point)
    case (let comma?, nil, _, _):
      (column.decimals, column.pointWitness) = (.comma, hasGroups ? nil : comma)
    case (nil, let point?, _, _):
      (column.decimals, column.commaWitness) = (.point, hasGroups ? nil : point)
    // Where spaces group digits, a comma or point does not.
    case (nil, nil, .some, let other?) where marked != other.sign: column.decimals = .undecided
    case (nil, nil, _, let other?): column.rely(on: other.site, for: other.sign)
    case (nil, nil, let spaced?, nil): column.rely(on: spaced, for: marked)
    case (nil, nil, nil, nil): column.decimals = .undecided
    }
  }
}

extension Column {
  /// Takes a decimal sign that another kind of number, or another column, alone tells.
  fileprivate mutating func rely(on witness: SourceSpan, for sign: DecimalSign) {
    (decimals, commaWitness, pointWitness) = (sign, witness, witness)
  }
}

/// What the columns of a table tell together of the decimal sign of one that does not tell by itself.
///
/// A code, a date, a version or a coordinate looks like a number as well. So another column is believed
/// only where it is asked for numbers, or where its numbers can be nothing else. But where no number of
/// the table has a point, a comma is the decimal sign.
struct TableEvidence {
  private var comma: SourceSpan?
  private var sureComma: SourceSpan?
  private var surePoint: SourceSpan?
  private var hasPoint = false

  /// Adds up columns; those of `asked` are asked for numbers.
  init(_ columns: [DecimalEvidence], asked: Set<Int>) {
    for (index, column) in columns.enumerated() {
      hasPoint = hasPoint || column.hasPoint
      if asked.contains(index) {
        sureComma = sureComma ?? column.comma
        surePoint = surePoint ?? column.point
      } else if !column.hasText {
        comma = comma ?? column.comma
        sureComma = sureComma ?? column.sureComma
        surePoint = surePoint ?? column.surePoint
      }
    }
  }

  /// The decimal sign that they tell, and the first number that does.
  fileprivate var witness: (sign: DecimalSign, site: SourceSpan)? {
    switch (sureComma, surePoint) {
    case (let site?, nil): (.comma, site)
    case (nil, let site?): (.point, site)
    case (.some, .some): nil
    case (nil, nil): hasPoint ? nil : comma.map { (.comma, $0) }
    }
  }
}
