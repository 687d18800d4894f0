import Analysis
import Arithmetic
import Evaluation
import Syntax
import XCTest

@testable import Reporting

/// How numbers and tables are written for people.
final class NumberFormatTests: XCTestCase {
  func testLists() {
    let words = ["a", "b", "c", "d"]
    XCTAssertEqual(listed(words, most: 4), "a, b, c and d")
    XCTAssertEqual(listed(words, most: 3), "a, b, c and d")
    XCTAssertEqual(listed(words, most: 2), "a, b and 2 more")
    XCTAssertEqual(listed([], most: 2), "")
  }

  func testBoundsAreEnough() {
    let third = Rational(1, over: 3)
    let cases: [(value: Rational, up: Rational, down: Rational, close: String)] = [
      (third * 1_000, 334, 333, "about 333.333"),
      (-third * 1_000, -333, -334, "about -333.333"),
      (third * 10, Rational(334, over: 100), Rational(333, over: 100), "about 3.333"),
      (third, Rational(334, over: 1_000), Rational(333, over: 1_000), "about 0.333"),
      (Rational(245, over: 2), Rational(245, over: 2), Rational(245, over: 2), "122.5"),
      (0, 0, 0, "0"), (120, 120, 120, "120"),
    ]
    for (value, up, down, close) in cases {
      XCTAssertEqual(NumberFormat.roundedUp(value), up)
      XCTAssertEqual(NumberFormat.roundedDown(value), down)
      XCTAssertEqual(NumberFormat.close(value), close)
    }
    let narrow = MeasureVerdict.TurningRange(from: third * 1_000, to: third * 1_001)
    XCTAssertEqual(narrow.shown, narrow)
    let wide = MeasureVerdict.TurningRange(from: third * 1_000, to: third * 2_000)
    XCTAssertEqual(wide.shown, .init(from: 334, to: 666))
  }

  /// What differs is never shown alike.
  func testTellsNumbersApart() {
    for (value, other, text) in [
      (Rational(10_496, over: 10), 1_050, "1 049.6"),
      (Rational(4_700_004, over: 10_000), 470, "470.0004"),
      (Rational(1_000, over: 3), 333, "about 333.3"), (Rational(1_000, over: 3), 334, "about 333"),
      (333, Rational(1_000, over: 3), "333"), (470, 470, "470"),
      (Rational(1, over: 3), Rational(1_000_001, over: 3_000_000), "about 0.333333"),
    ] as [(Rational, Rational, String)] {
      XCTAssertEqual(NumberFormat.rounded(value, apartFrom: other), text)
    }
  }

  func testNumbers() {
    let third = Rational(1, over: 3)
    let cases: [(value: Rational, exact: String, rounded: String, brief: String)] = [
      (22_860_000, "22 860 000", "22 860 000", "22.9 million"),
      (-4_800_000, "-4 800 000", "-4 800 000", "-4.8 million"),
      (960_000, "960 000", "960 000", "960 000"),
      (999_999, "999 999", "999 999", "1 million"),
      (999_999_999, "999 999 999", "999 999 999", "1 billion"),
      (2_345_000_000_000, "2 345 000 000 000", "2 345 000 000 000", "2 350 billion"),
      (0, "0", "0", "0"),
      (1, "1", "1", "1"),
      (-100, "-100", "-100", "-100"),
      (third, "about 0.333333333333", "about 0.333", "0.333"),
      (third * 43_500, "14 500", "14 500", "14 500"),
      (third * 100, "about 33.3333333333", "about 33.33", "33.3"),
      (third * 1_000, "about 333.333333333", "about 333", "333"),
      (-third * 10_000, "about -3 333.33333333", "about -3 333", "-3 333"),
      (Rational(21, over: 100), "0.21", "0.21", "0.21"),
      (Rational(123_456_789, over: 100), "1 234 567.89", "1 234 567.89", "1.23 million"),
      (Rational(5, over: 1_000), "0.005", "0.005", "0.005"),
      (Rational(12_345, over: 10_000), "1.2345", "about 1.23", "1.23"),
      (
        1_234_567_890_123_456, "about 1 234 567 890 120 000", "about 1 234 567 890 120 000",
        "1 230 000 billion"
      ),
    ]
    for (value, exact, rounded, brief) in cases {
      XCTAssertEqual(NumberFormat.exact(value), exact)
      XCTAssertEqual(NumberFormat.rounded(value), rounded)
      XCTAssertEqual(NumberFormat.brief(value), brief)
    }
  }

  func testUnits() {
    let format = NumberFormat(currency: "SEK", period: .month)
    let patient = Model.Indicator(
      Identity("Back"), better: .lower, unit: (singular: "patient", plural: "patients"))
    XCTAssertEqual(format.money(1_500), "1 500 SEK")
    XCTAssertEqual(format.briefMoney(1_500_000), "1.5 million SEK")
    XCTAssertEqual(format.aPeriod, "a month")
    XCTAssertEqual(format.rate(120, of: .money, per: patient), "120 SEK per patient")
    XCTAssertEqual(format.rate(1, of: .points, per: patient), "1 point per patient")
    XCTAssertEqual(format.rate(2, of: .points, per: patient), "2 points per patient")
    XCTAssertEqual(NumberFormat.amount(1, of: patient), "1 patient")
    XCTAssertEqual(NumberFormat.amount(1_280, of: patient), "1 280 patients")
    XCTAssertEqual(NumberFormat.percent(Rational(916_010, over: 1_000_000)), "91.6 %")
    XCTAssertEqual(NumberFormat.percent(1), "100 %")
    XCTAssertEqual(NumberFormat(currency: "k\u{1B}r").money(1), "1 k␛r")
  }

  func testWrapping() {
    XCTAssertEqual(wrapped("a bc def", width: 4), "a bc\ndef")
    XCTAssertEqual(wrapped("costs 1 000 kr", width: 12), "costs\n1 000 kr")
    XCTAssertEqual(wrapped("abcdefgh i", width: 4), "abcdefgh\ni")
    XCTAssertEqual(wrapped("ab cd", width: 4, indent: 2), "ab\n  cd")
    XCTAssertEqual(wrapped("", width: 4), "")
    XCTAssertEqual(listed([]), "")
    XCTAssertEqual(listed(["a"]), "a")
    XCTAssertEqual(listed(["a", "b"]), "a and b")
    XCTAssertEqual(listed(["a", "b", "c"], "or"), "a, b or c")
  }

  func testTables() {
    var table = TextTable([("activity", .left), ("worth", .right)], limit: 3)
    table.add(["EarlyPlan", "38 100"])
    table.add(["Återbesök 👩‍⚕️", "-1 200"])
    table.add(["meet the pupil together before the change", "1"])
    table.add(["D", "2"])
    table.add(["E", "3"])
    var output = ""
    table.write(to: &output, width: 30)
    XCTAssertEqual(
      output,
      """
        activity               worth
        EarlyPlan             38 100
        Återbesök 👩‍⚕️          -1 200
        meet the pupil             1
        together before the
        change
        … and 2 more (samverka
          verdict --full shows all)

      """)
  }

  func testLongWordsAreBroken() {
    var table = TextTable([("", .left), ("", .right)])
    table.add([String(repeating: "x", count: 50), "1"])
    var output = ""
    table.write(to: &output, width: 45)
    let part = "  " + String(repeating: "x", count: 40)
    XCTAssertEqual(output, part + "  1\n  xxxxxxxxxx\n")
  }

  func testNumbersKeepTheirUnits() {
    var table = TextTable([("", .left), ("", .left), ("", .right)])
    table.add(["measure Queue", "3 000 kr per day × 2.5 days", "7 500 kr"])
    for (width, expected) in [
      (
        36,
        """
          measure      3 000 kr     7 500 kr
          Queue        per day ×
                       2.5 days

        """
      ),
      (
        30,
        """
          measure   3 000 kr  7 500 kr
          Queue     per day
                    ×
                    2.5 days

        """
      ),
      (
        28,
        """
          measure Queue
            3 000 kr per day ×
            2.5 days
            7 500 kr

        """
      ),
    ] {
      var output = ""
      table.write(to: &output, width: width)
      XCTAssertEqual(output, expected)
    }
    // A third of the page is less than the number and its unit.
    var large = TextTable([("", .left), ("", .left)])
    large.add([String(repeating: "x", count: 30), "3 000 000 000 kr"])
    var output = ""
    large.write(to: &output, width: 42)
    XCTAssertEqual(
      output, "  \(String(repeating: "x", count: 22))  3 000 000 000 kr\n  xxxxxxxx\n")
  }

  func testCellsStandBelowEachOtherWhereThereIsNoRoom() {
    var table = TextTable([("activity", .left), ("worth", .right)])
    table.add(["EarlyPlanning", "38 100"])
    var output = ""
    table.write(to: &output, width: 20)
    XCTAssertEqual(output, "  activity:\n  EarlyPlanning\n    worth: 38 100\n")
  }
}
