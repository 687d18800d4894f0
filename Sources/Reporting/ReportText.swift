import Diagnostics

/// Breaks `text` into lines of at most `width` columns.
///
/// `first` columns of the first line are blank, `indent` of the others.
/// At least half of a line is text, whatever its indentation. A number stays with the word behind it; a word wider than the line stands alone on one.
/// - Complexity: O(n) in the length of the text.
public func wrapped(
  _ text: String, width: Int = PageWidth.columns, first: Int = 0, indent: Int = 0
) -> String {
  let indent = min(indent, width / 2)
  var lines: [String] = []
  var line = String(repeating: " ", count: first)
  var columns = first
  var isEmpty = true
  for unit in unbreakable(text) {
    let wide = unit.terminalWidth
    if !isEmpty && columns + 1 + wide > width {
      lines.append(line)
      line = String(repeating: " ", count: indent) + unit
      columns = indent + wide
    } else {
      columns += (isEmpty ? 0 : 1) + wide
      line += (isEmpty ? "" : " ") + unit
    }
    isEmpty = false
  }
  lines.append(line)
  return lines.joined(separator: "\n")
}

/// The `##` documentation of something, line by line as it was written, below what it is of.
public func indented(documentation: String) -> String {
  if documentation.isEmpty { return "" }
  return documentation.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let isBlank = line.allSatisfy(\.isWhitespace)
    return isBlank ? "\n" : wrapped(visible(line), first: 2, indent: 2) + "\n"
  }.joined()
}

/// Splits `text` at its spaces, but not behind a number.
func unbreakable(_ text: String) -> [String] {
  var result: [String] = []
  var isOpen = false
  for word in text.split(separator: " ") {
    if isOpen {
      result[result.count - 1] += " " + word
    } else {
      result.append(String(word))
    }
    isOpen = word.last?.isNumber == true && result[result.count - 1].utf8.count < 30
  }
  return result
}
