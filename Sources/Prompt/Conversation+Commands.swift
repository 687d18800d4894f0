import CLineEditor
import Diagnostics
import Driver
import Evaluation
import Glibc
import Reporting
import Syntax

extension Conversation {
  /// Does what a command says; `text` is what stands behind the colon.
  func command(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let isForced = words.first?.hasSuffix("!") == true
    let word = words.first.map { isForced ? String($0.dropLast()) : $0 } ?? ""
    do throws(SessionCommand.Failure) {
      perform(try SessionCommand(abbreviated: word), Array(words.dropFirst()), isForced)
    } catch {
      switch error {
      case .ambiguous(let several):
        let names = several.map { "`:\($0.rawValue)`" }
        say("`:\(visible(word))` may be \(listed(names, "or"))")
      case .unknown(let similar):
        let hint = similar.map { "; there is a similar one: `:\($0)`" } ?? "; `:help` lists them"
        say("there is no command `:\(visible(word))`" + hint)
      }
    }
  }

  /// Does one command.
  private func perform(_ command: SessionCommand, _ words: [String], _ isForced: Bool) {
    switch command {
    case .help: help(words.joined(separator: " "))
    case .examples: examples()
    case .load where words.isEmpty: say(":load FILE…")
    case .load: load(Paths.named(by: words))
    case .reload: reload()
    case .save: save(words.joined(separator: " "), isForced)
    case .undo: step(words, "undone", "undo") { $0.undo($1) }
    case .redo: step(words, "brought back", "redo") { $0.redo($1) }
    case .history: showEntries()
    case .keep: keep()
    case .list: list(words.first)
    case .scenario: choose(words.first)
    case .missing: showMissing()
    case .mode: setMode(words.first)
    case .time:
      tellsTime.toggle()
      say(tellsTime ? "the time of each answer is told" : "times are not told any more")
    case .recover: recover(drops: words.first == "drop")
    case .quit: isOver = true
    }
  }

  /// Goes back or forth in the changes.
  private func step(
    _ words: [String], _ done: String, _ word: String, _ go: (inout Session, Int) -> Int
  ) {
    guard let count = words.first.map({ Int($0) }) ?? 1, count > 0 else {
      return say(":\(word) takes a number from 1 on")
    }
    let before = session
    let steps = go(&session, count)
    if steps == 0 { return say("there is nothing to \(word)") }
    let (earlier, later) = word == "undo" ? (session, before) : (before, session)
    let change = firstLine(of: Conversation.change(from: earlier, to: later))
    say(steps == 1 ? "\(done): \(change)" : "\(steps) changes \(done)")
    leaveMissingScenario()
    judge(always: true)
    keepUnsaved()
  }

  /// What was entered to make one session of another: one more entry, else files were loaded.
  private static func change(from earlier: Session, to later: Session) -> String {
    let isEntry = later.entries.count == earlier.entries.count + 1
    let load = ":load " + later.files.map(\.name).joined(separator: " ")
    return isEntry ? later.entries.last ?? "" : load
  }

  /// The first line of an entry, cut to half a line.
  func firstLine(of entry: String) -> String {
    let lines = entry.split(separator: "\n")
    let line = visible(lines.first ?? "")
    return (lines.count > 1 ? line + " …" : line).cut(to: 60)
  }

  /// Goes back to base where the scenario that was looked at is gone.
  func leaveMissingScenario() {
    if session.hasScenario(scenario) { return }
    say("the scenario \(visible(scenario)) is gone; questions are asked of base again")
    scenario = "base"
  }

  /// Takes over what the last `what if` supposed: the lines of its block are an entry, or belong to
  /// the scenario that it was asked of.
  private func keep() {
    let last: Supposition
    switch lastSupposed {
    case .nothing: return say("there was no `what if` to keep")
    case .failed: return say("there is nothing to keep: the last `what if` was not answered")
    case .answered(let supposition): last = supposition
    }
    let (lines, scenario) = (last.lines, last.scenario)
    if scenario == "base" { return enter(Session.joiningChanges(in: lines)) }
    if let entry = session.scenario(scenario, with: lines) { return enter(entry) }
    let name = visible(scenario)
    say(
      session.hasScenario(scenario)
        ? "the scenario \(name) is declared in an imported file: add the lines there and `:reload`"
        : "the scenario \(name) is gone")
  }

  /// Shows the entries that made the script what it is.
  private func showEntries() {
    if session.files.isEmpty && session.entries.isEmpty { return say("nothing was entered yet") }
    var text = session.files.map { "loaded \(visible($0.name))\n" }.joined()
    for (index, entry) in session.entries.enumerated() {
      let number = String(index + 1)
      let indent = String(repeating: " ", count: max(2, 5 - number.count))
      let lines = visibleLines(entry).split(separator: "\n")
      text += "  " + number + indent + lines.joined(separator: "\n       ") + "\n"
    }
    write(text)
  }

  /// Lists what is declared.
  private func list(_ word: String?) {
    let all = session.outline
    var entries = all
    if let word {
      let kinds = Session.outlineKinds
      let singular =
        word.hasSuffix("ies") ? word.dropLast(3) + "y" : word.dropLast(word.hasSuffix("s") ? 1 : 0)
      guard kinds.contains(String(singular)) else {
        let near = nearest(to: word, among: kinds).map { "; there is a similar one: `\($0)`" } ?? ""
        return say("`\(visible(word))` is no kind\(near); there are \(listed(kinds))")
      }
      entries = all.filter { $0.kind == String(singular) }
    }
    if entries.isEmpty { return say(word == nil ? "nothing is declared yet" : "there is none") }
    let width = entries.map { visible($0.name).terminalWidth }.max() ?? 0
    var text = ""
    for entry in entries {
      let name = visible(entry.name)
      let kind = entry.kind + String(repeating: " ", count: max(0, 11 - entry.kind.count))
      text += Screen.beside(kind + name, visible(entry.title), column: width + 13)
    }
    write(text)
  }

  /// Chooses the scenario that questions are asked of.
  private func choose(_ name: String?) {
    let names = session.scenarioNames
    guard let name else {
      return say(
        "questions are asked of \(visible(scenario)); there is \(listed(names.map { visible($0) }))"
      )
    }
    guard names.contains(name) else {
      let near = nearest(to: name, among: names).map {
        "; there is a similar one: `\(visible($0))`"
      }
      return say("there is no scenario `\(visible(name))`" + (near ?? ""))
    }
    scenario = name
    told = told.ofAnotherScenario
    judge(always: true)
  }

  /// Shows the names that are used and not declared.
  private func showMissing() {
    let missing = session.missing
    if missing.isEmpty { return say("no name is missing") }
    var seen: Set<String> = []
    show(missing.filter { seen.insert($0.subject ?? "").inserted }, session.pipeline.sources)
  }

  /// Sets how answers are written.
  private func setMode(_ word: String?) {
    guard let word else { return say("answers are written as \(mode.rawValue)") }
    let names = OutputMode.allCases.map(\.rawValue)
    let fitting = names.filter { $0.hasPrefix(word) }
    guard fitting.count == 1, let mode = OutputMode(rawValue: fitting[0]) else {
      return say("`\(visible(word))` is no mode; there are \(listed(names))")
    }
    self.mode = mode
    if let note = mode.note { say(note) }
  }
}
