import Analysis
import Driver
import XCTest

/// What a question supposes, through all phases.
final class WhatIfTests: XCTestCase {
  private let script = """
    party A { capacity 10 hours }
    party B { capacity 10 hours }
    indicator I { better lower }
    activity Team { by A at 1 hour; by B at 1 hour; up to 5; lowers I by 1 }
    measure M of I { held by A; pays 2 kr per unit }

    """

  func testIsNoScenario() throws {
    let pipeline = try pipeline(script + "what if { change M { held by A, B } }")
    XCTAssertEqual(pipeline.scenarioNames, ["base"])
    XCTAssertEqual(pipeline.suppositions.count, 1)
    XCTAssertTrue(pipeline.scenario(named: "what if 1") == nil)
    guard case .whatIf(let whatIf, let site)? = pipeline.answers().first else {
      return XCTFail("no answer")
    }
    XCTAssertEqual(pipeline.sources.text(of: site), "{ change M { held by A, B } }")
    XCTAssertEqual(whatIf.before.overall, .silo)
    XCTAssertEqual(whatIf.after.overall, .joint)
    XCTAssertEqual(pipeline.verdict(on: nil)?.overall, .silo)
  }

  func testErrorsOfFiguresAreTold() throws {
    try check(
      script + "what if { change A { capacity 0 hours - 3 hours } }\n",
      finds: ["main.samverka:6:31 SV134 `capacity` cannot be below 0, and here it is -3"])
  }

  func testErrorsOfManyAreToldOnceAndAnswersStay() throws {
    let questions = (1...40).map { "what if { change M { pays \($0) kr per unit } }\n" }
    let sound = try pipeline(script + questions.joined())
    for _ in 0..<2 { XCTAssertEqual(sound.figureProblems.map(\.message), []) }
    let rates = sound.answers().map { answer -> String in
      guard case .whatIf(let whatIf, _) = answer else { return "" }
      return "\(whatIf.after.model.measures[0].rate?.value ?? 0)"
    }
    XCTAssertEqual(rates, (1...40).map(String.init))
    let wrong = "what if { change A { capacity 0 hours - 3 hours } }\n"
    let faulty = try pipeline(script + questions.joined() + wrong + wrong)
    for _ in 0..<2 {
      XCTAssertEqual(faulty.figureProblems.map(\.code.description), ["SV134", "SV134"])
    }
    XCTAssertEqual(faulty.answers().count, 0)
  }

  func testFamiliesAreWrittenOut() throws {
    let pipeline = try pipeline(
      """
      for each Row in table "t.csv" { party Town[Row["Code"]] { capacity 10 hours } }
      indicator I { better lower }
      activity Team { by Town at 1 hour; lowers I by 1; up to 3 }
      what if { change Team { by Town at 2 hours } }
      """, ["t.csv": "Code\n1\n2\n"])
    XCTAssertEqual((pipeline.problems + pipeline.figureProblems).map(\.message), [])
    guard case .whatIf(let whatIf, _)? = pipeline.answers().first else {
      return XCTFail("no answer")
    }
    func efforts(_ verdict: Verdict) -> [String] {
      verdict.model.activities[0].performers.map { "\($0.effort?.value ?? 0)" }
    }
    XCTAssertEqual(efforts(whatIf.before), ["1", "1"])
    XCTAssertEqual(efforts(whatIf.after), ["2", "2"])
  }
}
