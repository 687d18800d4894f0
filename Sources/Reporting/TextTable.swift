import Diagnostics

/// A table of plain text that fits a width: numbers to the right, words wrapped, cuts said.
struct TextTable {
  /// How the cells of a column stand.
  enum Alignment {
    /// Words, which wrap where there is no room.
    case left
    /// Numbers, which never wrap.
    case right
  }

  /// The heads and the alignment of the columns.
  private let columns: [(head: String, alignment: Alignment)]
  /// The cells, as many per row as there are columns.
  private var rows: [[String]] = []
  /// How many rows are shown; nil is all.
  private let limit: Int?
  /// How many rows there are.
  private var count = 0

  /// Creates a table that shows at most `limit` rows.
  init(_ columns: [(head: String, alignment: Alignment)], limit: Int? = nil) {
    self.columns = columns
    self.limit = limit
  }

  /// Whether it has no rows.
  var isEmpty: Bool { count == 0 }

  /// Adds a row; cells are text that is safe for a terminal.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count)
    count += 1
    if count <= limit ?? Int.max { rows.append(cells) }
  }

  /// Writes the table with two spaces before and between its columns.
  ///
  /// Where even that is too wide, or would break words, its cells stand below each other.
  func write(to output: inout some TextOutputStream, width: Int = PageWidth.columns) {
    let widths = columnWidths(within: width)
    if widths.reduce(0, { $0 + $1 + 2 }) > width {
      for row in rows { writeStacked(row, width, to: &output) }
    } else {
      writeBeside(widths, to: &output)
    }
    if rows.count < count {
      let more = "… and \(count - rows.count) more (samverka verdict --full shows all)"
      output.write(wrapped(more, width: width, first: 2, indent: 4) + "\n")
    }
  }

  /// Writes the rows with their cells beside each other.
  private func writeBeside(_ widths: [Int], to output: inout some TextOutputStream) {
    if columns.contains(where: { !$0.head.isEmpty }) {
      write(columns.map(\.head), widths, to: &output)
    }
    for row in rows { write(row, widths, to: &output) }
  }

  /// Writes one row with each cell on lines of its own, behind the head of its column.
  private func writeStacked(
    _ cells: [String], _ width: Int, to output: inout some TextOutputStream
  ) {
    var margin = 2
    for (column, cell) in zip(columns, cells) where !cell.isEmpty {
      let text = column.head.isEmpty ? cell : "\(column.head): \(cell)"
      for line in broken(text, width: max(8, width - margin)) {
        output.write(String(repeating: " ", count: margin) + line + "\n")
      }
      margin = 4
    }
  }

  /// Narrows the widest columns of words until the table fits; numbers keep their width.
  ///
  /// Words are kept whole as long as that is enough.
  private func columnWidths(within width: Int) -> [Int] {
    var widths = columnWidths { $0.terminalWidth }
    narrow(&widths, to: longestUnits { $0 }, within: width)
    // Parts of words are hard to read: only those that take a third of the page are broken.
    if width >= 40 { narrow(&widths, to: longestUnits { min($0, width / 3) }, within: width) }
    return widths
  }

  /// What a line of each column has to hold: its longest number with what it is of, its longest word
  /// as `least` shortens it.
  private func longestUnits(_ least: (Int) -> Int) -> [Int] {
    columnWidths { cell in
      unbreakable(cell).reduce(0) { longest, unit in
        max(longest, unit.contains(" ") ? unit.terminalWidth : least(unit.terminalWidth))
      }
    }
  }

  /// The largest measure of a cell in each column, its head included.
  private func columnWidths(_ measure: (String) -> Int) -> [Int] {
    columns.indices.map { column in
      rows.reduce(measure(columns[column].head)) { max($0, measure($1[column])) }
    }
  }

  /// Takes from the widest columns of words, down to `least`, until the table fits or nothing is left.
  private func narrow(_ widths: inout [Int], to least: [Int], within width: Int) {
    var excess = widths.reduce(0, +) + 2 * widths.count - width
    while excess > 0 {
      let words = columns.indices.filter {
        columns[$0].alignment == .left && widths[$0] > least[$0]
      }
      guard let widest = words.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  /// Writes one row on as many lines as its words need.
  private func write(
    _ cells: [String], _ widths: [Int], to output: inout some TextOutputStream
  ) {
    let lines = columns.indices.map { column in
      cells[column].terminalWidth <= widths[column]
        ? [cells[column]] : broken(cells[column], width: widths[column])
    }
    for index in 0..<(lines.map(\.count).max() ?? 0) {
      var text = ""
      for column in columns.indices {
        let cell = index < lines[column].count ? lines[column][index] : ""
        let space = String(repeating: " ", count: max(0, widths[column] - cell.terminalWidth))
        text += "  " + (columns[column].alignment == .left ? cell + space : space + cell)
      }
      while text.last == " " { text.removeLast() }
      output.write(text + "\n")
    }
  }

  /// Breaks words into lines of at most `width` columns, a longer word within.
  private func broken(_ text: String, width: Int) -> [String] {
    var result: [String] = []
    for line in wrapped(text, width: width).split(separator: "\n") {
      var part = ""
      var columns = 0
      for character in line {
        let wide = character.terminalWidth
        if !part.isEmpty && columns + wide > width {
          result.append(part)
          (part, columns) = ("", 0)
        }
        part.append(character)
        columns += wide
      }
      result.append(part)
    }
    return result
  }
}
