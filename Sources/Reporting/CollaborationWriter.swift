import Analysis
import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// Forums, trials and what was found in visiting cards, for people.
struct CollaborationWriter {
  /// What is written.
  private let answer: CollaborationAnswer
  private let model: Model
  private let format: NumberFormat
  private let style: TextStyle

  /// So many cards and partners are shown.
  private static let most = 20

  /// Creates a writer of an answer.
  init(_ answer: CollaborationAnswer, style: TextStyle) {
    self.answer = answer
    self.style = style
    model = answer.model
    format = NumberFormat(model)
  }

  /// Writes the answer.
  func write(to output: inout some TextOutputStream) {
    switch answer {
    case .forums(let meetings, let parties): write(meetings, of: parties, to: &output)
    case .trials(let trials, let parties, _): write(trials, of: parties, to: &output)
    case .partners(let partners): write(partners, to: &output)
    case .cards(let search): write(search, to: &output)
    case .helpers(let search): write(search, to: &output)
    }
  }

  // MARK: Forums

  /// Writes forums, and what they take of each party.
  private func write(
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
      let isPart = forums.contains { meetings.hours(of: $0) == nil }
      let hours = NumberFormat.rounded(meetings.hours(ofParty: party))
      table.add([
        self.party(party), isPart ? "at least \(hours)" : hours,
        meetings.share(of: party).map(NumberFormat.percent) ?? "–",
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
    return [times, hours].compactMap { $0 }.joined(separator: ", ")
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
  private func write(
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

  // MARK: Cards

  /// Writes whose cards answer to some words.
  private func write(_ search: CardSearch, to output: inout some TextOutputStream) {
    let words = string(search.words)
    if search.found.isEmpty {
      let hasCards = model.parties.contains { !$0.profile.texts(of: search.line).isEmpty }
      let line = search.line.spelling
      return say(
        hasCards
          ? "No card \(verb(search.line)) \(words)."
          : "No party says what it \(line): write `\(line) \"…\"` in its declaration.", to: &output)
    }
    var table = TextTable([
      ("party", .left), (search.line.spelling, .left), ("why", .left), ("contact", .left),
    ])
    for found in search.found.prefix(Self.most) {
      table.add([
        party(found.party), string(search.text(of: found)), self.words(search.reasons(for: found)),
        model.parties[found.party].profile.contact.map { visible($0.text) } ?? "",
      ])
    }
    table.write(to: &output)
    writeRest(search.found.count, to: &output)
  }

  /// Writes who could help with an activity.
  private func write(_ search: HelpSearch, to output: inout some TextOutputStream) {
    let activity = visible(model.activities[search.activity].id.name)
    if search.needs.isEmpty {
      return say(
        "\(activity) does not say what it needs: write `needs \"…\"` in it.", to: &output)
    }
    say("\(activity) needs \(listed(search.needs.map { string($0.text) })).", to: &output)
    let outside = search.helpers.filter { !$0.performs }
    var table = TextTable([
      ("party", .left), ("for", .left), ("has", .left), ("why", .left), ("contact", .left),
    ])
    for helper in outside.prefix(Self.most) {
      let contact = model.parties[helper.party].profile.contact.map { visible($0.text) } ?? ""
      for (index, offer) in helper.offers.enumerated() {
        table.add([
          index == 0 ? party(helper.party) : "", string(search.needs[offer.need].text),
          has(offer, helper.party), words(search.reasons(for: offer, by: helper.party)),
          index == 0 ? contact : "",
        ])
      }
    }
    if !table.isEmpty { table.write(to: &output) }
    writeRest(outside.count, to: &output)
    for helper in search.helpers.filter(\.performs).prefix(Self.most) {
      let offers = helper.offers.map { has($0, helper.party) }
      say("\(party(helper.party)) does it already, and \(listed(offers)).", to: &output)
    }
    if !search.unmet.isEmpty {
      let needs = search.unmet.map { string(search.needs[$0].text) }
      say("No card answers to \(listed(needs, "or")).", to: &output)
    }
  }

  // MARK: Partners

  /// Writes whom a party could work with.
  private func write(_ partners: Partners, to output: inout some TextOutputStream) {
    let name = party(partners.party)
    if partners.partners.isEmpty {
      return say(
        "Nobody shares a goal or work with \(name), or has what it needs, and meets it in no forum.",
        to: &output)
    }
    say("\(name) meets none of these in a forum.", to: &output)
    for partner in partners.partners.prefix(Self.most) {
      output.write("  " + style.paint(party(partner.party), .strong) + "\n")
      for reason in partner.reasons { say(words(reason, partner.party, name), 4, to: &output) }
    }
    writeRest(partners.partners.count, to: &output)
  }

  /// What speaks for a partner.
  private func words(_ reason: Partners.Reason, _ partner: Int, _ name: String) -> String {
    switch reason {
    case .offers(let offer, let a):
      "\(has(offer, partner)), and \(activity(a)) needs \(need(offer, a))"
    case .takes(let offer, let a):
      "does \(activity(a)), which needs \(need(offer, a)), and \(name) "
        + has(offer, ownParty)
    case .goal(let goal): "owns \(visible(model.goals[goal].id.name)) with \(name)"
    case .work(let a): "does \(activity(a)) with \(name)"
    }
  }

  /// The party whose partners are shown.
  private var ownParty: Int {
    if case .partners(let partners) = answer { return partners.party }
    return 0
  }

  /// A need of an activity.
  private func need(_ offer: HelpSearch.Offer, _ a: Int) -> String {
    string(model.activities[a].needs[offer.need].text)
  }

  /// What a party has that answers to a need: `knows "dementia"`.
  private func has(_ offer: HelpSearch.Offer, _ party: Int) -> String {
    let text = model.parties[party].profile.texts(of: offer.line)[offer.text].text
    return "\(offer.line.spelling) \(string(text))"
  }

  // MARK: Words

  /// Why a text was found.
  private func words(_ reasons: [MatchReason]) -> String {
    reasons.map { reason in
      let (sought, found) = (visible(reason.sought), visible(reason.found))
      return switch reason.match {
      case .same: found
      case .folded: "\(found) is \(sought)"
      case .form: "\(found) is a form of \(sought)"
      case .begins: "\(found) begins like \(sought)"
      case .ends: "\(found) ends with \(sought)"
      case .contains: "\(found) holds \(sought)"
      case .part: "\(found) is part of \(sought)"
      case .near: "\(found) is nearly \(sought)"
      case .beginsNear: "\(found) begins nearly like \(sought)"
      }
    }
    .joined(separator: ", ")
  }

  /// What a card does, as a sentence says it.
  private func verb(_ line: CollaborationQuestion.CardLine) -> String {
    switch line {
    case .knows: "says that it knows"
    case .tried: "says that it tried"
    case .worksOn: "says that it works on"
    }
  }

  /// Whose something is, behind a noun.
  private func whose(_ parties: [Int]?) -> String {
    parties.map { " of " + listed($0.map(party)) } ?? ""
  }

  /// Says how many were not shown.
  private func writeRest(_ count: Int, to output: inout some TextOutputStream) {
    if count > Self.most { output.write("  … and \(count - Self.most) more\n") }
  }

  /// The name of a party.
  private func party(_ index: Int) -> String { visible(model.parties[index].id.name) }

  /// The name of an activity.
  private func activity(_ index: Int) -> String { visible(model.activities[index].id.name) }

  /// A text of the script in quotes.
  private func string(_ text: String) -> String { "\"\(visible(text))\"" }

  /// Writes a sentence, `margin` columns from the left.
  private func say(
    _ text: String, _ margin: Int = 0, to output: inout some TextOutputStream
  ) {
    output.write(wrapped(text, first: margin, indent: margin + 2) + "\n")
  }
}
