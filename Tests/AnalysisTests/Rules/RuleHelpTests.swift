import Analysis
import Diagnostics
import XCTest

/// The help pages: what they call bad has the finding, what they call better has not.
final class RuleHelpTests: XCTestCase {
  /// What is found beside a code, because it follows from it.
  private static let beside: [String: Set<String>] = ["SV642": ["SV640"]]

  func testEveryPageShowsItsFinding() throws {
    for rule in verdictRules {
      let bad = findings(of: try Script(rule.help.bad).verdicts)
      XCTAssertEqual(
        Set(bad.map { "\($0.code)" }).subtracting(Self.beside["\(rule.code)"] ?? []),
        ["\(rule.code)"], "\(rule.code), bad\n\(bad.map(\.message))")
      let own = bad.filter { $0.code == rule.code }
      XCTAssertEqual(own.map(\.severity).max(), rule.severity, "\(rule.code)")
      let better = findings(of: try Script(rule.help.better).verdicts)
      XCTAssertEqual(better.map { "\($0.code) \($0.message)" }, [], "\(rule.code), better")
    }
  }

  func testCodesAreUnique() {
    XCTAssertEqual(Set(verdictRules.map(\.code)).count, verdictRules.count)
  }
}
