import Checking
import Diagnostics
import Parsing
import Syntax

extension Session {
  /// The scenario `name` with more lines at its end, as an entry that takes its place; of its changes
  /// those are left out that the new lines undo.
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
    var text = Session.text(of: scenario, in: file, before: lines, symbols)[...]
    if scenario.header.end < scenario.span.end {
      text = text.dropLast()
    } else {
      text += " {"
    }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text + "\n" + Session.indented(lines) + "\n}"
  }

  /// The text of a scenario without what the changes in `lines`, which come behind it, undo.
  private static func text(
    of scenario: Scenario, in file: SourceFile, before lines: String, _ symbols: SymbolTable
  ) -> String {
    var bytes = file.bytes[
      Int(scenario.span.start - file.base)..<Int(scenario.span.end - file.base)]
    for whole in undone(in: scenario, of: file, by: changes(in: lines, symbols)).reversed() {
      bytes.removeSubrange(Int(whole.start - file.base)..<Int(whole.end - file.base))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The changes in lines of a scenario, with names as symbols of `symbols` where that has them.
  private static func changes(in lines: String, _ symbols: SymbolTable) -> [Change] {
    var (sources, symbols) = (SourceMap(), symbols)
    guard let file = sources.add(name: "", bytes: Array("scenario S {\n\(lines)\n}\n".utf8)) else {
      return []
    }
    return parse(file, symbols: &symbols).tree.items.flatMap { $0.scenario?.changes ?? [] }
  }

  /// The stretches of a scenario that changes behind it undo, in order; of a change of which all is
  /// undone, its own lines.
  private static func undone(
    in scenario: Scenario, of file: SourceFile, by changes: [Change]
  ) -> [SourceSpan] {
    scenario.changes.flatMap { old -> [SourceSpan] in
      let new = changes.filter { $0.name.symbol == old.name.symbol }.flatMap(\.attributes)
      let undone = old.attributes.indices.filter { line in
        new.contains { old.attributes[line].isUndone(by: $0) }
      }
      if undone.count == old.attributes.count {
        return [TextEdit.wholeLines(of: old.span, in: file)]
      }
      return Statement.removals(of: Set(undone), from: old.attributes, in: file).map(\.span)
    }
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
