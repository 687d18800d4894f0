import Analysis
import Driver
import XCTest

final class ImportTests: XCTestCase {
  func testFilesAreJoined() throws {
    let files = [
      "parties.samverka": "currency kr\nparty A\nverdict\nexpect joint work\n",
      "sub/more.samverka": "use \"deep/b.samverka\"\nuse \"deep/./b.samverka\"\nparty C\n",
      "sub/deep/b.samverka": "party B\n", "text.md": "# D\n```samverka\nparty D\n```\n",
    ]
    let script = """
      currency kr
      use "parties.samverka"
      use "sub/more.samverka"; use "text.md"
      use "./parties.samverka"
      use "sub/deep/b.samverka"
      group All { members A, B, C, D }

      """
    try check(script, files)
    let pipeline = try pipeline(script, files)
    XCTAssertEqual(pipeline.sources.files.map(\.name).count, 5)
    XCTAssertEqual(pipeline.answers().count, 0, "what an imported file asks is its own matter")
    XCTAssertEqual(pipeline.expectations().count, 0)
    XCTAssertEqual(
      pipeline.verdict(on: nil)?.model.parties.map(\.id.name), ["A", "B", "C", "D"])
  }

  func testPathsOutsideTheFolder() throws {
    let cases = [
      ("../x.samverka", "SV053 the path `../x.samverka` leads out of the script's folder"),
      (
        "a/../../x.samverka", "SV053 the path `a/../../x.samverka` leads out of the script's folder"
      ),
      ("a/..", "SV053 the path `a/..` goes up by `..`, which is not read"),
      ("a/../x.samverka", "SV053 the path `a/../x.samverka` goes up by `..`, which is not read"),
      ("/etc/passwd", "SV052 the path `/etc/passwd` does not begin in the script's folder"),
      ("//x.samverka", "SV052 the path `//x.samverka` does not begin in the script's folder"),
      ("", "SV050 the path is empty"),
      (#"a\\b.samverka"#, #"SV051 the path `a\b.samverka` has a sign that no path has"#),
      ("a/", "SV062 `a/` ends in `/` as a directory does; a file is wanted"),
      (".", "SV062 `.` is a directory; a file is wanted"),
      ("none.samverka", "SV060 there is no file `none.samverka`"),
    ]
    for (path, finding) in cases {
      try check("party A\nuse \"\(path)\"\n", finds: ["main.samverka:2:5 \(finding)"])
      try check(
        "party A\nfor each R in table \"\(path)\" { party K[R[\"a\"]] }\n",
        finds: ["main.samverka:2:21 \(finding)"])
    }
    try check(
      "use \"a.csv\"\n", ["a.csv": "x;y\n"],
      finds: ["main.samverka:1:5 SV055 `a.csv` is not the name of a script"])
  }

  func testFilesThatCannotBeRead() throws {
    let cases: [(SourceFailure, String)] = [
      (.notReadable, "SV061 `x.samverka` may not be read"),
      (.directory, "SV062 `x.samverka` is a directory; a file is wanted"),
      (.link, "SV063 `x.samverka` is or leads over a link, which is not followed"),
      (.special, "SV064 `x.samverka` is no regular file"),
      (.changed, "SV065 `x.samverka` changed while it was read"),
      (.tooLarge(limit: 1 << 20), "SV066 `x.samverka` has more than 1 MiB"),
      (.failed("No luck"), "SV067 `x.samverka` cannot be read: No luck"),
    ]
    for (failure, finding) in cases {
      try check(
        "use \"x.samverka\"\nshow Unknown\n", failures: ["x.samverka": failure],
        finds: ["main.samverka:1:5 \(finding)"])
    }
  }

  func testCircles() throws {
    try check(
      "use \"main.samverka\"\n",
      finds: ["main.samverka:1:5 SV056 `main.samverka` leads back to this file"])
    try check(
      "use \"a.samverka\"\n",
      ["a.samverka": "use \"b.samverka\"\n", "b.samverka": "party B\nuse \"a.samverka\"\n"],
      finds: ["b.samverka:2:5 SV056 `a.samverka` leads back to this file"])
    let pipeline = try pipeline(
      "use \"a.samverka\"\n",
      ["a.samverka": "use \"b.md\"", "b.md": "```samverka\nuse \"./a.samverka\"\n```"])
    XCTAssertEqual(
      pipeline.problems.first?.why, ["`a.samverka` → `b.md` → `a.samverka`"])
  }

  func testDepthAndNumberAreBounded() throws {
    var files: [String: String] = [:]
    for i in 0..<1_100 { files["f\(i).samverka"] = "party P\(i)\nuse \"f\(i + 1).samverka\"\n" }
    files["f998.samverka"] = "party Last\n"
    try check("use \"f0.samverka\"\n", files)
    files["f998.samverka"] = "use \"f999.samverka\"\n"
    try check(
      "use \"f0.samverka\"\n", files,
      finds: ["f998.samverka:1:5 SV057 the script is made of more than 1000 files"])
  }

  func testSettingsOfSeveralFiles() throws {
    let b = ["b.samverka": "currency kr\nperiod month\nas of 2026-03\nparty A"]
    try check("use \"b.samverka\"\ncurrency kr\nperiod month\nas of 2026-03\n", b)
    try check(
      "use \"b.samverka\"\ncurrency SEK\nas of 2026\n", b,
      finds: [
        "main.samverka:2:1 SV117 `currency` stands twice in the script @ b.samverka:1:1",
        "main.samverka:3:1 SV117 `as of` stands twice in the script @ b.samverka:3:1",
      ])
    try check(
      "as of 2026\nas of 2026\n",
      finds: ["main.samverka:2:1 SV117 `as of` stands twice in the script @ main.samverka:1:1"])
  }

  func testErrorsInFilesHaveTheirPlace() throws {
    try check(
      "use \"b.samverka\"\nparty B\nparty A { capacity 2 day }\n",
      ["b.samverka": "party A\nparty x\n"],
      finds: [
        "main.samverka:3:7 SV101 `A` is declared twice @ b.samverka:1:7",
        "b.samverka:2:7 SV021 the name `x` begins with a lowercase letter",
      ].sorted { $0.hasPrefix("main") && !$1.hasPrefix("main") })
    try check(
      "use \"b.samverka\"\n", ["b.samverka": "party A\u{0}\n"],
      finds: ["b.samverka:1:8 SV002 the file holds a NUL byte"])
  }

  func testStandardInputHasNoFolder() throws {
    let script = Array("use \"b.samverka\"\nparty A\n".utf8)
    let pipeline = try XCTUnwrap(Pipeline(name: "<stdin>", bytes: script))
    XCTAssertEqual(
      pipeline.problems.map(\.message),
      ["a script from standard input has no folder to read `b.samverka` from"])
  }

  func testScriptsOfAnyName() throws {
    for name in ["a\\b", "..", "/", "", "a/b/c.md", "x\u{1B}[31m"] {
      XCTAssertNotNil(
        Pipeline(
          name: name, source: Source(bytes: Array("party A".utf8)), imports: Shelf([:])), name)
    }
  }
}
