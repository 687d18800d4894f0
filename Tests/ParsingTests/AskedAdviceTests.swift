import XCTest

/// What is asked for in words of every day: what is said to do.
final class AskedAdviceTests: AdviceCase {
  /// Words of the page of a verdict are answered with the figure they are.
  func testWordsOfThePage() {
    let lost =
      "what the measures lose is `value joint - value predicted`; what they keep is `value kept`"
    for asked in ["show lost", "why loss", "expect losses <= 3 kr"] {
      let word = asked.split(separator: " ")[1]
      check(asked, "SV037 `\(word)` is no figure", do: lost)
    }
    check("show verdict", "SV037 `verdict` is no figure", do: "ask `verdict`, without `show`")
    check(
      "expect verdict = silo", "SV037 `verdict` is no figure",
      do: "expect `joint work`, `silo` or `no silo`")
    check("expect silos", "SV037 `silos` is no figure", do: "write `expect silo`")
    check(
      "show gaps", "SV037 `gaps` is no figure",
      do: "ask `gaps`, or `why` with the code of a finding")
    check("expect gaps", "SV037 `gaps` is no figure", do: "expect `no gaps`")
    check(
      "expect goals reached", "SV037 `goals` is no figure",
      do: "write `expect GOAL reached`, with the name of a goal")
    check(
      "expect no harm", "SV020 expected `silo` or `gaps` after `no`, found `harm`",
      do: "compare it, as in `expect harm = 0 kr`")
    for kind in ["measure", "goal", "party", "scenario", "budget"] {
      check(
        "why \(kind) Queue", "SV037 `\(kind)` is no figure",
        do: "the name alone says which: write `Queue`")
    }
    check("expect the harm = 0 kr", "SV037 `the` is no figure", do: "leave out `the`")
    // Where the script says a figure, none of the verdict can stand.
    check("let A = best", "SV037 `best` is no figure", do: "")
    for asked in ["why verdict", "expect silo", "show harm", "show value kept", "gaps", "verdict"] {
      XCTAssertEqual(parsed(asked).parsed.diagnostics, [], asked)
    }
  }

  /// Words that say nothing more than those beside them.
  func testSurplusWords() {
    for (text, word, meant, mended) in [
      ("expect G is reached", "is", "G reached", "expect G reached"),
      ("expect G is on track in S", "is", "G on track", "expect G on track in S"),
      ("mandate M { A must do P }", "do", "must P", "mandate M { A must P }"),
      (
        "mandate M { A must not perform P with B }", "perform", "must not P",
        "mandate M { A must not P with B }"
      ),
    ] {
      check(
        text, "SV020 `\(word)` is no word of this line", do: "write `\(meant)`", becomes: mended)
    }
    check(
      "mandate M { A must planera }", "SV021 the name `planera` begins with a lowercase letter",
      do: "write `Planera`, here and where it is used")
    check(
      "measure M of I { paid by A 60 %, B rest }", "SV037 `rest` is no figure",
      do: "only `from` in a budget takes `rest`: write the figure that is left, as in `40 %`")
  }

  /// What takes away in other programs.
  func testWordsForTakingAway() {
    for word in ["delete", "remove", "drop"] {
      check(
        "scenario S { \(word) Town[\"1\"] }", "SV030 `\(word)` is no word of the language",
        do: "write `without Town[\"1\"]`")
    }
  }

  /// A value is that of all together, not of one party.
  func testAValueIsOfAll() {
    let help =
      "it is that of all together, as in `value predicted`; what one of an activity gives a party is "
      + "`gain of PARTY from ACTIVITY`"
    for word in ["of", "for"] {
      check(
        "show value predicted \(word) A",
        "SV020 expected the end of the line after `predicted`, found `\(word)`", do: help)
      check(
        "show value \(word) A",
        "SV020 expected `alone`, `predicted`, `joint`, `kept` or `agreement` after `value`, "
          + "found `\(word)`", do: help)
    }
    check(
      "show utility of A", "SV037 `utility` is no figure",
      do: "what one of an activity earns a party is `gain of PARTY from ACTIVITY`")
  }
}
