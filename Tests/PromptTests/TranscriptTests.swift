import Foundation
import XCTest

/// The planning session in Examples says what it said.
///
/// With `SAMVERKA_UPDATE=1` in the environment its blocks are written anew instead.
final class SessionTranscriptTests: XCTestCase {
  private let path = PseudoTerminal.root + "/Examples/session.md"

  /// What was entered in a line of a block, nil for a line of output.
  private func entered(_ line: Substring) -> Substring? {
    if line.hasPrefix("... ") { return line.dropFirst(4) }
    guard let mark = line.range(of: "> ") else { return nil }
    let prompt = line[..<mark.lowerBound].split(separator: " ").last ?? ""
    return ["samverka", "Shared"].contains(prompt) ? line[mark.upperBound...] : nil
  }

  func testTheSessionSaysWhatItSaid() throws {
    let home = try PseudoTerminal.newHome()
    let terminal = try PseudoTerminal(
      home: home, columns: 200, rows: 60, environment: ["TERM": "dumb"], folder: home)
    terminal.read("samverka> ")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var result: [Substring] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isInside = line == "```session" }
      guard isInside, let entry = entered(line) else {
        if !isInside || line.hasPrefix("```") { result.append(line) }
        continue
      }
      result += say(entry, terminal)
    }
    let session = result.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["SAMVERKA_UPDATE"] == "1" {
      try session.write(toFile: path, atomically: true, encoding: .utf8)
    } else {
      XCTAssertEqual(session, text)
    }
    XCTAssertTrue(FileManager.default.fileExists(atPath: home + "/agreement.samverka"))
    let check = try PseudoTerminal(["check", "agreement.samverka"], home: home, folder: home)
    XCTAssertEqual(check.end(), 0)
    XCTAssertTrue(check.screen.contains("2 expectations hold"), check.screen)
  }

  /// Says one line; returns the prompt with it, and what came of it.
  private func say(_ entry: Substring, _ terminal: PseudoTerminal) -> [Substring] {
    let prompt = lines(terminal).last ?? ""
    let count = terminal.output.count
    terminal.type(entry + "\n")
    terminal.wait(for: "a prompt behind \(entry)") {
      let text = String(decoding: terminal.output[count...], as: UTF8.self)
      return text.hasSuffix("> ") || text.hasSuffix("... ")
    }
    let said = String(decoding: terminal.output[count...], as: UTF8.self)
      .replacingOccurrences(of: "\r", with: "")
    let result = said.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .dropLast()
    return [prompt + entry] + result
  }

  /// The lines that were written so far.
  private func lines(_ terminal: PseudoTerminal) -> [Substring] {
    String(decoding: terminal.output, as: UTF8.self).replacingOccurrences(of: "\r", with: "")
      .split(separator: "\n", omittingEmptySubsequences: false).map { Substring(String($0)) }
  }
}
