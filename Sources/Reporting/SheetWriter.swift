import Diagnostics

extension Sheet {
  /// Writes the table for a terminal, in several where its columns are too many for `width`.
  func write(to output: inout some TextOutputStream, width: Int = PageWidth.columns) {
    for columns in groups(within: width) {
      let shown = Array(0..<labels) + Array(columns)
      var table = TextTable(
        shown.map { (heads[$0], isOfNumbers && $0 >= labels ? .right : .left) })
      for row in rows { table.add(shown.map { row[$0] }) }
      output.write("\n")
      table.write(to: &output, width: width)
    }
    if hidden > 0 { output.write("  … and \(hiddenRows)\n") }
  }

  /// How many rows are not shown.
  private var hiddenRows: String { hidden == 1 ? "1 row more" : "\(hidden) rows more" }

  /// The columns of each table, at least one of what is compared in each.
  private func groups(within width: Int) -> [Range<Int>] {
    let widths = heads.indices.map { column in
      rows.reduce(heads[column].terminalWidth) { max($0, $1[column].terminalWidth) } + 2
    }
    // Long labels wrap where columns need the room.
    let room = width - min(widths[..<labels].reduce(0, +), width / 2)
    var groups: [Range<Int>] = []
    var start = labels
    var used = 0
    for column in labels..<heads.count {
      if used + widths[column] > room && column > start {
        groups.append(start..<column)
        (start, used) = (column, 0)
      }
      used += widths[column]
    }
    return groups + [start..<heads.count]
  }

  /// Writes the table as Markdown, with an empty line before it.
  func writeMarkdown(to output: inout some TextOutputStream) {
    output.write("\n| " + heads.map(markdown).joined(separator: " | ") + " |\n")
    let rules = heads.indices.map { isOfNumbers && $0 >= labels ? "---:" : "---" }
    output.write("| " + rules.joined(separator: " | ") + " |\n")
    for row in rows {
      output.write("| " + row.map(markdown).joined(separator: " | ") + " |\n")
    }
    if hidden > 0 { output.write("\n… and \(hiddenRows)\n") }
  }
}

/// Returns text as Markdown shows it as it is: nothing in it marks up, links or mentions anybody.
///
/// - Complexity: O(n) in the length of the text.
func markdown(_ text: String) -> String {
  var result = ""
  let scalars = Array(text.unicodeScalars)
  for (place, scalar) in scalars.enumerated() {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
      result += "\\"
      result.unicodeScalars.append(scalar)
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    // A comment behind the sign keeps it from naming a person or an issue.
    case "@", "#": result += "\(scalar)<!-- -->"
    // What hangs together behind a colon, or behind `www.`, is an address; between colons, a picture.
    case ":", ".":
      result.unicodeScalars.append(scalar)
      let isInside = place + 1 < scalars.count && !scalars[place + 1].properties.isWhitespace
      let isAddress =
        scalar == ":" || scalars[..<place].suffix(3).elementsEqual("www".unicodeScalars)
      if isInside && isAddress { result += "<!-- -->" }
    case "\n": result += "<br>"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
