import Foundation
import Glibc
import XCTest

@testable import Driver

/// What is read of a real folder, and what is refused.
final class FolderTests: XCTestCase {
  private var folder = URL(fileURLWithPath: "/")

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("in/sub"), withIntermediateDirectories: true)
    try write("in/a.samverka", "party A\n")
    try write("in/sub/b.samverka", "party B\n")
    try write("secret.samverka", "party Secret\n")
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  private func outcome(_ components: String...) -> Result<String, SourceFailure> {
    let provider = ScriptFolder(ofScriptAt: path("in/main.samverka"))
    do throws(SourceFailure) {
      return .success(String(decoding: try provider.source(at: components).bytes, as: UTF8.self))
    } catch { return .failure(error) }
  }

  func testWhatLiesBelowIsRead() {
    XCTAssertEqual(outcome("a.samverka"), .success("party A\n"))
    XCTAssertEqual(outcome("sub", "b.samverka"), .success("party B\n"))
    XCTAssertEqual(ScriptFolder(ofScriptAt: "main.samverka").prefix, "")
    XCTAssertEqual(ScriptFolder(ofScriptAt: "x/y/main.samverka").prefix, "x/y/")
    XCTAssertEqual(ScriptFolder(ofScriptAt: "/main.samverka").prefix, "/")
  }

  func testWhatIsNoFileBelowIsRefused() throws {
    for (link, target) in [
      ("in/out.samverka", "../secret.samverka"), ("in/near.samverka", "a.samverka"),
      ("in/up", ".."), ("in/round", "."), ("in/gone.samverka", "nowhere"),
      ("in/self.samverka", "self.samverka"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: path(link), withDestinationPath: target)
    }
    XCTAssertEqual(mkfifo(path("in/pipe.samverka"), 0o600), 0)
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    let cases: [([String], SourceFailure)] = [
      (["out.samverka"], .link), (["near.samverka"], .link), (["gone.samverka"], .link),
      (["self.samverka"], .link), (["up", "secret.samverka"], .link),
      (["round", "a.samverka"], .link), (["pipe.samverka"], .special), (["sub"], .directory),
      (["none.samverka"], .missing), (["a.samverka", "b"], .missing),
      (["none", "a.samverka"], .missing), ([], .missing),
      ([String(repeating: "n", count: 300)], .failed("File name too long")),
    ]
    for (components, failure) in cases {
      let provider = ScriptFolder(ofScriptAt: path("in/main.samverka"))
      XCTAssertThrowsError(try provider.source(at: components), "\(components)") {
        XCTAssertEqual($0 as? SourceFailure, failure, "\(components)")
      }
    }
    XCTAssertThrowsError(
      try ScriptFolder(ofScriptAt: "/dev/main.samverka").source(at: ["zero"])
    ) { XCTAssertEqual($0 as? SourceFailure, .special) }
  }

  /// One file by two names, and the script itself under another name, are read once.
  func testOneFileByTwoNames() throws {
    try write("in/main.samverka", "use \"a.samverka\"\nuse \"again.samverka\"\nparty M\n")
    XCTAssertEqual(link(path("in/a.samverka"), path("in/again.samverka")), 0)
    let loader = SourceLoader()
    func problems(_ name: String) throws -> [String] {
      let pipeline = try XCTUnwrap(
        Pipeline(
          name: path(name), source: try loader.source(ofFile: path(name)),
          imports: ScriptFolder(ofScriptAt: path(name))))
      return pipeline.problems.map(\.message)
    }
    XCTAssertEqual(try problems("in/main.samverka"), [])
    try write("in/c.samverka", "use \"main.samverka\"\n")
    try write("in/main.samverka", "use \"c.samverka\"\n")
    try FileManager.default.createSymbolicLink(
      atPath: path("in/alias.samverka"), withDestinationPath: "main.samverka")
    XCTAssertEqual(
      try problems("in/alias.samverka"), ["`main.samverka` leads back to this file"])
  }

  /// A file that is there but for capitals, or for how its letters are composed, is named.
  func testAFileOfAnotherSpelling() throws {
    try write("in/sub/T.CSV", "K\na\n")
    try write("in/a\u{30A}r.csv", "K\na\n")
    try FileManager.default.createSymbolicLink(
      atPath: path("in/Link.csv"), withDestinationPath: "../secret.samverka")
    func help(_ table: String) throws -> [String] {
      try XCTUnwrap(
        Pipeline(
          name: path("in/main.samverka"),
          source: Source(
            bytes: Array("for each R in table \"\(table)\" { party P[R[\"K\"]] }\n".utf8)),
          imports: WatchedFolder(ofScriptAt: path("in/main.samverka")))
      ).problems.filter { $0.code.number == 60 }.flatMap(\.help)
    }
    XCTAssertEqual(
      try help("sub/t.csv"), ["write `sub/T.CSV`, the file that is there; capitals count"])
    XCTAssertEqual(
      try help("\u{E5}r.csv"),
      [
        "a file of that name is there, its letters composed in another way, as macOS does; rename it "
          + "to what the script says"
      ])
    let nothing = ["the path begins in the folder of the file that it stands in"]
    for name in ["none.csv", "T.csv", "link.csv", "sub/none/t.csv"] {
      XCTAssertEqual(try help(name), nothing, name)
    }
  }

  func testAFileThatChangesWhileItIsRead() throws {
    let changes: [(String, () -> Void)] = [
      ("grows", { truncate(self.path("in/a.samverka"), 100) }),
      ("shrinks", { truncate(self.path("in/a.samverka"), 2) }),
      (
        "is written again",
        {
          var times = [timespec(tv_sec: 1, tv_nsec: 1), timespec(tv_sec: 1, tv_nsec: 1)]
          utimensat(AT_FDCWD, self.path("in/a.samverka"), &times, 0)
        }
      ),
    ]
    for (name, change) in changes {
      let file = open(path("in/a.samverka"), O_RDONLY)
      defer { close(file) }
      XCTAssertThrowsError(
        try SourceLoader().source(from: file, allowing: .regularFiles, afterwards: change), name
      ) { XCTAssertEqual($0 as? SourceFailure, .changed, name) }
    }
    XCTAssertThrowsError(
      try SourceLoader(limit: 1).source(ofFile: path("in/a.samverka"))
    ) { XCTAssertEqual($0 as? SourceFailure, .tooLarge(limit: 1)) }
  }

  func testDirectoriesStandForTheirScripts() throws {
    try write("in/sub/page.md", "# P\n```samverka\nparty P\n```\n")
    try write("in/sub/plain.md", "# P\n```\nparty P\n```\n")
    try write("in/.hidden.samverka", "party H\n")
    try write("in/t.csv", "a;b\n")
    XCTAssertEqual(mkfifo(path("in/pipe.samverka"), 0o600), 0)
    XCTAssertEqual(mkfifo(path("in/pipe.md"), 0o600), 0)
    try FileManager.default.createSymbolicLink(
      atPath: path("in/round"), withDestinationPath: ".")
    try FileManager.default.createDirectory(
      atPath: path("in/d.samverka"), withIntermediateDirectories: false)
    let found = try SourceLoader().scripts(at: path("in")).paths
    XCTAssertEqual(
      found.map { String($0.dropFirst(path("in").count + 1)) },
      ["a.samverka", "sub/b.samverka", "sub/page.md"])
  }
}
