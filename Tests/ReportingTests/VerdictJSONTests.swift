import Arithmetic
import Diagnostics
import Evaluation
import XCTest

@testable import Analysis
@testable import Reporting

/// What a program reads of a verdict.
final class VerdictJSONTests: XCTestCase {
  func testShape() {
    var output = ""
    var verdict = Fixtures.discharge()
    verdict.measures[0].bestSolo = .init(activity: 1, perHour: .infinite)
    verdict.programmes = [
      .init(plan: .joint, rows: 508, columns: 100_000, method: .library),
      .init(plan: .agreement, rows: 5, columns: 2, method: .exactPivots),
    ]
    VerdictJSON(SourceMap()).write([verdict], to: &output)
    XCTAssertEqual(
      output,
      """
      {
        "format": "samverka.verdict/1",
        "scenarios": [
          {
            "name": "base",
            "verdict": "silo",
            "perverse": true,
            "harm": -4800000,
            "precision": "numbers",
            "missing": [],
            "basis": "joint",
            "jointShare": 0,
            "valueKept": -0.209973753281,
            "contested": false,
            "value": { "silo": -4800000, "predicted": -4800000, "agreement": 20000000, "joint": 22860000 },
            "selfEnforcing": false,
            "parties": [
              {
                "name": "Region",
                "temptation": 11764000,
                "deviation": [
                  { "activity": "EarlyPlan", "from": 600, "to": 0 },
                  { "activity": "QuickDischarge", "from": 0, "to": 4000 }
                ],
                "congruence": 0.5,
                "patience": null
              },
              { "name": "Kommun", "temptation": 0, "deviation": [], "congruence": null, "patience": 0 }
            ],
            "activities": [
              {
                "name": "EarlyPlan",
                "joint": true,
                "performers": ["Region", "Kommun"],
                "worth": 38100,
                "plan": { "silo": 0, "predicted": 0, "joint": 600 },
                "gains": { "Region": 15060, "Kommun": 23040 },
                "structure": "depends",
                "pocket": "wrong pocket",
                "settledBy": "partners",
                "short": { "Region": 5740 },
                "surplus": 17300,
                "fairSplit": { "Region": 14390, "Kommun": -14390 },
                "trustNeeded": { "Region": 0.8, "Kommun": 0.333333333333 }
              },
              {
                "name": "QuickDischarge",
                "joint": false,
                "performers": ["Region"],
                "worth": -1200,
                "plan": { "silo": 4000, "predicted": 4000, "joint": 0 },
                "gains": { "Region": 5200, "Kommun": -1200 },
                "structure": "depends",
                "pocket": null,
                "settledBy": null,
                "short": null,
                "surplus": null,
                "fairSplit": null,
                "trustNeeded": null
              }
            ],
            "measures": [
              {
                "name": "Queue",
                "party": "Region",
                "indicator": "BedDays",
                "verdict": "silo",
                "harmful": true,
                "weak": false,
                "rate": 4000,
                "turningRange": null,
                "bestJoint": { "activity": "EarlyPlan", "perHour": 6000 },
                "bestSolo": { "activity": "QuickDischarge", "perHour": "infinite" }
              },
              {
                "name": "Liability",
                "party": "Kommun",
                "indicator": "BedDays",
                "verdict": "joint",
                "harmful": false,
                "weak": false,
                "rate": 7800,
                "turningRange": { "from": 120, "to": null },
                "bestJoint": { "activity": "EarlyPlan", "perHour": 9360 },
                "bestSolo": null
              }
            ],
            "shifts": [{ "from": "Region", "to": "Kommun", "activity": "QuickDischarge", "amount": 4800000 }],
            "repair": null,
            "goals": [],
            "mandates": [],
            "timeline": [],
            "forums": [],
            "meetings": [],
            "trials": [],
            "profiles": [],
            "gaps": [],
            "programmes": [
              { "plan": "joint", "rows": 508, "columns": 100000, "method": "library" },
              { "plan": "agreement", "rows": 5, "columns": 2, "method": "exact pivots" }
            ],
            "exactness": "exact"
          }
        ]
      }

      """)
  }

  func testAPlanThatIsNotVerifiedIsSaidToBeNone() throws {
    for (exactness, word) in [
      (.withinTolerance, "\"within 1e-9\""), (.unavailable(.tooHard), "\"unavailable\""),
      (.notNeeded, "null"),
    ] as [(Verdict.Exactness, String)] {
      var verdict = Fixtures.discharge()
      verdict.exactness = exactness
      var output = ""
      VerdictJSON(SourceMap()).write([verdict], to: &output)
      XCTAssertTrue(output.contains("\"exactness\": \(word)\n"), output)
    }
  }

  func testUnknownIsNull() throws {
    var sources = SourceMap()
    _ = sources.add(name: "a", bytes: Array("x\ny".utf8))
    let missing = [
      Missing(.effect(activity: "A", indicator: "I"), at: SourceSpan(2, 3)),
      Missing(.worth, at: .nowhere),
    ]
    let verdict = Fixtures.empty(
      Fixtures.dischargeModel(), precision: .structure, missing: missing)
    var output = ""
    VerdictJSON(sources).write([verdict], to: &output)
    let json = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let scenarios = json?["scenarios"] as? [[String: Any]]
    let scenario = try XCTUnwrap(scenarios?.first)
    for key in [
      "perverse", "harm", "basis", "jointShare", "valueKept", "contested", "selfEnforcing",
      "repair",
    ] {
      XCTAssertTrue(scenario[key] is NSNull, key)
    }
    XCTAssertEqual(scenario["verdict"] as? String, "undetermined")
    XCTAssertTrue(
      output.contains(
        #"{ "what": "effect", "activity": "A", "indicator": "I", "at": "a:2:1" }"#), output)
    XCTAssertTrue(output.contains(#"{ "what": "worth", "at": null }"#), output)
  }

  func testEscapes() throws {
    let text = "a\"\\\n\t\u{1B}\u{7F}\u{85}\u{202E}\u{2028}\u{E0001}åäö👩‍⚕️"
    let quoted = JSON.quoted(text)
    XCTAssertEqual(
      quoted, #""a\"\\\n\t\u001b\u007f\u0085\u202e\u2028\udb40\udc01åäö👩‍⚕️""#)
    let read = try JSONSerialization.jsonObject(
      with: Data(quoted.utf8), options: [.fragmentsAllowed])
    XCTAssertEqual(read as? String, text)
  }
}
