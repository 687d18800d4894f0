import XCTest

@testable import Analysis

/// Real reforms: the verdicts that their published rules must give.
final class ReformTests: XCTestCase {
  func testEveryRuleSetGivesItsVerdict() {
    for reform in Reform.all { check(reform.name, reform.text) }
  }

  func testRuleSetsMoveValueTheWayTheyDid() throws {
    // Each pair: the rule set that led to more joint value comes second.
    let pairs = [
      (Reform.dkTakst, 0, 1), (Reform.dkTakst, 2, 1), (Reform.eng2003, 0, 1),
      (Reform.noMcfRehab, 0, 1), (Reform.noMcfRehab, 1, 2), (Reform.noOverstay, 0, 1),
      (Reform.seFinsam, 0, 1), (Reform.seFinsam, 2, 1), (Reform.seKomiljard, 0, 1),
      (Reform.ukPeterborough, 0, 1), (Reform.ukPeterborough, 2, 1),
    ]
    for (reform, less, more) in pairs {
      let low = Verdict(of: ModelText(reform[less].text).model)
      let high = Verdict(of: ModelText(reform[more].text).model)
      let lowKept = try XCTUnwrap(low.valueKept)
      XCTAssertLessThan(lowKept, try XCTUnwrap(high.valueKept), reform[more].name)
    }
  }
}
