import Foundation
import XCTest

/// What a session brings back of an earlier one that was not saved.
final class RecoveryTests: XCTestCase {
  /// Starts a session in its home folder.
  private func session(_ arguments: [String] = [], home: String) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(arguments, home: home, columns: 120, rows: 60, folder: home)
    terminal.ready()
    return terminal
  }

  /// Writes a script in the home folder.
  private func write(_ text: String, _ name: String = "main", in home: String) throws {
    try text.write(toFile: "\(home)/\(name).samverka", atomically: true, encoding: .utf8)
  }

  /// Leaves, and sees what is said of that.
  private func leave(_ terminal: PseudoTerminal, see text: String = "") {
    terminal.type(":quit\r")
    if !text.isEmpty { terminal.see(text) }
    XCTAssertEqual(terminal.end(), 0)
  }

  func testBringsBackWhatCameAfterASave() throws {
    let home = try PseudoTerminal.newHome()
    let first = try session(home: home)
    first.enter("party A", see: "added A")
    first.enter(":save n1", see: "saved as n1.samverka")
    first.enter("party B", see: "added B")
    leave(first, see: "not saved: 1 entry;")
    let second = try session(home: home)
    second.see("1 entry was not saved last time")
    second.enter(":recover", see: "loaded \(home)/n1.samverka: 1 name\n")
    second.see("1 of 1 entries were entered again")
    second.enter(":save", see: "saved as")
    leave(second)
    XCTAssertEqual(
      try String(contentsOfFile: home + "/n1.samverka", encoding: .utf8), "party A\n\nparty B\n")
  }

  func testBringsBackTheFileSavedNotTheOneLoaded() throws {
    let home = try PseudoTerminal.newHome()
    try write("party Old\n", "old", in: home)
    let first = try session(["repl", "old.samverka"], home: home)
    first.enter("party A", see: "added A")
    first.enter(":save new", see: "saved as new.samverka")
    first.enter("party B", see: "added B")
    first.enter("party C", see: "added C")
    leave(first, see: "not saved: 2 entries;")
    let second = try session(home: home)
    second.see("2 entries were not saved last time")
    second.enter(":recover", see: "loaded \(home)/new.samverka: 2 names\n")
    leave(second, see: "not saved: 2 entries;")
  }

  func testBringsBackAllWhereWhatWasSavedWasTakenBack() throws {
    let home = try PseudoTerminal.newHome()
    let first = try session(home: home)
    first.enter("party A", see: "added A")
    first.enter("party B", see: "added B")
    first.enter(":save n1", see: "saved as n1.samverka")
    first.enter(":undo", see: "undone: party B")
    first.enter("party C", see: "added C")
    leave(first, see: "not saved: 2 entries;")
    let second = try session(home: home)
    second.see("2 entries were not saved last time")
    second.enter(":recover", see: "2 of 2 entries were entered again")
    second.enter(":list", see: "party      A\nparty      C\n")
    leave(second)
  }

  func testBringsBackWithTheFolderOfImports() throws {
    let home = try PseudoTerminal.newHome()
    try FileManager.default.createDirectory(
      atPath: home + "/other", withIntermediateDirectories: true)
    try write("use \"x.samverka\"\n", in: home)
    try write("party Used\n", "x", in: home)
    let first = try session(["repl", "main.samverka"], home: home)
    first.enter("party A", see: "added A")
    first.enter(":save! other/main.samverka", see: "saved as other/main.samverka")
    first.enter("party B", see: "added B")
    leave(first, see: "not saved: 2 entries;")
    let second = try session(home: home)
    second.enter(":recover", see: "2 of 2 entries were entered again")
    second.enter("Used", see: "capacity of Used")
    leave(second)
  }

  func testKeepsWhatCannotBeBroughtBackYet() throws {
    let home = try PseudoTerminal.newHome()
    try write("party Old\n", in: home)
    let first = try session(["repl", "main.samverka"], home: home)
    first.enter("party A", see: "added A")
    leave(first, see: "not saved: 1 entry;")
    try write("party Old {\n", in: home)
    let second = try session(home: home)
    second.enter(":recover", see: "nothing was loaded; correct the file")
    second.see("what was not saved is still kept: `:recover` again once the file can be loaded")
    second.enter("party W", see: "added W")
    try write("party Older\n", in: home)
    second.enter(":recover", see: "`:save` what was entered since, or `:undo` it")
    second.enter(":undo", see: "undone: party W")
    second.enter(":recover", see: "1 of 1 entries were entered again")
    second.enter(":recover", see: "there is nothing to bring back")
    second.enter(":list", see: "party      Older\nparty      A\n")
    leave(second, see: "not saved: 1 entry;")
  }

  func testKeepsWhatDoesNotFit() throws {
    let home = try PseudoTerminal.newHome()
    try write("party Old\n", in: home)
    let first = try session(["repl", "main.samverka"], home: home)
    first.enter("change Old { capacity 1 hours }", see: "changed Old")
    leave(first, see: "not saved: 1 entry;")
    try write("party New\n", in: home)
    let second = try session(home: home)
    second.enter(":recover", see: "0 of 1 entries were entered again")
    second.see("what was not saved is still kept: `:recover drop` forgets it")
    leave(second)
    let third = try session(home: home)
    third.see("1 entry was not saved last time")
    third.enter(":recover drop", see: "dropped")
    third.enter(":recover drop", see: "there is nothing to drop")
    leave(third)
  }

  func testBringsBackWhatIsIndented() throws {
    let home = try PseudoTerminal.newHome()
    let first = try session(home: home)
    first.enter("party A", see: "added A")
    for entry in ["\tparty B", "\rparty C", "\t\tparty D\r\tparty E"] {
      first.ready()
      first.type("\u{1B}[200~\(entry)\u{1B}[201~")
      first.enter("", see: "added")
    }
    leave(first, see: "not saved: 4 entries;")
    let second = try session(home: home)
    second.enter(":recover", see: "4 of 4 entries were entered again")
    leave(second)
  }

  func testKeepsWhatWasNotSavedBeforeALoad() throws {
    let home = try PseudoTerminal.newHome()
    try write("party Old\n", in: home)
    let first = try session(home: home)
    first.enter("party U1", see: "added U1")
    first.enter("party U2", see: "added U2")
    first.enter(":load none.samverka", see: "none.samverka")
    XCTAssertFalse(first.screen.contains("not saved"))
    first.enter(
      ":load main.samverka",
      see:
        "not saved: 2 entries; `:undo` takes the load back, the next session offers to bring back\n"
    )
    leave(first)
    let second = try session(home: home)
    second.see("2 entries were not saved last time")
    second.enter(":recover", see: "2 of 2 entries were entered again")
    second.enter(":list", see: "party      U1\nparty      U2\n")
    // Loaded twice, and gone back to, it is offered once.
    second.enter(":load main.samverka", see: "not saved: 2 entries; `:undo`")
    second.enter(":undo", see: "undone: :load main.samverka")
    second.enter(":redo", see: "brought back: :load main.samverka")
    second.enter(":reload", see: "loaded main.samverka")
    second.enter(":undo 2", see: "2 changes undone")
    second.enter(":load main.samverka", see: "not saved: 2 entries; `:undo`")
    leave(second)
    let third = try session(home: home)
    third.enter(":recover", see: "2 of 2 entries were entered again")
    third.enter(":recover", see: "there is nothing to bring back")
    third.enter(":load main.samverka", see: "not saved: 2 entries; `:undo`")
    third.enter(":undo", see: "undone: :load main.samverka")
    third.enter(":save other", see: "saved as other.samverka")
    third.enter(":redo", see: "brought back: :load main.samverka")
    leave(third)
    let last = try session(home: home)
    last.enter(":recover", see: "there is nothing to bring back")
    leave(last)
  }

  func testOffersAllThatWasNotSaved() throws {
    let home = try PseudoTerminal.newHome()
    try write("party Old\n", in: home)
    let first = try session(home: home)
    first.enter("party U", see: "added U")
    first.enter(":load main.samverka", see: "not saved: 1 entry; `:undo`")
    first.enter("party V", see: "added V")
    first.enter("party W", see: "added W")
    leave(first, see: "not saved: 2 entries;")
    let second = try session(home: home)
    second.enter(":recover", see: "2 of 2 entries were entered again")
    second.see("1 entry was not saved last time")
    second.enter(":undo 2", see: "2 changes undone")
    second.enter(":recover", see: "1 of 1 entries were entered again")
    second.enter(":list", see: "party      Old\nparty      U\n")
    leave(second)
  }

  func testAReloadThatIsRefusedEntersNothingAgain() throws {
    let home = try PseudoTerminal.newHome()
    try write("party Old\n", in: home)
    let first = try session(["repl", "main.samverka"], home: home)
    first.enter("party A", see: "added A")
    try write("party Old {\n", in: home)
    first.enter(":reload", see: "nothing was loaded; correct the file, and `:load` it again\n")
    first.enter("A", see: "capacity of A")
    XCTAssertFalse(first.screen.contains("entered again"))
    leave(first)
  }
}
