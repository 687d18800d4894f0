import Analysis
import Arithmetic
import Diagnostics
import Driver
import Evaluation
import XCTest

final class RowTests: XCTestCase {
  private let towns =
    "Kod;Namn;Timmar;Tid\r\n0581;\"Norr;köping\";1 800,5;2,5\r\n0562; Finspång ;..;-\r\n"
  private let block = """
    for each Row in table "t.csv" {
      party Town[Row["Kod"]] Row["Namn"] { capacity Row["Timmar"] hours }
      indicator Days[Row["Kod"]] { unit day / days; better lower }
      activity Plan[Row["Kod"]] {
        by Town[Row["Kod"]] at Row["Tid"] hours and 2 * (Row["Tid"] + 1) * 100 kr
        by Region at 1 hour
        up to 10
        lowers Days[Row["Kod"]] by 3 days
      }
    }
    party Region

    """

  func testRowsBecomeDeclarations() throws {
    let script = block + "measure M of Days[\"0581\"] { held by Town, Region; pays 5 kr per day }\n"
    try check(script, ["t.csv": towns])
    let model = try XCTUnwrap(try pipeline(script, ["t.csv": towns]).verdict(on: nil)?.model)
    XCTAssertEqual(
      model.parties.map(\.id.name), [#"Town["0581"]"#, #"Town["0562"]"#, "Region"])
    XCTAssertEqual(model.parties.map(\.id.title), ["Norr;köping", "Finspång", nil])
    XCTAssertEqual(model.parties[0].capacity?.value, Rational(18005, over: 10))
    XCTAssertNil(model.parties[1].capacity)
    XCTAssertEqual(model.activities[0].performers.map(\.party), [0, 2])
    XCTAssertEqual(model.activities[0].performers[0].effort?.value, Rational(25, over: 10))
    XCTAssertEqual(model.activities[0].performers[0].money?.value, 700)
    XCTAssertNil(model.activities[1].performers[0].effort)
    XCTAssertNil(model.activities[1].performers[0].money)
    XCTAssertEqual(model.measures.map(\.party), [0, 1, 2])
  }

  /// The name of a column alone is told once, with the cell that is meant, and read as that.
  func testAColumnIsNamedByItsRow() throws {
    let head = "for each Row in table \"t.csv\" {\n  party Town[Row[\"Kod\"]] { capacity "
    let found = try pipeline(
      head + "Timmar hours; keeps Tid % of what it saves }\n}\n",
      [
        "t.csv": towns
      ]
    ).problems
    XCTAssertEqual(
      found.map(\.message),
      ["Timmar", "Tid"].map { "nothing is named `\($0)` but a column of the table" })
    XCTAssertEqual(found.map(\.help), ["Timmar", "Tid"].map { ["write `Row[\"\($0)\"]`"] })
    XCTAssertEqual(found.map { $0.fix?.replacement }, ["Row[\"Timmar\"]", "Row[\"Tid\"]"])
    // What is declared is what it is.
    try check(head + "Timmar hours }\n}\nlet Timmar = 3\n", ["t.csv": towns])
  }

  /// Handoffs and the rest stand in rows too; a cell without text gives no line, one without a
  /// number no figure.
  func testCollaborationInRows() throws {
    let table = "Kod;Kan;Kontakt;Antal;Dagar;Timmar\n1;juridik;a@b.se;3;14;2\n2;;;..;..;..\n"
    let script = """
      party Region
      for each Row in table "t.csv" {
        party Town[Row["Kod"]] { knows Row["Kan"], "vård"; contact Row["Kontakt"] }
        handoff Home[Row["Kod"]] {
          from Region to Town[Row["Kod"]]
          of Row["Kan"]
          signal by Region within Row["Dagar"] days
          responsible Town[Row["Kod"]]
          flagged Row["Antal"] in 2025 by "staff"
          flagged 2 in 2025 by Row["Kan"]
        }
        obstacle Law[Row["Kod"]] { blocks Home[Row["Kod"]]; because Habit, "x"; owner Town[Row["Kod"]] }
        forum Round[Row["Kod"]] {
          members Town, Region
          meets Row["Antal"] times per year for Row["Timmar"] hours
          about Home[Row["Kod"]], theme Row["Kan"]
        }
        indicator Days[Row["Kod"]] { better lower; source Row["Kontakt"] }
        mandate Terms[Row["Kod"]] { Region must Plan; under Row["Kan"] }
        trial Try[Row["Kod"]] { of Plan; by Town; learned Row["Kan"]; adopted by Town[Row["Kod"]] from 2026 }
      }
      obstacle Habit
      activity Plan { by Region }
      """
    try check(script, ["t.csv": table])
    let model = try XCTUnwrap(try pipeline(script, ["t.csv": table]).verdict(on: nil)?.model)
    XCTAssertEqual(
      model.parties.map { $0.profile.knows.map(\.text) }, [[], ["juridik", "vård"], ["vård"]])
    XCTAssertEqual(model.parties.map(\.profile.contact?.text), [nil, "a@b.se", nil])
    XCTAssertEqual(model.handoffs.map(\.id.name), [#"Home["1"]"#, #"Home["2"]"#])
    XCTAssertEqual(model.handoffs.map(\.to), [1, 2])
    XCTAssertEqual(model.handoffs.map(\.responsible), [1, 2])
    XCTAssertEqual(model.handoffs.map(\.of?.text), ["juridik", nil])
    XCTAssertEqual(model.handoffs.map(\.signal?.within?.value), [14, nil])
    XCTAssertEqual(model.handoffs.map(\.flags[0].count?.value), [3, nil])
    XCTAssertEqual(
      model.handoffs.map { $0.flags.map(\.by?.text) }, [["staff", "juridik"], ["staff", nil]])
    XCTAssertEqual(model.mandates.map(\.under), ["juridik", nil])
    XCTAssertEqual(model.obstacles.map(\.owner), [1, 2, nil])
    XCTAssertEqual(model.obstacles.map { $0.handoffs.map(\.index) }, [[0], [1], []])
    XCTAssertEqual(model.obstacles.map { $0.causes.map(\.index) }, [[2], [2], []])
    XCTAssertEqual(model.forums.map(\.members), [[1, 2, 0], [1, 2, 0]])
    XCTAssertEqual(model.forums.map(\.meetings?.value), [3, nil])
    XCTAssertEqual(model.forums.map(\.length?.value), [2, nil])
    XCTAssertEqual(model.forums.map { $0.themes.map(\.text) }, [["juridik"], []])
    XCTAssertEqual(model.trials.map { $0.performers.map(\.party) }, [[1, 2], [1, 2]])
    XCTAssertEqual(model.trials.map { $0.learned.map(\.text) }, [["juridik"], []])
    for (head, column) in [
      ("party A { knows ", 17), ("mandate A { under ", 19),
      ("indicator A { better lower; source ", 36), ("obstacle A { flagged 2 in 2025 by ", 35),
    ] {
      try check(
        head + "Row[\"x\"] }",
        finds: ["main.samverka:1:\(column) SV118 `Row[\"x\"]` stands where no row is"])
    }
  }

  /// A column of codes tells nothing of the figures beside it; one that is asked for numbers does.
  func testDecimalSignsAreThoseOfFigures() throws {
    let head = "for each R in table \"t.csv\" { party P[R[\"K\"]] { capacity R[\"V\"] hours"
    let quarters = ["t.csv": "K;Q;V\na;2024.1;1.234\nb;2024.2;2.500\n"]
    try check(
      head + " } }\n", quarters,
      finds: [
        "t.csv:2:10 SV618 `1.234` can be read as two numbers @ main.samverka:1:58",
        "t.csv:3:10 SV618 `2.500` can be read as two numbers @ main.samverka:1:58",
      ])
    let rates = ["t.csv": "K,Q,V\na,7.5,\"1,234\"\nb,8.25,\"2,500\"\n"]
    try check(
      head + "; keeps R[\"Q\"] % of what it saves } }\n", rates,
      finds: [
        "t.csv:2:7 SV622 `1,234` in column `V` is read as 1234 @ t.csv:2:3 main.samverka:1:58"
      ])
    // A cell is read in one way, whichever block asks for it.
    let block = "for each R in table \"t.csv\" { party "
    try check(
      block + "P[R[\"K\"]] { capacity R[\"V\"] hours; horizon R[\"X\"] years } }\n" + block
        + "Q[R[\"K\"]] { capacity R[\"V\"] hours; horizon R[\"W\"] years } }\n",
      ["t.csv": "K;V;W;X\na;1,234;2.5;3,5\n"],
      finds: [
        "t.csv:2:3 SV618 `1,234` can be read as two numbers @ main.samverka:1:58",
        "t.csv:2:3 SV618 `1,234` can be read as two numbers @ main.samverka:2:58",
      ])
    try check(
      "indicator I { better lower; observed V from \"t.csv\" by Q where K \"a\" }\n",
      ["t.csv": "K;Q;V\na;2023;1,234\na;2024;2.5\n"],
      finds: [
        "t.csv:2:8 SV622 `1,234` in column `V` is read as 1234 @ t.csv:3:8 main.samverka:1:29"
      ])
  }

  /// What a dash means differs between offices; all of them give no value.
  func testADashIsNoValue() throws {
    let script = "for each R in table \"t.csv\" { party P[R[\"K\"]] { capacity R[\"V\"] hours } }\n"
    for dash in ["-", "\u{2013}"] {
      let read = try pipeline(script, ["t.csv": "K;V\na;\(dash)\n"])
      let model = try XCTUnwrap(read.verdict(on: nil)?.model)
      XCTAssertEqual(
        model.missingCells.values.compactMap(\.absence?.words), ["`-`: the table gives no value"])
    }
  }

  /// A heading or a name over two lines, as Alt and Enter make it, is asked for with a blank.
  func testLineBreaksInNamesAreBlanks() throws {
    let table = "K;\"V\r\n(h)\";När;Tal\n\"Norra\r\n sidan\";5;2024;7\n\"a  b\";6;2024;8\n"
    let script = """
      for each R in table "t.csv" { party P[R["K"]] { capacity R["V (h)"] hours } }
      group All { members P["Norra sidan"], P["a  b"] }
      indicator I { better lower; observed Tal from "t.csv" by När where K "Norra sidan" }

      """
    try check(script, ["t.csv": table])
    let model = try XCTUnwrap(try pipeline(script, ["t.csv": table]).verdict(on: nil)?.model)
    XCTAssertEqual(model.parties.map(\.capacity?.value), [5, 6])
  }

  /// A capacity that nothing rests on leaves nothing open, and is asked for as missing all the same.
  func testAMissingCapacityOfWhoPerformsNothing() throws {
    let rest = """
      for each Row in table "t.csv" {
        party Town[Row["Kod"]] Row["Namn"] { capacity Row["Timmar"] hours }
      }
      party A { capacity 10 hours }
      party B { capacity 10 hours }
      indicator I { better lower; baseline 50 }
      activity W { by A at 1 hour; by B at 1 hour; up to 3; lowers I by 1 }
      measure M of I { held by A, B; pays 1 kr per unit }
      goal G { owners A; worth 3 kr per unit of I }

      """
    let alone = "activity Own { by Town[\"0562\"] at 1 hour; up to 3; lowers I by 1 }\n"
    for (script, precision) in [
      (rest, Verdict.Precision.numbers), (rest + alone, .structure),
    ] {
      let verdict = try XCTUnwrap(try pipeline(script, ["t.csv": towns]).verdict(on: nil))
      let isMissing = precision != .numbers
      XCTAssertEqual(verdict.precision, precision)
      XCTAssertEqual(verdict.missing.isEmpty, !isMissing)
      guard
        case .undetermined(let missing) = verdict.value(
          of: .capacity, first: .party(1), second: nil)
      else { return XCTFail("the capacity is not given") }
      XCTAssertEqual(missing.map(\.what), [.capacity(party: #"Town["0562"]"#)])
    }
  }

  /// What is missing names the cell, and the answer does not take it for 0 or for unlimited.
  func testMissingCells() throws {
    let script =
      block + """
        goal G { worth 9 kr per day of Days["0581"]; worth 9 kr per day of Days["0562"] }
        measure M of Days["0562"] { held by Town["0562"]; pays 5 kr per day }

        """
    let pipeline = try pipeline(script, ["t.csv": towns])
    let verdict = try XCTUnwrap(pipeline.verdict(on: nil))
    XCTAssertEqual(verdict.precision, .structure)
    XCTAssertEqual(
      verdict.missing.map { pipeline.sources.text(of: $0.site) }.sorted(), ["-", "-", ".."])
    XCTAssertEqual(Set(verdict.missing.compactMap(\.absence)), [.secret, .lost])
    XCTAssertEqual(
      verdict.value(of: .capacity, first: .party(1), second: nil),
      .undetermined([
        Missing(
          .capacity(party: #"Town["0562"]"#), at: verdict.missing[0].site, absence: .secret)
      ]))
    XCTAssertEqual(
      verdict.value(of: .capacity, first: .party(0), second: nil),
      .number(Rational(18005, over: 10)))
    // Nor is it said that the script says nothing.
    XCTAssertEqual(
      verdict.why(AskedFigure(.capacity, .party(1))).terms.map(\.label),
      verdict.missing.prefix(1).map { .missing($0) })
  }

  func testAFigureThatMustBeThere() throws {
    let table = "K;N\n1;2\n2;..\n3;\n"
    let lines = [
      ("party P[R[\"K\"]] { horizon R[\"N\"] years }", 29, "horizon"),
      ("party P[R[\"K\"]] { keeps R[\"N\"] % of what it saves }", 27, "keeps"),
    ]
    for (line, column, word) in lines {
      try check(
        "for each R in table \"t.csv\" {\n  \(line)\n}\n", ["t.csv": table],
        finds: ["t.csv:3:3", "t.csv:4:3"].map {
          "\($0) SV636 `\(word)` needs a figure, and the cell for it has none @ main.samverka:2:\(column)"
        })
    }
  }

  func testANameThatTurnsItsText() throws {
    try check(
      "for each R in table \"t.csv\" { party K[R[\"Kod\"]] { capacity 1 hours } }\n",
      ["t.csv": "Kod\nA\u{202E}B\n"],
      finds: [
        "t.csv:2:1 SV015 the invisible character U+202E turns the order of the text behind it"
          + " @ main.samverka:1:37"
      ])
  }

  /// A wrong column names the one that is near, in `for each` and behind `where`.
  func testAColumnThatIsNear() throws {
    for (name, helps) in [
      ("navn", ["write `Navn`, the column that is near"]),
      ("Time", ["write `Timer`, the column that is near"]), ("Weekdays", []), ("Kod", nil),
      (" Navn ", nil),
    ] {
      let files = ["t.csv": "Navn; Kod ;Timer;År\nA;1;2;2024\n"]
      let script = """
        for each R in table "t.csv" { party K[R["Kod"]] { capacity R["\(name)"] hours } }
        indicator I { better lower; observed Timer from "t.csv" where "\(name)" "1" }
        """
      let problems = try pipeline(script, files).problems.filter { $0.code.number == 617 }
      XCTAssertEqual(problems.map(\.help), helps.map { [$0, $0] } ?? [], name)
    }
  }

  func testTablesWithFaults() throws {
    let use =
      "for each R in table \"t.csv\" { party K[R[\"Kod\"]] { capacity R[\"T\"] hours } }\nparty K\n"
    let cases: [(String, [String])] = [
      ("", ["t.csv:1:1 SV601 the table is empty @ main.samverka:1:21"]),
      ("Kod;T\n", ["t.csv:1:1 SV614 the table has column names but no rows @ main.samverka:1:21"]),
      (
        "Kod;U\n1;2\n",
        [
          "main.samverka:1:60 SV617 the table has no column `T` @ t.csv:1:1",
          "main.samverka:1:37 SV101 `K` is declared twice @ t.csv:2:1 main.samverka:2:7",
        ]
      ),
      (
        "Kod;T\n;2\n-;3\n",
        [
          "t.csv:2:1 SV632 a name is to come from this cell, and it has none @ main.samverka:1:37",
          "t.csv:3:1 SV632 a name is to come from this cell, and it has none @ main.samverka:1:37",
        ]
      ),
    ]
    for (table, finds) in cases { try check(use, ["t.csv": table], finds: finds) }
    let ragged = try pipeline(use, ["t.csv": "Kod;T\n1;2;3\n\"2;\n"])
    XCTAssertEqual(ragged.problems.map(\.code.description), ["SV615", "SV609"])
    let text = try pipeline(use, ["t.csv": "Kod;T\n1;x\n2;y\n"])
    XCTAssertEqual(text.problems.map(\.code.description), ["SV620", "SV620", "SV101"])
  }

  func testErrorsOfRowsNameTheRow() throws {
    let table = "K;N\n1;2\n1;3\n2;-4\n"
    try check(
      "for each R in table \"t.csv\" {\n  party P[R[\"K\"]] { capacity R[\"N\"] hours }\n}\n",
      ["t.csv": table],
      finds: ["main.samverka:2:9 SV101 `P[\"1\"]` is declared twice @ t.csv:3:1 t.csv:2:1"])
    try check(
      "for each R in table \"t.csv\" {\n  party P[R[\"K\"]] { capacity R[\"N\"] hours }\n}\n",
      ["t.csv": "K;N\n1;2\n2;-4\n3;5\n"],
      finds: [
        "main.samverka:2:30 SV134 `capacity` cannot be below 0, and here it is -4 @ t.csv:3:1"
      ])
  }

  func testOneCauseInManyRowsIsToldOnce() throws {
    let rows = (1...500).map { "\($0);-\($0)\n" }.joined()
    let script = "for each R in table \"t.csv\" { party P[R[\"K\"]] { capacity R[\"N\"] days } }\n"
    try check(
      script, ["t.csv": "K;N\n" + rows],
      finds: [
        "main.samverka:1:58 SV123 `capacity` needs hours, not time @ t.csv:2:1"
          + " (so it is for 500 rows)"
      ])
    let found = try pipeline(
      script.replacingOccurrences(of: "days", with: "hours"), ["t.csv": "K;N\n" + rows]
    ).figureProblems(in: [nil])
    XCTAssertEqual(found.count, 10)
    XCTAssertEqual(found.last?.why, ["the like holds for 490 more rows"])
  }

  func testShapesOfForEach() throws {
    let t = ["t.csv": "K;N\n1;2\n2;3\n"]
    let cases: [(String, [String])] = [
      ("party A", ["2:7 SV630 `A` would be declared again in every row"]),
      ("party A[\"x\"]", ["2:7 SV630 `A[\"x\"]` would be declared again in every row"]),
      ("party A[Q[\"K\"]]", ["2:7 SV630 `A[Q[\"K\"]]` has a cell of another row than `R`"]),
      (
        "party A[R[\"K\"]] { part of B[Q[\"K\"]] }",
        ["2:27 SV631 `B[Q[\"K\"]]` has a cell of another row than `R`"]
      ),
      ("let X = 3", ["2:1 SV036 `let` cannot stand in this block"]),
      ("for each R in table \"t.csv\" {}", ["2:1 SV036 `for` cannot stand in this block"]),
      ("use \"x\"", ["2:1 SV036 `use` cannot stand in this block"]),
      ("hello", ["2:1 SV020 expected a declaration, found `hello`"]),
      (
        "party A[R[\"K\"]] Q[\"N\"]",
        ["2:17 SV118 `Q[\"N\"]` stands where no row is @ t.csv:2:1 (so it is for 2 rows)"]
      ),
    ]
    for (line, finds) in cases {
      try check(
        "for each R in table \"t.csv\" {\n\(line)\n}\n", t,
        finds: finds.map { "main.samverka:" + $0 })
    }
    for script in ["party A R[\"K\"]", "scenario A R[\"K\"]"] {
      try check(
        script,
        finds: ["main.samverka:1:\(script.count - 5) SV118 `R[\"K\"]` stands where no row is"])
    }
    try check("party A[R[\"K\"]]\n")
  }

  func testFamilies() throws {
    let t = ["t.csv": "K\n1\n2\n3\n"]
    let head =
      "for each R in table \"t.csv\" { party P[R[\"K\"]]; indicator I[R[\"K\"]] { better lower } }\n"
    let script =
      head + """
        party P["4"]
        activity A { by P at 2 hours; lowers I["1"] by 1 }
        mandate M { P must A }
        budget B { from P 25 %; covers A; decided by P }
        goal G { owners P }
        """
    try check(script, t)
    let model = try XCTUnwrap(try pipeline(script, t).verdict(on: nil)?.model)
    XCTAssertEqual(model.activities[0].performers.map(\.party), [0, 1, 2, 3])
    XCTAssertEqual(model.mandates[0].rules.map(\.party), [0, 1, 2, 3])
    XCTAssertEqual(model.budgets[0].contributions.count, 4)
    XCTAssertEqual(model.goals[0].owners, [0, 1, 2, 3])
    try check(
      head + "measure M of I { held by P }\n", t,
      finds: [
        "main.samverka:2:14 SV109 `I` is a family, and one of it is expected here @ main.samverka:1:58 t.csv:2:1"
      ])
    for line in ["capacity 5 hours", "without capacity"] {
      let changed = try pipeline(head + "scenario S { change P { \(line) } }\n", t)
      XCTAssertEqual(
        changed.problems.map { "\($0.code) \($0.message)" },
        ["SV109 `P` is a family, and one of it is expected here"])
    }
    let sought = try pipeline(head + "turn capacity of P\n", t)
    XCTAssertEqual(
      sought.problems.map { "\($0.code) \($0.message)" },
      ["SV109 `P` is a family, and one of it is expected here"])
    XCTAssertEqual(sought.problems.first?.help.count, 1)
    let all =
      "for all of it, declare what names it for each row, in a `for each`, as `Home[Row[\"Code\"]]`"
    for (line, help) in [
      ("goal G { owners P; worth 3 kr per unit of I }", all),
      (
        "scenario S { change I { better higher } }",
        "for all of it, write a line for each one: a scenario holds no `for each`"
      ),
    ] {
      XCTAssertEqual(
        try pipeline(head + line, t).problems.map(\.help),
        [["name one of it, as `I[\"1\"]`", help]])
    }
    try check(
      head + "party P\n", t,
      finds: ["main.samverka:1:37 SV101 `P` is declared twice @ t.csv:2:1 main.samverka:2:7"])
    try check(
      head + "activity P[\"9\"] { by P[\"1\"] }\n", t,
      finds: [
        "main.samverka:2:10 SV634 the family `P` is of two kinds: party and activity @ main.samverka:1:37 t.csv:2:1"
      ])
    try check(
      head + "scenario S { party P[\"9\"] }\n", t,
      finds: ["main.samverka:2:20 SV635 a scenario cannot add the party `P[\"9\"]` to its family"])
    try check(
      head + "scenario S { change P[\"1\"] { horizon 2 years }\n without I[\"2\"] }\n", t)
  }

  /// What is said to do where a name is declared twice: by several rows, or by two declarations.
  func testWhatToDoWithANameDeclaredTwice() throws {
    let rows =
      "several rows say the same there: a table for it has one row for each, and figures of several"
      + " years are `observed … from` it"
    let names = "each name is unique in the script, whatever its kind: give one another name"
    let head = "for each R in table \"t.csv\" {\n  party P[R[\"K\"]]\n"
    for (script, table, advice) in [
      (head + "}", "K\n1\n1\n", [rows]),
      (head + "  indicator P[R[\"K\"]] { better lower }\n}", "K\n1\n", [names]),
      (head + "  party P[R[\"K\"]]\n}", "K\n1\n", [names]),
      (head + "}\n" + head + "}", "K\n1\n", [names]),
      ("party P[\"1\"]\n" + head + "}", "K\n1\n", [names]),
      ("party P[\"1\"]\nparty P[\"1\"]", "K\n1\n", [names]),
    ] {
      let pipeline = try pipeline(script, ["t.csv": table])
      let found = pipeline.problems.filter { $0.code.number == 101 }
      XCTAssertEqual(found.flatMap(\.help), advice, script)
    }
  }

  /// The group of a family loses who a scenario takes away; what somebody wrote is still told.
  func testAPartyOfAFamilyIsTakenAway() throws {
    let head = """
      party P["1"]
      party P["2"]
      party R
      indicator I { better lower }

      """
    let script =
      head + """
        goal G { owners P }
        measure M of I { held by P, R; pays 5 kr per unit }
        group All { members P, R }
        goal H { owners All }
        scenario S { without P["2"] }
        what if { without P["1"] }
        """
    try check(script)
    let pipeline = try pipeline(script)
    let scenario = try XCTUnwrap(pipeline.scenarios.last ?? nil)
    let model = try XCTUnwrap(pipeline.verdict(on: scenario)?.model)
    XCTAssertEqual(model.parties.map(\.id.name), [#"P["1"]"#, "R"])
    XCTAssertEqual(model.goals.map(\.owners), [[0], [1, 0]])
    XCTAssertEqual(model.measures.map(\.party), [0, 1])
    let base = try XCTUnwrap(pipeline.verdict(on: nil)?.model)
    XCTAssertEqual(base.goals[0].owners, [0, 1])
    for (lines, users) in [
      ("activity A { by P }", "6:17"),
      ("group O { members P[\"2\"], R }", "6:19"),
      ("goal G { owners P[\"2\"], P }", "6:17"),
    ] {
      try check(
        head + "scenario S { without P[\"2\"] }\n" + lines,
        finds: [
          "main.samverka:5:22 SV139 `P[\"2\"]` is taken away, but still used"
            + " @ main.samverka:\(users)"
        ])
    }
  }

  /// Lines that name a family whose last party a scenario takes away are told, and nothing else is.
  func testTheLastPartyOfAFamilyIsTakenAway() throws {
    let head = "party P[\"1\"]\nparty P[\"2\"]\nparty R\nindicator I { better lower }\n"
    let scenario = "scenario S { without P[\"1\"]\n without P[\"2\"] }\n"
    try check(head + scenario + "show P in S")
    let problem =
      "main.samverka:6:10 SV139 `P[\"2\"]` is taken away, but still used @ main.samverka"
    try check(
      head + scenario + "measure M of I { held by P; pays 5 kr per unit }",
      finds: [problem + ":7:26"])
    try check(
      head + scenario + "group All { members R, P }\ngoal G { owners All }\ngoal H { owners P, R }",
      finds: [problem + ":7:24 main.samverka:9:17"])
    try check(
      head + "measure M of I { held by P, R; pays 5 kr per unit }\n"
        + "scenario S { without P[\"1\"]\n without P[\"2\"]\n change M { held by R } }")
  }

  /// Names from cells are told apart as text is, and cannot pass for other names.
  func testNamesFromCells() throws {
    let table = "K\n\"a\"\"b\"\na\\b\n 0581 \n581\n\u{1B}[31m\ne\u{301}\n"
    let script = "for each R in table \"t.csv\" { party P[R[\"K\"]] }\n"
    let names = try pipeline(script, ["t.csv": table]).verdict(on: nil)?.model.parties.map(
      \.id.name)
    XCTAssertEqual(
      names,
      [#"P["a\"b"]"#, #"P["a\\b"]"#, #"P["0581"]"#, #"P["581"]"#, "P[\"\u{1B}[31m\"]", "P[\"é\"]"])
    try check(
      script + #"group G { members P["a\"b"], P["a\\b"], P["0581"], P["é"] }"#, ["t.csv": table])
  }

  func testManyRowsAreManyParties() throws {
    let count = 2_000
    let rows = (0..<count).map { "\($0);Town \($0);\($0),5\n" }.joined()
    let pipeline = try pipeline(
      "for each R in table \"t.csv\" { party P[R[\"K\"]] R[\"N\"] { capacity R[\"T\"] hours } }",
      ["t.csv": "K;N;T\n" + rows])
    XCTAssertEqual(pipeline.problems.count, 0)
    XCTAssertEqual(pipeline.verdict(on: nil)?.model.parties.count, count)
  }

  func testABlockBeyondAllBounds() throws {
    let rows = String(repeating: "x\n", count: 20_000)
    let filler = String(repeating: "#", count: 20_000)
    let pipeline = try pipeline(
      "for each R in table \"t.csv\" {\n\(filler)\nparty P[R[\"K\"]]\n}\n", ["t.csv": "K\n" + rows])
    XCTAssertEqual(
      pipeline.problems.map(\.message), ["this block for 20000 rows is more than is read"])
  }

  /// A finding shows a line of a table as whoever wrote it saw it.
  func testLinesOfOldTablesAreShownAsTheyWereWritten() throws {
    var shelf = Shelf([:])
    shelf.files["t.csv"] =
      Array("Namn;Tid\nNorrk".utf8) + [0xF6] + Array("ping;l".utf8) + [0xE5] + Array("ng\n".utf8)
    let script = """
      for each Row in table "t.csv" { party Town[Row["Namn"]] { capacity Row["Tid"] hours } }

      """
    let pipeline = try XCTUnwrap(
      Pipeline(name: "a.samverka", source: Source(bytes: Array(script.utf8)), imports: shelf))
    var shown = ""
    var renderer = DiagnosticRenderer(pipeline.sources)
    renderer.write(pipeline.problems + pipeline.figureProblems, to: &shown)
    XCTAssertTrue(shown.contains("2 | Norrköping;lång\n"), shown)
    XCTAssertTrue(shown.contains("`lång` in column `Tid` is not a number"), shown)
    XCTAssertFalse(shown.contains("\u{FFFD}"), shown)
  }
}
