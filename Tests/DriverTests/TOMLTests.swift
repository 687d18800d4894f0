import XCTest

@testable import Driver

/// The part of TOML that settings are written in.
final class TOMLTests: XCTestCase {
  /// Reads `text` and compares the values, as `path = value`, and the faults, as `line: fault`.
  private func check(
    _ text: String, gives values: [String] = [], finds faults: [String] = [],
    line: UInt = #line
  ) {
    let reader = TOMLReader(Array(text.utf8))
    let found = reader.entries.map { entry -> String in
      let path = entry.path.map { $0.contains(".") ? "'\($0)'" : $0 }.joined(separator: ".")
      switch entry.value {
      case .string(let text): return "\(path) = \(text.debugDescription)"
      case .integer(let number): return "\(path) = \(number)"
      case .truth(let truth): return "\(path) = \(truth)"
      case .emptyTable: return "[\(path)]"
      }
    }
    XCTAssertEqual(found, values, text, line: line)
    XCTAssertEqual(reader.faults.map { "\($0.line): \($0.fault)" }, faults, text, line: line)
  }

  func testValuesOfEveryKind() {
    check("")
    check("# nothing\r\n\r\n\t# but comments")
    check("\u{FEFF}a = 1", gives: ["a = 1"])
    check(
      #"a = "x # \"y\" \\ \t \u00e5 \U0001F389" # text"#,
      gives: ["a = \"x # \\\"y\\\" \\\\ \\t å 🎉\""])
    check(#"a = 'C:\no\escape'"#, gives: ["a = \"C:\\\\no\\\\escape\""])
    check("a=true\r\nb = false\n", gives: ["a = true", "b = false"])
    check(
      "a = +1_000\nb = -17\nc = 0\nd = 0xFf\ne = 0o17\nf = 0b1_01",
      gives: ["a = 1000", "b = -17", "c = 0", "d = 255", "e = 15", "f = 5"])
  }

  func testKeysAndTables() {
    check(
      "[rules]\nSV204 = \"off\"\n[ a . \"b c\" . 'd' ]\nx.y = 1\nx.z = 2\n[a]\n1-2_3 = 3",
      gives: ["rules.SV204 = \"off\"", "a.b c.d.x.y = 1", "a.b c.d.x.z = 2", "a.1-2_3 = 3"])
    check("[a]\n# nothing\n[b.c]\n[d]\nx = 1", gives: ["[a]", "[b.c]", "d.x = 1"])
    check("\"a.b\".c = 1\n\"\" = 2", gives: ["'a.b'.c = 1", " = 2"])
  }

  func testWhatIsThereTwice() {
    check("a = 1\na = 2", gives: ["a = 1"], finds: ["2: repeated(\"a\")"])
    check("[a]\n[a]", gives: ["[a]"], finds: ["2: repeated(\"a\")"])
    check("a = 1\n[a]", gives: ["a = 1"], finds: ["2: repeated(\"a\")"])
    check("a = 1\na.b = 2", gives: ["a = 1"], finds: ["2: repeated(\"a\")"])
    check("a.b = 1\n[a]", gives: ["a.b = 1"], finds: ["2: repeated(\"a\")"])
    check("[a.b]\n[a]\nb.c = 1", gives: ["[a.b]"], finds: ["3: repeated(\"a.b\")"])
    check("a = 1\n[a.b]", gives: ["a = 1"], finds: ["2: repeated(\"a.b\")"])
    check("[a.b]\nx = 1\n[a]\nx = 2", gives: ["a.b.x = 1", "a.x = 2"])
  }

  func testWhatIsNoTOMLOrNotRead() {
    for (text, fault) in [
      ("a", "noEqualSign"), ("= 1", "noKey"), ("a =", "noValue"), ("a = # x", "noValue"),
      ("a = x", "noValue"), ("a = \"x", "openString"), ("a = 'x", "openString"),
      ("a = \"\\x\"", "badEscape"), ("a = \"\\uD800\"", "badEscape"), ("a = 01", "badNumber"),
      ("a = 1__0", "badNumber"), ("a = 99999999999999999999", "largeNumber"),
      ("a = 0xffffffffffffffffff", "largeNumber"), ("a = 1２", "rest"),
      ("a = \"x\u{0}\"", "control"), ("a = 'x\u{1B}'", "control"),
      ("a = 0xg", "badNumber"),
      ("[a", "badHeader"), ("[a] b", "rest"), ("a = 1 b", "rest"), ("a = \"x\"y", "rest"),
      ("å = 1", "noKey"), ("[]", "noKey"), ("a. = 1", "noKey"), ("# \u{1}", "notText"),
      ("a = 1.5", "notRead(\"a fraction\")"), ("a = 1e3", "notRead(\"a fraction\")"),
      ("a = 2026-01-01", "notRead(\"a date\")"), ("a = [1]", "notRead(\"an array\")"),
      ("a = {b = 1}", "notRead(\"a table on one line\")"), ("[[a]]", "notRead(\"[[…]]\")"),
      ("a = \"\"\"x\"\"\"", "notRead(\"a string on several lines\")"),
      ("a = '''x'''", "notRead(\"a string on several lines\")"),
    ] {
      // One fault does not hide the next.
      check(text + "\n=", finds: ["1: \(fault)", "2: noKey"])
    }
    XCTAssertEqual(TOMLReader([0x61, 0xFF]).faults.map(\.fault), [.notText])
    XCTAssertEqual(TOMLReader([0xFF, 0xFE, 0x61, 0]).faults.map(\.fault), [.isUTF16])
    XCTAssertEqual(TOMLReader([0xFE, 0xFF, 0, 0x61]).faults.map(\.fault), [.isUTF16])
  }

  func testKeysHaveFewParts() {
    let parts = Array(repeating: "a", count: 16).joined(separator: ".")
    check("\(parts) = 1", gives: ["\(parts) = 1"])
    check("\(parts).a = 1\n[\(parts).a]", finds: ["1: deepKey", "2: deepKey"])
    // Each part that is met is noted: without a bound this would take the square of their number.
    let many = String(repeating: "a.", count: 500_000)
    check("\(many)a = 1", finds: ["1: deepKey"])
  }
}
