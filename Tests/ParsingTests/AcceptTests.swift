import Syntax
import XCTest

/// `accept`: what it needs, and how it is written again.
final class AcceptTests: XCTestCase {
  func testAnAcceptanceIsWrittenAgain() {
    let text = """
      accept SV204 on Queue until 2027-01-01 owner Region because "pilot year"
      accept SV206 on Quick owner Region because "settled \\"by hand\\""

      scenario S {
        accept SV221 on Home owner Region because "by law"
      }

      """
    let result = parsed(text)
    var printed = ""
    SyntaxPrinter(result.tree, symbols: result.symbols).write(to: &printed)
    XCTAssertEqual(printed, text)
  }

  func testWhatIsMissingIsSaid() {
    check(
      "1️⃣accept SV204 on M", finds: ["1️⃣": "SV046 nobody answers for what is accepted here"])
    check(
      "1️⃣accept SV204 on M until 2027 owner P",
      finds: ["1️⃣": "SV046 it is not said why this is accepted"])
    check(
      "accept 1️⃣M", finds: ["1️⃣": "SV020 expected the code of a finding after `accept`, found `M`"])
    check(
      "accept SV204 1️⃣M", finds: ["1️⃣": "SV020 expected `on` after `SV204`, found `M`"])
    check(
      "accept SV204 on M 1️⃣because \"x\"",
      finds: ["1️⃣": "SV020 expected `until` or `owner` after `M`, found `because`"])
    check(
      "accept SV204 on M owner P 1️⃣until 2027 because \"x\"",
      finds: ["1️⃣": "SV020 `until` stands before `owner`, not behind it"])
    check(
      "accept SV204 on M owner P because \"x\" 1️⃣until 2027",
      finds: ["1️⃣": "SV020 `until` stands before `owner`, not behind it"])
    check(
      "party A {\n  1️⃣accept SV204 on M\n}",
      finds: ["1️⃣": "SV036 `accept` cannot stand in this block"])
  }
}
