import Syntax
import XCTest

final class AttributeTests: XCTestCase {
  /// The lines each kind takes, as the printer writes them.
  private let lines: [DeclarationKind: [String]] = [
    .party: [
      "part of Region", "capacity 2 000 hours per year", "horizon 1 year",
      "keeps 80 % of what it saves", "prefers A over B, C", "regards joint work as main task",
      "regards joint work as side task", "knows \"dementia\"", "tried \"a joint plan\"",
      "works on \"absence\"", "contact \"a@b.se\"",
    ],
    .group: ["members A, B, C"],
    .indicator: [
      "unit day / days", "unit %", "unit \"care day\" / \"care days\"", "unit day", "better lower",
      "better higher", "baseline 9 000", "falls on Region at 9 000 kr per day",
      "source \"the register\"",
      "baseline 1 200 in 2025-03", "observed 2025 1 250", "observed 2025-03 -4 visits",
      "observed from \"k.json\" where kpi \"N00945\", municipality \"0180\"",
      "observed Totalt from \"t.csv\" by År where \"Kod 2\" \"0581\"",
      "observed from \"t.csv\"",
    ],
    .activity: [
      "by Region", "by Region at 2 hours", "by Region at 2.5 hours and 900 kr",
      "up to 600 per year",
      "lowers I", "raises I by 3", "lowers I by 0.2 after 2 years", "raises I after 6 months",
      "addresses O", "needs \"law\"",
    ],
    .measure: [
      "held by A, B", "pays 4 000 kr per day", "pays -500 kr per day", "weighs 2 points per day",
      "paid by A", "paid by A 60 %, B 40 %", "paid by A 60 %, B", "up to 5", "beyond 6",
      "only from 7", "bonus 100 tkr at 9", "from 2026-03", "until 2028-12-31",
    ],
    .goal: [
      "owners A, B", "worth 900 kr per visit of I", "worth 900 kr of I up to 10",
      "reach I 1 150 by 2028",
    ],
    .budget: [
      "from A 60 %", "from A 5 000 kr", "from A rest", "limit 1.5 million kr per year",
      "limit 1 to 2 million kr per year", "limit 5 kr per year ± 10 %", "limit 5 ± 1 kr in all",
      "limit 3 kr in all", "covers A", "covers A at 80 %", "drawn by A, B", "decided by A",
      "runs 2026 to 2028-03", "unspent returns", "unspent lapses", "unspent returns 50 %",
      "unspent carries over", "follows H",
    ],
    .mandate: [
      "A must B", "A may B with C, D", "A must not B", "A must B with C up to 5 kr", "given by A",
      "under \"lag 2017:612\"", "from 2026", "until 2028-12-31",
    ],
    .handoff: [
      "from A", "to B", "of \"pupils who leave\"", "about I", "signal by A within 3 days",
      "signal by A", "feedback by B within 2 weeks", "feedback by B", "responsible A",
      "flagged 12 in 2026", "flagged 2 + N in 2026-03 by \"the staff\"",
    ],
    .obstacle: [
      "blocks A", "because O", "because \"the law\"", "owner P", "flagged 3 in 2025",
    ],
    .forum: [
      "members A, B", "meets 10 times per year", "meets N times per month for 2 hours",
      "meets (2 * N) times per quarter", "meets 1 times per week for 30 minutes", "about G",
      "about theme \"absence\"", "from 2025-09", "until 2027",
    ],
    .trial: [
      "of A", "by P", "by P at 2 hours", "by P at 2 hours and 5 kr", "from 2025", "until 2026",
      "learned \"it takes time\"", "adopted by P", "adopted by P from 2026-01",
      "ended because \"no money\"",
    ],
  ]

  /// The lines of a block as they are printed.
  private func printed(_ result: Result, _ attributes: Attributes) -> [String] {
    let printer = SyntaxPrinter(result.tree, symbols: result.symbols)
    return attributes.map { printer.text(of: $0.value) }
  }

  func testEveryKindTakesItsLines() {
    for kind in DeclarationKind.allCases {
      let lines = lines[kind] ?? []
      let of = kind == .measure ? " of I" : ""
      for separator in ["\n", "; ", ";\n\n;"] {
        let source = "\(kind.rawValue) X\(of) {\n\(lines.joined(separator: separator))}"
        check(source)
        let result = parsed(source)
        XCTAssertEqual(
          printed(result, result.declarations[0].attributes),
          lines.map { $0.replacingOccurrences(of: "100 tkr", with: "100 thousand kr") })
      }
      let words = Set(
        lines.flatMap { line in
          parsed("\(kind.rawValue) X\(of) { \(line) }").declarations[0].attributes.map(\.word)
        })
      XCTAssertEqual(words, Set(AttributeWord.allCases.filter { $0.kinds.contains(kind) }))
    }
  }

  func testChangeTakesEveryLine() {
    let all =
      DeclarationKind.allCases.flatMap { lines[$0] ?? [] } + [
        "without by Region", "without capacity", "without held by", "without Region",
      ]
    let source = "scenario S { change X {\n\(all.joined(separator: "\n"))\n} }"
    check(source)
    let result = parsed(source)
    guard case .scenario(let scenario)? = result.tree.items.first else { return XCTFail() }
    XCTAssertEqual(
      printed(result, scenario.changes[0].attributes),
      all.map { $0.replacingOccurrences(of: "100 tkr", with: "100 thousand kr") })
  }

  func testOtherKindsRefuseThem() {
    for (kind, lines) in lines.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let of = kind == .measure ? " of I" : ""
      for other in self.lines.keys where other != kind {
        for line in lines {
          let result = parsed("\(kind.rawValue) X\(of) { \(line) }")
          guard let word = result.declarations[0].attributes.first?.word,
            !word.kinds.contains(other), word != .rule
          else { continue }
          let otherOf = other == .measure ? " of I" : ""
          let found = parsed("\(other.rawValue) X\(otherOf) { \(line) }").parsed.diagnostics
          XCTAssertEqual(found.map(\.code.description), ["SV032"], "\(other): \(line)")
        }
      }
    }
  }

  func testUnknownAttributesSayWhichThereAre() {
    check(
      "party A { 1️⃣capasity 5 }\ngroup G { 2️⃣X }\nscenario S { change A { 3️⃣foo } }",
      finds: [
        "1️⃣": "SV031 expected an attribute of a party, found `capasity`",
        "2️⃣": "SV031 expected an attribute of a group, found `X`",
        "3️⃣": "SV031 expected an attribute, found `foo`",
      ])
    let found = parsed("party A { capasity 5 }\nmeasure M of I { Helds by A }").parsed.diagnostics
    XCTAssertEqual(
      found.map(\.primary.text),
      [
        "there is an attribute with a similar name: `capacity`",
        "there is an attribute with a similar name: `held by`",
      ])
    XCTAssertEqual(
      found[0].help,
      [
        "a party takes `part of`, `capacity`, `horizon`, `keeps`, `prefers`, `regards`, `knows`,"
          + " `tried`, `works on`, `contact`"
      ])
  }

  func testListsAreALineOfEach() {
    let cases: [(DeclarationKind, String, [String])] = [
      (.party, "knows \"a\", \"b\"", ["knows \"a\"", "knows \"b\""]),
      (.party, "works on \"a\",\n\"b\"", ["works on \"a\"", "works on \"b\""]),
      (.activity, "addresses O, P, Q", ["addresses O", "addresses P", "addresses Q"]),
      (.handoff, "from A to B", ["from A", "to B"]),
      (.handoff, "about I, J", ["about I", "about J"]),
      (.obstacle, "blocks A, B", ["blocks A", "blocks B"]),
      (.obstacle, "because O, \"x\", P", ["because O", "because \"x\"", "because P"]),
      (.forum, "about G, theme \"x\", H", ["about G", "about theme \"x\"", "about H"]),
      (.forum, "meets 1 time per year", ["meets 1 times per year"]),
      (.trial, "learned \"a\", \"b\"", ["learned \"a\"", "learned \"b\""]),
    ]
    for (kind, line, expected) in cases {
      for source in ["\(kind.rawValue) X { \(line) }", "scenario S { change X { \(line) } }"] {
        check(source)
        let result = parsed(source)
        let attributes: Attributes
        switch result.tree.items.first {
        case .scenario(let scenario): attributes = scenario.changes[0].attributes
        default: attributes = result.declarations[0].attributes
        }
        XCTAssertEqual(printed(result, attributes), expected, source)
        let spans = attributes.map(\.span)
        for (one, next) in zip(spans, spans.dropFirst()) {
          XCTAssertLessThanOrEqual(one.end, next.start, source)
        }
      }
    }
  }

  func testSaysWhatIsMissing() {
    let cases: [(DeclarationKind, String, String)] = [
      (.party, "part 1️⃣by A", "expected `of` after `part`, found `by`"),
      (.party, "capacity1️⃣", "expected a figure after `capacity`, found the end of the line"),
      (.party, "keeps 80 % of what 1️⃣saves", "expected `it` after `what`, found `saves`"),
      (.party, "prefers A1️⃣", "expected `over` after `A`, found the end of the line"),
      (.party, "regards joint work as 1️⃣a task", "expected `main` or `side` after `as`, found `a`"),
      (.group, "members A,\n1️⃣5", "expected the name of a party after `,`, found `5`"),
      (.indicator, "unit 1️⃣5", "expected a unit after `unit`, found `5`"),
      (.indicator, "unit 1️⃣\"\" / \"\"", "expected a unit after `unit`, found `\"\"`"),
      (.indicator, "unit \"x\" / 1️⃣\" \"", "expected a unit after `/`, found `\" \"`"),
      (.indicator, "unit 1️⃣\"\u{200B}\"", "expected a unit after `unit`, found `\"\u{200B}\"`"),
      (.indicator, "unit day / 1️⃣Days", "expected a unit after `/`, found `Days`"),
      (
        .indicator, "better 1️⃣lowest", "expected `lower` or `higher` after `better`, found `lowest`"
      ),
      (.indicator, "falls on A 1️⃣by 5", "expected `at` after `A`, found `by`"),
      (
        .indicator, "source 1️⃣Register",
        "expected a text in quotation marks after `source`, found `Register`"
      ),
      (.activity, "by 1️⃣at 2", "expected the name of a party after `by`, found `at`"),
      (.activity, "by A 1️⃣2 hours", "expected `at` after `A`, found `2`"),
      (.activity, "lowers I by1️⃣", "expected a figure after `by`, found the end of the line"),
      (.measure, "paid by A 60 %,1️⃣ ", "expected the name of a party after `,`, found `}`"),
      (.measure, "bonus 5 kr1️⃣", "expected `at` after `kr`, found the end of the line"),
      (.measure, "until 1️⃣A", "expected a date after `until`, found `A`"),
      (.goal, "worth 5 kr 1️⃣for I", "expected `of` after `kr`, found `for`"),
      (.goal, "reach I 5 by 1️⃣A", "expected a date after `by`, found `A`"),
      (
        .budget, "unspent 1️⃣goes",
        "expected `returns`, `lapses` or `carries` after `unspent`, found `goes`"
      ),
      (.budget, "from A 5 % 1️⃣B", "expected the end of the line after `%`, found `B`"),
      (.party, "knows 1️⃣X", "expected a text in quotation marks after `knows`, found `X`"),
      (.party, "works 1️⃣with A", "expected `on` after `works`, found `with`"),
      (.activity, "needs \"a\",1️⃣ ", "expected a text in quotation marks after `,`, found `}`"),
      (.handoff, "from A 1️⃣by B", "expected the end of the line after `A`, found `by`"),
      (
        .handoff, "from A to1️⃣", "expected the name of a party after `to`, found the end of the line"
      ),
      (
        .handoff, "signal by A within1️⃣",
        "expected a figure after `within`, found the end of the line"
      ),
      (.handoff, "flagged 5 1️⃣by A", "expected `in` after `5`, found `by`"),
      (.handoff, "flagged 5 in 1️⃣A", "expected a date after `in`, found `A`"),
      (
        .handoff, "flagged 5 in 2025 by 1️⃣A",
        "expected a text in quotation marks after `by`, found `A`"
      ),
      (.obstacle, "because 1️⃣5", "expected the name of an obstacle after `because`, found `5`"),
      (.obstacle, "owner 1️⃣5", "expected the name of a party after `owner`, found `5`"),
      (.forum, "meets 5 1️⃣per year", "expected `times` after `5`, found `per`"),
      (
        .forum, "meets 5 times per 1️⃣day",
        "expected `year`, `quarter`, `month` or `week` after `per`, found `day`"
      ),
      (.forum, "about theme 1️⃣X", "expected a text in quotation marks after `theme`, found `X`"),
      (.trial, "ended 1️⃣by A", "expected `because` after `ended`, found `by`"),
      (.trial, "adopted by A from 1️⃣B", "expected a date after `from`, found `B`"),
      (.mandate, "A 1️⃣should B", "expected `must` or `may` after `A`, found `should`"),
    ]
    for (kind, line, said) in cases {
      let of = kind == .measure ? " of I" : ""
      let end = line.hasSuffix(" ") ? "" : "\n"
      let marked = line.hasSuffix(" ") ? String(line.dropLast(2)) + " 1️⃣" : line
      check(
        "\(kind.rawValue) X\(of) {\n\(marked)\(end)}\nparty 2️⃣b",
        finds: [
          "1️⃣": "SV020 \(said)", "2️⃣": "SV021 the name `b` begins with a lowercase letter",
        ])
    }
  }

  func testLimitsSayTheirTime() {
    let said = "SV043 the limit does not say for which time it is"
    check(
      "budget B { limit 1️⃣5 kr; limit 2️⃣5 kr + 3 kr; limit 3️⃣5 kr + 3 kr per year }",
      finds: [
        "1️⃣": said, "2️⃣": said, "3️⃣": "SV043 `per year` belongs to a part of the limit",
      ])
    check("budget B { limit (5 kr + 3 kr) per year; limit 5 kr + 3 kr in all }")
  }

  func testUnitsMayBeSpelledLikeWords() {
    check("indicator I { unit share / shares; baseline 5 shares; falls on A at 5 kr per share }")
    XCTAssertEqual(postfix("5 party per goal"), "5 unit:party per:goal")
    check("indicator I { unit trial / trials; baseline 5 trials; falls on A at 5 kr per trial }")
    XCTAssertEqual(postfix("5 times per week"), "5 unit:times per:week")
    XCTAssertEqual(postfix("5 needs + 3 handoff"), "5 unit:needs 3 unit:handoff +")
    check(
      "indicator I { unit 1️⃣per }", finds: ["1️⃣": "SV020 expected a unit after `unit`, found `per`"])
    check(
      "indicator I { unit 1️⃣million; unit day / 2️⃣tkr; unit \"million\" }",
      finds: [
        "1️⃣": "SV020 expected a unit after `unit`, found `million`",
        "2️⃣": "SV020 expected a unit after `/`, found `tkr`",
      ])
  }
}
