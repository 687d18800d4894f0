import Diagnostics
import Parsing
import Syntax
import XCTest

/// The signs that mark places in a source, in their order.
private let markers: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

/// Parses `source` and checks that exactly the findings of `finds` are reported at their markers.
///
/// A finding is the code and the headline, as `"SV024 `}` closes nothing"`; several at one marker are
/// joined by newlines.
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
  let parsed = parsed(text).parsed
  var found: [Character: [String]] = [:]
  for diagnostic in parsed.diagnostics {
    let finding = "\(diagnostic.code) \(diagnostic.message)"
    guard let marker = offsets[diagnostic.site.start] else {
      XCTFail("surplus at \(diagnostic.site.start): \(finding)", file: file, line: line)
      continue
    }
    found[marker, default: []].append(finding)
  }
  XCTAssertEqual(found.mapValues { $0.joined(separator: "\n") }, finds, file: file, line: line)
}

/// A table of the words of the language, made once.
private let noSymbols = SymbolTable()

/// What parsing a text gives.
struct Result {
  let parsed: Parsed<SyntaxTree>
  let symbols: SymbolTable

  /// The tree.
  var tree: SyntaxTree { parsed.tree }

  /// The declarations at the top of the script.
  var declarations: [Declaration] {
    tree.items.compactMap { if case .declaration(let d) = $0 { d } else { nil } }
  }
}

/// Parses `bytes` as a file.
func parsed(_ bytes: [UInt8]) -> Result {
  var map = SourceMap()
  guard let file = map.add(name: "test.samverka", bytes: bytes) else {
    preconditionFailure("a test is too large")
  }
  var symbols = noSymbols
  let parsed = parse(file, symbols: &symbols)
  return Result(parsed: parsed, symbols: symbols)
}

/// Parses `text` as a file.
func parsed(_ text: String) -> Result { parsed(Array(text.utf8)) }
