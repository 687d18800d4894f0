import Analysis
import Arithmetic
import Driver
import Evaluation
import Foundation
import XCTest

@testable import Reporting

/// Repairs as text: what is printed is read again, and gives what was promised.
final class RepairWriterTests: XCTestCase {
  private func pipeline(_ text: String, _ name: String = "test") throws -> Pipeline {
    try XCTUnwrap(Pipeline(name: name, bytes: Array(text.utf8)))
  }

  /// Pastes each repair behind `text` and judges it; returns the kinds of repair.
  @discardableResult
  private func checkPasted(
    _ text: String, in scenario: String = "base", by kind: Repair.Kind = .both, margin: Rational,
    _ name: String = "test"
  ) throws -> [Repair.Option.Kind] {
    let before = try pipeline(text, name)
    let problems = before.problems.map(\.message)
    let place = try XCTUnwrap(before.scenario(named: scenario), "\(name) \(problems)")
    let verdict = try XCTUnwrap(before.verdict(on: place), name)
    let repair = Repair(of: verdict, by: kind, margin: margin)
    let script = RepairScript(repair, sources: before.sources)
    for option in repair.options {
      let lines = script.scenario(for: option)
      let again = try pipeline(text + "\n" + lines, name)
      XCTAssertEqual(again.problems.map(\.message), problems, "\(name)\n\(lines)")
      let added = try XCTUnwrap(again.scenarios.last, name)
      XCTAssertEqual(again.figureProblems(in: [added]).map(\.message), [], "\(name)\n\(lines)")
      let pasted = try XCTUnwrap(again.verdict(on: added), "\(name)\n\(lines)")
      XCTAssertEqual(pasted.selfEnforcing, true, "\(name)\n\(lines)")
      // What is done alone, and what all could sign, is not asked of a repair.
      let after = option.proposal.after
      var values = pasted.values
      (values.silo, values.agreement) = (nil, nil)
      XCTAssertEqual(values, after.values, "\(name)\n\(lines)")
      XCTAssertEqual(pasted.overall, after.overall, "\(name)\n\(lines)")
      for party in pasted.parties.indices {
        let (one, other) = (pasted.parties[party].utility, after.parties[party].utility)
        XCTAssertEqual(one.joint, other.joint, "\(name)\n\(lines)")
        XCTAssertEqual(one.predicted, other.predicted, "\(name)\n\(lines)")
      }
    }
    return repair.options.map(\.kind)
  }

  func testRepairsOfTheExamplesHoldWhenPasted() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Examples")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".samverka") }.sorted()
    var count = 0
    for file in files {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      // Tables and imports stand beside their script, which a pasted text does not.
      if text.contains("in table") || text.contains("use \"") { continue }
      let scenarios = try pipeline(text, file).scenarioNames
      for scenario in scenarios {
        for margin: Rational in [0, 1] {
          count += try checkPasted(text, in: scenario, margin: margin, file).count
        }
      }
    }
    XCTAssertGreaterThan(count, 30)
  }

  /// Repairs of base, of a scenario and of one activity are scenarios of one script.
  func testRepairsOfSeveralStandInOneScript() throws {
    var text = pooled + "\nscenario Wider { change Together { up to 12 } }"
    let before = try pipeline(text)
    var names: [String] = []
    let repaired: [(String, Int?)] = [("base", nil), ("Wider", nil), ("base", 0), ("Wider", 0)]
    for (scenario, activity) in repaired {
      let verdict = try XCTUnwrap(before.scenario(named: scenario).flatMap(before.verdict))
      let repair = Repair(of: verdict, activity: activity, margin: 1)
      XCTAssertEqual(repair.need, .needed, scenario)
      let script = RepairScript(repair, sources: before.sources)
      for option in repair.options {
        let lines = script.scenario(for: option)
        names.append(lines.split(separator: " ").dropFirst().first.map(String.init) ?? "")
        text += "\n" + lines
      }
    }
    XCTAssertEqual(Set(names).count, names.count, "\(names)")
    XCTAssertTrue(names.contains("RepairByRates"), "\(names)")
    XCTAssertTrue(names.contains("RepairWiderByRates"), "\(names)")
    let after = try pipeline(text)
    XCTAssertEqual(after.problems.map(\.message), before.problems.map(\.message))
    XCTAssertEqual(after.scenarioNames.count, 2 + names.count)
  }

  /// A party that does not look as far as its work has effects.
  private let myopic = """
    currency EUR
    period month
    let RepairByPayments = 3
    party A { capacity 100 hours; horizon 1 year }
    party B { capacity 100 hours; horizon 30 months }
    indicator Care {
      unit "care day" / "care days"
      better lower
    }
    activity Together {
      by A at 1 hour and 10 EUR
      by B at 1 hour
      up to 50
      lowers Care by 1 after 2 years
    }
    measure Pays of Care { held by A, B; pays 100 EUR per "care day" }
    goal Less { owners A, B; worth 200 EUR per "care day" of Care }
    """

  /// A measure that pays for more than the best plan, whatever it costs others.
  private let greedy = """
    party A { capacity 100 hours }
    party B { capacity 100 hours }
    indicator Queue { unit day / days; better lower }
    indicator Returns { unit % ; better lower }
    activity Together { by A at 1 hour; by B at 1 hour; up to 10; lowers Queue by 1 }
    activity Alone { by A at 1 hour; up to 30; lowers Queue by 1; raises Returns by 0,3 }
    measure Pay of Queue { held by A; pays 5 kr per day }
    measure Share of Queue { held by B; pays 1 kr per day }
    goal Short { owners A, B; worth 5 kr per day of Queue; worth 30 kr per % of Returns }
    scenario Wider { change Alone { up to 35 } }
    """

  /// A pool in which the wrong party puts most.
  private let pooled = """
    party A { capacity 100 hours }
    party B { capacity 100 hours }
    indicator Queue { unit day / days; better lower; falls on A at 50 kr per day
      falls on B at 90 kr per day }
    activity Together { by A at 1 hour and 100 kr; by B at 1 hour; up to 10; lowers Queue by 1 }
    budget Pool { from A 900 kr; from B 100 kr; covers Together }
    goal Short { owners A, B; worth 140 kr per day of Queue }
    """

  /// A party that weighs points.
  private let weighed = """
    party A { capacity 10 hours }
    party B { capacity 100 hours }
    indicator Queue { unit day / days; better lower }
    indicator Trust { better higher }
    activity Together { by A at 1 hour; by B at 1 hour; up to 10; lowers Queue by 1
      raises Trust by 1 }
    activity Alone { by A at 1 hour; up to 30; lowers Queue by 3; lowers Trust by 7 }
    measure Weight of Queue { held by A; weighs 5 points per day }
    measure Share of Queue { held by B; pays 1 kr per day }
    goal Short { owners A, B; worth 5 kr per day of Queue; worth 30 kr per unit of Trust }
    """

  func testEveryKindHoldsWhenPasted() throws {
    let found = try checkPasted(myopic, margin: 1)
    XCTAssertTrue(found.contains(.horizon(party: 0)), "\(found)")
    XCTAssertTrue(found.contains(.payments), "\(found)")
    let ceiling = try checkPasted(greedy, margin: 0)
    XCTAssertTrue(ceiling.contains(.ceiling(measure: 0)), "\(ceiling)")
    try checkPasted(greedy, in: "Wider", margin: Rational(1, over: 7))
    let shares = try checkPasted(pooled, margin: Rational(1, over: 3))
    XCTAssertTrue(shares.contains(.shares(budget: 0)), "\(shares)")
    XCTAssertTrue(shares.contains(.unspent(budget: 0)), "\(shares)")
    let points = try checkPasted(weighed, margin: 1)
    XCTAssertEqual(points, [.rates, .ceiling(measure: 0)])
  }

  private func text(
    _ script: String, _ activity: Int? = nil, by kind: Repair.Kind = .both, margin: Rational = 1
  ) throws -> String {
    let pipeline = try pipeline(script)
    let verdict = try XCTUnwrap(pipeline.verdict(on: nil))
    var output = ""
    RepairWriter(
      Repair(of: verdict, activity: activity, by: kind, margin: margin), sources: pipeline.sources
    ).write(to: &output)
    return output
  }

  func testTheSmallestChangeComesFirst() throws {
    XCTAssertEqual(
      try text(pooled, by: .payments, margin: 0),
      """
      To make the best plan hold by itself, let B pay A 40 kr for each Together.

      By payments
        Moves 400 kr a year.
        Then: The measures reward joint work: following them the parties create all of
        the 400 kr of value a year that is possible.

      scenario RepairByPayments {
        indicator TogetherDone { better higher }
        change Together { raises TogetherDone by 1 }
        measure BPaysAForTogether of TogetherDone {
          held by A
          pays 40 kr per unit
          paid by B
        }
      }

      What this leaves out
        valued but unrewarded: no measure pays B for Together
        no margin: at these figures some are indifferent, and any error turns them
        not in the figures: chance, goodwill, professional norms, what nobody counts
        payments between authorities may need a ground in law

      """)
  }

  func testSaysWhatBecomesOfUnspentMoney() throws {
    let script = """
      party A { capacity 10 hours }
      party B { capacity 10 hours }
      indicator Queue { better lower }
      activity Team { by A at 1 hour and 7 kr; by B at 1 hour and 10 kr; up to 5; lowers Queue by 1 }
      measure Pay of Queue { held by A; pays 50 kr per unit }
      measure Share of Queue { held by B; pays 1 kr per unit }
      budget Fund { from A 10 %; from B 90 %; covers Team at 100 %; limit 60 kr per year }
      goal Short { owners A; worth 300 kr per unit of Queue }
      """
    XCTAssertTrue(try text(script).contains("  Let what Fund does not spend lapse; moves "))
  }

  func testWhatHoldsOnlyByAgreementSaysSo() throws {
    let script = """
      party A { capacity 20 hours }
      party B { capacity 8 hours }
      indicator X { better lower }
      indicator Y { better lower }
      activity Together { by A at 1 hour; by B at 1 hour; up to 15; lowers X by 1 }
      activity Alone { by A at 1 hour; up to 30; lowers Y by 1 }
      measure Queue of X { held by A; pays 2 kr per unit; up to 3 }
      measure Share of X { held by B; pays 1 kr per unit }
      measure Other of Y { held by A; pays 4 kr per unit }
      goal G { owners A, B; worth 12 kr per unit of X; worth 8 kr per unit of Y }
      """
    let note = """
        measures they create 172.
        That is without an agreement: once the parties agree on the best plan, no
        party by itself earns more by leaving it.

      """
    XCTAssertTrue(try text(script, by: .rates, margin: 0).contains(note))
    XCTAssertFalse(try text(script, by: .rates).contains("without an agreement"))
  }

  func testNothingToRepairSaysSo() throws {
    let calm = pooled.replacing("from A 900 kr; from B 100 kr", with: "from A 10 %; from B 90 %")
    XCTAssertEqual(
      try text(calm), "Nothing to repair: nobody earns more by leaving the best plan.\n")
    XCTAssertEqual(
      try text(calm, 0), "Nothing to repair: everybody who is needed keeps Together.\n")
    XCTAssertEqual(
      try text(greedy, 1), "Nothing to repair: Alone is no part of the best plan.\n")
    let unknown = greedy.replacing("by A at 1 hour;", with: "by A;")
    XCTAssertTrue(try text(unknown).hasPrefix("No repair can be computed: missing "))
  }

  func testWhyThereIsNone() throws {
    for (script, by, reason) in [
      (
        myopic, Repair.Kind.rates,
        "No repair by rates: everything Together does arrives beyond the horizon of A."
      ),
      (
        pooled.replacing("worth 140 kr per day of Queue", with: ""), .rates,
        "No repair by rates: no goal gives a worth to anything that Together does and A can see."
      ),
      (
        weighed.replacing("weighs", with: "weighs -1 *"), .payments,
        "No repair by payments: A is held in points, which money does not move."
      ),
      (
        twins, .rates,
        "No repair by rates: no indicator tells Together from Alone for A."
      ),
      (
        """
        party A { capacity 10 hours; horizon 1 year }
        party B { capacity 100 hours }
        indicator Queue { unit day / days; better lower; falls on A at 10 kr per day }
        indicator Harm { better lower }
        indicator Trust { better higher }
        activity Together { by A at 1 hour; by B at 1 hour; raises Trust by 1 }
        activity Alone { by A at 1 hour; lowers Queue by 1; raises Harm by 1 after 3 years }
        measure Share of Trust { held by B; pays 5 kr per unit }
        goal All { owners A, B; worth 10 kr per day of Queue; worth 9 kr per unit of Harm
          worth 5 kr per unit of Trust }
        """, .rates,
        "No repair by rates: the least that would keep A holds it to Queue at -10 kr per day, and a "
          + "rate stays between the lesser of 0 and today's and the joint value."
      ),
    ] {
      let found = try text(script, by: by).replacing("\n  ", with: " ")
      XCTAssertTrue(found.contains(reason), "\(reason)\n\(found)")
    }
  }

  /// Two ways that A cannot be held to differently, though they differ for B.
  private let twins = """
    party A { capacity 10 hours; horizon 1 year }
    party B { capacity 100 hours }
    indicator Queue { unit day / days; better lower }
    activity Together {
      by A at 1 hour and 2 kr
      by B at 1 hour
      lowers Queue by 1
    }
    activity Alone { by A at 1 hour and 1 kr; lowers Queue by 1; raises Harm by 1 after 3 years }
    indicator Harm { better lower }
    measure Pay of Queue { held by A; pays 5 kr per day }
    measure Share of Queue { held by B; pays 5 kr per day }
    goal Short { owners A, B; worth 30 kr per day of Queue; worth 90 kr per unit of Harm }
    """
}
