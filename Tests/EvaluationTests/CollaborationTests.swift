import Arithmetic
import Evaluation
import Syntax
import XCTest

/// Handoffs, obstacles, forums, trials and profiles in the model.
final class CollaborationTests: XCTestCase {
  /// Things for the lines under test to name.
  private static let base = """
    party A
    party B
    party C
    group All { members A, B, C }
    indicator I { unit day / days; better lower }
    indicator J { unit visit / visits; better lower }
    activity P { by A; lowers I }
    activity Q { by B; lowers I }
    goal G { owners All }

    """

  func testHandoffs() throws {
    let text =
      Self.base + """
        let Many = 5
        handoff H "home" {
          from A to B
          of "older people"
          about I, J
          signal by A within 2 weeks
          feedback by B
          responsible C
          flagged 2 * Many in 2025 by "staff"
          flagged 7 in 2025-03
        }
        handoff K { from B; to A }
        budget F { from A 100 %; follows K }
        """
    let model = try model(text)
    let handoff = model.handoffs[0]
    XCTAssertEqual(handoff.id.name, "H")
    XCTAssertEqual(handoff.id.title, "home")
    XCTAssertEqual([handoff.from, handoff.to, handoff.responsible], [0, 1, 2])
    XCTAssertEqual(handoff.of?.text, "older people")
    XCTAssertEqual(handoff.indicators.map(\.index), [0, 1])
    XCTAssertEqual(handoff.signal?.party, 0)
    XCTAssertEqual(handoff.signal?.within?.value, 14)
    XCTAssertEqual(handoff.feedback?.party, 1)
    XCTAssertNil(handoff.feedback?.within)
    XCTAssertEqual(handoff.flags.map(\.count?.value), [10, 7])
    XCTAssertEqual(handoff.flags.map(\.date.month), [nil, 3])
    XCTAssertEqual(handoff.flags.map(\.by?.text), ["staff", nil])
    XCTAssertEqual(model.handoffs[1].from, 1)
    XCTAssertEqual(model.handoffs[1].to, 0)
    XCTAssertEqual([model.handoffs[1].signal, model.handoffs[1].feedback], [nil, nil])
    XCTAssertNil(model.handoffs[1].responsible)
    XCTAssertEqual(model.budgets[0].follows?.index, 1)
    XCTAssertEqual(try Script(text).evaluated().entities[try Script(text).symbol("K")], .handoff(1))
  }

  func testObstacles() throws {
    let model = try model(
      Self.base + """
        activity R { by C; addresses O, S; needs "law", "speech" }
        handoff H { from A to B }
        obstacle O "secrecy" { blocks Q, H; because S, "the law"; because "habit"; owner C; flagged 4 in 2026 }
        obstacle S
        """)
    XCTAssertEqual(model.activities[2].addresses.map(\.index), [0, 1])
    XCTAssertEqual(model.activities[2].needs.map(\.text), ["law", "speech"])
    let obstacle = model.obstacles[0]
    XCTAssertEqual(obstacle.id.title, "secrecy")
    XCTAssertEqual(obstacle.activities.map(\.index), [1])
    XCTAssertEqual(obstacle.handoffs.map(\.index), [0])
    XCTAssertEqual(obstacle.causes.map(\.index), [1])
    XCTAssertEqual(obstacle.reasons.map(\.text), ["the law", "habit"])
    XCTAssertEqual(obstacle.owner, 2)
    XCTAssertEqual(obstacle.flags.map(\.count?.value), [4])
    XCTAssertNil(model.obstacles[1].owner)
  }

  func testForumsMeetSoOftenAYear() throws {
    for (line, meetings) in [
      ("3 times per year", 3), ("1 time per quarter", 4), ("N times per month", 30),
      ("7 times per week", 365), ("0 times per year", 0),
    ] as [(String, Rational)] {
      let model = try model(
        "period month\nlet N = 2,5\nparty A\nforum F { members A; meets \(line) }")
      XCTAssertEqual(model.forums[0].meetings?.value, meetings, line)
      XCTAssertNil(model.forums[0].length)
    }
    let forum = try model(
      Self.base + "handoff H { from A to B }\n"
        + "forum F { members All; meets 2 times per year for 90 minutes; about G, theme \"x\", H\n"
        + "about theme \"y\"; from 2025; until 2027-06 }"
    ).forums[0]
    XCTAssertEqual(forum.members, [0, 1, 2])
    XCTAssertEqual(forum.length?.value, Rational(3, over: 2))
    XCTAssertEqual(forum.goals.map(\.index), [0])
    XCTAssertEqual(forum.handoffs.map(\.index), [0])
    XCTAssertEqual(forum.themes.map(\.text), ["x", "y"])
    XCTAssertEqual(forum.from?.year, 2025)
    XCTAssertEqual(forum.until?.month, 6)
  }

  func testTrials() throws {
    let trials = try model(
      Self.base + """
        trial T { of Q; by A at 2 hours; by B; from 2024; until 2025; learned "a", "b"; adopted by C from 2026-03 }
        trial U { of P; ended because "no money" }
        trial V { of P; adopted by B }
        trial W { of P }
        """
    ).trials
    XCTAssertEqual(trials.map(\.activity), [1, 0, 0, 0])
    XCTAssertEqual(trials[0].performers.map(\.party), [0, 1])
    XCTAssertEqual(trials[0].performers[0].effort?.value, 2)
    XCTAssertNil(trials[0].performers[1].effort)
    XCTAssertEqual(trials[0].learned.map(\.text), ["a", "b"])
    guard case .adopted(by: 2, let from, _)? = trials[0].outcome else { return XCTFail() }
    XCTAssertEqual(from?.month, 3)
    guard case .ended(let reason)? = trials[1].outcome else { return XCTFail() }
    XCTAssertEqual(reason.text, "no money")
    guard case .adopted(by: 1, from: nil, _)? = trials[2].outcome else { return XCTFail() }
    XCTAssertNil(trials[3].outcome)
  }

  func testProfiles() throws {
    let parties = try model(
      "party A { knows \"dementia\", \"law\"; tried \"plan\"; works on \"absence\"; contact \"a@b.se\" }\nparty B"
    ).parties
    let profile = parties[0].profile
    XCTAssertEqual(profile.knows.map(\.text), ["dementia", "law"])
    XCTAssertEqual(profile.tried.map(\.text), ["plan"])
    XCTAssertEqual(profile.worksOn.map(\.text), ["absence"])
    XCTAssertEqual(profile.contact?.text, "a@b.se")
    XCTAssertFalse(profile.isEmpty)
    XCTAssertTrue(parties[1].profile.isEmpty)
  }

  func testChangesReplaceByKey() throws {
    let text =
      Self.base + """
        handoff H { from A to B; about I; flagged 1 in 2025 by "x"; flagged 2 in 2025 by "y"; flagged 3 in 2025; responsible A }
        obstacle O { blocks P; because S; because "a"; because "b" }
        obstacle S
        forum F { members A, B; about G, theme "t"; meets 2 times per year }
        trial T { of P; by A; by B; adopted by A }
        activity R { by C; addresses O; needs "law" }
        scenario Z {
          change H { to C; about J; flagged 9 in 2025 by "y"; flagged 8 in 2026 by "y"; without responsible }
          change O { because "c"; blocks Q; without blocks P }
          change F { members All; about H; about theme "u" }
          change T { ended because "x"; without by B }
          change R { addresses S; needs "speech", "time" }
          change A { knows "x" }
        }
        """
    let model = try model(text, "Z")
    let handoff = model.handoffs[0]
    XCTAssertEqual([handoff.from, handoff.to], [0, 2])
    XCTAssertEqual(handoff.indicators.map(\.index), [0, 1])
    XCTAssertEqual(handoff.flags.map(\.count?.value), [1, 9, 3, 8])
    XCTAssertNil(handoff.responsible)
    XCTAssertEqual(model.obstacles[0].activities.map(\.index), [1])
    XCTAssertEqual(model.obstacles[0].causes.map(\.index), [1])
    XCTAssertEqual(model.obstacles[0].reasons.map(\.text), ["c"])
    XCTAssertEqual(model.forums[0].members, [0, 1, 2])
    XCTAssertEqual(model.forums[0].goals.map(\.index), [0])
    XCTAssertEqual(model.forums[0].handoffs.map(\.index), [0])
    XCTAssertEqual(model.forums[0].themes.map(\.text), ["u"])
    XCTAssertEqual(model.trials[0].performers.map(\.party), [0])
    guard case .ended? = model.trials[0].outcome else { return XCTFail() }
    XCTAssertEqual(model.activities[2].addresses.map(\.index), [0, 1])
    XCTAssertEqual(model.activities[2].needs.map(\.text), ["speech", "time"])
    XCTAssertEqual(model.parties[0].profile.knows.map(\.text), ["x"])
  }

  /// What was taken away is no longer blocked, met about or a cause; a party cannot be missed.
  func testWhatIsTakenAwayGoesFromTheLines() throws {
    let text =
      Self.base + """
        handoff H { from A to B; about I }
        obstacle O { blocks Q, H; because S }
        obstacle S { owner C }
        forum F { members A, B; about G, H }
        trial T { of Q }
        budget D { from A 100 %; follows H }
        activity R { by A; addresses S; lowers J }
        scenario X { without H; without Q; without S; without G }
        scenario Y { without 1️⃣B
          without Q
          without G
        }
        """
    let model = try model(text.filter { $0 != "1️⃣" }, "X")
    XCTAssertEqual(model.handoffs, [])
    XCTAssertEqual(model.obstacles.count, 1)
    XCTAssertEqual(model.obstacles[0].activities, [])
    XCTAssertEqual(model.obstacles[0].handoffs, [])
    XCTAssertEqual(model.obstacles[0].causes, [])
    XCTAssertEqual(model.forums[0].goals, [])
    XCTAssertEqual(model.forums[0].handoffs, [])
    XCTAssertEqual(model.trials[0].activity, nil)
    XCTAssertNil(model.budgets[0].follows)
    XCTAssertEqual(model.activities[1].addresses, [])
    try check(text, in: "Y", finds: ["1️⃣": "SV139 `B` is taken away, but still used"])
  }

  func testProblems() throws {
    try check(
      Self.base + "handoff H { from A to B; signal by A within 1️⃣-3 days }\n"
        + "handoff K { from B; to 2️⃣B; flagged 3️⃣-1 in 2025; flagged 4️⃣2,5 in 2026 }\n"
        + "obstacle O { flagged 5️⃣1\(String(repeating: "0", count: 30)) in 2025 }",
      finds: [
        "1️⃣": "SV134 `signal by` cannot be below 0, and here it is -3",
        "2️⃣": "SV144 `K` goes from `B` to itself",
        "3️⃣": "SV134 `flagged` cannot be below 0, and here it is -1",
        "4️⃣": "SV134 `flagged` cannot be a fraction, and here it is 2.5",
        "5️⃣": "SV134 `flagged` cannot be as large as that, and here it is "
          + "1\(String(repeating: "0", count: 30))",
      ])
    try check(
      Self.base
        + "forum F { members A; meets 1️⃣(0 - 1) times per year for 2️⃣-2 hours; from 2026; until 3️⃣2025 }\n"
        + "trial T { of P; from 2026-02; until 4️⃣2026-01 }\ntrial U { of P; from 2026-02; until 2026 }",
      finds: [
        "1️⃣": "SV134 `meets` cannot be below 0, and here it is -1",
        "2️⃣": "SV134 `meets` cannot be below 0, and here it is -2",
        "3️⃣": "SV135 the time of `F` ends before it begins",
        "4️⃣": "SV135 the time of `T` ends before it begins",
      ])
    let text =
      Self.base + "handoff H { from A to B }\nscenario S { change H { to 1️⃣A } }\n"
    try check(text)
    try check(text, in: "S", finds: ["1️⃣": "SV144 `H` goes from `A` to itself"])
  }

  func testPreferencesAreAnOrder() throws {
    let work =
      "indicator I { better lower }\nactivity S { by A; lowers I }\n"
      + "activity J { by A; lowers I }\nactivity T { by A; lowers I }\n"
    let circle = "SV147 `A` prefers activities in a circle"
    try check("party A { prefers S over J; 1️⃣prefers J over S }\n" + work, finds: ["1️⃣": circle])
    try check(
      "party A { prefers S over J, T; 1️⃣prefers T over S }\n" + work, finds: ["1️⃣": circle])
    try check("party A { prefers S over J; prefers J over T }\n" + work)
    let text =
      "party A { prefers S over J }\n" + work
      + "scenario Z { change A { 1️⃣prefers J over S } }\n"
      + "scenario Y { change A { without prefers S; prefers J over S } }\n"
    try check(text)
    try check(text, in: "Z", finds: ["1️⃣": circle])
    try check(text.filter { $0 != "1️⃣" }, in: "Y")
  }

  func testNoGroupIsAMemberOfItself() throws {
    let circle = "SV148 groups are members of one another in a circle"
    try check("party A\ngroup G { members A, 1️⃣G }\n", finds: ["1️⃣": circle])
    try check(
      "party A\ngroup F { members G }\ngroup G { members A, H }\ngroup H { members 1️⃣G }\n",
      finds: ["1️⃣": circle])
    try check("party A\ngroup F { members G, H }\ngroup G { members H }\ngroup H { members A }\n")
  }

  func testCausesHaveARoot() throws {
    try check(
      "obstacle O { because Q }\nobstacle Q { because R }\nobstacle R { 1️⃣because O; because Q }\n"
        + "obstacle S { because O }\nobstacle T { 2️⃣because T }\n"
        + "obstacle U { because V, W }\nobstacle V { because W }\nobstacle W",
      finds: [
        "1️⃣": "SV143 obstacles are because of one another in a circle",
        "2️⃣": "SV143 obstacles are because of one another in a circle",
      ])
    let text = "obstacle O\nobstacle Q { because O }\nscenario S { change O { 1️⃣because Q } }"
    try check(text)
    try check(text, in: "S", finds: ["1️⃣": "SV143 obstacles are because of one another in a circle"])
    let script = try Script(text.filter { $0 != "1️⃣" })
    let finding = try script.evaluated("S").diagnostics[0]
    XCTAssertEqual(finding.why, ["`O` → `Q` → `O`"])
    XCTAssertEqual(finding.scenario, "S")
    XCTAssertEqual(finding.subject, "O")
    let chain = (0..<20_000).map { "obstacle O\($0) { because O\($0 + 1) }\n" }.joined()
    try check(chain + "obstacle O20000")
    let ring = try Script(chain + "obstacle O20000 { because O0 }").evaluated().diagnostics
    XCTAssertEqual(ring.map(\.why), [["`O0` → `O1` → `O2` → `O3` → `O4` → … → `O0`"]])
  }
}
