import Foundation
import XCTest

/// What a session remembers of questions, and what it says where something cannot be done.
final class AskingTests: XCTestCase {
  /// Starts a session, of an example where one is named.
  private func session(_ example: String? = nil, columns: Int = 120) throws -> PseudoTerminal {
    let arguments = example.map { ["repl", "Examples/\($0).samverka"] } ?? []
    let terminal = try PseudoTerminal(
      arguments, home: PseudoTerminal.newHome(), columns: columns, rows: 100)
    terminal.ready()
    return terminal
  }

  func testAFailedQuestionIsNotIt() throws {
    let terminal = try session("discharge")
    terminal.enter("show rate of Queue", see: "rate of Queue: 4 000 kr")
    terminal.enter("show rate of Quue", see: "there is no measure named `Quue`")
    terminal.enter("show rate of", see: "expected the name of a measure")
    terminal.enter("show mandates", see: "EarlyPlan  must")
    terminal.enter("it / 2", see: "(rate of Queue) / 2: 2 000 kr")
  }

  func testWordsWithACapitalAndQuestionsThatEnd() throws {
    let terminal = try session("discharge")
    terminal.enter("Verdict", see: "write `verdict` if the word of the language is meant")
    terminal.enter("why", see: "expected a figure after `why`, found the end of the line")
  }

  func testSaysWhyWhatIsSupposedCannotBe() throws {
    let terminal = try session("discharge")
    terminal.enter("measure N of BedDays { held by Region; pays 1 kr per day }", see: "added N")
    terminal.enter(
      "what if { change Queue { without pays; weighs 3 points per day } }",
      see: "`Region` is held to measures in money and in points")
    terminal.enter(":keep", see: "the last `what if` was not answered")
  }

  func testAFailedWhatIfLeavesNothingToKeep() throws {
    let nothing = "there is nothing to keep: the last `what if` was not answered"
    let terminal = try session("discharge")
    terminal.enter(":keep", see: "there was no `what if` to keep")
    let failing = [
      "what if { chnge Queue { pays 100 kr per day } }",
      "waht if { change Queue { pays 100 kr per day } }",
      "what if { change Queue { pays 100 kr per dag } }",
    ]
    for (index, entry) in failing.enumerated() {
      terminal.enter("what if { change Queue { pays \(index + 2) kr per day } }", see: "what if: ")
      terminal.enter(entry, see: "error")
      terminal.enter(":keep")
      terminal.read(nothing, times: index + 1)
      terminal.ready()
    }
    terminal.enter(":history", see: "loaded Examples/discharge.samverka\nsamverka>")
    terminal.enter("what if { change Queue { pays 7 kr per day } }", see: "what if: ")
    terminal.enter("show rate of Quue", see: "there is no measure named `Quue`")
    terminal.enter(":keep", see: "changed Queue")
    terminal.enter("rate of Queue", see: "rate of Queue: 7 kr")
  }

  func testUndoingALoadSaysSo() throws {
    let home = try PseudoTerminal.newHome()
    try "party Kept\n".write(
      toFile: home + "/t1.samverka", atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(home: home, columns: 120, rows: 60, folder: home)
    terminal.ready()
    terminal.enter("party Qwerty", see: "added Qwerty")
    terminal.enter("party Other", see: "added Other")
    terminal.enter(":load t1.samverka", see: "loaded t1.samverka: 1 name\n")
    terminal.enter(":undo", see: "undone: :load t1.samverka\n")
    terminal.enter(":list", see: "party      Qwerty\nparty      Other\n")
    terminal.enter(":redo", see: "brought back: :load t1.samverka\n")
    terminal.enter("party Third", see: "added Third")
    terminal.enter(":undo", see: "undone: party Third\n")
    terminal.enter(":undo 2", see: "2 changes undone\n")
    terminal.enter(":redo", see: "brought back: party Other\n")
  }

  func testImportsWhereAFileSaysItsFolder() throws {
    let home = try PseudoTerminal.newHome()
    for (name, text) in [("main", "party Main\n"), ("x", "party Used\n")] {
      try text.write(toFile: home + "/\(name).samverka", atomically: true, encoding: .utf8)
    }
    let terminal = try PseudoTerminal(home: home, columns: 120, rows: 60, folder: home)
    terminal.ready()
    terminal.enter(
      "use \"x.samverka\"",
      see: "a session without a file has no folder to read `x.samverka` from")
    terminal.see("`:load FILE`, or begin with `samverka repl FILE`")
    terminal.enter(":load main.samverka", see: "loaded main.samverka: 1 name\n")
    terminal.enter("use \"x.samverka\"", see: "added x.samverka\n")
    terminal.enter("Used", see: "capacity of Used")
  }

  func testNamesTheCommandThatWasMeant() throws {
    let terminal = try session()
    for (word, command) in [
      ("help", "help"), ("?", "help"), ("quit", "quit"), ("exit", "quit"), ("undo 2", "undo"),
    ] {
      terminal.enter(word, see: "error")
      terminal.see("`:\(command)`, with a colon; `:help` lists all\n")
      terminal.enter("1 + 1", see: "1 + 1: 2")
      terminal.type("\u{C}")
      terminal.ready()
    }
    terminal.enter("scenario S { oops }", see: "expected a line of a scenario")
    XCTAssertFalse(terminal.screen.contains("with a colon"))
  }

  func testCompletionsTellWhatTheyAreThere() throws {
    let terminal = try session()
    terminal.type("show jo\t")
    terminal.see("show joint")
    terminal.type("\u{3}")
    terminal.ready()
    terminal.type("show \t")
    terminal.see("joint       joint plan of, joint share\n")
    terminal.type("\u{3}")
  }

  func testCompletionsTellOfScenarios() throws {
    let terminal = try session("discharge")
    terminal.type("verdict in \t")
    terminal.see("base    the script without scenarios\n")
    terminal.type("\u{3}")
    terminal.ready()
    terminal.type("show rate of \t")
    terminal.see("Back       measure of scenario Shared\n")
    terminal.type("\u{3}")
    terminal.ready()
    terminal.clear()
    // A measure has no unit and cannot be calculated with: only a scenario can follow.
    terminal.type("Queue \t")
    terminal.see("> Queue in")
    terminal.type("\u{3}")
    terminal.ready()
    terminal.enter("let Share = 3", see: "added Share")
    terminal.type("Share \t")
    terminal.see("kr        money\n")
    terminal.type("\u{3}")
  }

  func testOnlyAnswersAreTimed() throws {
    let terminal = try session()
    terminal.enter(":time", see: "the time of each answer is told")
    XCTAssertFalse(terminal.screen.contains(" ms"))
    terminal.enter("1 + 1", see: " ms")
    terminal.enter(":time", see: "times are not told any more")
  }

  func testShowsWhatWasAskedAsItWasEntered() throws {
    let terminal = try session("discharge")
    terminal.enter("scenario S {}", see: "added S")
    terminal.enter(":scenario S")
    terminal.see("\nS>")
    terminal.enter("rate of Quue")
    terminal.see("1 | rate of Quue\n")
    terminal.see("there is no measure named `Quue`")
  }

  func testAnswersFitANarrowWindow() throws {
    let terminal = try session("discharge", columns: 40)
    for (question, whole) in [
      ("show mandates", "mandate: PlanTogether, until\n"),
      ("show timeline", "2026-01-01 to 2028-12-31: silo,\n    perverse,"),
      ("why gain of Region from EarlyPlan", "\n    4 000 kr per day × 3 days\n    12 000 kr\n"),
      (":list indicators", "BedDays\n      days in hospital after being ready"),
      (":help", "  :reload\n      read the files again and enter\n      again"),
    ] {
      let count = terminal.output.count
      terminal.enter(question, see: whole)
      let said = String(decoding: terminal.output[count...], as: UTF8.self)
        .replacingOccurrences(of: "\u{1B}[?2004l", with: "")
      for line in said.split(whereSeparator: \.isNewline).dropFirst() where !line.contains(">") {
        XCTAssertLessThanOrEqual(line.count, 40, String(line))
      }
    }
  }

  func testAModeSaysWhatItIsFor() throws {
    let terminal = try session("discharge")
    let become = "figures, names and `compare` become"
    terminal.enter(":mode csv", see: "\(become) CSV; all other answers stay text\n")
    terminal.enter("rate of Queue", see: "rate of Queue,base,4000,")
    terminal.enter("party Free", see: "added Free")
    terminal.enter("capacity of Free", see: "capacity of Free,base,infinite,unlimited\n")
    terminal.enter("show mandates", see: "  EarlyPlan  must    may\n")
    terminal.enter("let A1 = 5", see: "added A1")
    terminal.enter("show -A1", see: "'-A1,base,-5,-5\n")
    terminal.enter(":mode markdown", see: "\(become) tables; all other answers, blocks of text\n")
    terminal.enter("show mandates", see: "```text\n")
    terminal.enter(":mode table")
    terminal.enter("rate of Queue", see: "rate of Queue: 4 000 kr")
  }

  func testUndoingALoadBringsBackItsFolder() throws {
    let home = try PseudoTerminal.newHome()
    for (path, text) in [
      ("a/main", "use \"x.samverka\"\n"), ("a/x", "party Used\n"), ("b", "party Other\n"),
    ] {
      let file = URL(fileURLWithPath: "\(home)/\(path).samverka")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let terminal = try PseudoTerminal(home: home, columns: 120, rows: 60, folder: home)
    terminal.ready()
    terminal.enter(":load a/main.samverka", see: "loaded a/main.samverka")
    terminal.enter("party First", see: "added First")
    terminal.enter(":load b.samverka", see: "loaded b.samverka")
    terminal.enter(":undo", see: "undone: :load b.samverka")
    terminal.enter("Used", see: "capacity of Used")
    terminal.enter(":save", see: "saved as a/main.samverka")
    XCTAssertEqual(
      try String(contentsOfFile: home + "/b.samverka", encoding: .utf8), "party Other\n")
    terminal.enter(":redo", see: "brought back: :load b.samverka")
    terminal.enter("Other", see: "capacity of Other")
  }

  func testTellsWhatIsChangedWhereAScenarioIsAsked() throws {
    let terminal = try session("discharge")
    terminal.enter("change Region { capacity 2 100 hours per year }", see: "changed Region\n")
    terminal.enter(":scenario Shared")
    terminal.see("Shared>")
    for (entry, told) in [
      (
        "change Region { capacity 2 200 hours per year }",
        "changed Region in base, which Shared extends\n"
      ),
      ("party Extra", "added Extra in base, which Shared extends\n"),
      ("without Extra", "removed Extra in base, which Shared extends\n"),
      ("change Back { pays 31 000 kr per patient }", "changed Back\n"),
    ] {
      terminal.enter(entry)
      terminal.see(told)
    }
    terminal.enter(":scenario base")
    terminal.ready()
    terminal.enter("change Back { pays 32 000 kr per patient }", see: "changed Back in Shared\n")
  }

  func testAsksFiguresOfTwoOfTheScenario() throws {
    let terminal = try session("discharge")
    terminal.enter("per hour of Kommun in EarlyPlan", see: ": 9 216 kr per hour\n")
    terminal.enter(":scenario Shared")
    terminal.see("Shared>")
    for (question, answer) in [
      ("per hour of Kommun in EarlyPlan", "EarlyPlan in Shared: 11 616 kr per hour\n"),
      ("share of Region in HomeFund", "share of Region in HomeFund in Shared: "),
      ("per hour of Kommun in EarlyPlan in base", "EarlyPlan: 9 216 kr per hour\n"),
      ("1 + 1 in Shard", "`Shard`"),
    ] {
      terminal.enter(question)
      terminal.see(answer)
    }
    terminal.enter("effort of Kommun in EarlyPlan in Shared")
    terminal.see("effort of Kommun in EarlyPlan in Shared: ")
  }

  func testTellsWhatBecomesOfAnExpectation() throws {
    let terminal = try session("discharge", columns: 200)
    terminal.enter("expect silo", see: "`expect silo` stands in the script already\n")
    terminal.see("holds: expect silo\n")
    terminal.enter("expect joint work", see: "added `expect joint work`\n")
    terminal.see("error[SV901]")
    terminal.enter(":scenario Shared")
    terminal.see("Shared>")
    terminal.enter("expect no gaps")
    terminal.see(
      "added `expect no gaps`, where it is asked of base; here it is asked of Shared\n")
  }

  func testTellsWhatStandsSoAlready() throws {
    let terminal = try session("discharge", columns: 200)
    terminal.enter("let K = 3; let L = 4", see: "added K and L\n")
    terminal.enter("let K = 3; let L = 4", see: "K and L stand so already in the script\n")
    terminal.enter("let K = 3; let L = 5", see: "replaced L\n")
    terminal.see("K stands so already in the script\n")
    terminal.enter(":scenario Shared")
    terminal.see("Shared>")
    terminal.enter("let K = 3")
    terminal.see("K stands so already in base, which Shared extends\n")
    terminal.enter(":undo")
    terminal.see("undone: let K = 3; let L = 5\n")
  }

  func testExplainsACodeAsFindingsEnd() throws {
    let terminal = try session()
    let explain = "explain SV204"
    for entry in [":help SV204", "samverka " + explain, explain, "= samverka " + explain] {
      terminal.enter(entry, see: "warning[SV204]")
      terminal.see("When to accept it")
      terminal.type("\u{C}")
      terminal.ready()
    }
    terminal.enter("samverka explain SV999", see: "there is no help on `SV999`")
  }

  func testNamesWhatALowercaseNameMeans() throws {
    let terminal = try session()
    terminal.enter("party Kommun", see: "added Kommun")
    for entry in ["show kommun", "kommun", "capacity of kommun"] {
      terminal.enter(entry, see: "the name `kommun` begins with a lowercase letter")
      terminal.see("write `Kommun`")
      terminal.type("\u{C}")
      terminal.ready()
    }
  }

  func testTellsWhyAValueIsAsItIs() throws {
    let terminal = try session()
    terminal.enter("let X = 5", see: "added X")
    terminal.enter("let Y = 2 * X", see: "added Y")
    terminal.enter("why X", see: "X: 5\n  as the script says  5")
    terminal.enter("why Y", see: "Y: 10\n  as the script says  10")
    terminal.enter("why Y + 1", see: "Y + 1: 11\n")
  }
}
