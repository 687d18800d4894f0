import Diagnostics
import Driver
import XCTest

/// What entries make of a session's script.
final class SessionTests: XCTestCase {
  /// A session that began with a file of some text.
  private func session(
    _ text: String, file: StaticString = #filePath, line: UInt = #line
  ) -> Session {
    var session = Session()
    let part = ScriptPart(fileAt: "a.samverka", bytes: Array(text.utf8))
    if case .refused(let problems, _) = session.load([part], imports: nil) {
      XCTFail("\(problems.map(\.message))", file: file, line: line)
    }
    return session
  }

  /// The script of a session.
  private func script(_ session: Session) -> String {
    String(decoding: session.script(asMarkdown: false), as: UTF8.self)
  }

  /// Checks what an entry makes of a script, and what it says it did.
  private func check(
    _ text: String, _ entry: String, gives wanted: String, _ effects: String...,
    file: StaticString = #filePath, line: UInt = #line
  ) {
    var session = session(text, file: file, line: line)
    switch session.enter(entry) {
    case .refused(let problems, _):
      XCTFail("refused: \(problems.map(\.message))", file: file, line: line)
    case .accepted(let accepted):
      XCTAssertEqual(script(session), wanted, file: file, line: line)
      XCTAssertEqual(
        accepted.effects.map { "\($0.action) \($0.name)" }, effects, file: file, line: line)
    }
    XCTAssertEqual(session.undo(1), 1, file: file, line: line)
    XCTAssertEqual(script(session), text, file: file, line: line)
    XCTAssertEqual(session.redo(1), 1, file: file, line: line)
    XCTAssertEqual(script(session), wanted, file: file, line: line)
  }

  /// Checks that an entry is refused and changes nothing.
  private func check(
    _ text: String, _ entry: String, refusedFor message: String,
    file: StaticString = #filePath, line: UInt = #line
  ) {
    var session = session(text, file: file, line: line)
    guard case .refused(let problems, _) = session.enter(entry) else {
      return XCTFail("was accepted", file: file, line: line)
    }
    XCTAssertEqual(problems.map(\.message), [message], file: file, line: line)
    XCTAssertEqual(script(session), text, file: file, line: line)
    XCTAssertEqual(session.undoCount, 0, file: file, line: line)
  }

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

  /// What is added to a script of lines that end in CR and LF ends so as well.
  func testKeepsPairsAtTheEndsOfLines() {
    check(
      "party A {\r\n  horizon 1 year\r\n}\r\n", "party B {\n  horizon 2 years\n}",
      gives: "party A {\r\n  horizon 1 year\r\n}\r\n\r\nparty B {\r\n  horizon 2 years\r\n}\r\n",
      "added B")
    check(
      "party A {\r\n  horizon 1 year\r\n}\r\n", "change A { capacity 3 hours }",
      gives: "party A {\r\n  horizon 1 year\r\n  capacity 3 hours\r\n}\r\n", "changed A")
    check(
      "## the first\r\n## of two\r\nparty A\r\nparty B\r\n", "without A", gives: "party B\r\n",
      "removed A")
    // Where both kinds of ends stand, each line keeps its own.
    check(
      "party A\r\nparty B\n", "party C", gives: "party A\r\nparty B\n\nparty C\n", "added C")
    check("party A\n", "party B", gives: "party A\n\nparty B\n", "added B")
  }

  /// A byte order mark stays at the very beginning, and stands nowhere else.
  func testKeepsAMarkOnlyAtTheBeginning() {
    func saved(_ names: String..., asMarkdown: Bool, line: UInt = #line) -> String {
      let texts = [
        "a.samverka": "party A\n", "b.samverka": "\u{FEFF}party B\r\n",
        "m.md": "\u{FEFF}# M\n\n```samverka\nparty M\n```\n",
      ]
      var session = Session()
      let parts = names.map { ScriptPart(fileAt: $0, bytes: Array((texts[$0] ?? "").utf8)) }
      guard case .accepted = session.load(parts, imports: nil) else {
        XCTFail("refused", line: line)
        return ""
      }
      return String(decoding: session.script(asMarkdown: asMarkdown), as: UTF8.self)
    }
    let fenced = "```samverka\nparty B\r\n```\n"
    let page = "# M\n\n```samverka\nparty M\n```\n"
    XCTAssertEqual(
      saved("a.samverka", "b.samverka", asMarkdown: false), "party A\n\nparty B\r\n")
    XCTAssertEqual(
      saved("b.samverka", "a.samverka", asMarkdown: false),
      "\u{FEFF}party B\r\n\nparty A\n")
    XCTAssertEqual(
      saved("b.samverka", asMarkdown: true), "```samverka\r\nparty B\r\n```\r\n")
    XCTAssertEqual(
      saved("m.md", "b.samverka", asMarkdown: true), "\u{FEFF}" + page + "\n" + fenced)
    XCTAssertEqual(
      saved("a.samverka", "m.md", asMarkdown: true),
      "```samverka\nparty A\n```\n\n" + page)
    XCTAssertEqual(saved("m.md", asMarkdown: false), "party M\n")
    check("party A\n", "\u{FEFF}# b\nparty B", gives: "party A\n\n# b\nparty B\n", "added B")
    check("", "\u{FEFF}party B", gives: "party B\n", "added B")
    check("\u{FEFF}## a\nparty A\nparty B\n", "without A", gives: "\u{FEFF}party B\n", "removed A")
    check(
      "\u{FEFF}## a\nparty A\n", "## b\nparty A", gives: "\u{FEFF}## b\nparty A\n", "replaced A")
  }

  /// What is saved where other settings hold names its currency.
  func testNamesItsCurrencyWhereAnotherIsRead() {
    func saved(
      _ text: String, _ name: String = "a.samverka", in currency: String?, readIn other: String,
      asMarkdown: Bool = false, line: UInt = #line
    ) -> String {
      var session = Session()
      let part = ScriptPart(fileAt: name, bytes: Array(text.utf8))
      if case .refused = session.load([part], imports: nil, currency: currency) {
        XCTFail("refused", line: line)
      }
      return String(
        decoding: session.script(asMarkdown: asMarkdown, readIn: other), as: UTF8.self)
    }
    XCTAssertEqual(saved("party A\n", in: "SEK", readIn: "SEK"), "party A\n")
    XCTAssertEqual(saved("party A\n", in: nil, readIn: "kr"), "party A\n")
    XCTAssertEqual(saved("", in: "SEK", readIn: "kr"), "currency SEK\n")
    XCTAssertEqual(saved("party A\n", in: "SEK", readIn: "kr"), "currency SEK\n\nparty A\n")
    XCTAssertEqual(
      saved("\u{FEFF}party A\r\n", in: nil, readIn: "EUR"), "currency kr\r\n\r\nparty A\r\n")
    XCTAssertEqual(
      saved("party A\ncurrency kr\n", in: "SEK", readIn: "SEK"), "party A\ncurrency kr\n")
    XCTAssertEqual(
      saved("party A\n", in: "SEK", readIn: "kr", asMarkdown: true),
      "```samverka\ncurrency SEK\n```\n\n```samverka\nparty A\n```\n")
    let page = "# M\n\n```samverka\nparty M\n```\n"
    XCTAssertEqual(
      saved(page, "m.md", in: "SEK", readIn: "kr", asMarkdown: true),
      page + "\n```samverka\ncurrency SEK\n```\n")
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
    check("party A; party B", "party A \"a\"; # c", "party A \"a\"; party B")
    check("\u{FEFF}party A", entry, "\u{FEFF}" + entry)
    check(
      "party A\r\nparty B\r", entry,
      "# by letter\r\nparty A { capacity 4 hours }  # new figure\r\nparty B\r")
  }

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

  func testTakesAway() {
    check(
      "party A\n\n## b\n## b\nparty B { # x\n}\nparty C\n", "without B",
      gives: "party A\n\nparty C\n", "removed B")
    check("party A; party B\n", "without A", gives: " party B\n", "removed A")
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

  func testSavesAScriptWithTheSameVerdict() throws {
    let path = #filePath.replacingOccurrences(
      of: "Tests/DriverTests/SessionTests.swift", with: "Examples/discharge.samverka")
    var session = session(try String(contentsOfFile: path, encoding: .utf8))
    for entry in [
      "change Queue { pays 100 kr per day }", "change Region { without capacity }",
      "change EarlyPlan { by Kommun at 1 hours; up to 700 per year }", "without PlanTogether",
      "party Third { capacity 10 hours }\nactivity Own { by Third at 1 hours; lowers BedDays by 1 }",
      "scenario Late { change Kommun { horizon 5 years } }",
    ] {
      if case .refused(let problems, _) = session.enter(entry) {
        XCTFail("\(entry): \(problems.map(\.message))")
      }
    }
    let saved = try XCTUnwrap(
      Pipeline(name: "saved", bytes: session.script(asMarkdown: false)))
    XCTAssertEqual(saved.problems.filter { $0.severity == .error }.map(\.message), [])
    XCTAssertEqual(saved.scenarioNames, session.pipeline.scenarioNames)
    for (one, other) in zip(saved.scenarios, session.pipeline.scenarios) {
      let (a, b) = (saved.verdict(on: one), session.pipeline.verdict(on: other))
      XCTAssertNotNil(a)
      XCTAssertEqual(a?.overall, b?.overall)
      XCTAssertEqual(a?.values, b?.values)
    }
  }

  func testMarkdownStaysMarkdown() {
    var session = Session()
    let text = "# Plan\n\n```samverka\nparty A\n```\n\nwords\n\n```samverka\nparty B\n```\n"
    let part = ScriptPart(fileAt: "a.md", bytes: Array(text.utf8))
    guard case .accepted = session.load([part], imports: nil),
      case .accepted = session.enter("change B { capacity 1 hours }"),
      case .accepted = session.enter("party C")
    else { return XCTFail("refused") }
    let changed = text.replacingOccurrences(of: "party B", with: "party B {\n  capacity 1 hours\n}")
    XCTAssertEqual(
      String(decoding: session.script(asMarkdown: true), as: UTF8.self),
      changed + "\n```samverka\nparty C\n```\n")
    XCTAssertEqual(script(session), "party A\n\nparty B {\n  capacity 1 hours\n}\n\nparty C\n")
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

  /// Loads files and returns the script, which must load again alone, or what is wrong with them.
  private func loaded(_ names: String..., from shelf: Shelf) -> String {
    var session = Session()
    let parts = names.map { ScriptPart(fileAt: $0, bytes: shelf.files[$0] ?? []) }
    if case .refused(let problems, _) = session.load(parts, imports: shelf) {
      return problems.map(\.message).joined(separator: "\n")
    }
    let text = script(session)
    var again = Session()
    let whole = ScriptPart(fileAt: "whole.samverka", bytes: Array(text.utf8))
    if case .refused(let problems, _) = again.load([whole], imports: shelf) {
      XCTFail("\(problems.map(\.message))")
    }
    return text
  }

  func testLoadsAFileThatAnotherImportsInAnyOrder() {
    let shelf = Shelf([
      "p.samverka": "party A { capacity 10 hours }\nexpect silo\n",
      "main.samverka": "use \"p.samverka\" # who\nuse \"./q.samverka\"\nparty B\n",
      "q.samverka": "party C\n",
      "a.samverka": "use \"b.samverka\"\n",
      "b.samverka": "use \"a.samverka\"\n",
    ])
    let main = "use \"./q.samverka\"\nparty B\n"
    let other = "party A { capacity 10 hours }\nexpect silo\n"
    XCTAssertEqual(
      loaded("main.samverka", "p.samverka", from: shelf), main + "\n" + other)
    XCTAssertEqual(
      loaded("p.samverka", "main.samverka", from: shelf), other + "\n" + main)
    XCTAssertEqual(
      loaded("a.samverka", "b.samverka", from: shelf), "`a.samverka` leads back to this file")
  }

  /// What lies beside a file is imported, and not what another folder has under the same name.
  func testImportsWhatLiesBesideTheFirstFile() {
    var session = Session()
    let parts = ["p/a", "q/b"].map {
      ScriptPart(
        fileAt: "\($0).samverka",
        bytes: Array(($0 == "p/a" ? "use \"b.samverka\"\n" : "party Other\n").utf8))
    }
    let shelf = Shelf(["b.samverka": "party Inner\n"])
    if case .refused(let problems, _) = session.load(parts, imports: shelf) {
      XCTFail("\(problems.map(\.message))")
    }
    XCTAssertEqual(session.outline.map(\.name).sorted(), ["Inner", "Other"])
    XCTAssertEqual(script(session), "use \"b.samverka\"\n\nparty Other\n")
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
