import XCTest

/// Where ranges may stand and what both ends measure.
final class RangeTests: XCTestCase {
  func testRangesStandWhereTheVerdictReads() {
    check(
      """
      let Care = 900 kr ± 10 %
      party R { capacity 90 to 110 hours per year; horizon 1 to 2 years }
      party K { keeps 80 to 90 % of what it saves }
      indicator B {
        unit day / days
        better lower
        baseline 9 000 ± 500 days
        falls on R at Care per day
        observed 2024 5
      }
      indicator P { unit %; better lower; baseline 60 % ± 10 % }
      activity A {
        by R at 2 to 3 hours and Care; by K at 100 to 200 kr
        up to 10 ± 1 per year; lowers B by 2 to 3 days after 1 to 2 years
      }
      measure M of B { held by R; pays 3 000 to 4 000 kr per day; up to 5 to 6; bonus 5 ± 1 kr at 3 ± 1 }
      measure N of P { held by K; weighs 3 points per "%" ± 10 %; beyond 1 to 2; only from 1 to 2 }
      goal G { owners R; worth Care per day of B up to 5 to 6; reach B 5 ± 1 by 2030 }
      budget F {
        from R 50 to 60 %; from K rest
        covers A at 80 % ± 5 %; limit 1 to 2 tkr per year; unspent returns 50 % ± 5 %
      }
      show Care
      expect Care > 5 kr
      """)
  }

  func testRangesStandNowhereElse() {
    let said = "SV145 no range can stand here"
    check(
      """
      let Care = 2 ± 1
      party R
      party K
      indicator B { unit day / days; better lower; observed 2024 1️⃣3 to 4 }
      activity A { by R; by K; lowers B }
      measure M of B { held by R; paid by K 2️⃣50 to 60 % }
      mandate D { R may A up to 3️⃣5 to 6 kr }
      obstacle O { blocks A; flagged 4️⃣Care in 2024 }
      forum T { members R, K; meets 2 times per year for 5️⃣2 to 3 hours }
      expect value joint > 6️⃣2 to 3 kr
      show 7️⃣2 ± 1
      """,
      finds: [
        "1️⃣": said, "2️⃣": said, "3️⃣": said, "4️⃣": said, "5️⃣": said, "6️⃣": said, "7️⃣": said,
      ])
  }

  func testBothEndsMeasureTheSame() {
    check(
      """
      let A = 1️⃣2 kr to 3 hours
      let B = 2️⃣2 kr ± 3 hours
      let C = 3️⃣2 kr to 10 %
      let D = 2 kr ± 10 %
      let E = 0 to 3 hours
      let F = 60 % ± 10 %
      """,
      finds: [
        "1️⃣": "SV122 `to` cannot join money and hours",
        "2️⃣": "SV122 `±` cannot join money and hours",
        "3️⃣": "SV122 `to` cannot join money and a percentage",
      ])
  }
}
