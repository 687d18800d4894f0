import Driver
import XCTest

/// The one layout, on small scripts.
final class LayoutTests: XCTestCase {
  /// Lays out `script`, and what comes of it again.
  private func check(
    _ script: String, becomes expected: String, named name: String = "a.samverka",
    line: UInt = #line
  ) {
    do {
      let bytes = try laidOut(Array(script.utf8), named: name)
      XCTAssertEqual(String(decoding: bytes, as: UTF8.self), expected, line: line)
      XCTAssertEqual(try laidOut(bytes, named: name), bytes, line: line)
    } catch {
      XCTFail("\(error)", line: line)
    }
  }

  func testSpaces() {
    check(
      "party   A{capacity 2 000 hours per year;horizon 1   year}",
      becomes: "party A { capacity 2 000 hours per year; horizon 1 year }\n")
    check(
      "let X=( 1+2 )*min ( 3,5 , 0,5 )/2  -  1\nlet Y= 60% \nlet Z=5kr-2kr",
      becomes: "let X = (1 + 2) * min(3,5, 0,5) / 2 - 1\nlet Y = 60 %\nlet Z = 5 kr - 2 kr\n")
    check(
      "let A = -  5 kr\nlet B = 3- -2\nlet C = 1 000\u{A0}kr\nlet D = 2\u{202F}000  kr",
      becomes: "let A = -5 kr\nlet B = 3 - -2\nlet C = 1 000 kr\nlet D = 2\u{202F}000 kr\n")
    check(
      "measure M of I {\n\tpays -5 kr per day\n}\n",
      becomes: "measure M of I {\n  pays -5 kr per day\n}\n")
    check("verdict\u{A0}\n", becomes: "verdict\n")
    // What a check doubts stays as it is: SV017.
    check("let X=600-500\nlet Y=6  - 5", becomes: "let X = 600-500\nlet Y = 6 - 5\n")
    check("let X = Town[\"0 1\"]+1", becomes: "let X = Town[\"0 1\"] + 1\n")
  }

  func testBlocks() {
    check("party A {\n}\nparty B {  }", becomes: "party A {}\nparty B {}\n")
    check(
      "party A { capacity 1 hours\nhorizon 1 year;keeps 50 % of what it saves }",
      becomes: """
        party A {
          capacity 1 hours
          horizon 1 year
          keeps 50 % of what it saves
        }

        """)
    check(
      "party A {} party B {}; party C;;party D;",
      becomes: """
        party A {}
        party B {}
        party C
        party D

        """)
    check(
      "scenario S {change A{horizon 3 years};without B}",
      becomes: "scenario S { change A { horizon 3 years }; without B }\n")
    check("what   if{without A}in S", becomes: "what if { without A } in S\n")
    check("what if {\nwithout A}  in S", becomes: "what if {\n  without A\n} in S\n")
  }

  func testABlockStaysOnItsLineWhileItFits() {
    let title = String(repeating: "å", count: 100 - "party A \"\" { horizon 1 year }".count)
    check(
      "party A \"\(title)\" { horizon 1 year }",
      becomes: "party A \"\(title)\" { horizon 1 year }\n")
    check(
      "party A \"\(title)x\" { horizon 1 year; keeps 50 % of what it saves }",
      becomes: """
        party A "\(title)x" {
          horizon 1 year
          keeps 50 % of what it saves
        }

        """)
    check(
      "scenario S \"\(title)\" { change A { horizon 3 years } }",
      becomes: "scenario S \"\(title)\" {\n  change A { horizon 3 years }\n}\n")
  }

  func testLinesThatGoOn() {
    check(
      "group All {\nmembers A,\nB,\n\n\n      C\n}",
      becomes: "group All {\n  members A,\n    B,\n\n    C\n}\n")
    check(
      "let X = if A > 1\nthen min(\n1, 2\n)\n  else 3",
      becomes: "let X = if A > 1\n  then min(\n  1, 2\n  )\n  else 3\n")
  }

  func testComments() {
    check(
      "\n\n# top   \n\n\n\n#!x\nparty A # one\nparty Bcd#two\n\nparty E {# three\n\n# inside\n}# four"
        + "\n# last",
      becomes: """
        # top

        #!x
        party A    # one
        party Bcd  #two

        party E {  # three
          # inside
        }  # four
        # last

        """)
    check(
      "scenario S {\n      ## What A is.  \nparty A\n\n  }",
      becomes: "scenario S {\n  ## What A is.\n  party A\n}\n")
    check(
      "group G { members A, # one\n# two\nB }",
      becomes: """
        group G {
          members A,  # one
            # two
            B
        }

        """)
    // What is no documentation does not become any.
    check("party A\n; ## no\nparty B", becomes: "party A\n; ## no\nparty B\n")
    check("; ## no\nparty B", becomes: "; ## no\nparty B\n")
    check("party A; ## no\nparty B", becomes: "party A  ## no\nparty B\n")
    // What is stays.
    check("## yes\n;party B", becomes: "## yes\nparty B\n")
    check("## yes\n;\n\n;; party B", becomes: "## yes\n\nparty B\n")
    check("## yes\n; ## no\nparty B", becomes: "## yes\n; ## no\nparty B\n")
    check("party A;\n## yes\n;\n## yes\nparty B", becomes: "party A\n## yes\n\n## yes\nparty B\n")
    check(
      "scenario S {\n## yes\n;party A; ## no\n;\n## yes\n;change A { ;horizon 1 year;\n## no\n; }}",
      becomes: """
        scenario S {
          ## yes
          party A  ## no

          ## yes
          change A {
            horizon 1 year
            ## no
          }
        }

        """)
  }

  func testWideLinesDoNotMoveOtherComments() {
    let wide = "party A \"" + String(repeating: "x", count: 80) + "\""
    check(
      "\(wide)  # a\nparty B # b\nparty Cd # c",
      becomes: "\(wide)  # a\nparty B   # b\nparty Cd  # c\n")
  }

  func testLineEndsAndMark() {
    check(
      "\u{FEFF}party A{\r\nhorizon 1 year\r\n}\n\n\n",
      becomes: "\u{FEFF}party A {\r\n  horizon 1 year\r\n}\r\n")
    check("party  A\rparty B", becomes: "party A\rparty B\r")
    check("", becomes: "")
    check(" \n\n\t", becomes: "")
    check("\u{FEFF}\n", becomes: "\u{FEFF}")
  }

  func testMarkdown() {
    check(
      "# T  \n```samverka\nparty  A\n```\n  party  X\n```sh\nparty  Y\n```\n"
        + "~~~samverka\n\n\nparty  B {\n }\n~~~\n   end",
      becomes: "# T  \n```samverka\nparty A\n```\n  party  X\n```sh\nparty  Y\n```\n"
        + "~~~samverka\nparty B {}\n~~~\n   end",
      named: "a.md")
    check("no  script", becomes: "no  script", named: "a.md")
    check("```samverka\n```\n", becomes: "```samverka\n```\n", named: "a.md")
  }

  /// A block in a list item stays in it.
  func testMarkdownInLists() {
    check(
      "- step\n\n  ```samverka\n  party   A {\n    capacity 3 hours\n  }\n  ```\n\nafter\n",
      becomes: "- step\n\n  ```samverka\n  party A {\n    capacity 3 hours\n  }\n  ```\n\nafter\n",
      named: "a.md")
    check(
      "1.  step\n\n    ```samverka\n# all\nparty A {\n  horizon 1 year # x\n\n\n  # y\n}\n    ```\n",
      becomes: """
        1.  step

            ```samverka
            # all
            party A {
              horizon 1 year  # x

              # y
            }
            ```

        """, named: "a.md")
    check(
      "* ~~~ samverka\r\n  party  A\r\n  ~~~\r\n",
      becomes: "* ~~~ samverka\r\n  party A\r\n  ~~~\r\n", named: "a.md")
    check(
      "1.\tstep\n\n\t```samverka\n\tparty  A\n\t```\n",
      becomes: "1.\tstep\n\n\t```samverka\n    party A\n\t```\n", named: "a.md")
  }

  func testWhatDoesNotParseIsRefused() {
    let hostile: [[UInt8]] = [
      Array("party {".utf8), Array("party A \"x".utf8), [0x70, 0], [0xFF, 0xFE, 0x41, 0],
      Array("party A # \u{FFFD}".utf8.prefix(11)), Array("let X = 1,2,3".utf8),
      [UInt8](repeating: UInt8(ascii: "{"), count: 100_000),
      Array("let X = ".utf8) + [UInt8](repeating: UInt8(ascii: "("), count: 100_000),
    ]
    for bytes in hostile {
      XCTAssertThrowsError(try laidOut(bytes, named: "a.samverka")) { error in
        guard case .faulty(let problems, _)? = error as? LayoutFailure else {
          return XCTFail("\(error)")
        }
        XCTAssertFalse(problems.isEmpty)
      }
    }
  }

  func testMuchIsLaidOut() throws {
    let many = String(repeating: "party  A {horizon 1 year};;; # x\n", count: 2_000)
    let bytes = try laidOut(Array(many.utf8), named: "a.samverka")
    XCTAssertEqual(
      bytes, Array(String(repeating: "party A { horizon 1 year }  # x\n", count: 2_000).utf8))
    let wide = "let X = 1" + String(repeating: "  +1", count: 5_000) + " # x"
    XCTAssertEqual(
      try laidOut(Array(wide.utf8), named: "a.samverka").count, 9 + 4 * 5_000 + 5 + 1)
  }
}
