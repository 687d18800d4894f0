import Diagnostics
import Parsing
import Syntax

/// What stands in a session's script and only concerns names that are taken away.
struct RemovedUses {
  /// One stretch of the text that goes with them.
  struct Use {
    /// The stretch, whole lines where it is alone on them.
    let span: SourceSpan
    /// What is said of it.
    let text: String
  }

  /// The stretches in the order they were found.
  private(set) var all: [Use] = []
  private let names: Set<String>
  private let sources: SourceMap
  private let symbols: SymbolTable

  /// Finds them in the script of `pipeline`: acceptances, and the lines of scenarios that change the
  /// names or take them away; lines of base that name them only where these are to be dropped as well.
  ///
  /// Nil where the text of the script is not kept.
  /// - Complexity: O(n) in the size of the script.
  init?(of names: Set<String>, in pipeline: Pipeline, sparingLines: Bool) {
    guard let (tree, symbols) = pipeline.written else { return nil }
    self.names = names
    self.symbols = symbols
    sources = pipeline.sources
    for item in tree.items {
      switch item {
      case .acceptance(let one): add(one)
      case .scenario(let scenario): addLines(of: scenario)
      case .declaration(let declaration) where sparingLines: addLines(of: declaration)
      case .declaration, .currency, .period, .use, .asOf, .rows, .binding, .expectation, .query:
        break
      }
    }
  }

  /// Adds an acceptance of a finding about one of the names.
  private mutating func add(_ acceptance: Acceptance) {
    let name = symbols[acceptance.name.symbol]
    if names.contains(name) {
      add(acceptance.span, "the acceptance of \(acceptance.code) on `\(name)`")
    }
  }

  /// Adds the lines of a scenario that are about one of the names.
  private mutating func addLines(of scenario: Scenario) {
    let place = " of `\(symbols[scenario.name.symbol])`"
    for acceptance in scenario.acceptances { add(acceptance) }
    for change in scenario.changes where names.contains(symbols[change.name.symbol]) {
      add(change.span, "`change \(symbols[change.name.symbol])`" + place)
    }
    for name in scenario.removals where names.contains(symbols[name.symbol]) {
      guard let start = word(Keyword.without.spelling, before: name.span) else { continue }
      add(SourceSpan(start, name.span.end), "`without \(symbols[name.symbol])`" + place)
    }
  }

  /// Adds the lines of a declaration that have one of the names, or the names in longer lists.
  private mutating func addLines(of declaration: Declaration) {
    let name = symbols[declaration.name.symbol]
    if names.contains(name) { return }
    var wholes: Set<Int> = []
    for (number, line) in declaration.attributes.enumerated() {
      let text = sources.text(of: line.span)
      guard names.contains(where: text.contains) else { continue }
      let bytes = Array(text.utf8)
      let found = marks(in: text).filter { $0.mark == .name }.map(\.range)
      let gone = found.filter { names.contains(String(decoding: bytes[$0], as: UTF8.self)) }
      if gone.isEmpty { continue }
      guard let list = List(found, around: gone, in: bytes) else {
        wholes.insert(number)
        continue
      }
      for range in list.stretches {
        let start = line.span.start
        let shown = String(decoding: bytes[range], as: UTF8.self).filter { $0 != "," && $0 != " " }
        all.append(
          Use(
            span: SourceSpan(start + UInt32(range.lowerBound), start + UInt32(range.upperBound)),
            text: "`\(shown)` in a line of `\(name)`"))
      }
    }
    addLines(wholes, of: declaration, name)
  }

  /// Adds lines of a declaration all of whose names go.
  private mutating func addLines(_ gone: Set<Int>, of declaration: Declaration, _ name: String) {
    let lines = declaration.attributes
    guard let file = sources.file(at: declaration.span.start) else { return }
    for removal in Statement.removals(of: gone, from: lines, in: file) {
      let (first, last) = (removal.lines.lowerBound, removal.lines.upperBound - 1)
      let text = sources.text(of: SourceSpan(lines[first].span.start, lines[last].span.end))
      all.append(Use(span: removal.span, text: "`\(text)` of `\(name)`"))
    }
  }

  /// Adds a stretch with the lines that it is alone on.
  private mutating func add(_ span: SourceSpan, _ text: String) {
    guard let file = sources.file(at: span.start) else { return }
    all.append(Use(span: TextEdit.wholeLines(of: span, in: file), text: text))
  }

  /// The offset of a word that stands before a place with nothing but white space between.
  private func word(_ word: String, before span: SourceSpan) -> UInt32? {
    guard let file = sources.file(at: span.start) else { return nil }
    let before = file.bytes[..<Int(span.start - file.base)]
    guard let end = before.lastIndex(where: { !TextEdit.isBlank($0) && !TextEdit.isNewline($0) }),
      before[...end].suffix(word.utf8.count).elementsEqual(word.utf8)
    else { return nil }
    return file.base + UInt32(end + 1 - word.utf8.count)
  }
}

/// Names with commas between them, of which some go and some stay.
private struct List {
  /// The stretches that go, each with one comma.
  let stretches: [Range<Int>]

  /// Finds the list in the text of a line whose names are `names`; nil where no name of it stays.
  init?(_ names: [Range<Int>], around gone: [Range<Int>], in bytes: [UInt8]) {
    /// Whether nothing but a comma stands between a name and the one behind it.
    func isJoined(_ index: Int) -> Bool {
      guard names.indices.contains(index), names.indices.contains(index + 1) else { return false }
      let between = bytes[names[index].upperBound..<names[index + 1].lowerBound]
      return between.filter { !TextEdit.isBlank($0) && !TextEdit.isNewline($0) } == [0x2C]
    }
    var stretches: [Range<Int>] = []
    for range in gone {
      guard let index = names.firstIndex(of: range) else { return nil }
      var (first, last) = (index, index)
      while isJoined(first - 1) { first -= 1 }
      while isJoined(last) { last += 1 }
      guard let kept = (first...last).first(where: { !gone.contains(names[$0]) }) else {
        return nil
      }
      stretches.append(
        index > kept
          ? names[index - 1].upperBound..<range.upperBound
          : range.lowerBound..<names[index + 1].lowerBound)
    }
    self.stretches = stretches
  }
}
