import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// One table of a comparison: labels, a cell for each column, and how many rows were left out.
struct Sheet {
  /// The heads, those of the labels first.
  var heads: [String]
  /// How many columns are labels.
  var labels: Int
  /// Whether the other cells are numbers.
  var isOfNumbers: Bool
  var rows: [[String]] = []
  var hidden = 0
}

/// A comparison as tables of text that is safe for a terminal.
struct ComparisonSheets {
  /// Which rows are shown.
  enum Choice {
    /// Those that say anything.
    case all
    /// Figures of the whole, and of the others those that differ.
    case changes
  }

  /// At most so many rows of one kind are shown.
  static let shown = 12

  private let comparison: Comparison
  private let choice: Choice
  /// The heads of the columns.
  private let names: [String]

  /// Prepares the tables, their columns headed by `names`.
  init(_ comparison: Comparison, names: [String], choice: Choice = .all) {
    self.comparison = comparison
    self.names = names
    self.choice = choice
  }

  /// The tables that have rows: figures, joint activities, measures.
  var all: [Sheet] { [figures, structures, measures].filter { !$0.rows.isEmpty } }

  /// Figures of the whole, plans, what parties earn, levels.
  private var figures: Sheet {
    let hasChange = names.count == 2
    var sheet = Sheet(
      heads: [""] + names + (hasChange ? ["change"] : []), labels: 1, isOfNumbers: true)
    var kinds: [[Comparison.Row]] = [[], [], [], []]
    for row in comparison.rows where isTold(row) { kinds[kind(of: row.label)].append(row) }
    for rows in kinds {
      let (chosen, hidden) = Self.first(of: rows, \.isChanged)
      sheet.hidden += hidden
      for row in chosen {
        let text = FigureText(comparison.columns[row.holder])
        let cells = row.values.map { cell($0, row.unit, text) }
        sheet.rows.append(
          [words(for: row.label, text)] + cells + (hasChange ? [change(row, text)] : []))
      }
    }
    return sheet
  }

  /// How joint activities stand, where figures are missing.
  private var structures: Sheet {
    var sheet = Sheet(heads: ["joint activity"] + names, labels: 1, isOfNumbers: false)
    let rows = comparison.structures.filter { choice == .all || $0.isChanged }
    let (chosen, hidden) = Self.first(of: rows, \.isChanged)
    sheet.hidden = hidden
    sheet.rows = chosen.map {
      [visible($0.activity)] + $0.structures.map { $0?.rawValue ?? "-" }
    }
    return sheet
  }

  /// What measures reward.
  private var measures: Sheet {
    var sheet = Sheet(heads: ["measure", "for"] + names, labels: 2, isOfNumbers: false)
    let rows = comparison.measures.filter { choice == .all || $0.isChanged }
    let (chosen, hidden) = Self.first(of: rows, \.isChanged)
    sheet.hidden = hidden
    sheet.rows = chosen.map {
      [visible($0.measure), visible($0.party)] + $0.directions.map { $0?.rawValue ?? "-" }
    }
    return sheet
  }

  /// The rows that are shown of many, those that differ before others, in their order.
  private static func first<Row>(
    of rows: [Row], _ isChanged: (Row) -> Bool
  ) -> (rows: [Row], hidden: Int) {
    if rows.count <= shown { return (rows, 0) }
    let places =
      rows.indices.filter { isChanged(rows[$0]) }
      + rows.indices.filter { !isChanged(rows[$0]) }
    return (places.prefix(shown).sorted().map { rows[$0] }, rows.count - shown)
  }

  /// Whether a row says anything that is asked for.
  private func isTold(_ row: Comparison.Row) -> Bool {
    if choice == .changes && !row.isChanged && kind(of: row.label) != 0 { return false }
    return row.values.contains { value in
      switch value {
      case .number(let number): !number.isZero
      case .infinite, .interval, .truth: true
      case .none?, .undetermined, nil: false
      }
    }
  }

  /// The group of rows a label belongs to.
  private func kind(of label: Comparison.Label) -> Int {
    switch label {
    case .figure: 0
    case .plan: 1
    case .earns: 2
    case .level: 3
    }
  }

  /// What a row compares, in words.
  private func words(for label: Comparison.Label, _ text: FigureText) -> String {
    switch label {
    case .figure(let kind): text.name(of: AskedFigure(kind))
    case .plan(let activity): "plan of \(visible(activity))"
    case .earns(let party): "\(visible(party)) earns"
    case .level(let indicator): "level of \(visible(indicator))"
    }
  }

  /// A value, short enough for a column.
  private func cell(_ value: Value?, _ unit: FigureUnit, _ text: FigureText) -> String {
    switch value {
    case nil: return "-"
    case .undetermined: return "?"
    case .some(let value): return text.words(for: value, unit)
    }
  }

  /// What the second has more, with its sign.
  private func change(_ row: Comparison.Row, _ text: FigureText) -> String {
    guard let change = row.change else { return "" }
    if change.isZero { return "0" }
    if row.unit == .share { return (change.sign > 0 ? "+" : "") + points(change) }
    return signed(change, row.unit, text)
  }

  /// A change of a share, in percentage points.
  private func points(_ change: Rational) -> String {
    let points = (change * 100).decimal(fractionDigits: 1)
    let isTiny = Rational(decimal: points)?.isZero ?? false
    return (isTiny ? (change * 100).decimal(significantDigits: 1) : points) + " points"
  }
}

/// Returns a change with its sign in front, also of one above zero.
func signed(_ change: Rational, _ unit: FigureUnit, _ text: FigureText) -> String {
  let words = text.words(for: change, unit)
  if change.sign <= 0 { return words }
  return words.hasPrefix("about ") ? "about +" + words.dropFirst(6) : "+" + words
}
