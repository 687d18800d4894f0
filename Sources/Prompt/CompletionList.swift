import Diagnostics

/// What may follow, shown below what is entered: one a line, with what it is.
struct CompletionList {
  /// The lines, each ended; what there is no room for is counted.
  let text: String

  /// Lays out candidates for a terminal of some size.
  init(_ candidates: [Completions.Candidate], _ size: (columns: Int, rows: Int)) {
    let room = max(4, min(30, size.rows - 4))
    let shown = candidates.count <= room ? candidates[...] : candidates.prefix(room - 1)
    let width = shown.map { visible($0.text).terminalWidth }.max() ?? 0
    var text = ""
    for candidate in shown {
      let word = visible(candidate.text)
      let space = String(repeating: " ", count: width - word.terminalWidth + 2)
      let line = candidate.note.isEmpty ? word : word + space + visible(candidate.note)
      text += line.cut(to: size.columns - 1) + "\n"
    }
    let more = candidates.count - shown.count
    if more > 0 { text += "… and \(more) more\n" }
    self.text = text
  }
}

extension String {
  /// The text cut to a number of columns, `…` where something is cut.
  func cut(to columns: Int) -> String {
    if terminalWidth <= columns { return self }
    var result = ""
    var width = 0
    for character in self {
      width += character.terminalWidth
      if width >= columns { break }
      result.append(character)
    }
    return result + "…"
  }
}
