import Checking
import Diagnostics
import Parsing
import Syntax

extension Session {
  /// The scenario `name` with more lines at its end, as an entry that takes its place; of its changes
  /// those are left out that the new lines undo, and of these what then finds nothing to take away.
  ///
  /// Nil where no scenario of that name stands in the session's own text: an imported one cannot be
  /// replaced.
  public func scenario(_ name: String, with lines: String) -> String? {
    guard let (tree, symbols) = pipeline.written else { return nil }
    let scenarios = tree.items.compactMap { item in
      if case .scenario(let scenario) = item { scenario } else { nil }
    }
    guard let scenario = scenarios.first(where: { symbols[$0.name.symbol] == name }),
      let file = pipeline.sources.file(at: scenario.span.start),
      pipeline.sources.files.prefix(parts.count).contains(where: { $0.base == file.base })
    else { return nil }
    let more = Session.scenario(of: lines, symbols)
    let undone = Session.stretches(of: scenario, in: file) { name, line in
      guard let more, more.scenario.changes(name, { _ in true }) else { return false }
      let had = Session.lines(of: name, in: scenario, scenarios, tree)
      return more.scenario.changes(name) { line.isUndone(by: $0, among: had) }
    }
    let idle = more.map { more in
      Session.stretches(of: more.scenario, in: more.file) { name, line in
        guard case .without = line.value, scenario.extends == nil else { return false }
        let before = tree.declaration { $0 == name }?.attributes
        return scenario.changes(name) { $0.isUndone(by: line, among: []) }
          && before?.contains { $0.isUndone(by: line, among: []) } == false
      }
    }
    var text = Session.text(of: scenario, in: file, without: undone)
    if scenario.header.end == scenario.span.end { text += " {}" }
    let added =
      more.map {
        Session.unclosed(Session.text(of: $0.scenario, in: $0.file, without: idle ?? []))
          .dropFirst(Session.opening.count)
      } ?? lines[...]
    if added.allSatisfy(\.isWhitespace) { return text }
    return Session.unclosed(text) + "\n" + Session.indented(added) + "\n}"
  }

  /// Lines of a scenario as an entry takes them: what several changes of a thing hold stands in the first.
  public static func joiningChanges(in lines: String) -> String {
    var (sources, symbols) = (SourceMap(), SymbolTable())
    guard let file = sources.add(name: "", bytes: Array(lines.utf8)) else { return lines }
    var first: [Symbol: Int] = [:]
    // What stands before the last brace of a first change and becomes another text, nil where it stays;
    // and all of another change, which goes.
    var edits: [(stretch: Range<Int>, text: [UInt8]?)] = []
    for change in parseEntry(file, symbols: &symbols).changes {
      guard let inner = inner(of: change, in: file) else { return lines }
      if let number = first[change.name.symbol] {
        edits[number].text = (edits[number].text ?? []) + [UInt8(ascii: "\n")] + file.bytes[inner]
        let whole = TextEdit.wholeLines(of: change.span, in: file)
        edits.append((Int(whole.start)..<Int(whole.end), []))
      } else {
        first[change.name.symbol] = edits.count
        edits.append((inner.upperBound..<Int(change.span.end) - 1, nil))
      }
    }
    var text = file.bytes
    for (stretch, new) in edits.reversed() {
      if let new { text.replaceSubrange(stretch, with: TextEdit.ended(new)) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Where the lines between the braces of a change stand; nil where it has none.
  private static func inner(of change: Change, in file: SourceFile) -> Range<Int>? {
    let text = file.bytes[Int(change.name.span.end)..<Int(change.span.end)]
    guard text.last == UInt8(ascii: "}"), let open = text.firstIndex(of: UInt8(ascii: "{")) else {
      return nil
    }
    return TextEdit.trimmed(open + 1..<text.endIndex - 1, of: file.bytes)
  }

  /// The lines that something has in a scenario, and those it had before the scenario's changes.
  private static func lines(
    of name: Symbol, in scenario: Scenario, _ scenarios: [Scenario], _ tree: SyntaxTree
  ) -> [Attribute] {
    var lines = Array(tree.declaration { $0 == name }?.attributes ?? [])
    var next: Scenario? = scenario
    // What is sound extends no further than there are scenarios.
    for _ in scenarios {
      guard let one = next else { break }
      for change in one.changes where change.name.symbol == name { lines += change.attributes }
      next = scenarios.first { $0.name.symbol == one.extends?.symbol }
    }
    return lines
  }

  /// The text of a block without its last brace and what is blank before that.
  private static func unclosed(_ text: String) -> Substring {
    var text = text.dropLast()
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// The text of a scenario without some stretches, which are in order.
  private static func text(
    of scenario: Scenario, in file: SourceFile, without stretches: [SourceSpan]
  ) -> String {
    var bytes = file.bytes[
      Int(scenario.span.start - file.base)..<Int(scenario.span.end - file.base)]
    for whole in stretches.reversed() {
      bytes.removeSubrange(Int(whole.start - file.base)..<Int(whole.end - file.base))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What lines of a scenario stand behind to be parsed.
  private static let opening = "scenario S {\n"

  /// A scenario of some lines, with names as symbols of `symbols` where that has them.
  private static func scenario(
    of lines: String, _ symbols: SymbolTable
  ) -> (scenario: Scenario, file: SourceFile)? {
    var (sources, symbols) = (SourceMap(), symbols)
    let bytes = Array((opening + lines + "\n}\n").utf8)
    guard let file = sources.add(name: "", bytes: bytes),
      let scenario = parse(file, symbols: &symbols).tree.items.first?.scenario
    else { return nil }
    return (scenario, file)
  }

  /// The stretches of those lines of a scenario's changes that `isMeant` tells, in order; of a change of
  /// which that is all, its own lines.
  private static func stretches(
    of scenario: Scenario, in file: SourceFile, _ isMeant: (Symbol, Attribute) -> Bool
  ) -> [SourceSpan] {
    scenario.changes.flatMap { change -> [SourceSpan] in
      let lines = change.attributes
      let meant = lines.indices.filter { isMeant(change.name.symbol, lines[$0]) }
      if meant.count == lines.count { return [TextEdit.wholeLines(of: change.span, in: file)] }
      return Statement.removals(of: Set(meant), from: lines, in: file).map(\.span)
    }
  }

  /// Lines of a block by two spaces more than the outermost of them, without blank ones at the end.
  private static func indented(_ text: Substring) -> String {
    var text = text
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

extension Scenario {
  /// Whether it changes a line of something as `isMeant` tells.
  fileprivate func changes(_ name: Symbol, _ isMeant: (Attribute) -> Bool) -> Bool {
    changes.contains { $0.name.symbol == name && $0.attributes.contains(where: isMeant) }
  }
}
