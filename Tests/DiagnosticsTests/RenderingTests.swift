import XCTest

@testable import Diagnostics

/// What a person sees of a diagnostic, character by character.
final class RenderingTests: XCTestCase {
  private let script = """
    # Leaving hospital
    activity EarlyPlan "plan the way home together" {
      by Region at 2 hours
    }


    activity QuickDischarge "send home" {
      by Region at 0,5 hours
    }
    #
    #
    #
    #
    measure Queue of BedDays {
      held by Region
    }

    """

  func testAnatomy() {
    check(
      script,
      .init(
        .warning, Code(204), "the measure `Queue` rewards silo work", at: .nowhere,
        label: "pays Region 4 000 kr per day",
        secondary: [Label(.nowhere, "joint, 6 000 kr"), Label(.nowhere, "solo, 8 000 kr")],
        why: ["an hour alone earns Region 1.33 times as much"], help: ["no rate turns this"]),
      at: ["measure Queue of BedDays", "EarlyPlan", "QuickDischarge"],
      """
      warning[SV204] the measure `Queue` rewards silo work
        --> a.samverka:14:1
         |
      14 | measure Queue of BedDays {
         | ^^^^^^^^^^^^^^^^^^^^^^^^ pays Region 4 000 kr per day
      ...
       2 | activity EarlyPlan "plan the way home together" {
         |          --------- joint, 6 000 kr
       7 | activity QuickDischarge "send home" {
         |          -------------- solo, 8 000 kr
         |
         = why: an hour alone earns Region 1.33 times as much
         = do:  no rate turns this
         = samverka explain SV204

      """)
  }

  func testLabelsOfOneLineShareIt() {
    check(
      "let A = 2 kr + 3 hours\n",
      .init(
        .error, Code(101), "units differ", at: .nowhere,
        secondary: [Label(.nowhere, "money"), Label(.nowhere, "effort")]),
      at: ["2 kr + 3 hours", "2 kr", "3 hours"],
      """
      error[SV101] units differ
       --> a.samverka:1:9
        |
      1 | let A = 2 kr + 3 hours
        |         ^^^^^^^^^^^^^^
        |         ---- money
        |                ------- effort
        |
        = samverka explain SV101

      """)
  }

  func testDistantLinesBelow() {
    check(
      "party A\n" + String(repeating: "#\n", count: 9) + "party A\n",
      .init(
        .error, Code(102), "declared twice", at: .nowhere, secondary: [Label(.nowhere, "again")]),
      at: ["party A", "party A"], lastIsBelow: true,
      """
      error[SV102] declared twice
        --> a.samverka:1:1
         |
       1 | party A
         | ^^^^^^^
      ...
      11 | party A
         | ------- again
         |
         = samverka explain SV102

      """)
  }

  func testColumnsAreThoseOfATerminal() {
    for (before, column) in [
      ("åäö ", 5), ("👩‍⚕️🇸🇪 ", 6), ("e\u{301} ", 3), ("漢字 ", 6), ("\t", 9), ("ab\t", 9), ("", 1),
      ("ﬁ한 ", 5),
    ] {
      let text = before + "X\n"
      var sources = SourceMap()
      let file = sources.add(name: "a", bytes: Array(text.utf8))
      let start = UInt32(before.utf8.count)
      var renderer = DiagnosticRenderer(sources)
      XCTAssertNotNil(file)
      XCTAssertEqual(
        renderer.position(of: SourceSpan(start, start + 1)), "a:1:\(column)", "after `\(before)`")
    }
  }

  func testUnderlineIsAsWideAsTheText() {
    check(
      "party Skåne \"👩‍⚕️ vård\" {\n\tmål Å\n}\n",
      .init(.note, Code(1), "x", at: .nowhere, secondary: [Label(.nowhere, "y")]),
      at: ["\"👩‍⚕️ vård\"", "Å"],
      """
      note[SV001] x
       --> a.samverka:1:13
        |
      1 | party Skåne "👩‍⚕️ vård" {
        |             ^^^^^^^^^
      2 |         mål Å
        |             - y
        |
        = samverka explain SV001

      """)
  }

  func testTextFromScriptsIsSafe() {
    check(
      "party A \"\u{1B}[2J\u{202E}x\u{7F}\"\r\n",
      .init(.error, Code(1), "a \u{1B}[31m name", at: .nowhere, label: "no\u{9B}w", why: ["\u{0}"]),
      at: ["A"],
      """
      error[SV001] a ␛[31m name
       --> a.samverka:1:7
        |
      1 | party A "␛[2J\\u{202E}x␡"
        |       ^ no\\u{9B}w
        |
        = why: ␀
        = samverka explain SV001

      """)
  }

  func testPlaces() {
    var sources = SourceMap()
    _ = sources.add(name: "one", bytes: Array("party A {\n  x\n}".utf8))
    _ = sources.add(name: "två", bytes: Array("party A\n".utf8))
    let whole = Diagnostic(
      .error, Code(1), "over lines and files", at: SourceSpan(0, 15),
      secondary: [Label(SourceSpan(16, 23), "there")], scenario: "Shared")
    let end = Diagnostic(.error, Code(2), "at the end", at: SourceSpan(15, 15))
    let behind = Diagnostic(.error, Code(3), "on an empty line", at: SourceSpan(24, 24))
    let none = Diagnostic(.error, Code(4), "nowhere", at: .nowhere, why: ["so"])
    var output = ""
    var renderer = DiagnosticRenderer(sources)
    renderer.write([whole, end, behind, none], to: &output)
    XCTAssertEqual(
      output,
      """
      error[SV001] over lines and files
       --> one:1:1 in scenario Shared
        |
      1 | party A {
        | ^^^^^^^^^
       ::: två:1:1
      1 | party A
        | ------- there
        |
        = samverka explain SV001

      error[SV002] at the end
       --> one:3:2
        |
      3 | }
        |  ^
        |
        = samverka explain SV002

      error[SV003] on an empty line
       --> två:2:1
        |
      2 |
        | ^
        |
        = samverka explain SV003

      error[SV004] nowhere
        = why: so
        = samverka explain SV004

      """)
  }

  func testLongLineIsCut() {
    let text = String(repeating: "å", count: 500) + "X" + String(repeating: "y", count: 500)
    var sources = SourceMap()
    _ = sources.add(name: "a", bytes: Array(text.utf8))
    var output = ""
    var renderer = DiagnosticRenderer(sources)
    renderer.write(Diagnostic(.error, Code(1), "x", at: SourceSpan(1000, 1001)), to: &output)
    XCTAssertEqual(
      output,
      """
      error[SV001] x
       --> a:1:501
        |
      1 | …\(String(repeating: "å", count: 40))X\(String(repeating: "y", count: 80))…
        | \(String(repeating: " ", count: 41))^
        |
        = samverka explain SV001

      """)
  }

  func testLongTextIsCut() {
    var output = ""
    var renderer = DiagnosticRenderer(SourceMap())
    let name = String(repeating: "A", count: 100_000)
    renderer.write(Diagnostic(.error, Code(1), name, at: .nowhere, why: [name]), to: &output)
    let cut = String(repeating: "A", count: 500) + "…"
    XCTAssertEqual(output, "error[SV001] \(cut)\n  = why: \(cut)\n  = samverka explain SV001\n")
  }

  func testInvalidTextIsRepaired() {
    var sources = SourceMap()
    _ = sources.add(name: "a", bytes: [0x41, 0xFF, 0xC3, 0x42])
    var output = ""
    var renderer = DiagnosticRenderer(sources)
    renderer.write(Diagnostic(.error, Code(1), "x", at: SourceSpan(3, 4)), to: &output)
    XCTAssertEqual(
      output,
      "error[SV001] x\n --> a:1:4\n  |\n1 | A\u{FFFD}\u{FFFD}B\n  |    ^\n  |\n"
        + "  = samverka explain SV001\n")
  }

  func testColours() {
    var sources = SourceMap()
    _ = sources.add(name: "a", bytes: Array("A".utf8))
    var output = ""
    var renderer = DiagnosticRenderer(sources, style: .colored)
    renderer.write(Diagnostic(.warning, Code(1), "x", at: SourceSpan(0, 1)), to: &output)
    XCTAssertTrue(output.contains("\u{1B}[1;33mwarning[SV001]\u{1B}[0m \u{1B}[1mx\u{1B}[0m\n"))
    XCTAssertTrue(output.contains("\u{1B}[1;33m^\u{1B}[0m\n"))
  }

  func testManyOfOneLineAreFast() {
    let text = String(repeating: "å", count: 200_000)
    var sources = SourceMap()
    _ = sources.add(name: "a", bytes: Array(text.utf8))
    let starts = stride(from: UInt32(0), to: 400_000, by: 400)
    let found = starts.map { start in
      Diagnostic(.error, Code(1), "x", at: SourceSpan(start, start + 2))
    }
    var output = ""
    var renderer = DiagnosticRenderer(sources)
    renderer.write(found, to: &output)
    XCTAssertTrue(output.contains("a:1:199801\n"))
  }

  /// What is beside a diagnostic stands on a line of its own, and columns go on where they were on both.
  func testManyOfOneLinePointAtAnother() {
    let line = String(repeating: "å", count: 50_000)
    var sources = SourceMap()
    _ = sources.add(name: "a", bytes: Array("\(line)\n\(line)\n".utf8))
    var locator = DiagnosticLocator(sources)
    for column in stride(from: 0, to: 50_000, by: 100) {
      let start = UInt32(2 * column)
      let place = SourceSpan(start, start + 2)
      let aside = SourceSpan(100_001 + start, 100_003 + start)
      let found = locator.locate(
        Diagnostic(.error, Code(1), "x", at: place, secondary: [Label(aside, "y")]))
      XCTAssertEqual(found.primary?.place.start.line, 1)
      XCTAssertEqual(found.primary?.place.start.column, column + 1)
      XCTAssertEqual(found.secondary.map(\.place.start.line), [2])
      XCTAssertEqual(found.secondary.map(\.place.start.column), [column + 1])
    }
  }

  func testOfVeryManyTheGravestAreShown() {
    var sources = SourceMap()
    _ = sources.add(name: "a", bytes: Array(repeating: 0x0A, count: 3_000))
    let severities: [Severity] = [.error, .note, .warning, .note, .warning, .note]
    let found = (0..<UInt32(3_000)).map { number -> Diagnostic in
      let severity = severities[Int(number % 6)]
      return Diagnostic(severity, Code(1), "x", at: SourceSpan(number, number))
    }
    var output = ""
    var renderer = DiagnosticRenderer(sources)
    renderer.write(found, to: &output)
    let lines = output.split(separator: "\n")
    XCTAssertEqual(lines.count { $0 == "error[SV001] x" }, 500)
    XCTAssertEqual(lines.count { $0 == "warning[SV001] x" }, 500)
    XCTAssertEqual(lines.count { $0 == "note[SV001] x" }, 0)
    XCTAssertEqual(lines.last, "… and 2000 more findings")
  }

  func testMarksDoNotPileUp() {
    let piled = "z" + String(repeating: "\u{31B}", count: 6)
    XCTAssertEqual(visible(piled), "z\u{31B}\u{31B}\u{31B}\u{31B}\\u{31B}\\u{31B}")
    XCTAssertEqual(visible("e\u{301}\u{302}"), "e\u{301}\u{302}")
    XCTAssertEqual(visible("a\u{3164}b\u{34F}c\u{FE01}"), "a\\u{3164}b\\u{34F}c\\u{FE01}")
    for shown in ["👩\u{200D}🚒", "❤\u{FE0F}", "می\u{200C}خواهم"] {
      XCTAssertEqual(visible(shown), shown)
    }
  }

  func testAByteOrderMarkCountsAsNothing() throws {
    for script in ["\u{FEFF}party A", "\u{FEFF}"] {
      let end = UInt32(script.utf8.count)
      var sources = SourceMap()
      _ = sources.add(name: "a.samverka", bytes: Array(script.utf8))
      var locator = DiagnosticLocator(sources)
      let name = SourceSpan(end == 3 ? 0 : 9, end)
      let place = try XCTUnwrap(
        locator.locate(Diagnostic(.error, Code(101), "x", at: name)).primary)
      XCTAssertEqual(place.place.start.column, end == 3 ? 1 : 7)
      XCTAssertEqual(place.place.start.codePoint, end == 3 ? 1 : 7)
      XCTAssertEqual(place.excerpt.text, end == 3 ? "" : "party A")
      XCTAssertEqual(place.excerpt.marked, end == 3 ? 0..<0 : 6..<7)
    }
  }

  /// Renders `diagnostic` with its labels at the first places of `texts` and compares all of it.
  ///
  /// With `lastIsBelow` the last of them is looked for from the end.
  private func check(
    _ script: String, _ diagnostic: Diagnostic, at texts: [String], lastIsBelow: Bool = false,
    _ expected: String, line: UInt = #line
  ) {
    var sources = SourceMap()
    _ = sources.add(name: "a.samverka", bytes: Array(script.utf8))
    var diagnostic = diagnostic
    for (index, text) in texts.enumerated() {
      let fromEnd = lastIsBelow && index == texts.count - 1
      let range = script.range(of: text, options: fromEnd ? .backwards : [])
      guard let range else { return XCTFail("no `\(text)`", line: line) }
      let start = UInt32(script.utf8.distance(from: script.startIndex, to: range.lowerBound))
      let site = SourceSpan(start, start + UInt32(text.utf8.count))
      if index == 0 {
        diagnostic.primary.site = site
      } else {
        diagnostic.secondary[index - 1].site = site
      }
    }
    var output = ""
    var renderer = DiagnosticRenderer(sources)
    renderer.write(diagnostic, to: &output)
    XCTAssertEqual(output, expected, line: line)
  }
}
