import Syntax
import XCTest

final class ExpressionTests: XCTestCase {
  func testOperatorsBindAsTheyShould() {
    XCTAssertEqual(postfix("1 + 2 * 3 - 4 / 5"), "1 2 3 * + 4 5 / -")
    XCTAssertEqual(postfix("1 - 2 - 3"), "1 2 - 3 -")
    XCTAssertEqual(postfix("-2 * -3 + 4"), "2 prefix:- 3 prefix:- * 4 +")
    XCTAssertEqual(postfix("(1 + 2) * 3"), "1 2 + () 3 *")
    XCTAssertEqual(postfix("1 < 2 + 3"), "1 2 3 + <")
    XCTAssertEqual(
      postfix("A = 1 or B != 2 and not C >= 3"), "A 1 = B 2 != C 3 >= prefix:not and or")
    XCTAssertEqual(postfix("not not A and B"), "A prefix:not prefix:not B and")
    XCTAssertEqual(postfix("(A <= 1) > (B)"), "A 1 <= () B () >")
    XCTAssertEqual(postfix("2 kr * 3 hours"), "2 unit:kr 3 unit:hours *")
  }

  func testRangesBindLoosestOfWhatIsCounted() {
    XCTAssertEqual(postfix("1 + 2 to 3 * 4"), "1 2 + 3 4 * to")
    XCTAssertEqual(postfix("-2 to -1"), "2 prefix:- 1 prefix:- to")
    XCTAssertEqual(postfix("A ± 10 %"), "A 0.1% ±")
    XCTAssertEqual(postfix("2 * (3 ± 1) + 1"), "2 3 1 ± () * 1 +")
    XCTAssertEqual(postfix("(2 to 3) < 4 ± 1"), "2 3 to () 4 1 ± <")
    XCTAssertEqual(postfix("3 ±\n 1"), "3 1 ±")
    check(
      "let X = 1 to 2 1️⃣to 3\nlet Y = 1 ± 2 2️⃣± 3",
      finds: [
        "1️⃣": "SV048 a range ends where another begins",
        "2️⃣": "SV048 a range ends where another begins",
      ])
  }

  func testBothEndsOfARangeHaveTheUnitBehindIt() {
    XCTAssertEqual(postfix("2 to 3 hours"), "2 unit:hours 3 unit:hours to")
    XCTAssertEqual(
      postfix("-2 to -1 kr per day"), "2 unit:kr per:day prefix:- 1 unit:kr per:day prefix:- to")
    XCTAssertEqual(
      postfix("1,5 to 2 million kr"),
      "1.5 scale:1000000 unit:kr 2 scale:1000000 unit:kr to")
    XCTAssertEqual(postfix("50 to 60 %"), "0.5% 0.6% to")
    XCTAssertEqual(postfix("900 ± 50 kr"), "900 unit:kr 50 unit:kr ±")
    XCTAssertEqual(postfix("900 kr ± 10 %"), "900 unit:kr 0.1% ±")
    XCTAssertEqual(postfix("900 kr ± 10 % per day"), "900 unit:kr per:day 0.1% ±")
    XCTAssertEqual(postfix("-900 kr ± 10 % per day"), "900 unit:kr per:day prefix:- 0.1% ±")
    XCTAssertEqual(postfix("60 ± 10 %"), "60 0.1% ±")
    XCTAssertEqual(postfix("2 hours to 3"), "2 unit:hours 3 to")
    XCTAssertEqual(postfix("2 to A kr"), "2 A unit:kr to")
    XCTAssertEqual(postfix("5 * (2 to 3 hours)"), "5 2 unit:hours 3 unit:hours to () *")
  }

  func testAUnitBehindAPartOfANumberIsReadAsThatOfTheNumber() {
    check(
      """
      party A { capacity 9 ± 30 % 1️⃣hours; horizon 2 ± 10 % 2️⃣years }
      let X = -9 ± 30 % 3️⃣million kr per day + 1 kr
      party B { capacity 9 hours ± 30 % 4️⃣hours }
      """,
      finds: [
        "1️⃣": "SV020 expected no unit after `%`, found `hours`",
        "2️⃣": "SV020 expected no unit after `%`, found `years`",
        "3️⃣": "SV020 expected no unit after `%`, found `million`",
        "4️⃣": "SV020 expected the end of the line after `%`, found `hours`",
      ])
  }

  func testConditionals() {
    XCTAssertEqual(postfix("if A < 1 then 2 else 3"), "A 1 < 2 3 if")
    XCTAssertEqual(
      postfix("if A = 1 then 2 else if B = 1 then 3 else 4"), "A 1 = 2 B 1 = 3 4 if if")
    XCTAssertEqual(postfix("if A = 1\n  then 2\n  # why\n  else 3"), "A 1 = 2 3 if")
    XCTAssertEqual(postfix("1 + (if A = 1 then 2 else 3)"), "1 A 1 = 2 3 if () +")
  }

  func testCalls() {
    XCTAssertEqual(postfix("max(1, A, 2 * 3)"), "1 A 2 3 * max/3")
    XCTAssertEqual(postfix("sum(1,\n 2\n) kr"), "1 2 sum/2 unit:kr")
    check(
      "let X = 1️⃣min(A)\nlet Z = max 2️⃣A",
      finds: [
        "1️⃣": "SV045 `min` takes at least two figures",
        "2️⃣": "SV020 expected `(` after `max`, found `A`",
      ])
  }

  func testLinesGoOn() {
    XCTAssertEqual(postfix("1 +\n  2"), "1 2 +")
    XCTAssertEqual(postfix("1 + # one\n\n  2"), "1 2 +")
    XCTAssertEqual(postfix("A = 1 and\n  B = 2 or\n C = 1"), "A 1 = B 2 = and C 1 = or")
    XCTAssertEqual(postfix("(1\n + 2\n\n)"), "1 2 + ()")
    XCTAssertEqual(postfix("\n 5"), "5")
    check("group G {\n  members A,\n    B, # more\n    C\n}")
    check("let X = 1\n1️⃣+ 2", finds: ["1️⃣": "SV030 expected a declaration or a query, found `+`"])
  }

  func testFigures() {
    let figures = [
      "worth of A": "worth[A,-,-]", "plan of A": "plan[A,-,-]",
      "alone plan of A": "alonePlan[A,-,-]", "joint plan of A": "jointPlan[A,-,-]",
      "gain of P from A": "gain[P,A,-]", "level of I": "level[I,-,-]",
      "observed of I": "observed[I,-,-]",
      "temptation of P": "temptation[P,-,-]", "capacity of P": "capacity[P,-,-]",
      "horizon of P": "horizon[P,-,-]", "rate of M": "rate[M,-,-]",
      "rate of M for P": "rate[M,P,-]",
      "share of P in B": "share[P,B,-]", "limit of B": "limit[B,-,-]",
      "value alone": "valueAlone[-,-,-]", "value predicted": "valuePredicted[-,-,-]",
      "value joint": "valueJoint[-,-,-]", "value kept": "valueKept[-,-,-]",
      "value agreement": "valueAgreement[-,-,-]", "joint share": "jointShare[-,-,-]",
      "effort of P in A": "effort[P,A,-]", "cost of P in A": "cost[P,A,-]",
      "per hour of P in A": "perHour[P,A,-]", "short of P in A": "short[P,A,-]",
      "surplus of A": "surplus[A,-,-]", "shift from P to Q": "shift[P,Q,-]",
      "turning range of M": "turningRange[M,-,-]",
      "turning range of M for P": "turningRange[M,P,-]",
      "patience of P": "patience[P,-,-]", "congruence of P": "congruence[P,-,-]",
      "harm": "harm[-,-,-]", "effect of A on I": "effect[A,I,-]", "cap of A": "cap[A,-,-]",
    ]
    XCTAssertEqual(
      Set(figures.values.map { $0.prefix { $0 != "[" } }).count, Figure.Kind.allCases.count)
    for (source, figure) in figures {
      XCTAssertEqual(postfix(source), figure)
      let bound = figure.dropLast(2) + "S]"
      XCTAssertEqual(postfix("(\(source) in S) kr"), "\(bound) () unit:kr")
      XCTAssertEqual(postfix("min(1, \(source) in S)"), "1 \(bound) min/2")
    }
    XCTAssertEqual(postfix("(harm in base)"), "harm[-,-,base] ()")
  }

  func testScenarioInParenthesesBindsOneFigure() {
    let said = "SV042 this scenario stands in the middle"
    check("show (harm + 1 1️⃣in S)", finds: ["1️⃣": said])
    check("show (Cost 1️⃣in S)", finds: ["1️⃣": said])
    check("expect value kept in 1️⃣S >= 90 %", finds: ["1️⃣": said])
    check("expect (value kept in S) >= 90 % in T")
  }

  func testComparisonsStandInParenthesesWhereAFigureStands() {
    check(
      """
      party P {
        capacity 5 1️⃣< 3
        horizon 2️⃣if A then 1 else 2
        keeps 3️⃣not A of what it saves
      }
      activity A { up to 5 4️⃣or 6 }
      """,
      finds: [
        "1️⃣": "SV041 `<` stands in parentheses here", "2️⃣": "SV041 `if` stands in parentheses here",
        "3️⃣": "SV041 `not` stands in parentheses here",
        "4️⃣": "SV041 `or` stands in parentheses here",
      ])
    check("party P { capacity (if A < 3 then 1 else 2) hours }")
    check("let X = A < B 1️⃣< C", finds: ["1️⃣": "SV040 a comparison cannot be compared again"])
    check("let X = 1 + 1️⃣not A", finds: ["1️⃣": "SV041 `not` stands in parentheses here"])
  }

  func testUnknownFigures() {
    check(
      "show 1️⃣wroth of A\nshow worth 2️⃣A\nshow value 3️⃣kepd\nshow per 4️⃣5",
      finds: [
        "1️⃣": "SV037 `wroth` is no figure",
        "2️⃣": "SV020 expected `of` after `worth`, found `A`",
        "3️⃣": "SV020 expected `alone`, `predicted`, `joint`, `kept` or `agreement` after `value`, "
          + "found `kepd`",
        "4️⃣": "SV020 expected `hour` after `per`, found `5`",
      ])
    let labels = parsed("show wroth of A\nshow value kepd").parsed.diagnostics.map(\.primary.text)
    XCTAssertEqual(
      labels,
      [
        "there is a figure with a similar name: `worth`",
        "there is a word with a similar name: `kept`",
      ])
  }

  func testPlacesOfNodes() {
    let result = parsed("let X = 1 + 2 kr * (3)")
    let places = result.tree.nodes.map { "\($0.span.start)-\($0.span.end)" }
    XCTAssertEqual(places, ["8-9", "12-13", "12-16", "20-21", "19-22", "12-22", "8-22"])
  }
}
