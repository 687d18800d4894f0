import Checking
import Diagnostics
import Parsing
import Syntax
import XCTest

/// The signs that mark places in a source, in their order.
private let markers: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

/// Checks `source` and that exactly the findings of `finds` are reported at their markers.
///
/// A finding is the code and the headline; several at one marker are joined by newlines. The source
/// must be free of errors of reading, and there is a program just if there are no findings.
func check(
  _ source: String, finds: [Character: String] = [:], file: StaticString = #filePath,
  line: UInt = #line
) {
  var text = ""
  var offsets: [UInt32: Character] = [:]
  for character in source {
    if markers.contains(character) {
      offsets[UInt32(text.utf8.count)] = character
    } else {
      text.append(character)
    }
  }
  let checked = checked(text, file: file, line: line)
  var found: [Character: [String]] = [:]
  for diagnostic in checked.diagnostics {
    let finding = "\(diagnostic.code) \(diagnostic.message)"
    guard let marker = offsets[diagnostic.site.start] else {
      XCTFail("surplus at \(diagnostic.site.start): \(finding)", file: file, line: line)
      continue
    }
    found[marker, default: []].append(finding)
  }
  XCTAssertEqual(found.mapValues { $0.joined(separator: "\n") }, finds, file: file, line: line)
  XCTAssertEqual(checked.program == nil, !finds.isEmpty, file: file, line: line)
}

/// Reads and checks `text`, which must have no errors of reading.
func checked(_ text: String, file: StaticString = #filePath, line: UInt = #line) -> Checked {
  let (faults, checked) = readAndChecked(text)
  for diagnostic in faults where diagnostic.severity == .error {
    XCTFail("\(diagnostic.code) \(diagnostic.message)", file: file, line: line)
  }
  return checked
}

/// Reads and checks `text`, with what was wrong in reading it.
func readAndChecked(_ text: String) -> (faults: [Diagnostic], checked: Checked) {
  var map = SourceMap()
  guard let source = map.add(name: "test.samverka", bytes: Array(text.utf8)) else {
    preconditionFailure("a test is too large")
  }
  var symbols = SymbolTable()
  let parsed = parse(source, symbols: &symbols)
  let checked = Checking.check(parsed.tree, symbols: symbols, faults: parsed.diagnostics)
  return (parsed.diagnostics, checked)
}
