import Diagnostics
import Driver
import Evaluation
import Glibc

extension Conversation {
  /// Takes in declarations and changes, then answers what the entry asks.
  func enter(_ text: String) {
    let missingBefore = Set(session.missing.compactMap(\.subject))
    switch session.enter(text) {
    case .refused(let problems, let sources):
      show(SessionCommand.explained(problems, of: text, sources), sources)
      forgetSupposed(text)
      if problems.isEmpty { say("this is too much for one session") }
    case .accepted(let accepted):
      keepUnsaved()
      toldApart = Set(accepted.expectations.filter { isAskedAsWritten($0) })
      defer { toldApart = [] }
      tell(accepted)
      if accepted.effects.contains(where: { $0.action != .left }) {
        changed(accepted, missingBefore)
      } else if !accepted.expectedBefore.isSuperset(of: accepted.expectations) {
        judge(always: false)
      }
      for line in accepted.expectations {
        say(expected(line, isKnown: accepted.expectedBefore.contains(line)))
      }
      ask(accepted.questions + accepted.expectations)
    }
  }

  /// Tells what an entry did.
  private func tell(_ accepted: Accepted) {
    show(accepted.warnings, session.pipeline.sources)
    for line in Conversation.lines(of: accepted.effects, in: scenario) { say(line) }
    for line in accepted.dropped { say("dropped with it: " + visible(line)) }
  }

  /// Tells what became of names, and begins to compute what a change does to the verdict.
  private func changed(_ accepted: Accepted, _ missingBefore: Set<String>) {
    leaveMissingScenario()
    let missing = session.missing.compactMap(\.subject).filter { !missingBefore.contains($0) }
    if !missing.isEmpty { say("not declared yet: " + MissingNames(missing).text) }
    let didMore = accepted.effects.contains { $0.action != .added && $0.action != .left }
    judge(always: didMore)
  }

  /// Begins to compute the verdict; tells it where it is there at once.
  func judge(always: Bool) {
    awaitsVerdict = always
    worker.begin(session, in: scenario)
    // What takes longer is told above the next entry, or before the next answer.
    guard worker.awaitStanding(canAnnounce ? 60 : -1) else { return interrupted() }
    if worker.standing != nil { tellVerdict() }
  }

  /// Does what a signal asks that came while something was computed.
  private func interrupted() {
    if worker.wasInterrupted {
      say("the verdict was stopped; the session goes on")
    } else {
      isOver = true
    }
  }

  /// Tells what has become of the verdict since it was told last.
  func tellVerdict() {
    for line in verdictLines() { say(line) }
    settle()
  }

  /// What has become of the verdict since it was told last.
  func verdictLines() -> [String] {
    // Where nothing is, nothing waits.
    guard !session.parts.isEmpty, let standing = worker.standing else { return [] }
    return standing.changes(since: told, always: awaitsVerdict, except: toldApart)
  }

  /// Takes note that the verdict was told.
  func settle() {
    if session.parts.isEmpty {
      told = .none
    } else if let standing = worker.standing {
      told = standing.after(told)
    }
    awaitsVerdict = false
  }

  /// Answers questions, and says whether expectations hold.
  func ask(_ lines: [String]) {
    if lines.isEmpty { return }
    if lines.count == 1, let name = lines.first, !session.missing.isEmpty,
      let text = session.text(of: name)
    {
      return write(visibleLines(text) + "\n")
    }
    let wasKnown = worker.standing != nil
    let question = Question(lines, in: scenario, as: mode, isColored: style != .plain)
    let reply = worker.ask(question)
    if !wasKnown && worker.standing != nil { tellVerdict() }
    switch reply {
    case .answered(.told(let answer)):
      write(answer)
      return rememberAsked(lines)
    case .answered(.refused(let reason)): write(reason)
    case .interrupted: say("interrupted; the session goes on")
    case .failed: say("this could not be answered: a fault in samverka; please report it")
    case .ending: isOver = true
    }
    for line in lines { forgetSupposed(line) }
  }

  /// Remembers the figure that was shown last, and what was supposed last.
  private func rememberAsked(_ lines: [String]) {
    let supposed = lines.lazy.reversed().compactMap { Supposition($0, askedOf: self.scenario) }
    if let last = supposed.first { lastSupposed = .answered(last) }
    let figures = lines.lazy.reversed().compactMap { LastFigure($0, self.asking) }
    lastFigure = figures.first ?? lastFigure
  }

  /// Takes note that an entry failed: a `what if` in it must not leave an older one to be kept.
  private func forgetSupposed(_ text: String) {
    if Supposition.isMeant(by: text) { lastSupposed = .failed }
  }

  /// A text in which `it` stands for the figure that was shown last.
  func withLast(_ text: String) -> String {
    // What was shown in a scenario that is there no more is asked of the one that is looked at.
    let last = lastFigure.map { session.hasScenario($0.scenario) ? $0 : $0.asked(of: scenario) }
    return LastFigure.put(last, into: text, asking)
  }

  /// What the session tells of what an entry asks.
  private var asking: LastFigure.Asking {
    LastFigure.Asking(looksAt: scenario) { [session] in session.scenario(behind: $0) }
  }

  /// Whether a line that is expected was added, and of what where questions are asked of something else.
  private func expected(_ line: String, isKnown: Bool) -> String {
    let known = isKnown ? "`\(firstLine(of: line))` stands in the script already" : nil
    let text = known ?? "added `\(firstLine(of: line))`"
    if isAskedAsWritten(line) { return text }
    return text + ", where it is asked of base; here it is asked of \(visible(scenario))"
  }

  /// Whether a line is asked of the scenario that it is about in the script.
  private func isAskedAsWritten(_ line: String) -> Bool {
    Question([line], in: scenario, as: mode, isColored: false)
      .inScenario(line, of: session) == line
  }

  /// What effects come to, a line for each action and place.
  ///
  /// The place is told where it is not `scenario`, of which questions are asked.
  static func lines(of effects: [Accepted.Effect], in scenario: String) -> [String] {
    var seen: Set<String> = []
    let places = effects.map { elsewhere($0, scenario) }.filter { seen.insert($0).inserted }
    return places.flatMap { place in
      lines(of: effects.filter { elsewhere($0, scenario) == place }, place)
    }
  }

  /// Where an effect is if not in `scenario`, as it is told behind it.
  private static func elsewhere(_ effect: Accepted.Effect, _ scenario: String) -> String {
    guard let place = effect.place, place != scenario else { return "" }
    return " in \(visible(place))" + (place == "base" ? ", which \(visible(scenario)) extends" : "")
  }

  /// What effects in one place come to, a line for each action.
  private static func lines(of effects: [Accepted.Effect], _ place: String) -> [String] {
    let actions: [(Accepted.Effect.Action, String)] = [
      (.added, "added"), (.replaced, "replaced"), (.changed, "changed"), (.removed, "removed"),
      (.left, ""),
    ]
    return actions.compactMap { action, word in
      let names = effects.filter { $0.action == action }.map { visible($0.name) }
      if names.isEmpty { return nil }
      let shown = names.count > 8 ? names.prefix(7) + ["\(names.count - 7) more"] : names[...]
      let list = listed(Array(shown))
      if action != .left { return "\(word) \(list)\(place)" }
      let stands = names.count == 1 ? "stands" : "stand"
      return "\(list) \(stands) so already\(place.isEmpty ? " in the script" : place)"
    }
  }

  /// Text of a script on lines of its own.
  func visibleLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible($0) }
      .joined(separator: "\n")
  }

  /// Keeps what would be lost if the session ended now.
  func keepUnsaved() {
    guard let recovery else { return }
    recovery.keep(saved.unsaved(of: session))
    if let failure = recovery.failure {
      self.recovery = nil
      note("unsaved entries are not kept for the next session: \(failure)")
    }
  }
}
