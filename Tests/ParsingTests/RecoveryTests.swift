import Diagnostics
import Parsing
import Syntax
import XCTest

final class RecoveryTests: XCTestCase {
  func testHeaders() {
    check(
      """
      party 1️⃣{ capacity 5 hours; 2️⃣x }
      party A 3️⃣B { capacity 5 hours }
      measure M 4️⃣{ held by A }
      measure N 5️⃣off I "title" { held by A }
      party C "title" 6️⃣D
      party7️⃣
      scenario 8️⃣5 { party D }
      """,
      finds: [
        "1️⃣": "SV020 expected the name of a party after `party`, found `{`",
        "2️⃣": "SV031 expected an attribute of a party, found `x`",
        "3️⃣": "SV020 expected a title, `{` or the end of the line after `A`, found `B`",
        "4️⃣": "SV020 expected `of` after `M`, found `{`",
        "5️⃣": "SV020 expected `of` after `N`, found `off`",
        "6️⃣": "SV020 expected `{` after `\"title\"`, found `D`",
        "7️⃣": "SV020 expected the name of a party after `party`, found the end of the line",
        "8️⃣": "SV020 expected the name of a scenario after `scenario`, found `5`",
      ])
  }

  func testBlockBeginsOnItsHeadersLine() {
    check(
      "party A\n1️⃣{ capacity 5 hours }\nparty B",
      finds: ["1️⃣": "SV025 `{` stands on a line of its own"])
    XCTAssertEqual(parsed("party A\n{ capacity 5 }").declarations[0].attributes.count, 1)
  }

  func testDeclarationsMayShareALineBehindABlock() {
    check("party A {}  party B {} party C\nscenario S { party D {} without A }")
    check(
      "party A 1️⃣party B",
      finds: ["1️⃣": "SV020 expected a title, `{` or the end of the line after `A`, found `party`"])
  }

  func testUnbalancedFilesGoOnAtColumnOne() {
    check(
      """
      scenario S {
        measure M of I 1️⃣{
          held by A
      party 2️⃣b
      indicator D { better lower }
      """,
      finds: [
        "1️⃣": "SV023 the block of `M` is not closed",
        "2️⃣": "SV021 the name `b` begins with a lowercase letter",
      ])
    check("party A 1️⃣{\nshow harm", finds: ["1️⃣": "SV023 the block of `A` is not closed"])
    check("party A 1️⃣{\n  capacity 5", finds: ["1️⃣": "SV023 the block of `A` is not closed"])
    check(
      "1️⃣handover H {\n  from A\nparty B",
      finds: ["1️⃣": "SV030 expected a declaration or a query, found `handover`"])
  }

  func testBalancedFilesMayBeWrittenAtColumnOne() {
    check("scenario S {\nmeasure M of I {\nheld by A\n}\nwithout Q\n}\nparty B")
    check("party A { capacity 5 } # }\nparty B \"}\" {\n}")
  }

  func testStrayBraces() {
    check(
      "party A { } 1️⃣}\nparty B\n2️⃣} party C",
      finds: ["1️⃣": "SV024 `}` closes nothing", "2️⃣": "SV024 `}` closes nothing"])
    check(
      "1️⃣{ capacity 5 }\nparty A",
      finds: ["1️⃣": "SV020 expected a declaration or a query, found `{`"])
  }

  func testUnknownItemsAreOneFindingWithTheirBlock() {
    check(
      """
      1️⃣handover H { from A to B
        signal by P within 2 days
        more { deep } }
      2️⃣Party A
      3️⃣5
      party B
      """,
      finds: [
        "1️⃣": "SV030 expected a declaration or a query, found `handover`",
        "2️⃣": "SV030 expected a declaration or a query, found `Party`",
        "3️⃣": "SV030 expected a declaration or a query, found `5`",
      ])
    XCTAssertEqual(
      parsed("Party A").parsed.diagnostics[0].primary.text,
      "there is a word with a similar name: `party`")
  }

  func testLinesOutsideTheirBlock() {
    check(
      "1️⃣capacity 5\nlet X = 1\n2️⃣without Q\n3️⃣change A { capacity 5 }\nscenario S { 4️⃣held by A; 5️⃣extend T }",
      finds: [
        "1️⃣": "SV033 the attribute `capacity` stands outside its block",
        "2️⃣": "SV034 `without` stands outside a scenario",
        "3️⃣": "SV034 `change` stands outside a scenario",
        "4️⃣": "SV033 the attribute `held by` stands outside its block",
        "5️⃣": "SV035 expected a line of a scenario, found `extend`",
      ])
    check(
      "party A {\n  1️⃣party B { capacity 5 }\n  capacity 5\n}\nscenario S { 2️⃣show harm; 3️⃣scenario T { } }",
      finds: [
        "1️⃣": "SV036 `party` cannot stand in this block",
        "2️⃣": "SV036 `show` cannot stand in this block",
        "3️⃣": "SV036 `scenario` cannot stand in this block",
      ])
  }

  func testABlockWithoutItsBraceIsOneFinding() {
    check(
      """
      party A
        1️⃣capacity 5 hours
        horizon 1 year
      }
      party B
        2️⃣capacity 5 hours
      party C
      scenario S {
        measure M of I
          3️⃣held by C
          pays 5 kr
        }
        without Q
      }
      """,
      finds: [
        "1️⃣": "SV033 the attribute `capacity` stands outside its block",
        "2️⃣": "SV033 the attribute `capacity` stands outside its block",
        "3️⃣": "SV033 the attribute `held by` stands outside its block",
      ])
  }

  func testWhatIsExpectedHasHelp() {
    let cases: [(text: String, message: String, help: [String])] = [
      (
        "measure M of I { held by Region pays 3 kr }",
        "expected the end of the line after `Region`, found `pays`",
        ["put `;` or a new line between"]
      ),
      (
        "verdict show harm", "expected the end of the line after `verdict`, found `show`",
        ["put `;` or a new line between"]
      ),
      (
        "show harm 5", "expected the end of the line after `harm`, found `5`", []
      ),
      (
        "budget F { from Soc }", "expected a share or `rest` after `Soc`, found `}`",
        ["as in `from Soc 50 %`"]
      ),
      (
        "activity P { raises X with 3 }",
        "expected `by`, `after` or the end of the line after `X`, found `with`",
        ["as in `raises X by 3`"]
      ),
      (
        "activity P { lowers X 3 }",
        "expected `by`, `after` or the end of the line after `X`, found `3`",
        ["as in `lowers X by 3`"]
      ),
      (
        "activity P { raises X lowers Y }",
        "expected the end of the line after `X`, found `lowers`", ["put `;` or a new line between"]
      ),
    ]
    for (text, message, help) in cases {
      let found = parsed(text).parsed.diagnostics
      XCTAssertEqual(found.map(\.message), [message], text)
      XCTAssertEqual(found.map(\.help), [help], text)
    }
  }

  func testJointWorkIsExpectedInFull() {
    let found = parsed("expect joint wrk").parsed.diagnostics
    XCTAssertEqual(
      found.map(\.message), ["expected `work`, `plan` or `share` after `joint`, found `wrk`"])
    XCTAssertEqual(
      found.map(\.primary.text), ["there is a word with a similar name: `work`"])
    check("expect joint share = 1; expect joint plan of A > 5; expect joint work")
  }

  func testOpenBracketsEndWithTheirLine() {
    check(
      """
      party A {
        capacity (2 000 hours1️⃣
        horizon 1 year
      }
      let X = ((1)2️⃣
      let Y = 5 +
      3️⃣let Z = min(1, 24️⃣
      party B
      """,
      finds: [
        "1️⃣": "SV020 expected `)` after `hours`, found the end of the line",
        "2️⃣": "SV020 expected `)` after `)`, found the end of the line",
        "3️⃣": "SV020 expected a figure after `+`, found `let`",
        "4️⃣": "SV020 expected `)` after `2`, found the end of the line",
      ])
    check(
      "measure M of I { held by A,\n  1️⃣pays 5 kr\n }\nparty 2️⃣b",
      finds: [
        "1️⃣": "SV020 expected the name of a party after `,`, found `pays`",
        "2️⃣": "SV021 the name `b` begins with a lowercase letter",
      ])
  }

  func testWhatWasReadStaysInTheTree() {
    let result = parsed("party A {\n capacity 5\n bad\n horizon 1 year\n}\nlet = 5\nparty B")
    XCTAssertEqual(result.declarations.map(\.attributes.count), [2, 0])
    XCTAssertEqual(result.tree.items.count, 2)
  }

  func testPlacesOfDeclarations() {
    let source = "party A \"t\" { capacity 5 kr }"
    let declaration = parsed(source).declarations[0]
    XCTAssertEqual([declaration.header.start, declaration.header.end], [0, 11])
    XCTAssertEqual([declaration.span.start, declaration.span.end], [0, 29])
    XCTAssertEqual(
      [declaration.attributes[0].span.start, declaration.attributes[0].span.end], [14, 27])
  }

  func testFilesBehindOthersHaveTheirOwnPlaces() throws {
    var map = SourceMap()
    _ = map.add(name: "a", bytes: Array("party A".utf8))
    let file = try XCTUnwrap(map.add(name: "b", bytes: Array("party b".utf8)))
    var symbols = SymbolTable()
    let found = parse(file, symbols: &symbols).diagnostics
    XCTAssertEqual(found.map(\.site.start), [file.base + 6])
    XCTAssertEqual(map.text(of: found[0].site), "b")
  }

  func testUnfinishedEntries() {
    for text in [
      "party A {", "party A {\n  capacity 5\n", "scenario S {\nmeasure M of I {", "let X = (1 +",
      "let X = 1 +", "let X = A and", "let X = min(1,\n", "group G { members A,", "let X =",
      "let X = A or # more", "scenario S {\nparty A {\n}", "expect not",
    ] {
      XCTAssertTrue(isUnfinished(text), text)
    }
    for text in [
      "", "party A", "party A {}", "let X = 1", "let", "party \"x", "show wroth of A", "}",
      "party A }",
      "let X = (1))", "handover H",
    ] {
      XCTAssertFalse(isUnfinished(text), text)
    }
  }
}
