import Arithmetic
import Evaluation
import XCTest

@testable import Analysis

/// Repairs of the worked example and of what can stand in their way.
final class RepairTests: XCTestCase {
  /// The rates of a repair: `Region UrgentVisits 0..520`.
  private func rates(_ repair: Repair) -> [String] {
    guard case .found(let option) = repair.rates else { return ["\(repair.rates)"] }
    let model = repair.verdict.model
    return option.changes.map { change in
      guard case .rate(let rate) = change else { return "\(change)" }
      return "\(model.parties[rate.party].id.name) \(model.indicators[rate.indicator].id.name) "
        + "\(rate.from)..\(rate.to)"
    }
  }

  /// The payments of a repair: `Kommun to Region for EarlyPlan 5740 in all 3444000`.
  private func payments(_ repair: Repair) -> [String] {
    guard case .found(let option) = repair.payments else { return ["\(repair.payments)"] }
    let model = repair.verdict.model
    func name(_ party: Int?) -> String { party.map { model.parties[$0].id.name } ?? "-" }
    return option.changes.map { change in
      guard case .payment(let paid) = change else { return "\(change)" }
      return "\(name(paid.from)) to \(name(paid.to)) for "
        + "\(model.activities[paid.activity].id.name) \(paid.perUnit) in all \(paid.total)"
    }
  }

  func testWorkedExample() throws {
    let verdicts = try Script(Script.discharge).verdicts
    for (verdict, margin, rate, payment) in [
      (verdicts[0], Rational(0), "520", "5200"), (verdicts[1], 0, "60", "600"),
      (verdicts[0], 1, "520.05", "5200.5"), (verdicts[1], 10, "60.5", "605"),
    ] {
      let repair = Repair(of: verdict, margin: margin)
      XCTAssertEqual(repair.need, .needed)
      XCTAssertEqual(rates(repair), ["Region UrgentVisits 0..\(rate)"])
      XCTAssertEqual(
        payments(repair), ["Region to Kommun for QuickDischarge \(payment) in all 0"])
      for option in repair.options {
        XCTAssertEqual(option.after.overall, .joint)
        XCTAssertEqual(option.after.valueKept, 1)
        XCTAssertEqual(option.cost.moved, 0)
      }
    }
  }

  func testWorkThatIsWantedInPartIsHeldByATieAlone() throws {
    let verdict = try Script(
      """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { unit day / days; better lower }
      activity Plan { by A at 1 hours; by B at 1 hours; up to 50; lowers D by 1 }
      activity Rush { by A at 1 hours and 40 kr; up to 50; lowers D by 1 }
      measure Pay of D { held by A, B; pays 100 kr per day }
      goal G { owners A, B; worth 150 kr per day of D up to 60 }

      """
    ).verdicts[0]
    let repair = Repair(of: verdict)
    let cap = Repair.CappedWorth(goal: 0, line: 0)
    for outcome in [repair.rates, repair.payments] {
      guard case .impossible(let obstacles) = outcome else { return XCTFail("\(outcome)") }
      XCTAssertEqual(obstacles, [.inPart(party: 0, activity: 1, cappedBy: cap)])
    }
  }

  /// What only addresses an obstacle earns nobody anything, whatever they are held to.
  func testWhatDecidesATieForAnotherPlanIsNoRepair() throws {
    let verdict = try Script(
      """
      party A
      party B { capacity 10 hours }
      indicator Calls { better lower }
      indicator Visits { better higher }
      activity Both { by A at 1 hours; by B at 1 hours; raises Visits by 3 }
      activity Own { by B at 1 hours and 1 kr; up to 2; lowers Calls by 3 }
      goal G { owners A, B; worth 20 kr per unit of Visits up to 9; worth 1 kr per unit of Calls }

      """
    ).verdicts[0]
    // Nine visits count, so more of Both is worth as much; what parties are paid for it then decides.
    XCTAssertEqual(verdict.activities.map(\.plan.joint), [3, 2])
    let repair = Repair(of: verdict, margin: 1)
    XCTAssertTrue(repair.options.isEmpty)
    for outcome in [repair.rates, repair.payments] {
      guard case .impossible(let obstacles) = outcome else { return XCTFail("\(outcome)") }
      XCTAssertEqual(obstacles, [.doesNotHold])
    }
  }

  func testTellsThatOnlyTheMarginIsInTheWay() throws {
    let verdict = try Script(
      """
      party A
      party B
      indicator Calls { better lower }
      indicator Days { better lower; falls on A at 100 kr per unit }
      activity Own { by B at 2 hours; up to 1; lowers Calls by 1 }
      activity Other { by B at 1 hours and 1 kr; up to 10; lowers Calls by 1; raises Days by 1 }
      measure M of Calls { held by B; pays 30 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Calls }

      """
    ).verdicts[0]
    let margin: Rational = 1
    guard case .impossible(let obstacles) = Repair(of: verdict, by: .rates, margin: margin).rates
    else { return XCTFail("found") }
    XCTAssertEqual(obstacles, [.margin(margin)])
    guard case .found = Repair(of: verdict, by: .rates, margin: 0).rates else {
      return XCTFail("not found")
    }
  }

  func testARepairIsOfThePlanWhoseMoneyItCounts() {
    var found = 0
    for seed in 0..<300 {
      let verdict = Verdict(of: RandomGame(seed: seed, .all, activities: 3...5).model)
      let best = verdict.activities.map(\.plan.joint)
      guard verdict.selfEnforcing == false, !best.contains(nil) else { continue }
      for option in Repair(of: verdict, margin: seed % 2 == 0 ? 0 : 1).options {
        XCTAssertEqual(option.after.activities.map(\.plan.joint), best, "seed \(seed)")
        XCTAssertEqual(option.proposal.after.activities.map(\.plan.joint), best, "seed \(seed)")
        found += 1
      }
    }
    XCTAssertGreaterThan(found, 100)
  }

  func testWorkThatMovesNothingKeepsNoMargin() throws {
    let text = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator I { better lower }
      activity Plan { by A at 1 hour and 100 kr; by B at 1 hour; up to 10; lowers I by 1 }
      activity Fix { by A at 20 hours; up to 1; addresses Wall }
      activity Meet { by A at 1 hour; by B at 1 hour and 3 kr; up to 5; addresses Wall }
      obstacle Wall { because "law"; owner A }
      measure M of I { held by B; pays 500 kr per unit }
      goal G { owners A, B; worth 900 kr per unit of I }
      """
    let repair = Repair(of: try Script(text).verdicts[0], margin: 1)
    XCTAssertEqual(rates(repair), ["A I 0..101"])
    XCTAssertEqual(payments(repair), ["B to A for Plan 101 in all 1010"])
    for option in repair.options { XCTAssertEqual(option.after.valueKept, 1) }
  }

  func testOneActivityOfTheWorkedExample() throws {
    let verdicts = try Script(Script.discharge).verdicts
    let repair = Repair(of: verdicts[0], activity: 0, margin: 0)
    XCTAssertEqual(rates(repair), ["Region UrgentVisits 0..143.5"])
    // What the pocket says that Region lacks.
    XCTAssertEqual(payments(repair), ["Kommun to Region for EarlyPlan 5740 in all 3444000"])
    XCTAssertEqual(Repair(of: verdicts[1], activity: 0).need, .none)
    XCTAssertEqual(Repair(of: verdicts[0], activity: 1).need, .unwanted)
  }

  /// Two parties, joint work that pays one of them and solo work beside it.
  private func model(_ lines: String) -> Verdict {
    Verdict(
      of: ModelText(
        """
        party A capacity 10 horizon 1
        party B capacity 100
        party C
        indicator K higher
        indicator L higher
        activity J cap 10
        by A effort 1 cost 3
        by B effort 1
        effect K 1
        worth K 10
        \(lines)
        """
      ).model)
  }

  func testWhoPays() {
    // B gains and pays; then C, who gains and stands outside; then nobody.
    let inside = Repair(of: model("measure M B K rate 5"), margin: 0)
    XCTAssertEqual(payments(inside), ["B to A for J 3 in all 30"])
    let outside = Repair(of: model("measure M B K rate 1\nmeasure N C K rate 4"), margin: 0)
    XCTAssertEqual(payments(outside).count, 2)
    XCTAssertEqual(outside.options.first?.cost.outside, 0)
    let poor = Repair(of: model("measure M B K rate 1\nmeasure N C K rate 1"), margin: 0)
    XCTAssertEqual(
      payments(poor),
      ["- to A for J 1 in all 10", "B to A for J 1 in all 10", "C to A for J 1 in all 10"])
    XCTAssertEqual(rates(poor), ["A K 0..3"])
  }

  /// A margin in money says nothing of points.
  func testWhoIsHeldToPoints() throws {
    let parties = """
      party P { capacity 100 hours }
      party Q { capacity 100 hours }
      indicator D { unit day / days; better lower }

      """
    let calm = try Script(
      parties + """
        activity J { by P at 2 hours; by Q at 1 hour and 10 kr; up to 40; lowers D by 1 }
        activity S { by P at 2 hours; up to 90; lowers D by 0,5 }
        measure MP of D { held by P; weighs 1 point per day }
        goal G { owners P, Q; worth 500 kr per day of D }

        """)
    // P is not tempted, and nothing is asked of it.
    for (margin, amount) in [(Rational(0), 10), (1, 11)] {
      let repair = Repair(of: calm.verdicts[0], margin: margin)
      XCTAssertEqual(rates(repair), ["Q D 0..\(amount)"])
      XCTAssertEqual(payments(repair), ["- to Q for J \(amount) in all \(40 * amount)"])
    }
    let tempted = try Script(
      parties + """
        indicator E { better higher }
        activity J { by P at 1 hour; by Q at 1 hour; up to 100; lowers D by 1 }
        activity S { by P at 1 hour; up to 100; raises E by 1 }
        measure MP of D { held by P; weighs 1 point per day }
        measure ME of E { held by P; weighs 2 points per unit }
        measure MQ of D { held by Q; pays 60 kr per day }
        goal G { owners P, Q; worth 500 kr per day of D }

        """)
    for (margin, points) in [(Rational(0), "1"), (1, "0.98"), (50, "0.98")] {
      let repair = Repair(of: tempted.verdicts[0], margin: margin)
      XCTAssertEqual(rates(repair), ["P E 2..\(points)"])
      XCTAssertEqual(payments(repair), ["\(Repair.Outcome.impossible([.points(party: 0)]))"])
    }
  }

  func testMandatesLimitWhatIsPaid() {
    var text = ModelText(
      """
      party A capacity 10
      party B capacity 100
      indicator K higher
      activity J cap 10
      by A effort 1 cost 3
      by B effort 1
      effect K 1
      worth K 10
      measure M B K rate 5
      """
    ).model
    text.mandates = [
      Model.Mandate(
        Identity("Limit"),
        rules: [Model.MandateRule(party: 1, modality: .may, activity: 0, upTo: Sourced(20))])
    ]
    let repair = Repair(of: Verdict(of: text), margin: 0)
    XCTAssertEqual(payments(repair), ["- to A for J 1 in all 10", "B to A for J 2 in all 20"])
  }

  /// A limit that leaves a tie is no repair with a margin.
  func testLimitsKeepTheMarginToo() throws {
    let text = """
      party Housing { capacity 900 hours }
      party Social { capacity 900 hours }
      indicator Nights { better lower; falls on Social at 500 kr per unit }
      indicator Rent { better higher }
      activity HousingFirst { by Housing at 4 hours; by Social at 2 hours; up to 60; lowers Nights by 150 }
      activity Evict { by Housing at 2 hours; up to 450; raises Rent by 1; raises Nights by 20 }
      measure RentPaid of Rent { held by Housing; pays 20 000 kr per unit; up to 450 }
      """
    let script = try Script(text)
    func limits(_ margin: Rational) -> Int {
      Repair(of: script.verdicts[0], margin: margin).others.count { option in
        if case .ceiling = option.kind { true } else { false }
      }
    }
    XCTAssertEqual(limits(0), 1)
    XCTAssertEqual(limits(1), 0)
    // A tie elsewhere, here of C, takes no repair away.
    let elsewhere = try Script(
      """
      party A { capacity 100 hours; horizon 1 year }
      party B { capacity 100 hours }
      party C { capacity 10 hours }
      indicator Q { unit patient / patients; better lower; baseline 400 }
      indicator X { unit case / cases; better higher }
      indicator Y { better higher }
      measure M of Q { held by A, B; pays 100 kr per patient }
      measure N of X { held by A; pays 10 kr per case }
      activity J { by A at 10 hours; by B at 5 hours; lowers Q by 5 after 2 years; up to 10 }
      activity S { by A at 1 hour; raises X by 1; up to 1000 }
      activity K { by C at 1 hour; raises Y by 1; up to 5 }
      goal G { owners A, B; worth 500 kr per patient of Q; worth 1 kr per case of X }
      goal H { owners C; worth 1 kr per unit of Y }
      """)
    XCTAssertEqual(
      Repair(of: elsewhere.verdicts[0], margin: 1).others.map(\.kind), [.horizon(party: 0)])
    // One of joint work that the plan holds does.
    let beside = try Script(
      """
      party A { capacity 100 hours; horizon 1 year }
      party B { capacity 100 hours }
      party C { capacity 100 hours }
      indicator Q { unit patient / patients; better lower; baseline 400 }
      indicator X { unit case / cases; better higher }
      measure M of Q { held by A, B, C; pays 100 kr per patient }
      measure N of X { held by A; pays 10 kr per case }
      activity J { by A at 10 hours; by B at 5 hours; lowers Q by 5 after 2 years; up to 10 }
      activity S { by A at 1 hour; raises X by 1; up to 1000 }
      activity K { by B at 1 hour; by C at 1 hour and 100 kr; lowers Q by 1; up to 5 }
      goal G { owners A, B, C; worth 500 kr per patient of Q; worth 1 kr per case of X }
      """)
    XCTAssertEqual(
      Repair(of: beside.verdicts[0], margin: 0).others.map(\.kind),
      [.horizon(party: 0), .ceiling(measure: 3)])
    XCTAssertEqual(Repair(of: beside.verdicts[0], margin: 1).others.map(\.kind), [])
    let paid = try Script(
      text + "\nmeasure Stay of Nights { held by Housing; pays 9 kr per unit }")
    XCTAssertEqual(Repair(of: paid.verdicts[0], margin: 1).others.count, 1)
  }

  func testNobodyEndsBelowWorkingAlone() {
    // B earns 5 an hour from K and could earn 4 of them alone.
    let repair = Repair(
      of: model(
        """
        party D capacity 10
        activity S cap 10
        by D effort 1
        effect L 1
        measure M B K rate 5
        """), margin: 0)
    XCTAssertEqual(payments(repair), ["B to A for J 3 in all 30"])
    let floor = Repair(
      of: Verdict(
        of: ModelText(
          """
          party A capacity 10
          party B capacity 10
          indicator K higher
          indicator L higher
          activity J cap 10
          by A effort 1 cost 3
          by B effort 1
          effect K 1
          activity S cap 10
          by B effort 1
          effect L 1
          worth K 10
          worth L 1
          measure M B K rate 5
          measure N B L rate 4
          """
        ).model), margin: 0)
    // Of the 3 that A lacks B gives 1, what it earns more than alone; 2 are new money.
    XCTAssertEqual(payments(floor), ["- to A for J 2 in all 20", "B to A for J 1 in all 10"])
  }

  /// Money in a circle would let a party pay that has less than alone already.
  func testNobodyPaysWhatItGetsBack() throws {
    let text = """
      party Big { capacity 20 hours }
      party Small { capacity 5 hours }
      indicator K { better higher }
      activity Team { by Small at 2 hours; by Big at 1 hour; up to 3; raises K by 1 }
      activity Own { by Big at 4 hours; up to 20; raises K by 2 }
      activity Rush { by Small at 5 hours and 2 kr; up to 5; raises K by 3 }
      measure M of K { held by Small, Big; pays 26 kr per unit }
      goal G { owners Big; worth 1 kr per unit of K }
      """
    let verdict = try Script(text).verdicts[0]
    let utility = verdict.parties[0].utility
    XCTAssertEqual([utility.silo, utility.joint], [338, Rational(585, over: 2)])
    XCTAssertEqual(
      payments(Repair(of: verdict, margin: 0)), ["Small to - for Rush 11 in all 0"])
  }

  func testRatesStayWithinJointValue() {
    let bound = Repair(
      of: model(
        "effect L 1 lag 2\nworth L 5\nmeasure M B K rate 5\nactivity S\nby A effort 1 cost -8"),
      margin: 0)
    // Alone A earns 8 an hour; K would have to pay it 11 and is worth 10, and L it does not see.
    guard case .impossible(let why) = bound.rates else { return XCTFail("\(bound.rates)") }
    guard case .beyondBounds(let rate)? = why.first else { return XCTFail("\(why)") }
    XCTAssertEqual(why.count, 1)
    XCTAssertEqual([rate.party, rate.indicator], [0, 0])
    XCTAssertEqual([rate.from, rate.to], [0, 11])
  }

  /// What is proposed of a repair, and what is the smallest.
  private func figures(_ outcome: Repair.Outcome) -> (proposed: [Rational], smallest: [Rational]) {
    guard case .found(let option) = outcome else { return ([], []) }
    func figures(_ changes: [Amendment]) -> [Rational] {
      changes.compactMap { change in
        switch change {
        case .rate(let rate): rate.to
        case .payment(let payment): payment.perUnit
        case .shares, .unspent, .horizon, .ceiling: nil
        }
      }
    }
    return (figures(option.proposal.changes), figures(option.changes))
  }

  func testProposesFiguresThatPeopleWrite() {
    func repair(cost: String, rate: String, margin: Rational) -> Repair {
      Repair(
        of: Verdict(
          of: ModelText(
            """
            party A capacity 10
            party B capacity 100
            indicator K higher
            activity J cap 10
            by A effort 3 cost \(cost)
            by B effort 1
            effect K 3
            worth K 200
            measure M B K rate \(rate)
            """
          ).model), margin: margin)
    }
    // A lacks 400 for a unit that improves K by 3.
    let plain = repair(cost: "400", rate: "190", margin: 0)
    XCTAssertEqual(figures(plain.rates).smallest, [Rational(400, over: 3)])
    XCTAssertEqual(figures(plain.rates).proposed, [134])
    XCTAssertEqual(figures(plain.payments).smallest, [400])
    XCTAssertEqual(figures(plain.payments).proposed, [400])
    guard case .found(let option) = plain.rates else { return XCTFail("\(plain.rates)") }
    XCTAssertEqual(option.minima.count, 1)
    // Never above what K is worth, so there it stays as it is.
    let tight = repair(cost: "599", rate: "190", margin: 0)
    XCTAssertEqual(figures(tight.rates).smallest, [Rational(599, over: 3)])
    XCTAssertEqual(figures(tight.rates).proposed, [200])
    let margin = repair(cost: "40", rate: "190", margin: Rational(1, over: 7))
    XCTAssertEqual(figures(margin.payments).smallest, [40 + Rational(3, over: 7)])
    XCTAssertEqual(figures(margin.payments).proposed, [Rational(4043, over: 100)])
  }
}
