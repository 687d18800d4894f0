import Syntax
import TestSamples
import XCTest

final class HostileTests: XCTestCase {
  func testDeepNestingIsAnError() {
    let deep = "SV022 brackets are nested more than 200 deep"
    let open = String(repeating: "(", count: 100_000)
    let found = parsed("let X = \(open)1\nparty b").parsed.diagnostics
    XCTAssertEqual(
      found.map { "\($0.code) \($0.message)" },
      [deep, "SV021 the name `b` begins with a lowercase letter"])
    for part in ["min(1, ", "if ", "[", "-("] {
      let source = "let X = " + String(repeating: part, count: 100_000)
      XCTAssertEqual(parsed(source).parsed.diagnostics.count, 1, part)
    }
    let fits = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)
    check("let X = \(fits)")
    XCTAssertEqual(
      parsed("let X = (\(fits))").parsed.diagnostics.map(\.message), [String(deep.dropFirst(6))])
  }

  /// Chains of many links, and the number of nodes they make.
  private func chains(_ count: Int) -> [(source: String, nodes: Int)] {
    [
      (String(repeating: "1 + ", count: count) + "1", 2 * count + 1),
      (String(repeating: "-", count: count) + "1", count + 1),
      (String(repeating: "not ", count: count) + "A", count + 1),
      (String(repeating: "if A then 1 else ", count: count) + "1", 3 * count + 1),
    ]
  }

  func testVeryLongChainsAreRead() {
    let chain = chains(200_000)[0]
    let result = parsed("let X = " + chain.source)
    XCTAssertEqual(result.parsed.diagnostics.count, 0)
    XCTAssertEqual(result.tree.nodes.count, chain.nodes)
  }

  func testLongChainsArePrinted() {
    for chain in chains(20_000) {
      let result = parsed("let X = " + chain.source)
      XCTAssertEqual(result.tree.nodes.count, chain.nodes)
      var printed = ""
      SyntaxPrinter(result.tree, symbols: result.symbols).write(to: &printed)
      XCTAssertEqual(printed, "let X = \(chain.source)\n")
    }
  }

  func testManyErrorsAreAllReported() {
    let result = parsed(String(repeating: "party A { bad }\n", count: 2000))
    XCTAssertEqual(result.parsed.diagnostics.count, 2000)
    XCTAssertEqual(result.declarations.count, 2000)
  }

  func testOfVeryManyErrorsTheRestIsCounted() {
    let result = parsed(String(repeating: "party A { bad }\n", count: 12_000))
    XCTAssertEqual(result.parsed.diagnostics.count, 10_001)
    XCTAssertEqual(
      result.parsed.diagnostics.first?.message,
      "2000 more problems of the text are not told")
    XCTAssertEqual(result.declarations.count, 12_000)
  }

  func testLongTextsAreCutInMessages() {
    let long = String(repeating: "x", count: 1_000_000)
    for source in [
      long, "party \(long)", "party A { \(long) }", "show \(long)", "party A \"\(long)",
    ] {
      for found in parsed(source).parsed.diagnostics {
        XCTAssertLessThan(found.message.count, 200)
        XCTAssertLessThan(found.help.joined().count, 400)
      }
    }
  }

  func testBracesWithoutEnd() {
    let open = String(repeating: "scenario S {\n", count: 10_000)
    XCTAssertGreaterThan(parsed(open).parsed.diagnostics.count, 0)
    let flat = String(repeating: "{", count: 100_000)
    XCTAssertEqual(parsed(flat).parsed.diagnostics.count, 1)
    let closed = String(repeating: "}", count: 1000)
    XCTAssertEqual(parsed(closed).parsed.diagnostics.count, 1000)
  }

  /// The bytes of the sample and where its tokens begin and end, spaces aside.
  private let sample = Array(Samples.discharge.utf8)

  func testEveryPrefixParses() {
    for count in 0..<sample.count {
      let result = parsed(Array(sample.prefix(count)))
      XCTAssertLessThan(result.parsed.diagnostics.count, 4, "\(count)")
    }
  }

  func testEveryWordDroppedOrDoubled() {
    let words = sample.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    for index in words.indices {
      var dropped = words
      dropped.remove(at: index)
      var doubled = words
      doubled.insert(words[index], at: index)
      for text in [dropped, doubled] {
        let result = parsed(Array(text.joined(separator: [UInt8(ascii: " ")])))
        XCTAssertLessThan(result.parsed.diagnostics.count, 6, "\(index)")
      }
    }
  }

  func testEveryByteReplaced() {
    for offset in stride(from: 0, to: sample.count, by: 3) {
      var bytes = sample
      bytes[offset] = [0, 0xFF, 0x22, 0x7B, 0x28, 0x5C][offset % 6]
      _ = parsed(bytes)
    }
  }
}
