import TestSamples
import XCTest

final class NameTests: XCTestCase {
  func testSamplesHaveNoFindings() {
    check(Samples.discharge)
    check(Samples.structure)
  }

  func testNamesAreUniqueWhateverTheirKind() {
    check("party A\nparty 1️⃣A", finds: ["1️⃣": "SV101 `A` is declared twice"])
    check("party A\ngoal 1️⃣A", finds: ["1️⃣": "SV101 `A` is declared twice"])
    check("let A = 3\nscenario 1️⃣A {}", finds: ["1️⃣": "SV101 `A` is declared twice"])
    check(
      "party A\nscenario S { party 1️⃣A\n party B }\nscenario T { party B }",
      finds: ["1️⃣": "SV101 `A` is declared twice"])
    check(
      "scenario S { party B }\nscenario T { extends S\n party 1️⃣B }",
      finds: ["1️⃣": "SV101 `B` is declared twice"])
  }

  func testNamesMayBeUsedBeforeTheyAreDeclared() {
    check("activity Plan { by A at Hours }\nlet Hours = Half * 2\nlet Half = 1 hour\nparty A")
  }

  func testEachWrongNameFailsOnce() {
    check(
      "activity P { by 1️⃣Nobody\n lowers 2️⃣Nothing by 3 days after 1 year }\n"
        + "goal G { owners Nobody\n worth 3 kr per day of Nothing }",
      finds: [
        "1️⃣": "SV102 there is no party named `Nobody`",
        "2️⃣": "SV102 there is no indicator named `Nothing`",
      ])
    check(
      "party A\nindicator I { better lower }\nactivity P { by 1️⃣I\n by A }\nactivity Q { by I }",
      finds: ["1️⃣": "SV103 `I` is an indicator, and a party is expected here"])
  }

  func testNearNamesAreStated() {
    let text = "party Regionen\nactivity Region2 { by regionenX }"
    XCTAssertEqual(
      checked(text.replacingOccurrences(of: "regionenX", with: "Regionan")).diagnostics[0].help,
      ["there is a party with a similar name: `Regionen`"])
    XCTAssertEqual(
      checked(text.replacingOccurrences(of: "regionenX", with: "REGIONEN")).diagnostics[0].help,
      ["there is a party with a similar name: `Regionen`"])
    XCTAssertEqual(
      checked(text.replacingOccurrences(of: "regionenX", with: "Kommun")).diagnostics[0].help,
      ["declare it, or write the name of a party"])
    XCTAssertEqual(
      checked("scenario S { party B }\nactivity P { by B }").diagnostics[0].help,
      ["`B` is only declared in the scenario `S`"])
  }

  func testListsNameEachOnce() {
    check(
      "party A\nparty B\ngroup G { members A, B, 1️⃣A }",
      finds: ["1️⃣": "SV105 `A` stands twice in this list"])
    check("party A\ngroup G { members A }\ngoal Z { owners G }")
    check(
      "party A\ngroup G { members A }\nactivity P { by 1️⃣G }",
      finds: ["1️⃣": "SV103 `G` is a group, and a party is expected here"])
  }

  func testScenariosMayNotExtendThemselves() {
    check(
      "scenario S { extends 1️⃣T }\nscenario T { extends U }\nscenario U { extends S\n party A }\n"
        + "scenario V { extends U\n party 2️⃣A }",
      finds: [
        "1️⃣": "SV106 scenarios extend one another in a circle",
        "2️⃣": "SV101 `A` is declared twice",
      ])
    check("scenario S { extends 1️⃣X }", finds: ["1️⃣": "SV102 there is no scenario named `X`"])
    let chain = (1...101).map { "scenario S\($0) { extends S\($0 + 1) }\n" }.joined()
    let findings = checked(chain + "scenario S102 {}").diagnostics
    XCTAssertEqual(
      findings.map(\.message), ["`S2` extends more than 100 scenarios, one behind the other"])
  }

  func testValuesMayNotBeBoundInACircle() {
    check(
      "let 1️⃣A = B + 1\nlet B = C\nlet C = A * 2\nlet D = A + 3 kr\nlet 2️⃣E = E",
      finds: [
        "1️⃣": "SV108 values are bound to one another in a circle",
        "2️⃣": "SV108 values are bound to one another in a circle",
      ])
    let long = (1...5_000).map { "let A\($0) = A\($0 + 1) + 1\n" }.joined() + "let A5001 = 1"
    check(long)
  }

  func testWhatAScenarioTakesAwayIsGoneThere() {
    let base =
      "party A\nindicator I { better lower }\nmeasure M of I { held by A }\nscenario S { without M }\n"
    check(
      base + "why 1️⃣M in S\nshow M in S\nshow M",
      finds: ["1️⃣": "SV104 the scenario `S` has taken away `M`"])
    check(
      base + "scenario T { extends S\n change 1️⃣M { pays 3 kr per unit } }",
      finds: ["1️⃣": "SV104 the scenario `S` has taken away `M`"])
    check(
      base + "scenario T { without 1️⃣N }",
      finds: ["1️⃣": "SV102 there is no name named `N`"])
  }
}
