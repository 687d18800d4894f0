import Foundation
import XCTest

/// Entries typed and edited at a real terminal.
final class EditingTests: XCTestCase {
  /// Starts a session with a home folder of its own.
  private func session(
    columns: Int = 80, rows: Int = 24, colored: Bool = false
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      home: PseudoTerminal.newHome(), columns: columns, rows: rows,
      environment: colored ? ["NO_COLOR": nil] : [:])
    terminal.ready()
    return terminal
  }

  func testEditsInTheMiddleOfAWrappedLine() throws {
    let terminal = try session(columns: 30)
    terminal.type("party Köping \"en kommun med långt namn åäö\"")
    terminal.see("samverka> party Köping \"en kom\nmun med långt namn åäö\"")
    // Back over two rows, then å where the rows meet.
    terminal.type(String(repeating: "\u{1B}[D", count: 24) + "å")
    terminal.see("samverka> party Köping \"en koå\nmmun med långt namn åäö\"")
    // A letter and its mark become one character.
    terminal.type("\u{7F}a\u{308}\u{1B}[F!")
    terminal.see("samverka> party Köping \"en koä\nmmun med långt namn åäö\"!")
    terminal.type("\u{7F}")
    terminal.enter("", see: "added Köping")
    terminal.enter("Köping", see: "en koämmun med långt\nnamn åäö")
  }

  func testEntersABlockAsOneEntry() throws {
    let terminal = try session()
    terminal.enter("party Region {")
    terminal.wait(for: "indentation") { terminal.emulator.cursor.column == 2 }
    terminal.enter("capacity 20 hours")
    terminal.type("}")
    terminal.see("{\n  capacity 20 hours\n}")
    terminal.enter("", see: "added Region")
    // All of it comes back as one, and can be changed within.
    terminal.type("\u{1B}[A")
    terminal.wait(for: "the entry again") {
      terminal.screen.components(separatedBy: "capacity 20").count == 3
    }
    terminal.type("\u{1B}[A\u{5}\u{1B}b\u{1B}b\u{1B}[C\u{7F}35")
    terminal.see("capacity 350 hours")
    terminal.enter("", see: "replaced Region")
  }

  func testAnEmptyLineTwiceGetsOut() throws {
    let terminal = try session()
    terminal.enter("party Region {")
    terminal.enter("")
    terminal.enter("", see: "error[SV023]")
    terminal.enter("1 + 1", see: "1 + 1: 2")
  }

  func testPastesManyLinesAsOneEntry() throws {
    let terminal = try session()
    let lines = (1...200).map { "party P\($0) {\n\tcapacity \($0) hours\n}" }
    terminal.type("\u{1B}[200~" + lines.joined(separator: "\n") + "\u{1B}[201~")
    terminal.enter("", see: "added P1, P2, P3, P4, P5, P6, P7 and 193 more")
    terminal.enter("capacity of P200", see: "200 hours")
  }

  func testAPasteOfWindowsLinesDoublesNone() throws {
    let terminal = try session()
    terminal.type("\u{1B}[200~party P1 {\r\n  capacity 5 hours\r\n}\u{1B}[201~")
    terminal.see("samverka> party P1 {\n  capacity 5 hours\n}")
    terminal.enter("", see: "added P1")
    terminal.type("\u{1B}[200~party A\n\nparty B\u{1B}[201~")
    terminal.see("samverka> party A\n\nparty B")
    terminal.enter("", see: "added A and B")
  }

  /// What was pasted and turns the direction of text or is not seen never reaches the terminal as it is.
  func testHiddenCharactersAreNotPainted() throws {
    let terminal = try session(colored: true)
    terminal.type("\u{1B}[200~party D \"\u{202E}dcba\u{200B}\u{2066}\u{FEFF}e\u{301}\"\u{1B}[201~")
    // Nothing is painted while more keys wait.
    terminal.wait(for: "the colours") {
      String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[32m\"")
    }
    terminal.enter("", see: "added D")
    let output = String(decoding: terminal.output, as: UTF8.self)
    for scalar in output.unicodeScalars where scalar.value > 0x2000 {
      XCTAssertFalse([0x202E, 0x200B, 0x2066, 0xFEFF].contains(scalar.value), "\(scalar.value)")
    }
  }

  func testAPasteBehindACommandIsRefusedWhole() throws {
    let terminal = try session()
    terminal.type("\u{1B}[200~:list\nparty A\nparty B\u{1B}[201~")
    let refusal = "nothing was done: a command stands alone; enter `:list`, then the rest"
    terminal.enter("", see: refusal)
    XCTAssertFalse(terminal.screen.contains("nothing is declared yet"))
    // It comes back, to be corrected.
    terminal.type("\u{1B}[A")
    terminal.wait(for: "the paste again") {
      terminal.screen.components(separatedBy: "> :list\nparty A\nparty B").count == 3
    }
    terminal.type("\u{3}")
    terminal.ready()
    terminal.type("\u{1B}[200~:list\n\n\u{1B}[201~")
    terminal.enter("", see: "nothing is declared yet")
  }

  func testCompletes() throws {
    let terminal = try session()
    terminal.enter("party Region \"Region Norrland\"", see: "added Region")
    terminal.enter("party Rest", see: "added Rest")
    terminal.type("show Re\t")
    terminal.see("Region  party: Region Norrland\nRest    party\nsamverka> show Re")
    terminal.type("g\t")
    terminal.see("show Region")
    terminal.type("\u{3}")
    terminal.ready()
    terminal.type(":sc\t")
    terminal.see("> :scenario")
  }

  func testSearchesTheHistory() throws {
    let terminal = try session()
    for name in ["Alfa", "Beta", "Gamma"] {
      terminal.enter("party \(name)", see: "added \(name)")
    }
    terminal.type("\u{12}Bet")
    terminal.see("bck:Bet")
    terminal.enter("", see: "Beta stands so already in the script")
  }

  func testAnArrowEndsASearch() throws {
    let terminal = try session()
    for name in ["Alfa", "Beta"] {
      terminal.enter("party \(name)", see: "added \(name)")
    }
    var name = "Alfa"
    for arrow in ["[C", "[D", "OC", "[F"] {
      terminal.type("\u{12}Alf")
      terminal.see("bck:Alf")
      terminal.type("\u{1B}" + arrow)
      terminal.wait(for: "the end of the search") { !terminal.screen.contains("bck:") }
      // The last entry is found, so that what is waited for was not there before.
      name += "n"
      terminal.enter("\u{5}n", see: "added \(name)\n")
      terminal.enter(":undo", see: "undone: party \(name)\n")
    }
    terminal.type("\u{12}Bet")
    terminal.see("bck:Bet")
    terminal.type("\u{1B}")
    terminal.wait(for: "the end of the search") { !terminal.screen.contains("bck:") }
    terminal.enter("", see: "Beta stands so already in the script")
  }

  func testRedrawsAfterAResize() throws {
    let terminal = try session(columns: 60)
    terminal.type("party Region \"a title that is long enough to wrap\"")
    terminal.see("enough to wrap")
    terminal.resize(columns: 40, rows: 20)
    terminal.see("samverka> party Region \"a title that is\nlong enough to wrap\"")
    terminal.resize(columns: 70, rows: 20)
    terminal.see("samverka> party Region \"a title that is long enough to wrap\"")
    terminal.enter("", see: "added Region")
  }

  func testTwentyColumns() throws {
    let terminal = try session(columns: 20, rows: 10)
    terminal.enter("party Region", see: "added Region")
    terminal.type("show Reg\t")
    terminal.see("show Regio\nn")
    terminal.enter("", see: "patience of Region")
  }

  func testColoursAndHintsStayRight() throws {
    let terminal = try PseudoTerminal(
      home: PseudoTerminal.newHome(), columns: 40,
      environment: ["NO_COLOR": nil, "TERM": "xterm-256color"])
    terminal.ready()
    terminal.enter("party Region", see: "added Region")
    // The hint stands behind the cursor and goes with it.
    terminal.type("show Reg")
    terminal.see("> show Region          no case")
    XCTAssertEqual(terminal.emulator.cursor.column, 18)
    terminal.type("\u{1B}[D")
    terminal.see("> show Reg             no case")
    terminal.type("\u{1B}[C")
    terminal.see("> show Region          no case")
    terminal.type("x")
    terminal.see("> show Regx            no case")
    terminal.type("\u{7F}\u{3}")
    terminal.see("> show Reg             no case\nsamverka>")
    terminal.ready()
    // It never takes the place of the prompt to the right, nor wraps.
    terminal.type("1 +     horizon of  Reg")
    terminal.see("> 1 +     horizon of  Reg")
    terminal.type("\u{3}")
    terminal.ready()
    // Wrapped, in the middle, and after a resize.
    terminal.type("party Å \"en titel som går över två rader\" {\r  cap")
    let rest = "{\n  capacity"
    terminal.see("samverka> party Å \"en titel som går över\n två rader\" " + rest)
    terminal.resize(columns: 30, rows: 24)
    terminal.see("samverka> party Å \"en titel so\nm går över två rader\" " + rest)
    terminal.type("\u{1B}[A\u{1}" + String(repeating: "\u{1B}[C", count: 20) + "ö")
    terminal.see("samverka> party Å \"en titel so\nöm går över två rader\" {\n  cap")
    XCTAssertTrue(
      String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[0m\u{1B}[1mparty"))
    terminal.type("\u{3}")
  }

  func testAnswersFitTheWindow() throws {
    let terminal = try PseudoTerminal(
      ["repl", "Examples/discharge.samverka"], home: PseudoTerminal.newHome(), columns: 40,
      rows: 200)
    terminal.see("verdict:")
    terminal.ready()
    let count = terminal.output.count
    for question in ["verdict", "why verdict", "Region", ":help party", "compare base with Shared"]
    {
      terminal.enter(question, see: question)
    }
    let said = String(decoding: terminal.output[count...], as: UTF8.self)
    let lines = said.split(whereSeparator: \.isNewline).filter { !$0.contains("\u{1B}") }
    XCTAssertGreaterThan(lines.count, 40)
    XCTAssertEqual(lines.filter { $0.count > 40 }, [])
  }

  func testCompletesFileNames() throws {
    let home = try PseudoTerminal.newHome()
    for name in ["a plan.samverka", "other.samverka", "notes.txt"] {
      try "party Found\n".write(toFile: home + "/" + name, atomically: true, encoding: .utf8)
    }
    let terminal = try PseudoTerminal(home: home, columns: 120 + home.count, folder: home)
    terminal.ready()
    terminal.type(":load \t\t")
    terminal.see("a plan.samverka\nother.samverka\nsamverka> :load")
    terminal.type("a\t")
    terminal.see("> :load a plan.samverka")
    terminal.enter("", see: "loaded a plan.samverka: 1 name\n")
    terminal.type(":load ~/o\t")
    terminal.see("> :load ~/other.samverka")
    terminal.enter("", see: "loaded \(home)/other.samverka")
  }

  func testViKeysFromEditrc() throws {
    let home = try PseudoTerminal.newHome()
    try "bind -v\n".write(toFile: home + "/.editrc", atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(home: home)
    terminal.ready()
    terminal.type("party Kommun\u{1B}bxiB\u{1B}")
    terminal.see("party Bommun")
    terminal.enter("", see: "added Bommun")
    terminal.type("\u{3}")
    terminal.ready()
    terminal.type("\u{1B}[200~party A\nparty B\u{1B}[201~\r")
    terminal.see("added A and B")
    terminal.ready()
    for (arrow, name) in [("[", "C"), ("O", "D")] {
      terminal.type("\u{1B}[200~party \(name) {\n  horizon 3 years\n}\u{1B}[201~")
      terminal.see("> party \(name) {\n  horizon 3 years\n}")
      terminal.type("\u{1B}\(arrow)Aix")
      terminal.see("> party \(name) {\nx  horizon 3 years\n}")
      terminal.type("\u{1B}\(arrow)Biy")
      terminal.see("> party \(name) {\nx  horizon 3 years\ny}")
      terminal.type("\u{3}")
      terminal.ready()
    }
  }
}
