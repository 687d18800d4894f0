import XCTest

/// Lines that go on where they end, or are said in other words: what is said to do.
final class LineAdviceTests: AdviceCase {
  /// What belongs in a block is not advised to be a title.
  func testLinesBehindAHeader() {
    for (text, name, word) in [
      ("scenario Both extends Pay { }", "Both", "extends"),
      ("scenario Both from 2027 { }", "Both", "from"), ("party C knows \"x\"", "C", "knows"),
      ("handoff H from A to B", "H", "from"), ("obstacle O blocks X", "O", "blocks"),
    ] {
      check(
        text, "SV020 expected a title, `{` or the end of the line after `\(name)`, found `\(word)`",
        do: "what is said of it stands in its block: `{ \(word) … }`")
    }
  }

  /// A new line is advised only before what begins one there, and a comma only in a block.
  func testWhatStandsBehindALine() {
    for (text, word, found) in [
      ("expect silo for Region", "silo", "for"), ("show timeline of Region", "timeline", "of"),
      ("gaps of Region", "gaps", "of"), ("verdict for Region", "verdict", "for"),
      ("expect joint work for Region", "work", "for"),
    ] {
      check(
        text, "SV020 expected the end of the line after `\(word)`, found `\(found)`",
        do: "leave it out: this is asked of all together")
    }
    for word in ["reached", "track"] {
      let claim = word == "track" ? "on track" : word
      check(
        "expect G \(claim) by 2028",
        "SV020 expected the end of the line after `\(word)`, found `by`",
        do: "by when stands in the goal, as in `reach Readmissions 1 150 by 2028`")
    }
    let line = "put `;` or a new line between"
    for (text, word, found, help) in [
      ("why Region Plan", "Region", "Plan", ""), ("expect silo as planned", "silo", "as", ""),
      ("verdict for each Row in table \"t.csv\" { }", "verdict", "for", line),
      ("scenario S { without A without B }", "A", "without", line),
      ("scenario S { without A show harm }", "A", "show", ""),
      ("scenario S { change A { capacity 3 hours horizon 2 years } }", "hours", "horizon", line),
      ("scenario S { change A { capacity 3 hours of B } }", "hours", "of", ""),
      ("party A { capacity 3 hours from 2027 }", "hours", "from", ""),
      ("measure M of I { pays 3 kr from 2027 }", "kr", "from", line),
    ] {
      check(
        text, "SV020 expected the end of the line after `\(word)`, found `\(found)`", do: help)
    }
  }

  /// What a letter would say, and the language says otherwise.
  func testOneWordForAnother() {
    check(
      "scenario S { change Q { without pays 100 kr per day } }",
      "SV020 expected the end of the line after `pays`, found `100`", do: "write `without pays`")
    check(
      "goal G { reach Days under 300 by 2028 }", "SV020 `under` is no word of this line",
      do: "write `Days 300`", becomes: "goal G { reach Days 300 by 2028 }")
    for (word, often) in [
      ("monthly", "12 times per year"), ("weekly", "1 time per week"),
      ("yearly", "1 time per year"),
    ] {
      check(
        "forum F { meets \(word) }", "SV037 `\(word)` is no figure", do: "write `meets \(often)`")
      XCTAssertEqual(parsed("forum F { meets \(often) }").parsed.diagnostics, [])
    }
    check(
      "scenario S { extends base }",
      "SV020 expected the name of a scenario after `extends`, found `base`",
      do: "leave it out: every scenario begins from base")
    check(
      "mandate M { A may not P }",
      "SV020 expected the name of an activity after `may`, found `not`", do: "write `must not`")
    check(
      "handoff H { signal by A in 14 days }", "SV020 expected `within` after `A`, found `in`",
      do: "write `within`")
    for line in ["expect joint work in base and S", "verdict in S, T"] {
      check(
        line, "SV042 more stands behind the one scenario of this line", do: "write a line for each")
    }
  }
}
