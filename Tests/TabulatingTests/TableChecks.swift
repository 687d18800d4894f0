import Arithmetic
import Diagnostics
import XCTest

@testable import Tabulating

/// Returns a file of a source map that holds another file before it.
func file(_ bytes: [UInt8]) -> SourceFile {
  var map = SourceMap()
  _ = map.add(name: "other.samverka", bytes: Array("party A".utf8))
  guard let file = map.add(name: "table.csv", bytes: bytes) else {
    preconditionFailure("the test's file is too large")
  }
  return file
}

/// Returns the table of a text that has no problem.
func table(_ text: String, line: UInt = #line) throws -> Table {
  try table(Array(text.utf8), line: line)
}

/// Returns the table of bytes that have no problem.
func table(_ bytes: [UInt8], line: UInt = #line) throws -> Table {
  let read = readTable(file(bytes))
  XCTAssertEqual(read.diagnostics.map(\.message), [], line: line)
  return try XCTUnwrap(read.value, line: line)
}

/// The texts of all cells, column names first.
func texts(_ table: Table) -> [[String]] {
  [table.columns.map(\.name)] + table.rows.map { $0.cells.map(\.text) }
}

/// Checks the texts of all cells, column names first.
func check(_ text: String, holds expected: [[String]], line: UInt = #line) throws {
  XCTAssertEqual(texts(try table(text, line: line)), expected, line: line)
}

/// Checks the only problems of a text, each `SV601 LINE:COLUMN headline`.
func check(_ text: String, finds expected: [String], line: UInt = #line) {
  check(Array(text.utf8), finds: expected, line: line)
}

/// Checks the only problems of bytes, each `SV601 LINE:COLUMN headline`.
func check(_ bytes: [UInt8], finds expected: [String], line: UInt = #line) {
  let file = file(bytes)
  let read = readTable(file)
  XCTAssertNil(read.value, line: line)
  XCTAssertEqual(read.problems.map { shown($0, in: file) }, expected, line: line)
}

/// A problem as `SV601 LINE:COLUMN headline`.
func shown(_ problem: TableProblem, in file: SourceFile) -> String {
  let place = problem.place(in: file)
  let diagnostic = problem.diagnostic
  return "\(diagnostic.code) \(place.line):\(place.column) \(diagnostic.message)"
}

/// What a cell says where a number is asked for, in one word or by its problem's code.
func shown(_ number: CellNumber) -> String {
  switch number {
  case .value(let value): value.description
  case .missing(let missing): "\(missing)"
  case .problem(let problem): problem.diagnostic.code.description
  }
}
