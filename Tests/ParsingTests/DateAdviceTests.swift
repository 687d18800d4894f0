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

  func testTheTimeOfALimitStandsBehindTheWholeOfIt() {
    let help = "put the whole amount in parentheses, and the time once behind it: `(…) per year`"
    for limit in [
      "1,5 million kr - 200 000 kr per year", "2 * 750 tkr per year", "Grant * 2 per year",
      "1,2 million kr per year + 3 tkr", "2 * (750 tkr per year)",
    ] {
      check(
        "budget B { limit \(limit) }", "SV043 `per year` belongs to a part of the limit", do: help)
      let mended = limit.split(separator: " per year").joined()
      XCTAssertEqual(
        parsed("budget B { limit (\(mended)) per year }").parsed.diagnostics, [], mended)
    }
    for limit in ["Grant * 2", "5 kr + 3 kr", "3 kr to 2 * 4 kr"] {
      check(
        "budget B { limit \(limit) }", "SV043 the limit does not say for which time it is",
        do: "put the amount in parentheses: `(…) per year`; or write `in all` behind it")
    }
    check(
      "budget B { limit 5 kr }", "SV043 the limit does not say for which time it is",
      do: "write `per year` or `in all` behind the amount")
  }

  func testAnObservedValueStandsBehindItsDate() {
    for (value, date) in [("9 000", "2025"), ("1500", "2025"), ("3 thousand days", "2024-03")] {
      check(
        "indicator I { observed \(value) in \(date) }", "SV020 `\(value)` stands before its date",
        do: "write `observed \(date) \(value)`",
        becomes: "indicator I { observed \(date) \(value) }")
    }
    check(
      "indicator I { observed 9 000 days }", "SV020 `9 000 days` stands before its date",
      do: "as in `observed 2025 9 000 days`")
  }
}
