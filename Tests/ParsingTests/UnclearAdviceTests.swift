import Diagnostics
import XCTest

/// What nobody can tell the end or the unit of: it is told, and not mended.
final class UnclearAdviceTests: AdviceCase {
  /// Checks that the first problem of `text` has the `code` of several and no change that mends it, or the
  /// change to `mended`.
  private func check(
    _ text: String, _ code: String, becomes mended: String? = nil, line: UInt = #line
  ) {
    let found = parsed(text).parsed.diagnostics.first { "\($0.code)" == code }
    XCTAssertNotNil(found, text, line: line)
    XCTAssertEqual(found?.fix?.replacement, mended, text, line: line)
    XCTAssertFalse(found?.help.isEmpty ?? true, text, line: line)
  }

  func testTextsWhoseEndIsUnclear() {
    for text in [
      "'it's'", "’D’Arcy’", "“x \"y\" z”", "“x \" y \" z”", "‘the parties’ work’",
      "'the parties' work'",
      "«a «b» c»", "«a « b » c»", "“x”y", "“x”ö", "‹it›s", "'Söder' # it's", "“x “y” z”",
    ] {
      check("party A \(text)\nparty B", "SV014")
    }
    // An apostrophe opens nothing.
    check("party A\nactivity X { by Söder’s ward’ }", "SV014")
    check("party A\nactivity X { by Sö’s ward’ }", "SV014")
    check("party A 'x'\(String(repeating: " ", count: 1_100))", "SV014")
  }

  func testTextsWhoseEndIsClear() {
    for (text, mended) in [
      ("“the hospital’s ward”", "\"the hospital’s ward\""), ("”it's”", "\"it's\""),
      ("»a»", "\"a\""), ("'a', 'b'", "\"a\""), ("“a”, \"b\"", "\"a\""), ("“a\", b", "\"a\""),
      ("„a“;", "\"a\""), ("‚a‘", "\"a\""),
    ] {
      check("party A { knows \(text) }\n# it's “", "SV014", becomes: mended)
    }
  }

  func testMoneyBeforeAUnit() {
    for text in [
      "1 200,- hours", "1 200,-hours", "400:- kr", "400:- SEK", "400:- \"hour\"", "400:- %",
      "5:- million", "5:- Mkr", "5:- år",
    ] {
      check("let A = \(text)", "SV004")
    }
    for text in [
      "400:- per day", "400,-", "400,- }", "400:- # kr", "400:- and 2 hours", "400:-\nkr",
    ] {
      check("let A = \(text)", "SV004", becomes: " kr")
    }
  }
}
