import Analysis
import Arithmetic
import Evaluation
import Syntax
import XCTest

/// Why figures are what they are: terms that add up, on the lines they stand on.
final class DerivationTests: XCTestCase {
  /// The sum of the values of terms, nil where one has no number.
  private func sum(_ terms: [Derivation.Term]) -> Rational? {
    var sum = Rational.zero
    for term in terms {
      switch term.value {
      case .number(let number): sum += number
      case .none: continue
      case .infinite, .interval, .truth, .undetermined: return nil
      }
    }
    return sum
  }

  /// Checks that each term's value is the product of its factors.
  private func checkFactors(_ terms: [Derivation.Term], line: UInt) {
    for term in terms where !term.factors.isEmpty {
      let product = term.factors.reduce(Rational.one) {
        $1.joint == .over ? $0 / $1.value : $0 * $1.value
      }
      XCTAssertEqual(term.value, .number(product), "\(term.label)", line: line)
      checkFactors(term.terms, line: line)
    }
  }

  /// Checks that the terms of `figure` add up to its value.
  private func checkSum(_ figure: AskedFigure, _ verdict: Verdict, line: UInt = #line) {
    let derivation = verdict.why(figure)
    XCTAssertEqual(derivation.value, verdict.value(of: figure), line: line)
    XCTAssertEqual(
      sum(derivation.terms).map(Value.number), derivation.value,
      "\(verdict.model.scenario): \(FigureText(verdict).name(of: figure))", line: line)
    checkFactors(derivation.terms, line: line)
  }

  /// A script with everything that enters a gain.
  private static let rich = """
    party A { capacity 100 hours; keeps 80 % of what it saves }
    party B { capacity 200 hours; horizon 1 year }
    party C
    indicator Good { better higher; falls on A at 7 kr per unit; falls on C at 3 kr per unit }
    indicator Bad { better lower; baseline 50; falls on B at 11 kr per unit }
    indicator Late { better higher }
    activity Both { by A at 2 hours and 30 kr; by B at 1 hour and 20 kr; up to 40
      raises Good by 5; raises Bad by 0,5; raises Late by 2 after 3 years }
    activity Alone { by A at 1 hour and 3 kr; up to 200; raises Good by 1; lowers Bad by 0,1 }
    measure M of Good { held by A, B; pays 13 kr per unit; paid by B 50 %, C 25 % }
    measure L of Late { held by B; pays 100 kr per unit; paid by A }
    measure K of Bad { held by B; pays -2 kr per unit; up to 10 }
    budget Pool { from A 30 %; from B 50 %; from C 20 %; limit 500 kr per year
      covers Both at 60 %; drawn by A; unspent returns 70 % }
    goal G { owners A, B; worth 20 kr per unit of Good up to 150; worth 4 kr per unit of Bad }

    """

  func testSumsAddUp() throws {
    for text in [Script.discharge, Self.rich] {
      for verdict in try Script(text).verdicts {
        for a in verdict.model.activities.indices {
          checkSum(AskedFigure(.worth, .activity(a)), verdict)
          for p in verdict.model.parties.indices {
            checkSum(AskedFigure(.gain, .party(p), .activity(a)), verdict)
          }
        }
        for kind in [Figure.Kind.valueAlone, .valuePredicted, .valueJoint, .valueAgreement, .harm] {
          checkSum(AskedFigure(kind), verdict)
        }
        for p in verdict.model.parties.indices {
          checkSum(AskedFigure(.temptation, .party(p)), verdict)
          for q in verdict.model.parties.indices {
            checkSum(AskedFigure(.shift, .party(p), .party(q)), verdict)
          }
        }
        for k in verdict.model.indicators.indices
        where verdict.model.indicators[k].baseline != nil {
          checkSum(AskedFigure(.level, .indicator(k)), verdict)
        }
      }
    }
  }

  /// Whoever is said to pay points is charged nothing.
  func testPointsAreNotPaid() throws {
    let verdict = try Script(
      """
      party A
      party B
      indicator I { better lower }
      activity W { by A at 1 hour; by B at 1 hour; up to 5; lowers I by 3 }
      measure M of I { held by A; weighs 2 points per unit; paid by B }
      measure N of I { held by B; pays 10 kr per unit }
      """
    ).verdicts[0]
    for party in 0..<2 { checkSum(AskedFigure(.gain, .party(party), .activity(0)), verdict) }
    XCTAssertEqual(verdict.gain(of: 1, from: 0), 30)
  }

  func testSurplusAddsUp() throws {
    let verdict = try Script(Script.discharge).verdicts[0]
    checkSum(AskedFigure(.surplus, .activity(0)), verdict)
  }

  /// A bonus beside an ordinary rate, which goes on being paid once the bonus is.
  private static let bonus = """
    party Hospital { capacity 100 hours }
    party Town { capacity 100 hours }
    indicator Back { better lower }
    activity Team { by Hospital at 1 hour and 500 kr; by Town at 1 hour; up to 100
      lowers Back by 1 }
    activity Idle { by Town at 1 hour; up to 10; raises Back by 1 }
    measure Aim of Back { held by Hospital; pays 100 kr per unit; bonus 30 000 kr at 60 }
    measure Same of Back { held by Town; pays 1 000 kr per unit }
    goal Home { owners Hospital, Town; worth 2 000 kr per unit of Back }

    """

  func testABonusEndsAndTheRateGoesOn() throws {
    let verdict = try Script(Self.bonus).verdicts[0]
    let surplus = verdict.why(AskedFigure(.surplus, .activity(0)))
    XCTAssertEqual(surplus.value, .number(-400))
    XCTAssertEqual(surplus.terms.map(\.value), [.number(-400), .number(0)])
    checkSum(AskedFigure(.surplus, .activity(0)), verdict)
    for term in surplus.terms { XCTAssertEqual(sum(term.terms).map(Value.number), term.value) }
    let short = verdict.why(AskedFigure(.short, .party(0), .activity(0)))
    XCTAssertEqual(short.value, .number(400))
    XCTAssertEqual(short.terms.map(\.value), [.number(0), .number(100), .number(-500)])
    XCTAssertEqual(short.terms.last?.label, .cappedMeasures)
    checkSum(AskedFigure(.temptation, .party(0)), verdict)
  }

  func testUpToEndsTheRateAndNotTheBonus() throws {
    let script = Self.bonus.replacingOccurrences(
      of: "bonus 30 000 kr at 60", with: "up to 50; bonus 150 000 kr at 100"
    ).replacingOccurrences(of: "Hospital { capacity 100", with: "Hospital { capacity 200")
    let verdict = try Script(script).verdicts[0]
    let short = verdict.why(AskedFigure(.short, .party(0), .activity(0)))
    XCTAssertEqual(short.value, .number(0))
    XCTAssertEqual(
      short.terms.map(\.value), [.number(0), .number(1_100), .number(-100), .none])
    XCTAssertEqual(short.terms.last?.label, .coversHours(party: 0, 1_000))
    checkSum(AskedFigure(.surplus, .activity(0)), verdict)
  }

  func testWhatTheBestPlanDoesNotHoldLacksNothing() throws {
    let verdict = try Script(Self.bonus).verdicts[0]
    for figure in [
      AskedFigure(.short, .party(1), .activity(1)), AskedFigure(.surplus, .activity(1)),
    ] {
      let why = verdict.why(figure)
      XCTAssertEqual(why.value, .none)
      XCTAssertEqual(why.terms.map(\.label), [.noPocket(activity: 1)])
    }
  }

  /// A measure that pays for less than can be done, where hours go to what comes after.
  private static let capped = """
    party Clinic { capacity 100 hours }
    party Town { capacity 100 hours }
    indicator Days { better lower }
    activity Team { by Clinic at 1 hour and 100 kr; by Town at 1 hour; up to 100
      lowers Days by 2 }
    activity Visits { by Clinic at 1 hour; up to 200; lowers Days by 0,1 }
    measure Fee of Days { held by Clinic; pays 1 000 kr per unit; up to 12 }
    measure Own of Days { held by Town; pays 500 kr per unit }
    goal Home { owners Clinic, Town; worth 2 000 kr per unit of Days }

    """

  /// What stops an activity in the predicted plan.
  private func bounds(_ script: String, of a: Int) throws -> [Derivation.Label] {
    try Script(script).verdicts[0].why(AskedFigure(.plan, .activity(a))).terms.map(\.label)
      .filter {
        if case .bound = $0 { return true }
        return false
      }
  }

  func testAPlanSaysWhichMeasureStopsIt() throws {
    XCTAssertEqual(try bounds(Self.capped, of: 0), [.bound(.measure(row: 0))])
    XCTAssertEqual(try bounds(Self.capped, of: 1), [.bound(.capacity(party: 0))])
    let roomy = Self.capped.replacingOccurrences(
      of: "Clinic { capacity 100", with: "Clinic { capacity 1 000")
    XCTAssertEqual(try bounds(roomy, of: 0), [.bound(.measure(row: 0))])
    let tight = Self.capped.replacingOccurrences(
      of: "Town { capacity 100", with: "Town { capacity 6")
    XCTAssertEqual(
      try bounds(tight, of: 0), [.bound(.capacity(party: 1)), .bound(.measure(row: 0))])
    XCTAssertEqual(try bounds(Self.bonus, of: 0), [.bound(.bonus(row: 0))])
  }

  func testAPlanSaysWhichMeasureLetsOtherWorkPass() throws {
    let free = Self.capped.replacingOccurrences(of: "1 hour and 100 kr", with: "1 hour")
      .replacingOccurrences(of: "lowers Days by 0,1", with: "raises Other by 1")
      .replacingOccurrences(
        of: "goal Home",
        with: "indicator Other { better higher; falls on Clinic at 50 kr per unit }\ngoal Home")
    XCTAssertEqual(
      try bounds(free, of: 0), [.bound(.capacity(party: 0)), .bound(.measure(row: 0))])
  }

  func testGainNamesItsLines() throws {
    let script = try Script(Script.discharge)
    let derivation = script.verdicts[0].why(AskedFigure(.gain, .party(1), .activity(0)))
    let facts = derivation.terms.map { term in
      "\(term.label) \(term.value) \(term.sites.compactMap(script.line))"
    }
    XCTAssertEqual(
      facts,
      [
        "measure(row: 1) number(23400) [40, 24]",
        "ownMoney number(-900) [22]",
        "covered(budget: 0) number(900) [54]",
        "contribution(budget: 0) number(-360) [52, 54]",
      ])
    let liability = derivation.terms[0]
    XCTAssertEqual(liability.factors.map(\.value), [7_800, 3])
    XCTAssertEqual(liability.factors.map(\.unit), [.moneyPer(indicator: 0), .amount(indicator: 0)])
  }

  func testWhatIsBeyondTheHorizonIsSaid() throws {
    let script = try Script(Self.rich)
    let derivation = script.verdicts[0].why(AskedFigure(.gain, .party(1), .activity(0)))
    let late = derivation.terms.flatMap(\.terms).map(\.label)
    XCTAssertEqual(late, [.unseen(indicator: 2, lag: 1_095, horizon: 365)])
  }

  func testPlanSaysWhoRanksWhatAbove() throws {
    let verdict = try Script(Script.discharge).verdicts[0]
    let labels = verdict.why(AskedFigure(.plan, .activity(0))).terms.map(\.label)
    XCTAssertEqual(
      labels,
      [
        .ranks(party: 0, activity: 0), .ranksAbove(party: 0, activity: 1),
        .ranks(party: 1, activity: 0), .bound(.capacity(party: 0)),
      ])
  }

  func testPlanSaysWhatStopsIt() throws {
    let verdicts = try Script(Script.discharge).verdicts
    func labels(_ a: Int, _ kind: Figure.Kind, _ verdict: Verdict) -> [Derivation.Label] {
      verdict.why(AskedFigure(kind, .activity(a))).terms.map(\.label)
    }
    XCTAssertEqual(labels(0, .alonePlan, verdicts[0]), [.jointWorkOff])
    XCTAssertEqual(
      labels(0, .plan, verdicts[1]),
      [.ranks(party: 0, activity: 0), .ranks(party: 1, activity: 0), .bound(.cap)])
    XCTAssertEqual(labels(1, .plan, verdicts[1]).last, .bound(.capacity(party: 0)))
    XCTAssertEqual(
      labels(0, .jointPlan, verdicts[0]), [.worthPerUnit(activity: 0), .bound(.cap)])
  }

  func testTheBestPlanSaysWhatGoalsCount() throws {
    let script = try Script(
      """
      party A { capacity 10 hours }
      indicator X { better higher }
      activity W { by A at 1 hour; up to 8; raises X by 1 }
      measure M of X { held by A; bonus 12 kr at 3 }
      goal G { owners A; worth 2 kr per unit of X up to 5 }
      """)
    let why = script.verdicts[0].why(AskedFigure(.jointPlan, .activity(0)))
    XCTAssertEqual(
      why.terms.map(\.label), [.worthPerUnit(activity: 0), .bound(.goal(0, indicator: 0))])
    XCTAssertEqual(why.terms.last?.value, .number(5))
    let gain = script.verdicts[0].why(AskedFigure(.gain, .party(0), .activity(0)))
    XCTAssertEqual(gain.terms.first?.sites.compactMap(script.line), [4, 3])
  }

  func testMandateAndRefusalComeFirst() throws {
    let script = """
      party A { capacity 10 hours }
      party B { capacity 10 hours }
      indicator I { better higher; falls on A at 5 kr per unit }
      activity Banned { by A at 1 hour; up to 5; raises I by 1 }
      activity Refused { by A at 1 hour; by B at 1 hour and 3 kr; up to 5; raises I by 1 }
      mandate Law { A must not Banned }
      """
    let verdict = try Script(script).verdicts[0]
    let banned = verdict.why(AskedFigure(.plan, .activity(0))).terms.map(\.label)
    XCTAssertEqual(banned, [.bound(.mandate(0))])
    let refused = verdict.why(AskedFigure(.plan, .activity(1))).terms
    XCTAssertEqual(refused.map(\.label), [.declines(party: 1, activity: 1)])
    XCTAssertEqual(refused.first?.value, .number(-3))
  }

  func testTurningConditionsMeetTheRange() throws {
    let verdict = try Script(Script.discharge).verdicts[0]
    let liability = verdict.whyMeasure(1)
    XCTAssertEqual(liability.value, .interval(from: 120, to: nil))
    let conditions = liability.terms.filter {
      if case .breaksEven = $0.label { return true }
      return false
    }
    XCTAssertEqual(conditions.map(\.value), [.number(120)])
    let queue = verdict.whyMeasure(0)
    XCTAssertEqual(queue.value, .none)
    XCTAssertEqual(
      queue.terms.map(\.label).filter {
        if case .overtakes = $0 { return true }
        return false
      }, [.overtakes(activity: 0, other: 1, .upTo)])
  }

  func testVerdictSaysWhatIsMissingAtWhoseList() throws {
    let verdict = try Script(Script.discharge).verdicts[0]
    let derivation = verdict.whyVerdict()
    XCTAssertEqual(derivation.subject, .verdict(.silo))
    XCTAssertEqual(
      derivation.terms.first?.label, .planned(activity: 0, predicted: 0, joint: 600))
    XCTAssertTrue(
      derivation.terms.first?.terms.map(\.label)
        .contains(.ranksAbove(party: 0, activity: 1)) ?? false)
    XCTAssertTrue(derivation.terms.map(\.label).contains(.destroys(activity: 1)))
  }

  func testOnlyTheFirstOfWhatIsMissingIsExplained() throws {
    let script = (0..<25).map {
      """
      party R\($0) { capacity 100 hours }
      party K\($0) { capacity 100 hours }
      indicator D\($0) { better lower }
      indicator E\($0) { better lower }
      activity A\($0) { by R\($0) at 2 hours; by K\($0) at 1 hour; up to 40; lowers D\($0) by 3 }
      activity B\($0) { by R\($0) at 1 hour; up to 100; lowers E\($0) by 1 }
      measure M\($0) of D\($0) { held by R\($0); pays 100 kr per unit }
      measure N\($0) of E\($0) { held by R\($0); pays 400 kr per unit }
      goal G\($0) { owners R\($0), K\($0); worth 5000 kr per unit of D\($0) }

      """
    }
    let derivation = try Script(script.joined()).verdicts[0].whyVerdict()
    let planned = derivation.terms.filter {
      if case .planned = $0.label { $0.value == .none } else { false }
    }
    XCTAssertEqual(planned.count, 25)
    XCTAssertEqual(planned.map { !$0.terms.isEmpty }, (0..<25).map { $0 < Derivation.told })
  }

  func testWorthNamesTheLinesOfAllGoalsInTheirOrder() throws {
    let script = """
      party R { capacity 100 hours }
      indicator D { better lower }
      indicator E { better lower; falls on R at 2 kr per unit }
      activity A { by R at 2 hours; up to 40; lowers D by 3; lowers E by 1 }
      goal G { owners R; worth 50 kr per unit of D up to 30 }
      goal H { owners R; worth 5 kr per unit of D }
      """
    let verdict = try Script(script).verdicts[0]
    let worth = AskedFigure(.worth, .activity(0))
    XCTAssertEqual(
      verdict.why(worth).terms.map(\.label),
      [
        .goalWorth(goal: 0, indicator: 0), .goalWorth(goal: 1, indicator: 0),
        .fallsOn(party: 0, indicator: 1),
      ])
    for figure in [worth, AskedFigure(.valueJoint), AskedFigure(.valuePredicted)] {
      checkSum(figure, verdict)
    }
  }

  func testVerdictWithoutFiguresNamesThePartner() throws {
    let script = """
      party School
      party Psychiatry
      indicator Dropout { better lower }
      activity Bridge { by School; by Psychiatry; lowers Dropout }
      measure Grades of Dropout { held by School }
      """
    let verdict = try Script(script).verdicts[0]
    let derivation = verdict.whyVerdict()
    XCTAssertEqual(derivation.subject, .verdict(.silo))
    XCTAssertEqual(derivation.terms.first?.label, .structureOfActivity(0, .never))
    XCTAssertEqual(
      derivation.terms.first?.terms.map(\.label),
      [.structure(party: 0, .depends), .structure(party: 1, .never)])
  }
}
