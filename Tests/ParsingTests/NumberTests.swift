import XCTest

final class NumberTests: XCTestCase {
  func testReadsDigitGroups() {
    XCTAssertEqual(postfix("2000"), "2000")
    for sign in [" ", "_", "\u{A0}", "\u{202F}"] {
      XCTAssertEqual(postfix("2\(sign)000"), "2000")
      XCTAssertEqual(postfix("12\(sign)345\(sign)678"), "12345678")
      XCTAssertEqual(postfix("12\(sign)345,5"), "12345.5")
    }
    XCTAssertEqual(postfix("2 000 hours"), "2000 unit:hours")
    XCTAssertEqual(postfix("1 150 - 3"), "1150 3 -")
  }

  func testReadsDecimals() {
    XCTAssertEqual(postfix("0,5"), "0.5")
    XCTAssertEqual(postfix("0.5"), "0.5")
    XCTAssertEqual(postfix("007"), "7")
    XCTAssertEqual(postfix("0,125"), "0.125")
    XCTAssertEqual(postfix("0.000 + 1"), "0 1 +")
  }

  func testReadsNumbersExactlyWhateverTheirSize() {
    XCTAssertEqual(postfix("999 999 999 999 999 999"), "999999999999999999")
    XCTAssertEqual(postfix("9999999999999999999999,5"), "9999999999999999999999.5")
    XCTAssertEqual(postfix("0." + String(repeating: "0", count: 17) + "1"), "0.000000000000000001")
    XCTAssertEqual(postfix("1 000 000 000 000 000 000 000"), "1000000000000000000000")
    XCTAssertEqual(postfix(String(repeating: "0", count: 399) + "7"), "7")
  }

  func testReadsPercentagesScalesAndUnits() {
    XCTAssertEqual(postfix("60 %"), "0.6%")
    XCTAssertEqual(postfix("60% per year"), "0.6% per:year")
    XCTAssertEqual(postfix("1,5 million kr"), "1.5 scale:1000000 unit:kr")
    XCTAssertEqual(postfix("250 thousand kr per day"), "250 scale:1000 unit:kr per:day")
    XCTAssertEqual(postfix("2 billion"), "2 scale:1000000000")
    XCTAssertEqual(postfix("3 tkr"), "3 scale:1000 unit:kr")
    XCTAssertEqual(postfix("3 Mkr per year"), "3 scale:1000000 unit:kr per:year")
    XCTAssertEqual(postfix("3 mdkr"), "3 scale:1000000000 unit:kr")
    XCTAssertEqual(postfix("900 SEK per \"care day\""), "900 unit:SEK per:care day")
    XCTAssertEqual(postfix("900kr"), "900 unit:kr")
    XCTAssertEqual(postfix("900\u{A0}kr"), "900 unit:kr")
    XCTAssertEqual(postfix("5 kr per %"), "5 unit:kr per:%")
    XCTAssertEqual(postfix("(1 + 2) hours"), "1 2 + () unit:hours")
    XCTAssertEqual(postfix("DayCost per day"), "DayCost per:day")
  }

  func testReadsMinus() {
    XCTAssertEqual(postfix("-5"), "5 prefix:-")
    XCTAssertEqual(postfix("\u{2212}5"), "5 prefix:-")
    XCTAssertEqual(postfix("3\u{2212}5"), "3 5 -")
    XCTAssertEqual(postfix("--5 kr"), "5 unit:kr prefix:- prefix:-")
    XCTAssertEqual(postfix("2026 - 3"), "2026 3 -")
    XCTAssertEqual(postfix("600-20"), "600 20 -")
  }

  func testRefusesMalformedGroups() {
    for number in [
      "12 34", "1 2345", "2 000 00", "2_00", "2000_000", "2_", "2__000", "2 000_000",
      "2_000 000", "2 000\u{A0}000", "1.2.3", "0,5_5",
    ] {
      check("let X = 1️⃣\(number)", finds: ["1️⃣": "SV007 `\(number)` is not a number"])
    }
  }

  func testTwoNumbersAreNotOne() {
    check("let X = 1️⃣2024 900", finds: ["1️⃣": "SV013 expected one number, found two"])
    check("let X = 1️⃣2  000", finds: ["1️⃣": "SV013 expected one number, found two"])
    check("let X = 1️⃣2\t000", finds: ["1️⃣": "SV013 expected one number, found two"])
  }

  func testCommaOfListIsFollowedBySpace() {
    XCTAssertEqual(postfix("min(1, 2)"), "1 2 min/2")
    XCTAssertEqual(postfix("min(1,5, 2)"), "1.5 2 min/2")
    XCTAssertEqual(postfix("round(1,5)"), "1.5 round/1")
    check(
      "let X = min(1️⃣1,2)", finds: ["1️⃣": "SV009 the comma in `1,2` is read as a decimal sign"])
    check(
      "let X = min(1️⃣1,2,3)",
      finds: ["1️⃣": "SV009 the comma in `1,2,3` is read as a decimal sign"])
    check(
      "let X = min(1️⃣1,234)",
      finds: ["1️⃣": "SV009 the comma in `1,234` is read as a decimal sign"])
  }

  func testNotesCommaThatMayGroup() {
    check(
      "let X = 1️⃣1,234", finds: ["1️⃣": "SV010 `1,234` is read as 1.234, with a decimal comma"])
    check(
      "let X = 1️⃣1.234",
      finds: ["1️⃣": "SV010 the point in `1.234` is read as a decimal sign"])
    check(
      "party A {\n  capacity 1️⃣1.500 hours\n}",
      finds: ["1️⃣": "SV010 the point in `1.500` is read as a decimal sign"])
    check(
      "measure M of I {\n  held by A\n  pays 1️⃣1.501 kr per unit\n  up to 2️⃣1.000\n}",
      finds: [
        "1️⃣": "SV010 the point in `1.501` is read as a decimal sign",
        "2️⃣": "SV010 the point in `1.000` is read as a decimal sign",
      ])
    check("let X = 0,234\nlet Y = 0.234\nlet Z = 1,2345\nlet W = 1 234,567")
    XCTAssertEqual(parsed("let X = 1,234").parsed.diagnostics.map(\.severity), [.note])
  }

  func testRefusesTooManyDigits() {
    let digits = String(repeating: "7", count: 10_000)
    check(
      "let X = 1️⃣\(digits)\nlet Y = 2️⃣)",
      finds: [
        "1️⃣": "SV008 a number of 10000 digits is too long",
        "2️⃣": "SV020 expected a figure after `=`, found `)`",
      ])
    check(
      "let X = 1️⃣0,\(digits)", finds: ["1️⃣": "SV008 a number of 10001 digits is too long"])
    check("let X = \(digits.prefix(400))")
  }

  func testReadsDates() throws {
    let result = parsed("measure M of I { from 2026-03-31; until 2026-03; until 2028 }")
    XCTAssertEqual(result.parsed.diagnostics, [])
    let dates = result.declarations[0].attributes.map { attribute in
      switch attribute.value {
      case .fromDate(let date), .until(let date):
        [date.year, date.month, date.day].map { $0.map(String.init) ?? "-" }.joined(separator: " ")
      default: "none"
      }
    }
    XCTAssertEqual(dates, ["2026 3 31", "2026 3 -", "2028 - -"])
  }

  func testRefusesDatesThatAreNotInTheCalendar() {
    for date in [
      "2026-13", "2026-00", "2026-02-29", "2026-04-31", "2026-3", "2026-03-1", "0000-01",
    ] {
      check(
        "measure M of I { until 1️⃣\(date) }", finds: ["1️⃣": "SV011 `\(date)` is no date"])
    }
    check("measure M of I { until 1️⃣0000 }", finds: ["1️⃣": "SV011 `0000` is no date"])
    check("measure M of I { until 2028-02-29 }")
  }

  func testDigitsWithoutSpacesAreADate() {
    check(
      "let X = 1️⃣2026-03", finds: ["1️⃣": "SV012 expected a figure, found the date `2026-03`"])
    check("let X = 1️⃣2000-500", finds: ["1️⃣": "SV011 `2000-500` is no date"])
  }
}
