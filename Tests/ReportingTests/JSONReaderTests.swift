import XCTest

@testable import Reporting

/// What is JSON, and what is refused.
final class JSONReaderTests: XCTestCase {
  /// Reads `text` and writes it on one line; nil where it is refused.
  private func round(_ text: String) -> String? {
    guard let json = try? JSONReader.read(Array(text.utf8)) else { return nil }
    var result = ""
    json.writeLine(to: &result)
    return String(result.dropLast())
  }

  func testReadsWhatIsJSON() {
    for (text, expected) in [
      (" null ", "null"), ("[true,false]", "[true, false]"), ("{}", "{}"), ("[ ]", "[]"),
      (
        #"{"a":{"b":[1,-2.50,3e2,4E-2]},"a":0}"#, #"{ "a": { "b": [1, -2.5, 300, 0.04] }, "a": 0 }"#
      ),
      (#""\"\\\/\b\f\n\r\t\u00e5\ud83c\udf89å""#, #""\"\\/\u0008\u000c\n\u000d\tå🎉å""#),
      ("-0", "0"), ("\r\n\t1", "1"),
    ] {
      XCTAssertEqual(round(text), expected, text)
    }
  }

  func testRefusesWhatIsNot() {
    let deep = String(repeating: "[", count: 100_000)
    for text in [
      "", "nul", "01", "1.", ".5", "+1", "1e", "1e9999", "[1,]", "{\"a\" 1}", "{a: 1}", "[1] 2",
      "\"x",
      "\"\u{1}\"", #""\x""#, #""\ud83c""#, #""\ud83cx""#, #""\udf89""#, #""\u12""#, "[1", "{\"a\":",
      deep, String(repeating: "{\"a\":", count: 100_000), String(repeating: "9", count: 100_000),
      "'a'", "// 1", "NaN", "-", "tru e",
    ] {
      XCTAssertNil(round(text), String(text.prefix(40)))
    }
    XCTAssertNil(try? JSONReader.read([0x22, 0xFF, 0x22]))
    let edge = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    XCTAssertEqual(round(edge), edge)
    XCTAssertNil(round("[" + edge + "]"))
  }

  func testTellsTheLine() {
    XCTAssertThrowsError(try JSONReader.read(Array("{\n\"a\": 1,\n]".utf8))) {
      XCTAssertEqual($0 as? JSONReader.Problem, JSONReader.Problem(line: 3))
    }
  }
}
