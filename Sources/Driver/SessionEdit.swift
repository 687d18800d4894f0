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
  /// What the script expects already of that.
  private(set) var expectedBefore: Set<String> = []
  /// The lines that are dropped because they only concern what is taken away.
  private(set) var dropped: [String] = []
  /// The names that are taken away.
  private(set) var removed: Set<String> = []

  private let pipeline: Pipeline
  private let number: Int
  /// Where text of the entry stands in a part after the entry.
  private(set) var copies: [EntryCopy] = []
  /// What other text each part has since, in the order of the text.
  private(set) var rewritten: [Rewritten] = []

  /// A stretch of a part before the entry, and where the text stands that took its place.
  struct Rewritten {
    let part: Int
    let old: Range<Int>
    let new: Range<Int>
  }

  /// A stretch of the old text, in global offsets, what stands there instead, and what of that is the
  /// entry's own.
  private struct Edit {
    let span: SourceSpan
    var text: [UInt8] = []
    var copies: [EntryCopy] = []

    init(span: SourceSpan) { self.span = span }

    init(_ replacement: TextEdit.Replacement) { (span, text, copies) = replacement }
  }
  private var edits: [Edit] = []
  /// The declarations whose lines are changed, and the items that stand as the entry has them.
  private var amended: [SourceSpan] = []
  /// What is to stand behind the script.
  private var added = Edit(span: .nowhere)
  /// The items of the script by their keys, the latest where several share one.
  private lazy var owned: [String: SourceSpan] = spansByKey()

  /// Starts from the parts that `pipeline` was made of; the entry would be the one with `number`.
  init(_ parts: [ScriptPart], _ pipeline: Pipeline, number: Int) {
    self.parts = parts
    self.pipeline = pipeline
    self.number = number
  }

  /// Whether the entry does more than ask and repeat what stands.
  var changesSomething: Bool { !added.text.isEmpty || !edits.isEmpty }

  /// Takes in an entry; returns why that cannot be.
  ///
  /// `isSpared` tells whether all that stands in the script can do without a name, as `what if` finds.
  mutating func apply(_ text: String, isSpared: (String) -> Bool) -> Refusal? {
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
    if !removed.isEmpty { dropUses(removed.allSatisfy(isSpared)) }
    rewrite()
    return nil
  }

  /// Sorts the items of an entry: what replaces, what is added, what asks.
  private mutating func take(_ entry: ParsedEntry, _ file: SourceFile, _ symbols: SymbolTable) {
    // The lines of `change` and `without` belong to no item; comments above an item do.
    let amending = (entry.changes.map(\.span) + entry.removals.map(\.span)).map {
      TextEdit.endOfLine(file.bytes, behind: Int($0.end))
    }.sorted()
    var from = TextEdit.markLength(file.bytes)
    for item in entry.tree.items {
      let start = Int(item.span.start)
      if let last = amending.last(where: { $0 <= start }) { from = max(from, last) }
      let end = TextEdit.endOfLine(file.bytes, behind: Int(item.span.end))
      let body = start..<Int(item.span.end)
      let text = String(decoding: file.bytes[body], as: UTF8.self)
      switch item {
      case .query: questions.append(text)
      case .expectation:
        let comment = TextEdit.comment(file.bytes, behind: body.upperBound)
        take(expectation: text, from..<(comment ?? body).upperBound, file)
      case .currency, .period, .use, .asOf, .rows, .declaration, .binding, .scenario, .acceptance:
        let head = TextEdit.documentation(file.bytes, above: start, from: from)
        place(item, body, head, from..<end, file, symbols)
      }
      from = end
    }
    let isOnlyAsked = questions.count == entry.tree.items.count && amending.isEmpty
    if !isOnlyAsked || questions.isEmpty {
      takeRest(max(from, amending.last ?? 0)..<file.bytes.count, of: file)
    }
  }

  /// Takes in the comments behind all else.
  private mutating func takeRest(_ rest: Range<Int>, of file: SourceFile) {
    if file.bytes[rest].contains(UInt8(ascii: "#")) { add(rest, of: file) }
  }

  /// Takes in something expected, unless the script expects it already.
  private mutating func take(expectation text: String, _ whole: Range<Int>, _ file: SourceFile) {
    expectations.append(text)
    let known = pipeline.written?.tree.items.contains { item in
      guard case .expectation = item else { return false }
      return pipeline.sources.text(of: item.span) == text
    }
    if known == true {
      expectedBefore.insert(text)
      return
    }
    add(whole, of: file)
  }

  /// Puts an item in the place of the one with its key, or behind all others.
  private mutating func place(
    _ item: Item, _ body: Range<Int>, _ documentation: Range<Int>, _ whole: Range<Int>,
    _ file: SourceFile, _ symbols: SymbolTable
  ) {
    guard let key = item.key(symbols), let old = owned[key], !isBeingEdited(old) else {
      if let name = item.key(symbols) ?? item.nameless(symbols) {
        effects.append(.init(action: .added, name: name, place: item.place))
      }
      add(whole, of: file)
      return
    }
    if let host = pipeline.sources.file(at: old.start) {
      let new = EntryItem(
        entry: file.bytes, from: whole.lowerBound, body: body, documentation: documentation)
      let replacement = new.replacing(old, in: host)
      if Self.stands(replacement, in: host) {
        return leave(old, named: key, in: item.place)
      }
      edits.append(Edit(replacement))
    }
    effects.append(.init(action: .replaced, name: key, place: item.place))
  }

  /// Whether a replacement leaves the text of a file as it is.
  private static func stands(_ replacement: TextEdit.Replacement, in file: SourceFile) -> Bool {
    let (from, to) = (replacement.span.start - file.base, replacement.span.end - file.base)
    return file.bytes[Int(from)..<Int(to)].elementsEqual(replacement.text)
  }

  /// Leaves an item as it stands, which is what the entry says of it.
  private mutating func leave(_ old: SourceSpan, named name: String, in place: String?) {
    amended.append(old)
    effects.append(.init(action: .left, name: name, place: place))
  }

  /// Adds a stretch of the entry behind the script, below an empty line where it has one above.
  private mutating func add(_ stretch: Range<Int>, of file: SourceFile) {
    let whole = stretch
    let stretch = TextEdit.trimmed(stretch, of: file.bytes)
    let above = file.bytes[whole.lowerBound..<stretch.lowerBound]
    if !added.text.isEmpty && above.contains(where: TextEdit.isNewline) {
      added.text.append(UInt8(ascii: "\n"))
    }
    added.copies.append(EntryCopy(at: added.text.count, of: stretch))
    added.text += file.bytes[stretch]
    added.text.append(UInt8(ascii: "\n"))
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

  /// Where a declaration stands: in `base`, or in the block of a scenario, which is named.
  private func place(of span: SourceSpan) -> String {
    guard let (tree, symbols) = pipeline.written else { return "base" }
    for item in tree.items {
      if case .scenario(let scenario) = item, scenario.span.start <= span.start,
        span.end <= scenario.span.end
      {
        return symbols[scenario.name.symbol]
      }
    }
    return "base"
  }

  /// Takes away what has a name; returns why that cannot be.
  private mutating func remove(_ name: Name, _ symbols: SymbolTable) -> Diagnostic? {
    let spelling = symbols[name.symbol]
    let span = owned[spelling] ?? pipeline.written?.tree.declaration { $0 == name.symbol }?.span
    guard let span else { return unknown(name, spelling) }
    guard let part = part(at: span) else { return SessionProblem.imported(spelling, name.span) }
    edits.append(Edit(span: TextEdit.wholeLines(of: span, in: pipeline.sources.files[part])))
    let removedFrom = isScenario(name.symbol) ? nil : place(of: span)
    effects.append(.init(action: .removed, name: spelling, place: removedFrom))
    // What only a scenario declares is not used elsewhere.
    if owned[spelling] != nil { removed.insert(spelling) }
    return nil
  }

  /// Whether a name is that of a scenario.
  private func isScenario(_ name: Symbol) -> Bool {
    pipeline.written?.tree.items.contains { item in
      if case .scenario(let scenario) = item { scenario.name.symbol == name } else { false }
    } ?? false
  }

  /// Drops what only concerns the names that are taken away; lines of base too where they are `spared`.
  private mutating func dropUses(_ spared: Bool) {
    guard let uses = RemovedUses(of: removed, in: pipeline, sparingLines: spared) else { return }
    for use in uses.all where part(at: use.span) != nil && !isBeingEdited(use.span) {
      dropped.append(use.text)
      edits.append(Edit(span: use.span))
    }
  }

  /// Changes lines of a declaration; returns why that cannot be.
  private mutating func amend(
    _ change: Change, _ symbols: SymbolTable, _ file: SourceFile
  ) -> Diagnostic? {
    let spelling = symbols[change.name.symbol]
    guard let old = pipeline.written?.tree.declaration(where: { $0 == change.name.symbol }) else {
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
    let replacements = lines.edits(of: old, in: host, by: change.attributes, from: file)
    if replacements.allSatisfy({ Self.stands($0, in: host) }) {
      leave(old.span, named: spelling, in: place(of: old.span))
      return nil
    }
    edits += replacements.map(Edit.init)
    amended.append(old.span)
    effects.append(.init(action: .changed, name: spelling, place: place(of: old.span)))
    return nil
  }

  /// What is said of a name that no declaration of its own has in the session.
  private mutating func unknown(_ name: Name, _ spelling: String) -> Diagnostic {
    if isScenario(name.symbol) { return SessionProblem.ofScenario(spelling, name.span) }
    if owned[spelling] != nil { return SessionProblem.ofBinding(spelling, name.span) }
    if let member = pipeline.firstMember(of: spelling) {
      let isOwn = owned[member] != nil
      return SessionProblem.ofFamily(spelling, name.span, member: member, isOfRows: !isOwn)
    }
    if pipeline.hasName(spelling) { return SessionProblem.ofRows(spelling, name.span) }
    return SessionProblem.unknown(spelling, name.span, known: owned.keys.sorted())
  }

  /// Lets the lines of parts that are rewritten be told by the numbers they had: who looks into a file
  /// finds them there.
  private mutating func renumber() {
    var next = rewritten[...]
    while let part = next.first?.part {
      let changes = next.prefix { $0.part == part }
      next = next.dropFirst(changes.count)
      let numbers = Self.lineNumbers(
        of: parts[part].bytes, from: pipeline.sources.files[part], changes)
      parts[part].lineNumbers = numbers
    }
  }

  /// The numbers that the lines of a new text had in the old one; those that are new have the numbers of
  /// what they replace.
  private static func lineNumbers(
    of bytes: [UInt8], from old: SourceFile, _ changes: ArraySlice<Rewritten>
  ) -> [Int] {
    let (lines, oldLines) = (LineTable(bytes), old.lines)
    var changes = changes
    // The stretch behind which a line begins, or within which, and how much longer the text is there.
    var (current, growth, first) = (Rewritten?.none, 0, 0)
    return (1...lines.count).map { line in
      let start = lines.range(of: line).lowerBound
      while let next = changes.first, next.new.lowerBound <= start {
        (current, growth, first) = (next, next.new.upperBound - next.old.upperBound, line)
        changes = changes.dropFirst()
      }
      guard let current, start < current.new.upperBound else {
        return old.number(ofLine: oldLines.line(at: start - growth))
      }
      // A line that begins where the stretch does is its first; what it goes on with begins behind.
      let isFirst = lines.range(of: first).lowerBound == current.new.lowerBound
      let number = oldLines.line(at: current.old.lowerBound) + line - first + (isFirst ? 0 : 1)
      return old.number(ofLine: min(number, oldLines.line(at: current.old.upperBound)))
    }
  }

  /// Makes the new text of the parts.
  private mutating func rewrite() {
    edits.sort { $0.span.start < $1.span.start }
    // How much longer the text before is than it was, and in which part.
    var (growth, current) = (0, -1)
    for edit in edits {
      guard let part = part(at: edit.span) else { continue }
      if part != current { (growth, current) = (0, part) }
      let old = Int(edit.span.start - pipeline.sources.files[part].base)
      let start = old + growth
      let length = Int(edit.span.end - edit.span.start)
      parts[part].bytes.replaceSubrange(start..<start + length, with: edit.text)
      rewritten.append(
        Rewritten(part: part, old: old..<old + length, new: start..<start + edit.text.count))
      copies += edit.copies.map { $0.moved(by: start, in: part) }
      growth += edit.text.count - length
    }
    renumber()
    if added.text.isEmpty { return }
    copies += added.copies.map { $0.moved(by: 0, in: parts.count) }
    parts.append(ScriptPart(entry: number, bytes: added.text))
  }
}
