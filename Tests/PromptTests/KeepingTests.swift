import Foundation
import XCTest

/// What is kept from session to session, and where nothing can be kept.
final class KeepingTests: XCTestCase {
  private func session(
    _ arguments: [String] = [], home: String, environment: [String: String?] = [:],
    folder: String = PseudoTerminal.root
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      arguments, home: home, columns: 120 + home.count, environment: environment, folder: folder)
    terminal.see("samverka>")
    return terminal
  }

  private func leave(_ terminal: PseudoTerminal) {
    terminal.type("\u{4}")
    XCTAssertEqual(terminal.end(), 0)
  }

  func testKeepsTheHistoryOfTwoSessionsAtOnce() throws {
    let home = try PseudoTerminal.newHome()
    let (first, second) = (try session(home: home), try session(home: home))
    for (index, terminal) in [first, second, first, second].enumerated() {
      terminal.enter("party Å\(index) {\rcapacity \(index) hours\r}", see: "added Å\(index)")
    }
    leave(first)
    leave(second)
    let path = home + "/.local/state/samverka/history"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    XCTAssertEqual(
      text,
      (0..<4).map { "party Å\($0) {\n\tcapacity \($0) hours\n\t}\n" }.joined())
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    XCTAssertEqual(mode as? Int, 0o600)
    let third = try session(home: home)
    third.type("\u{1B}[A")
    third.see("party Å3 {\ncapacity 3 hours\n}")
    third.type("\u{3}")
  }

  /// The files of what was entered and not saved.
  private func unsaved(_ home: String) throws -> [String] {
    let folder = home + "/.local/state/samverka/"
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("unsaved-") }
      .map { try String(contentsOfFile: folder + $0, encoding: .utf8) }
  }

  func testKeepsWhatIsExpectedAtOnce() throws {
    let home = try PseudoTerminal.newHome()
    let terminal = try session(home: home)
    terminal.enter("party Region", see: "added Region")
    terminal.enter("expect 1 < 2", see: "holds")
    XCTAssertEqual(try unsaved(home), ["party Region\nexpect 1 < 2\n"])
    terminal.enter(":undo 2", see: "2 changes undone")
    terminal.enter("show 1 + 1", see: "1 + 1: 2")
    XCTAssertFalse(terminal.screen.contains("the verdict waits"), "there is nothing it waits for")
    leave(terminal)
  }

  func testSavesIntoNoPipe() throws {
    let home = try PseudoTerminal.newHome()
    let pipe = home + "/pipe.samverka"
    XCTAssertEqual(mkfifo(pipe, 0o600), 0)
    let terminal = try session(home: home)
    terminal.enter("party Region", see: "added Region")
    for command in [":save", ":save!"] {
      terminal.enter("\(command) \(pipe)", see: "is a pipe or a device; a file is wanted")
      terminal.enter("show 1 + 1", see: "1 + 1: 2")
    }
    leave(terminal)
  }

  func testKnowsWordsOfOtherLanguages() throws {
    let home = try PseudoTerminal.newHome()
    try "party Kommun\n".write(
      toFile: home + "/a b.samverka", atomically: true, encoding: .utf8)
    let terminal = try session(home: home)
    terminal.enter("hjälp", see: "the command is `:help`, with a colon")
    terminal.enter(":help timmar", see: "hours: work")
    terminal.enter(":help FTE", see: "let Post = 1 700 hours")
    terminal.enter(":help USD", see: "kr: money")
    terminal.enter(":load \"\(home)/a b.samverka\"", see: "1 name")
    terminal.type(":avsluta\r")
    XCTAssertEqual(terminal.end(), 0)
  }

  func testWorksWithoutAHome() throws {
    let terminal = try session(home: "", environment: ["HOME": nil])
    terminal.see("note: nothing is kept for the next session: there is no home folder")
    terminal.enter("party Region", see: "added Region")
    XCTAssertEqual(terminal.screen.components(separatedBy: "note:").count, 2)
    leave(terminal)
  }

  func testWorksOnADumbTerminal() throws {
    let terminal = try session(home: PseudoTerminal.newHome(), environment: ["TERM": "dumb"])
    terminal.enter("party Region {\r}", see: "... ")
    terminal.see("added Region")
    XCTAssertFalse(terminal.output.contains(0x1B))
    leave(terminal)
  }

  func testAnInterruptOnADumbTerminalDropsWhatWasTyped() throws {
    let terminal = try session(home: PseudoTerminal.newHome(), environment: ["TERM": "dumb"])
    for text in ["party Ett", "party Tva"] {
      terminal.type(text)
      terminal.see(text)
      terminal.type("\u{3}")
      terminal.seeLast("samverka>")
    }
    terminal.enter("party Tre", see: "added Tre")
    terminal.ready()
    terminal.type("\u{3}")
    terminal.see("so does Ctrl-C once more")
    terminal.type("\u{3}")
    XCTAssertEqual(terminal.end(), 0)
    XCTAssertFalse(terminal.screen.contains("added Ett"))
  }

  func testTellsHowMuchIsNotSaved() throws {
    let home = try PseudoTerminal.newHome()
    let terminal = try session(home: home)
    terminal.enter("party A", see: "added A")
    terminal.enter("party B", see: "added B")
    terminal.enter(":save \(home)/x", see: "saved as")
    terminal.enter("party C", see: "added C")
    terminal.type(":quit\r")
    terminal.see("not saved: 1 entry;")
    XCTAssertEqual(terminal.end(), 0)
  }

  func testKnowsWhatWasSavedOnceALoadIsTakenBack() throws {
    let home = try PseudoTerminal.newHome()
    try "party Other\n".write(toFile: "\(home)/other.samverka", atomically: true, encoding: .utf8)
    let terminal = try session(home: home)
    terminal.enter("party A", see: "added A")
    terminal.enter(":save \(home)/own.samverka", see: "saved as")
    terminal.enter(":load \(home)/other.samverka", see: "loaded")
    terminal.enter(":undo", see: "undone")
    terminal.enter("party B", see: "added B")
    terminal.enter(":save", see: "saved as \(home)/own.samverka")
    leave(terminal)
    XCTAssertFalse(terminal.screen.contains("not saved"))
    let files = try ["own", "other"].map {
      try String(contentsOfFile: "\(home)/\($0).samverka", encoding: .utf8)
    }
    XCTAssertEqual(files, ["party A\n\nparty B\n", "party Other\n"])
  }

  func testWhatAFileHeldBeforeIsNotSavedAnyMore() throws {
    let home = try PseudoTerminal.newHome()
    let terminal = try session(home: home)
    terminal.enter("party A", see: "added A")
    terminal.enter(":save \(home)/x", see: "saved as")
    terminal.enter("party B", see: "added B")
    terminal.enter(":save", see: "saved as")
    terminal.enter(":undo", see: "undone")
    terminal.type(":quit\r")
    terminal.see("not saved: 1 entry taken back;")
    XCTAssertEqual(terminal.end(), 0)
  }

  func testWorksOnAnUnknownTerminal() throws {
    let terminal = try session(home: PseudoTerminal.newHome(), environment: ["TERM": "nonesuch"])
    terminal.see("note: lines are read without editing: this terminal cannot do more")
    terminal.enter("party Region", see: "added Region")
    XCTAssertEqual(terminal.screen.components(separatedBy: "note:").count, 2)
    leave(terminal)
  }

  func testWorksWhereNothingCanBeWritten() throws {
    let home = try PseudoTerminal.newHome()
    let file = home + "/file"
    try "".write(toFile: file, atomically: true, encoding: .utf8)
    let terminal = try session(home: home, environment: ["XDG_STATE_HOME": file])
    terminal.see("note: nothing is kept for the next session")
    terminal.enter("party Region", see: "added Region")
    XCTAssertEqual(terminal.screen.components(separatedBy: "note:").count, 2)
    leave(terminal)
  }

  /// Starts a session below a limit of the shell, which ends with the session.
  private func limitedSession(_ limit: String, home: String) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ["-c", limit + "; exec \"$0\"", PseudoTerminal.binary], program: "/bin/bash", home: home,
      columns: 120 + home.count)
    terminal.see("samverka>")
    return terminal
  }

  func testWorksWithAHistoryThatCannotBeWritten() throws {
    // A folder in its place cannot be written by anybody, not even by root.
    let home = try PseudoTerminal.newHome()
    try FileManager.default.createDirectory(
      atPath: home + "/.local/state/samverka/history", withIntermediateDirectories: true)
    let terminal = try session(home: home)
    terminal.enter("party Region", see: "added Region")
    terminal.see("note: what is entered is not kept in the history")
    terminal.enter("party Kommun", see: "added Kommun")
    XCTAssertEqual(terminal.screen.components(separatedBy: "note:").count, 2)
    terminal.type("\u{1B}[A")
    terminal.see("samverka> party Kommun")
    terminal.type("\u{3}")
    // Keys pressed before the next prompt may be lost: the terminal changes its mode.
    terminal.ready()
    leave(terminal)
  }

  func testWorksOnAFullDisk() throws {
    // No file may grow at all: as on a full disk, each write fails and what was there stays.
    let home = try PseudoTerminal.newHome()
    let script = home + "/kept.samverka"
    try "party Kept\n".write(toFile: script, atomically: true, encoding: .utf8)
    let terminal = try limitedSession("trap '' XFSZ; ulimit -f 0", home: home)
    terminal.enter("party Region", see: "added Region")
    terminal.see("note: what is entered is not kept in the history: File too large")
    terminal.see("note: unsaved entries are not kept for the next session: File too large")
    terminal.enter("party Kommun", see: "added Kommun")
    XCTAssertEqual(terminal.screen.components(separatedBy: "note:").count, 3)
    terminal.enter(":save! \(script)", see: "cannot be written: File too large")
    XCTAssertEqual(try String(contentsOfFile: script, encoding: .utf8), "party Kept\n")
    let state = home + "/.local/state/samverka"
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: state), ["history"])
    leave(terminal)
  }

  func testAsksAScriptThatImports() throws {
    let home = try PseudoTerminal.newHome()
    let base = """
      party Region { capacity 100 hours }
      indicator Days { unit day / days; better lower }
      activity Plan { by Region at 2 hours; up to 40; lowers Days by 3 }
      measure Queue of Days { held by Region; pays 100 kr per day }
      """
    let main = "use \"base.samverka\"\ngoal Home { owners Region; worth 500 kr per day of Days }\n"
    for (name, text) in [("base", base), ("main", main)] {
      try text.write(toFile: home + "/\(name).samverka", atomically: true, encoding: .utf8)
    }
    let terminal = try PseudoTerminal(
      ["repl", "main.samverka"], home: home, columns: 120 + home.count, rows: 60, folder: home)
    terminal.see("verdict:")
    terminal.ready()
    terminal.enter("why per hour of Region in Plan", see: "per hour of Region in Plan: 150 kr")
    terminal.enter(
      "why capacity of Region", see: "as the script says    100 hours  base.samverka:1")
    leave(terminal)
  }

  func testSavesWhatCheckAccepts() throws {
    let home = try PseudoTerminal.newHome()
    let terminal = try session(["repl", "Examples/discharge.samverka"], home: home)
    terminal.see("loaded Examples/discharge.samverka")
    terminal.enter("change Queue { pays 1 kr per day }", see: "changed Queue")
    terminal.enter("what if { change Queue { pays 2 kr per day } }", see: "what if: the verdict")
    terminal.enter(":undo", see: "undone: change Queue")
    terminal.enter(
      "what if { change Queue { pays 1 kr per day } }", see: "what if { change Queue { pays 1 kr")
    terminal.enter(":keep", see: "changed Queue")
    terminal.enter(":undo", see: "undone: change Queue { pays 1 kr")
    terminal.enter(":redo", see: "brought back: change Queue { pays 1 kr")
    terminal.enter(":save \(home)/discharge.samverka", see: "saved as")
    let text = try String(contentsOfFile: home + "/discharge.samverka", encoding: .utf8)
    let original = try String(
      contentsOfFile: PseudoTerminal.root + "/Examples/discharge.samverka", encoding: .utf8)
    XCTAssertEqual(
      text, original.replacingOccurrences(of: "pays 4 000 kr per day", with: "pays 1 kr per day"))
    terminal.enter(":save \(home)/../nowhere/at/all.samverka", see: "there is no folder for")
    try "other".write(toFile: home + "/b.samverka", atomically: true, encoding: .utf8)
    terminal.enter(":save \(home)/b.samverka", see: "is there already")
    leave(terminal)
  }

  func testBeginsInTheCurrencyOfItsFolder() throws {
    let home = try PseudoTerminal.newHome()
    try "currency = \"EUR\"\n".write(
      toFile: home + "/samverka.toml", atomically: true, encoding: .utf8)
    let terminal = try session(home: home, folder: home)
    terminal.enter("5 EUR", see: "5 EUR: 5 EUR")
    try "currency = 3\n".write(
      toFile: home + "/samverka.toml", atomically: true, encoding: .utf8)
    leave(terminal)
    let other = try session(home: home, folder: home)
    other.see("samverka.toml")
    leave(other)
  }

  func testSavesItsCurrencyWhereTheSettingsSayAnother() throws {
    let home = try PseudoTerminal.newHome()
    for (name, currency) in [("a", "SEK"), ("b", "EUR")] {
      try FileManager.default.createDirectory(
        atPath: "\(home)/\(name)/.git", withIntermediateDirectories: true)
      try "currency = \"\(currency)\"\n".write(
        toFile: "\(home)/\(name)/samverka.toml", atomically: true, encoding: .utf8)
    }
    let terminal = try session(home: home, folder: home + "/a")
    terminal.enter("party A { capacity 3 hours }", see: "added A")
    let line = "indicator D { better lower; falls on A at 3 SEK per unit }"
    terminal.enter(line, see: "added D")
    for path in ["x", "../b/x"] {
      terminal.enter(":save \(path).samverka", see: "saved as \(path).samverka")
    }
    try "party B\n".write(
      toFile: home + "/b/y.samverka", atomically: true, encoding: .utf8)
    terminal.enter(":load ../b/y.samverka", see: "loaded ../b/y.samverka: 1 name")
    terminal.enter(":save y.samverka", see: "saved as y.samverka")
    leave(terminal)
    let text = "party A { capacity 3 hours }\n\n\(line)\n"
    for (path, wanted) in [
      ("a/x", text), ("b/x", "currency SEK\n\n" + text), ("a/y", "currency EUR\n\nparty B\n"),
    ] {
      XCTAssertEqual(
        try String(contentsOfFile: "\(home)/\(path).samverka", encoding: .utf8), wanted)
    }
  }

  func testMarksNothingInAFile() throws {
    let home = try PseudoTerminal.newHome()
    let terminal = try PseudoTerminal(
      ["-c", "'\(PseudoTerminal.binary)' 2> '\(home)/err.txt'"], program: "/bin/sh", home: home,
      environment: ["NO_COLOR": nil])
    terminal.enter("bad")
    terminal.enter("party A")
    terminal.enter("show A")
    terminal.read("\u{1B}[")
    terminal.see("capacity of A")
    terminal.enter(":quit")
    XCTAssertEqual(terminal.end(), 0)
    let said = try String(contentsOfFile: home + "/err.txt", encoding: .utf8)
    XCTAssertTrue(said.contains("error"), said)
    XCTAssertFalse(said.contains("\u{1B}"), said)
  }

  func testKeepsWhatWasSupposedWhereItWasSupposed() throws {
    let home = try PseudoTerminal.newHome()
    let terminal = try session(["repl", "Examples/discharge.samverka"], home: home)
    terminal.see("loaded Examples/discharge.samverka")
    terminal.enter("scenario Longer", see: "added Longer")
    terminal.enter(
      "what if { change Kommun { horizon 5 years } } in Longer", see: "what if in Longer")
    terminal.enter(":keep", see: "replaced Longer")
    terminal.enter("horizon of Kommun", see: "horizon of Kommun: 1 year")
    terminal.enter("horizon of Kommun in Longer", see: "horizon of Kommun in Longer: 5 years")
    terminal.type(":scenario Longer\r")
    terminal.see("Longer>")
    terminal.type("what if { change Kommun { horizon 7 years } }\r")
    terminal.see("what if { change Kommun { horizon 7 years } }")
    terminal.type(":keep\r")
    terminal.type("horizon of Kommun\r")
    terminal.see("horizon of Kommun in Longer: 7 years")
    terminal.type("without Longer\r")
    terminal.see("the scenario Longer is gone; questions are asked of base again")
    terminal.ready()
    terminal.enter(":keep", see: "the scenario Longer is gone\n")
    leave(terminal)
  }

  func testKeepsSeveralChangesOfOneThing() throws {
    let terminal = try session(
      ["repl", "Examples/discharge.samverka"], home: PseudoTerminal.newHome())
    terminal.see("loaded Examples/discharge.samverka")
    let lines = "change Queue { pays 1 kr per day }; change Queue { beyond 9 days }"
    terminal.enter("what if { \(lines) }", see: "what if: the verdict")
    terminal.enter(":keep", see: "changed Queue")
    terminal.enter(":undo", see: "undone: change Queue { pays 1 kr per day …")
    terminal.enter("scenario S", see: "added S")
    terminal.enter("what if { \(lines) } in S", see: "what if in S: the verdict")
    terminal.enter(":keep", see: "replaced S")
    leave(terminal)
  }

  func testChangesAndKeepsOneOfAList() throws {
    let home = try PseudoTerminal.newHome()
    let file = home + "/main.samverka"
    try """
    party A { tried "c", "d"; capacity 9 hours }
    indicator I { unit day / days; better lower }
    activity Plan { by A at 1 hour; lowers I by 1 day; up to 3 }
    activity Visit { by A at 1 hour; lowers I by 1 day; up to 3 }
    obstacle O { blocks Plan, Visit; because "x", "y"; owner A }
    obstacle P { blocks Plan }
    scenario Z { change P { blocks Visit; because "x", "y" } }

    """.write(toFile: file, atomically: true, encoding: .utf8)
    let terminal = try session(["repl", file], home: home)
    terminal.enter("change O { without blocks Plan }", see: "changed O")
    terminal.enter("O", see: "blocks Visit")
    terminal.enter("change A { tried \"e\" }", see: "changed A")
    terminal.enter("what if { change P { because \"z\" } } in Z", see: "what if in Z")
    terminal.enter(":keep", see: "replaced Z")
    terminal.enter(":save", see: "saved as")
    leave(terminal)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    XCTAssertTrue(text.contains("party A { tried \"e\"; capacity 9 hours }\n"), text)
    XCTAssertTrue(text.contains("{ blocks Visit; because \"x\", \"y\"; owner A }\n"), text)
    XCTAssertTrue(
      text.hasSuffix(
        "scenario Z { change P { blocks Visit;  }\n  change P { because \"z\" }\n}\n"), text)
  }

  func testLoadsEachFileOnceAndNoStream() throws {
    let home = try PseudoTerminal.newHome()
    try "party Region\n".write(toFile: home + "/a.samverka", atomically: true, encoding: .utf8)
    let terminal = try session(
      ["repl", "a.samverka", "./a.samverka"], home: home, folder: home)
    terminal.see("loaded a.samverka: 1 name")
    terminal.enter(":load a.samverka a.samverka", see: "loaded a.samverka: 1 name")
    terminal.enter(":load -", see: "standard input is the session itself")
    terminal.enter(":save .", see: "`.` is a directory; a file is wanted")
    terminal.enter(":save sub/", see: "there is no folder for `sub/`")
    leave(terminal)
  }

  func testACommandInAPasteIsToStandAlone() throws {
    let terminal = try session(home: PseudoTerminal.newHome())
    terminal.type("\u{1B}[200~party A\n:undo\u{1B}[201~\r")
    terminal.see("do:  `:undo` is a command of the session: enter it by itself")
    terminal.type("\u{4}")
    XCTAssertEqual(terminal.end(), 0)
  }

  func testATerminalOfWhichNothingIsKnownIsPlain() throws {
    for name in ["", "dumb", nil] {
      let terminal = try session(
        home: PseudoTerminal.newHome(), environment: ["TERM": name, "NO_COLOR": nil])
      terminal.see(":examples has things to copy, :undo takes back")
      terminal.enter("party A")
      terminal.enter("A", see: "capacity of A")
      leave(terminal)
      XCTAssertFalse(terminal.output.contains(0x1B), name ?? "no name")
    }
  }
}
