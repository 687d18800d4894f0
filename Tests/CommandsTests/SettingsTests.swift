import Foundation
import XCTest

/// What `samverka.toml` does.
final class SettingsTests: XCTestCase {
  private var folder = URL(fileURLWithPath: "/")

  override func setUpWithError() throws { folder = try CheckSamples.folder() }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  /// Writes a file below the folder.
  private func write(_ text: String, _ path: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Runs a line of the shell in the folder and returns what it says and how it ends.
  private func run(_ line: String) throws -> String {
    let outcome = try Tool.shell("cd '\(folder.path)' && \(line) 2>&1; echo \"[exit $?]\"")
    return outcome.output
  }

  func testTheNearestWinsKeyByKey() throws {
    try write("", ".git/HEAD")
    try write(
      "fail-on = \"warning\"\ncurrency = \"SEK\"\n[rules]\nSV201 = \"note\"", "samverka.toml")
    try write("fail-on = \"note\"", "a/samverka.toml")
    try write("[rules]\nSV201 = \"off\"", "a/b/samverka.toml")
    try write(CheckSamples.bridge, "top.samverka")
    try write(CheckSamples.bridge, "a/middle.samverka")
    try write(CheckSamples.bridge, "a/b/low.samverka")
    XCTAssertTrue(try run("samverka check top.samverka").hasSuffix("1 note\n[exit 0]\n"))
    XCTAssertTrue(try run("samverka check a/middle.samverka").hasSuffix("1 note\n[exit 1]\n"))
    XCTAssertTrue(try run("samverka check a/b/low.samverka").hasSuffix("no findings\n[exit 0]\n"))
    XCTAssertTrue(try run("samverka check .").hasSuffix("[exit 1]\n"))
    // From elsewhere it is the same.
    XCTAssertTrue(
      try run("cd a/b && samverka check ../middle.samverka").hasSuffix("1 note\n[exit 1]\n"))
    // The command line has the last word.
    XCTAssertTrue(try run("samverka check --fail-on error a").hasSuffix("[exit 0]\n"))
  }

  /// Nothing above the root of the repository counts.
  func testTheRootOfTheRepositoryIsTheEnd() throws {
    try write("fail-on = \"note\"", "samverka.toml")
    try write("gitdir: elsewhere", "a/.git")
    try write(CheckSamples.bridge, "a/b/x.samverka")
    try write(CheckSamples.bridge, "c/x.samverka")
    XCTAssertTrue(try run("samverka check a").hasSuffix("[exit 0]\n"))
    XCTAssertTrue(try run("samverka check c").hasSuffix("[exit 1]\n"))
    // Without a repository it is the current folder.
    XCTAssertTrue(try run("cd c && samverka check .").hasSuffix("[exit 0]\n"))
    XCTAssertTrue(try run("cd c && samverka check ../c/x.samverka").hasSuffix("[exit 0]\n"))
    XCTAssertTrue(
      try run("samverka check - --stdin-name c/y.samverka < c/x.samverka").hasSuffix("[exit 1]\n"))
    XCTAssertTrue(try run("cat c/x.samverka | samverka check -").hasSuffix("[exit 1]\n"))
  }

  func testTheCurrencyOfScriptsThatNameNone() throws {
    let script = """
      party A { capacity 10 hours }
      indicator I { unit day / days; better lower; falls on A at 3 EUR per day }
      activity Work { by A at 1 hour and 2 EUR; up to 5; lowers I by 1 }
      show gain of A from Work

      """
    try write("", ".git/HEAD")
    try write(script, "a.samverka")
    try write("currency SEK\n" + script, "b.samverka")
    XCTAssertTrue(try run("samverka check a.samverka").hasSuffix("[exit 1]\n"))
    try write("currency = 'EUR'", "samverka.toml")
    XCTAssertTrue(try run("samverka check a.samverka").hasSuffix("[exit 0]\n"))
    XCTAssertEqual(try run("samverka run a.samverka"), "gain of A from Work: 1 EUR\n[exit 0]\n")
    XCTAssertTrue(try run("samverka verdict a.samverka").hasSuffix("[exit 0]\n"))
    XCTAssertTrue(try run("samverka check b.samverka").hasSuffix("[exit 1]\n"))
  }

  func testWhatIsWrongInIt() throws {
    try write("", ".git/HEAD")
    try write(CheckSamples.bridge, "a.samverka")
    try write(CheckSamples.bridge, "b.samverka")
    for (text, says) in [
      ("fail-no = \"note\"", "1: there is no setting `fail-no`; there is a similar one: `fail-on`"),
      (
        "quatsch = 1",
        "1: there is no setting `quatsch`; there is `fail-on`, `currency`, and the table `rules`"
      ),
      ("fail-on = \"never\"", "1: `fail-on` is \"error\" or \"warning\" or \"note\""),
      ("fail-on = true", "1: `fail-on` is \"error\" or \"warning\" or \"note\""),
      ("[rules]\nSV2044 = 'off'", "2: there is no rule `SV2044`; there is a similar one: `SV204`"),
      ("[rules]\nSV901 = 'off'", "2: `SV901` is an error, which no setting changes"),
      (
        "[rules]\nSV204 = 'on'",
        "2: `rules.SV204` is \"error\" or \"warning\" or \"note\" or \"off\""
      ),
      ("rules = 3", "1: `rules` is a table: [rules]"),
      ("[rules.x]\ny = 1", "2: there is no setting `rules.x.y`"),
      (
        "currency = 'Krona'",
        "1: `currency` is a lowercase word or a code of three capital letters, as \"kr\" or \"SEK\""
      ),
      ("[rule]", "1: there is no setting `rule`; there is a similar one: `rules`"),
      ("[rule]\nSV204 = 'off'", "2: there is no setting `rule.SV204`"),
      (
        "[rules]\n[quatsch] # nothing",
        "2: there is no setting `quatsch`; there is `fail-on`, `currency`, and the table `rules`"
      ),
      ("[rules.SV204]", "1: `rules.SV204` is \"error\""),
      ("[fail-on]", "1: `fail-on` is \"error\" or \"warning\" or \"note\""),
      ("fail-on 3", "1: `=` is wanted behind the key"),
    ] {
      try write(text, "samverka.toml")
      for command in ["check a.samverka b.samverka", "verdict a.samverka", "run a.samverka"] {
        let lines = try run("samverka \(command)").split(separator: "\n").map(String.init)
        XCTAssertEqual(lines.count, 2, "\(command): \(lines)")
        XCTAssertTrue(lines[0].hasPrefix("error: samverka.toml:\(says)"), lines[0])
        XCTAssertEqual(lines[1], "[exit 2]")
      }
    }
    try write("a = 1\nb = 2", "samverka.toml")
    XCTAssertEqual(try run("samverka check .").split(separator: "\n").count, 3)
  }

  func testALinkThatLeadsNowhere() throws {
    try write(CheckSamples.bridge, "a.samverka")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent("samverka.toml").path,
      withDestinationPath: "nowhere.toml")
    let said = try run("samverka check a.samverka")
    XCTAssertTrue(
      said.hasPrefix("error: `samverka.toml` cannot be read: it is a link that leads nowhere\n"),
      said)
    XCTAssertTrue(said.hasSuffix("[exit 2]\n"), said)
  }
}
