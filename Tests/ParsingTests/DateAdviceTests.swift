import XCTest

/// Lines that say by when or how often something was, in another way than the language does.
final class DateAdviceTests: AdviceCase {
  func testAFlagIsOfOneDateAndOfOneWho() {
    for flag in [
      "2025 and 2026", "2025, 2026", "2025 to 2026", "2025-03 och 2026-04",
      "2025 by \"a\" and \"b\"",
      "2025 by \"a\", \"b\"",
    ] {
      check(
        "handoff H { flagged 12 in \(flag) }", "SV020 `flagged` stands before each of several",
        do: "write `flagged` again, behind `;` or on a line of its own")
    }
    XCTAssertEqual(
      parsed("handoff H { flagged 12 in 2025 by \"a\"; flagged 3 to 5 in 2025 }").parsed
        .diagnostics,
      [])
  }

  func testAFlagSaysWhen() {
    for (count, last) in [("12", "12"), ("12 times", "times")] {
      check(
        "handoff H {\n  flagged \(count)\n}",
        "SV020 expected `in` after `\(last)`, found the end of the line",
        do: "say when, as in `in 2026`")
    }
  }

  func testALevelIsReachedByADate() {
    for word in ["before", "in", "until"] {
      check(
        "goal G { reach I 9 days \(word) 2028 }",
        "SV020 expected `by` after `days`, found `\(word)`",
        do: "say by when, as in `by 2028-12-31`")
    }
  }
}
