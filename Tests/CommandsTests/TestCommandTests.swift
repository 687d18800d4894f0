import Foundation
import XCTest

/// What `samverka test` makes of scripts and their expectations.
final class TestCommandTests: XCTestCase {
  private let script = """
    party A { capacity 10 hours }
    party B { capacity 10 hours }
    indicator I { better lower; baseline 9 }
    activity Team { by A at 1 hour; by B at 1 hour and 1 kr; up to 5; lowers I by 1 }
    measure M of I { held by A; pays 2 kr per unit }
    goal G { owners A; worth 3 kr per unit of I; reach I 6 by 2030 }
    scenario S { change M { held by A, B } }

    """

  func testEachExpectationIsTold() throws {
    let outcome = try Tool.run(
      "test", "-",
      input: script
        + "expect silo\nexpect joint work # no\nexpect  G   reached\nexpect G reached in S")
    XCTAssertEqual(outcome.status, 1)
    XCTAssertEqual(outcome.errors, "")
    XCTAssertEqual(
      outcome.output,
      """
      <stdin>
        ok      expect silo
        failed  expect joint work
                <stdin>:9:1: expected joint work, and the verdict is `silo`
                why: `Team` is done 0 times instead of 5
                why: each costs `B` 1 kr
                do:  ask `why verdict`
        failed  expect G reached
                <stdin>:10:1: expected `G` to be reached, and `I` comes to 9 units
                  instead of 6 units
                why: the best plan would reach it: 4 units
                do:  ask `why level of I`
        ok      expect G reached in S

      1 script, 4 expectations: 2 ok, 2 failed

      """)
  }

  func testStatusAndWhatIsNotTested() throws {
    let held = try Tool.run("test", "-", input: script + "expect silo")
    XCTAssertEqual(held.status, 0)
    let none = try Tool.run("test", "-", input: script)
    XCTAssertEqual(none.status, 2)
    XCTAssertEqual(none.output, "")
    XCTAssertEqual(none.errors, "error: `-` expects nothing, so nothing was tested\n")
    let broken = try Tool.run("test", "-", input: script + "expect Silo")
    XCTAssertEqual(broken.status, 1)
    XCTAssertTrue(broken.output.contains("not tested: the script has 1 error"), broken.output)
    XCTAssertTrue(broken.output.contains("0 expectations; 1 script not tested"), broken.output)
    let open = try Tool.run("test", "-", input: "party A\nexpect silo\nexpect value kept > 3 %")
    XCTAssertEqual(open.status, 1)
    XCTAssertEqual(try Tool.run("test", "no/such").status, 2)
  }

  func testAFolderMayHoldScriptsThatExpectNothing() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try script.write(
      to: folder.appendingPathComponent("a.samverka"), atomically: true, encoding: .utf8)
    let nothing = try Tool.run("test", folder.path)
    XCTAssertEqual(nothing.status, 2)
    XCTAssertEqual(nothing.errors, "error: no script expects anything, so nothing was tested\n")
    try (script + "expect silo").write(
      to: folder.appendingPathComponent("b.samverka"), atomically: true, encoding: .utf8)
    let one = try Tool.run("test", folder.path)
    XCTAssertEqual(one.status, 0)
    XCTAssertTrue(one.output.hasSuffix("\n1 script, 1 expectation: 1 ok\n"), one.output)
  }

  func testFormsForPrograms() throws {
    let input = script + "expect silo\nexpect joint work\nexpect silo"
    let junit = try Tool.run("test", "-", "--format", "junit", input: input)
    XCTAssertEqual(junit.status, 1)
    for part in [
      "<testsuites name=\"samverka\" tests=\"3\" failures=\"1\" errors=\"0\">",
      "<testcase classname=\"&lt;stdin&gt;\" name=\"expect silo\"/>",
      "<testcase classname=\"&lt;stdin&gt;\" name=\"expect silo (2)\"/>",
      "<failure type=\"SV901\" message=\"expected joint work, and the verdict is `silo`\">",
    ] {
      XCTAssertTrue(junit.output.contains(part), "\(part)\n\(junit.output)")
    }
    let json = try Tool.run("test", "-", "--format=json", input: input)
    let object = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    XCTAssertEqual(object["format"] as? String, "samverka.test/1")
    XCTAssertEqual(object["holds"] as? Bool, false)
    let file = try XCTUnwrap((object["files"] as? [[String: Any]])?.first)
    let outcomes = (file["expectations"] as? [[String: Any]])?.map { $0["outcome"] as? String }
    XCTAssertEqual(outcomes, ["ok", "failed", "ok"])
    let broken = try Tool.run("test", "-", "--format", "junit", input: input + "\nexpect Silo")
    XCTAssertTrue(broken.output.contains("errors=\"1\""), broken.output)
    XCTAssertTrue(broken.output.contains("<error type=\"SV"), broken.output)
  }
}
