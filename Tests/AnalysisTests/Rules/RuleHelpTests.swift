import Analysis
import Diagnostics
import XCTest

/// The help pages: what they call bad has the finding, what they call better has not.
final class RuleHelpTests: XCTestCase {
  func testEveryPageShowsItsFinding() throws {
    for rule in verdictRules {
      let bad = findings(of: try Script(rule.help.bad).verdicts)
      XCTAssertEqual(
        Set(bad.map { "\($0.code)" }), ["\(rule.code)"], "\(rule.code), bad\n\(bad.map(\.message))")
      XCTAssertEqual(bad.map(\.severity).max(), rule.severity, "\(rule.code)")
      let better = findings(of: try Script(rule.help.better).verdicts)
      XCTAssertEqual(better.map { "\($0.code) \($0.message)" }, [], "\(rule.code), better")
    }
  }

  func testCodesAreUnique() {
    XCTAssertEqual(Set(verdictRules.map(\.code)).count, verdictRules.count)
  }
}
