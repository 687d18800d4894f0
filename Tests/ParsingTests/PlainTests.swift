import Diagnostics
import Syntax
import TestSamples
import XCTest

@testable import Parsing

/// Lines that are read by straight code are parsed as they are without it.
final class PlainTests: XCTestCase {
  /// Lines as they are mostly written, by the kinds of declarations that take them.
  private let lines: [DeclarationKind: [String]] = [
    .activity: [
      "by Clinic at 0,5 hours and 1 300 kr", "by P at 3 hours", "raises I by 2.25",
      "lowers Queue by 12 cases per year after 2 years", "up to 220",
    ],
    .party: [
      "part of Region", "capacity 36 500 hours", "horizon 2 years",
      "keeps 85 % of what it saves", "regards joint work as main task",
      "regards joint work as side task",
    ],
    .indicator: [
      "unit case / cases", "better lower", "better higher", "baseline 3 100", "baseline 12 cases",
      "falls on P12461 at 2 900 kr per case", "source \"N61427\"",
    ],
    .measure: [
      "held by P1", "held by P1, Longname_12, P3", "pays 9 500 kr per pupil", "up to 600 pupils",
      "from 2025-01-01", "until 2035-09", "until 2031",
    ],
    .goal: [
      "owners P1, P2", "worth 9 700 kr per meeting of I12478", "reach I75 9 296 by 2031",
      "reach I75 90 % by 2031-02-28",
    ],
    .budget: [
      "from P35 90 %", "from P35 900 kr", "covers A8 at 60 %", "runs 2025 to 2033-04",
      "limit 14,5 million kr per year", "limit 2 million in all", "limit 900 kr in all",
    ],
  ]

  /// First lines of declarations as they are mostly written, without their `{`.
  private let heads = [
    "activity A0", "activity Verylongname_12 \"A title\"", "party P", "party P \"A title, é\"",
    "indicator I1", "measure M of I1", "measure M of I1 \"A title\"", "goal G7", "budget B",
  ]

  /// What is put into lines in place of a word: what is plain, what nearly is, and what is not.
  private let pieces = [
    "", "P", "Kommun7", "Verylongname_12", "Åre", "Aé", "A[\"x\"]", "B[", "case", "verylongword",
    "é", "aé", "kr", "tkr", "Mkr", "million", "per", "and", "after", "at", "by", "to", "of", "in",
    "year", "not", "rest", "0", "7", "400", "12345", "123456", "1 300", "12 34", "1 000 000", "0,5",
    "2.25", "1,234", "1,2,3", "0,125", "2024", "0000", "2024-13", "2024-02-30", "2024-02-29", "5-1",
    "1\u{A0}000", "%", "± 10 %", "to 9", "+ 1", ",", ";", "{", "}", "(", ")", "\"text\"",
    "\"\\\"\"", "\" \"", "\"\"", "\"é\"", "\"open", "\u{0}", "\t", "\r\n", "\u{A0}", "# text",
    "## text",
    "\n## text\n", "\n", "\n\n", "\n          ", "\n then", "\nelse", "  ",
  ]

  /// What stands behind a text, so that what is read quickly is far from the end.
  private let margin = String(repeating: " ", count: 60)

  /// What a text is parsed to.
  private struct Told: Equatable {
    var tree: SyntaxTree
    var spellings: [String]
    var problems: [String]
    var facts: [Int]
  }

  /// Parses a text, with or without what is read by straight code.
  private func parse(_ source: String, isQuick: Bool) -> Told {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      var parser = Parser(bytes, base: 7, bytes.indices, symbols: .words, balance: .unknown)
      parser.readsPlainLines = isQuick
      parser.parseScript()
      let symbols = (Keyword.count..<parser.lexer.symbols.count).map {
        parser.lexer.symbols[Symbol(index: Int32($0))]
      }
      let problems = parser.lexer.problems.map { "\($0.problem) \($0.span)" }
      return Told(
        tree: parser.tree, spellings: symbols, problems: problems,
        facts: [parser.previousEnd, parser.statementStart, parser.lexer.lastFault])
    }
  }

  /// Checks that a text is parsed to the same in both ways.
  private func check(_ source: String) {
    XCTAssertEqual(parse(source, isQuick: true), parse(source, isQuick: false), source)
  }

  func testSamples() {
    check(Samples.discharge)
    check(Samples.discharge.replacing("\n", with: "\r\n"))
  }

  func testLinesArePlain() {
    for (kind, lines) in lines.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for line in lines {
        let source = "{\n  \(line)\n  \(line)\n}\n" + margin
        Array(source.utf8).withUnsafeBufferPointer { bytes in
          var parser = Parser(bytes, base: 7, bytes.indices, symbols: .words, balance: .unknown)
          parser.parsePlainLines(of: kind)
          XCTAssertEqual(parser.attributes.takeBlock().count, 2, line)
          XCTAssertEqual(parser.lexer.state.position, source.utf8.count - 62, line)
        }
      }
    }
  }

  func testDeclarationsArePlain() {
    for head in heads {
      let source = "x\n\(head) {\n}\n" + margin
      Array(source.utf8).withUnsafeBufferPointer { bytes in
        var parser = Parser(bytes, base: 7, bytes.indices, symbols: .words, balance: .unknown)
        parser.advance()
        XCTAssertTrue(parser.addPlainDeclaration(), head)
        XCTAssertEqual(parser.tree.items.count, 1)
        XCTAssertTrue(parser.at(.newline), head)
      }
    }
  }

  func testLinesThatAreNotPlain() {
    var turn = 0
    for (kind, lines) in lines.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let head = kind == .measure ? "measure M of I" : "\(kind) D"
      for line in lines {
        let words = line.split(separator: " ").map(String.init)
        for place in words.indices {
          // Every fifth piece, others at each place.
          turn += 1
          for piece in stride(from: turn % 5, to: pieces.count, by: 5).map({ pieces[$0] }) {
            let changed = words[..<place] + [piece] + words[(place + 1)...]
            check("\n\(head) {\n  \(changed.joined(separator: " "))\n}\n" + margin)
          }
        }
      }
    }
    for text in ["\"\"", "\" \"", "\"\\n\"", "\"a\" b", "\"é\"", "\"a", "\"a\rb\"", "\"\u{7F}\""] {
      check("\nparty P \(text) {\n}\nindicator I {\n  source \(text)\n}\n" + margin)
    }
  }

  func testRandomLines() {
    var random = SplitMix64(seed: 11)
    let kinds = lines.keys.sorted { $0.rawValue < $1.rawValue }
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        guard let head = heads.randomElement(using: &random),
          let kind = kinds.first(where: { head.hasPrefix($0.rawValue) })
        else { continue }
        text += mutated(head, &random) + " {\n"
        for _ in 0..<Int.random(in: 0...4, using: &random) {
          let known = Int.random(in: 0..<9, using: &random) > 0 ? kind : .activity
          guard let line = lines[known]?.randomElement(using: &random) else { continue }
          text += "  " + mutated(line, &random) + "\n"
        }
        text += "}\n"
      }
      check(text)
      check(text + margin)
    }
  }

  /// A line in which mostly one word is another.
  private func mutated(_ line: String, _ random: inout SplitMix64) -> String {
    var words = line.split(separator: " ").map(String.init)
    if Bool.random(using: &random) { return line }
    let place = Int.random(in: 0..<words.count, using: &random)
    let piece = pieces.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<4, using: &random) {
    case 0: words.insert(piece, at: place)
    case 1: words.append(piece)
    case 2: words[place] += piece
    default: words[place] = piece
    }
    return words.joined(separator: " ")
  }
}
