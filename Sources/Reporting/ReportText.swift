import Diagnostics

/// Breaks `text` into lines of at most `width` columns, the first `indent` of them blank from the second on.
///
/// A number stays with the word behind it; a word wider than the line stands alone on one.
/// - Complexity: O(n) in the length of the text.
func wrapped(_ text: String, width: Int = 80, indent: Int = 0) -> String {
  var lines: [String] = []
  var line = ""
  var columns = 0
  for unit in unbreakable(text) {
    let wide = unit.terminalWidth
    if !line.isEmpty && columns + 1 + wide > width {
      lines.append(line)
      line = String(repeating: " ", count: indent) + unit
      columns = indent + wide
    } else {
      columns += (line.isEmpty ? 0 : 1) + wide
      line += (line.isEmpty ? "" : " ") + unit
    }
  }
  lines.append(line)
  return lines.joined(separator: "\n")
}

/// Splits `text` at its spaces, but not behind a number.
private func unbreakable(_ text: String) -> [String] {
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

/// Joins words as a sentence does: `a`, `a and b`, `a, b and c`.
func listed(_ words: [String], _ conjunction: String = "and") -> String {
  guard let last = words.last else { return "" }
  if words.count == 1 { return last }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
