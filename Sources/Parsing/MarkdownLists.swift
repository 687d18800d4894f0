/// The list items of a Markdown file that are open on a line: where their text begins.
///
/// Items are those of CommonMark 0.31, section 5.2.
struct MarkdownLists {
  /// What a line says, behind the marks of the list items that begin on it.
  struct Text {
    /// The text, without the blanks before it.
    let bytes: ArraySlice<UInt8>
    /// The columns before it.
    let column: Int
    /// The column of the edge it is measured from: that of its list item, or of the page.
    let edge: Int

    /// Whether it begins a comment of HTML.
    var beginsComment: Bool { column - edge <= 3 && bytes.starts(with: "<!--".utf8) }
  }

  /// The columns where the text of each open item begins, from the outermost in.
  private var edges: [Int] = []
  /// So many items are open at most; no page has more in each other.
  private static let depthLimit = 64
  /// Whether the line before was blank, so that no text goes on.
  private var isBehindBlank = true

  /// Takes the next line that no fence or comment holds; returns what it says.
  ///
  /// - Complexity: O(n) in the length of the line, over all lines.
  mutating func take(_ line: ArraySlice<UInt8>) -> Text {
    var (column, text) = MarkdownLists.indented(line, from: 0)
    if text.isEmpty {
      isBehindBlank = true
      return Text(bytes: text, column: column, edge: edges.last ?? 0)
    }
    // Text of an item may go on further left, until a blank line.
    if isBehindBlank || MarkdownLists.begins(text) {
      while let last = edges.last, last > column { edges.removeLast() }
    }
    isBehindBlank = false
    if !MarkdownLists.isRule(text) {
      while edges.count < MarkdownLists.depthLimit, column - (edges.last ?? 0) <= 3,
        let width = MarkdownLists.markWidth(text)
      {
        let (inner, rest) = MarkdownLists.indented(text.dropFirst(width), from: column + width)
        // What stands further off is code, one column behind the mark.
        let isNear = !rest.isEmpty && inner - column - width <= 4
        edges.append(isNear ? inner : column + width + 1)
        (column, text) = (inner, rest)
      }
    }
    return Text(bytes: text, column: column, edge: edges.last { $0 <= column } ?? 0)
  }

  /// A line without the blanks before it, and the column where it then begins; tabs go to every fourth.
  static func indented(
    _ line: ArraySlice<UInt8>, from start: Int
  ) -> (column: Int, text: ArraySlice<UInt8>) {
    let text = line.drop(while: \.isBlank)
    let column = line[..<text.startIndex].reduce(start) { column, byte in
      byte == UInt8(ascii: "\t") ? column / 4 * 4 + 4 : column + 1
    }
    return (column, text)
  }

  /// Whether a text begins something of its own, and so is none that goes on.
  private static func begins(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "#"), UInt8(ascii: ">"): true
    default: markWidth(text) != nil
    }
  }

  /// The length of the mark of a list item that a text begins with, nil for none: `-`, `*`, `+`, `1.`
  /// or `1)`, with a blank or nothing behind it.
  private static func markWidth(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = text.prefix(10).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let sign = text.dropFirst(digits.count).first
    let signs = digits.isEmpty ? "-*+" : ".)"
    guard digits.count <= 9, let sign, signs.utf8.contains(sign) else { return nil }
    return text.dropFirst(digits.count + 1).first.map(\.isBlank) ?? true ? digits.count + 1 : nil
  }

  /// Whether a text is a rule across the page, as `* * *`.
  private static func isRule(_ text: ArraySlice<UInt8>) -> Bool {
    guard let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "*") else {
      return false
    }
    var count = 0
    for byte in text where !byte.isBlank {
      if byte != sign { return false }
      count += 1
    }
    return count >= 3
  }
}
