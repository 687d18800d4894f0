import Foundation
import XCTest

/// Entries typed and edited at a real terminal.
final class EditingTests: XCTestCase {
  /// Starts a session with a home folder of its own.
  private func session(columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      home: PseudoTerminal.newHome(), columns: columns, rows: rows)
    terminal.see("samverka>")
    return terminal
  }

  func testEditsInTheMiddleOfAWrappedLine() throws {
    let terminal = try session(columns: 30)
    terminal.type("party Köping \"en kommun med långt namn åäö\"")
    terminal.see("samverka> party Köping \"en kom\nmun med långt namn åäö\"")
    // Back over two rows, then å where the rows meet.
    terminal.type(String(repeating: "\u{1B}[D", count: 24) + "å")
    terminal.see("samverka> party Köping \"en kåom\nmun med långt namn åäö\"")
    terminal.type("\u{7F}ommuna\u{308}")
    terminal.see("kommuna\u{308}om")
    terminal.type("\r")
    terminal.see("added Köping")
    terminal.enter("Köping")
    terminal.see("kommuna\u{308}ommun med långt namn åäö")
  }

  func testEntersABlockAsOneEntry() throws {
    let terminal = try session()
    terminal.enter("party Region {")
    terminal.see("samverka> party Region {\n ")
    terminal.wait(for: "indentation") { terminal.emulator.cursor.column == 2 }
    terminal.enter("capacity 20 hours")
    terminal.type("}")
    terminal.see("{\n  capacity 20 hours\n}")
    terminal.type("\r")
    terminal.see("added Region")
    // All of it comes back as one, and can be changed within.
    terminal.type("\u{1B}[A\u{1B}[A\u{5}\u{1B}b\u{7F}\u{7F}\u{7F}5 ")
    terminal.see("capacity 25 hours")
    terminal.type("\r")
    terminal.see("replaced Region")
  }

  func testAnEmptyLineTwiceGetsOut() throws {
    let terminal = try session()
    terminal.enter("party Region {")
    terminal.enter("")
    terminal.enter("")
    terminal.see("error[SV023]")
    terminal.enter("1 + 1")
    terminal.seeLast("samverka>")
  }

  func testPastesManyLinesAsOneEntry() throws {
    let terminal = try session()
    let lines = (1...200).map { "party P\($0) {\n\tcapacity \($0) hours\n}" }
    terminal.type("\u{1B}[200~" + lines.joined(separator: "\n") + "\u{1B}[201~")
    terminal.type("\r")
    terminal.see("added P1, P2, P3, P4, P5, P6, P7 and 193 more")
    terminal.enter("capacity of P200")
    terminal.see("200 hours")
  }

  func testCompletes() throws {
    let terminal = try session()
    terminal.enter("party Region \"Region Norrland\"")
    terminal.see("added Region")
    terminal.enter("party Rest")
    terminal.see("added Rest")
    terminal.type("show Re\t\t")
    terminal.see("Region  party: Region Norrland")
    terminal.type("g\t")
    terminal.see("show Region")
    terminal.type("\u{3}")
    terminal.type(":sc\t")
    terminal.see("> :scenario")
  }

  func testSearchesTheHistory() throws {
    let terminal = try session()
    for name in ["Alfa", "Beta", "Gamma"] {
      terminal.enter("party \(name)")
      terminal.see("added \(name)")
    }
    terminal.type("\u{12}Bet")
    terminal.see("party Beta")
    terminal.type("\r")
    terminal.see("replaced Beta")
  }

  func testRedrawsAfterAResize() throws {
    let terminal = try session(columns: 60)
    terminal.type("party Region \"a title that is long enough to wrap\"")
    terminal.see("enough to wrap")
    terminal.resize(columns: 40, rows: 20)
    terminal.read("samverka> party Region \"a title", times: 2)
    terminal.type("\r")
    terminal.see("added Region")
  }

  func testTwentyColumns() throws {
    let terminal = try session(columns: 20, rows: 10)
    terminal.enter("party Region")
    terminal.see("added Region")
    terminal.type("show \t")
    terminal.see("Region")
    terminal.type("Region\r")
    terminal.see("capacity")
  }

  func testViKeysFromEditrc() throws {
    let home = try PseudoTerminal.newHome()
    try "bind -v\n".write(toFile: home + "/.editrc", atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(home: home)
    terminal.see("samverka>")
    terminal.type("party Kommun\u{1B}bxiB\u{1B}")
    terminal.see("party Bommun")
    terminal.type("\r")
    terminal.see("added Bommun")
    terminal.type("i\u{3}\u{1B}[200~party A\nparty B\u{1B}[201~\r")
    terminal.see("added A and B")
  }
}
