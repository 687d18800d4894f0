import Foundation
import XCTest

/// `samverka fmt` as a user runs it.
final class FormatTests: XCTestCase {
  private var folder = URL(fileURLWithPath: "/")

  override func setUpWithError() throws { folder = try CheckSamples.folder() }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  private static let untidy =
    "party  A\n\n\nparty B {horizon 1 year}\nparty C\nparty D\nparty E\nparty  F"
  private static let tidy =
    "party A\n\nparty B { horizon 1 year }\nparty C\nparty D\nparty E\nparty F\n"

  /// Writes a file into the folder.
  private func write(_ text: String, _ name: String) throws -> URL {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file
  }

  /// Runs the program in the folder.
  private func run(_ words: String..., input: String = "") throws -> Tool.Outcome {
    try Tool.run(["fmt"] + words, input: input, in: folder)
  }

  func testFilesAreLaidOutAndNamed() throws {
    let a = try write(Self.untidy, "a.samverka")
    let page = try write("```samverka\nparty  A\n```\n", "b.md")
    _ = try write("party A\n", "c.samverka")
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: a.path)
    XCTAssertEqual(
      try run("."), Tool.Outcome(output: "./a.samverka\n./b.md\n", errors: "", status: 0))
    XCTAssertEqual(try String(contentsOf: a, encoding: .utf8), Self.tidy)
    XCTAssertEqual(try String(contentsOf: page, encoding: .utf8), "```samverka\nparty A\n```\n")
    let mode = try FileManager.default.attributesOfItem(atPath: a.path)[.posixPermissions]
    XCTAssertEqual(mode as? Int, 0o750)
    XCTAssertEqual(try run("."), Tool.Outcome(output: "", errors: "", status: 0))
  }

  func testCheckChangesNothing() throws {
    let a = try write(Self.untidy, "a.samverka")
    XCTAssertEqual(
      try run("--check", "a.samverka"),
      Tool.Outcome(output: "a.samverka\n", errors: "", status: 1))
    XCTAssertEqual(try String(contentsOf: a, encoding: .utf8), Self.untidy)
    XCTAssertEqual(try run("--check", "-", input: Self.tidy).status, 0)
    XCTAssertEqual(
      try run("--check", "-", "--stdin-name", "x.samverka", input: "party  A").output,
      "x.samverka\n")
  }

  /// The prose around scripts may be in another encoding, which is kept.
  func testProseIsWrittenAsItWasRead() throws {
    let page = #"printf '# Linj\345r\n\n```samverka\nparty  A\n```\n' | "#
    let bytes = try Tool.shell(page + "samverka fmt - --stdin-name m.md | od -An -c | tr -d ' \n'")
    XCTAssertEqual(bytes.output, #"#Linj345r\n\n```samverka\npartyA\n```\n"#)
    XCTAssertEqual(try Tool.shell(page + "samverka fmt - --stdin-name m.md > /dev/full").status, 2)
  }

  func testDifferenceCanBeApplied() throws {
    let a = try write(Self.untidy, "a.samverka")
    let outcome = try run("--diff", "a.samverka")
    XCTAssertEqual(
      outcome.output,
      """
      --- a.samverka
      +++ a.samverka
      @@ -1,8 +1,7 @@
      -party  A
      +party A
       
      -
      -party B {horizon 1 year}
      +party B { horizon 1 year }
       party C
       party D
       party E
      -party  F
      \\ No newline at end of file
      +party F

      """)
    XCTAssertEqual(outcome.status, 0)
    XCTAssertEqual(try run("--diff", "--check", "a.samverka").status, 1)
    XCTAssertEqual(try String(contentsOf: a, encoding: .utf8), Self.untidy)
    for (old, name) in [
      (Self.untidy, "a.samverka"),
      ("\n\n\nparty A {horizon 1 year}\n\n\n\n; ;\nparty  B\r\n", "b.samverka"),
      (
        "party A { horizon 1 year\n keeps 50 % of what it saves; }\nparty B;party C\n", "c.samverka"
      ),
    ] {
      _ = try write(old, name)
      let new = try run("-", input: old).output
      let patched = try Tool.shell(
        "cd '\(folder.path)' && samverka fmt --diff \(name) | git apply -p0 - 2>&1; cat \(name)")
      XCTAssertEqual(patched.output, new, old)
    }
  }

  func testStandardInput() throws {
    XCTAssertEqual(
      try run("-", input: Self.untidy), Tool.Outcome(output: Self.tidy, errors: "", status: 0))
    XCTAssertEqual(
      try run("-", "--stdin-name", "a.md", input: "party  A\n").output, "party  A\n")
    let crossed = "\u{FEFF}party  A\r\n"
    XCTAssertEqual(try run("-", input: crossed).output, "\u{FEFF}party A\r\n")
  }

  func testWhatDoesNotParseStaysAndOthersGoOn() throws {
    let broken = try write("party  {\n", "a.samverka")
    let fine = try write("party  A\n", "b.samverka")
    let outcome = try run("a.samverka", "missing.samverka", "b.samverka")
    XCTAssertEqual(outcome.status, 2)
    XCTAssertEqual(outcome.output, "b.samverka\n")
    XCTAssertTrue(outcome.errors.contains("--> a.samverka:1:"), outcome.errors)
    XCTAssertTrue(outcome.errors.contains("there is no file `missing.samverka`"), outcome.errors)
    XCTAssertEqual(try String(contentsOf: broken, encoding: .utf8), "party  {\n")
    XCTAssertEqual(try String(contentsOf: fine, encoding: .utf8), "party A\n")
    XCTAssertEqual(try run("a.samverka").status, 1)
    let empty = try run("-", input: "party {")
    XCTAssertEqual(empty.output, "")
    XCTAssertEqual(empty.status, 1)
  }
}
