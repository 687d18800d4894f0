import Arithmetic
import XCTest

@testable import Tabulating

/// A number is read in one way or not at all.
final class NumberTests: XCTestCase {
  /// Checks what the cells of one column say where numbers are asked for.
  private func check(_ cells: [String], _ expected: [String], line: UInt = #line) throws {
    let read = try table("sep=;\nA;B\n" + cells.map { "x;\($0)\n" }.joined(), line: line)
    let column = try XCTUnwrap(read.column(named: "B"))
    XCTAssertEqual(read.rows.map { shown($0[column].number) }, expected, line: line)
  }

  func testEachFormAlone() throws {
    let forms: [(String, String)] = [
      ("0581", "581"), ("-5", "-5"), ("\u{2212}5,5", "-5.5"), (" 12 ", "12"), ("0", "0"),
      ("1 234", "1234"), ("1\u{A0}234\u{A0}567", "1234567"), ("1\u{202F}234,50", "1234.5"),
      ("12 345.5", "12345.5"), ("1 234,567", "1234.567"), ("1,5", "1.5"), ("1.5", "1.5"),
      ("0,125", "0.125"), ("0.125", "0.125"), ("1234,567", "1234.567"), ("1,2345", "1.2345"),
      ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("1,234.5", "1234.5"),
      ("1.234,5", "1234.5"), ("-1,234,567.25", "-1234567.25"), ("\"7,5\"", "7.5"),
      ("1,234", "SV618"), ("1.234", "SV618"), ("-12,345", "SV618"), ("\"999,000\"", "SV618"),
      ("", "empty"), ("\"\"", "empty"), ("  ", "empty"), ("\u{A0}", "empty"),
      ("-", "lost"), ("\u{2212}", "lost"), (" - ", "lost"), ("\u{2013}", "lost"),
      ("\u{2014}", "lost"), (".", "notApplicable"),
      ("..", "secret"), ("\"..\"", "secret"),
    ]
    for (cell, expected) in forms { try check([cell], [expected]) }
  }

  func testWhatIsNoNumber() throws {
    let texts = [
      "x", "12 kr", "45 %", "1 23", "1234 567", "1 234\u{A0}567", "12 34 5", "1,2,3", "1,23,456",
      "0,123,456", "1.2.3", "1,234,56", "1,5,", ",5", "5,", ".5", "--5", "- 5", "5-", "+5", "1e5",
      "1,2E+05", "...", "#DIV/0!", "1  234", "٣", "２", "5\"5", "\"5\"\"\"", "1,234.567.8",
      "1 234 56",
      "1 234,5 6", "−−1", "\u{2013}5", ":", "\u{85}1", "1\t234", "1,5 234",
    ]
    for text in texts { try check([text], ["SV620"]) }
  }

  func testTheColumnTellsTheDecimalSign() throws {
    try check(["1,234", "2,5"], ["1.234", "2.5"])
    try check(["1,234", "12.5"], ["1234", "12.5"])
    try check(["1.234", "12,5"], ["1234", "12.5"])
    try check(["1.234", "2.5", "3"], ["1.234", "2.5", "3"])
    try check(["1,234", "1,234,567"], ["1234", "1234567"])
    try check(["1,234", "5,678", "9"], ["SV618", "SV618", "9"])
    try check(["1,234", "1.234"], ["SV618", "SV618"])
    try check(["1,5", "2.5", "3", "1,234", ".."], ["SV619", "SV619", "3", "SV619", "secret"])
  }

  /// Another column is believed where it is asked for numbers, or its numbers can be nothing else.
  func testTheTableTellsWhereAFigureDoes() throws {
    func number(_ first: String, _ second: String, asked: [String] = []) throws -> String {
      let read = try table("sep=;\nA;B\n\(first);\(second)\n").asked(forNumbersIn: asked)
      return shown(read.rows[0][read.columns[1]].number)
    }
    for (first, second, expected) in [
      ("1.234,5", "1.234", "1234"), ("1 234,5", "1.234", "1234"), ("1,234,567", "1,234", "1234"),
      ("0,125", "1.234", "1234"), ("0.5", "1,234", "1234"), ("0.5", "1.234", "1.234"),
      // Where no number has a point, a comma is the decimal sign.
      ("31,3", "1,234", "1.234"), ("1,5 kr", "1,234", "SV618"), ("7,8", "1.234", "SV618"),
    ] {
      XCTAssertEqual(try number(first, second), expected, first)
    }
    // A quarter, an account, a latitude, a month, a version, a date or a time of day.
    for code in ["2024.1", "4010.10", "55.6761", "2024.03", "1.75", "24.12", "08.30", "0.30"] {
      for mark in [".", ","] {
        XCTAssertEqual(try number(code, "1\(mark)234"), "SV618", code)
        XCTAssertEqual(
          try number(code, "1\(mark)234", asked: ["A", "B"]), mark == "." ? "1.234" : "1234", code)
      }
    }
    XCTAssertEqual(try number("2024", "1,234", asked: ["A"]), "SV618")
  }

  func testWhereSpacesGroupDigitsAMarkDoesNot() throws {
    try check(["1 234", "2,500"], ["1234", "2.5"])
    try check(["1\u{A0}234", "2.500"], ["1234", "2.5"])
    try check(["1 234", "2,500", "2.500"], ["1234", "SV618", "SV618"])
    let read = try table("sep=;\nA;B\n0,5;1 234\n0,5;2.500\n")
    XCTAssertEqual(shown(read.rows[1].cells[1].number), "SV618")
  }

  /// What one number alone tells is said, for it is a factor of a thousand.
  func testTheReadingOfWhatOneNumberAloneTellsIsSaid() throws {
    func notes(_ text: String, asked: [String] = []) throws -> [String] {
      let read = try table("sep=;\n" + text).asked(forNumbersIn: asked)
      return read.rows.flatMap(\.cells).compactMap(\.note).map { shown($0, in: read.file) }
    }
    XCTAssertEqual(
      try notes("A\n1,234\n2,345\n2.5\n"),
      [
        "SV622 3:1 `1,234` in column `A` is read as 1234",
        "SV622 4:1 `2,345` in column `A` is read as 2345",
      ])
    XCTAssertEqual(
      try notes("A\n1 234\n2.500\n"),
      ["SV622 4:1 `2.500` in column `A` is read with decimals, as 2.5"])
    XCTAssertEqual(
      try notes("A;B\n7,8;1.234\n", asked: ["A"]),
      ["SV622 3:5 `1.234` in column `B` is read as 1234"])
    for sure in ["1,234\n2,5", "1,234\n1,234,567", "1.234\n1.234,5", "1234\n2,5"] {
      XCTAssertEqual(try notes("A\n\(sure)\n"), [], sure)
    }
  }

  func testNumbersAreExactAndBounded() throws {
    let long = String(repeating: "9", count: 1_000)
    let read = try table("sep=;\nA\n\(long)\n9\(long)\n0,\(String(repeating: "0", count: 998))1\n")
    guard case .value(let huge) = read.rows[0].cells[0].number else { return XCTFail("no number") }
    XCTAssertEqual(huge, Rational(decimal: long))
    XCTAssertEqual(shown(read.rows[1].cells[0].number), "SV621")
    guard case .value(let tiny) = read.rows[2].cells[0].number else { return XCTFail("no number") }
    XCTAssertEqual(tiny, Rational(decimal: "0." + String(repeating: "0", count: 998) + "1"))
  }

  func testProblemsOfNumbersPointAtTheirCells() throws {
    let read = try table("A;Andel\nx;1,5\ny;2.5\nz;många \(String(repeating: "å", count: 99))\n")
    let cells = read.rows.map { $0.cells[1] }
    guard case .problem(let mixed) = cells[1].number else { return XCTFail("no problem") }
    XCTAssertEqual(
      shown(mixed, in: read.file),
      "SV619 3:3 the column `Andel` has decimal commas and decimal points")
    XCTAssertEqual(mixed.diagnostic.secondary.map(\.site), [cells[0].site, cells[1].site])
    guard case .problem(let text) = cells[2].number else { return XCTFail("no problem") }
    XCTAssertEqual(
      shown(text, in: read.file),
      "SV620 4:3 `många \(String(repeating: "å", count: 54))…` in column `Andel` is not a number")
  }
}
