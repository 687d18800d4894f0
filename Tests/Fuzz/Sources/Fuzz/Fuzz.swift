import Analysis
import Checking
import Diagnostics
import Driver
import Glibc
import Parsing
import Reporting
import Syntax

/// How far an input goes; `SAMVERKA_FUZZ` is `check` to stop behind checking.
private let stopsAfterChecking = getenv("SAMVERKA_FUZZ").map { String(cString: $0) } == "check"

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let shelf = Shelf(Array(UnsafeBufferPointer(start: start, count: count)))
  if stopsAfterChecking { checkOnly(shelf) } else { runWhole(shelf) }
  return 0
}

/// Parses and checks the script alone.
private func checkOnly(_ shelf: Shelf) {
  var sources = SourceMap()
  guard let file = sources.add(name: shelf.script.name, bytes: shelf.script.bytes) else { return }
  var symbols = SymbolTable.words
  var tree = SyntaxTree()
  let faults = parse(
    file, as: SourceForm(ofFileNamed: file.name), into: &tree, symbols: &symbols)
  let parsed = Parsed(tree: tree, diagnostics: faults)
  let checked = check(parsed.tree, symbols: symbols, faults: parsed.diagnostics)
  let problems = parsed.diagnostics + checked.diagnostics
  precondition((checked.program == nil) == problems.contains { $0.severity == .error })
  for problem in problems { inspect(problem, file) }
  if !parsed.diagnostics.contains(where: { $0.severity == .error }) {
    reparse(parsed.tree, symbols)
  }
}

/// Everything the commands do, and looks at all they would show.
private func runWhole(_ shelf: Shelf) {
  let source = Source(bytes: shelf.script.bytes)
  guard let pipeline = Pipeline(name: shelf.script.name, source: source, imports: shelf) else {
    return
  }
  var found = pipeline.problems
  found += pipeline.figureProblems
  found += pipeline.verdictFindings()
  found += pipeline.expectations().compactMap(\.diagnostic)
  var text = ""
  var renderer = DiagnosticRenderer(pipeline.sources)
  renderer.write(found.sorted(), to: &text)
  for answer in pipeline.answers() {
    AnswerWriter(sources: pipeline.sources).write(answer, to: &text)
  }
  for scenario in pipeline.scenarios {
    guard let verdict = pipeline.verdict(on: scenario) else { continue }
    VerdictWriter(verdict, sources: pipeline.sources, layer: .full).write(to: &text)
    let repair = Repair(of: verdict)
    RepairWriter(repair, sources: pipeline.sources).write(to: &text)
    VerdictJSON(pipeline.sources).write([verdict], repairs: [repair], to: &text)
  }
  precondition(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isHidden }, "text that acts")
}

/// A diagnostic has words and stands within the file.
private func inspect(_ problem: Diagnostic, _ file: SourceFile) {
  precondition(!problem.message.isEmpty, "a problem without words")
  for label in [problem.primary] + problem.secondary where label.site != .nowhere {
    precondition(label.site.end <= file.span.end, "a place beyond the file")
  }
}

/// What is printed of a tree without errors parses again, and prints as itself.
private func reparse(_ tree: SyntaxTree, _ symbols: SymbolTable) {
  let once = printed(tree, symbols)
  var sources = SourceMap()
  guard let file = sources.add(name: "again", bytes: Array(once.utf8)) else { return }
  var table = SymbolTable.words
  let again = parse(file, symbols: &table)
  precondition(
    !again.diagnostics.contains { $0.severity == .error }, "what is printed does not parse")
  precondition(printed(again.tree, table) == once, "what is printed prints differently")
}

/// The tree as source.
private func printed(_ tree: SyntaxTree, _ symbols: SymbolTable) -> String {
  var text = ""
  SyntaxPrinter(tree, symbols: symbols).write(to: &text)
  return text
}
