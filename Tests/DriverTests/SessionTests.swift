import Diagnostics
import Driver
import XCTest

/// What entries make of a session's script.
final class SessionTests: SessionTestCase {
  /// A doubt in the place of an error may be its reason.
  func testADoubtIsToldWithTheErrorThatItExplains() {
    var session = session("")
    guard case .refused(let problems, _) = session.enter("party A { capacity 700-200 hours }")
    else {
      return XCTFail("was accepted")
    }
    XCTAssertEqual(
      problems.map { "\($0.severity) \($0.code)" }.sorted(), ["error SV122", "warning SV017"])
  }

  func testAScenarioAndAValueAreEnteredAgain() {
    check(
      "scenario Shared { party A }\n", "change Shared { capacity 5 hours }",
      refusedFor: "`Shared` is a scenario, and something declared is expected here")
    check(
      "let K = 5\n", "change K { capacity 5 hours }",
      refusedFor: "`K` is a value bound by `let`, and something declared is expected here")
  }

  func testTellsWhereAChangeStands() {
    var session = session("party A\nscenario S {\n  party B\n}\n")
    for (entry, places) in [
      ("change A { capacity 5 hours }", ["base"]), ("change B { capacity 5 hours }", ["S"]),
      ("scenario T { without A }", [nil]), ("without T", [nil]), ("let X = 5", ["base"]),
    ] as [(String, [String?])] {
      guard case .accepted(let accepted) = session.enter(entry) else {
        XCTFail(entry)
        continue
      }
      XCTAssertEqual(accepted.effects.map(\.place), places, entry)
    }
  }

  func testAddsBehindTheScript() {
    check(
      "party A\n", "party B { # two\n  capacity 3 hours # three\n} # four",
      gives: "party A\n\nparty B { # two\n  capacity 3 hours # three\n} # four\n", "added B")
    check(
      "party A\n", "## who\nparty B; party C", gives: "party A\n\n## who\nparty B;\nparty C\n",
      "added B", "added C")
    check("", "let X = 2\nX + 1", gives: "let X = 2\n", "added X")
  }

  func testTellsOfWhatHasNoName() {
    let entry = "accept SV221 on A owner A because \"a reason\"\n"
    check("party A\n", entry, gives: "party A\n\n" + entry, "added the acceptance of SV221 on A")
  }

  func testReplacesInPlace() {
    check(
      "## one\nparty A # x\nparty B\n", "party A { capacity 2 hours }",
      gives: "## one\nparty A { capacity 2 hours } # x\nparty B\n", "replaced A")
    check(
      "## one\nparty A\nparty B\n", "## two\nparty A \"a\"",
      gives: "## two\nparty A \"a\"\nparty B\n", "replaced A")
    check(
      "currency kr\nparty A\n", "currency EUR", gives: "currency EUR\nparty A\n",
      "replaced currency")
    check("party X\n", "let X = 3", gives: "let X = 3\n", "replaced X")
  }

  /// What stands so already is no change: there is nothing to undo, and what was undone can come back.
  func testLeavesWhatStandsSoAlready() {
    let text = """
      currency EUR
      ## one
      party A { capacity 3 hours; tried "x", "y" }
      let K = 5
      scenario S {
        party B
        change A { horizon 1 year }
      }

      """
    var session = session(text)
    for (entry, left) in [
      ("party A { capacity 3 hours; tried \"x\", \"y\" }", ["A"]),
      ("## one\nparty A { capacity 3 hours; tried \"x\", \"y\" }\nlet K = 5", ["A", "K"]),
      ("change A { capacity 3 hours }", ["A"]), ("change A { }", ["A"]),
      ("change B { }", ["B"]), ("currency EUR", ["currency"]),
      ("scenario S {\n  party B\n  change A { horizon 1 year }\n}", ["S"]),
    ] {
      _ = session.enter("let L = 1")
      _ = session.undo(1)
      guard case .accepted(let accepted) = session.enter(entry) else {
        XCTFail("refused: \(entry)")
        continue
      }
      XCTAssertEqual(accepted.effects.map(\.name), left, entry)
      XCTAssertTrue(accepted.effects.allSatisfy { $0.action == .left }, entry)
      XCTAssertEqual(script(session), text, entry)
      XCTAssertEqual(session.undoCount, 0, entry)
      XCTAssertEqual(session.redoCount, 1, entry)
      XCTAssertEqual(session.entries, [], entry)
    }
    check(
      "party A\nparty B\n", "party A\nparty B { horizon 1 year }",
      gives: "party A\nparty B { horizon 1 year }\n", "left A", "replaced B")
    check(
      "party A {\n  capacity 3 hours\n}\n", "change A { capacity 3 hours; horizon 1 year }",
      gives: "party A {\n  capacity 3 hours\n  horizon 1 year\n}\n", "changed A")
  }

  func testKeepsCommentsOfWhatIsExpected() {
    check(
      "party A { capacity 3 hours }\n",
      "# agreed on 3 March\nexpect capacity of A > 1 hour  # not less",
      gives: "party A { capacity 3 hours }\n\n"
        + "# agreed on 3 March\nexpect capacity of A > 1 hour  # not less\n")
    check(
      "party A\n", "show A # a\n# b\nexpect 1 < 2; expect 2 < 3 # c;\nparty B",
      gives: "party A\n\n# b\nexpect 1 < 2\nexpect 2 < 3 # c;\nparty B\n", "added B")
    check(
      "party A\n", "change A { horizon 1 year } # why\nparty B",
      gives: "party A {\n  horizon 1 year\n}\n\nparty B\n", "added B", "changed A")
  }

  func testKeepsCommentsOfWhatReplaces() {
    func check(_ old: String, _ entry: String, _ new: String, line: UInt = #line) {
      self.check(old + "\n", entry, gives: new + "\n", "replaced A", line: line)
    }
    let entry = "# by letter\nparty A { capacity 4 hours }  # new figure"
    check("party A", entry, entry)
    check("party X\nparty A\nparty B", entry, "party X\n\(entry)\nparty B")
    check("# head\n\nparty A # old", entry, "# head\n\n" + entry)
    // What stands there already stands there once.
    check(
      "# who\n# by letter\n## one\nparty A", entry,
      "# who\n# by letter\n## one\n" + "party A { capacity 4 hours }  # new figure")
    check(
      "## one\nparty A", entry, "# by letter\n## one\nparty A { capacity 4 hours }  # new figure")
    check("## one\nparty A", "# a\n\n# b\n## two\nparty A \"a\"", "# a\n# b\n## two\nparty A \"a\"")
    // Where other things stand on the line, it is broken before the comments.
    check(
      "party X; party A; party B", entry,
      "party X; \n# by letter\n# new figure\nparty A { capacity 4 hours }; party B")
    check("party A; party B", "party A \"a\"; # c", "party A \"a\"; party B\n\n# c")
    check("\u{FEFF}party A", entry, "\u{FEFF}" + entry)
    check(
      "party A\r\nparty B\r", entry,
      "# by letter\r\nparty A { capacity 4 hours }  # new figure\r\nparty B\r")
  }

  func testABrokenEntryChangesNothing() {
    check(
      "party A\n", "party B { capcity 3 hours }",
      refusedFor: "expected an attribute of a party, found `capcity`")
    check(
      "party A\n", "party B { capacity 3 kr }", refusedFor: "`capacity` needs hours, not money")
    check("party A\n", "change B { capacity 1 hours }", refusedFor: "nothing is named `B`")
    check(
      "party A\n", "change A { without horizon }",
      refusedFor: "`A` has no such line to take away")
    check("party A\n", "without B", refusedFor: "nothing is named `B`")
    check(
      "party A\n", "change A { capacity 1 hours }\nchange A { horizon 1 year }",
      refusedFor: "`A` is changed twice in one entry")
  }

  /// Checks the places of what is wrong with an entry, each marked by `¦` before it.
  private func check(_ text: String, places entry: String, line: UInt = #line) {
    var session = session(text, line: line)
    let clean = entry.filter { $0 != "¦" }
    guard case .refused(let problems, let sources) = session.enter(clean) else {
      return XCTFail("was accepted", line: line)
    }
    var shown = Array(clean.utf8)
    for problem in problems.reversed() {
      guard let file = sources.file(at: problem.site.start) else { continue }
      XCTAssertEqual(file.name, "entry", line: line)
      XCTAssertEqual(String(decoding: file.bytes, as: UTF8.self), clean, line: line)
      shown.insert(contentsOf: "¦".utf8, at: Int(problem.site.start - file.base))
    }
    XCTAssertEqual(String(decoding: shown, as: UTF8.self), entry, line: line)
  }

  func testSaysWhereInTheEntryAFaultIs() {
    let script = """
      # a comment
      party A { capacity 3 hours }
      party B {
        horizon 2 years
      }
      party C

      """
    // A line that replaces one, one that is added to a block, and one that makes the block.
    check(script, places: "change A { capacity ¦5 dygn }")
    check(script, places: "change B {\n  horizon 1 year\n  capacity ¦5 dygn\n}")
    check(script, places: "change C { horizon 1 year; capacity ¦5 dygn }")
    // Several, which move one another; in the order of the entry.
    check(
      script, places: "change C { capacity ¦5 mkr }; change A { horizon 3 years; capacity ¦5 dygn }"
    )
    check(script, places: "\n# why\n\nparty D; party A { capacity ¦5 meters }")
    check(script, places: "## more\nparty A { capacity ¦5 meters }")
    check(script, places: "without B\n\nscenario S { change A { capacity ¦5 points } }")
    check("", places: "\n\n  let X = ¦5 meters")
  }

  func testNamesMayComeLater() {
    var session = Session()
    for entry in [
      "activity X { by A; by B; lowers I }", "measure M of I { held by A; pays 3 kr per day }",
      "indicator I { unit day / days; better lower }",
    ] {
      guard case .accepted = session.enter(entry) else { return XCTFail(entry) }
    }
    XCTAssertEqual(Set(session.missing.compactMap(\.subject)), ["A", "B"])
    XCTAssertFalse(session.pipeline.isSound)
    guard case .accepted = session.enter("party A\nparty B") else { return XCTFail("parties") }
    XCTAssertEqual(session.missing.map(\.message), [])
    XCTAssertTrue(session.pipeline.isSound)
    // Where it turns out that they are something else, the later entry is wrong.
    guard case .refused = session.enter("party I") else { return XCTFail("I is an indicator") }
  }

  func testAsksWithoutChanging() {
    var session = session("party A\n")
    guard case .accepted(let accepted) = session.enter("A\nshow A\n1 + 2 in base") else {
      return XCTFail("refused")
    }
    XCTAssertEqual(accepted.questions, ["A", "show A", "1 + 2 in base"])
    XCTAssertEqual(accepted.effects, [])
    XCTAssertEqual(session.undoCount, 0)
    let asking = session.asking("1 + 2\nshow A\n")
    XCTAssertEqual(asking?.answers().count, 2)
  }

  func testRefusesToChangeWhatRowsDeclare() {
    var session = Session()
    let rows = """
      for each Row in table "towns.csv" { party Town[Row["Code"]] { capacity Row["Hours"] hours } }

      """
    let part = ScriptPart(fileAt: "a.samverka", bytes: Array(rows.utf8))
    let folder = Shelf(["towns.csv": "Code;Hours\n01;20\n02;30\n"])
    if case .refused(let problems, _) = session.load([part], imports: folder) {
      return XCTFail("\(problems.map(\.message))")
    }
    func check(_ entry: String, _ message: String, line: UInt = #line) {
      guard case .refused(let problems, _) = session.enter(entry) else {
        return XCTFail("was accepted", line: line)
      }
      XCTAssertEqual(problems.map(\.message), [message], line: line)
    }
    check(
      "change Town[\"01\"] { capacity 3 hours }", "`Town[\"01\"]` is declared for rows of a table")
    check("without Town[\"02\"]", "`Town[\"02\"]` is declared for rows of a table")
    check("without Town", "`Town` is a family, and one of it is expected here")
    check("without Town[\"03\"]", "nothing is named `Town[\"03\"]`")
  }

  func testKeepsCommentsBehindAllElse() {
    check(
      "", "party A # first\n\n# kept?\nparty B\n\n\n# last note\n# of all\n",
      gives: "party A # first\n\n# kept?\nparty B\n\n# last note\n# of all\n", "added A", "added B")
    check("party A\n", "# a lone note", gives: "party A\n\n# a lone note\n")
    check(
      "party A\n", "change A { capacity 3 hours } # more\n# still",
      gives: "party A {\n  capacity 3 hours\n}\n\n# still\n", "changed A")
    // Who only asks leaves nothing.
    var session = session("party A\n")
    guard case .accepted = session.enter("verdict\n# why?") else { return XCTFail("refused") }
    XCTAssertEqual(session.undoCount, 0)
  }
}
