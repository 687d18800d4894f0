import XCTest

/// What `it` stands for: the figure shown last, asked of the scenario it was shown in.
final class LastFigureTests: XCTestCase {
  /// Enters lines of a session of the example one by one; each on a screen of its own.
  private func check(_ entries: [(String, sees: String)], line: UInt = #line) throws {
    let terminal = try PseudoTerminal(
      ["repl", "Examples/discharge.samverka"], home: PseudoTerminal.newHome(), columns: 120,
      rows: 100)
    for (entry, text) in entries {
      terminal.ready(line: line)
      terminal.clear(line: line)
      terminal.enter(entry, see: text, line: line)
      XCTAssertEqual(
        terminal.screen.contains("error"), text.contains("error"), terminal.screen, line: line)
    }
  }

  func testItIsAskedOfItsScenario() throws {
    try check([
      ("show Region in Shared", sees: "Region in Shared"),
      ("it", sees: "Region in Shared"),
      ("why it # again", sees: "temptation of Region in Shared: "),
      ("it in base", sees: "Region: "),
      ("why it", sees: "temptation of Region: "),
    ])
    try check([
      ("plan of EarlyPlan in Shared", sees: "plan of EarlyPlan in Shared: 600"),
      ("it / 2 # \"it\"", sees: "(plan of EarlyPlan) / 2 in Shared: 300"),
      ("it +\r2", sees: "((plan of EarlyPlan) / 2) + 2 in Shared: 302"),
      ("expect it >= 302", sees: "holds: expect (((plan of EarlyPlan) / 2) + 2) >= 302 in Shared"),
      ("it in base", sees: "((plan of EarlyPlan) / 2) + 2: 2"),
      ("1 + 1", sees: "1 + 1: 2"),
      ("it * 2", sees: "(1 + 1) * 2: 4"),
    ])
  }

  func testItIsAskedOfBaseWhereItWasShownThere() throws {
    try check([
      ("rate of Queue in base", sees: "rate of Queue: 4 000 kr per day"),
      ("it / 2", sees: "(rate of Queue) / 2: 2 000 kr"),
      ("per hour of Region in EarlyPlan", sees: "per hour of Region in EarlyPlan: 7 530 kr"),
      ("it in Shared", sees: "per hour of Region in EarlyPlan in Shared: 4 530 kr per hour"),
      ("value kept - (value kept in Shared)", sees: "(value kept in Shared): about -112.598"),
      ("it * 2", sees: "(value kept - (value kept in Shared)) * 2: about -225.19"),
    ])
  }

  func testItIsAskedWhereOneLooksOnceItsScenarioIsGone() throws {
    try check([
      ("scenario T { change Queue { pays 1 kr per day } }", sees: "added T"),
      ("rate of Queue in T", sees: "rate of Queue in T: 1 kr per day"),
      ("without T", sees: "removed T"),
      ("it", sees: "rate of Queue: 4 000 kr per day"),
    ])
  }

  func testItIsAskedOfTheScenarioThatWasLookedAt() throws {
    let terminal = try PseudoTerminal(
      ["repl", "Examples/discharge.samverka"], home: PseudoTerminal.newHome(), columns: 120,
      rows: 100)
    terminal.ready()
    // The right edge of the line of the prompt tells the verdict.
    for (entry, text) in [
      (":scenario Shared", "Shared>"), ("value kept", "value kept in Shared: about 91.6"),
      (":scenario base", "samverka>"), ("it", "\nvalue kept in Shared: about 91.6"),
      ("value kept", "\nvalue kept: "), (":scenario Shared", "Shared>"),
      ("it", "\nvalue kept: "), ("it in Shared", "\nvalue kept in Shared: about 91.6"),
    ] {
      terminal.type("\u{C}")
      terminal.type(entry + "\r")
      terminal.see(text)
    }
  }

  func testItIsWhatTheSameEntryShowed() throws {
    try check([
      ("value kept in Shared; why it", sees: "  value joint "),
      ("rate of Queue", sees: "rate of Queue: 4 000 kr"),
      ("value kept; rate of Liability; why value kept", sees: "rate of Liability: "),
      ("it", sees: "rate of Liability: "),
      ("show value kept in Shared", sees: "value kept in Shared: about 91.6"),
      ("it; it", sees: "in Shared: about 91.6010498688 %\n\nvalue kept in Shared: about"),
      ("capacity of Region; it / 2\rit", sees: "(capacity of Region) / 2: 1 000 hours"),
      ("\"it\"; it", sees: "error"),
    ])
  }

  func testItStandsAloneWhereAFigureDoes() throws {
    try check([
      ("rate of Queue", sees: "rate of Queue: 4 000 kr"),
      ("turn it", sees: "rate of Queue is 4 000 kr per day: "),
      ("turn it in Shared", sees: "error[SV104] the scenario `Shared` has taken away `Queue`"),
      ("why it", sees: "rate of Queue: 4 000 kr per day\n"),
    ])
  }
}
