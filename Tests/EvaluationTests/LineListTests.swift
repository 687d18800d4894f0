import XCTest

@testable import Evaluation

/// Lists that share memory, and what changes one of them.
final class LineListTests: XCTestCase {
  /// Lists of the given lengths that are put on shelves one after the other.
  private func lists(_ lengths: [Int]) -> [LineList<String>] {
    var shelves = LineShelves<String>()
    return lengths.enumerated().map { number, length in
      for line in 0..<length { shelves.append("\(number) \(line)") }
      return shelves.takeList()
    }
  }

  private func check(_ lengths: [Int], line: UInt = #line) {
    for (number, list) in lists(lengths).enumerated() {
      let expected = (0..<lengths[number]).map { "\(number) \($0)" }
      XCTAssertEqual(Array(list), expected, line: line)
    }
  }

  func testListsLieSideBySide() {
    check([])
    check([0, 1, 0, 3, 2])
    check([15, 1, 1])
    check([15, 2, 1])
    check(Array(repeating: 7, count: 1_000))
    check([10, 5_000, 3, 0, 2_000])
  }

  func testAChangeTouchesNoOther() {
    let before = lists([2, 3, 2])
    var changed = before
    changed[1][0] = "new"
    changed[1].append("last")
    changed[0].removeAll { $0 == "0 0" }
    changed[2] += before[1]
    XCTAssertEqual(before.map(Array.init), lists([2, 3, 2]).map(Array.init))
    XCTAssertEqual(Array(changed[0]), ["0 1"])
    XCTAssertEqual(Array(changed[1]), ["new", "1 1", "1 2", "last"])
    XCTAssertEqual(Array(changed[2]), ["2 0", "2 1", "1 0", "1 1", "1 2"])
  }

  func testSomeLinesOfMany() {
    let lists = lists([5_000, 3])
    let even = lists[0].filter { $0.hasSuffix("0") }
    XCTAssertEqual(Array(even), Array(lists[0]).filter { $0.hasSuffix("0") })
    XCTAssertEqual(Array(lists[0]).count, 5_000)
    XCTAssertEqual(lists[1].filter { _ in false }, [])
    XCTAssertEqual(LineList(Array(lists[0]) + Array(lists[1])).count, 5_003)
    var grown = lists[1]
    grown.append(contentsOf: [])
    grown.append(contentsOf: ["x", "y"])
    XCTAssertEqual(Array(grown), ["1 0", "1 1", "1 2", "x", "y"])
  }

  func testListsAreEqualByTheirLines() {
    let lists = lists([1, 1])
    XCTAssertNotEqual(lists[0], lists[1])
    XCTAssertEqual(lists[0], ["0 0"])
    XCTAssertEqual(lists[0].hashValue, LineList(["0 0"]).hashValue)
    XCTAssertEqual(LineList<String>(), [])
  }
}
