import TestSamples
import XCTest

final class NameTests: XCTestCase {
  func testSamplesHaveNoFindings() {
    check(Samples.discharge)
    check(Samples.structure)
  }

  func testNamesAreUniqueWhateverTheirKind() {
    check("party A\nparty 1️⃣A", finds: ["1️⃣": "SV101 `A` is declared twice"])
    check("party A\ngoal 1️⃣A", finds: ["1️⃣": "SV101 `A` is declared twice"])
    check("let A = 3\nscenario 1️⃣A {}", finds: ["1️⃣": "SV101 `A` is declared twice"])
    check(
      "party A\nscenario S { party 1️⃣A\n party B }\nscenario T { party B }",
      finds: ["1️⃣": "SV101 `A` is declared twice"])
    check(
      "scenario S { party B }\nscenario T { extends S\n party 1️⃣B }",
      finds: ["1️⃣": "SV101 `B` is declared twice"])
  }

  func testNamesMayBeUsedBeforeTheyAreDeclared() {
    check("activity Plan { by A at Hours }\nlet Hours = Half * 2\nlet Half = 1 hour\nparty A")
  }

  func testEachWrongNameFailsOnce() {
    check(
      "activity P { by 1️⃣Nobody\n lowers 2️⃣Nothing by 3 days after 1 year }\n"
        + "goal G { owners Nobody\n worth 3 kr per day of Nothing }",
      finds: [
        "1️⃣": "SV102 there is no party named `Nobody`",
        "2️⃣": "SV102 there is no indicator named `Nothing`",
      ])
    check(
      "party A\nindicator I { better lower }\nactivity P { by 1️⃣I\n by A }\nactivity Q { by I }",
      finds: ["1️⃣": "SV103 `I` is an indicator, and a party is expected here"])
  }

  func testOfALowercaseNameTheParserSaysAll() {
    let (faults, checked) = readAndChecked("party Region\ngoal G { owners region }")
    XCTAssertEqual(faults.map(\.message), ["the name `region` begins with a lowercase letter"])
    XCTAssertEqual(checked.diagnostics.map(\.message), [])
    XCTAssertNil(checked.program)
  }

  func testALowercaseNameIsDeclaredAsItIsToBeWritten() {
    let (faults, checked) = readAndChecked(
      """
      party region
      indicator calls { unit call / calls; better lower; falls on Region at 3 kr per call }
      let pay = 2 kr per call
      activity Plan { by Region at 2 hours; lowers Calls by 3 calls }
      measure Queue of Calls { held by Region; pays Pay }
      scenario S { party other; goal G { owners Other } }
      goal Late { owners Regio }
      """)
    XCTAssertEqual(
      faults.map(\.message),
      ["region", "calls", "pay", "other"].map { "the name `\($0)` begins with a lowercase letter" })
    XCTAssertEqual(checked.diagnostics.map(\.message), ["there is no party or group named `Regio`"])
    XCTAssertNil(checked.program)
    // Both names are one.
    XCTAssertEqual(
      readAndChecked("party region\nparty Region").checked.diagnostics.map(\.message),
      ["`Region` is declared twice"])
  }

  func testAValueThatCouldNotBeReadFailsOnce() {
    let (faults, checked) = readAndChecked("let D = 2026-03-31\nshow D\nshow E")
    XCTAssertEqual(faults.map(\.message), ["expected a figure, found the date `2026-03-31`"])
    XCTAssertEqual(checked.diagnostics.map(\.message), ["nothing is named `E`"])
  }

  func testNearNamesAreStated() {
    let text = "party Regionen\nactivity Region2 { by regionenX }"
    XCTAssertEqual(
      checked(text.replacingOccurrences(of: "regionenX", with: "Regionan")).diagnostics[0].help,
      ["there is a party with a similar name: `Regionen`"])
    XCTAssertEqual(
      checked(text.replacingOccurrences(of: "regionenX", with: "REGIONEN")).diagnostics[0].help,
      ["there is a party with a similar name: `Regionen`"])
    XCTAssertEqual(
      checked(text.replacingOccurrences(of: "regionenX", with: "Kommun")).diagnostics[0].help,
      ["declare it, or write the name of a party"])
    XCTAssertEqual(
      checked("scenario S { party B }\nactivity P { by B }").diagnostics[0].help,
      ["`B` is only declared in the scenario `S`"])
  }

  func testNamesThatLookAlike() {
    warns(
      "party Alpha\nparty \u{391}lpha",
      "SV119 `\u{391}lpha` looks like `Alpha`, and is another name")
    warns(
      "party \u{420}\u{43E}\u{440}a\nscenario S { goal Popa {} }",
      "SV119 `Popa` looks like `\u{420}\u{43E}\u{440}a`, and is another name",
      also: "SV140 the name `\u{420}\u{43E}\u{440}a` has letters of several alphabets")
    warns(
      "party \u{C4}lv\nparty \u{4D2}lv",
      "SV119 `\u{4D2}lv` looks like `\u{C4}lv`, and is another name")
    warns("party \u{1D400}\nparty A", "SV119 `A` looks like `\u{1D400}`, and is another name")
    warns("party \u{FF21}\nparty A", "SV119 `A` looks like `\u{FF21}`, and is another name")
    check(
      "party \u{C4}lv\nparty Alv\nparty \u{D6}\nparty O\nparty \u{394}T\nparty \u{41C}\u{43E}\u{441}\u{43A}\u{432}\u{430}"
    )
    for other in [
      "Lund\u{A0}By", "Lund  By", "Lu\u{200B}nd By", "Lu\u{AD}nd By", "Lund\tBy", "Lund By ",
    ] {
      warns(
        "party X[\"Lund By\"]\nparty X[\"\(other)\"]",
        "SV119 `X[\"\(other)\"]` looks like `X[\"Lund By\"]`, and is another name")
    }
    warns(
      "party X[\"fin\"]\nparty X[\"\u{FB01}n\"]",
      "SV119 `X[\"\u{FB01}n\"]` looks like `X[\"fin\"]`, and is another name")
    let labels = checked("party X[\"A B\"]\nparty X[\"A  B\"]\nparty X[\"A\u{A0}B\"]").diagnostics
    XCTAssertEqual(
      labels.map(\.primary.text), ["several blanks side by side", "a blank that is U+00A0"])
    check("party X[\"A B\"]\nparty X[\"AB\"]")
    check("party A\u{30A}re\nactivity X { by \u{C5}re }")
    check("scenario S { party \u{410} }\nscenario T { party \u{410} }")
  }

  func testNamesOfSeveralAlphabets() {
    warns("party R\u{435}gion", "SV140 the name `R\u{435}gion` has letters of several alphabets")
    let found = checked("party R\u{435}gion\nactivity X { by Region }").diagnostics
    XCTAssertEqual(found.map(\.code.number), [140, 102])
    XCTAssertEqual(found[1].primary.text, "`e` is U+0065, a Latin letter")
    XCTAssertEqual(found[1].secondary.map(\.text), ["`\u{435}` is U+0435, a Cyrillic letter"])
    XCTAssertEqual(found[1].help, ["write it with the same letters as where it is declared"])
  }

  /// A name may have no letter in common with that which it looks like.
  func testNamesOfAnotherAlphabet() {
    for (name, other) in [
      ("A", "\u{410}"), ("ATK", "\u{410}\u{422}\u{41A}"), ("KOMA", "\u{39A}\u{39F}\u{39C}\u{391}"),
    ] {
      for (declared, used) in [(name, other), (other, name)] {
        let found = checked("party \(declared)\nactivity X { by \(used) }").diagnostics
        XCTAssertEqual(found.map(\.code.number), [102], used)
        XCTAssertEqual(
          found[0].help, ["write it with the same letters as where it is declared"], used)
        XCTAssertEqual(found[0].fix?.replacement, declared, used)
      }
    }
  }

  /// Checks that `source` gets exactly the warning `finding`, and `also`.
  private func warns(_ source: String, _ finding: String, also: String? = nil, line: UInt = #line) {
    let found = checked(source).diagnostics
    XCTAssertEqual(
      found.map { "\($0.code) \($0.message)" }, [also, finding].compactMap { $0 }, line: line)
    XCTAssertEqual(Set(found.map(\.severity)), [.warning], line: line)
    XCTAssertNotNil(checked(source).program, line: line)
  }

  func testOfVeryManyProblemsTheRestIsCounted() {
    let result = checked(String(repeating: "party A\n", count: 12_000))
    XCTAssertEqual(result.diagnostics.count, 10_001)
    XCTAssertEqual(
      result.diagnostics.first?.message, "1999 more problems with names and units are not told")
    XCTAssertNil(result.program)
  }

  func testListsNameEachOnce() {
    check(
      "party A\nparty B\ngroup G { members A, B, 1️⃣A }",
      finds: ["1️⃣": "SV105 `A` stands twice in this list"])
    check("party A\ngroup G { members A }\ngoal Z { owners G }")
    check(
      "party A\ngroup G { members A }\nactivity P { by 1️⃣G }",
      finds: ["1️⃣": "SV103 `G` is a group, and a party is expected here"])
  }

  func testScenariosMayNotExtendThemselves() {
    check(
      "scenario S { extends 1️⃣T }\nscenario T { extends U }\nscenario U { extends S\n party A }\n"
        + "scenario V { extends U\n party 2️⃣A }",
      finds: [
        "1️⃣": "SV106 scenarios extend one another in a circle",
        "2️⃣": "SV101 `A` is declared twice",
      ])
    check("scenario S { extends 1️⃣X }", finds: ["1️⃣": "SV102 there is no scenario named `X`"])
    let chain = (1...101).map { "scenario S\($0) { extends S\($0 + 1) }\n" }.joined()
    let findings = checked(chain + "scenario S102 {}").diagnostics
    XCTAssertEqual(
      findings.map(\.message), ["`S2` extends more than 100 scenarios, one behind the other"])
  }

  func testValuesMayNotBeBoundInACircle() {
    check(
      "let 1️⃣A = B + 1\nlet B = C\nlet C = A * 2\nlet D = A + 3 kr\nlet 2️⃣E = E",
      finds: [
        "1️⃣": "SV108 values are bound to one another in a circle",
        "2️⃣": "SV108 values are bound to one another in a circle",
      ])
    check(
      "let 1️⃣A = B\nlet B = C + D\nlet C = A\nlet D = B",
      finds: ["1️⃣": "SV108 values are bound to one another in a circle"])
    check(
      "let A = B\nlet 1️⃣B = C\nlet C = B + D\nlet D = A",
      finds: ["1️⃣": "SV108 values are bound to one another in a circle"])
    // As many circles as values, of which each second one is half of them.
    let many = (0..<20_000).map { "let A\($0) = A\($0 + 1) + A\($0 / 2)\n" }.joined()
    XCTAssertEqual(
      checked(many + "let A20000 = 1").diagnostics.map(\.message),
      ["values are bound to one another in a circle"])
    let long = (1...5_000).map { "let A\($0) = A\($0 + 1) + 1\n" }.joined() + "let A5001 = 1"
    check(long)
  }

  func testWhatAScenarioTakesAwayIsGoneThere() {
    let base =
      "party A\nindicator I { better lower }\nmeasure M of I { held by A }\nscenario S { without M }\n"
    check(
      base + "why 1️⃣M in S\nshow M in S\nshow M",
      finds: ["1️⃣": "SV104 the scenario `S` has taken away `M`"])
    check(
      base + "scenario T { extends S\n change 1️⃣M { pays 3 kr per unit } }",
      finds: ["1️⃣": "SV104 the scenario `S` has taken away `M`"])
    check(
      base + "scenario T { without 1️⃣N }",
      finds: ["1️⃣": "SV102 nothing is named `N`"])
  }

  func testNoPartyIsPartOfItself() {
    let message = "SV131 parties are part of one another in a circle"
    check("party A { part of 1️⃣A }", finds: ["1️⃣": message])
    check("party A { part of B }\nparty B { part of C }\nparty C")
    check(
      "party Z { part of A }\nparty A { part of 1️⃣B }\nparty B { part of C }\n"
        + "party C { part of A }\nparty D { part of C }", finds: ["1️⃣": message])
    let two = "party A { part of B }\nparty B\n"
    check(two + "scenario S { change B { part of 1️⃣A } }", finds: ["1️⃣": message])
    check(two + "scenario S { change B { part of A }; change A { without part of } }")
    check(
      two + "scenario S { party C { part of A }; change B { part of 1️⃣C } }",
      finds: ["1️⃣": message])
    // A circle is told once, however many scenarios have it.
    check(
      "party A { part of 1️⃣B }\nparty B { part of A }\n"
        + "scenario S { party C { part of A } }\nscenario T { party D { part of B } }",
      finds: ["1️⃣": message])
  }

  func testAVisitingCardIsThereToBeFound() {
    for (line, unused) in [
      ("", ["nothing uses the party `A`"]), ("capacity 3 hours", ["nothing uses the party `A`"]),
      ("knows \"x\"", []), ("tried \"x\"", []), ("works on \"x\"", []), ("contact \"x\"", []),
    ] {
      let program = checked("party A { \(line) }").program
      XCTAssertEqual(program?.unused.map(\.message), unused, line)
    }
    XCTAssertEqual(
      checked("party A\nparty B\nforum F { members A, B }").program?.unused.map(\.message), [])
  }
}
