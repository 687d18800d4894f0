import CLineEditor
import Diagnostics
import Driver
import Glibc
import Reporting

/// The terminal as something that is written to.
enum Screen {
  /// Writes all of `text`; a reader that has gone away is no error.
  static func write(_ text: String, to stream: Int32) {
    _ = FileWriter.writeAll(text, to: stream)
  }

  /// Its columns and rows.
  static var size: (columns: Int, rows: Int) {
    var columns: Int32 = 80
    var rows: Int32 = 24
    terminal_size(&columns, &rows)
    return (Int(columns), Int(rows))
  }

  /// A line as it is where it fits the terminal, else broken at its words.
  static func fitting(_ line: String) -> String {
    let columns = size.columns
    return line.terminalWidth <= columns ? line : wrapped(line, width: columns, indent: 2)
  }

  /// A text behind what it is about, from a column on, or in a narrow window below it.
  static func beside(_ head: String, _ text: String, column: Int) -> String {
    if text.isEmpty { return head + "\n" }
    let columns = PageWidth.columns
    if column > columns / 3 && column + text.terminalWidth > columns {
      return head + "\n" + wrapped(text, first: 6, indent: 6) + "\n"
    }
    let space = String(repeating: " ", count: max(1, column - head.terminalWidth))
    return head + space + wrapped(text, first: column, indent: column).dropFirst(column) + "\n"
  }

  /// Whether the terminal can do nothing but show text, or nobody says what it can.
  static var isPlain: Bool { variable("TERM") ?? "dumb" == "dumb" }

  /// The value of a variable of the environment, nil where it is empty or not set.
  static func variable(_ name: String) -> String? {
    let value = getenv(name).map { String(cString: $0) }
    return value?.isEmpty == false ? value : nil
  }
}
