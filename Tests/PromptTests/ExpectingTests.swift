import XCTest

/// What a session tells of expectations: each where it turned.
final class ExpectingTests: XCTestCase {
  /// Starts a session, of an example where one is named.
  private func session(_ example: String? = nil) throws -> PseudoTerminal {
    let arguments = example.map { ["repl", "Examples/\($0).samverka"] } ?? []
    let terminal = try PseudoTerminal(
      arguments, home: PseudoTerminal.newHome(), columns: 120, rows: 100)
    terminal.ready()
    return terminal
  }

  func testWhatFailedFromTheBeginningIsToldOnce() throws {
    let terminal = try session()
    terminal.enter("party A { capacity 10 hours }", see: "added A")
    terminal.enter("expect capacity of A >= 20 hours", see: "error[SV901]")
    terminal.enter("party B", see: "added B")
    terminal.enter("scenario S { change A { horizon 1 year } }", see: "added S")
    terminal.enter(":scenario S")
    terminal.see("S> ")
    terminal.enter(":scenario base")
    terminal.ready()
    terminal.enter("change A { capacity 30 hours }", see: "changed A")
    XCTAssertFalse(terminal.screen.contains("fails now"), terminal.screen)
    terminal.see("holds again, or is gone: expect capacity of A >= 20 hours")
    terminal.enter(":undo", see: "fails now: expect capacity of A >= 20 hours\n")
  }

  func testWhatAnEntryBreaksAndAsksIsToldOnce() throws {
    let terminal = try session()
    terminal.enter("party A { capacity 10 hours }\rexpect capacity of A >= 20 hours")
    terminal.see("error[SV901]")
    terminal.ready()
    terminal.enter("party B", see: "added B")
    XCTAssertFalse(terminal.screen.contains("fails now"), terminal.screen)
  }

  func testWhatFailsIsRememberedWhileTheVerdictWaits() throws {
    let terminal = try session("discharge")
    terminal.enter("expect joint work", see: "error[SV901]")
    terminal.enter("party B { part of C }", see: "the verdict waits")
    terminal.enter("party C", see: "verdict: silo")
    XCTAssertFalse(terminal.screen.contains("fails now"), terminal.screen)
    terminal.enter(":undo 3", see: "holds again, or is gone: expect joint work\n")
  }

  func testWhatFailsInBaseIsToldAtOnceWhereAScenarioIsAsked() throws {
    let terminal = try session("discharge")
    terminal.enter(":scenario Shared")
    terminal.see("Shared> ")
    terminal.enter("expect rate of Queue in Shared >= 0 kr")
    terminal.enter("expect capacity of Region >= 90 000 hours")
    terminal.see("fails now: expect capacity of Region >= 90 000 hours\n")
  }
}
