import Syntax
import XCTest

final class AttributeTests: XCTestCase {
  /// The lines each kind takes, as the printer writes them.
  private let lines: [DeclarationKind: [String]] = [
    .party: [
      "part of Region", "capacity 2 000 hours per year", "horizon 1 year",
      "keeps 80 % of what it saves", "prefers A over B, C", "regards joint work as main task",
      "regards joint work as side task",
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
      "limit 3 kr in all", "covers A", "covers A at 80 %", "drawn by A, B", "decided by A",
      "runs 2026 to 2028-03", "unspent returns", "unspent lapses", "unspent returns 50 %",
      "unspent carries over",
    ],
    .mandate: [
      "A must B", "A may B with C, D", "A must not B", "A must B with C up to 5 kr", "given by A",
      "under \"lag 2017:612\"", "from 2026", "until 2028-12-31",
    ],
  ]

  /// The lines of a block as they are printed.
  private func printed(_ result: Result, _ attributes: [Attribute]) -> [String] {
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
      ["a party takes `part of`, `capacity`, `horizon`, `keeps`, `prefers`, `regards`"])
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
      (.activity, "by A 1️⃣2 hours", "expected the end of the line after `A`, found `2`"),
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
      "budget B { limit 1️⃣5 kr; limit 2️⃣5 kr + 3 kr per year }", finds: ["1️⃣": said, "2️⃣": said])
    check("budget B { limit (5 kr + 3 kr) per year; limit 5 kr + 3 kr in all }")
  }

  func testUnitsMayBeSpelledLikeWords() {
    check("indicator I { unit share / shares; baseline 5 shares; falls on A at 5 kr per share }")
    XCTAssertEqual(postfix("5 party per goal"), "5 unit:party per:goal")
    check(
      "indicator I { unit 1️⃣per }", finds: ["1️⃣": "SV020 expected a unit after `unit`, found `per`"])
  }
}
