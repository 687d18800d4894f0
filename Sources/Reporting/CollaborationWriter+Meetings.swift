import Analysis
import Diagnostics
import Evaluation
import Syntax

extension CollaborationWriter {
  // MARK: Forums

  /// Writes forums, and what they take of each party.
  func write(
    _ meetings: Meetings, of parties: [Int]?, to output: inout some TextOutputStream
  ) {
    let asked = parties.map(Set.init)
    let shown = model.forums.indices.filter { forum in
      asked.map { !$0.isDisjoint(with: model.forums[forum].members) } ?? true
    }
    if shown.isEmpty { return say("There are no forums\(whose(parties)).", to: &output) }
    var table = TextTable([
      ("forum", .left), ("members", .left), ("meets", .left), ("about", .left),
    ])
    for forum in shown {
      let one = model.forums[forum]
      let isInForce = model.isInForce(forum: forum)
      table.add([
        visible(one.id.name) + (isInForce ? "" : " (not in force)"),
        one.members.map(party).joined(separator: ", "), often(one), matters(of: one),
      ])
    }
    table.write(to: &output)
    writeHours(meetings, of: asked, to: &output)
  }

  /// Writes the hours that the forums in force take of each party.
  private func writeHours(
    _ meetings: Meetings, of asked: Set<Int>?, to output: inout some TextOutputStream
  ) {
    var table = TextTable([
      ("party", .left), ("hours \(format.aPeriod)", .right), ("of its capacity", .right),
    ])
    for party in model.parties.indices where asked?.contains(party) ?? true {
      let forums = meetings.forumsOfParty[party]
      if forums.isEmpty { continue }
      let known = forums.filter { meetings.hours(of: $0) != nil }.count
      let least = known < forums.count ? "at least " : ""
      let hours = NumberFormat.rounded(meetings.hours(ofParty: party))
      let share = meetings.share(of: party).map(NumberFormat.percent)
      table.add([
        self.party(party), known == 0 ? "undetermined" : least + hours,
        known == 0 ? "–" : share.map { least + $0 } ?? "–",
      ])
    }
    if table.isEmpty { return }
    output.write("\n")
    table.write(to: &output)
  }

  /// How often a forum meets and how long: `6 times a year, 2 hours`.
  private func often(_ forum: Model.Forum) -> String {
    let times = forum.meetings.map { meetings in
      NumberFormat.rounded(meetings.value) + (meetings.value == 1 ? " time" : " times") + " a year"
    }
    let hours = forum.length.map { length in
      NumberFormat.rounded(length.value) + (length.value == 1 ? " hour" : " hours")
    }
    let said = [
      forum.isMeetingsUnknown ? "undetermined times a year" : times,
      forum.isLengthUnknown ? "undetermined hours" : hours,
    ].compactMap { $0 }
    return said.isEmpty ? "–" : said.joined(separator: ", ")
  }

  /// What a forum is about.
  private func matters(of forum: Model.Forum) -> String {
    let names =
      forum.goals.map { visible(model.goals[$0.index].id.name) }
      + forum.handoffs.map { visible(model.handoffs[$0.index].id.name) }
    let all = names + forum.themes.map { string($0.text) }
    return all.isEmpty ? "–" : all.joined(separator: ", ")
  }

  // MARK: Trials

  /// Writes trials, where each stands, and what was learned.
  func write(
    _ trials: [Int], of parties: [Int]?, to output: inout some TextOutputStream
  ) {
    if trials.isEmpty { return say("There are no trials\(whose(parties)).", to: &output) }
    var table = TextTable([
      ("trial", .left), ("of", .left), ("by", .left), ("time", .left), ("stands", .left),
    ])
    for index in trials {
      let trial = model.trials[index]
      let performers = trial.performers.map { party($0.party) }.joined(separator: ", ")
      table.add([
        visible(trial.id.name),
        trial.activity.map { visible(model.activities[$0].id.name) } ?? "–",
        performers.isEmpty ? "nobody" : performers, days(trial.from, trial.until),
        standing(of: index),
      ])
    }
    table.write(to: &output)
    let taught = trials.filter { !model.trials[$0].learned.isEmpty }
    if taught.isEmpty { return }
    output.write(style.paint("Learned", .strong) + "\n")
    for index in taught {
      for lesson in model.trials[index].learned {
        say("\(visible(model.trials[index].id.name)): \(visible(lesson.text))", 2, to: &output)
      }
    }
  }

  /// Where a trial stands: `running`, `adopted by North from 2026`, `ended because "…"`.
  private func standing(of index: Int) -> String {
    switch model.trials[index].outcome {
    case .adopted(let party, let from, _):
      return "adopted by \(self.party(party))" + (from.map { " from \($0.text)" } ?? "")
    case .ended(let reason): return "ended because \(string(reason.text))"
    case nil: break
    }
    switch model.state(ofTrial: index) {
    case .over: return "over, and nothing decided"
    case .undated: return "not decided"
    case .toCome, .running, .adopted, .ended: return model.state(ofTrial: index).rawValue
    }
  }

  /// The days from one date to another: `2024 to 2025-06`.
  private func days(_ from: DateLiteral?, _ until: DateLiteral?) -> String {
    switch (from, until) {
    case (let from?, let until?): "\(from.text) to \(until.text)"
    case (let from?, nil): "from \(from.text)"
    case (nil, let until?): "until \(until.text)"
    case (nil, nil): "–"
    }
  }
}
