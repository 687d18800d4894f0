import Diagnostics

/// Writes lines, the comments behind those that follow each other in one column.
struct LineWriter {
  /// A line with a comment behind it.
  private struct Remarked {
    let code: [UInt8]
    let remark: [UInt8]
    let width: Int
  }

  /// What is written.
  private(set) var output: [UInt8] = []
  /// What ends a line.
  private let lineEnd: [UInt8]
  /// What stands before every line but an empty one.
  private let indent: [UInt8]
  /// The last lines, whose comments wait for those below them.
  private var waiting: [Remarked] = []

  /// The widest line whose comment is moved for those below it; a longer one has it two spaces behind.
  private static let widest = 72

  /// Creates a writer of lines behind `indent` spaces that end with `lineEnd`.
  init(lineEnd: [UInt8], indent: Int) {
    self.lineEnd = lineEnd
    self.indent = [UInt8](repeating: UInt8(ascii: " "), count: indent)
  }

  /// Writes a line.
  mutating func write(_ code: [UInt8], remark: [UInt8]?) {
    guard let remark else {
      flush()
      if !code.isEmpty { output += indent }
      output += code
      output += lineEnd
      return
    }
    let width = columns(of: code)
    if width > Self.widest { flush() }
    waiting.append(Remarked(code: code, remark: remark, width: width))
    if width > Self.widest { flush() }
  }

  /// Writes the lines that wait.
  mutating func flush() {
    let column = (waiting.map(\.width).max() ?? 0) + 2
    for line in waiting {
      output += indent
      output += line.code
      output += [UInt8](repeating: UInt8(ascii: " "), count: column - line.width)
      output += line.remark
      output += lineEnd
    }
    waiting.removeAll()
  }
}

/// The columns that a terminal gives a text.
func columns(of text: some Collection<UInt8>) -> Int {
  if text.allSatisfy({ $0 < 0x80 }) { return text.count }
  return String(decoding: text, as: UTF8.self).terminalWidth
}
