import Analysis
import Checking
import Diagnostics
import Evaluation
import Parsing
import Syntax
import XCTest

/// Judges `text`, which must have no problem, and returns what `write` says of the answers to its
/// questions.
func written(
  of text: String, line: UInt, by write: (Answer, SourceMap, inout String) -> Void
) throws -> String {
  var sources = SourceMap()
  let file = try XCTUnwrap(sources.add(name: "test.samverka", bytes: Array(text.utf8)))
  var symbols = SymbolTable()
  let parsed = parse(file, symbols: &symbols)
  let checked = Checking.check(parsed.tree, symbols: symbols)
  XCTAssertEqual((parsed.diagnostics + checked.diagnostics).map(\.message), [], line: line)
  let evaluator = Evaluator(try XCTUnwrap(checked.program, line: line))
  let inquiry = Inquiry(evaluator) { name in
    let evaluated = evaluator.model(of: name)
    return Inquiry.View(entities: evaluated.entities, verdict: Verdict(of: evaluated.model))
  }
  var written = ""
  for query in evaluator.program.queries { write(inquiry.answer(to: query), sources, &written) }
  return written
}
