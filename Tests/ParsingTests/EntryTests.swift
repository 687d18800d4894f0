import Diagnostics
import Parsing
import Syntax
import XCTest

/// What is entered in a session: its shape, what may follow, how it is painted.
final class EntryTests: XCTestCase {
  /// Parses an entry.
  private func entry(_ text: String) -> ParsedEntry {
    var map = SourceMap()
    var symbols = SymbolTable()
    guard let file = map.add(name: "entry", bytes: Array(text.utf8)) else { preconditionFailure() }
    return parseEntry(file, symbols: &symbols)
  }

  func testAmendsAndAsks() {
    let parsed = entry(
      "change A { capacity 3 hours }\nwithout B\nRegion\nworth of X in S\n(1 + 2) * 3\n-4\nmin(1, 2)"
    )
    XCTAssertEqual(parsed.diagnostics.map(\.message), [])
    XCTAssertEqual(parsed.changes.count, 1)
    XCTAssertEqual(parsed.removals.count, 1)
    XCTAssertEqual(parsed.tree.items.count, 5)
  }

  func testTellsWhatBeginsNothing() {
    XCTAssertEqual(entry("prty A").diagnostics.count, 1)
    XCTAssertEqual(entry("capacity 3 hours").diagnostics.count, 1)
    XCTAssertEqual(entry("}").diagnostics.count, 1)
    XCTAssertEqual(entry("change A").diagnostics.count, 1)
    XCTAssertEqual(entry("Region Kommun").diagnostics.count, 1)
  }

  func testTellsWhatAChangeAndATableAre() {
    for (text, message, help) in [
      (
        "Region capacity 3 hours", "what changes `Region` stands in a block",
        "write `change Region { … }`"
      ),
      (
        "Region.capacity = 3 hours", "what changes `Region` stands in a block",
        "write `change Region { … }`"
      ),
      (
        "what if { Region.capacity = 3 hours }", "expected a line of a `what if`, found `Region`",
        "to change lines of `Region`, write `change Region { … }`"
      ),
      ("delete Region", "`delete` is no word of the language", "write `without Region`"),
      (
        "rename Region", "`rename` is no word of the language",
        "take it away by `without Region`, and declare it again by its other name"
      ),
      ("Party Region", "expected a declaration or a query, found `Party`", ""),
      (
        "Region held by A", "what changes `Region` stands in a block", "write `change Region { … }`"
      ),
      (
        "Kommun\tTimmar\nUmeå\t1 800\n", "a table is no part of a script",
        "save it as a CSV file, and read it with `for each Row in table \"file.csv\" { … }`"
      ),
      ("show capacity", "expected `of` after `capacity`, found the end of the line", ""),
      (
        "kept", "`kept` is no figure", "what the measures keep of the best value is `value kept`"
      ),
    ] {
      let found = entry(text).diagnostics
      XCTAssertEqual(found.map(\.message), [message], text)
      XCTAssertEqual(found.first?.help.joined(), help, text)
    }
    XCTAssertEqual(entry("X to Y\nX\t+ 2\nX in S").diagnostics, [])
  }

  func testFindsWhatIsUnfinished() {
    for text in [
      "party A {", "change A {", "change A {\n capacity 3 hours", "let X = (1 +", "1 +",
      "show min(",
      "expect value kept >= 3 % and", "goal G { owners A,", "scenario S { party A {\n}",
      "## of what follows", "party A\n  ## one\n## two",
    ] {
      XCTAssertTrue(isUnfinished(text), text)
    }
    for text in [
      "party A", "party A {}", "1 + 2", "party A { capcity }", "}", "", "without A", "# no",
      "## one\n", "## one\nparty A", "party A ## nor this",
    ] {
      XCTAssertFalse(isUnfinished(text), text)
    }
  }

  /// Checks what may stand at the end of a text: some words that may, and some that may not.
  private func check(
    _ text: String, may: String = "", not: String = "", names: Continuation.Names = .none,
    unit: Bool = false, file: StaticString = #filePath, line: UInt = #line
  ) {
    let continuation = Continuation(of: text)
    let words = Set(continuation.words.map(\.spelling))
    for word in may.split(separator: " ") {
      XCTAssertTrue(words.contains(String(word)), "\(word)", file: file, line: line)
    }
    for word in not.split(separator: " ") {
      XCTAssertFalse(words.contains(String(word)), "\(word)", file: file, line: line)
    }
    if may.isEmpty && not.isEmpty {
      XCTAssertEqual(words, [], file: file, line: line)
    }
    XCTAssertEqual(continuation.names, names, file: file, line: line)
    XCTAssertEqual(continuation.takesUnit, unit, file: file, line: line)
  }

  func testOffersOnlyWhatMayFollow() {
    check("", may: "party verdict show change without worth min", not: "pays by", names: .any)
    check("party ")
    check("party A ", not: "party")
    check("party A {\n  ", may: "capacity horizon part regards", not: "party by pays lowers")
    check("party A { capacity 20 ", may: "per million thousand", not: "party at", unit: true)
    check("party A { capacity 20 hours ", may: "per", not: "at by hours")
    check("activity X { by ", not: "at", names: .kind("party"))
    check("activity X { by A ", may: "at", not: "by and")
    check("activity X { by A at 3 hours ", may: "and per", not: "by")
    check("activity X { lowers ", not: "by", names: .kind("indicator"))
    check("measure M of ", not: "by", names: .kind("indicator"))
    check("goal G { worth 3 kr per day of ", not: "by", names: .kind("indicator"))
    check("show ", may: "worth gain value", not: "party verdict", names: .any)
    check("why ", may: "verdict gain", not: "party", names: .any)
    check("gain of ", not: "from", names: .kind("party"))
    check("goal G { owners A, ", not: "by", names: .kind("parties"))
    check("measure M { paid by ", not: "by", names: .kind("parties"))
    check("show mandates of ", not: "by", names: .kind("parties"))
    check("show forums of ", not: "by", names: .kind("parties"))
    check("show partners of ", not: "by", names: .kind("party"))
    check("gain of A ", may: "from", not: "in of")
    check("compare base ", may: "with", not: "base")
    check("expect ", may: "silo joint no value", not: "party", names: .any)
    check("verdict in ", may: "base", not: "in", names: .kind("scenario"))
    check("mandate M { ", may: "given under", not: "must", names: .kind("party"))
    check("mandate M { A ", may: "must may", not: "not given")
    check("accept SV204 on ", not: "until", names: .kind("declaration"))
    check("accept SV204 on A ", may: "until owner", not: "because accept on")
    check("accept SV204 on A until 2027 ", may: "owner", not: "until because")
    check("accept SV204 on A owner ", not: "owner", names: .kind("parties"))
    check("accept SV204 on A owner B ", may: "because", not: "until owner")
    check("what if { ", may: "party let change without", not: "accept extends from")
    check("scenario S { ", may: "party let change without accept extends from", not: "expect")
    check("measure X of A { ", may: "pays held", not: "without")
    check("mandate M { ", may: "given under", not: "without", names: .kind("party"))
    check("change M { ", may: "pays without", not: "party", names: .kind("party"))
    check("budget B { limit 3 kr ", may: "per in", not: "at lowers party million")
    check("budget B { limit 3 ", may: "per in million tkr", not: "party at", unit: true)
    check("budget B { limit 3 kr per year; ", may: "covers", not: "per")
    check("party A { capacity 3 4 ", not: "per horizon")
    check("party A { capacity 3 hours hours\n", may: "horizon", not: "per")
    for text in ["as of 2026-", "mandate M { until 2025-", "forum F { from 2026-01-", "party A b "]
    {
      check(text, not: "per party until")
    }
    check("let X = ", may: "min if round", not: "harm gain patience worth", names: .values)
    check("party P; let X = 3 + ", may: "min", not: "harm gain", names: .values)
    check("activity X { by A at ", may: "min", not: "harm gain plan", names: .values)
    check("party A { horizon ", may: "min", not: "horizon patience", names: .values)
    check("show 3 + ", may: "harm gain min", not: "party", names: .any)
    check("turn ", may: "rate capacity effect", not: "harm")
    check("obstacle O { blocks ", not: "by", names: .kind("blockable"))
    check("forum F { about ", may: "theme", not: "by", names: .kind("discussed"))
    check("handoff H { about ", not: "theme", names: .kind("indicator"))
    check("currency ")
    check("party A # ", not: "party")
    check("party A \"", not: "party")
  }

  func testSaysWhatTheNameBeforeMustBe() {
    let continuation = Continuation(of: "expect Plan ")
    for (word, names) in [
      (.pays, .kind("activity")), (.keeps, .kind("party")), (.reached, .kind("goal")),
      (.on, .kind("goal")), (.per, .values),
    ] as [(Keyword, Continuation.Names)] {
      XCTAssertTrue(continuation.words.contains(word), "\(word)")
      XCTAssertEqual(continuation.namesBefore[word], names, "\(word)")
    }
    XCTAssertEqual(continuation.nameBefore, "Plan")
    XCTAssertEqual(continuation.namesBeforeUnit, .values)
    XCTAssertEqual(Continuation(of: "expect Plan > 3 ").namesBeforeUnit, nil)
    XCTAssertEqual(Continuation(of: "gain of A ").namesBefore[.from], .kind("party"))
    let shown = Continuation(of: "show Plan ")
    XCTAssertTrue(shown.words.contains(.in))
    XCTAssertNil(shown.namesBefore[.in])
    XCTAssertEqual(shown.namesBefore[.per], .values)
    XCTAssertEqual(shown.namesBeforeUnit, .values)
  }

  func testSaysInWhichLineAUnitStands() {
    XCTAssertEqual(Continuation(of: "measure M of D { weighs 2 ").line, .weighs)
    XCTAssertEqual(Continuation(of: "change M { pays 3 kr per day; weighs 2 ").line, .weighs)
    XCTAssertEqual(
      Continuation(of: "measure M of D { weighs 2 points per day }; let X = 3 ").line, nil)
  }

  func testPaintsWhatItIs() {
    let text = "party Å \"b\" # c\nshow 2 000"
    let painted = marks(in: text).map { "\(Array(text.utf8)[$0.range].count) \($0.mark)" }
    XCTAssertEqual(
      painted, ["5 keyword", "2 name", "3 text", "3 comment", "4 keyword", "5 number"])
  }
}
