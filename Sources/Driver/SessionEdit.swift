import Checking
import Diagnostics
import Parsing
import Syntax

/// The text of a session's script while one entry changes it.
///
/// Only the lines that the entry is about change; all others keep their layout and comments.
struct SessionEdit {
  /// Why an entry cannot be taken in.
  struct Refusal {
    let problems: [Diagnostic]
    let sources: SourceMap
  }

  /// The parts of the script after the entry.
  private(set) var parts: [ScriptPart]
  /// What the entry does, asks and expects.
  private(set) var effects: [Accepted.Effect] = []
  private(set) var questions: [String] = []
  private(set) var expectations: [String] = []

  private let pipeline: Pipeline
  private let number: Int
  /// The replacements of stretches of the old text, in global offsets, and what stands there instead.
  private var edits: [(span: SourceSpan, text: [UInt8])] = []
  /// The declarations whose lines are changed.
  private var amended: [SourceSpan] = []
  /// What is to stand behind the script.
  private var added: [UInt8] = []
  /// The items of the script by their keys, the latest where several share one.
  private lazy var owned: [String: SourceSpan] = spansByKey()

  /// Starts from the parts that `pipeline` was made of; the entry would be the one with `number`.
  init(_ parts: [ScriptPart], _ pipeline: Pipeline, number: Int) {
    self.parts = parts
    self.pipeline = pipeline
    self.number = number
  }

  /// Whether the entry does more than ask.
  var changesSomething: Bool { !effects.isEmpty || !added.isEmpty || !edits.isEmpty }

  /// Takes in an entry; returns why that cannot be.
  mutating func apply(_ text: String) -> Refusal? {
    var map = SourceMap()
    guard let file = map.add(name: "entry", bytes: Array(text.utf8)) else {
      return Refusal(problems: [], sources: map)
    }
    var symbols = pipeline.written?.symbols ?? SymbolTable()
    let entry = parseEntry(file, symbols: &symbols)
    let errors = entry.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { return Refusal(problems: errors, sources: map) }
    take(entry, file, symbols)
    for name in entry.removals {
      if let problem = remove(name, symbols) { return Refusal(problems: [problem], sources: map) }
    }
    for change in entry.changes {
      if let problem = amend(change, symbols, file) {
        return Refusal(problems: [problem], sources: map)
      }
    }
    rewrite()
    return nil
  }

  /// Sorts the items of an entry: what replaces, what is added, what asks.
  private mutating func take(_ entry: ParsedEntry, _ file: SourceFile, _ symbols: SymbolTable) {
    // The lines of `change` and `without` belong to no item; comments above an item do.
    let amending = (entry.changes.map(\.span) + entry.removals.map(\.span)).map(\.end).sorted()
    var from = 0
    for item in entry.tree.items {
      let start = Int(item.span.start)
      if let last = amending.last(where: { $0 <= item.span.start }) { from = max(from, Int(last)) }
      let end = TextEdit.endOfLine(file.bytes, behind: Int(item.span.end))
      let body = Array(file.bytes[start..<Int(item.span.end)])
      switch item {
      case .query: questions.append(String(decoding: body, as: UTF8.self))
      case .expectation: take(expectation: body)
      case .currency, .period, .use, .asOf, .rows, .declaration, .binding, .scenario, .acceptance:
        let head = TextEdit.documentation(file.bytes, above: start, from: from)
        place(item, body, Array(file.bytes[head]), Array(file.bytes[from..<end]), symbols)
      }
      from = end
    }
  }

  /// Takes in something expected, unless the script expects it already.
  private mutating func take(expectation body: [UInt8]) {
    let text = String(decoding: body, as: UTF8.self)
    expectations.append(text)
    let known = pipeline.written?.tree.items.contains { item in
      guard case .expectation = item else { return false }
      return pipeline.sources.text(of: item.span) == text
    }
    if known == true { return }
    add(body)
  }

  /// Puts an item in the place of the one with its key, or behind all others.
  private mutating func place(
    _ item: Item, _ body: [UInt8], _ documentation: [UInt8], _ whole: [UInt8],
    _ symbols: SymbolTable
  ) {
    guard let key = item.key(symbols), let old = owned[key], !isBeingEdited(old) else {
      if let name = item.key(symbols) ?? item.nameless(symbols) {
        effects.append(.init(action: .added, name: name))
      }
      add(whole)
      return
    }
    // Documentation stays unless there is some anew.
    let span = documentation.isEmpty ? old : documented(old)
    edits.append((span, documentation + body))
    effects.append(.init(action: .replaced, name: key))
  }

  /// A stretch of the old text with the documentation above it.
  private func documented(_ span: SourceSpan) -> SourceSpan {
    guard let file = pipeline.sources.file(at: span.start) else { return span }
    let start = Int(span.start - file.base)
    let head = TextEdit.documentation(file.bytes, above: start, from: 0)
    return head.isEmpty ? span : SourceSpan(file.base + UInt32(head.lowerBound), span.end)
  }

  /// Adds text behind the script.
  private mutating func add(_ text: [UInt8]) {
    added += TextEdit.trimmed(text)
    added.append(UInt8(ascii: "\n"))
  }

  /// Whether a stretch of the old text is replaced already.
  private func isBeingEdited(_ span: SourceSpan) -> Bool {
    (edits.map(\.span) + amended).contains { $0.start < span.end && span.start < $0.end }
  }

  /// The items of the script's own parts that have a key.
  private func spansByKey() -> [String: SourceSpan] {
    guard let written = pipeline.written else { return [:] }
    var result: [String: SourceSpan] = [:]
    for item in written.tree.items {
      if let key = item.key(written.symbols), part(at: item.span) != nil {
        result[key] = item.span
      }
    }
    return result
  }

  /// The part that holds a stretch of text, nil where an imported file does.
  private func part(at span: SourceSpan) -> Int? {
    guard let file = pipeline.sources.file(at: span.start) else { return nil }
    let files = pipeline.sources.files.prefix(parts.count)
    let part = files.partitionPoint { $0.base < file.base }
    return part < files.count && files[part].base == file.base ? part : nil
  }

  /// The declaration of a name, in the script or in a scenario of it, and the span of all of it.
  private func declaration(of name: Symbol) -> Declaration? {
    for item in pipeline.written?.tree.items ?? [] {
      switch item {
      case .declaration(let one): if one.name.symbol == name { return one }
      case .scenario(let scenario):
        if let one = scenario.declarations.first(where: { $0.name.symbol == name }) { return one }
      case .currency, .period, .use, .asOf, .rows, .binding, .acceptance, .expectation, .query:
        break
      }
    }
    return nil
  }

  /// Takes away what has a name; returns why that cannot be.
  private mutating func remove(_ name: Name, _ symbols: SymbolTable) -> Diagnostic? {
    let spelling = symbols[name.symbol]
    let span = owned[spelling] ?? declaration(of: name.symbol)?.span
    guard let span else { return unknown(name, spelling) }
    guard let part = part(at: span) else { return SessionProblem.imported(spelling, name.span) }
    edits.append((TextEdit.wholeLines(of: span, in: pipeline.sources.files[part]), []))
    effects.append(.init(action: .removed, name: spelling))
    return nil
  }

  /// Changes lines of a declaration; returns why that cannot be.
  private mutating func amend(
    _ change: Change, _ symbols: SymbolTable, _ file: SourceFile
  ) -> Diagnostic? {
    let spelling = symbols[change.name.symbol]
    guard let old = declaration(of: change.name.symbol) else {
      return unknown(change.name, spelling)
    }
    guard let part = part(at: old.span) else {
      return SessionProblem.imported(spelling, change.name.span)
    }
    if isBeingEdited(old.span) { return SessionProblem.changedTwice(spelling, change.name.span) }
    let host = pipeline.sources.files[part]
    let lines = AmendedLines(old.attributes, change.attributes)
    if let unmet = lines.unmet {
      return SessionProblem.nothingToRemove(spelling, change.attributes[unmet].span)
    }
    let news = change.attributes.map {
      Array(file.bytes[Int($0.span.start)..<Int($0.span.end)])
    }
    edits += lines.edits(of: old, in: host, with: news)
    amended.append(old.span)
    effects.append(.init(action: .changed, name: spelling))
    return nil
  }

  /// What is said of a name that no declaration of its own has in the session.
  private mutating func unknown(_ name: Name, _ spelling: String) -> Diagnostic {
    if pipeline.hasName(spelling) { return SessionProblem.ofRows(spelling, name.span) }
    return SessionProblem.unknown(spelling, name.span, known: owned.keys.sorted())
  }

  /// Makes the new text of the parts.
  private mutating func rewrite() {
    edits.sort { $0.span.start > $1.span.start }
    for edit in edits {
      guard let part = part(at: edit.span) else { continue }
      let base = pipeline.sources.files[part].base
      parts[part].bytes.replaceSubrange(
        Int(edit.span.start - base)..<Int(edit.span.end - base), with: edit.text)
    }
    if added.isEmpty { return }
    parts.append(ScriptPart(entry: number, bytes: added))
  }
}
