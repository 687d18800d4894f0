import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// Two scenarios side by side, for people.
struct ComparisonWriter {
  /// What is shown.
  private let comparison: Comparison
  /// How text is marked.
  private let style: TextStyle

  /// At most so many rows of one kind are shown.
  private static let shown = 12

  /// Creates a writer for `comparison`.
  init(_ comparison: Comparison, style: TextStyle = .plain) {
    self.comparison = comparison
    self.style = style
  }

  /// The scenarios' names.
  private var names: (first: String, second: String) {
    (visible(comparison.first.model.scenario), visible(comparison.second.model.scenario))
  }

  /// Writes a sentence, then the tables: figures, what is done, who earns what, what measures reward.
  func write(to output: inout some TextOutputStream) {
    output.write(style.paint(wrapped(sentence, indent: 2), .strong) + "\n")
    writeTable(to: &output)
    writeStructures(to: &output)
    writeMeasures(to: &output)
  }

  /// What becomes of the verdict.
  private var sentence: String {
    let (a, b) = (comparison.first.overall.rawValue, comparison.second.overall.rawValue)
    return "\(names.first) is \(a), \(names.second) is \(b)" + (a == b ? " too" : "")
  }

  /// Writes the rows that have a value in one of the scenarios.
  private func writeTable(to output: inout some TextOutputStream) {
    var table = TextTable([
      ("", .left), (names.first, .right), (names.second, .right), ("change", .right),
    ])
    var counts: [Int: Int] = [:]
    for row in comparison.rows where isTold(row) {
      let kind = kind(of: row.label)
      counts[kind, default: 0] += 1
      if counts[kind, default: 0] > Self.shown { continue }
      let text = FigureText(row.second == nil ? comparison.first : comparison.second)
      table.add([
        words(for: row.label), cell(row.first, row.unit, text), cell(row.second, row.unit, text),
        change(row, text),
      ])
    }
    if table.isEmpty { return }
    output.write("\n")
    table.write(to: &output)
    let hidden = counts.values.reduce(0) { $0 + max(0, $1 - Self.shown) }
    if hidden > 0 { output.write("  … and \(hidden) rows more\n") }
  }

  /// Whether a row says anything.
  private func isTold(_ row: Comparison.Row) -> Bool {
    [row.first, row.second].contains { value in
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
  func words(for label: Comparison.Label) -> String {
    switch label {
    case .figure(let kind): FigureText(comparison.second).name(of: AskedFigure(kind))
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
    let words = text.words(for: change, row.unit)
    if change.sign < 0 { return words }
    return words.hasPrefix("about ") ? "about +" + words.dropFirst(6) : "+" + words
  }

  /// A change of a share, in percentage points.
  private func points(_ change: Rational) -> String {
    (change * 100).decimal(fractionDigits: 1) + " points"
  }

  /// Writes how joint activities stand, where figures are missing.
  private func writeStructures(to output: inout some TextOutputStream) {
    if comparison.structures.isEmpty { return }
    var table = TextTable(
      [("joint activity", .left), (names.first, .left), (names.second, .left)], limit: Self.shown)
    for row in comparison.structures {
      table.add([
        visible(row.activity), row.first?.rawValue ?? "-", row.second?.rawValue ?? "-",
      ])
    }
    output.write("\n")
    table.write(to: &output)
  }

  /// Writes what measures reward, where both or one of the scenarios have any.
  private func writeMeasures(to output: inout some TextOutputStream) {
    if comparison.measures.isEmpty { return }
    var table = TextTable(
      [("measure", .left), ("for", .left), (names.first, .left), (names.second, .left)],
      limit: Self.shown)
    for row in comparison.measures {
      table.add([
        visible(row.measure), visible(row.party), row.first?.rawValue ?? "-",
        row.second?.rawValue ?? "-",
      ])
    }
    output.write("\n")
    table.write(to: &output)
  }
}
