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
    .budget: ["from P35 90 %", "from P35 900 kr", "covers A8 at 60 %", "runs 2025 to 2033-04"],
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

  /// What a text is parsed to.
  private struct Told: Equatable {
    var tree: SyntaxTree
    var spellings: [String]
    var problems: [String]
    var facts: [Int]
  }

  /// Parses a text, with or without what is read quickly, and tells how many lines were plain.
  private func parse(_ source: String, isQuick: Bool) -> (told: Told, plain: Int) {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      var parser = Parser(bytes, base: 7, bytes.indices, symbols: .words, balance: .unknown)
      parser.readsPlainLines = isQuick
      parser.parseScript()
      let symbols = (0..<parser.lexer.symbols.count).map {
        parser.lexer.symbols[Symbol(index: Int32($0))]
      }
      let problems = parser.lexer.problems.map { "\($0.problem) \($0.span)" }
      let told = Told(
        tree: parser.tree, spellings: symbols, problems: problems,
        facts: [parser.previousEnd, parser.statementStart, parser.lexer.lastFault])
      return (told, parser.glance)
    }
  }

  /// Checks that a text is parsed to the same in both ways; returns whether some line was looked at.
  @discardableResult
  private func check(_ source: String) -> Bool {
    let (told, glance) = parse(source, isQuick: true)
    XCTAssertEqual(told, parse(source, isQuick: false).told, source)
    return glance > 0
  }

  func testSamples() {
    XCTAssertTrue(check(Samples.discharge))
    check(Samples.discharge.replacing("\n", with: "\r\n"))
  }

  func testEachLineIsPlain() {
    for (kind, lines) in lines.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for line in lines {
        let head = "\(kind) A \(kind == .measure ? "of I " : "")"
        let source = "\(head){\n  \(line)\n}\n" + String(repeating: " ", count: 60)
        check(source)
        let (told, glance) = parse(source, isQuick: true)
        // Behind the last plain line the next one is tried, in vain.
        XCTAssertEqual(glance, source.utf8.distance(to: "}", in: source), source)
        XCTAssertTrue(told.problems.isEmpty, source)
      }
    }
  }

  func testRandomLines() {
    var random = SplitMix64(seed: 11)
    let kinds = lines.keys.sorted { $0.rawValue < $1.rawValue }
    for _ in 0..<600 {
      var text = ""
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        guard let kind = kinds.randomElement(using: &random) else { continue }
        text += "\(kind) D\(kind == .measure ? " of I" : "") {\n"
        for _ in 0..<Int.random(in: 0...4, using: &random) {
          let known = Int.random(in: 0..<9, using: &random) > 0 ? kind : .activity
          guard let line = lines[known]?.randomElement(using: &random) else { continue }
          text += "  " + mutated(line, &random) + "\n"
        }
        text += "}\n"
      }
      check(text)
      // So that what is read quickly is far from the end.
      check(text + String(repeating: " ", count: 40))
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

extension String.UTF8View {
  /// The offset of the first `sign` of a text.
  fileprivate func distance(to sign: Character, in text: String) -> Int? {
    text.firstIndex(of: sign).map { distance(from: startIndex, to: $0) }
  }
}
