import Foundation
import TestSamples
import XCTest

/// Where scripts are read from: files, folders and standard input.
final class SourceTests: XCTestCase {
  func testSourcesThatCannotBeRead() throws {
    let folder = try TemporaryFolder.make()
    for command in ["verdict", "check", "run"] {
      let missing = try Tool.run(command, "no/such.samverka")
      XCTAssertEqual(missing.status, 2, command)
      XCTAssertEqual(missing.errors, "error: there is no file `no/such.samverka`\n", command)
      let directory = try Tool.run(command, folder.path)
      XCTAssertEqual(directory.status, 2, command)
      XCTAssertEqual(
        directory.errors,
        command == "verdict"
          ? "error: `\(folder.path)` is a directory; a file is wanted\n"
          : "error: no file that ends in .samverka, and no Markdown file with a block of one, lies "
            + "below `\(folder.path)`\n", command)
      let empty = try Tool.run(command, "-", input: " \n# only a comment\n")
      XCTAssertEqual(empty.status, 2, command)
      XCTAssertEqual(
        empty.errors, "error: `<stdin>` declares nothing, so nothing was checked\n", command)
      if command == "run" { continue }
      let values = try Tool.run(command, "-", input: "let A = 1.234\n")
      XCTAssertEqual(values.status, 2, command)
      XCTAssertEqual(
        values.errors,
        "error: `<stdin>` declares no party and no activity, so nothing was checked\n", command)
    }
    let unreadable = folder.appendingPathComponent("a.samverka")
    try CheckSamples.bridge.write(to: unreadable, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: unreadable.path)
    let outcome = try Tool.run("verdict", unreadable.path)
    if geteuid() != 0 {
      XCTAssertEqual(outcome.status, 2)
      XCTAssertEqual(outcome.errors, "error: `\(unreadable.path)` may not be read\n")
    }
    let endless = try Tool.run("check", "/dev/zero")
    XCTAssertEqual(endless.status, 2)
    XCTAssertEqual(endless.errors, "error: `/dev/zero` is no regular file\n")
  }

  /// Without a terminal, files and standard input are one script.
  func testASessionWithoutATerminal() throws {
    let folder = try TemporaryFolder.make()
    let files = [
      "a.samverka": "use \"b.samverka\"\nparty A { capacity 30 hours }\n",
      "b.samverka": "party B { capacity 7 hours }\n",
    ]
    for (name, text) in files {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let path = folder.path + "/a.samverka"
    let asked = try Tool.run("repl", path, input: "show capacity of A\nshow capacity of B\n")
    XCTAssertEqual(asked.errors, "")
    XCTAssertEqual(
      asked.output, "capacity of A: 30 hours\n\ncapacity of B: 7 hours\n")
    XCTAssertEqual(asked.status, 0)
    let unknown = try Tool.run("repl", path, input: "\nshow capacity of C\n")
    XCTAssertEqual(unknown.status, 1)
    XCTAssertTrue(unknown.errors.contains(" --> <stdin>:2:18"), unknown.errors)
    let missing = try Tool.run("repl", folder.path + "/no.samverka", input: "verdict\n")
    XCTAssertEqual(missing.errors, "error: there is no file `\(folder.path)/no.samverka`\n")
    XCTAssertEqual(missing.status, 2)
  }

  /// Whether all could be read does not hang on how many scripts the names stand for.
  func testSomeSourcesThatCannotBeRead() throws {
    let folder = try TemporaryFolder.make()
    let expecting = "let N = 2\nparty A\nshow N\nexpect N = 2\n"
    for name in ["a", "b", "c"] {
      try expecting.write(
        to: folder.appendingPathComponent("\(name).samverka"), atomically: true, encoding: .utf8)
    }
    for command in ["run", "test"] {
      let partly = try Tool.run(command, folder.path, folder.path + "/no.samverka")
      XCTAssertEqual(partly.status, 2, command)
      XCTAssertEqual(
        partly.errors, "error: there is no file `\(folder.path)/no.samverka`\n", command)
      XCTAssertTrue(partly.output.contains("c.samverka"), partly.output)
      let twice = try Tool.run(command, folder.path + "/a.samverka", folder.path + "/a.samverka")
      XCTAssertEqual(twice.status, 0, twice.output + twice.errors)
    }
  }

  /// A folder that may not be read is named, not the one above it, and the rest is checked.
  func testAFolderBelowThatCannotBeRead() throws {
    let folder = try TemporaryFolder.make()
    let inner = folder.appendingPathComponent("in/x")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    try "party A\n".write(
      to: folder.appendingPathComponent("in/a.samverka"), atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: inner.path)
    // Whoever may do everything gives that up first.
    let drop = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : ""
    let outcome = try Tool.shell(
      "command -v setpriv > /dev/null || exit 77; "
        + "\(drop)$(command -v samverka) check '\(folder.path)/in' 2>&1")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: inner.path)
    if [77, 126, 127].contains(outcome.status) { throw XCTSkip("rights cannot be given up here") }
    XCTAssertTrue(
      outcome.output.contains("error: `\(inner.path)` may not be read\n"), outcome.output)
    XCTAssertTrue(outcome.output.contains("/in/a.samverka\n"), outcome.output)
    XCTAssertEqual(outcome.status, 2)
  }

  /// Standard input imports from the folder of its name, and from nowhere without one.
  func testStandardInputImportsByItsName() throws {
    let folder = try TemporaryFolder.make()
    try CheckSamples.bridge.write(
      to: folder.appendingPathComponent("b.samverka"), atomically: true, encoding: .utf8)
    let named = try Tool.run(
      "run", "-", "--stdin-name", folder.path + "/none.samverka",
      input: "use \"b.samverka\"\nshow School\n")
    XCTAssertEqual(named.status, 0, named.errors)
    let nameless = try Tool.run("run", "-", input: "use \"b.samverka\"\nshow School\n")
    XCTAssertEqual(nameless.status, 1)
    XCTAssertTrue(nameless.errors.hasPrefix("error[SV054] a script from standard input has no"))
  }

  /// A directory stands for its scripts, those in Markdown too, each for itself.
  func testMarkdownBelowADirectory() throws {
    let folder = try TemporaryFolder.make()
    try CheckSamples.bridge.write(
      to: folder.appendingPathComponent("a.samverka"), atomically: true, encoding: .utf8)
    try "# Text\n```samverka\n\(CheckSamples.bridge)```\n".write(
      to: folder.appendingPathComponent("b.md"), atomically: true, encoding: .utf8)
    try "# Text\n".write(
      to: folder.appendingPathComponent("c.md"), atomically: true, encoding: .utf8)
    let outcome = try Tool.run("check", folder.path)
    XCTAssertEqual(outcome.status, 0)
    XCTAssertEqual(
      outcome.output.split(separator: "\n").filter { $0.hasPrefix(folder.path) }.map {
        String($0.dropFirst(folder.path.count + 1))
      }, ["a.samverka", "b.md"])
  }

  func testStandardInputIsRun() throws {
    let script = CheckSamples.bridge + "verdict\n"
    let outcome = try Tool.run([], input: script)
    XCTAssertEqual(outcome.status, 0)
    XCTAssertTrue(outcome.output.hasPrefix("The measures reward silos, whatever the figures"))
    XCTAssertEqual(outcome, try Tool.run("run", "-", input: script))
    XCTAssertEqual(
      try Tool.run("run", "-", input: CheckSamples.bridge),
      .init(
        output: "", errors: "`<stdin>` asks nothing; `samverka verdict` judges it\n", status: 0))
    XCTAssertEqual(
      try Tool.run("run", "-", input: "let A = 1\n"),
      .init(
        output: "", errors: "`<stdin>` asks nothing, and declares no party and no activity\n",
        status: 0))
  }

  func testDirectories() throws {
    let folder = try TemporaryFolder.make()
    let inner = folder.appendingPathComponent("b")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    for path in ["c.samverka", "b/a.samverka", "b/notes.txt", ".hidden.samverka"] {
      try CheckSamples.bridge.write(
        to: folder.appendingPathComponent(path), atomically: true, encoding: .utf8)
    }
    let outcome = try Tool.run("check", folder.path)
    XCTAssertEqual(outcome.status, 0)
    let names = outcome.output.split(separator: "\n").filter { $0.hasPrefix(folder.path) }
    XCTAssertEqual(names, ["\(folder.path)/b/a.samverka", "\(folder.path)/c.samverka"])
    // One that cannot be read does not keep the others from being checked.
    let mixed = try Tool.run("check", "nowhere", folder.path + "/c.samverka")
    XCTAssertEqual(mixed.status, 2)
    XCTAssertTrue(mixed.output.contains("verdict base"))
  }
}
