import Foundation
import XCTest

@testable import Commands

/// What goes with the program: its page, completions, and what runs it in the pipelines of others.
final class PackagingTests: XCTestCase {
  private static let commands = Program.commands.map { $0.syntax }

  /// Compares a file that is made of the help with it, or writes it anew with `SAMVERKA_UPDATE=1`.
  private func check(_ text: String, is path: String, line: UInt = #line) throws {
    let file = Tool.root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["SAMVERKA_UPDATE"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    XCTAssertEqual(
      try String(contentsOf: file, encoding: .utf8), text,
      "SAMVERKA_UPDATE=1 swift test --filter PackagingTests writes it anew", line: line)
  }

  func testMadeFilesAreFresh() throws {
    let page = ManualPage.text(Self.commands, version: Program.version)
    try check(page, is: "Documentation/samverka.1")
    try check(Completions.bash(Self.commands), is: "Editors/completions/samverka.bash")
    try check(Completions.zsh(Self.commands), is: "Editors/completions/_samverka")
    try check(Completions.fish(Self.commands), is: "Editors/completions/samverka.fish")
  }

  func testPageHoldsEveryOptionAndNoStrayRequest() {
    let page = ManualPage.text(Self.commands, version: Program.version)
    let requests: Set = [
      ".TH", ".SH", ".SS", ".TP", ".B", ".I", ".PP", ".EX", ".EE", ".RS", ".RE", ".\\\"",
    ]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      let word = String(line.prefix { $0 != " " })
      XCTAssertTrue(requests.contains(word), "\(line)")
    }
    for option in Self.commands.flatMap(\.allOptions) {
      let name = option.name.replacingOccurrences(of: "-", with: "\\-")
      XCTAssertTrue(page.contains("\\fB\(name)\\fP"), option.name)
    }
    XCTAssertTrue(page.unicodeScalars.allSatisfy(\.isASCII), "\(page.filter { !$0.isASCII })")
  }

  /// What bash offers for the last of `words`.
  private func offers(_ words: String...) throws -> [String] {
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      source Editors/completions/samverka.bash
      COMP_WORDS=(\(list)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _samverka
      printf '%s\\n' "${COMPREPLY[@]}"
      complete -p samverka
      """
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-completion-\(getpid()).sh")
    try script.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let outcome = try Tool.shell("bash -u '\(file.path)'")
    XCTAssertEqual(outcome.status, 0)
    var lines = outcome.output.split(separator: "\n").map(String.init)
    XCTAssertEqual(lines.popLast(), "complete -o default -F _samverka samverka")
    return lines
  }

  func testBashCompletes() throws {
    let names = Self.commands.map(\.name) + ["help", "--help", "--version"]
    XCTAssertEqual(try offers("samverka", ""), names)
    XCTAssertEqual(try offers("samverka", "fm"), ["fmt"])
    XCTAssertEqual(try offers("samverka", "fmt", "--d"), ["--diff"])
    XCTAssertEqual(
      try offers("samverka", "check", "--format", "gi"), ["github", "gitlab"].sorted())
    XCTAssertEqual(try offers("samverka", "help", "rep"), ["repair", "repl"])
    XCTAssertEqual(try offers("samverka", "check", "--format", "=", "gi"), ["github", "gitlab"])
    XCTAssertEqual(
      try offers("samverka", "compare", "--format", "="), ["human", "json", "markdown"])
    // Files are left to bash, and not offered where none is wanted.
    let script = try String(
      contentsOf: Tool.root.appendingPathComponent("Editors/completions/samverka.bash"),
      encoding: .utf8)
    for option in ["check --jobs", "check --shard", "repair --margin", "gaps --scenario"] {
      XCTAssertTrue(script.contains("\"\(option)\") compopt +o default"), option)
    }
    XCTAssertFalse(script.contains("\"check --baseline\")"))
    XCTAssertEqual(try offers("samverka", "check", "Ex"), [])
  }

  /// The lines of the shell behind each `run: |` of the action.
  private func steps() throws -> [String] {
    let action = Tool.root.appendingPathComponent(".github/actions/check/action.yml")
    var steps: [String] = []
    var isInside = false
    for line in try String(contentsOf: action, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("      run: |") {
        steps.append("set -eo pipefail\n")
        isInside = true
      } else if isInside && line.hasPrefix("        ") {
        steps[steps.count - 1] += line.dropFirst(8) + "\n"
      } else {
        isInside = false
      }
    }
    return steps
  }

  /// Runs a step of the action as the runner does, with `variables` by the environment.
  private func run(_ step: String, _ variables: String) throws -> Tool.Outcome {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-step-\(getpid()).sh")
    try step.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Tool.shell(
      "env FAIL_ON= SARIF= SAMVERKA=samverka \(variables) "
        + "bash --noprofile --norc -eo pipefail '\(file.path)'")
  }

  func testActionChecks() throws {
    let steps = try steps()
    XCTAssertEqual(steps.count, 2)
    let bad = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka action-\(getpid())")
    try FileManager.default.createDirectory(at: bad, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: bad) }
    try "party  A\nparty A\n".write(
      to: bad.appendingPathComponent("a b.samverka"), atomically: true, encoding: .utf8)

    XCTAssertEqual(try run(steps[0], "PATHS=Examples/bridge.samverka").status, 0)
    let failed = try run(
      steps[0], "PATHS=\"$(printf 'Examples/bridge.samverka\\n\\n\(bad.path)\\n')\"")
    XCTAssertEqual(failed.status, 1)
    XCTAssertTrue(failed.output.contains("::error file="), failed.output)
    XCTAssertEqual(
      try run(
        steps[0],
        "PATHS=Examples/discharge.samverka FAIL_ON=warning SARIF='\(bad.path)/o.sarif'"
      ).status, 1)
    let report = bad.appendingPathComponent("o.sarif")
    XCTAssertTrue(try String(contentsOf: report, encoding: .utf8).contains("\"2.1.0\""))
    // A path is a path, whatever is in it.
    XCTAssertEqual(try run(steps[0], "PATHS='$(touch x); --watch'").status, 2)
    XCTAssertEqual(try run(steps[1], "PATHS=Examples/bridge.samverka").status, 0)
    let untidy = try run(steps[1], "PATHS='\(bad.path)'")
    XCTAssertEqual(untidy.status, 1)
    XCTAssertTrue(untidy.output.contains("-party  A\n+party A\n"), untidy.output)
  }

  func testInputsOfTheActionAreUsedByTheEnvironmentOnly() throws {
    let action = try String(
      contentsOf: Tool.root.appendingPathComponent(".github/actions/check/action.yml"),
      encoding: .utf8)
    for step in try steps() { XCTAssertFalse(step.contains("${{"), step) }
    for name in ["paths", "fail-on", "format-check", "sarif", "samverka"] {
      XCTAssertTrue(action.contains("\n  \(name):\n"), name)
      XCTAssertTrue(action.contains("inputs.\(name) "), name)
    }
  }

  func testHooksAndSnippetAreCommandsThatWork() throws {
    let hooks = try String(
      contentsOf: Tool.root.appendingPathComponent(".pre-commit-hooks.yaml"), encoding: .utf8)
    let entries = hooks.split(separator: "\n").compactMap { line in
      line.hasPrefix("  entry: ") ? String(line.dropFirst(9)) : nil
    }
    XCTAssertEqual(entries, ["samverka check", "samverka fmt --check"])
    for entry in entries {
      XCTAssertEqual(try Tool.shell("\(entry) Examples/bridge.samverka").status, 0, entry)
    }
    let snippet = try String(
      contentsOf: Tool.root.appendingPathComponent(".gitlab/samverka.yml"), encoding: .utf8)
    let line = try XCTUnwrap(snippet.split(separator: "\n").first { $0.hasPrefix("    - ") })
    let outcome = try Tool.shell(
      "here=$PWD; cd \"$(mktemp -d)\" && SAMVERKA_PATHS=\"$here/Examples/bridge.samverka\" && "
        + "\(line.dropFirst(6)) >/dev/null; echo $?; ls; rm -r \"$PWD\"")
    XCTAssertEqual(outcome.output, "0\nsamverka-junit.xml\nsamverka-quality.json\n")
  }
}
