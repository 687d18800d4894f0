import Diagnostics
import Driver
import XCTest

/// What `without` takes out of a session's script, and what it leaves there.
final class SessionRemovalTests: SessionTestCase {
  func testTakesAway() {
    check(
      "party A\n\n## b\n## b\nparty B { # x\n}\nparty C\n", "without B",
      gives: "party A\n\nparty C\n", "removed B")
    check("party A; party B\n", "without A", gives: " party B\n", "removed A")
  }

  /// A script with an obstacle, and lines that only concern it.
  private let blocked = """
    party A { capacity 10 hours }
    party B { capacity 10 hours }
    indicator I { better lower }
    activity J { by A at 1 hour; lowers I by 1; up to 3 }
    activity W {
      by A at 1 hour
      addresses O
    }
    obstacle O { blocks J; because "x"; owner A }
    scenario T {
      without O
      change A { capacity 9 hours }
    }
    accept SV504 on O owner A because "z"

    """

  func testDropsWhatOnlyConcernsWhatIsTakenAway() {
    var session = session(blocked)
    guard case .accepted(let accepted) = session.enter("without O") else {
      return XCTFail("refused")
    }
    XCTAssertEqual(
      accepted.dropped,
      ["`addresses O` of `W`", "`without O` of `T`", "the acceptance of SV504 on `O`"])
    XCTAssertEqual(session.missing.map(\.message), [])
    XCTAssertEqual(
      script(session),
      """
      party A { capacity 10 hours }
      party B { capacity 10 hours }
      indicator I { better lower }
      activity J { by A at 1 hour; lowers I by 1; up to 3 }
      activity W {
        by A at 1 hour
      }
      scenario T {
        change A { capacity 9 hours }
      }

      """)
    XCTAssertEqual(session.undo(1), 1)
    XCTAssertEqual(script(session), blocked)
  }

  func testDropsOneNameOfAList() {
    for (list, left) in [
      ("O, P, Q", "O, Q"), ("P, O", "O"), ("O, P", "O"), ("P,Q,O", "Q,O"),
    ] {
      func script(_ list: String, _ obstacle: String) -> String {
        "party A\n" + obstacle
          + "obstacle O\nobstacle Q\nactivity W { by A at 1 hour; addresses \(list) }\n"
      }
      check(
        script(list, "obstacle P\n"), "without P", gives: script(left, ""), "removed P")
    }
    func several(_ addresses: String, _ obstacles: String) -> String {
      "party A\n\(obstacles)obstacle O\nactivity W { by A at 1 hour\(addresses) }\n"
    }
    for (list, left) in [("; addresses P, O, Q", "; addresses O"), ("; addresses Q, P", "; ")] {
      check(
        several(list, "obstacle P\nobstacle Q\n"), "without P; without Q",
        gives: several(left, ""), "removed P", "removed Q")
    }
  }

  func testTakesNothingAwayThatALineNeeds() {
    check(
      blocked, "without A",
      refusedFor: "`A` cannot be taken away, for this line needs it")
    check(
      "party A\nlet X = 3 hours\nactivity J { by A at X }\n", "without X",
      refusedFor: "`X` cannot be taken away, for this line needs it")
  }

  func testTakesNoScenarioAwayThatALineNeeds() {
    let scenario = "party A\nscenario S { change A { capacity 2 hours } }\n"
    check(scenario, "without S", gives: "party A\n", "removed S")
    for line in ["expect silo in S", "compare base with S", "show capacity of A in S"] {
      check(
        scenario + line + "\n", "without S",
        refusedFor: "`S` cannot be taken away, for this line needs it")
    }
    check(
      scenario + "scenario T { extends S }\n", "without S",
      refusedFor: "`S` cannot be taken away, for this line needs it")
  }

  /// What an entry would have moved is shown where it stands.
  func testShowsALineThatIsNeededWhereItStands() throws {
    let text = """
      ## a
      party A {
        capacity 2 hours
      }
      party B; party C
      activity J { by A at 1 hour; by B at 2 hours }

      """
    for (entry, needing) in [
      ("without A", "A"), ("without B", "B"), ("without A; change C { horizon 1 year }", "A"),
      ("party D { capacity 1 hour }; without C; without A", "A"),
    ] {
      var session = session(text)
      guard case .refused(let problems, let sources) = session.enter(entry) else {
        XCTFail("was accepted")
        continue
      }
      let site = try XCTUnwrap(problems.first).site
      let file = try XCTUnwrap(sources.file(at: site.start))
      XCTAssertEqual(file.name, "a.samverka", entry)
      XCTAssertEqual(String(decoding: file.bytes, as: UTF8.self), text, entry)
      let start = Int(site.start - file.base)
      XCTAssertEqual(
        String(decoding: file.bytes[(start - 3)...start], as: UTF8.self), "by " + needing, entry)
      XCTAssertEqual(sources.text(of: site), needing, entry)
    }
  }
}
