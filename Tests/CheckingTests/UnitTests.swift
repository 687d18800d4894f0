import Syntax
import TestSamples
import XCTest

final class UnitTests: XCTestCase {
  /// Things for the lines under test to name; two indicators share the word `case`.
  private static let base = """
    party A
    party B
    indicator BedDays { unit day / days; better lower }
    indicator Visits { unit visit / visits; better lower }
    indicator Rate { unit %; better lower }
    indicator One { unit case / cases; better lower }
    indicator Two { unit case / cases; better lower }

    """

  /// Checks lines of a measure of bed days.
  private func checkMeasure(
    _ lines: String, finds: [Character: String] = [:], line: UInt = #line
  ) {
    check(Self.base + "measure M of BedDays { held by A\n\(lines) }", finds: finds, line: line)
  }

  /// Checks lines of an activity.
  private func checkActivity(
    _ lines: String, finds: [Character: String] = [:], line: UInt = #line
  ) {
    check(Self.base + "activity P { by A\n\(lines) }", finds: finds, line: line)
  }

  /// Checks lines of a party.
  private func checkParty(_ lines: String, finds: [Character: String] = [:], line: UInt = #line) {
    check("party A { \(lines) }", finds: finds, line: line)
  }

  func testPlacesTakeTheirUnits() {
    checkParty("capacity 2 000 hours per year\nhorizon 6 months\nkeeps 80 % of what it saves")
    checkParty("capacity 2 000 hours")
    checkParty(
      "capacity 1️⃣2 000", finds: ["1️⃣": "SV123 `capacity` needs hours, not a plain number"])
    checkParty("horizon 1️⃣3 hours", finds: ["1️⃣": "SV123 `horizon` needs time, not hours"])
    checkParty(
      "keeps 1️⃣3 kr of what it saves",
      finds: ["1️⃣": "SV123 `keeps` needs a percentage, not money"])
    checkActivity("by B at 30 minutes and 2 tkr\nup to 600 per year\nlowers BedDays by 3 days")
    checkActivity("by B at 900 kr\nlowers BedDays by 3\nlowers Rate by 2 %")
    checkActivity("by B at 0 and 0\nlowers BedDays by 0,5 after 2 years")
    checkActivity(
      "by B at 1️⃣3 days\nup to 2️⃣50 %\nlowers BedDays by 3️⃣10 % after 4️⃣2 hours",
      finds: [
        "1️⃣": "SV123 `by` needs hours or money, not time",
        "2️⃣": "SV123 `up to` of an activity needs a plain number, not a percentage",
        "3️⃣": "SV123 an effect needs `days` of `BedDays`, not a percentage",
        "4️⃣": "SV123 `after` needs time, not hours",
      ])
    checkMeasure("pays 4 000 kr per day\nup to 30 days per year\nbonus 3 000 kr at 100")
    checkMeasure("weighs 3 points per day\npaid by B 60 %")
    checkMeasure(
      "pays 1️⃣4 000 kr\nup to 2️⃣30 visits",
      finds: [
        "1️⃣": "SV123 `pays` needs money per `day` of `BedDays`, not money",
        "2️⃣":
          "SV123 this count of the indicator needs `days` of `BedDays`, not `visits` of `Visits`",
      ])
  }

  func testFlowsArePerPeriod() {
    checkParty(
      "capacity 1️⃣8 hours per day",
      finds: ["1️⃣": "SV124 `per day` stands where amounts are per year"])
    check("period month\nparty A { capacity 170 hours per month }")
    check(
      "period month\nparty A { capacity 1️⃣170 hours per year }",
      finds: ["1️⃣": "SV124 `per year` stands where amounts are per month"])
    checkActivity(
      "by B at 1️⃣3 hours per year",
      finds: ["1️⃣": "SV123 `by` needs hours or money, not hours per year"])
    check("let C = 100 hours per year + 20 hours\nparty A { capacity C }")
  }

  func testSidesMustMeasureTheSame() {
    check(
      "let A = 1️⃣2 000 kr + 3 hours",
      finds: ["1️⃣": "SV122 `+` cannot join money and hours"])
    let sides = checked("let A = 2 000 kr + 3 hours").diagnostics[0].secondary
    XCTAssertEqual(sides.map(\.text), ["money", "hours"])
    check("let A = 3 000 kr per month * 12 months\nparty P\nactivity Q { by P at 2 hours and A }")
    check(
      "let A = 1️⃣max(3 kr, 4 hours)",
      finds: ["1️⃣": "SV122 `max` cannot join money and hours"])
    check("let A = max(0, 3 kr - 5 kr)\nlet B = if A > 0 then A else 0\nlet C = B / (2 kr) + 3")
    check(
      "let A = 1️⃣round(3, 4)", finds: ["1️⃣": "SV130 `round` takes one value, not 2"])
    check(
      "let A = 1️⃣3 and 2 > 1\nlet B = not (2 > 1)\nlet C = 2️⃣B + 1\nlet D = if B then 3 kr else 4 kr",
      finds: [
        "1️⃣": "SV126 `and` needs something true or false, not a plain number",
        "2️⃣": "SV126 `+` needs numbers, not yes or no",
      ])
    check(
      "let A = 3 kr\nlet B = 1️⃣A hours",
      finds: ["1️⃣": "SV125 `hours` stands behind something that is money already"])
  }

  func testWordsMeanWhatTheirPlaceExpects() {
    // Where nothing is expected a day is time; where bed days are, it is one of them.
    check(Self.base + "let Wait = 3 days\nparty C { horizon Wait }")
    check(
      Self.base + "let Wait = 3 days\nactivity P { by A\n lowers BedDays by 1️⃣Wait }",
      finds: ["1️⃣": "SV123 an effect needs `days` of `BedDays`, not time"])
    check(Self.base + "let Price = 3 kr per visit\nmeasure M of Visits { held by A; pays Price }")
    check(
      Self.base + "let Price = 1️⃣3 kr per case\nlet Other = 4 kr per case",
      finds: ["1️⃣": "SV121 several indicators are counted in `case`"])
    check(Self.base + "measure M of Two { held by A; pays 3 kr per case }")
    check(
      "let Price = 1️⃣3 kr per bed\nlet Other = 2️⃣3 EUR",
      finds: ["1️⃣": "SV120 there is no unit `bed`", "2️⃣": "SV120 there is no unit `EUR`"])
    XCTAssertEqual(
      checked("let A = 3 hurs").diagnostics[0].help,
      ["there is a unit with a similar name: `hours`"])
    XCTAssertEqual(
      checked("let A = 3 EUR").diagnostics[0].help,
      ["amounts are in `kr`; `currency EUR` at the top changes it for all"])
    check("currency EUR\nlet A = 3 EUR")
    XCTAssertEqual(
      checked("party A { capacity 10 meters }").diagnostics.map(\.help),
      [
        [
          "work is in `hours`, time in `days`, `months` or `years`, money in `kr`; an indicator says what"
            + " it is counted in, as in `unit day / days`"
        ]
      ])
    check("currency EUR\nlet A = 1️⃣3 kr", finds: ["1️⃣": "SV120 there is no unit `kr`"])
    check(
      "party A\nindicator I { unit \"care day\" / \"care days\"; better lower }\n"
        + "measure M of I { held by A; pays 3 kr per \"care day\" }")
    check("party A\nindicator I { better lower }\nmeasure M of I { held by A; pays 3 kr per unit }")
    check("party A\nindicator I { unit year / years; better higher; baseline 3 years per year }")
    check("party A\nindicator I { unit %; better lower; falls on A at 3 kr per % }")
    // What is counted in money, or in points, is paid for as well.
    check(
      """
      party A { capacity 9 hours }
      indicator I { unit kr; better lower; baseline 500 kr; falls on A at 1 kr per kr }
      indicator J { unit points; better lower; baseline 500 points }
      activity P { by A at 1 hour; lowers I by 3 kr; lowers J by 3 points }
      measure M of I { held by A; pays 0,5 kr per kr; up to 30 kr }
      measure N of I { held by A; pays 1 kr per kr / 2 }
      measure O of J { held by A; pays 5 kr per points }
      party B
      measure Q of J { held by B; weighs 5 points per points }
      goal G { owners A; worth 3 kr per kr of I; reach I 490 kr by 2030 }
      expect rate of M >= 0,5 kr per kr
      expect level of I >= 400 kr
      """)
  }

  func testAFailedNameDoesNotFailItsUnits() {
    checkActivity(
      "lowers 1️⃣Nothing by 3 parsecs\nlowers BedDays by 4 * 2 days",
      finds: ["1️⃣": "SV102 there is no indicator named `Nothing`"])
    check(
      "let A = 1️⃣1 kr + 1 hour\nlet B = A + 3\nlet C = B and A",
      finds: ["1️⃣": "SV122 `+` cannot join money and hours"])
  }

  func testFiguresHaveTheirDimensions() {
    let base = Samples.discharge + "\n"
    check(base + "expect level of BedDays <= 8 000 days\nexpect level of Readmissions <= 1 150")
    check(base + "expect rate of Queue >= 100 kr per day\nexpect gain of Region from EarlyPlan > 0")
    check(
      base + "expect capacity of Region >= 1 000 hours per year\nexpect limit of HomeFund > 1 kr")
    check(
      base + "show (value joint in Shared) - (value joint in base)\nshow turning range of Queue")
    check(
      base + "expect 1️⃣level of BedDays <= 3 kr\nexpect 2️⃣value joint\n"
        + "expect 3️⃣turning range of Queue > 3 kr per day",
      finds: [
        "1️⃣": "SV122 `<=` cannot join `days` of `BedDays` and money",
        "2️⃣": "SV123 an expectation needs yes or no, not money",
        "3️⃣": "SV126 `>` needs numbers, not an interval",
      ])
    check(
      base + "show gain of 1️⃣EarlyPlan from EarlyPlan\nexpect 2️⃣Queue pays for Region in Shared\n"
        + "show level of BedDays in 3️⃣Nowhere\nexpect 4️⃣Region reached",
      finds: [
        "1️⃣": "SV103 `EarlyPlan` is an activity, and a party is expected here",
        "2️⃣": "SV103 `Queue` is a measure, and an activity is expected here",
        "3️⃣": "SV102 there is no scenario named `Nowhere`",
        "4️⃣": "SV103 `Region` is a party, and a goal is expected here",
      ])
    check(
      base + "let X = 1️⃣value joint\nshow 2️⃣EarlyPlan + 3",
      finds: [
        "1️⃣": "SV128 a figure of the verdict cannot be part of the script it is read from",
        "2️⃣": "SV129 `EarlyPlan` is an activity, not a number",
      ])
  }

  /// Checks that `unit` behind a number is told to be `right`, nil where that is not mechanical, and that
  /// what it says is known.
  private func checkMeant(
    _ unit: String, _ right: String?, in currency: String = "kr", line: UInt = #line
  ) {
    let head = "currency \(currency)\nlet A = 5 "
    let found = checked(head + unit, line: line).diagnostics
    XCTAssertEqual(found.map(\.code.description), ["SV120"], unit, line: line)
    XCTAssertEqual(found.first?.fix?.replacement, right, unit, line: line)
    guard let right, let fix = found.first?.fix else { return }
    XCTAssertEqual(found.first?.help, ["write `\(right)`"], line: line)
    var bytes = Array((head + unit).utf8)
    let place = Int(fix.site.start)..<Int(fix.site.end)
    XCTAssertEqual(String(decoding: bytes[place], as: UTF8.self), fix.replaced, line: line)
    bytes.replaceSubrange(place, with: right.utf8)
    XCTAssertEqual(
      checked(String(decoding: bytes, as: UTF8.self), line: line).diagnostics, [], line: line)
  }

  func testAPercentageIsNotComparedWithItsNumber() {
    for claim in ["value kept > 1️⃣90", "1️⃣50 <= joint share", "(1️⃣2 = 60 %)"] {
      let number = claim.contains("90") ? 90 : claim.contains("50") ? 50 : 2
      check(
        "expect \(claim)",
        finds: [
          "1️⃣": "SV122 `\(number)` is compared with a percentage, and is \(number) times the whole"
        ])
    }
    XCTAssertEqual(
      checked("expect value kept > 90").diagnostics.map(\.help), [["write `90 %`"]])
    check("expect value kept > 0,9\nexpect joint share <= 1\nexpect value kept < 1,5")
  }

  /// `%` stands behind a name and parentheses as any unit does.
  func testAPercentageOfSomethingBound() {
    let head = "let S = 60\nlet T = 3 hours\nindicator I { unit %; better higher; baseline S % }\n"
    for share in ["S %", "(S) %", "(100 / 3) %", "(S + 1) %"] {
      check(head + "party A { keeps \(share) of what it saves }\nexpect value kept > \(share)")
    }
    // Behind `±` it is a part of what stands before it, as a number with its sign is.
    for part in ["10 %", "S %"] {
      check(
        head + "party A\nactivity W { by A; raises I }\n"
          + "measure M of I { held by A; pays 5 kr per % ± \(part) }")
    }
    check(
      head + "party A { keeps 1️⃣T % of what it saves }",
      finds: ["1️⃣": "SV125 `%` stands behind something that is hours already"])
  }

  func testAmountsAreInTheCurrencyOfTheScript() {
    for (currency, unit, help) in [
      ("kr", "MSEK", "write `million kr`"), ("kr", "kNOK", "write `thousand kr`"),
      ("kr", "SEK", "write `kr`, or `currency SEK` at the top for all amounts"),
      ("SEK", "kr", "write `SEK`, or `currency kr` at the top for all amounts"),
      ("kr", "MEUR", "amounts are in `kr`; `currency EUR` at the top changes it for all"),
      ("EUR", "Mkr", "amounts are in `EUR`; `currency kr` at the top changes it for all"),
      ("EUR", "kronor", "amounts are in `EUR`; `currency kr` at the top changes it for all"),
      ("SEK", "MNOK", "amounts are in `SEK`; `currency NOK` at the top changes it for all"),
    ] {
      let found = checked("currency \(currency)\nlet A = 3 \(unit)").diagnostics
      XCTAssertEqual(found.map(\.message), ["there is no unit `\(unit)`"])
      XCTAssertEqual(found.map(\.help), [[help]])
      // What it is worth in another currency is for a person to say.
      XCTAssertEqual(found.compactMap(\.fix), [])
    }
    // A currency with a capital letter is read as it is meant.
    for (word, unit) in [("Kr", "kr"), ("Sek", "SEK")] {
      let (faults, checked) = readAndChecked("currency \(word)\nlet A = 3 \(unit)")
      XCTAssertEqual(faults.map(\.help), [["write `\(unit)`"]])
      XCTAssertEqual(checked.diagnostics, [])
    }
  }

  func testAPartOfANumberIsANumber() {
    let head = "party A\nindicator I { unit day / days; better lower }\nlet Full = 50\n"
    for cap in ["Full * 80 %", "80 % * Full", "50 * 80 %", "Part"] {
      check(
        head + "let Part = Full * 80 %\nactivity B { by A; up to \(cap); lowers I by 4 * 50 % }")
    }
    // Where a percentage is wanted it is one.
    check(head + "party C { keeps 2 * 40 % of what it saves }")
    check(
      head + "activity B { by A; up to 1️⃣80 %; lowers I }",
      finds: ["1️⃣": "SV123 `up to` of an activity needs a plain number, not a percentage"])
  }

  func testWordsOfOtherWritingsAreKnown() {
    for (unit, right) in [
      ("mkr", "Mkr"), ("MKR", "Mkr"), ("Mnkr", "Mkr"), ("Tkr", "tkr"), ("TKR", "tkr"),
      ("Mdkr", "mdkr"), ("kronor", "kr"), ("procent", "%"), ("timmar", "hours"),
      ("Timmar", "hours"),
      ("time", "hour"), ("minuter", "minutes"), ("min", "minutes"), ("dygn", "days"),
      ("kr per dygn", "day"), ("veckor", "weeks"), ("måneder", "months"), ("kvartal", "quarters"),
      ("år", "years"), ("kr per år", "year"), ("poeng", "points"), ("tuntia", "hours"),
    ] {
      checkMeant(unit, right)
    }
    let one = checked("party A { horizon 1 år }").diagnostics
    XCTAssertEqual(one.map(\.help), [["write `year`"]])
    checkMeant("MSEK", "million SEK", in: "SEK")
    checkMeant("tEUR", "thousand EUR", in: "EUR")
    for (unit, right) in [
      ("Mkr", "million SEK"), ("tkr", "thousand SEK"), ("mdkr", "billion SEK"),
      ("mnkr", "million SEK"), ("kronor", "SEK"),
    ] {
      checkMeant(unit, right, in: "SEK")
    }
    // How many hours a post has is for a person to say.
    for unit in ["FTE", "årsarbetare", "årsverk", "st"] { checkMeant(unit, nil) }
    XCTAssertEqual(
      checked("activity P { by A at 2 hours + 900 kr }\nparty A").diagnostics.map(\.help),
      [["effort and money are joined by `and`, as in `by Region at 2 hours and 900 kr`"]])
    for (line, example) in [
      ("handoff H { flagged 4 times in 2025 }", "flagged 12 in 2026"),
      ("activity P { up to 40 times }", "up to 600"),
    ] {
      XCTAssertEqual(
        checked(line).diagnostics.filter { "\($0.code)" == "SV120" }.map(\.help),
        [["leave it out, as in `\(example)`"]])
    }
    // A unit of the script's own comes first.
    for (unit, line) in [
      ("dag / dagar", "activity A { lowers I by 3 dager }"),
      ("dagar / dagar", "measure M of I { pays 3 kr per dag }"),
    ] {
      let diagnostics = checked("indicator I { unit \(unit); better lower }\n\(line)").diagnostics
      XCTAssertEqual(
        diagnostics.filter { "\($0.code)" == "SV120" }.map(\.help),
        [["what is counted here is in `dagar`: write that"]])
      XCTAssertEqual(diagnostics.compactMap(\.fix), [])
    }
    // One of two words is written between quotation marks.
    let sick = "party A\nindicator I { unit \"sick day\" / \"sick days\"; better lower }\n"
    for (line, help) in [
      (
        "measure M of I { held by A; pays 3 kr }", "write it as in `pays 4 000 kr per \"sick day\"`"
      ),
      ("measure M of I { held by A; up to 3 hours }", "write it as in `up to 100 \"sick days\"`"),
      ("goal G { worth 3 of I }", "write it as in `worth 9 000 kr per \"sick day\" of I`"),
      (
        "measure M of I { held by A; pays 3 kr per sick }",
        "what is counted here is in `\"sick day\"`: write that"
      ),
    ] {
      XCTAssertEqual(checked(sick + line).diagnostics.map(\.help), [[help]], line)
    }
    check(
      sick + "measure M of I { held by A; pays 4 000 kr per \"sick day\"; up to 100 \"sick days\" }"
    )
    // A unit that is declared stays what it is.
    check("indicator I { unit timme / timmar; better lower; baseline 9 timmar }")
  }
}
