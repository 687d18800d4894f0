import Arithmetic
import XCTest

@testable import Tabulating

/// Saved responses: strict JSON, bounded, and what Kolada puts into it.
final class ResponseTests: XCTestCase {
  /// What reading `text` as JSON gives, as text; an error as its code and headline.
  private func read(_ text: String) -> String {
    do throws(ResponseProblem) {
      return shown(try readJSON(file(Array(text.utf8))))
    } catch {
      return "\(error.diagnostic.code) \(error.diagnostic.message)"
    }
  }

  /// A value as text.
  private func shown(_ node: JSONNode) -> String {
    switch node.content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): value.decimal(significantDigits: 20)
    case .string(let text): "'\(text)'"
    case .array(let elements): "[" + elements.map(shown).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\($0.key):\(shown($0.value))" }.joined(separator: ",") + "}"
    }
  }

  /// Brackets as deep as they may be.
  private let edge = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)

  func testValues() {
    for (text, expected) in [
      ("null", "null"), (" true\n", "true"), ("[false , 1]", "[false,1]"), ("[]", "[]"),
      ("{}", "{}"), (#"{"a":{"b":[1,2]},"c":""}"#, "{a:{b:[1,2]},c:''}"), ("-0.5", "-0.5"),
      ("31.30", "31.3"), ("1e3", "1000"), ("125E-2", "1.25"), ("1.5e+1", "15"), ("0", "0"),
      (#""\u00e5\n\"\\\/ö""#, "'å\n\"\\/ö'"), (#""\ud83d\ude00""#, "'😀'"),
      (#""\b\f\r\t""#, "'\u{8}\u{C}\r\t'"), ("\r\n\t[ -0 ]", "[0]"), ("4E-2", "0.04"),
      (edge, edge),
      ("\u{FEFF}1", "1"),
    ] { XCTAssertEqual(read(text), expected, text) }
  }

  func testWhatIsNoJSON() {
    for (text, expected) in [
      ("", "SV650 the response is empty"),
      (" ", "SV653 the response is no JSON: expected a value"),
      ("[1,]", "SV653 the response is no JSON: expected a value"),
      ("[1 2]", "SV653 the response is no JSON: expected `,` or `]`"),
      (#"{"a" 1}"#, "SV653 the response is no JSON: expected `:`"),
      (#"{"a":1,}"#, "SV653 the response is no JSON: expected a name in quotation marks"),
      ("{a:1}", "SV653 the response is no JSON: expected a name in quotation marks"),
      (#"{"a":1,"a":2}"#, "SV655 `a` stands twice in one object"),
      ("01", "SV653 the response is no JSON: expected no zero before other digits"),
      ("+1", "SV653 the response is no JSON: expected a value"),
      ("1.", "SV653 the response is no JSON: expected a digit"),
      ("1e", "SV653 the response is no JSON: expected a digit"),
      ("-", "SV653 the response is no JSON: expected a digit"),
      (".5", "SV653 the response is no JSON: expected a value"),
      ("'a'", "SV653 the response is no JSON: expected a value"),
      ("// 1", "SV653 the response is no JSON: expected a value"),
      ("[1", "SV653 the response is no JSON: expected `,` or `]`"),
      ("{\"a\":", "SV653 the response is no JSON: expected a value"),
      ("[" + edge + "]", "SV654 the response is nested more than 64 deep"),
      ("NaN", "SV653 the response is no JSON: expected a value"),
      ("nul", "SV653 the response is no JSON: expected a value"),
      ("1 1", "SV653 the response is no JSON: expected the end of the file"),
      ("\"a", "SV653 the response is no JSON: expected a closing quotation mark"),
      ("\"a\n\"", "SV653 the response is no JSON: expected no control character in a string"),
      (#""\x""#, "SV653 the response is no JSON: expected an escape"),
      (#""\u12G4""#, "SV653 the response is no JSON: expected four hexadecimal digits"),
      (#""\ud83d""#, "SV653 the response is no JSON: expected the second half of a character"),
      (#""\ude00""#, "SV653 the response is no JSON: expected the second half of a character"),
      (
        #""\ud83d\u0041""#, "SV653 the response is no JSON: expected the second half of a character"
      ),
      ("1e999999999999999999999", "SV656 the number has more than 1000 digits"),
      ("1e1001", "SV656 the number has more than 1000 digits"),
      (String(repeating: "9", count: 1_001), "SV656 the number has more than 1000 digits"),
      (String(repeating: "[", count: 100_000), "SV654 the response is nested more than 64 deep"),
      (
        String(repeating: #"{"a":"#, count: 100_000),
        "SV654 the response is nested more than 64 deep"
      ),
    ] { XCTAssertEqual(read(text), expected, String(text.prefix(40))) }
  }

  func testTextsAreUTF8() {
    do throws(JSONFault) {
      _ = try JSONReader.read([0x5B, 0x22, 0xFF, 0x22, 0x5D])
      XCTFail("read")
    } catch { XCTAssertEqual(error, JSONFault(.syntax("text in UTF-8"), 1..<4)) }
  }

  func testOtherEncodings() {
    for bytes: [UInt8] in [[0x22, 0xE5, 0x22], [0x22, 0, 0x22], [0xFF, 0xFE, 0x31, 0]] {
      do throws(ResponseProblem) {
        _ = try readJSON(file(bytes))
        XCTFail("read")
      } catch { XCTAssertEqual(error.diagnostic.code.number, 652) }
    }
  }

  /// Random text of the format never crashes it, and every place lies in the file.
  func testRandomText() {
    let parts = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "u00e5", "1", "-", ".", "e", "null", " ",
    ]
    var state: UInt64 = 7
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += parts[Int(state >> 33) % parts.count]
      }
      let file = file(Array(text.utf8))
      let (response, diagnostics) = readKolada(file)
      XCTAssertEqual(response == nil, !diagnostics.isEmpty, text)
      for one in diagnostics {
        XCTAssertTrue(file.span.start <= one.site.start && one.site.end <= file.span.end, text)
      }
    }
  }

  func testAResponseOfKolada() throws {
    let text = """
      {"values":[{"kpi":"N00945","municipality":"0180","period":2024,"values":[
        {"gender":"T","count":3,"status":"","value":31.3,"isdeleted":false},
        {"gender":"K","count":1,"status":"Private","value":null},
        {"gender":"M","value":29,"isdeleted":true}]}],
       "next_url":"https://example.org/2"}
      """
    let (response, diagnostics) = readKolada(file(Array(text.utf8)))
    XCTAssertEqual(diagnostics.map(\.code.number), [658])
    let entries = try XCTUnwrap(response?.entries)
    XCTAssertEqual(entries.map { $0.text(of: "gender") }, ["T", "K", "M"])
    XCTAssertEqual(entries.map { $0.text(of: "municipality") }, ["0180", "0180", "0180"])
    XCTAssertEqual(entries.map(\.value), [Rational(313, over: 10), nil, nil])
    XCTAssertEqual(entries.map(\.status), ["", "Private", "deleted"])
    XCTAssertEqual(entries.map(\.count), [3, 1, 1])
    XCTAssertEqual(response?.keys, ["kpi", "municipality", "gender"])
  }

  func testWhatIsNoResponse() {
    for (text, wanted) in [
      ("[]", "an object with `values`, an array"),
      (#"{"values":[{"period":2024}]}"#, "an object with `values`, an array"),
      (#"{"values":[{"values":[]}]}"#, "a `period`, a year"),
      (#"{"values":[{"period":2024.5,"values":[]}]}"#, "a `period`, a year"),
      (#"{"values":[{"period":2024,"values":[{}]}]}"#, "a `value`, a number or null"),
      (#"{"values":[{"period":2024,"values":[{"value":"1"}]}]}"#, "a `value`, a number or null"),
    ] {
      let (response, diagnostics) = readKolada(file(Array(text.utf8)))
      XCTAssertNil(response, text)
      XCTAssertEqual(
        diagnostics.map(\.message),
        ["the file is no response of Kolada: expected \(wanted)"], text)
    }
  }
}
