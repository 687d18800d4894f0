import Diagnostics
import XCTest

@testable import Tabulating

/// One table, written in every way that is read, is one table.
final class DialectTests: XCTestCase {
  /// The example of the design: codes with zeros, missing values, a quoted separator.
  private let example = [
    ["Kommun", "Kod", "År", "Nyckeltal", "Totalt", "Kvinnor", "Män"],
    ["Norrköping", "0581", "2024", "N00945", "31,3", "30,1", "32,5"],
    ["Finspång", "0562", "2024", "N00945", "..", "..", ".."],
    ["Räddning; gemensam, \"ny\"", "", "2024", "budget", "1 234,50", "-", ""],
  ]

  /// Writes the example with quotes where the separator asks for them.
  private func written(_ separator: String, _ lineBreak: String) -> String {
    let lines = example.map { row in
      row.map { cell in
        let isPlain = !cell.contains(separator) && !cell.contains("\"")
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
      }.joined(separator: separator)
    }
    return lines.joined(separator: lineBreak) + lineBreak
  }

  func testEveryDialectGivesTheSameTable() throws {
    for separator in [";", ",", "\t"] {
      for lineBreak in ["\r\n", "\n", "\r"] {
        for head in [
          "", "\u{FEFF}", "sep=\(separator)\(lineBreak)", "\u{FEFF}sep=\(separator)\r\n",
        ] {
          let text = head + written(separator, lineBreak)
          let read = try table(text)
          XCTAssertEqual(texts(read), example, text)
          XCTAssertEqual(read.dialect.encoding, .utf8)
          XCTAssertEqual(numbers(read), expectedNumbers, text)
        }
        let latin = written(separator, lineBreak).unicodeScalars.map { UInt8($0.value) }
        let read = try table(latin)
        XCTAssertEqual(texts(read), example)
        XCTAssertEqual(read.dialect.encoding, .windows1252)
        XCTAssertEqual(read.dialect.separator.rawValue, separator.utf8.first)
        XCTAssertEqual(numbers(read), expectedNumbers)
      }
    }
  }

  private let expectedNumbers = [
    ["SV620", "581", "2024", "SV620", "31.3", "30.1", "32.5"],
    ["SV620", "562", "2024", "SV620", "secret", "secret", "secret"],
    ["SV620", "empty", "2024", "SV620", "1234.5", "lost", "empty"],
  ]

  private func numbers(_ table: Table) -> [[String]] {
    table.rows.map { $0.cells.map { shown($0.number) } }
  }

  func testWindows1252HasItsOwnSigns() throws {
    let bytes: [UInt8] =
      Array("A;B\n".utf8) + [0x80, 0x3B, 0x93, 0xE5, 0x94, 0x20, 0x96, 0x20, 0x9A, 0x85, 0x0A]
      + Array("caf".utf8) + [0xE9, 0x92] + Array("s;x\n".utf8)
    XCTAssertEqual(texts(try table(bytes)), [["A", "B"], ["€", "“å” – š…"], ["café’s", "x"]])
  }

  func testRecodedBytesAreTheSameTable() throws {
    let latin: [UInt8] = Array("Namn;Tal\nNorrk".utf8) + [0xF6] + Array("ping;1".utf8) + [0xA0]
    let bytes = latin + Array("234\n".utf8)
    XCTAssertEqual(TextEncoding.recoded(bytes), Array("Namn;Tal\nNorrköping;1\u{A0}234\n".utf8))
    XCTAssertEqual(texts(try table(TextEncoding.recoded(bytes))), texts(try table(bytes)))
    for same in [Array("å;ä\n".utf8), [], [0x81], [0xFF, 0xFE, 0x41, 0x00]] {
      XCTAssertEqual(TextEncoding.recoded(same), same)
    }
  }

  func testSeparatorIsWhatDividesEveryLineAlike() throws {
    try check(
      "Namn;Andel, procent\nA;1,5\nB;2\n",
      holds: [["Namn", "Andel, procent"], ["A", "1,5"], ["B", "2"]])
    // The comma divides every line alike too, but all commas below the names are decimal.
    try check("Namn;Andel, procent\nA;1,5\n", holds: [["Namn", "Andel, procent"], ["A", "1,5"]])
    try check("Namn,A;B\n\"x\",1\n", holds: [["Namn", "A;B"], ["x", "1"]])
    try check("A\tB;C\n1\t2\n", holds: [["A", "B;C"], ["1", "2"]])
    try check("\"A;B\",C\n1,2\n", holds: [["A;B", "C"], ["1", "2"]])
    try check("Tal\n1,5\n2,25\n", holds: [["Tal"], ["1,5"], ["2,25"]])
    try check("sep=,\nText\n\"a, b\"\n", holds: [["Text"], ["a, b"]])
    try check("sep=;\nText\na, b\n", holds: [["Text"], ["a, b"]])
    try check("\"sep=;\"\nA,B;C,D\nx,y;z,w\n", holds: [["A,B", "C,D"], ["x,y", "z,w"]])
    check(
      "A;B,C\nx;y,z\n",
      finds: ["SV608 1:1 it cannot be told which of `;` and `,` separates the cells of the table"])
    check(
      "\nA;B\tC\n1;2\t3\n",
      finds: ["SV608 2:1 it cannot be told which of `;` and a tab separates the cells of the table"]
    )
    check(
      "A;B,C\nx;y\nx,y\n",
      finds: ["SV608 1:1 it cannot be told which of `;` and `,` separates the cells of the table"])
    check(
      "Text\na, b\n",
      finds: ["SV608 1:1 it cannot be told whether `,` separates the cells of the table"])
    check("sep=|\nA|B\n", finds: ["SV607 1:1 the line `sep=` names no separator that is read"])
    check("sep=\nA\n1\n", finds: ["SV607 1:1 the line `sep=` names no separator that is read"])
  }

  func testADashOfWindowsAloneIsMissing() throws {
    let read = try table(
      Array("A;B\n\u{E5};".unicodeScalars.map { UInt8($0.value) }) + [0x96, 0x0A])
    XCTAssertEqual(read.rows[0].cells[1].missing, .lost)
  }

  func testQuotes() throws {
    try check("A;B\n\"a;b\";\"c\"\"d\"\n", holds: [["A", "B"], ["a;b", "c\"d"]])
    try check(
      "A;B\n\"one\ntwo\r\nthree\";\"\"\n", holds: [["A", "B"], ["one\ntwo\r\nthree", ""]])
    try check("A;B\n\"\"\"\"\"\";\"\"\"x\"\n", holds: [["A", "B"], ["\"\"", "\"x"]])
    try check(
      "\"A\nB\";\"C\"\n5\" rör;x \"y\" z\n", holds: [["A B", "C"], ["5\" rör", "x \"y\" z"]])
    try check("A;B\n1;\"2\"", holds: [["A", "B"], ["1", "2"]])
  }

  func testBlankLinesAndEmptiedRowsAreNoRows() throws {
    try check("\n\nA;B\n\n1;\n;\n\n;2\r\n\r\n", holds: [["A", "B"], ["1", ""], ["", "2"]])
    try check("A;B\n1;2\n;;;;\n", holds: [["A", "B"], ["1", "2"]])
    try check("A;B\n1;", holds: [["A", "B"], ["1", ""]])
  }

  func testNamesAreTrimmedAndFoundByCanonicalEquivalence() throws {
    let read = try table("A\u{30A}r; Kod ;ort\n2024;0581;x\n")
    XCTAssertEqual(read.column(named: "År")?.index, 0)
    XCTAssertEqual(read.column(named: " Kod ")?.name, "Kod")
    XCTAssertEqual(read.column(named: "Kod")?.index, 1)
    XCTAssertNil(read.column(named: "Ort"))
    let problem = read.unknownColumn("Ort", near: "ort", at: SourceSpan(2, 5)).diagnostic
    XCTAssertEqual(problem.message, "the table has no column `Ort`")
    XCTAssertEqual(problem.why, ["the columns are `A\u{30A}r`, `Kod`, `ort`"])
    XCTAssertEqual(problem.help, ["write `ort`, the column that is near"])
    XCTAssertEqual(problem.site, SourceSpan(2, 5))
  }

  func testCellsHaveTheirPlaces() throws {
    let text = "A;B\n\"x\ny\";2\n;3\n"
    let read = try table(text)
    let map = { (site: SourceSpan) -> String in
      let range = Int(site.start - read.file.base)..<Int(site.end - read.file.base)
      return String(decoding: read.file.bytes[range], as: UTF8.self)
    }
    XCTAssertEqual(read.columns.map { map($0.site) }, ["A", "B"])
    XCTAssertEqual(
      read.rows.map { $0.cells.map { map($0.site) } }, [["\"x\ny\"", "2"], ["", "3"]])
    XCTAssertEqual(read.rows.map { map($0.site) }, ["\"x\ny\";2", ";3"])
  }
}
