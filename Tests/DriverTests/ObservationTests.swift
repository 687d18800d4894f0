import Analysis
import Arithmetic
import Driver
import Evaluation
import XCTest

/// What is observed from files: which rows, columns and periods, and what is wrong with them.
final class ObservationTests: XCTestCase {
  /// A table as planners have it.
  private static let table = """
    Kommun;Kod;År;Nyckeltal;Totalt;Kvinnor
    Norrköping;0581;2024;N00945;31,3;30,1
    Norrköping;0581;2025;N00945;-;29
    Finspång;0562;2024;N00945;..;.
    """
  /// A saved response.
  private static let response = """
    {"values":[
    {"kpi":"N00945","municipality":"0180","period":2024,"values":[
    {"gender":"T","count":2,"value":31.5},{"gender":"K","value":30}]},
    {"kpi":"N00945","municipality":"0180","period":2025,"values":[
    {"gender":"T","status":"Private","value":null}]}]}
    """
  private static let files = ["t.csv": table, "k.json": response]

  /// What is observed of the first indicator when `line` stands in it: `2024 31.3`, `2025 lost`.
  private func observed(_ line: String, of indicator: Int = 0) throws -> [String] {
    let pipeline = try pipeline("indicator I { better lower; \(line) }\n", Self.files)
    XCTAssertEqual(pipeline.problems.map(\.message), [], line)
    let model = try XCTUnwrap(pipeline.verdict(on: nil)?.model)
    return model.indicators[indicator].observations.map { value in
      let number = value.value.map { $0.decimal(significantDigits: 12) }
      return "\(value.period.text) " + (number ?? value.absence?.rawValue ?? "?")
        + (value.status.isEmpty ? "" : " \(value.status)")
        + (value.count > 1 ? " x\(value.count)" : "")
    }
  }

  func testInline() throws {
    XCTAssertEqual(
      try observed("observed 2025-03 7; observed 2024 1 250; observed 2025 -2"),
      ["2024 1250", "2025-03 7", "2025 -2"])
    try check(
      "indicator I { better lower; observed 2024 1; observed 2024 2 }",
      finds: ["main.samverka:1:46 SV112 `observed` stands twice @ main.samverka:1:29"])
  }

  func testFromATable() throws {
    for (line, values) in [
      ("observed from \"t.csv\" where Kod \"0581\"", ["2024 31.3", "2025 lost"]),
      ("observed Kvinnor from \"t.csv\" by År where Kod \"0581\"", ["2024 30.1", "2025 29"]),
      ("observed from \"t.csv\" where Kod \"0562\", Nyckeltal \"N00945\"", ["2024 secret"]),
      ("observed \"Kvinnor\" from \"t.csv\" where \"Kod\" \"0562\"", ["2024 not applicable"]),
    ] { XCTAssertEqual(try observed(line), values, line) }
  }

  func testFromAResponse() throws {
    for (line, values) in [
      (
        "observed from \"k.json\" where kpi \"N00945\", municipality \"0180\"",
        ["2024 31.5 x2", "2025 empty Private"]
      ),
      ("observed from \"k.json\" where gender \"K\"", ["2024 30"]),
    ] { XCTAssertEqual(try observed(line), values, line) }
  }

  func testInEachRow() throws {
    let script = """
      for each Row in table "t.csv" {
        indicator Share[Row["Kommun"]] { better lower; observed from "u.csv" where Kod Row["Kod"] }
      }
      """
    let files = [
      "t.csv": "Kommun;Kod\nA;01\nB;02", "u.csv": "Kod;Year;Value\n01;2024;5\n02;2024;7\n02;2025;8",
    ]
    let pipeline = try pipeline(script, files)
    XCTAssertEqual(pipeline.problems.map(\.message), [])
    let model = try XCTUnwrap(pipeline.verdict(on: nil)?.model)
    XCTAssertEqual(
      model.indicators.map { $0.observations.map(\.value) }, [[5], [7, 8]])
  }

  func testWhatIsWrong() throws {
    let place = "main.samverka:1:29"
    for (line, finding) in [
      (
        "from \"t.csv\" where Kod \"581\"",
        "\(place) SV660 nothing in `t.csv` fits what is asked for"
      ),
      (
        "from \"k.json\" where kpi \"N0\"",
        "\(place) SV660 nothing in `k.json` fits what is asked for"
      ),
      (
        "from \"t.csv\"",
        "\(place) SV661 several rows of 2024 fit what is asked for @ t.csv:2:29 t.csv:4:27"
      ),
      ("from \"t.csv\" by Kod where Kod \"0581\"", "t.csv:2:12 SV662 `0581` is no period"),
      (
        "Nyckeltal from \"t.csv\" where Kod \"0581\"",
        "t.csv:2:22 SV620 `N00945` in column `Nyckeltal` is not a number"
      ),
      ("from \"v.csv\"", "\(place) SV663 it cannot be told which column holds the periods"),
      ("from \"empty.csv\"", "empty.csv:3:1 SV662 the period of a row is missing"),
      ("from \"w.csv\"", "\(place) SV664 it cannot be told which column holds the values"),
      ("from \"x.csv\"", "\(place) SV664 it cannot be told which column holds the values"),
      (
        "from \"k.json\" where town \"A\"",
        "main.samverka:1:58 SV665 no value of the response has a `town`"
      ),
      (
        "from \"empty.json\" where kpi \"N0\"",
        "main.samverka:1:62 SV665 the response holds no values, so none fits"
      ),
      (
        "K from \"k.json\" where kpi \"N00945\"",
        "main.samverka:1:38 SV665 a saved response has no columns, so no `K`"
      ),
      (
        "from \"k.json\" by Year",
        "main.samverka:1:55 SV665 a saved response has no columns, so no `Year`"
      ),
      ("from \"none.csv\"", "main.samverka:1:43 SV060 there is no file `none.csv`"),
      (
        "from \"../k.json\"",
        "main.samverka:1:43 SV053 the path `../k.json` leads out of the script's folder"
      ),
      (
        "from \"bad.json\"",
        "bad.json:1:2 SV653 the response is no JSON: expected a value @ main.samverka:1:43"
      ),
    ] {
      let files = Self.files.merging(
        [
          "v.csv": "A;B\n1;2", "empty.csv": "Year;A\n2024;1\n;2", "w.csv": "Year;A;B\n2024;1;2",
          "x.csv": "Year;A\n2024;many", "bad.json": "[",
          "empty.json": #"{"values":[]}"#,
        ],
        uniquingKeysWith: { first, _ in first })
      let pipeline = try pipeline("indicator I { better lower; observed \(line) }", files)
      let found = pipeline.problems.map { described($0, pipeline.sources) }
      XCTAssertTrue(found.contains(finding), "\(line): \(found)")
    }
  }

  /// Values of several key figures or municipalities would pass for what became of one.
  func testSeveralSeriesAreNoSeries() throws {
    let response = """
      {"values":[
      {"kpi":"N1","municipality":"0180","period":2023,"values":[{"gender":"T","value":1}]},
      {"kpi":"N1","municipality":"1480","period":2024,"values":[{"gender":"T","value":2}]},
      {"kpi":"N2","municipality":"0180","period":2025,"values":[{"gender":"T","value":3}]},
      {"kpi":"N1","municipality":"0180","period":2026,"values":[{"gender":"T","value":4}]}]}
      """
    for (filter, keys, places, advice) in [
      ("", "`kpi` and `municipality`", "2:59 k.json:4:59", #"kpi "N1", municipality "0180""#),
      (
        #" where kpi "N1""#, "`municipality`", "2:59 k.json:3:59",
        #"kpi "N1", municipality "0180""#
      ),
      (
        #" where municipality "0180""#, "`kpi`", "2:59 k.json:4:59",
        #"municipality "0180", kpi "N1""#
      ),
    ] {
      let pipeline = try pipeline(
        "indicator I { better lower; observed from \"k.json\"\(filter) }", ["k.json": response])
      XCTAssertEqual(
        pipeline.problems.map { described($0, pipeline.sources) },
        [
          "main.samverka:1:29 SV666 values of more than one \(keys) fit what is asked for"
            + " @ k.json:\(places)"
        ])
      XCTAssertEqual(
        pipeline.problems.map(\.help), [["say which is meant, as `where \(advice)`"]])
      XCTAssertFalse(pipeline.isSound)
    }
    for filter in [#"kpi "N1", municipality "0180""#, #"kpi "N2""#, #"municipality "1480""#] {
      try check(
        "indicator I { better lower; observed from \"k.json\" where \(filter) }\n"
          + "indicator J { better lower }", ["k.json": response])
    }
  }

  /// What to do instead of naming a column of a response.
  func testColumnsOfAResponse() throws {
    for (line, advice) in [
      ("K from \"k.json\"", "write `gender \"K\"` behind `where` instead"),
      (
        "Nonsense from \"k.json\"",
        "leave it out, and say behind `where` which value is meant, as `gender \"K\"`"
      ),
      (
        "from \"k.json\" by Whatever",
        "leave out `by Whatever`; the response says by itself of which period a value is"
      ),
    ] {
      let pipeline = try pipeline("indicator I { better lower; observed \(line) }", Self.files)
      XCTAssertEqual(pipeline.problems.map(\.help), [[advice]], line)
      XCTAssertFalse(pipeline.isSound)
    }
  }

  func testAPartOfTheWholeIsAWarning() throws {
    let files = [
      "k.json": #"{"values":[{"period":2024,"values":[{"value":1}]}],"next_url":"x"}"#
    ]
    let pipeline = try pipeline("indicator I { better lower; observed from \"k.json\" }", files)
    XCTAssertEqual(pipeline.problems.map(\.code.number), [658])
    XCTAssertTrue(pipeline.isSound)
  }

  func testPeriodsThatAreNotRead() throws {
    for (table, help) in [
      ("Year;V\n2021K1;5", ["for a quarter, write its last month: `2021-03`"]),
      ("Year;V\n2021Q4;5", ["for a quarter, write its last month: `2021-12`"]),
      ("Year;V\n2021-03-31 00:00:00;5", ["leave out what is behind the day"]),
      ("Year;V\nlast year;5", []),
    ] as [(String, [String])] {
      let script = "indicator I { better lower; observed from \"t.csv\" }"
      let problems = try pipeline(script, ["t.csv": table]).problems
      XCTAssertEqual(
        problems.first?.help, ["periods are written as `2024`, `2024-03` or `2024-03-31`"] + help)
    }
    let wide = try pipeline(
      "indicator I { better lower; observed from \"t.csv\" where Kod \"1\" }",
      ["t.csv": "Kod;2021;2022\n1;5;6"])
    XCTAssertTrue(wide.problems[0].help[0].hasPrefix("columns with periods for names"))
  }

  func testAMissingColumnOfFiguresHidesNothing() throws {
    let script = """
      for each R in table "t.csv" { party K[R["Kod"]] R["Nam"] { capacity R["Timar"] hours } }
      activity X { by Regoin at 1 hours; lowers Days by 1 kr }
      party Region
      indicator Days { better lower }
      """
    let problems = try pipeline(script, ["t.csv": "Kod;Namn;T\n01;A;5\n"]).problems
    XCTAssertEqual(
      problems.map(\.code.description).filter { $0 != "SV150" },
      ["SV617", "SV617", "SV102", "SV123"])
  }
}
