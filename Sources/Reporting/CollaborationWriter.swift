import Analysis
import Diagnostics
import Evaluation
import Syntax

/// Forums, trials and what was found in visiting cards, for people.
struct CollaborationWriter {
  /// What is written.
  private let answer: CollaborationAnswer
  let model: Model
  let format: NumberFormat
  let style: TextStyle

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
      // One text may answer to several needs.
      var told: Set<String> = []
      let offers = helper.offers.map { has($0, helper.party) }.filter { told.insert($0).inserted }
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
        "There is nobody with whom \(name) shares a goal, work or skills and whom it meets in no forum.",
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
  func whose(_ parties: [Int]?) -> String {
    parties.map { " of " + listed($0.map(party)) } ?? ""
  }

  /// Says how many were not shown.
  private func writeRest(_ count: Int, to output: inout some TextOutputStream) {
    if count > Self.most { output.write("  … and \(count - Self.most) more\n") }
  }

  /// The name of a party.
  func party(_ index: Int) -> String { visible(model.parties[index].id.name) }

  /// The name of an activity.
  private func activity(_ index: Int) -> String { visible(model.activities[index].id.name) }

  /// A text of the script in quotes.
  func string(_ text: String) -> String { "\"\(visible(text))\"" }

  /// Writes a sentence, `margin` columns from the left.
  func say(
    _ text: String, _ margin: Int = 0, to output: inout some TextOutputStream
  ) {
    output.write(wrapped(text, first: margin, indent: margin + 2) + "\n")
  }
}
