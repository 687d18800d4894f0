import Syntax
import XCTest

final class TextTests: XCTestCase {
  /// The titles of the declarations in `source`.
  private func titles(_ source: String) -> [String] {
    parsed(source).declarations.map { $0.title?.text ?? "-" }
  }

  func testReadsStrings() {
    XCTAssertEqual(titles(#"party A "Ö \"x\" \\ #{""#), [#"Ö "x" \ #{"#])
    XCTAssertEqual(titles(#"party A """#), [""])
  }

  func testRefusesOtherEscapes() {
    check(
      #"party A "a1️⃣\n2️⃣\é""#,
      finds: [
        "1️⃣": #"SV006 unknown escape `\n`"#, "2️⃣": #"SV006 unknown escape `\é`"#,
      ])
  }

  func testStringsEndOnTheirLine() {
    check(
      "party A 1️⃣\"title\nparty 2️⃣b",
      finds: [
        "1️⃣": "SV005 the text has no closing quotation mark on its line",
        "2️⃣": "SV021 the name `b` begins with a lowercase letter",
      ])
    check(
      "party A 1️⃣\"title {\n  capacity 5\n}\nindicator I { source 2️⃣\"x }\nparty B",
      finds: [
        "1️⃣": "SV005 the text has no closing quotation mark on its line",
        "2️⃣": "SV005 the text has no closing quotation mark on its line",
      ])
    XCTAssertEqual(parsed("party A \"title {\n  capacity 5\n}\nparty B").declarations.count, 2)
  }

  func testOtherQuotationMarksAreSaidOnce() {
    check("party A 1️⃣“title” { }", finds: ["1️⃣": "SV014 “title” has other quotation marks than `\"`"])
    check("party A 1️⃣'title'", finds: ["1️⃣": "SV014 'title' has other quotation marks than `\"`"])
    XCTAssertEqual(titles("party A »två ord«"), ["två ord"])
  }

  func testCommentsAndDocumentation() {
    let result = parsed(
      """
      # not this
      ## First line
      ##second
      ##

      # nor this
      party A "t" # nor that
      party B ## nor this
      ##  indented
      scenario S {
        ## of C
        party C
      }
      ## lost
      """)
    XCTAssertEqual(result.parsed.diagnostics, [])
    XCTAssertEqual(result.declarations.map(\.documentation), ["First line\nsecond\n", ""])
    guard case .scenario(let scenario)? = result.tree.items.last else { return XCTFail() }
    XCTAssertEqual(scenario.documentation, " indented")
    XCTAssertEqual(scenario.declarations[0].documentation, "of C")
  }

  /// A `;` only ends a line, and an empty line is no other.
  func testDocumentationAboveASemicolon() {
    for (script, documentations) in [
      ("## a\n;party A", ["a"]), ("## a\n;\nparty A", ["a"]), ("## a\n\n ; ;; \n\nparty A", ["a"]),
      ("## a\n;\n## b\nparty A", ["a\nb"]), ("## a\n; ## b\nparty A", ["a"]),
      ("## a\nparty A;party B", ["a", ""]), ("## a\nlet X = 1;party B", [""]),
      ("## a\n;let X = 1\n;party B", [""]), ("; ## a\nparty A", [""]),
    ] {
      let result = parsed(script)
      XCTAssertEqual(result.parsed.diagnostics, [], script)
      XCTAssertEqual(result.declarations.map(\.documentation), documentations, script)
    }
    guard
      case .scenario(let scenario)? = parsed("scenario S {\n## a\n;\n;party C\n}").tree.items.last
    else { return XCTFail() }
    XCTAssertEqual(scenario.declarations[0].documentation, "a")
  }

  func testNamesOfAnyAlphabet() {
    check("party Åre\nparty Ωmega\nparty 東京_2\nparty אב\nparty Ǆ")
    check("party 1️⃣å", finds: ["1️⃣": "SV021 the name `å` begins with a lowercase letter"])
    check(
      "party 1️⃣_A", finds: ["1️⃣": "SV004 unexpected character `_`"])
  }

  func testNamesAreComparedInNormalForm() {
    let result = parsed(
      "party \u{C5}re\nparty A\u{30A}re\nparty \u{212B}re\nparty \u{212A}\nparty K")
    let symbols = result.declarations.map(\.name.symbol)
    XCTAssertEqual(symbols[0], symbols[1])
    XCTAssertEqual(symbols[0], symbols[2])
    XCTAssertEqual(symbols[3], symbols[4])
    XCTAssertNotEqual(symbols[0], symbols[3])
  }

  func testLowercaseNameIsReportedOnce() {
    check(
      """
      party 1️⃣region
      group G { members region, Kommun }
      activity A { by region at 2 hours }
      """, finds: ["1️⃣": "SV021 the name `region` begins with a lowercase letter"])
  }

  func testNotUTF8IsSaidOnceAndGoesOn() {
    let latin1 = Array("party Sk".utf8) + [0xE5] + Array("ne \"".utf8) + [0xF6, 0xE4, 0x22]
    let result = parsed(latin1 + Array("\nparty b".utf8))
    XCTAssertEqual(
      result.parsed.diagnostics.map { "\($0.site.start) \($0.message)" },
      [
        "8 the file is not UTF-8, first here, in 3 bytes",
        "23 the name `b` begins with a lowercase letter",
      ])
    XCTAssertEqual(result.declarations.count, 2)
    XCTAssertEqual(
      parsed([0x23, 0x80]).parsed.diagnostics.map(\.message), ["the file is not UTF-8 here"])
    XCTAssertEqual(
      parsed([0xED, 0xA0, 0x80]).parsed.diagnostics.map(\.message).first,
      "the file is not UTF-8, first here, in 3 bytes")
  }

  func testNULIsSaidOnceAndGoesOn() {
    let result = parsed("party A\u{0}\u{0}\nparty B \u{0} \"x\"\n# \u{0}")
    XCTAssertEqual(
      result.parsed.diagnostics.map { "\($0.site.start) \($0.message)" },
      ["7 the file holds 4 NUL bytes, the first here"])
    XCTAssertEqual(result.declarations.count, 2)
  }

  func testUTF16IsSaidOnce() {
    for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
      let result = parsed(mark + [0x70, 0, 0x61, 0, 0x72, 0])
      XCTAssertEqual(
        result.parsed.diagnostics.map(\.message), ["the file is in UTF-16, not in UTF-8"])
    }
  }

  func testMarksAndLineEndsReadFine() {
    check("\u{FEFF}party A {\r\n  capacity 5 hours\r\n}\r\nparty B\rparty C")
    XCTAssertEqual(parsed("\u{FEFF}party A\r\nparty B\rparty C").declarations.count, 3)
    XCTAssertEqual(parsed("## a\r\n## b\r\nparty A").declarations[0].documentation, "a\nb")
  }

  func testUnexpectedCharactersAreSaidByRun() {
    check(
      "party A 1️⃣€€€\nlet X = 2️⃣? 5\nlet Y = 5 3️⃣≤ 6",
      finds: [
        "1️⃣": "SV004 unexpected character `€`", "2️⃣": "SV004 unexpected character `?`",
        "3️⃣": "SV004 unexpected character `≤`",
      ])
    check("party A 1️⃣\u{7}", finds: ["1️⃣": "SV004 unexpected character U+0007"])
  }

  func testNamesHaveNothingThatHides() {
    for hidden: Unicode.Scalar in ["\u{202E}", "\u{2066}", "\u{200B}", "\u{115F}"] {
      let number = String(hidden.value, radix: 16, uppercase: true)
      let code = "SV004 unexpected character U+" + (number.count < 4 ? "0" : "") + number
      check("party A1️⃣\(hidden)", finds: ["1️⃣": code])
      check("party 1️⃣\(hidden)A", finds: ["1️⃣": code])
    }
    XCTAssertEqual(
      parsed("party A\u{34F}").parsed.diagnostics.map(\.message), ["unexpected character U+034F"])
  }

  func testTurnedTextIsWarnedOf() {
    let found = "the order of the text behind it"
    check(
      "party A \"a1️⃣\u{202E}b\u{2069}\" # \u{202B}\n# 2️⃣\u{2067}\nparty B \"\u{200F}\u{5D0}\"",
      finds: [
        "1️⃣": "SV015 the invisible character U+202E turns \(found)",
        "2️⃣": "SV015 the invisible character U+2067 turns \(found)",
      ])
    XCTAssertEqual(parsed("# \u{202E}").parsed.diagnostics.map(\.severity), [.warning])
    let many = parsed(String(repeating: "# \u{202E}\n", count: 3_000)).parsed.diagnostics
    XCTAssertEqual(many.count, 1_000)
    // The line is looked through once for all of them.
    let long = "#" + String(repeating: "\u{202E}", count: 200_000) + "\n# \u{202D}\n"
    XCTAssertEqual(parsed(long).parsed.diagnostics.map { $0.site.start }, [1, 600_004])
  }

  func testSpellingsOfATable() {
    var symbols = SymbolTable()
    let first = symbols.intern("Åre")
    XCTAssertEqual(symbols.intern("A\u{30A}re"), first)
    XCTAssertEqual(symbols.symbol(of: "A\u{30A}re"), first)
    XCTAssertEqual(symbols[first], "Åre")
    XCTAssertNil(symbols.symbol(of: "Vemdalen"))
    XCTAssertEqual(symbols.intern("party"), Symbol(.party))
    XCTAssertEqual(Symbol(.party).keyword, .party)
    XCTAssertNil(first.keyword)
    let many = (0..<5000).map { symbols.intern("Name\($0)") }
    XCTAssertEqual(Set(many).count, 5000)
    XCTAssertEqual((0..<5000).map { symbols.intern("Name\($0)") }, many)
    XCTAssertEqual(symbols[many[4999]], "Name4999")
  }

  func testNearMisses() {
    let words = ["capacity", "horizon", "keeps", "part"]
    XCTAssertEqual(nearest(to: "capasity", among: words), "capacity")
    XCTAssertEqual(nearest(to: "Keeps", among: words), "keeps")
    XCTAssertEqual(nearest(to: "kepes", among: words), "keeps")
    XCTAssertEqual(nearest(to: "prat", among: words), "part")
    XCTAssertEqual(nearest(to: "pas", among: ["gap", "pays"]), "pays")
    XCTAssertNil(nearest(to: "wholly", among: words))
    XCTAssertNil(nearest(to: "keeps", among: ["keeps"]))
    XCTAssertNil(nearest(to: String(repeating: "k", count: 100), among: words))
  }

  /// Against every word measured in full: short words of few letters, so that many are near.
  func testTheNearestOfManyIsTheNearest() {
    var seed: UInt64 = 42
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<400 {
      let words = (0..<8).map { _ in
        String((0..<1 + random(12)).map { _ in Array("abAéÉ")[random(5)] })
      }
      let near = nearest(to: words[0], among: words.dropFirst())
      XCTAssertEqual(near, Self.likest(words[0], of: words.dropFirst()), "\(words)")
      for word in words {
        let edits = Self.edits(from: words[0], to: word)
        XCTAssertEqual(isSlip(words[0], for: word), edits <= 1, "\(words[0]) \(word)")
      }
    }
  }

  /// The first of the words with the fewest edits, of at most a third of the letters.
  private static func likest(_ word: String, of words: ArraySlice<String>) -> String? {
    let others = words.filter { $0 != word }.map { ($0, edits(from: word, to: $0)) }
    guard let fewest = others.map(\.1).min(), fewest <= word.count / 3 else { return nil }
    return others.first { $0.1 == fewest }?.0
  }

  /// The edits between two words, capitals aside, by their definition.
  private static func edits(from a: String, to b: String) -> Int {
    let (a, b) = (Array(a.lowercased()), Array(b.lowercased()))
    var table = (0...a.count).map { i in (0...b.count).map { i == 0 ? $0 : i } }
    for i in 0..<a.count {
      for j in 0..<b.count {
        var least = min(table[i][j + 1] + 1, table[i + 1][j] + 1)
        least = min(least, table[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
          least = min(least, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = least
      }
    }
    return table[a.count][b.count]
  }

  func testEveryTextSaysSomething() {
    for line in [
      "party A { knows 1️⃣\"\" }", "party A { tried \"a\", 1️⃣\" \" }",
      "party A { works on 1️⃣\"\" }", "party A { contact 1️⃣\"\u{A0}\" }",
      "activity A { needs 1️⃣\"\" }", "obstacle O { because 1️⃣\"\" }",
      "trial T { learned 1️⃣\"\" }", "trial T { ended because 1️⃣\"\" }",
      "forum F { about theme 1️⃣\"\" }", "mandate M { under 1️⃣\"\" }",
      "indicator I { source 1️⃣\"\" }", "handoff H { of 1️⃣\"\" }", "who tried 1️⃣\"\"",
      "who knows 1️⃣\"  \"",
    ] {
      check(line, finds: ["1️⃣": "SV049 this text says nothing"])
    }
    // Of an acceptance without a reason checking says it.
    check("accept SV204 on Queue owner A because \"\"")
    check("party A \"\" { knows \".\" }")
  }
}
