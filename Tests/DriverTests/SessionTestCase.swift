import Diagnostics
import Driver
import XCTest

/// Sessions, and what entries make of their scripts.
class SessionTestCase: XCTestCase {
  /// A session that began with a file of some text.
  func session(
    _ text: String, file: StaticString = #filePath, line: UInt = #line
  ) -> Session {
    var session = Session()
    let part = ScriptPart(fileAt: "a.samverka", bytes: Array(text.utf8))
    if case .refused(let problems, _) = session.load([part], imports: nil) {
      XCTFail("\(problems.map(\.message))", file: file, line: line)
    }
    return session
  }

  /// The script of a session.
  func script(_ session: Session) -> String {
    String(decoding: session.script(asMarkdown: false), as: UTF8.self)
  }

  /// Checks what an entry makes of a script, and what it says it did.
  func check(
    _ text: String, _ entry: String, gives wanted: String, _ effects: String...,
    file: StaticString = #filePath, line: UInt = #line
  ) {
    var session = session(text, file: file, line: line)
    switch session.enter(entry) {
    case .refused(let problems, _):
      XCTFail("refused: \(problems.map(\.message))", file: file, line: line)
    case .accepted(let accepted):
      XCTAssertEqual(script(session), wanted, file: file, line: line)
      XCTAssertEqual(
        accepted.effects.map { "\($0.action) \($0.name)" }, effects, file: file, line: line)
    }
    XCTAssertEqual(session.undo(1), 1, file: file, line: line)
    XCTAssertEqual(script(session), text, file: file, line: line)
    XCTAssertEqual(session.redo(1), 1, file: file, line: line)
    XCTAssertEqual(script(session), wanted, file: file, line: line)
  }

  /// Checks that an entry is refused and changes nothing.
  func check(
    _ text: String, _ entry: String, refusedFor message: String,
    file: StaticString = #filePath, line: UInt = #line
  ) {
    var session = session(text, file: file, line: line)
    guard case .refused(let problems, _) = session.enter(entry) else {
      return XCTFail("was accepted", file: file, line: line)
    }
    XCTAssertEqual(problems.map(\.message), [message], file: file, line: line)
    XCTAssertEqual(script(session), text, file: file, line: line)
    XCTAssertEqual(session.undoCount, 0, file: file, line: line)
  }
}
