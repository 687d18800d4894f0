import XCTest

/// What only a question supposes is checked like a scenario, and known nowhere else.
final class WhatIfTests: XCTestCase {
  func testNamesAreItsOwn() {
    let script = """
      party A
      indicator I { better lower }
      measure Q of I { held by A; pays 2 kr per unit }
      scenario S { without Q; party C }
      what if { without Q; party B; let N = 3 kr; measure M of I { held by B; pays N per unit } }
      what if { party B; measure M of I { held by B } }
      what if { change C { capacity 3 hours } } in S

      """
    check(script)
    XCTAssertEqual(checked(script).program?.scenarios.count, 1)
    XCTAssertEqual(checked(script).program?.suppositions.count, 3)
    check(script + "show 1️⃣B", finds: ["1️⃣": "SV102 nothing is named `B`"])
    XCTAssertEqual(
      checked(script + "show B").diagnostics.map(\.help),
      [["`B` is only declared in a `what if`, which nothing else sees"]])
  }

  func testIsCheckedLikeAScenario() {
    check(
      """
      party A
      indicator I { better lower }
      measure Q of I { held by A; pays 2 kr per unit }
      scenario S { without Q }
      what if { change 1️⃣Q { pays 3 kr per unit } } in S
      what if { party 2️⃣A; change 3️⃣R { pays 3 kr per unit } }
      what if { change Q { pays 4️⃣3 hours per unit } }
      what if { } in 5️⃣T
      """,
      finds: [
        "1️⃣": "SV104 the scenario `S` has taken away `Q`",
        "2️⃣": "SV101 `A` is declared twice",
        "3️⃣": "SV102 nothing is named `R`",
        "4️⃣": "SV123 `pays` needs money per `unit` of `I`, not hours per `unit` of `I`",
        "5️⃣": "SV102 there is no scenario named `T`",
      ])
    check(
      "party A\nwhat if { without A; change 1️⃣A { capacity 3 hours } }",
      finds: ["1️⃣": "SV104 this `what if` has taken away `A`"])
  }
}
