import Driver
import XCTest

/// What `change` and lines of a scenario make of a session's script.
final class SessionChangeTests: SessionTestCase {
  func testChangesOnlyTheLinesItNames() {
    let text = """
      party A { # who
        capacity 2 hours   # few
        # long
        horizon 1 year
      }

      """
    check(
      text, "change A { capacity 9 hours }",
      gives: text.replacingOccurrences(of: "2 hours", with: "9 hours"), "changed A")
    check(
      text, "change A { without capacity }",
      gives: "party A { # who\n  # long\n  horizon 1 year\n}\n", "changed A")
    check(
      text, "change A { keeps 50 % of what it saves; capacity 7 hours }",
      gives: """
        party A { # who
          capacity 7 hours   # few
          # long
          horizon 1 year
          keeps 50 % of what it saves
        }

        """, "changed A")
    check(
      "party A\n", "change A { capacity 1 hours }",
      gives: "party A {\n  capacity 1 hours\n}\n", "changed A")
    check(
      "party A { capacity 1 hours }\n", "change A { horizon 1 year }",
      gives: "party A { capacity 1 hours\n  horizon 1 year\n}\n", "changed A")
  }

  func testKeepsCommentsOfChangedLines() {
    check(
      "party A {\n  capacity 2 hours   # few\n  # long\n  horizon 1 year\n}\n",
      "change A {\n  capacity 9 hours # many\n  horizon 2 years\n  works on \"w\"  # new\n}",
      gives: "party A {\n  capacity 9 hours # many\n  # long\n  horizon 2 years\n"
        + "  works on \"w\"  # new\n}\n", "changed A")
    check(
      "party A { capacity 2 hours; horizon 1 year }\n",
      "change A {\n  capacity 9 hours # many\n  horizon 2 years # far\n}",
      gives: "party A { capacity 9 hours; horizon 2 years }\n", "changed A")
    check(
      "party A { works on \"e\", # why\n  \"f\" }\n",
      "change A {\n  works on \"g\", # a\n  \"h\" # b\n}",
      gives: "party A { works on \"g\", # why\n  \"h\" }\n", "changed A")
  }

  func testKeepsCommentsAboveChangedLines() {
    check(
      "party A {\n  # some\n  capacity 2 hours\n}\n",
      "change A {\n\t# by the\n # audit\n  capacity 9 hours\n  # in\n  horizon 2 years\n}",
      gives: "party A {\n  # some\n  # by the\n  # audit\n  capacity 9 hours\n  # in\n"
        + "  horizon 2 years\n}\n", "changed A")
    check(
      "party A\n", "# head\nchange A {\n  # in\n  horizon 2 years # far\n}",
      gives: "party A {\n  # in\n  horizon 2 years # far\n}\n", "changed A")
  }

  func testChangesALineByItsKey() {
    let text = """
      party A; party B
      indicator I { better lower }
      activity X { by A at 1 hours; by B at 2 hours; lowers I by 3 }

      """
    check(
      text, "change X { by B at 5 hours; raises I by 1 }",
      gives: text.replacingOccurrences(of: "2 hours", with: "5 hours")
        .replacingOccurrences(of: "lowers I by 3", with: "raises I by 1"), "changed X")
    check(
      text, "change X { without by B }",
      gives: text.replacingOccurrences(of: "by B at 2 hours; ", with: " "), "changed X")
  }

  /// Each thing behind a word is a line of its own, and the text of the others stays what it is.
  func testChangesOneOfAList() {
    func check(_ old: String, _ entry: String, _ new: String, line: UInt = #line) {
      func script(_ text: String) -> String {
        "party A; party B; party C\nindicator I { better lower }\n"
          + "activity X { by A at 1 hour; lowers I by 1; up to 3 }\n"
          + "activity Y { by A at 1 hour; lowers I by 1; up to 3 }\n\(text)\n"
      }
      let name = String(old.split(separator: " ")[1])
      self.check(
        script(old), "change \(name) { \(entry) }", gives: script(new), "changed \(name)",
        line: line)
    }
    let obstacle = "obstacle O { blocks X, Y; because \"x\", \"y\"; owner A }"
    check(obstacle, "without blocks X", obstacle.replacingOccurrences(of: "X, ", with: ""))
    check(obstacle, "without blocks Y", obstacle.replacingOccurrences(of: ", Y", with: ""))
    check(
      obstacle, "without blocks X; without blocks Y",
      obstacle.replacingOccurrences(of: "blocks X, Y;", with: ""))
    check(
      obstacle, "because \"z\"", obstacle.replacingOccurrences(of: "\"x\", \"y\"", with: "\"z\""))
    check("party D { tried \"c\", \"d\" }", "tried \"e\"", "party D { tried \"e\" }")
    check(
      "party D { tried \"c\" }", "tried \"e\", \"f\"",
      "party D { tried \"e\"\n  tried \"f\"\n}")
    check("party D", "works on \"e\", \"f\"", "party D {\n  works on \"e\", \"f\"\n}")
    check(
      "party D { works on \"c\", # why\n  \"d\", \"e\" }", "works on \"f\", \"g\"",
      "party D { works on \"f\", # why\n  \"g\" }")
    check(
      "handoff H { from A to B; of \"x\" }", "to C", "handoff H { from A to C; of \"x\" }")
  }

  func testChangesWhatAScenarioDeclares() {
    check(
      "scenario S {\n  party A {\n    capacity 2 hours\n  }\n}\n",
      "change A { horizon 1 year }",
      gives: "scenario S {\n  party A {\n    capacity 2 hours\n    horizon 1 year\n  }\n}\n",
      "changed A")
  }

  /// Checks what becomes of a scenario `S` with lines more, entered.
  private func check(
    _ scenario: String, with lines: String, gives wanted: String, line: UInt = #line
  ) {
    var session = session("party A { capacity 1 hours }\n\(scenario)\n", line: line)
    guard let entry = session.scenario("S", with: lines) else {
      return XCTFail("no such scenario", line: line)
    }
    guard case .accepted = session.enter(entry) else { return XCTFail("refused", line: line) }
    XCTAssertEqual(
      script(session), "party A { capacity 1 hours }\n\(wanted)\n", line: line)
  }

  /// Of two forms of a line a later one undoes its own, or the other where there is none.
  func testKeepsTheOtherFormOfALineInAScenario() throws {
    let base =
      "indicator I { better lower }\nactivity W { by A at 1 hour; lowers I by 1; "
      + "raises I by 1 after 2 years }\nactivity V { by A at 1 hour; lowers I by 1 }\n"
    func kept(_ old: String, _ new: String) throws -> String? {
      session(base + "scenario S { change \(old) }\nparty A").scenario("S", with: "change \(new)")
    }
    let lowers = "{ lowers I by 4 }"
    let raises = "{ raises I by 2 after 2 years }"
    XCTAssertEqual(
      try kept("W \(lowers)", "W \(raises)"),
      "scenario S { change W \(lowers)\n  change W \(raises)\n}")
    XCTAssertEqual(
      try kept("W { without lowers I }", "W \(raises)"),
      "scenario S { change W { without lowers I }\n  change W \(raises)\n}")
    XCTAssertEqual(try kept("V \(lowers)", "V \(raises)"), "scenario S {\n  change V \(raises)\n}")
  }

  func testAddsLinesToAScenario() {
    check(
      "scenario S", with: "change A { capacity 3 hours } ",
      gives: "scenario S {\n  change A { capacity 3 hours }\n}")
    check(
      "## why\nscenario S \"}\" {\n  party B # two }\n}", with: "party C\n  without B\n",
      gives: "## why\nscenario S \"}\" {\n  party B # two }\n  party C\n  without B\n}")
    check(
      "scenario S { party B }",
      with: "change A {\n      capacity 3 hours\n    }\n    let X = 3\n  ",
      gives: """
        scenario S { party B
          change A {
            capacity 3 hours
          }
          let X = 3
        }
        """)
  }

  func testJoinsChangesOfOneThing() {
    for (lines, wanted) in [
      ("change A { capacity 3 hours }; let X = 1", "change A { capacity 3 hours }; let X = 1"),
      (
        "change A { capacity 3 hours }; change A { horizon 1 year } ",
        "change A { capacity 3 hours\nhorizon 1 year\n}; "
      ),
      (
        "change A {\n  capacity 3 hours # c\n}\nchange B { horizon 1 year }\n"
          + "change A {\n  horizon 1 year # h\n  tried \"}\"\n}\nchange A { works on \"w\" }\nparty C\n",
        "change A {\n  capacity 3 hours # c\nhorizon 1 year # h\n  tried \"}\"\nworks on \"w\"\n}\n"
          + "change B { horizon 1 year }\nparty C\n"
      ),
    ] {
      XCTAssertEqual(Session.joiningChanges(in: lines), wanted)
    }
  }

  func testTakesOutWhatALaterLineChangesAgain() {
    check(
      "scenario S {\n  change A { horizon 3 years }\n  let X = 3\n}",
      with: "change A { horizon 5 years }",
      gives: "scenario S {\n  let X = 3\n  change A { horizon 5 years }\n}")
    check(
      "scenario S {\n  change A {\n    horizon 3 years # why\n    capacity 2 hours\n  }\n}",
      with: "change A { horizon 5 years }\nchange B { horizon 1 year }",
      gives: """
        scenario S {
          change A {
            capacity 2 hours
          }
          change A { horizon 5 years }
          change B { horizon 1 year }
        }
        """)
    check(
      "scenario S { change A { horizon 3 years; capacity 2 hours } }",
      with: "change A { capacity 1 hours }",
      gives: "scenario S { change A { horizon 3 years;  }\n  change A { capacity 1 hours }\n}")
  }

  /// What nothing has any more needs not be taken away.
  func testTakesOutOfAScenarioWhatOnlyThatHas() {
    check(
      "scenario S { change A { horizon 3 years } }",
      with: "change A { without horizon }\n  party B", gives: "scenario S {\n  party B\n}")
    check(
      "scenario S {\n  change A { horizon 3 years; capacity 2 hours }\n}",
      with: "change A { without horizon; without capacity }",
      gives: "scenario S {\n  change A {  without capacity }\n}")
    check(
      "scenario S { change A { horizon 3 years; keeps 40 % of what it saves } }",
      with: "change A { without horizon }",
      gives: "scenario S { change A {  keeps 40 % of what it saves } }")
  }

  func testTakesOneOfAListOutOfAScenario() {
    check(
      "scenario S { change O { blocks X, Y } }\nobstacle O\nactivity X { by A at 1 hour }\n"
        + "activity Y { by A at 1 hour }",
      with: "change O { blocks X }",
      gives: "scenario S { change O { blocks Y }\n  change O { blocks X }\n}\nobstacle O\n"
        + "activity X { by A at 1 hour }\nactivity Y { by A at 1 hour }")
  }

  func testAddsNoLinesToAnImportedScenario() {
    var session = Session()
    let part = ScriptPart(fileAt: "a.samverka", bytes: Array("use \"s.samverka\"\nparty A\n".utf8))
    _ = session.load([part], imports: Shelf(["s.samverka": "scenario S { party B }\n"]))
    XCTAssertTrue(session.hasScenario("S"))
    XCTAssertNil(session.scenario("S", with: "party C"))
    XCTAssertNil(session.scenario("T", with: "party C"))
  }
}
