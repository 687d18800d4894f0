import XCTest

/// Which names a session offers and takes, where rows of a table declare families.
final class NamingTests: XCTestCase {
  /// Two towns from a table, with what is counted and paid for each; one more is written out.
  private static let script = """
    party Region
    for each Row in table "towns.csv" {
      party Town[Row["Code"]] Row["Name"]
      indicator Days[Row["Code"]] { better lower }
      measure Bill[Row["Code"]] of Days[Row["Code"]] { held by Town[Row["Code"]] }
    }
    party Ward["a"]
    party Ward["b"]
    group North { members Town["1"] }
    activity Plan { by Region; by Town["1"]; lowers Days["1"] }

    """

  private func session(columns: Int = 120) throws -> PseudoTerminal {
    let home = try PseudoTerminal.newHome()
    for (name, text) in [
      ("towns.samverka", Self.script), ("towns.csv", "Code;Name\n1;Ås\n2;Bo\n"),
    ] {
      try text.write(toFile: home + "/" + name, atomically: true, encoding: .utf8)
    }
    let terminal = try PseudoTerminal(
      ["repl", "towns.samverka"], home: home, columns: columns, rows: 60, folder: home)
    terminal.see("loaded towns.samverka")
    terminal.ready()
    return terminal
  }

  func testNamesOneOfAFamily() throws {
    let terminal = try session()
    for isWaiting in [false, true] {
      if isWaiting { terminal.enter("party Q { part of Nix }", see: "not declared yet: `Nix`") }
      for (entry, error, help) in [
        ("change Bill { pays 3 kr per unit }", "`Bill` is a family, and one", "`Bill[\"1\"]`, or"),
        ("without Bill", "`Bill` is a family, and one of it", "in a scenario, as `Bill[\"1\"]`"),
        ("without Town", "`Town` is a family", "in a scenario, as `Town[\"1\"]`, or change the"),
        ("without Ward", "`Ward` is a family", "name one of it, as `Ward[\"a\"]`\n"),
        ("without Bill[\"2\"]", "`Bill[\"2\"]` is declared for rows", "change it in a scenario"),
        ("without Bill[\"3\"]", "nothing is named `Bill[\"3\"]`", ":list"),
      ] {
        terminal.type("\u{C}")
        terminal.ready()
        terminal.enter(entry, see: error)
        terminal.see(help)
      }
    }
  }

  func testDocumentationBelongsToWhatFollows() throws {
    let terminal = try session()
    terminal.type("## Who keeps the beds.\r## And who not.\rparty Hospital\r")
    terminal.see("added Hospital")
    terminal.ready()
    terminal.enter(":help Hospital", see: "is a party of this session")
    terminal.see("  Who keeps the beds.\n  And who not.")
    terminal.clear()
    terminal.enter("Hospital", see: "  Who keeps the beds.\n  And who not.\n  capacity")
    check(terminal, "change ", offers: "party: Who keeps the beds.")
  }

  /// Types a text and Tab, and compares what is offered: a list, or the text with what is added.
  private func check(
    _ terminal: PseudoTerminal, _ text: String, offers expected: String,
    leavesOut other: String? = nil, line: UInt = #line
  ) {
    terminal.clear(line: line)
    terminal.type(text + "\t")
    terminal.see(expected, line: line)
    for other in ["Row[", other].compactMap({ $0 }) {
      XCTAssertFalse(terminal.screen.contains(other), terminal.screen, line: line)
    }
    terminal.type("\u{3}")
    terminal.ready(line: line)
  }

  func testOffersMembersWhereOneIsMeant() throws {
    let terminal = try session()
    check(terminal, "why gain of To", offers: "gain of Town[\"")
    check(
      terminal, "why gain of Town[\"",
      offers: "Town[\"1\"]  party: Ås\nTown[\"2\"]  party: Bo\nsamverka> why gain")
    check(terminal, "why gain of Town[\"2", offers: "gain of Town[\"2\"] ")
    check(terminal, "rate of Bill[\"1", offers: "rate of Bill[\"1\"] ")
    check(terminal, "show Tow", offers: "show Town")
    check(terminal, "activity X { by T", offers: "by Town[\"")
    check(terminal, "what if { change B", offers: "change Bill[\"")
    check(
      terminal, "goal G { owners Town\t",
      offers: "Town[\"1\"]  party: Ås\nTown[\"2\"]  party: Bo\nTown       family of parties\n")
  }

  func testOffersNoGroupWhereAPartyIsMeant() throws {
    let terminal = try session()
    for text in ["gain of ", "activity X { by ", "expect Plan pays for "] {
      terminal.clear()
      terminal.type(text + "\t")
      terminal.see("Region     party\n")
      XCTAssertFalse(terminal.screen.contains("North"), terminal.screen)
      XCTAssertFalse(terminal.screen.contains("family"), terminal.screen)
      terminal.type("\u{3}")
      terminal.ready()
    }
    check(terminal, "goal G { owners No", offers: "owners North ")
    check(terminal, "show mandates of No", offers: "mandates of North ")
  }

  func testOffersWhatMayBeChanged() throws {
    let terminal = try session()
    terminal.enter("indicator Beds { better lower }", see: "added Beds")
    terminal.enter("measure Own of Beds { pays 3 kr per unit; held by Region }", see: "added Own")
    terminal.enter("mandate Law { Region may Plan }", see: "added Law")
    for (text, offers, leavesOut) in [
      ("change Own { ", "without  takes away", "Region"),
      ("change Own { without ", "held  who is held to a measure\npays  what", "bonus"),
      ("scenario S { change Own { without ", "weighs  ", "capacity"),
      ("change Law { ", "Region     party\n", "pays"),
      ("change Law { until 2027; without ", "Region     party\n", "until  "),
      ("change Region { capacity 2 hours; w", "without  takes", "weighs"),
    ] {
      check(terminal, text, offers: offers, leavesOut: leavesOut)
    }
  }

  func testOffersWhatFitsTheNameBefore() throws {
    let terminal = try session()
    terminal.enter("goal Home { owners Region }", see: "added Home")
    for (text, offers, leavesOut) in [
      ("expect Plan ", "expect Plan pays ", "keeps"), ("expect Region ", "Region keeps ", "days"),
      ("expect Home ", "on       joins the parts of a sentence\nreached  ", "pays"),
      ("obstacle O { blocks ", "blocks Plan ", "Region"),
      ("forum F { about H", "about Home ", "Region"),
      (
        "measure M of Days[\"1\"] { weighs 2 p", "\npoints  of a measure that pays no money",
        "days"
      ),
      ("party X { capacity 5 ", "\nhours     time\n", "kr        money"),
      ("party X { capacity 5 hours per ", "hours per year ", "money"),
      ("party X { horizon 1 ", "\nyear      time\nmonth     time\nday       time\n", "years"),
      ("party X { horizon 2 ", "\nyears     time\nmonths    time\ndays      time\n", "hours"),
      ("activity X { by Region at 5 ", "\nhours     time\nkr        money\n", "years"),
      ("party X { keeps 5 ", "\nthousand  large amounts\n", "hours"),
      ("measure M of Days[\"1\"] { pays 2 ", "\nkr        money\n", "hours"),
    ] {
      check(terminal, text, offers: offers, leavesOut: leavesOut)
    }
  }

  func testOffersNoNameOfAListAgain() throws {
    let terminal = try session()
    terminal.enter("party Beds; party Home; activity Visit { by Beds }", see: "added Beds, Home")
    for (text, offers, leavesOut) in [
      ("group G { members Beds, Region, ", "\nHome       party\n", "Region  "),
      ("goal G { owners Region,\r  Home, B", "  Home, Beds", "party"),
      ("obstacle O { blocks Plan, ", "blocks Plan, Visit ", "activity"),
      ("party X { prefers Visit over ", "prefers Visit over Plan ", "activity"),
      ("group G { members Town[\"1\"], Town[\"", "Town[\"1\"], Town[\"2\"] ", "party"),
    ] {
      check(terminal, text, offers: offers, leavesOut: leavesOut)
    }
  }

  func testOffersNothingOfRowsToChange() throws {
    let terminal = try session()
    terminal.type("change \t")
    terminal.see("Ward[\"a\"]  party\n")
    XCTAssertFalse(terminal.screen.contains("Town"), terminal.screen)
    XCTAssertFalse(terminal.screen.contains("Bill"), terminal.screen)
    terminal.type("\u{3}")
    terminal.ready()
  }
}
