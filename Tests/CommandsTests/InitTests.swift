import Foundation
import TestSamples
import XCTest

/// What `init` writes, and that it is all of it or nothing.
final class InitTests: XCTestCase {
  /// What it writes, in order.
  private static let files = [
    "agreement.samverka", ".github/workflows/samverka.yml", ".pre-commit-config.yaml",
  ]

  func testWritesAllOnce() throws {
    let folder = try TemporaryFolder.make()
    for name in ["plan", "plan/"] {
      let outcome = try Tool.run(["init", name], in: folder)
      let isFirst = name == "plan"
      XCTAssertEqual(outcome.status, isFirst ? 0 : 2)
      XCTAssertEqual(
        isFirst ? outcome.output : outcome.errors,
        isFirst
          ? Self.files.map { "wrote plan/\($0)\n" }.joined()
            + "\n  samverka repl plan/agreement.samverka\n  samverka check plan\n"
          : Self.files.map { "error: `plan/\($0)` is there already\n" }.joined()
            + "  = do:  nothing was written; name another folder\n")
    }
  }

  func testAnEmptyNameIsNoFolder() throws {
    let outcome = try Tool.run(["init", ""], in: TemporaryFolder.make())
    XCTAssertEqual(
      outcome,
      .init(
        output: "", errors: "error: no FOLDER is given\n  = do:  samverka init --help\n", status: 2)
    )
  }

  /// What is in the way is said before anything is written, and once it is gone the same command works.
  func testWhatIsInTheWay() throws {
    let workflow = "plan/.github/workflows/samverka.yml"
    let cases: [(prepare: String, says: [String], clear: String)] = [
      (
        "mkdir plan; echo > plan/.github",
        ["`\(workflow)` cannot be written: `plan/.github` is no folder"], "rm plan/.github"
      ),
      (
        "mkdir -p plan/.github; ln -s none plan/.github/workflows",
        ["`\(workflow)` cannot be written: `plan/.github/workflows` is a link that leads nowhere"],
        "rm plan/.github/workflows"
      ),
      (
        "mkdir plan; ln -s none plan/.pre-commit-config.yaml",
        ["`plan/.pre-commit-config.yaml` is there already"], "rm plan/.pre-commit-config.yaml"
      ),
      (
        "echo > plan", Self.files.map { "`plan/\($0)` cannot be written: `plan` is no folder" },
        "rm plan"
      ),
    ]
    for (prepare, says, clear) in cases {
      let folder = try TemporaryFolder.make()
      _ = try Tool.shell("cd '\(folder.path)'; \(prepare)")
      let outcome = try Tool.run(["init", "plan"], in: folder)
      XCTAssertEqual(outcome.status, 2, prepare)
      XCTAssertEqual(outcome.output, "", prepare)
      XCTAssertEqual(
        outcome.errors,
        says.map { "error: \($0)\n" }.joined()
          + "  = do:  nothing was written; name another folder\n", prepare)
      _ = try Tool.shell("cd '\(folder.path)'; \(clear)")
      XCTAssertEqual(try Tool.run(["init", "plan"], in: folder).status, 0, prepare)
    }
  }
}
