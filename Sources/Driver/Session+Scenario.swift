import Diagnostics
import Syntax

extension Session {
  /// The scenario `name` with more lines at its end, as an entry that takes its place.
  ///
  /// Nil where no scenario of that name stands in the session's own text: an imported one cannot be
  /// replaced.
  public func scenario(_ name: String, with lines: String) -> String? {
    guard let (tree, symbols) = pipeline.written else { return nil }
    let scenarios = tree.items.lazy.compactMap { item in
      if case .scenario(let scenario) = item { scenario } else { nil }
    }
    guard let scenario = scenarios.first(where: { symbols[$0.name.symbol] == name }),
      let file = pipeline.sources.file(at: scenario.span.start),
      pipeline.sources.files.prefix(parts.count).contains(where: { $0.base == file.base })
    else { return nil }
    var text = pipeline.sources.text(of: scenario.span)[...]
    if scenario.header.end < scenario.span.end {
      text = text.dropLast()
    } else {
      text += " {"
    }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text + "\n" + Session.indented(lines) + "\n}"
  }

  /// Lines of a block by two spaces more than the outermost of them, without blank ones at the end.
  private static func indented(_ text: String) -> String {
    var text = text[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // The first line stands behind the brace, wherever that was.
    let outermost = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix(while: \.isWhitespace).count }.min()
    return lines.enumerated().map { place, line in
      "  " + (place == 0 ? line.drop(while: \.isWhitespace) : line.dropFirst(outermost ?? 0))
    }.joined(separator: "\n")
  }
}
