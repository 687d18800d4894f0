import Diagnostics
import Driver
import Guiding
import Parsing
import Syntax
import XCTest

/// Every word of the language has help, and every example in it runs.
final class HelpTests: XCTestCase {
  func testEveryExampleRuns() throws {
    for entry in Guide.entries {
      let pipeline = try XCTUnwrap(
        Pipeline(name: entry.title, bytes: Array(entry.example.utf8)))
      let problems = pipeline.problems + pipeline.figureProblems(in: pipeline.scenarios)
      XCTAssertEqual(
        problems.filter { $0.severity == .error }.map(\.message), [],
        "\(entry.title)\n\(entry.example)")
      XCTAssertFalse(pipeline.isEmpty, entry.title)
      XCTAssertEqual(
        pipeline.answers().count, pipeline.queries.count, "\(entry.title)\n\(entry.example)")
      for result in pipeline.expectations() {
        XCTAssertNil(result.diagnostic?.message, "\(entry.title)\n\(entry.example)")
      }
      for acceptance in pipeline.review().acceptances {
        XCTAssertEqual("\(acceptance.state)", "inForce", "\(entry.title)\n\(entry.example)")
      }
    }
  }

  /// Lines that stand in the text and hold one of their own are lines of the language.
  func testEveryQuotedLineIsRead() throws {
    var count = 0
    for entry in Guide.entries {
      let parts = entry.text.split(separator: "`", omittingEmptySubsequences: false)
      for (index, line) in parts.enumerated() where index % 2 == 1 && line.contains("\"") {
        count += 1
        let faults = try [String(line), "change Zzzz { \(line) }"].map { try self.faults(in: $0) }
        XCTAssertTrue(faults.contains([]), "\(entry.title): \(line)\n\(faults)")
      }
    }
    XCTAssertGreaterThan(count, 2)
  }

  /// What is wrong with the shape of an entry.
  private func faults(in entry: String) throws -> [String] {
    var map = SourceMap()
    let file = try XCTUnwrap(map.add(name: "entry", bytes: Array(entry.utf8)))
    var symbols = SymbolTable()
    return parseEntry(file, symbols: &symbols).diagnostics.map(\.message)
  }

  func testNoWordIsMissing() {
    let explained = Set(Guide.entries.flatMap(\.words))
    let titles = Set(Guide.entries.map(\.title))
    for keyword in Keyword.allCases {
      XCTAssertTrue(explained.contains(keyword.spelling), "`\(keyword.spelling)` has no help")
    }
    for kind in DeclarationKind.allCases {
      XCTAssertTrue(titles.contains(kind.rawValue), "`\(kind.rawValue)` has no help")
    }
    for word in AttributeWord.allCases {
      XCTAssertTrue(titles.contains(word.rawValue), "`\(word.rawValue)` has no help")
    }
    for kind in Figure.Kind.allCases {
      let shape = kind.shape
      let words = shape.words + (shape.join.map { [$0] } ?? [])
      let title = words.map(\.spelling).joined(separator: " ")
      XCTAssertTrue(titles.contains(title), "`\(title)` has no help")
    }
    for word in [
      "verdict", "show", "why", "compare", "repair", "expect", "what if", "gaps", "turn", "robust",
    ] {
      XCTAssertTrue(titles.contains(word), "`\(word)` has no help")
    }
  }

  func testTheNoteFitsThePlace() {
    for (line, word, isAsked, note) in [
      ("show", "joint", true, "joint plan of, joint share"),
      ("expect", "joint", true, "expect joint work, joint plan of, joint share"),
      ("regards", "joint", false, "whether joint work is a main task or a side task for a party"),
      ("show joint", "plan", false, "how much of it would be best for all"),
      ("show", "not", true, "joins conditions, or turns one round"),
      ("Region must", "not", false, "what a party must, may or must not do"),
      ("", "for", true, "declarations for each row of a table"),
      ("by Region", "at", false, "who performs an activity, with what effort and money for each"),
    ] {
      let words = line.split(separator: " ").map(String.init)
      XCTAssertEqual(Guide.note(on: word, after: words, isAsked: isAsked), note, "\(line) \(word)")
    }
  }

  func testUnitsAndCurrenciesHaveHelp() {
    for (word, title) in [
      ("kr", "kr"), ("SEK", "kr"), ("hours", "hours"), ("h", "hours"),
      ("day", "days"),
      ("points", "points"), ("%", "%"), ("tkr", "million"), ("Mkr", "million"),
    ] {
      XCTAssertEqual(Guide.entries(about: word).first?.title, title, word)
    }
    XCTAssertEqual(Guide.entries(about: "currency").first?.title, "currency")
    XCTAssertEqual(Guide.entries(about: "zzz"), [])
  }

  func testWordsOfTheVerdictHaveHelp() {
    for word in ["pocket", "wrong pocket", "missing pocket", "fair split"] {
      XCTAssertEqual(Guide.entries(about: word).first?.title, "surplus of", word)
    }
  }

  func testNoEntryIsTheSame() {
    // `of` and `from` stand in several blocks with their own meaning.
    var seen: Set<String> = []
    for entry in Guide.entries where entry.title != "of" && entry.title != "tried" {
      XCTAssertTrue(seen.insert(entry.title).inserted, "`\(entry.title)` stands twice")
    }
  }
}
