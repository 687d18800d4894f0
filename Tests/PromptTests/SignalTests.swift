import Foundation
import XCTest

/// Interrupts, stops and ends of a session.
final class SignalTests: XCTestCase {
  private func session(home: String? = nil) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(home: home ?? PseudoTerminal.newHome())
    terminal.ready()
    return terminal
  }

  func testControlCClearsAndLeaves() throws {
    let terminal = try session()
    terminal.type("party Reg\u{3}")
    terminal.see("party Reg\nsamverka>")
    terminal.ready()
    terminal.type("party Region {\r  capacity\u{3}")
    terminal.see("capacity\nsamverka>")
    terminal.ready()
    terminal.type("\u{3}")
    terminal.see("once more")
    terminal.ready()
    // Only one right behind the other counts.
    terminal.type("abc\u{7F}\u{7F}\u{7F}\u{3}")
    terminal.read("once more", times: 2)
    terminal.ready()
    terminal.type("\u{3}")
    XCTAssertEqual(terminal.end(), 0)
    XCTAssertTrue(terminal.isCooked)
  }

  func testControlDLeaves() throws {
    let terminal = try session()
    terminal.type("ab\u{1}\u{4}")
    terminal.see("> b")
    terminal.type("\u{4}\u{4}")
    XCTAssertEqual(terminal.end(), 0)
    XCTAssertTrue(terminal.isCooked)
  }

  func testSaysThatAnswersAreLost() throws {
    for (place, reason) in [("/dev/full", "No space left"), ("&-", "Bad file descriptor")] {
      let home = try PseudoTerminal.newHome()
      let terminal = try PseudoTerminal(
        ["-c", "exec '\(PseudoTerminal.binary)' repl >\(place)"], program: "/bin/sh", home: home)
      terminal.ready()
      terminal.enter("party Region", see: "added Region")
      terminal.enter(":list", see: "error: the output cannot be written: \(reason)")
      terminal.enter(":save \(home)/kept", see: "saved as")
      terminal.type("\u{4}")
      XCTAssertEqual(terminal.end(), 2, place)
    }
  }

  func testControlCStopsAnEvaluation() throws {
    let terminal = try session()
    terminal.type("\u{1B}[200~" + Self.hardScript + "\u{1B}[201~\r")
    terminal.see("…")
    terminal.ready()
    terminal.enter("verdict")
    terminal.wait(for: "the terminal's own modes") { terminal.isCooked }
    let start = Date()
    terminal.type("\u{3}")
    terminal.see("interrupted; the session goes on")
    XCTAssertLessThan(Date().timeIntervalSince(start), 5)
    terminal.enter("party Last")
    terminal.see("added Last")
  }

  /// A script whose verdict takes long.
  static let hardScript: String = {
    var text = "indicator I { better lower }\n"
    for party in 0..<400 {
      text += "party P\(party) { capacity \(1000 + party * 7 % 13) hours }\n"
      text += "measure M\(party) of I { held by P\(party); pays \(10 + party) kr per unit }\n"
    }
    for activity in 0..<3000 {
      let (a, b) = (activity % 400, activity * 7 % 400)
      if a == b { continue }
      text += "activity A\(activity) { by P\(a) at \(1 + activity % 5) hours"
      text += "; by P\(b) at \(2 + activity % 3) hours; up to \(100 + activity % 11)"
      text += "; lowers I by \(1 + activity % 17) }\n"
    }
    return text + "goal G { owners P0; worth 40 kr per unit of I }\n"
  }()

  func testATerminatedSessionRestoresTheTerminal() throws {
    let terminal = try session()
    terminal.type("party Reg")
    terminal.see("party Reg")
    XCTAssertFalse(terminal.isCooked)
    kill(terminal.process, SIGTERM)
    XCTAssertEqual(terminal.end(), -SIGTERM)
    XCTAssertTrue(terminal.isCooked)
  }

  func testACrashRestoresTheTerminal() throws {
    let terminal = try session()
    terminal.type("party Reg")
    terminal.see("party Reg")
    kill(terminal.process, SIGSEGV)
    XCTAssertEqual(terminal.end(), 2)
    XCTAssertTrue(terminal.isCooked)
  }

  func testStopsAndGoesOn() throws {
    let terminal = try PseudoTerminal(
      ["--norc", "--noprofile", "-i"], program: "/bin/bash", home: PseudoTerminal.newHome(),
      environment: ["PS1": "shell$ "])
    terminal.see("shell$")
    terminal.enter(PseudoTerminal.binary)
    terminal.see("samverka>")
    terminal.type("party Halv")
    terminal.see("party Halv")
    terminal.type("\u{1A}")
    terminal.see("Stopped")
    terminal.enter("echo $((20 + 3))")
    terminal.see("\n23\n")
    terminal.enter("fg")
    terminal.wait(for: "the entry again") {
      terminal.screen.components(separatedBy: "party Halv").count > 2
    }
    terminal.enter("bod", see: "added Halvbod")
    terminal.type("\u{4}")
    terminal.seeLast("shell$")
  }

  func testOffersWhatAKilledSessionHad() throws {
    let home = try PseudoTerminal.newHome()
    let first = try session(home: home)
    first.enter("party Region", see: "added Region")
    kill(first.process, SIGKILL)
    XCTAssertEqual(first.end(), -SIGKILL)
    let second = try session(home: home)
    second.see("1 entry was not saved last time")
    second.enter(":recover", see: "1 of 1 entries were entered again")
    second.enter(":list", see: "party      Region")
    second.enter(":save \(home)/kept", see: "saved as")
    second.type("\u{4}")
    XCTAssertEqual(second.end(), 0)
    let third = try session(home: home)
    XCTAssertFalse(third.screen.contains("not saved"))
  }

  func testAClosedTerminalEndsAndKeeps() throws {
    let home = try PseudoTerminal.newHome()
    let first = try session(home: home)
    first.enter("party Region", see: "added Region")
    first.hangUp()
    XCTAssertEqual(first.end(), -SIGHUP)
    let second = try session(home: home)
    second.see("1 entry was not saved last time")
  }
}
