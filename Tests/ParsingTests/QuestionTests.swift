import Syntax
import TestSamples
import XCTest

final class QuestionTests: XCTestCase {
  /// What `source` prints as, which shows how it was read.
  private func printed(_ source: String) -> String {
    let result = parsed(source)
    XCTAssertEqual(result.parsed.diagnostics.map(\.message), [], source)
    guard let item = result.tree.items.first, result.tree.items.count == 1 else { return "nothing" }
    var text = ""
    SyntaxPrinter(result.tree, symbols: result.symbols).write(item, to: &text)
    return text
  }

  func testQuestionsReadAsWritten() {
    for source in [
      "currency kr", "currency SEK", "period month", "let DayCost = 3 000 kr", "verdict",
      "verdict in Shared", "show Region", "show worth of A in Shared", "show harm + 1 kr",
      "show per hour of P in A in Shared", "why verdict", "why verdict in S", "why Region",
      "why gain of P from A in S", "why SV204", "why SV204 on Queue in S", "compare base with S",
      "repair", "repair in S", "repair A in S", "what if {}", "what if {} in S",
      "what if {\n  let N = 5\n  party P\n  without Q\n  change A {\n    up to 5\n  }\n} in S",
      "turn capacity of P", "turn rate of M for P in S", "turn effect of A on I", "turn cap of A",
      "robust", "robust in S", "robust ± 12.5 % in S",
      "show forums", "show forums of P in S", "show trials", "show trials of P",
      "show partners of P in S", "who knows \"a b\"", "who tried \"c\" in S",
      "who works on \"d\"", "who could help A", "who could help A in S",
      "compare S with T", "expect silo", "expect no silo in S", "gaps", "gaps in S",
      "expect no gaps in S", "expect joint work",
      "expect joint work in S", "expect A pays for P in S", "expect P keeps A",
      "expect G reached in S",
      "expect value kept >= 90 % in S", "expect joint share = 1", "expect joint plan of A > 5",
      "expect A < 5 and not (harm > 0 kr)", "expect (value kept in S) > (value kept in base) in T",
    ] {
      XCTAssertEqual(printed(source), source)
    }
    XCTAssertEqual(printed("why SV204 Queue"), "why SV204 on Queue")
    XCTAssertEqual(printed("verdict in base"), "verdict")
    XCTAssertEqual(printed("robust 20 %"), "robust ± 20 %")
    XCTAssertEqual(printed("compare S with base in base"), "compare S with base")
    XCTAssertEqual(printed("what if { without Q } in base"), "what if {\n  without Q\n}")
  }

  func testWhatIfHasASymbolOfItsOwnAndThePlaceOfItsBlock() {
    let blocks = parsed(String(repeating: "what if { without A }\n", count: 40)).tree.items
      .compactMap(\.scenario)
    XCTAssertEqual(Set(blocks.map(\.name.symbol)).count, 40)
    XCTAssertEqual(blocks[0].span.end - blocks[0].span.start, 13)
  }

  func testSaysWhatIsWrongWithWhatIf() {
    check(
      """
      what 1️⃣A
      what if2️⃣
      what if 3️⃣in S
      what if { 4️⃣verdict }
      what if { extends 5️⃣S }
      what if { } in 6️⃣S T
      """,
      finds: [
        "1️⃣": "SV020 expected `if` after `what`, found `A`",
        "2️⃣": "SV020 expected `{` after `if`, found the end of the line",
        "3️⃣": "SV020 expected `{` after `if`, found `in`",
        "4️⃣": "SV036 `verdict` cannot stand in this block",
        "5️⃣": "SV036 `extends` cannot stand in this block",
        "6️⃣": "SV042 this scenario stands in the middle",
      ])
  }

  func testClaimsAreToldApart() {
    let cases: [(String, String)] = [
      ("joint work", "jointWork"), ("joint share > 0", "holds"), ("A pays for P", "pays"),
      ("P keeps A", "keeps"), ("G reached", "reached"), ("G > 5", "holds"),
    ]
    for (source, name) in cases {
      guard case .expectation(let e)? = parsed("expect \(source)").tree.items.first else {
        XCTFail(source)
        continue
      }
      XCTAssertTrue("\(e.claim)".hasPrefix(name), "\(source): \(e.claim)")
    }
  }

  func testSaysWhatIsWrong() {
    check(
      """
      compare A 1️⃣B
      expect A pays 2️⃣P
      expect no 3️⃣work
      expect4️⃣
      verdict in 5️⃣5
      verdict 6️⃣Shared
      currency 7️⃣Krona
      period 8️⃣week
      let Q9️⃣
      """,
      finds: [
        "1️⃣": "SV020 expected `with` after `A`, found `B`",
        "2️⃣": "SV020 expected `for` after `pays`, found `P`",
        "3️⃣": "SV020 expected `silo` or `gaps` after `no`, found `work`",
        "4️⃣": "SV020 expected a figure after `expect`, found the end of the line",
        "5️⃣": "SV020 expected the name of a scenario after `in`, found `5`",
        "6️⃣": "SV020 expected the end of the line after `verdict`, found `Shared`",
        "7️⃣": "SV044 `Krona` is no currency",
        "8️⃣": "SV020 expected `year`, `quarter` or `month` after `period`, found `week`",
        "9️⃣": "SV020 expected `=` after `Q`, found the end of the file",
      ])
  }

  func testSaysWhoCanBeAskedFor() {
    check(
      """
      who 1️⃣P
      who knows 2️⃣demens
      who works 3️⃣"d"
      who could 4️⃣A
      who could help 5️⃣"A"
      show partners 6️⃣P
      show forums 7️⃣P
      show trials of 8️⃣"P"
      """,
      finds: [
        "1️⃣": "SV020 expected `knows`, `tried`, `works` or `could` after `who`, found `P`",
        "2️⃣": "SV020 expected a text in quotation marks after `knows`, found `demens`",
        "3️⃣": "SV020 expected `on` after `works`, found `\"d\"`",
        "4️⃣": "SV020 expected `help` after `could`, found `A`",
        "5️⃣": "SV020 expected the name of an activity after `help`, found `\"A\"`",
        "6️⃣": "SV020 expected `of` after `partners`, found `P`",
        "7️⃣": "SV020 expected the end of the line after `forums`, found `P`",
        "8️⃣": "SV020 expected the name of a party after `of`, found `\"P\"`",
      ])
  }

  func testSaysWhatCanBeTurned() {
    let figures =
      "`rate`, `capacity`, `horizon`, `share`, `limit`, `effort`, `cost`, `effect` or `cap`"
    check(
      """
      turn 1️⃣gain of P from A
      turn 2️⃣P
      turn cap 3️⃣A
      robust ± 4️⃣S
      robust 5 5️⃣hours
      robust 5 % 6️⃣P
      """,
      finds: [
        "1️⃣": "SV020 expected \(figures) after `turn`, found `gain`",
        "2️⃣": "SV020 expected \(figures) after `turn`, found `P`",
        "3️⃣": "SV020 expected `of` after `cap`, found `A`",
        "4️⃣": "SV020 expected a figure after `±`, found `S`",
        "5️⃣": "SV020 expected `%` after `5`, found `hours`",
        "6️⃣": "SV020 expected the end of the line after `%`, found `P`",
      ])
    XCTAssertEqual(
      parsed("turn worth of A").parsed.diagnostics.map(\.help),
      [["ask for a figure that the script sets, as `turn rate of Queue`; `robust` tries them all"]])
  }

  func testPrintsTheLayout() {
    let source = """
      currency kr

      let N = 1 234 567.5

      ## What it is
      ##
      ## for
      party A "t\\"\\\\" {
        capacity 5 hours
      }
      party B

      ## doc
      scenario S "t" {
        extends T
        let M = 5
        ## inner
        measure Back of I {
          held by A, B
        }
        without Queue
        change A {
          without by B
        }
      }

      expect silo
      verdict

      """
    let result = parsed(source)
    XCTAssertEqual(result.parsed.diagnostics.map(\.message), [])
    var text = ""
    SyntaxPrinter(result.tree, symbols: result.symbols).write(to: &text)
    XCTAssertEqual(text, source)
  }

  func testPrintsUnitsSoThatTheyStayUnits() {
    for source in [
      "5 \"per\"", "5 \"care day\" per \"%x\"", "(5) %", "5 \"%\"", "5 million %", "5 \"million\"",
      "5 \"tkr\"", "5 SEK", "5 kr per \"Day\"", "5 %", "5 % per %",
    ] {
      XCTAssertEqual(printed("let X = \(source)"), "let X = \(source)")
    }
  }

  func testSampleIsPrintedAsItMeans() {
    let result = parsed(Samples.discharge)
    var first = ""
    SyntaxPrinter(result.tree, symbols: result.symbols).write(to: &first)
    let again = parsed(first)
    XCTAssertEqual(again.parsed.diagnostics, [])
    XCTAssertEqual(again.tree.nodes.map(\.kind).count, result.tree.nodes.count)
    var second = ""
    SyntaxPrinter(again.tree, symbols: again.symbols).write(to: &second)
    XCTAssertEqual(second, first)
  }

  func testWhatIfHoldsWhatCanBeSupposed() {
    let parsed = parsed("what if { foo }\nscenario S { foo }").parsed
    XCTAssertEqual(
      parsed.diagnostics.map(\.message),
      [
        "expected a line of a `what if`, found `foo`", "expected a line of a scenario, found `foo`",
      ])
    let help = parsed.diagnostics.map { $0.help.joined() }
    for word in ["extends", "accept", "from"] {
      XCTAssertEqual(help.map { $0.contains("`\(word)`") }, [false, true], word)
    }
  }
}
