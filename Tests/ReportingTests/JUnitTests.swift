import XCTest

@testable import Reporting

/// Results as continuous integration reads them.
final class JUnitTests: XCTestCase {
  func testWritesSuitesAndTheirCases() {
    let fault = JUnit.Fault(message: "expected \"joint\" & <more>", kind: "SV901", text: "a\n  b")
    let junit = JUnit(suites: [
      .init(
        name: "a.samverka",
        cases: [
          .init(name: "silo", group: "a.samverka"),
          .init(name: "joint", group: "a.samverka", outcome: .failed(fault)),
          .init(name: "later", group: "a.samverka", outcome: .skipped("no data")),
        ]),
      .init(
        name: "b.samverka",
        cases: [
          .init(
            name: "parses", group: "b.samverka",
            outcome: .broken(.init(message: "m", kind: "SV020")))
        ]), .init(name: "c.samverka"),
    ])
    var text = ""
    junit.write(to: &text)
    XCTAssertEqual(
      text,
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="samverka" tests="4" failures="1" errors="1">
        <testsuite name="a.samverka" tests="3" failures="1" errors="0" skipped="1">
          <testcase classname="a.samverka" name="silo"/>
          <testcase classname="a.samverka" name="joint">
            <failure type="SV901" message="expected &quot;joint&quot; &amp; &lt;more&gt;">a
        b</failure>
          </testcase>
          <testcase classname="a.samverka" name="later">
            <skipped message="no data"/>
          </testcase>
        </testsuite>
        <testsuite name="b.samverka" tests="1" failures="0" errors="1" skipped="0">
          <testcase classname="b.samverka" name="parses">
            <error type="SV020" message="m"/>
          </testcase>
        </testsuite>
        <testsuite name="c.samverka" tests="0" failures="0" errors="0" skipped="0">
        </testsuite>
      </testsuites>

      """)
  }

  func testWhateverStandsInAScriptIsXML() {
    var scalars = (UInt32(0)...0x3000).compactMap(Unicode.Scalar.init)
    scalars += [
      "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{1F600}",
    ]
    let plain = xml(of: "ab")
    for scalar in scalars {
      let text = xml(of: "a\(scalar)]]>b")
      let name = "U+" + String(scalar.value, radix: 16)
      XCTAssertTrue(text.unicodeScalars.allSatisfy(Self.isAllowed), name)
      XCTAssertEqual(text.count { $0 == "<" }, plain.count { $0 == "<" }, name)
      XCTAssertEqual(text.count { $0 == "\"" }, plain.count { $0 == "\"" }, name)
      XCTAssertFalse(text.contains("]]>"), name)
      XCTAssertFalse(text.contains("& "), name)
    }
  }

  /// A report with `text` in every place.
  private func xml(of text: String) -> String {
    let fault = JUnit.Fault(message: text, kind: text, text: text)
    let junit = JUnit(suites: [
      .init(name: text, cases: [.init(name: text, group: text, outcome: .failed(fault))])
    ])
    var xml = ""
    junit.write(to: &xml)
    return xml
  }

  /// Whether XML 1.0 allows a character; a carriage return would be read as a newline.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
