import XCTest

@testable import Reporting

/// What a program reads of answers about forums, trials, visiting cards, mandates and time.
final class CollaborationJSONTests: XCTestCase {
  private static let script = """
    as of 2026-06
    party Home { capacity 100 hours; knows "demensvård"; contact "house 3" }
    party Desk { tried "demensteam" }
    party Board
    indicator Calm { better higher }
    activity Song { by Home; raises Calm; needs "demens", "dans" }
    activity Walk { by Desk; raises Calm; needs "vård" }
    goal Well { owners Home, Desk }
    forum Table { members Home, Board; meets 6 times per year for 2 hours; about theme "cards" }
    trial Choir { of Song; by Home; until 2025; learned "the same song" }
    mandate Order { Home must Song; under "law 1"; from 2026 }

    """

  /// Asks the script `query` and compares what is written.
  private func check(_ query: String, writes expected: String, line: UInt = #line) throws {
    let written = try written(of: Self.script + query, line: line) { answer, sources, text in
      AnswerJSON(sources: sources).write(answer, to: &text)
    }
    XCTAssertEqual(written, expected + "\n", line: line)
  }

  func testForums() throws {
    try check(
      "show forums of Home",
      writes: """
        {
          "format": "samverka.forums/1",
          "scenario": "base",
          "parties": ["Home"],
          "forums": [
            {
              "name": "Table",
              "members": ["Home", "Board"],
              "meetingsPerYear": 6,
              "length": 2,
              "hours": 12,
              "goals": [],
              "handoffs": [],
              "themes": ["cards"],
              "from": null,
              "until": null,
              "inForce": true
            }
          ],
          "meetings": [{ "party": "Home", "hours": 12, "share": 0.12, "complete": true }]
        }
        """)
  }

  /// What no forum says is not known, and is no zero.
  func testForumsWithoutHours() throws {
    let text = """
      party A { capacity 10 hours }
      party B
      forum F { members A; meets 2 times per year }
      forum G { members A, B; meets 2 times per year for 2 hours }
      show forums

      """
    func meetings(_ text: String) throws -> String {
      let written = try written(of: text, line: #line) { answer, sources, text in
        AnswerJSON(sources: sources).write(answer, to: &text)
      }
      return String(written.split(separator: "\"meetings\": ").last ?? "")
    }
    XCTAssertEqual(
      try meetings(text.replacingOccurrences(of: "forum G", with: "# forum G")),
      """
      [{ "party": "A", "hours": null, "share": null, "complete": false }]
      }

      """)
    XCTAssertEqual(
      try meetings(text),
      """
      [
          { "party": "A", "hours": 4, "share": 0.4, "complete": false },
          { "party": "B", "hours": 4, "share": null, "complete": true }
        ]
      }

      """)
  }

  func testTrials() throws {
    try check(
      "show trials",
      writes: """
        {
          "format": "samverka.trials/1",
          "scenario": "base",
          "parties": null,
          "trials": [
            {
              "name": "Choir",
              "activity": "Song",
              "by": ["Home"],
              "from": null,
              "until": "2025",
              "state": "over",
              "learned": ["the same song"],
              "adopted": null,
              "endedBecause": null
            }
          ]
        }
        """)
  }

  func testCards() throws {
    try check(
      "who knows \"demens\"",
      writes: """
        {
          "format": "samverka.cards/1",
          "scenario": "base",
          "line": "knows",
          "words": "demens",
          "found": [
            {
              "party": "Home",
              "text": "demensvård",
              "score": 75,
              "why": [{ "sought": "demens", "found": "demensvård", "match": "begins" }],
              "contact": "house 3"
            }
          ]
        }
        """)
  }

  func testHelpers() throws {
    try check(
      "who could help Song",
      writes: """
        {
          "format": "samverka.helpers/1",
          "scenario": "base",
          "activity": "Song",
          "needs": ["demens", "dans"],
          "helpers": [
            {
              "party": "Desk",
              "performs": false,
              "offers": [
                {
                  "need": "demens",
                  "line": "tried",
                  "text": "demensteam",
                  "score": 60,
                  "why": [{ "sought": "demens", "found": "demensteam", "match": "begins" }]
                }
              ],
              "contact": null
            },
            {
              "party": "Home",
              "performs": true,
              "offers": [
                {
                  "need": "demens",
                  "line": "knows",
                  "text": "demensvård",
                  "score": 75,
                  "why": [{ "sought": "demens", "found": "demensvård", "match": "begins" }]
                }
              ],
              "contact": "house 3"
            }
          ],
          "unmet": ["dans"]
        }
        """)
  }

  func testPartners() throws {
    try check(
      "show partners of Desk",
      writes: """
        {
          "format": "samverka.partners/1",
          "scenario": "base",
          "party": "Desk",
          "partners": [
            {
              "party": "Home",
              "reasons": [
                {
                  "kind": "takes",
                  "activity": "Song",
                  "need": "demens",
                  "line": "tried",
                  "text": "demensteam",
                  "score": 60
                },
                { "kind": "goal", "goal": "Well" },
                {
                  "kind": "offers",
                  "activity": "Walk",
                  "need": "vård",
                  "line": "knows",
                  "text": "demensvård",
                  "score": 70
                }
              ],
              "contact": "house 3"
            }
          ]
        }
        """)
  }

  func testMandates() throws {
    try check(
      "show mandates of Board",
      writes: """
        { "format": "samverka.mandates/1", "scenario": "base", "parties": ["Board"], "mandates": [] }
        """)
    try check(
      "why may Home Song",
      writes: """
        {
          "format": "samverka.mandate/1",
          "scenario": "base",
          "party": "Home",
          "activity": "Song",
          "asked": "may",
          "holds": "must",
          "mandates": [
            {
              "mandate": "Order",
              "party": "Home",
              "modality": "must",
              "activity": "Song",
              "with": [],
              "upTo": null,
              "from": "2026",
              "until": null,
              "inForce": true,
              "givenBy": null,
              "chain": ["Order"],
              "source": "law 1"
            }
          ]
        }
        """)
  }

  func testTimeline() throws {
    try check(
      "show timeline",
      writes: """
        {
          "format": "samverka.timeline/1",
          "scenario": "base",
          "asOf": "2026-06",
          "stretches": [
            {
              "from": null,
              "to": "2025-12-31",
              "begins": [],
              "ended": [],
              "inForce": ["Choir"],
              "verdict": "no case",
              "valueKept": null
            },
            {
              "from": "2026-01-01",
              "to": null,
              "begins": ["Order"],
              "ended": ["Choir"],
              "inForce": ["Order"],
              "verdict": "no case",
              "valueKept": null
            }
          ],
          "untold": 0
        }
        """)
  }
}
