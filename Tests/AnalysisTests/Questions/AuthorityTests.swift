import Evaluation
import Syntax
import XCTest

@testable import Analysis

/// Who may and must do what, and the chain of delegation up to its source.
final class AuthorityTests: XCTestCase {
  /// The mandates of the chain of each line, and how it ends.
  private func chains(_ mandates: String, line: UInt = #line) throws -> [String] {
    let script = try Script(
      """
      as of 2026
      party A
      party B
      party C
      party D
      activity X { by A }
      activity Y { by A }

      """ + mandates, line: line)
    let model = script.verdicts[0].model
    let authority = Authority(model)
    return authority.lines.indices.map { index in
      let chain = authority.chain(from: index)
      let names = chain.lines.map { model.mandates[authority.lines[$0].mandate].id.name }
      let end =
        switch chain.origin {
        case .source(let text): "\"\(text)\""
        case .statement: "stated"
        case .giver(let party): "from \(model.parties[party].id.name)"
        case .circle: "circle"
        }
      return (names + [end]).joined(separator: " ")
    }
  }

  func testChains() throws {
    XCTAssertEqual(try chains("mandate M { A may X }"), ["M stated"])
    XCTAssertEqual(try chains("mandate M { A may X; under \"law\" }"), ["M \"law\""])
    XCTAssertEqual(try chains("mandate M { A may X; given by B }"), ["M from B"])
    XCTAssertEqual(
      try chains("mandate M { A may X; given by B }\nmandate N { B may Y; under \"law\" }"),
      ["M from B", "N \"law\""])
    XCTAssertEqual(
      try chains(
        """
        mandate M { A may X; given by B; under "order" }
        mandate N { B must X; given by C }
        mandate O { C may X; under "law" }
        """), ["M N O \"law\"", "N O \"law\"", "O \"law\""])
  }

  func testTheShortestWayToASourceIsTaken() throws {
    XCTAssertEqual(
      try chains(
        """
        mandate M { A may X; given by B }
        mandate N { B may X; given by C }
        mandate O { C may X; given by D }
        mandate P { D may X; under "law" }
        mandate Q { B may X; under "charter" }
        """)[0], "M Q \"charter\"")
  }

  func testCirclesAndWhatIsOver() throws {
    XCTAssertEqual(
      try chains("mandate M { A may X; given by B }\nmandate N { B may X; given by A }"),
      ["M N circle", "N M circle"])
    XCTAssertEqual(
      try chains(
        "mandate M { A may X; given by B }\nmandate N { B may X; given by A; under \"law\" }"),
      ["M N \"law\"", "N \"law\""])
    XCTAssertEqual(
      try chains(
        "mandate M { A may X; given by B }\nmandate N { B may X; under \"law\"; until 2025 }"),
      ["M from B", "N \"law\""])
    XCTAssertEqual(
      try chains("mandate M { A may X; given by B }\nmandate N { B must not X; under \"law\" }"),
      ["M from B", "N \"law\""])
  }

  func testManyGiversOfOneLine() throws {
    let script = try Script(
      """
      as of 2026
      party A
      party B
      activity X { by A; by B }
      mandate Old { A may X; until 2025 }
      mandate No { A must not X; from 2027 }
      mandate One { A may X }
      mandate Two { A must X; under "law" }
      mandate Three { A may X }
      mandate H { B may X; given by A }
      """)
    let authority = Authority(script.verdicts[0].model)
    XCTAssertEqual(authority.lines(of: 0, in: 0), [0, 1, 2, 3, 4])
    XCTAssertEqual(authority.grants(to: 0, in: 0), [2, 3, 4])
    XCTAssertEqual(authority.givers(of: 5), [2, 3, 4])
    XCTAssertEqual(authority.givers(of: 2), [])
    XCTAssertEqual(authority.chain(from: 5).lines, [5, 3])
  }

  func testWhatHolds() throws {
    let script = try Script(
      """
      as of 2026
      party A
      party B
      party C
      activity X { by A; by B; by C }
      mandate M { A may X; B must X }
      mandate N { A must X; until 2025 }
      mandate O { B must not X }
      """)
    let authority = Authority(script.verdicts[0].model)
    XCTAssertEqual((0..<3).map { authority.modality(of: $0, in: 0) }, [.may, .mustNot, nil])
  }

  func testAChainOfAThousandsLinks() throws {
    let parties = (0...3_000).map { "party P\($0)" }.joined(separator: "\n")
    let lines = (0..<3_000).map { "mandate M\($0) { P\($0) may X; given by P\($0 + 1) }" }
    let script = try Script(
      parties + "\nactivity X { by P0 }\n" + lines.joined(separator: "\n")
        + "\nmandate Last { P3000 may X; under \"law\" }")
    let authority = Authority(script.verdicts[0].model)
    let chain = authority.chain(from: 0)
    XCTAssertEqual(chain.lines, Array(0..<100))
    XCTAssertEqual(chain.origin, .source("law"))
    XCTAssertEqual(authority.circles(), [])
  }
}
