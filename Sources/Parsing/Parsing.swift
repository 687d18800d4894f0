import Diagnostics
import Syntax

/// How a file holds a script.
public enum SourceForm: Hashable, Sendable {
  /// All of it is the script.
  case script
  /// A Markdown file: the blocks fenced as `samverka` are the script, read in order.
  case markdown
  /// What was entered in a session: a bare expression is a query; what amends is left out.
  case entry

  /// Tells the form by the ending of a file's name.
  public init(ofFileNamed name: String) { self = name.hasSuffix(".md") ? .markdown : .script }
}

/// Parses a whole file.
///
/// Always gives a tree, as whole as the text allows; what could not be parsed is missing from it and
/// reported. The diagnostics are in the order of the text.
/// - Complexity: O(n) in the size of the file, for a file of few problems.
public func parse(_ file: SourceFile, symbols: inout SymbolTable) -> Parsed<SyntaxTree> {
  var tree = SyntaxTree()
  let diagnostics = parse(file, as: .script, into: &tree, symbols: &symbols)
  return Parsed(tree: tree, diagnostics: diagnostics)
}

/// Parses a file and adds its items to `tree`; returns what is wrong with it, in the order of the text.
///
/// - Complexity: O(n) in the size of the file, for a file of few problems.
public func parse(
  _ file: SourceFile, as form: SourceForm, into tree: inout SyntaxTree,
  symbols: inout SymbolTable
) -> [Diagnostic] {
  guard file.bytes.count < Int(Int32.max) else {
    let problem = LocatedProblem(problem: .fileTooLarge, span: SourceSpan(file.base, file.base))
    return [problem.diagnostic]
  }
  let utf16 = isUTF16(file.bytes)
  var ranges = [file.bytes.indices]
  var problems: [LocatedProblem] = []
  var (kept, untold) = (0, 0)
  if form == .markdown && !utf16 {
    let blocks = MarkdownBlocks(file.bytes)
    ranges = blocks.ranges
    problems += blocks.problems(of: file)
  }
  file.bytes.withUnsafeBufferPointer { bytes in
    for range in ranges {
      let faults = EncodingFaults(bytes, range)
      problems += faults.problems(of: file, isUTF16: utf16)
      if utf16 { continue }
      let table = symbols
      // The parser's table is the only one meanwhile, so that it is not copied for every block.
      symbols = .words
      var parser = Parser(
        bytes, base: file.base, range, symbols: consume table, balance: .unknown)
      parser.lexer.keptBefore = kept
      parser.parse(form, into: &tree, symbols: &symbols)
      problems += parser.lexer.problems
      kept += parser.lexer.problems.count
      untold += parser.lexer.untold
      problems += faults.turnedTexts(of: file, besides: parser.lexer.problems)
    }
  }
  if untold > 0 {
    // At the start of the text, where none overlooks it.
    let start = file.base + UInt32(ranges[0].lowerBound)
    let site = SourceSpan(start, start)
    problems.append(LocatedProblem(problem: .untold(untold), span: site))
  }
  return problems.map(\.diagnostic).sorted()
}

extension Parser {
  /// Parses the whole text and adds its items to a tree.
  fileprivate mutating func parse(
    _ form: SourceForm, into target: inout SyntaxTree, symbols: inout SymbolTable
  ) {
    swap(&tree, &target)
    makeRoom()
    swap(&lexer.indices, &tree.indices)
    // The first token has been read already.
    lexer.indices.merge(tree.indices) { old, _ in old }
    if form == .entry { _ = parseEntry() } else { parseScript() }
    tree.indices = lexer.indices
    swap(&tree, &target)
    symbols = lexer.symbols
  }

  /// Makes room for what a large text full of figures holds, so that nothing is moved as it grows; what
  /// stays unused costs no memory.
  private mutating func makeRoom() {
    let count = lexer.end - lexer.start
    guard count > 1 << 20, tree.nodes.isEmpty else { return }
    tree.nodes.reserveCapacity(count / 16)
    tree.items.reserveCapacity(tree.items.count + count / 100)
    lexer.symbols.reserve(count / 128)
  }
}

extension MarkdownBlocks {
  /// The problems to report: a block without an end, and those that are not read.
  fileprivate func problems(of file: SourceFile) -> [LocatedProblem] {
    let unread = quoted.map { (ParseProblem.quotedScript, $0) }
    return (unread + (unclosed.map { [(.unclosedFence, $0)] } ?? [])).map { problem, line in
      let start = file.base + UInt32(line.lowerBound)
      return LocatedProblem(
        problem: problem, span: SourceSpan(start, start + UInt32(line.count)))
    }
  }
}

/// Whether a file begins with the byte order mark of UTF-16.
private func isUTF16(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
}

extension EncodingFaults {
  /// The problems to report, one for each kind of fault.
  fileprivate func problems(of file: SourceFile, isUTF16: Bool) -> [LocatedProblem] {
    var problems: [LocatedProblem] = []
    if let offset = firstInvalid {
      let place = SourceSpan(file.base + UInt32(offset), file.base + UInt32(offset) + 1)
      problems.append(
        LocatedProblem(
          problem: .notUTF8(places: invalidCount, isUTF16: isUTF16), span: place))
    }
    if let offset = firstNUL, !isUTF16 {
      let place = SourceSpan(file.base + UInt32(offset), file.base + UInt32(offset) + 1)
      problems.append(LocatedProblem(problem: .nulBytes(nulCount), span: place))
    }
    return problems
  }

  /// The problems of characters that turn text, where `others` do not tell of them already: between
  /// texts and comments they are errors.
  fileprivate func turnedTexts(
    of file: SourceFile, besides others: [LocatedProblem]
  ) -> [LocatedProblem] {
    if turns.isEmpty { return [] }
    let known = Set(others.map(\.span.start))
    return turns.compactMap { offset in
      let place = SourceSpan(file.base + UInt32(offset), file.base + UInt32(offset) + 3)
      let third = UInt32(file.bytes[offset + 2] & 0x3F)
      let block: UInt32 = file.bytes[offset + 1] == 0x80 ? 0x2000 : 0x2040
      guard !known.contains(place.start), let scalar = Unicode.Scalar(block + third) else {
        return nil
      }
      return LocatedProblem(problem: .turnedText(scalar), span: place)
    }
  }
}
