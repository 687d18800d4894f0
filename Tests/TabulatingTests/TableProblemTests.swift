import Diagnostics
import XCTest

@testable import Tabulating

/// Each kind of bad file has its own message, at its place.
final class TableProblemTests: XCTestCase {
  func testFilesWithoutATable() {
    check("", finds: ["SV601 1:1 the table is empty"])
    check("\u{FEFF}", finds: ["SV601 1:1 the table is empty"])
    check("\r\n\n", finds: ["SV601 1:1 the table is empty"])
    check("sep=;\r\n", finds: ["SV601 1:1 the table is empty"])
    check("A;B\n", finds: ["SV614 1:1 the table has column names but no rows"])
    check("A;B", finds: ["SV614 1:1 the table has column names but no rows"])
    check("A;B\n\n;;\n", finds: ["SV614 1:1 the table has column names but no rows"])
  }

  func testEncodingsThatAreNotRead() {
    let wide = "SV603 1:1 the table is in UTF-16 or UTF-32, which is not read"
    let text = "Å;B\n1;2\n"
    let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let widest: [UInt8] = text.unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] }
    let marked: [[UInt8]] = [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big]
    for bytes in marked + [little, big, widest] {
      check(bytes, finds: [wide])
    }
    check(
      "A;B\nx\0;2\n",
      finds: ["SV604 2:2 the table holds a NUL byte: it is damaged or not a text file"])
    check(
      Array("\u{FEFF}A;B\n1;".utf8) + [0xE5],
      finds: ["SV605 2:3 the table is in UTF-8, but the byte 0xE5 is not"])
    check(
      Array("Å;B\nö;".utf8) + [0xE5, 0x0A],
      finds: ["SV605 2:3 the table is in UTF-8, but the byte 0xE5 is not"])
    check(
      Array("A;B\nx;".utf8) + [0x81],
      finds: [
        "SV606 2:3 the table is neither in UTF-8 nor in Windows-1252: the byte 0x81 fits neither"
      ])
    // Norrköping as DOS writes it, Västerås as old Macs do.
    check(
      Array("A;B\nNorrk".utf8) + [0x94] + Array("ping;1\n".utf8),
      finds: [
        "SV606 2:6 the table is neither in UTF-8 nor in Windows-1252: the byte 0x94 fits neither"
      ])
    check(
      Array("A;B\nV".utf8) + [0x8A] + Array("ster".utf8) + [0x8C] + Array("s;1\n".utf8),
      finds: [
        "SV606 2:2 the table is neither in UTF-8 nor in Windows-1252: the byte 0x8A fits neither"
      ])
  }

  func testLettersOfOtherEncodingsInSmallWords() throws {
    func finding(_ byte: UInt8, _ place: String) -> String {
      "SV606 \(place) the table is neither in UTF-8 nor in Windows-1252: the byte "
        + "0x\(String(byte, radix: 16, uppercase: true)) fits neither"
    }
    // Norrköping and Piteå as old Macs write them; Umeå, Malmö and Arjä as DOS does.
    for (before, byte, after) in [
      ("Norrk", 0x9A, "ping"), ("Pite", 0x8C, ""), ("Ume", 0x86, ""), ("Malm", 0x94, ""),
      ("Arj", 0x84, ""),
    ] as [(String, UInt8, String)] {
      let bytes = Array("A;B\n\(before)".utf8) + [byte] + Array("\(after);1\n".utf8)
      check(bytes, finds: [finding(byte, "2:\(before.utf8.count + 1)")])
    }
    // A quotation over two lines of a cell.
    let lines = Array("A;B\n\"".utf8) + [0x94] + Array("ett\nfall".utf8) + [0x94, 0x22, 0x3B, 0xE5]
    XCTAssertEqual(try table(lines).rows.count, 1)
    // A quotation as Windows writes it in Swedish, a footnote behind a sign, an initial Š.
    for text in [
      [0x94] + Array("ett fall".utf8) + [0x94], Array("12".utf8) + [0x86],
      [0x8A] + Array("koda".utf8),
    ] as [[UInt8]] {
      let end = Array(" \u{E5};1\n".unicodeScalars.map { UInt8($0.value) })
      XCTAssertEqual(try table(Array("A;B\n".utf8) + text + end).rows.count, 1)
    }
  }

  func testCapitalsOfOtherEncodings() throws {
    // Örebro as DOS writes it; Älmhult, ÄNGE, Ørsta as old Macs do.
    for (before, byte, after) in [
      ("", 0x99, "rebro"), ("Region ", 0x99, "rebro"),
      ("", 0x80, "lmhult"), ("", 0x80, "NGE"), ("\"", 0x80, "lmhult\""), ("", 0xAF, "rsta"),
    ] as [(String, UInt8, String)] {
      let read = readTable(
        file(Array("A;B\n\(before)".utf8) + [byte] + Array("\(after);1\n".utf8)))
      XCTAssertEqual(read.diagnostics.map(\.code.description), ["SV606"], before + after)
    }
    for (before, byte, after) in [
      ("Lego", 0x99, ""), ("ACME", 0x99, ""), ("x ", 0x99, ""), ("", 0x92, "Neath"),
      ("", 0x80, "100"), ("", 0x80, "k"), ("", 0x80, "mio"),
      ("Cost (", 0x80, "net)"), ("", 0x85, "and so"), ("", 0x92, "t Hooft"), ("d", 0x92, "Arc"),
      ("", 0x92, "ett fall\u{92}"),
    ] as [(String, UInt8, String)] {
      let text = Array("\(after) \u{E5};1\n".unicodeScalars.map { UInt8($0.value) })
      let read = try table(Array("A;B\n\(before)".utf8) + [byte] + text)
      XCTAssertEqual(read.rows.count, 1, before + after)
    }
  }

  func testTooLarge() {
    let bytes = [UInt8](repeating: 0x41, count: Limit.bytes + 1)
    check(bytes, finds: ["SV602 1:1 the table is too large: 256 MiB, at most 256 MiB are read"])
    let wide = String(repeating: ";", count: Limit.columns)
    check("\(wide)\n1\n", finds: ["SV611 1:1 there are more than 16384 cells on one line"])
    check("A;B\n1;2\n\(wide)\n", finds: ["SV611 3:1 there are more than 16384 cells on one line"])
  }

  func testTheFirstLineThatIsNotBlankNamesTheColumns() throws {
    try check(";;\n\n;;\nA;B;C\n1;2;3\n", holds: [["A", "B", "C"], ["1", "2", "3"]])
    try check(",\nA,B\n1,2\n", holds: [["A", "B"], ["1", "2"]])
    check(
      ";\n",
      finds: [
        "SV612 1:1 column 1 of the table has no name",
        "SV612 1:2 column 2 of the table has no name",
      ])
  }

  func testColumnNames() {
    check(
      "A;;B; \n1;2;3;4\n",
      finds: [
        "SV612 1:3 column 2 of the table has no name",
        "SV612 1:6 column 4 of the table has no name",
      ])
    check(
      "Å;B;A\u{30A};B;B\n1;2;3;4;5\n",
      finds: [
        "SV613 1:5 two columns of the table are named `A\u{30A}`",
        "SV613 1:7 two columns of the table are named `B`",
        "SV613 1:9 two columns of the table are named `B`",
      ])
  }

  func testRaggedRows() {
    check(
      "A;B;C\n1;2\n1;2;3\n\"x\ny\";2;3;4;5\n",
      finds: [
        "SV615 2:3 line 2 has 2 cells, but there are 3 columns",
        "SV615 5:8 line 4 has 5 cells, but there are 3 columns",
      ])
    // A title above the names.
    check(
      "Nyckeltal 2024\nA;B\n1;2\n",
      finds: [
        "SV615 2:3 line 2 has 2 cells, but there is 1 column",
        "SV615 3:3 line 3 has 2 cells, but there is 1 column",
      ])
    check("A;B\n1\n", finds: ["SV615 2:1 line 2 has 1 cell, but there are 2 columns"])
  }

  func testQuotes() {
    check("A;B\n1;\"2\n3;4\n", finds: ["SV609 2:3 the quote is never closed"])
    check("\"A;B\n1;2\n", finds: ["SV609 1:1 the quote is never closed"])
    check(
      "A;B\n\"1\"x;2\n3;\"4\" \n5;6\n",
      finds: [
        "SV610 2:4 something follows the closing quote of a cell",
        "SV610 3:6 something follows the closing quote of a cell",
      ])
    check(
      "A;B\n1\n\"1\"x;2\n\"",
      finds: [
        "SV615 2:1 line 2 has 1 cell, but there are 2 columns",
        "SV610 3:4 something follows the closing quote of a cell",
        "SV609 4:1 the quote is never closed",
      ])
  }

  func testOfManyProblemsOnlyTheFirstAreTold() {
    let rows = String(repeating: "1\n", count: 1_000)
    let read = readTable(file(Array("A;B\n\(rows)".utf8)))
    XCTAssertEqual(read.problems.count, Limit.problems + 1)
    XCTAssertEqual(read.diagnostics.last?.message, "980 more problems in the table")
    XCTAssertEqual(read.diagnostics.last?.code.description, "SV616")
  }

  func testEveryKindHasItsOwnCode() {
    let site = SourceSpan(0, 1)
    let all: [TableProblem] = [
      .nothing(site), .tooLarge(bytes: 1, limit: 1, at: site), .wideEncoding(at: site),
      .nulByte(at: site), .brokenUTF8(byte: 0x80, at: site), .unknownEncoding(byte: 5, at: site),
      .unknownSeparator(at: site), .undecidedSeparator([.comma], at: site), .openQuote(at: site),
      .textAfterQuote(at: site), .tooManyColumns(limit: 1, at: site), .namelessColumn(1, at: site),
      .duplicateColumn("A", first: site, at: site), .noRows(at: site),
      .raggedRow(line: 1, cells: 1, columns: 2, header: site, at: site),
      .moreProblems(1, at: site), .unknownColumn("A", near: "B", names: [], header: site, at: site),
      .ambiguousNumber("1,234", at: site),
      .mixedDecimalSigns(column: "A", comma: site, point: site, at: site),
      .notNumber("x", column: "A", at: site), .tooManyDigits(2, limit: 1, at: site),
      .witnessedNumber(
        "1,234", value: 1234, isDecimal: false, column: "A", witness: site, at: site),
    ]
    let codes = all.map { $0.diagnostic.code.number }
    XCTAssertEqual(codes, Array(601..<601 + UInt16(all.count)))
    for problem in all {
      let diagnostic = problem.diagnostic
      XCTAssertEqual(diagnostic.severity, diagnostic.code.number == 622 ? .note : .error)
      XCTAssertEqual(diagnostic.site, site)
      for text in [diagnostic.message] + diagnostic.why + diagnostic.help {
        XCTAssertFalse(text.isEmpty || text.hasSuffix(".") || text.contains("\n"), text)
      }
    }
  }
}
