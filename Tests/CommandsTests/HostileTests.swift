import Foundation
import TestSamples
import XCTest

/// What the commands make of files, streams and scripts that mean harm.
final class HostileTests: XCTestCase {
  /// A script in which everything a writer shows has text that would act on a terminal.
  private let hostile: String = {
    let evil = "\u{1B}[2J\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\u{2066}\u{200B}\u{85}\u{2028}\r"
      .replacingOccurrences(of: "\r", with: "\u{8}")
    return """
      ## \(evil) documented
      party Region "\(evil)" { capacity 2 000 hours }
      party Kommun "\(evil)" { capacity 1 800 hours }
      indicator Days "\(evil)" {
        unit "\(evil)day" / "\(evil)days"
        better lower
        source "\(evil)"
        baseline 9 000
        falls on Region at 9 000 kr per "\(evil)day"
      }
      activity Plan "\(evil)" { # \(evil)
        by Region at 2 hours
        by Kommun at 2 hours and 900 kr
        up to 600
        lowers Days by 3
      }
      activity Quick "\(evil)" {
        by Region at 1 hour
        up to 600
        lowers Days by 1
      }
      measure Queue of Days "\(evil)" {
        held by Region
        pays 4 000 kr per "\(evil)day"
      }
      goal Home "\(evil)" {
        owners Region, Kommun
        worth 9 000 kr per "\(evil)day" of Days
        reach Days 8 000 by 2028
      }
      budget Fund "\(evil)" {
        from Region 60 %
        from Kommun 40 %
        limit 1 million kr per year
        covers Plan at 100 %
      }
      mandate Must "\(evil)" {
        Region must Plan with Kommun
        under "\(evil)"
      }
      scenario Other "\(evil)" { without Queue }
      expect silo
      expect joint work in Other
      expect level of Days < 3 "\(evil)days"
      verdict
      show Plan
      show Days
      show Fund
      show Must
      why verdict
      why worth of Plan
      why gain of Kommun from Plan
      compare base with Other
      repair
      repair Plan

      """
  }()

  func testTextOfScriptsIsSafeEverywhere() throws {
    let broken = hostile.replacingOccurrences(of: "by Region at 2 hours", with: "by \u{1B}[2JX")
    for script in [hostile, broken] {
      for command in [
        ["verdict"], ["verdict", "--full"], ["verdict", "--format=json"],
        ["verdict", "--scenario=Other"], ["check"], ["check", "--fail-on=note"], ["run"],
        ["repair"], ["gaps"], ["test"], ["test", "--format=json"], ["test", "--format=junit"],
      ] {
        let outcome = try Tool.run(
          command + ["-", "--stdin-name", "\u{1B}[2J\u{202E}name"], input: script)
        XCTAssertLessThan(outcome.status, 2, "\(command)")
        let text = outcome.output + outcome.errors
        XCTAssertFalse(text.isEmpty, "\(command)")
        for scalar in text.unicodeScalars where scalar != "\n" {
          XCTAssertFalse(
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
              || (0x2028...0x202E).contains(scalar.value)
              || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0x200B,
            "\(command) shows U+\(String(scalar.value, radix: 16))")
        }
      }
    }
  }

  func testReportsOfOthersAreSafe() throws {
    let folder = try TemporaryFolder.make()
    let report = try Tool.run("check", "--format", "json", "-", input: "party A\n").output
    let path = folder.path + "/report.json"
    try report.replacingOccurrences(of: "\"source\": \"party A", with: "\"source\": \"\\u001b[31m")
      .write(toFile: path, atomically: false, encoding: .utf8)
    let merged = try Tool.run("merge", path).output
    XCTAssertTrue(merged.contains("1 | ␛[31m"), merged)
  }

  func testHostileScriptIsWhole() throws {
    let outcome = try Tool.run("verdict", "-", input: hostile)
    XCTAssertEqual(outcome.status, 0, outcome.errors)
    XCTAssertTrue(outcome.errors.contains("warning[SV015]"), outcome.errors)
    XCTAssertTrue(try Tool.run("run", "-", input: hostile).output.contains("␛[2J␛]0;x␇"))
  }

  func testJSONOfHostileTextIsJSON() throws {
    let outcome = try Tool.run("verdict", "--format=json", "-", input: hostile)
    XCTAssertNoThrow(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)))
  }

  func testNamesOfFilesAreSafe() throws {
    let folder = try TemporaryFolder.make()
    let path = folder.path + "/\u{1B}[2J\u{202E}.samverka"
    _ = FileManager.default.createFile(atPath: path, contents: Data("party A { bad }\n".utf8))
    for words in [["check", path], ["check", folder.path], ["run", path], ["verdict", path]] {
      let outcome = try Tool.run(words)
      XCTAssertEqual(outcome.status, 1)
      let text = outcome.output + outcome.errors
      XCTAssertTrue(text.contains("/␛[2J\\u{202E}.samverka:1:11"), text)
      XCTAssertFalse(text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }
  }

  /// Scripts below a folder that cannot be opened are told, not passed over.
  func testNamesThatAreNotText() throws {
    let folder = try TemporaryFolder.make()
    let make = try Tool.shell(
      "cd \(folder.path) && printf 'party A\n' > good.samverka && ln -s none link.samverka && "
        + "cp good.samverka \"$(printf '\\377.samverka')\" && "
        + "mkdir \"$(printf '\\377')\" && cp good.samverka \"$(printf '\\377')\"")
    XCTAssertEqual(make.status, 0)
    let outcome = try Tool.run("check", folder.path)
    XCTAssertEqual(outcome.status, 2)
    XCTAssertTrue(outcome.output.contains("/good.samverka\n"), outcome.output)
    XCTAssertEqual(
      outcome.errors,
      """
      error: there is no file `\(folder.path)/link.samverka`
      error: there is no file `\(folder.path)/\u{FFFD}.samverka`; the names of files are read as UTF-8
      error: there is no file `\(folder.path)/\u{FFFD}`; the names of files are read as UTF-8

      """)
  }

  func testSpecialFilesAreRefusedAtOnce() throws {
    let folder = try TemporaryFolder.make()
    let pipe = folder.path + "/pipe.samverka"
    XCTAssertEqual(mkfifo(pipe, 0o600), 0)
    let loop = folder.path + "/loop.samverka"
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    for path in [
      pipe, loop, "/dev/zero", "/dev/null", "/dev/tty", "/proc/self/mem", "/proc/kmsg",
      "/etc/passwd/x",
    ] {
      for command in ["check", "verdict", "run", "repair"] {
        let outcome = try Tool.shell("timeout 20 samverka \(command) \(path) 2>&1")
        XCTAssertEqual(outcome.status, 2, "\(command) \(path)")
        XCTAssertTrue(outcome.output.hasPrefix("error: "), outcome.output)
        XCTAssertTrue(outcome.output.contains("`\(path)`"), outcome.output)
      }
    }
  }

  func testALimitToTheSizeOfFilesIsTold() throws {
    let file = try TemporaryFolder.make().path + "/out.json"
    let outcome = try Tool.shell(
      "bash -c 'ulimit -f 0; samverka check Examples/bridge.samverka --output json:\(file) 2>&1 "
        + ">/dev/null; echo $?' | cat")
    XCTAssertEqual(outcome.output, "error: `\(file)` cannot be written: File too large\n2\n")
    XCTAssertFalse(FileManager.default.fileExists(atPath: file))
  }

  /// A pipe is written to as soon as somebody reads from it, and given up where nobody does.
  func testOutputToAPipe() throws {
    let pipe = try TemporaryFolder.make().path + "/pipe"
    XCTAssertEqual(mkfifo(pipe, 0o600), 0)
    let command = "timeout 60 samverka check Examples/bridge.samverka --output json:\(pipe)"
    let alone = try Tool.shell("\(command) 2>&1 > /dev/null")
    XCTAssertEqual(
      alone.output, "error: `\(pipe)` cannot be written: nobody reads from it\n")
    XCTAssertEqual(alone.status, 2)
    let read = try Tool.shell("(sleep 0.3; cat \(pipe)) & \(command) > /dev/null; wait")
    XCTAssertTrue(read.output.contains("samverka.check/1"), read.output)
  }

  func testStreamsByNameAreRead() throws {
    let script = "'party A\\nindicator I { better lower }\\n'"
    for line in [
      "printf \(script) | samverka check /dev/stdin",
      "printf \(script) | samverka check /dev/fd/0",
      "printf \(script) | samverka check -",
      "bash -c \"samverka check <(printf \(script))\"",
      "{ printf party; sleep 0.3; printf ' A\\n'; } | samverka check /dev/stdin",
    ] {
      let outcome = try Tool.shell(line)
      XCTAssertEqual(outcome.status, 0, line)
      XCTAssertTrue(outcome.output.contains("verdict base"), outcome.output)
    }
    XCTAssertEqual(try Tool.shell("samverka check - < /").status, 2)
    XCTAssertEqual(try Tool.shell("samverka check - <&-").status, 2)
  }

  func testOutputThatCannotBeWritten() throws {
    let example = "Examples/discharge.samverka"
    for words in [
      "check", "verdict", "verdict --full", "verdict --format=json", "run", "repair",
    ] {
      let full = try Tool.shell("samverka \(words) \(example) 2>&1 >/dev/full")
      XCTAssertEqual(full.status, 2, words)
      XCTAssertTrue(
        full.output.hasSuffix("error: the output cannot be written: No space left on device\n"),
        full.output)
      let closed = try Tool.shell("samverka \(words) \(example) 2>&1 >&-")
      XCTAssertEqual(closed.status, 2, words)
      let gone = try Tool.shell(
        "{ sleep 0.3; samverka \(words) \(example) 2>&1 >&3; echo $?; } 3>&1 >&2 | true")
      XCTAssertEqual(gone.output, "", words)
      let errors = try Tool.shell("samverka \(words) nowhere 2>/dev/full")
      XCTAssertEqual(errors.status, 2, words)
    }
  }

  func testEachBadInputHasItsMessage() throws {
    let cases: [(name: String, bytes: [UInt8], says: String)] = [
      ("not UTF-8", Array("party ".utf8) + [0xC5, 0x72], "SV001"),
      ("NUL", Array("party A\0".utf8), "SV002"),
      ("UTF-16", [0xFF, 0xFE, 0x70, 0], "SV001"),
      ("nested", Array("let A = \(String(repeating: "(", count: 100_000))".utf8), "SV022"),
      ("digits", Array("let A = \(String(repeating: "9", count: 10_000))".utf8), "SV008"),
      ("date", Array("goal G { reach I 3 by 2026-02-30 }".utf8), "SV011"),
      ("month", Array("goal G { reach I 3 by 2026-13 }".utf8), "SV011"),
      ("year", Array("goal G { reach I 3 by 0000 }".utf8), "SV011"),
      ("zero", Array("let A = 1 / 0\nparty P { capacity A hours }".utf8), "SV132"),
      ("turned name", Array("party A\u{202E}B".utf8), "SV004"),
      ("quotes", Array(String(repeating: "\"", count: 100_001).utf8), "SV0"),
      ("braces", Array(String(repeating: "{", count: 100_000).utf8), "SV0"),
      (
        "growing",
        Array(
          ("let A0 = \(String(repeating: "9", count: 300))\n"
            + (1..<200).map { "let A\($0) = A\($0 - 1) * A\($0 - 1) / 7\n" }.joined()
            + "party P { capacity A199 hours }\n").utf8), "SV133"
      ),
    ]
    let folder = try TemporaryFolder.make()
    for (name, bytes, says) in cases {
      let file = folder.appendingPathComponent("a.samverka")
      try Data(bytes).write(to: file)
      let outcome = try Tool.run("check", file.path)
      XCTAssertEqual(outcome.status, 1, name)
      XCTAssertTrue(outcome.output.contains("error[\(says)"), "\(name): \(outcome.output)")
      XCTAssertLessThan(outcome.output.utf8.count, 4_000, name)
      for type in ["Rational", "Optional", "Expression(", "Swift", "Fatal"] {
        XCTAssertFalse((outcome.output + outcome.errors).contains(type), "\(name) says \(type)")
      }
    }
  }

  func testGoodInputInOddFormsReadsWell() throws {
    let plain = "party A\nindicator I { better lower }\nactivity X { by A\n lowers I }\n"
    let expected = try Tool.run("check", "-", input: plain)
    XCTAssertEqual(expected.status, 0)
    for text in [
      "\u{FEFF}" + plain, plain.replacingOccurrences(of: "\n", with: "\r\n"),
      plain.replacingOccurrences(of: "\n", with: "\r"), String(plain.dropLast()),
      String(repeating: " ", count: 1_000_000) + plain, plain + "#" + plain.prefix(5),
      plain + "# " + String(repeating: "x", count: 2_000_000),
    ] {
      XCTAssertEqual(try Tool.run("check", "-", input: text), expected)
    }
  }

  func testVeryManyErrorsAreBounded() throws {
    let outcome = try Tool.run(
      "check", "-", input: String(repeating: "party A { capacity foo }\n", count: 12_000))
    XCTAssertEqual(outcome.status, 1)
    for text in [
      "error[SV016] 2000 more problems", "error[SV141] 1999 more problems",
      "\n… and 19002 more findings\n",
    ] {
      XCTAssertTrue(outcome.output.contains(text), text)
    }
    XCTAssertLessThan(outcome.output.utf8.count, 400_000)
  }

  func testVeryLongNames() throws {
    let name = "P" + String(repeating: "p", count: 50_000)
    let script = """
      party \(name)
      indicator I\(name) "\(name)" { better lower }
      activity A\(name) { by \(name)
        lowers I\(name) }
      measure M\(name) of I\(name) { held by \(name) }
      verdict
      show \(name)

      """
    for words in [["check"], ["verdict", "--full"], ["verdict", "--format=json"], ["run"]] {
      XCTAssertEqual(try Tool.run(words + ["-"], input: script).status, 0, "\(words)")
    }
  }

  /// Amounts from far below to far above what anybody has.
  func testVerySmallAndVeryLargeAmounts() throws {
    for exponent in [-300, -30, -12, 0, 18, 30, 300] {
      let digits = String(repeating: "0", count: abs(exponent))
      let one = exponent < 0 ? "0." + digits.dropLast() + "1" : "1" + digits
      let script = """
        party A { capacity \(one) hours }
        party B { capacity 1 hour }
        indicator I { better lower
          falls on A at \(one) kr per unit }
        activity X { by A at 3 hours
          by B at \(one) hours and \(one) kr
          up to 1 / 3 * \(one)
          lowers I by \(one) }
        activity Y { by A at \(one) hours
          up to 7
          lowers I by 1 / \(one) }
        measure M of I { held by A
          pays \(one) / 7 kr per unit }
        goal G { owners A, B
          worth \(one) * \(one) kr per unit of I }
        verdict
        why verdict

        """
      for words in [
        ["check"], ["verdict", "--full"], ["verdict", "--format=json"], ["run"], ["repair"],
      ] {
        let outcome = try Tool.run(words + ["-"], input: script)
        XCTAssertLessThan(outcome.status, 2, "\(words) \(exponent): \(outcome.errors)")
      }
    }
  }
}
