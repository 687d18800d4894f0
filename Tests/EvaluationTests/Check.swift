import Arithmetic
import Checking
import Diagnostics
import Evaluation
import Parsing
import Syntax
import XCTest

/// The signs that mark places in a source, in their order.
private let markers: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

/// A script that was read and checked, with its names at hand.
struct Script {
  let evaluator: Evaluator

  /// Reads and checks `text`, which must have no errors up to there.
  init(_ text: String, file: StaticString = #filePath, line: UInt = #line) throws {
    var map = SourceMap()
    let source = try XCTUnwrap(map.add(name: "test.samverka", bytes: Array(text.utf8)))
    var symbols = SymbolTable()
    let parsed = parse(source, symbols: &symbols)
    let checked = Checking.check(parsed.tree, symbols: symbols)
    for diagnostic in parsed.diagnostics + checked.diagnostics where diagnostic.severity == .error {
      XCTFail("\(diagnostic.code) \(diagnostic.message)", file: file, line: line)
    }
    evaluator = Evaluator(try XCTUnwrap(checked.program, file: file, line: line))
  }

  /// The symbol of a name.
  func symbol(_ name: String) throws -> Symbol {
    try XCTUnwrap(evaluator.program.symbols.symbol(of: name))
  }

  /// A scenario by its name, nil for base.
  func evaluated(_ scenario: String? = nil) throws -> Evaluated {
    evaluator.model(of: try scenario.map(symbol))
  }
}

/// Builds the model of a scenario, which must be without findings.
func model(
  _ text: String, _ scenario: String? = nil, file: StaticString = #filePath, line: UInt = #line
) throws -> Model {
  let evaluated = try Script(text, file: file, line: line).evaluated(scenario)
  XCTAssertEqual(evaluated.diagnostics.map(\.message), [], file: file, line: line)
  return evaluated.model
}

/// Evaluates `source` and checks that exactly the findings of `finds` are reported at their markers.
///
/// A finding is the code and the headline; several at one marker are joined by newlines.
func check(
  _ source: String, in scenario: String? = nil, finds: [Character: String] = [:],
  file: StaticString = #filePath, line: UInt = #line
) throws {
  var text = ""
  var offsets: [UInt32: Character] = [:]
  for character in source {
    if markers.contains(character) {
      offsets[UInt32(text.utf8.count)] = character
    } else {
      text.append(character)
    }
  }
  var found: [Character: [String]] = [:]
  for diagnostic in try Script(text, file: file, line: line).evaluated(scenario).diagnostics {
    let finding = "\(diagnostic.code) \(diagnostic.message)"
    guard let marker = offsets[diagnostic.site.start] else {
      XCTFail("surplus at \(diagnostic.site.start): \(finding)", file: file, line: line)
      continue
    }
    found[marker, default: []].append(finding)
  }
  XCTAssertEqual(found.mapValues { $0.joined(separator: "\n") }, finds, file: file, line: line)
}
