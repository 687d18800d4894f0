import Arithmetic
import Diagnostics
import Evaluation
import XCTest

@testable import Analysis

/// Who meets, what is tried, who knows what.
final class CollaborationTests: XCTestCase {
  /// Four parties; one activity with needs, one that needs what its own partner knows.
  private static let script = """
    as of 2026-02
    party A { capacity 100 hours; knows "demensvård"; works on "fall" }
    party B { capacity 50 hours; knows "tolkning"; tried "demensteam" }
    party C { works on "demens", "musik"; contact "c@example.org" }
    party D { knows "demens" }
    party E
    group G { members C, D }
    indicator I { better lower }
    activity Visit { by A; by E; lowers I; needs "tolkar", "musik" }
    activity Care { by B; lowers I; needs "demens", "dans" }
    goal Home { owners A, B, C; worth 5 kr per unit of I }
    forum Table { members A, D; meets 1 time per month for 2 hours; about Home }
    forum Old { members A, E; meets 5 times per year for 1 hour; about Home; until 2025 }
    forum Vague { members A, B; meets 4 times per year; about theme "x"; from 2027 }
    trial Early { of Visit; by A; until 2025-12-31; learned "l" }
    trial Now { of Care; by B; until 2026-02 }
    trial Late { of Care; by C; by D; from 2027 }
    trial Done { of Visit; by E; adopted by A from 2027 }
    trial Gone { of Visit; ended because "no" }

    """

  /// The answer to `query` on the script.
  private func answer(_ query: String, line: UInt = #line) throws -> CollaborationAnswer {
    let answers = try Script(Self.script + query, line: line).answers
    guard case .collaboration(let answer) = answers.first else {
      throw XCTSkip("\(query) has no such answer")
    }
    return answer
  }

  /// The names of parties.
  private func names(_ parties: [Int]) -> String {
    parties.map { String(UnicodeScalar(UInt8(65 + $0))) }.joined()
  }

  func testCardsAreRanked() throws {
    for (query, expected) in [
      ("who knows \"demens\"", "DA"), ("who tried \"demens\"", "B"),
      ("who works on \"Demens\"", "C"), ("who knows \"musik\"", ""),
      ("who knows \"tolka\"", "B"),
    ] {
      guard case .cards(let search) = try answer(query) else { return XCTFail(query) }
      XCTAssertEqual(names(search.found.map(\.party)), expected, query)
    }
  }

  func testWhyACardWasFound() throws {
    guard case .cards(let search) = try answer("who knows \"demens\"") else {
      return XCTFail("no cards")
    }
    XCTAssertEqual(search.text(of: search.found[1]), "demensvård")
    XCTAssertEqual(
      search.reasons(for: search.found[1]),
      [MatchReason(sought: "demens", found: "demensvård", match: .begins)])
  }

  func testWhoCouldHelp() throws {
    guard case .helpers(let search) = try answer("who could help Care") else {
      return XCTFail("no helpers")
    }
    XCTAssertEqual(names(search.helpers.map(\.party)), "DACB")
    XCTAssertEqual(search.helpers.map(\.performs), [false, false, false, true])
    XCTAssertEqual(search.unmet, [1])
    guard case .helpers(let other) = try answer("who could help Visit") else {
      return XCTFail("no helpers")
    }
    XCTAssertEqual(other.helpers.map { $0.offers.map(\.need) }, [[0], [1]])
    XCTAssertEqual(names(other.helpers.map(\.party)), "BC")
  }

  func testPartnersMeetNowhereYet() throws {
    guard case .partners(let partners) = try answer("show partners of A") else {
      return XCTFail("no partners")
    }
    // D meets A; the forums with E and B are over or to come.
    XCTAssertEqual(names(partners.partners.map(\.party)), "BCE")
    let kinds = partners.partners.map { partner in
      partner.reasons.map { reason in
        switch reason {
        case .offers: "offers"
        case .takes: "takes"
        case .goal: "goal"
        case .work: "work"
        }
      }
    }
    XCTAssertEqual(kinds, [["takes", "goal", "offers"], ["goal", "offers"], ["work"]])
  }

  func testMeetingsAddUp() throws {
    guard case .forums(let meetings, let asked) = try answer("show forums of G") else {
      return XCTFail("no forums")
    }
    XCTAssertEqual(asked, [2, 3])
    XCTAssertEqual(meetings.forums, [0])
    XCTAssertEqual(meetings.hours(ofParty: 0), 24)
    XCTAssertEqual(meetings.share(of: 0), Rational(24) / 100)
    XCTAssertNil(meetings.share(of: 3))
    XCTAssertEqual(meetings.met(by: 0), [0, 3])
    XCTAssertEqual(meetings.parts(of: [0, 1, 3]), [[0, 3], [1]])
    guard case .forums(let later, _) = try answer("period month\nshow forums") else {
      return XCTFail("no forums")
    }
    XCTAssertEqual(later.hours(ofParty: 0), 2)
  }

  func testWhereTrialsStand() throws {
    guard case .trials(let all, nil, let model) = try answer("show trials") else {
      return XCTFail("no trials")
    }
    XCTAssertEqual(
      all.map { model.state(ofTrial: $0) }, [.over, .running, .toCome, .adopted, .ended])
    guard case .trials(let own, [2, 3], _) = try answer("show trials of G") else {
      return XCTFail("no trials of G")
    }
    XCTAssertEqual(own, [2])
    guard case .trials(let others, _, _) = try answer("show trials of B") else {
      return XCTFail("no trials of B")
    }
    XCTAssertEqual(others, [1, 2])
    var undated = model
    undated.asOf = nil
    XCTAssertEqual(undated.state(ofTrial: 0), .undated)
  }
}
