import Foundation
import TestSamples
import XCTest

/// What the program says of its own use, and how it ends.
final class UsageTests: XCTestCase {
  /// The commands in the order of the help, those left out that begin something.
  private static let commands = [
    "verdict", "check", "run", "repair", "gaps", "compare", "diff", "test", "merge", "fmt",
    "explain", "rules",
  ]
  /// The commands in words.
  private static let known = (commands + ["repl", "init"]).map { "`\($0)`" }.joined(separator: ", ")

  func testWrongUseIsTwoAndSaysWhy() throws {
    let cases: [(words: [String], says: String)] = [
      (["chek"], "there is no command `chek`; there is a similar one: `check`"),
      (["quatsch"], "there is no command `quatsch`; there is \(Self.known)"),
      (["a.samverka"], "a command is wanted before a file: samverka verdict a.samverka"),
      (["-"], "a command is wanted before a file: samverka verdict -"),
      (["--verison"], "there is no option `--verison`; there is a similar one: `--version`"),
      (["verdict"], "no file is given; `-` reads standard input"),
      (["compare"], "no file is given; `-` reads standard input"),
      (["compare", "--format", "human"], "no file is given; `-` reads standard input"),
      (["verdict", "a", "b"], "one file is wanted, 2 are given"),
      (["init", "a", "b"], "one folder is wanted, 2 are given"),
      (["check", "--stdin-name", "", "-"], "`--stdin-name` needs a value: --stdin-name NAME"),
      (["--version", "extra"], "no file is wanted, `extra` is given"),
      (["help", "check", "extra"], "no file is wanted, `extra` is given"),
      (["verdict", "--ful", "a"], "there is no option `--ful`; there is a similar one: `--full`"),
      (["verdict", "-x", "a"], "there is no option `-x`"),
      (["verdict", "--full=yes", "a"], "`--full` takes no value"),
      (["verdict", "a", "--scenario"], "`--scenario` needs a value: --scenario NAME"),
      (
        ["verdict", "--format", "jsn", "a"],
        "`--format` is human or json, not `jsn`; there is a similar one: `json`"
      ),
      (["check", "--fail-on=never", "a"], "`--fail-on` is error or warning or note, not `never`"),
      (["run", "--full", "a"], "there is no option `--full`"),
      (
        ["help", "quatsch"],
        "there is no command `quatsch`; there is \(Self.known)"
      ),
      (["repair", "a", "--margin", "-1"], "`--margin` is a number from 0 on, not `-1`"),
      (
        ["repair", "a", "--margin", String(repeating: "7", count: 10_000)],
        "`--margin` takes at most 30 digits"
      ),
      (["repair", "a", "--by", "force"], "`--by` is rates or payments or both, not `force`"),
      (
        ["repair", "Examples/bridge.samverka", "--activity", "WarmHandove"],
        "there is no activity `WarmHandove`; there is a similar one: `WarmHandover`"
      ),
      (["\u{1B}[2J"], "there is no command `␛[2J`; there is \(Self.known)"),
      (["diff", "a"], "two files are wanted, the old and the new, 1 is given"),
      (["diff", "a", "b", "c"], "two files are wanted, the old and the new, 3 are given"),
      (["test", "--format", "xml", "a"], "`--format` is human or json or junit, not `xml`"),
      (
        ["compare", "Examples/bridge.samverka", "base", "SharedEar"],
        "there is no scenario `SharedEar`; there is a similar one: `SharedEye`"
      ),
    ]
    for (words, says) in cases {
      let outcome = try Tool.run(words)
      XCTAssertEqual(outcome.status, 2, "\(words)")
      XCTAssertEqual(outcome.output, "", "\(words)")
      let line = outcome.errors.split(separator: "\n").first.map(String.init)
      XCTAssertEqual(line, "error: \(says)", "\(words)")
      XCTAssertTrue(outcome.errors.contains("  = do:  samverka "), "\(words)")
    }
  }

  func testHelpOfEveryCommand() throws {
    let overview = try Tool.run("--help")
    XCTAssertEqual(overview.status, 0)
    for words in [["-h"], ["help"]] {
      XCTAssertEqual(try Tool.run(words), overview, "\(words)")
    }
    for command in Self.commands {
      XCTAssertTrue(overview.output.contains("\n  \(command) "), command)
      let help = try Tool.run(command, "--help")
      XCTAssertEqual(help.status, 0, command)
      XCTAssertEqual(help.errors, "", command)
      XCTAssertTrue(help.output.hasPrefix("samverka \(command): "), command)
      XCTAssertTrue(help.output.contains("\nExit status:\n  0    "), command)
      XCTAssertTrue(help.output.contains("\n  130  interrupted\n"), command)
      XCTAssertEqual(try Tool.run("help", command), help, command)
      XCTAssertEqual(
        try Tool.run(command, "--help", "--scenario=x").status == 0,
        ["verdict", "repair", "gaps"].contains(command))
      for line in (overview.output + help.output).split(separator: "\n") {
        XCTAssertLessThanOrEqual(line.count, 80, String(line))
        XCTAssertFalse(line.hasPrefix("Usage") && line.hasSuffix(" "), command)
      }
    }
  }

  /// What reads scripts for their verdicts reads them for another day.
  func testTheDayIsThatOfTheCommandLine() throws {
    let script = """
      as of 2026-01-01
      party A { capacity 10 hours }
      indicator I { unit day / days; better lower }
      activity X { by A at 1 hour; up to 10; lowers I by 1 }
      measure M of I { held by A; pays 5 kr per day; until 2026-06-30 }
      expect gain of A from X > 0 kr
      scenario S { change A { capacity 5 hours } }

      """
    XCTAssertEqual(try Tool.run("test", "-", input: script).status, 0)
    XCTAssertEqual(try Tool.run("test", "--as-of", "2027", "-", input: script).status, 1)
    for command in ["compare", "gaps"] {
      let own = try Tool.run(command, "--as-of", "2026-01-01", "-", input: script)
      XCTAssertEqual(own, try Tool.run(command, "-", input: script))
      XCTAssertEqual(try Tool.run(command, "--as-of", "tomorrow", "-", input: script).status, 2)
    }
    let file = "Examples/municipalities.samverka"
    XCTAssertEqual(try Tool.run("diff", "--as-of", "2027", "--exit-code", file, file).status, 0)
  }

  func testExamplesOfTheHelpWork() throws {
    var count = 0
    for command in Self.commands {
      let help = try Tool.run(command, "--help").output
      let examples = help.components(separatedBy: "\nExamples:\n")[1]
        .components(separatedBy: "\nExit status:")[0]
      for line in examples.split(separator: "\n") where !line.hasPrefix("   ") {
        count += 1
        let outcome = try Tool.shell(String(line))
        XCTAssertEqual(outcome.status, 0, String(line))
        XCTAssertFalse(outcome.output.isEmpty, String(line))
      }
    }
    XCTAssertGreaterThanOrEqual(count, 2 * Self.commands.count)
  }

  func testVersion() throws {
    let outcome = try Tool.run("--version")
    XCTAssertEqual(outcome, .init(output: "samverka 0.1.0\n", errors: "", status: 0))
  }

  func testAReaderThatGoesAwayIsNoError() throws {
    let outcome = try Tool.shell("exec 3>&1; { sleep 0.2; samverka --help; echo $? >&3; } | true")
    XCTAssertEqual(outcome.output, "0\n")
  }

  func testOutputThatCannotBeWrittenIsTwo() throws {
    XCTAssertEqual(try Tool.shell("samverka --help > /dev/full").status, 2)
    XCTAssertEqual(
      try Tool.shell("samverka --help 2>&1 > /dev/full").output,
      "error: the output cannot be written: No space left on device\n")
  }

  func testInterruptedIs130() throws {
    let process = Process()
    process.executableURL = Tool.binary
    process.arguments = ["run", "-"]
    let input = Pipe()
    process.standardInput = input
    try process.run()
    Thread.sleep(forTimeInterval: 0.3)
    process.interrupt()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationReason, .exit)
    XCTAssertEqual(process.terminationStatus, 130)
  }

  func testOnATerminal() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else {
      throw XCTSkip("no `script` to make a terminal with")
    }
    func onTerminal(_ line: String) throws -> String {
      try Tool.shell("script -qec '\(line)' /dev/null").output
    }
    let session =
      "(sleep 1; printf ':quit\\r') | XDG_STATE_HOME=$(mktemp -d) timeout 20 script -qec samverka"
    XCTAssertTrue(try Tool.shell("\(session) /dev/null").output.contains("samverka>"))
    let check = "samverka check Examples/discharge.samverka"
    XCTAssertTrue(try onTerminal(check).contains("\u{1B}["))
    for line in ["NO_COLOR=1 \(check)", "TERM=dumb \(check)", "\(check) --color never"] {
      XCTAssertFalse(try onTerminal(line).contains("\u{1B}["), line)
    }
  }

  func testOnlyWhatReadsFilesNamesStandardInput() throws {
    for (command, line, names) in [
      ("init", "init [OPTIONS] FOLDER", false), ("explain", "explain [OPTIONS] CODE", false),
      ("check", "check [OPTIONS] FILE…", true), ("diff", "diff [OPTIONS] OLD NEW", true),
    ] {
      let help = try Tool.run(command, "--help").output
      XCTAssertTrue(help.contains("Usage: samverka \(line)\n"), help)
      XCTAssertEqual(help.contains("--stdin-name"), names, command)
    }
    let folder = try TemporaryFolder.make().path + "/new"
    XCTAssertEqual(
      try Tool.shell("trap '' XFSZ; ulimit -f 0; samverka init \(folder)").status, 2)
    XCTAssertEqual(
      try Tool.run("init", folder).status, 0, "what could not be written is not in the way")
    let root = try TemporaryFolder.make().path
    let within = try Tool.shell(
      "cd '\(root)' && mkdir .git && samverka init 'my plan' 2>&1 && samverka init . 2>&1")
    XCTAssertEqual(within.status, 0)
    XCTAssertTrue(
      within.output.contains("  samverka check 'my plan'\n"), within.output)
    XCTAssertEqual(within.output.components(separatedBy: "move them").count, 2, within.output)
    XCTAssertEqual(try Tool.run("init").status, 2)
    XCTAssertEqual(try Tool.run("init", "a", "b").status, 2)
  }
}
