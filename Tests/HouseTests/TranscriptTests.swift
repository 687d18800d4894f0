import Foundation
import XCTest

/// What the examples and the manual say a command prints is what it prints.
///
/// A session is a line `$ command`, what it prints, and `[exit N]` where it does not end with 0. With
/// `SAMVERKA_UPDATE=1` in the environment the transcripts in Examples are written anew instead.
final class TranscriptTests: XCTestCase {
  /// One command and what is said to come of it.
  private struct Session {
    var line: Int
    var command: String
    var expected: String
  }

  func testEveryExampleHasATranscript() {
    for script in Repository.files(below: "Examples", ending: ".samverka") {
      let transcript = script.dropLast(".samverka".count) + ".transcript"
      let path = Repository.root.appendingPathComponent(String(transcript)).path
      XCTAssertTrue(FileManager.default.fileExists(atPath: path), "\(transcript) is missing")
    }
  }

  func testTranscriptsAreWhatTheCommandsPrint() throws {
    let update = ProcessInfo.processInfo.environment["SAMVERKA_UPDATE"] == "1"
    var count = 0
    for path in Repository.files(below: "Examples", ending: ".transcript") {
      let lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      let sessions = Self.sessions(in: lines.dropLast(lines.last == "" ? 1 : 0), from: 1)
      if update {
        let text = try sessions.map { "$ \($0.command)\n" + (try Self.actual($0)) }
        try text.joined(separator: "\n").write(
          to: Repository.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
        continue
      }
      for session in sessions {
        count += 1
        XCTAssertEqual(
          try Self.actual(session).trimmed, session.expected.trimmed,
          "\(path):\(session.line): $ \(session.command)")
      }
    }
    XCTAssertTrue(update || count > 0, "no transcript was run")
  }

  func testConsoleBlocksInTheManualAreWhatTheCommandsPrint() throws {
    let pages =
      ["README.md"] + Repository.files(below: "Documentation", ending: ".md")
      + Repository.files(below: "Examples", ending: ".md")
    var count = 0
    for page in pages {
      for block in try Self.consoleBlocks(of: page) {
        for session in Self.sessions(in: block.lines, from: block.start) {
          count += 1
          let actual = try Self.actual(session).trimmed
          let expected = session.expected.trimmed
          if let cut = expected.range(of: "\n…") {
            XCTAssertTrue(
              actual.hasPrefix(String(expected[..<cut.lowerBound])),
              "\(page):\(session.line): $ \(session.command)\n\(actual)")
          } else {
            XCTAssertEqual(actual, expected, "\(page):\(session.line): $ \(session.command)")
          }
        }
      }
    }
    XCTAssertGreaterThan(count, 0, "no console block was run")
  }

  /// What the command of a session prints, with its exit status where that is not 0.
  private static func actual(_ session: Session) throws -> String {
    let outcome = try Repository.run(session.command)
    return outcome.output + (outcome.status == 0 ? "" : "[exit \(outcome.status)]\n")
  }

  /// The sessions in a run of lines that starts at line number `start`.
  private static func sessions(in lines: some Sequence<Substring>, from start: Int) -> [Session] {
    var result: [Session] = []
    for (offset, line) in lines.enumerated() {
      if line.hasPrefix("$ ") {
        result.append(
          Session(line: start + offset, command: String(line.dropFirst(2)), expected: ""))
      } else if !result.isEmpty {
        result[result.count - 1].expected += line + "\n"
      }
    }
    return result
  }

  /// The blocks fenced as `console`, with the number of their first line.
  private static func consoleBlocks(of page: String) throws -> [(start: Int, lines: [Substring])] {
    var blocks: [(start: Int, lines: [Substring])] = []
    var inside = false
    let lines = try Repository.text(page).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line == "```console" {
        inside = true
        blocks.append((index + 2, []))
      } else if line.hasPrefix("```") {
        inside = false
      } else if inside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
