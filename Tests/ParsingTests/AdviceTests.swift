import Diagnostics
import XCTest

/// What is written as in a letter, a word processor or a spreadsheet: what is said, and what it is mended to.
final class AdviceTests: AdviceCase {
  func testAnAmountForEachOne() {
    let help = "for each one, write `per dygn`"
    for text in ["400 kr/dygn", "400 kr / dygn"] {
      check(
        "let A = \(text)", "SV037 `/` divides by a figure, and `dygn` is none", do: help,
        becomes: "let A = 400 kr per dygn")
    }
    // What is a figure divides.
    XCTAssertEqual(parsed("show capacity of A / horizon of A").parsed.diagnostics, [])
  }

  func testListsHaveCommas() {
    let help = "a list has commas, as in `A, B`"
    for word in ["and", "och", "og", "ja"] {
      check(
        "group G { members A \(word) B }", "SV020 `\(word)` stands where a list has a comma",
        do: help,
        becomes: "group G { members A, B }")
    }
    for (text, mended) in [
      ("measure M of I { held by A, B and C }", "measure M of I { held by A, B, C }"),
      ("measure M of I { paid by A 60 % and B 40 % }", "measure M of I { paid by A 60 %, B 40 % }"),
      ("measure M of I { paid by A and B }", "measure M of I { paid by A, B }"),
      (
        "mandate M { A must P with B and C up to 3 kr }",
        "mandate M { A must P with B, C up to 3 kr }"
      ),
      (#"party A { knows "x" and "y" }"#, #"party A { knows "x", "y" }"#),
    ] {
      check(text, "SV020 `and` stands where a list has a comma", do: help, becomes: mended)
    }
    check(
      "group G { members A B }", "SV020 expected the end of the line after `A`, found `B`",
      do: help)
    check(
      "group G { members A & B }", "SV004 unexpected character `&`",
      do: "a list has commas, as in `A, B`; conditions are joined by `and`")
    check(
      "party A { capacity X and Y }", "SV041 `and` stands in parentheses here",
      do: "write `( … )` around the comparison or condition")
  }

  func testUnits() {
    let quotes = "in quotation marks it is one, as"
    for (text, after, found, help) in [
      ("indicator I { unit million }", "unit", "million", #"\#(quotes) `"million"`"#),
      ("indicator I { unit Mkr }", "unit", "Mkr", #"\#(quotes) `"Mkr"`"#),
      ("indicator I { unit SEK }", "unit", "SEK", #"\#(quotes) `"SEK"`"#),
      ("indicator I { unit per }", "unit", "per", #"\#(quotes) `"per"`"#),
      (
        "indicator I { unit day / Days }", "/", "Days",
        "units begin with a lowercase letter, as `days`"
      ),
      (
        "party A { capacity 5 hours per Year }", "per", "Year",
        "units begin with a lowercase letter, as `year`"
      ),
    ] {
      check(text, "SV020 expected a unit after `\(after)`, found `\(found)`", do: help)
    }
  }

  func testComparisons() {
    check(
      "expect value kept 90 %", "SV020 nothing compares `90` with what stands before it",
      do: "write `>=`, `<=` or `=` before it, as in `>= 90 %`")
    check(
      "expect value kept at least 90 %", "SV020 `at` compares nothing",
      do: "write `>=`, `<=` or `=` before the figure, as in `>= 90 %`")
    check(
      "expect value kept => 90 %", "SV020 expected a figure after `=`, found `>`", do: "write `>=`")
    for (sign, right) in [("≥", ">="), ("≤", "<="), ("≠", "!=")] {
      check(
        "expect value kept \(sign) 90 %", "SV004 unexpected character `\(sign)`",
        do: "write `\(right)`", becomes: "expect value kept \(right) 90 %")
    }
  }

  func testNumbersOfOtherWritings() {
    for scalar in ["\u{2009}", "\u{2007}", "\u{200A}"] {
      check(
        "let A = 12\(scalar)000 kr",
        "SV004 unexpected character U+\(String(scalar.unicodeScalars.first!.value, radix: 16).uppercased())",
        do: "write an ordinary space", becomes: "let A = 12 000 kr")
    }
    check(
      "let A = 1.200.000 kr", "SV007 `1.200.000` is not a number", do: "write `1 200 000`",
      becomes: "let A = 1 200 000 kr")
    check(
      "measure M of I { until 3.4.2028 }", "SV007 `3.4.2028` is not a number",
      do: "write `2028-04-03`", becomes: "measure M of I { until 2028-04-03 }")
    check(
      "measure M of I { until 3.14.2028 }", "SV007 `3.14.2028` is not a number",
      do: "a date is written as `2027-12-31`, `2027-12` or `2027`")
    check(
      "let A = 1.200 kr", "SV010 the point in `1.200` is read as a decimal sign",
      do: "if thousands are meant, write `1 200`")
    for text in [
      "let A = 0.125", "let A = 1.25", "let A = 1.2500", "let A = 1 234.567", "let A = 1234.567",
    ] {
      XCTAssertEqual(parsed(text).parsed.diagnostics, [], text)
    }
    check(
      "let A = 1,200,300", "SV009 the comma in `1,200,300` is read as a decimal sign",
      do:
        "thousands are grouped by spaces, as in `1 200 300`; the comma of a list is followed by a space"
    )
    let help = "a range is written as `2 to 4`, a minus or the sign in a date as `-`"
    check("let A = 2–4 hours", "SV004 unexpected character `–`", do: help)
    check("let A = 2 — 4 hours", "SV004 unexpected character `—`", do: help)
    check(
      "party A { capacity 2 \u{2011} 1 }", "SV004 unexpected character `\u{2011}`", do: "write `-`",
      becomes: "party A { capacity 2 - 1 }")
  }

  func testRowsWithinABlock() {
    for (block, help) in [
      ("party P", "rows are declared outside other blocks: close the block with `}` first"),
      ("scenario S", "write a `change` for each one, as `change Town[\"0581\"] { … }`"),
      ("what if", "write a `change` for each one, as `change Town[\"0581\"] { … }`"),
    ] {
      check(
        "\(block) {\n  for each R in table \"t.csv\" {}\n}",
        "SV036 `for` cannot stand in this block", do: help)
    }
  }

  func testIndicesWithoutQuotationMarks() {
    for (index, right) in [
      ("[0581]", "[\"0581\"]"), ("[R.Kod]", "[R[\"Kod\"]]"), ("[R[Kod]]", "[R[\"Kod\"]]"),
    ] {
      check(
        "party P\(index)", "SV026 `\(index)` is no index", do: "write `\(right)`",
        becomes: "party P\(right)")
    }
    check(
      "party P[Kod]", "SV026 `[Kod]` is no index",
      do: "an index is a text or a cell of a row, as in `Town[\"0581\"]` or `Town[Row[\"Code\"]]`")
  }

  func testDatesOfOtherWritings() {
    let certain = [
      ("31/12/2027", "2027-12-31"), ("31-12-2027", "2027-12-31"), ("2027/12/31", "2027-12-31"),
      ("2027.12", "2027-12"), ("12/2027", "2027-12"), ("31/12 2027", "2027-12-31"),
      ("31.12 2027", "2027-12-31"), ("31 december 2027", "2027-12-31"),
      ("1. mars 2027", "2027-03-01"), ("1. Tammikuuta 2027", "2027-01-01"),
      ("31. des. 2027", "2027-12-31"), ("juli 2027", "2027-07"), ("March 2027", "2027-03"),
    ]
    for (text, right) in certain {
      check(
        "as of \(text)", "SV011 `\(text)` is no date", do: "write `\(right)`",
        becomes: "as of \(right)")
    }
    check(
      "as of 1/3/2027", "SV011 `1/3/2027` is no date", do: "write `2027-03-01`")
    check("as of 1/3-2027", "SV011 `1/3-2027` is no date", do: "write `2027-03-01`")
    check(
      "as of 2027.12.31", "SV007 `2027.12.31` is not a number", do: "write `2027-12-31`",
      becomes: "as of 2027-12-31")
    check(
      "indicator I { observed maj 2027 5 }", "SV011 `maj 2027` is no date", do: "write `2027-05`",
      becomes: "indicator I { observed 2027-05 5 }")
    let help = "a date is written as `2027-12-31`, `2027-12` or `2027`"
    for text in ["30.2.2027", "31.12.27", "3.14.2027"] {
      check("as of \(text)", "SV007 `\(text)` is not a number", do: help)
    }
    for text in ["31/12", "30/2/2027", "2027.13", "30 februari 2027", "31 juni 2027"] {
      check("as of \(text)", "SV011 `\(text)` is no date", do: help)
    }
  }

  func testPoints() {
    let help = "leave it out: no word and no line has a point behind it"
    check(
      "let A = 5 kr.", "SV004 unexpected character `.`", do: help, becomes: "let A = 5 kr")
    check(
      "measure M of I { held by A fr.o.m. 2027-01-01 }",
      "SV020 `fr.o.m.` is no word of the language",
      do: "write `from`, on a line of its own")
    check(
      "measure M of I {\n  t.o.m. 2028-12-31\n}", "SV020 `t.o.m.` is no word of the language",
      do: "write `until`, on a line of its own; behind `runs` write `to`")
    check(
      "party A { capacity ca. 2 000 hours }", "SV020 `ca.` is no word of the language",
      do: "write it out, without points, or leave it out")
  }

  func testQuotationMarks() {
    for text in ["“Söder”", "”Söder”", "„Söder“", "«Söder»", "»Söder«", "'Söder'", "”Söder\""] {
      check(
        "party A \(text)", "SV014 \(text) has other quotation marks than `\"`",
        do: "texts stand in straight quotation marks, as in `\"text\"`",
        becomes: "party A \"Söder\"")
    }
    // A mark of another kind is part of the text.
    check(
      "party A “Söder's”", "SV014 “Söder's” has other quotation marks than `\"`",
      do: "texts stand in straight quotation marks, as in `\"text\"`",
      becomes: "party A \"Söder's\"")
  }

  func testMarksOfAList() {
    let help = "leave it out: a line begins with its word"
    for mark in ["-", "*", "1.", "2)"] {
      check(
        "\(mark) party A", "SV030 `\(mark)` begins no line", do: help, becomes: "party A")
      check(
        "party A {\n  \(mark) capacity 3 hours\n}", "SV030 `\(mark)` begins no line", do: help,
        becomes: "party A {\n  capacity 3 hours\n}")
    }
    check("• party A", "SV004 unexpected character `•`", do: "leave it out", becomes: " party A")
    check(
      "– party A", "SV004 unexpected character `–`",
      do: "a range is written as `2 to 4`, a minus or the sign in a date as `-`",
      becomes: " party A")
    check(
      "party A {\n\t– capacity 3 hours\n}", "SV004 unexpected character `–`",
      do: "a range is written as `2 to 4`, a minus or the sign in a date as `-`",
      becomes: "party A {\n\t capacity 3 hours\n}")
    XCTAssertEqual(parsed("- party A\n- party B").declarations.count, 2)
  }

  func testAPastedTableIsSaidOnce() {
    let help = "save it as a CSV file, and read it with `for each Row in table \"file.csv\" { … }`"
    let text = "party A\nKommun\tTimmar\nUmeå\t1 8000\nB.\t\"x\nparty B { capacity 2\thours }"
    check(text, "SV030 a table is no part of a script", do: help)
    XCTAssertEqual(parsed(text).declarations.count, 2)
    check(
      "partty\tA", "SV030 expected a declaration or a query, found `partty`", do: "")
  }

  func testOneALine() {
    for (line, word) in [
      ("from A 60 %, B 40 %", "from"), ("from A 60 % och B 40 %", "from"),
      ("covers P and Q", "covers"), ("covers P, Q", "covers"),
    ] {
      check(
        "budget F { \(line) }", "SV020 `\(word)` stands before each of several",
        do: "write `\(word)` again, behind `;` or on a line of its own")
    }
    for line in ["by A, B at 1 hour", "by A and B at 1 hour"] {
      check(
        "activity P { \(line) }", "SV020 `by` stands before each of several",
        do: "write `by` again, behind `;` or on a line of its own")
    }
  }

  func testEffortAndMoney() {
    check(
      "activity P { by A 2 hours }", "SV020 expected `at` after `A`, found `2`", do: "")
    check(
      "activity P { by A at 2 h och 900 kr }", "SV020 expected `and` after `h`, found `och`",
      do: "write `and`", becomes: "activity P { by A at 2 h and 900 kr }")
    check(
      "activity P { by A at 2 h, 900 kr }", "SV020 expected `and` after `h`, found `,`", do: "")
  }

  func testSmallWordsOfOtherLanguages() {
    for (text, message, right, mended) in [
      (
        "budget F { runs 2026 till 2028 }", "expected `to` after `2026`, found `till`", "to",
        "budget F { runs 2026 to 2028 }"
      ),
      (
        "mandate M { A får P }", "expected `must` or `may` after `A`, found `får`", "may",
        "mandate M { A may P }"
      ),
      (
        "indicator I { better lägre }",
        "expected `lower` or `higher` after `better`, found `lägre`",
        "lower", "indicator I { better lower }"
      ),
    ] {
      check(text, "SV020 \(message)", do: "write `\(right)`", becomes: mended)
    }
    check(
      "handoff H { from A to B; signal by A inom 3 days }",
      "SV020 expected the end of the line after `A`, found `inom`", do: "write `within`",
      becomes: "handoff H { from A to B; signal by A within 3 days }")
    check(
      "forum F { meets 4 times a year }", "SV020 expected `per` after `times`, found `a`",
      do: "write `per`", becomes: "forum F { meets 4 times per year }")
    check("mandate M { A bör P }", "SV020 expected `must` or `may` after `A`, found `bör`", do: "")
  }

  func testTextsAndValues() {
    check(
      "mandate M { under lag 2017:612; until 2028 }\nuse data.csv; party A",
      of: [
        "SV020 expected a text in quotation marks after `under`, found `lag`",
        "SV020 expected a text in quotation marks after `use`, found `data`",
      ])
    check(
      "Price = 300 kr", "SV030 nothing binds `Price` to a value", do: "write `let Price = …`",
      becomes: "let Price = 300 kr")
  }

  /// Checks the headlines of a text.
  private func check(_ text: String, of messages: [String], line: UInt = #line) {
    let found = parsed(text).parsed.diagnostics
    XCTAssertEqual(found.map { "\($0.code) \($0.message)" }, messages, line: line)
  }

  func testMoney() {
    for (text, mended) in [("400:-", "400 kr"), ("9 000,-", "9 000 kr"), ("9,50:-", "9,50 kr")] {
      check(
        "let A = \(text)", "SV004 `\(text.suffix(2))` is no unit", do: "write `kr`",
        becomes: "let A = \(mended)")
    }
    XCTAssertEqual(
      parsed("let A = min(400,-3)").parsed.diagnostics, [])
    for unit in ["kr", "SEK", "kronor"] {
      check(
        "measure M of I { pays \(unit) 9 000 per day }", "SV037 `\(unit)` stands before its number",
        do: "write `9 000 \(unit)`", becomes: "measure M of I { pays 9 000 \(unit) per day }")
    }
  }

  func testQuestionsAndYears() {
    check("verdict?", "SV004 unexpected character `?`", do: "leave it out", becomes: "verdict")
    check("why silo", "SV037 `silo` is no figure", do: "ask `why verdict`")
    check(
      "budget F { runs 2026-2028 }", "SV011 `2026-2028` is no date",
      do: "between two dates stands `to`, as in `2026 to 2028`; to subtract, put spaces around `-`")
    check(
      "goal G { reach I <= 80 by 2028 }", "SV020 expected a figure after `I`, found `<=`",
      do: "leave it out: the figure stands here alone")
    check(
      "scenario S { A capacity 5 hours }", "SV035 expected a line of a scenario, found `A`",
      do: "to change lines of `A`, write `change A { … }`")
  }

  func testSignsWithinFigures() {
    let times = "write what it stands for: `,` in a list or before decimals, `*` to multiply"
    let lost = "write the letter or sign that it stands for"
    for (text, sign, help) in [
      ("let A = 1·5", "·", times), ("let A = 2· 400", "·", times), ("let A = 12•5", "•", times),
      ("let A = 2?4", "?", lost), ("let A = 2!4", "!", lost), ("party A?B", "?", lost),
      ("let A = .5", ".", "a point stands within a number only, as in `0.5`"),
      ("let A = 100. 200", ".", "a point stands within a number only, as in `0.5`"),
    ] {
      check(text, "SV004 unexpected character `\(sign)`", do: help)
    }
    for (text, sign, mended) in [
      ("• party A", "•", " party A"),
      (
        "party A { • keeps 5 % of what it saves }", "•",
        "party A {  keeps 5 % of what it saves }"
      ),
      ("party A!", "!", "party A"), ("why Work? in S", "?", "why Work in S"),
    ] {
      check(text, "SV004 unexpected character `\(sign)`", do: "leave it out", becomes: mended)
    }
  }

  /// A range as on paper is another figure here.
  func testAMinusWithoutSpaces() {
    let help = "if a range is meant, write `to`; to subtract, put spaces around `-`"
    for (text, first, next) in [
      ("indicator I { baseline 400-500 }", "400", "500"), ("let A = 10-4,5", "10", "4,5"),
      ("party P { capacity 1 000-2 000 hours }", "1 000", "2 000"),
    ] {
      check(text, "SV017 `\(first)-\(next)` is read as a subtraction", do: help)
    }
    for text in [
      "let A = 10 - 4", "let A = 10 -4", "let A = B-4", "let A = (10)-(4)", "let A = -4",
    ] {
      XCTAssertEqual(parsed(text).parsed.diagnostics, [], text)
    }
  }

  func testLinesThatAreAlmostRight() {
    check(
      "group Z { members A, B }.", "SV004 unexpected character `.`",
      do: "leave it out: no word and no line has a point behind it",
      becomes: "group Z { members A, B }")
    // What is no unit of the language is none in capitals.
    check("goal Z { worth 5 Queue }", "SV020 expected `of` after `5`, found `Queue`", do: "")
    check(
      "show level for Queue", "SV020 expected `of` after `level`, found `for`", do: "write `of`")
    check(
      "indicator I { baseline 5 in 2025 to 2026 }",
      "SV020 expected the end of the line after `2025`, found `to`", do: "")
    check(
      "group Z of Region",
      "SV020 expected a title, `{` or the end of the line after `Z`, found `of`",
      do:
        "a name is one word; more stands behind it as a title, as in `party Skogsby \"Skogsby kommun\"`"
    )
    for word in ["responsible A and B", "responsible A, B"] {
      check(
        "handoff H { \(word) }", "SV020 one name stands behind `responsible`",
        do: "name the one that it is")
    }
    check(
      "handoff H { from A, B }", "SV020 `from` stands before each of several",
      do:
        "in a budget write `from` again, behind `;` or on a line of its own; a handoff is from one: "
        + "declare one for each")
    check(
      "indicator I { better lower; observed 2021 from \"w.csv\" }",
      "SV020 a period stands with its value, and a table with none",
      do: "leave the period out: the rows of the table say theirs")
    check(
      "trial T { from 2025-01 to 2025-06 }",
      "SV020 expected the end of the line after `2025-01`, found `to`",
      do: "write `until` with the second date, on a line of its own")
    check(
      "measure N of I { pays 10 kr for each day }",
      "SV020 expected the end of the line after `kr`, found `for`",
      do: "an amount for each one is written with `per`, as in `10 kr per day`")
    check(
      "forum F { about \"care\" }",
      "SV020 expected the name of a goal or a handoff after `about`, found `\"care\"`",
      do: "write `theme` before it")
    check(
      "obstacle O { because law }",
      "SV020 expected a text in quotation marks after `because`, found `law`",
      do: "texts stand in quotation marks, and names of obstacles begin with a capital letter")
  }

  func testHeads() {
    check(
      "Party A", "SV030 expected a declaration or a query, found `Party`", do: "",
      becomes: "party A")
    check(
      "party A {\n  Capacity 3 hours\n}",
      "SV031 expected an attribute of a party, found `Capacity`",
      do: "a party takes `part of`, `capacity`, `horizon`, `keeps`, `prefers`, `regards`, `knows`, "
        + "`tried`, `works on`, `contact`", becomes: "party A {\n  capacity 3 hours\n}")
    XCTAssertEqual(parsed("PARTY A { Capacity 3 hours }").declarations.first?.attributes.count, 1)
    let title =
      "a name is one word; more stands behind it as a title, as in `party Skogsby \"Skogsby kommun\"`"
    check(
      "party Umeå kommun",
      "SV020 expected a title, `{` or the end of the line after `Umeå`, found `kommun`", do: title)
    check(
      "party Umeå-kommun",
      "SV020 expected a title, `{` or the end of the line after `Umeå`, found `-`", do: title)
    check(
      "party \"Umeå kommun\"",
      "SV020 expected the name of a party after `party`, found `\"Umeå kommun\"`",
      do: "a name of one word stands before the title, as in `party Skogsby \"Skogsby kommun\"`")
    check(
      "party A { capacity = 5 hours }", "SV020 expected a figure after `capacity`, found `=`",
      do: "leave out `=`: the figure stands behind the word")
    check(
      "party A { capacity: 5 hours }", "SV004 unexpected character `:`",
      do: "leave it out: a line goes on behind its word, as in `capacity 2 000 hours`")
  }

  func testFiltersAreSeparatedByCommas() {
    let text = #"indicator I { observed from "t.csv" where Kod "0581" and År "2024" }"#
    check(
      text, "SV020 `and` stands where a list has a comma", do: "a list has commas, as in `A, B`",
      becomes: text.replacingOccurrences(of: " and", with: ","))
  }

  func testOneThingIsExpectedOnALine() {
    for text in ["expect silo and joint work", "expect joint work and value kept > 90 %"] {
      check(
        text, "SV020 `and` joins two things that are expected",
        do: "write two lines, each with its own `expect`")
    }
    check(
      "expect not silo", "SV020 `not` stands before `silo`, which is no condition",
      do: "write `expect no silo`", becomes: "expect no silo")
    XCTAssertEqual(parsed("expect not (value kept > 90 %)").parsed.diagnostics, [])
  }

  func testNothingIsBoundForEachRow() {
    check(
      """
      for each Row in table "t.csv" {
        let X = 5
        party P[Row["Kod"]] { capacity X hours }
      }
      """, "SV036 `let` cannot stand in this block",
      do: "write the expression where it is used, or bind it outside the block")
  }

  func testRangesAndScalesInOtherWords() {
    for word in ["till", "til"] {
      check(
        "let A = 5 \(word) 10 kr", "SV020 expected `to`, found `\(word)`", do: "write `to`",
        becomes: "let A = 5 to 10 kr")
    }
    for (word, scale) in [("milj", "million"), ("Mio", "million"), ("mrd", "billion")] {
      check(
        "let A = 5 \(word) kr per day", "SV037 `\(word)` is no word for a number",
        do: "write `\(scale)`", becomes: "let A = 5 \(scale) kr per day")
    }
    XCTAssertEqual(parsed("let A = 5 milj\nlet B = 3 mil").parsed.diagnostics, [])
  }

  func testAdviceOnManyItemsOfALineIsLinear() {
    // A line is looked through for a table once, not for each of its items.
    let text = String(repeating: "A b;", count: 60_000)
    XCTAssertGreaterThan(parsed(text).parsed.diagnostics.count, 1_000)
  }
}
