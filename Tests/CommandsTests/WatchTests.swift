import Foundation
import XCTest

/// A check that is done again when files change.
final class WatchTests: XCTestCase {
  func testChecksAgainWhateverChanges() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try write("use \"b.samverka\"\n" + CheckSamples.bridge, "a.samverka")
    let watch = try Session(["check", "--watch", "--format", "github", "a.samverka"], in: folder)
    defer { watch.end() }
    XCTAssertTrue(watch.next().contains("title=SV060::"), "an import is missing")
    try write("party Other\n", "b.samverka")
    XCTAssertTrue(watch.next().hasPrefix("\n::warning file=a.samverka,"), "it is there")
    try write("party Other\nparty Other\n", "b.samverka")
    XCTAssertTrue(watch.next().contains("::error file=b.samverka,line=2"), "it is wrong")
    try write("party Other\n", "b.samverka")
    XCTAssertTrue(watch.next().contains("::warning file=a.samverka"), "it is mended")
    try write("[rules]\nSV201 = \"off\"", "samverka.toml")
    XCTAssertEqual(watch.next().trimmingCharacters(in: .newlines), "", "a rule is off")
    try FileManager.default.removeItem(at: folder.appendingPathComponent("a.samverka"))
    XCTAssertTrue(watch.next().contains("::error file=a.samverka::there is no file"), "it is gone")
    watch.process.interrupt()
    watch.process.waitUntilExit()
    XCTAssertEqual(watch.process.terminationStatus, 130)
  }

  func testNewScriptsInAFolder() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("in"), withIntermediateDirectories: true)
    try CheckSamples.bridge.write(
      to: folder.appendingPathComponent("a.samverka"), atomically: true, encoding: .utf8)
    let watch = try Session(["check", "--watch", "--format", "jsonl", "."], in: folder)
    defer { watch.end() }
    XCTAssertFalse(watch.next().contains("in/b.samverka"))
    try CheckSamples.bridge.write(
      to: folder.appendingPathComponent("in/b.samverka"), atomically: true, encoding: .utf8)
    XCTAssertTrue(watch.next().contains("in/b.samverka"))
  }

  /// Where fewer files are read than before, nothing else has changed.
  func testAStateIsToldOnce() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try write("party Other\n", "b.samverka")
    let script = "use \"b.samverka\"\n" + CheckSamples.bridge
    try write(script, "a.samverka")
    let watch = try Session(["check", "--watch", "--format", "github", "a.samverka"], in: folder)
    defer { watch.end() }
    XCTAssertTrue(watch.next().contains("title=SV201::"))
    for (text, name, told) in [
      ("wrong = 1\n", "samverka.toml", "there is no setting `wrong`"),
      ("[rules]\nSV201 = \"note\"\n", "samverka.toml", "::notice file=a.samverka"),
      (CheckSamples.bridge, "a.samverka", "::notice file=a.samverka"),
      ("[rules]\nSV201 = \"error\"\n", "samverka.toml", "::error file=a.samverka"),
    ] {
      try write(text, name)
      let output = watch.next()
      XCTAssertTrue(output.contains(told), output)
      XCTAssertEqual(output.components(separatedBy: "::").count, 3, output)
    }
  }

  func testStandardInputCannotBeWatched() throws {
    let outcome = try Tool.run("check", "--watch", "-", input: CheckSamples.bridge)
    XCTAssertEqual(outcome.status, 2)
    XCTAssertEqual(outcome.errors, "error: `--watch` takes files, not standard input\n")
  }

  func testNobodyReads() throws {
    let line = """
      d=$(mktemp -d); cp Examples/bridge.samverka $d; (sleep 1; echo >> $d/bridge.samverka) &
      timeout 20 samverka check --watch --format jsonl $d | head -n 1 | wc -l; rm -r $d
      """
    XCTAssertEqual(try Tool.shell(line).output.trimmingCharacters(in: .whitespaces), "1\n")
  }
}

/// A running watch.
private final class Session {
  let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  /// Starts one.
  init(_ words: [String], in folder: URL) throws {
    process.executableURL = Tool.binary
    process.arguments = words
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// Waits until a check is done and returns what it gave on both streams.
  func next() -> String {
    var told = Data()
    let end = Data("watching; Ctrl-C ends\n".utf8)
    while told.range(of: end) == nil {
      let more = errors.fileHandleForReading.availableData
      if more.isEmpty { break }
      told += more
    }
    // The results were written before that was said.
    return String(decoding: output.fileHandleForReading.availableDataIfAny, as: UTF8.self)
  }

  /// Ends it.
  func end() {
    if process.isRunning { process.terminate() }
  }
}

extension FileHandle {
  /// What can be read without waiting.
  fileprivate var availableDataIfAny: Data {
    var request = pollfd(fd: fileDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0 ? availableData : Data()
  }
}
