import Diagnostics
import Driver
import XCTest

/// The files a session begins with, and the script it saves.
final class SessionFileTests: SessionTestCase {
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

  func testSavesAScriptWithTheSameVerdict() throws {
    let path = #filePath.replacingOccurrences(
      of: "Tests/DriverTests/SessionFileTests.swift", with: "Examples/discharge.samverka")
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

  /// Lines are told by the numbers they have in the file, until it is written anew.
  func testLinesKeepTheNumbersOfTheFile() throws {
    var session = session(
      """
      currency kr
      party Old
      party B
      indicator I {
        unit day / days
        better higher
      }
      measure M of I { held by B; pays 1 kr per day }
      party C

      """)
    let entries: [(String, [Int])] = [
      ("without Old", [1, 3, 4, 5, 6, 7, 8, 9, 10]),
      ("change I { better lower; baseline 3 }", [1, 3, 4, 5, 6, 7, 7, 8, 9, 10]),
      ("change M { pays 2 kr per day }", [1, 3, 4, 5, 6, 7, 7, 8, 9, 10]),
      ("indicator I {\n  unit day / days\n  better lower\n}", [1, 3, 4, 5, 6, 7, 8, 9, 10]),
      ("# why\n# C\nparty C \"Last\"", [1, 3, 4, 5, 6, 7, 8, 9, 9, 9, 10]),
    ]
    for (entry, numbers) in entries {
      guard case .accepted = session.enter(entry) else { return XCTFail(entry) }
      XCTAssertEqual(try lineNumbers(session), numbers, entry)
    }
    XCTAssertTrue(session.renumber())
    XCTAssertEqual(try lineNumbers(session), Array(1...11))
    XCTAssertFalse(session.renumber())
    XCTAssertEqual(session.undo(5), 5)
    XCTAssertEqual(try lineNumbers(session), Array(1...10))
  }

  /// The numbers that the lines of a session's first file are told by.
  private func lineNumbers(_ session: Session) throws -> [Int] {
    let file = try XCTUnwrap(session.pipeline.sources.files.first)
    return (1...file.lines.count).map { file.lineNumber(at: file.lines.range(of: $0).lowerBound) }
  }
}
