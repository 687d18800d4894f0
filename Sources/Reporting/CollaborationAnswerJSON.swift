import Analysis
import Evaluation
import Syntax

/// Answers about who meets, what is tried and who knows what, each as a document of its own format.
struct CollaborationAnswerJSON {
  private let model: Model

  /// Creates the values for the scenario of an answer.
  init(_ answer: CollaborationAnswer) { model = answer.model }

  /// The answer.
  static func document(_ answer: CollaborationAnswer) -> JSON {
    let writer = Self(answer)
    let facts: [(String, JSON)] =
      switch answer {
      case .forums(_, let parties): writer.forums(of: parties)
      case .trials(let trials, let parties, _): writer.trials(trials, of: parties)
      case .partners(let partners): writer.partners(partners)
      case .cards(let search): writer.cards(search)
      case .helpers(let search): writer.helpers(search)
      }
    return .object(facts)
  }

  /// What every document begins with.
  private func head(_ format: String) -> [(String, JSON)] {
    [("format", .string("samverka.\(format)/1")), ("scenario", .string(model.scenario))]
  }

  /// Forums, and what they take of each party.
  private func forums(of parties: [Int]?) -> [(String, JSON)] {
    let asked = parties.map(Set.init)
    let values = CollaborationJSON(model)
    return head("forums") + [
      ("parties", all(parties)), ("forums", values.forums(of: asked)),
      ("meetings", values.meetings(of: asked)),
    ]
  }

  /// Trials, and where each stands.
  private func trials(_ trials: [Int], of parties: [Int]?) -> [(String, JSON)] {
    head("trials") + [
      ("parties", all(parties)), ("trials", CollaborationJSON(model).trials(trials)),
    ]
  }

  /// Whose cards answer to some words, all of them.
  private func cards(_ search: CardSearch) -> [(String, JSON)] {
    head("cards") + [
      ("line", .string(search.line.spelling)), ("words", .string(search.words)),
      (
        "found",
        .array(
          search.found.map { found in
            .object([
              ("party", party(found.party)), ("text", .string(search.text(of: found))),
              ("score", .count(found.score)), ("why", reasons(search.reasons(for: found))),
              ("contact", contact(found.party)),
            ])
          })
      ),
    ]
  }

  /// Who could help with an activity, all of them.
  private func helpers(_ search: HelpSearch) -> [(String, JSON)] {
    head("helpers") + [
      ("activity", .string(model.activities[search.activity].id.name)),
      ("needs", texts(search.needs)),
      (
        "helpers",
        .array(
          search.helpers.map { helper in
            .object([
              ("party", party(helper.party)), ("performs", .bool(helper.performs)),
              (
                "offers",
                .array(
                  helper.offers.map { one in
                    .object(
                      offer(one, by: helper.party, of: search.activity) + [
                        ("why", reasons(search.reasons(for: one, by: helper.party)))
                      ])
                  })
              ), ("contact", contact(helper.party)),
            ])
          })
      ), ("unmet", texts(search.unmet.map { search.needs[$0] })),
    ]
  }

  /// Whom a party could work with, all of them.
  private func partners(_ partners: Partners) -> [(String, JSON)] {
    head("partners") + [
      ("party", party(partners.party)),
      (
        "partners",
        .array(
          partners.partners.map { partner in
            .object([
              ("party", party(partner.party)),
              ("reasons", .array(partner.reasons.map { reason($0, partner.party, partners) })),
              ("contact", contact(partner.party)),
            ])
          })
      ),
    ]
  }

  /// What speaks for a partner.
  private func reason(_ reason: Partners.Reason, _ partner: Int, _ partners: Partners) -> JSON {
    switch reason {
    case .offers(let one, let a):
      .object(kind("offers", activity: a) + offer(one, by: partner, of: a))
    case .takes(let one, let a):
      .object(kind("takes", activity: a) + offer(one, by: partners.party, of: a))
    case .goal(let goal):
      .object([("kind", .string("goal")), ("goal", .string(model.goals[goal].id.name))])
    case .work(let a): .object(kind("work", activity: a))
    }
  }

  /// What kind of reason it is, and the activity it is about.
  private func kind(_ kind: String, activity: Int) -> [(String, JSON)] {
    [("kind", .string(kind)), ("activity", .string(model.activities[activity].id.name))]
  }

  /// A need of an activity and the text of a card that answers to it.
  private func offer(
    _ offer: HelpSearch.Offer, by party: Int, of activity: Int
  ) -> [(String, JSON)] {
    let text = model.parties[party].profile.texts(of: offer.line)[offer.text].text
    return [
      ("need", .string(model.activities[activity].needs[offer.need].text)),
      ("line", .string(offer.line.spelling)), ("text", .string(text)),
      ("score", .count(offer.score)),
    ]
  }

  /// Which words answer to which, and how.
  private func reasons(_ reasons: [MatchReason]) -> JSON {
    .array(
      reasons.map { reason in
        .object([
          ("sought", .string(reason.sought)), ("found", .string(reason.found)),
          ("match", .string(word(for: reason.match))),
        ])
      })
  }

  /// The word for how words answer to each other.
  private func word(for match: WordMatch) -> String {
    switch match {
    case .same: "same"
    case .folded: "folded"
    case .form: "form"
    case .begins: "begins"
    case .ends: "ends"
    case .contains: "contains"
    case .part: "part"
    case .near: "near"
    case .beginsNear: "begins near"
    }
  }

  /// The name of a party.
  private func party(_ index: Int) -> JSON { .string(model.parties[index].id.name) }

  /// The parties asked for, null for all.
  private func all(_ parties: [Int]?) -> JSON { parties.map { .array($0.map(party)) } ?? .null }

  /// How a party is reached, null where it is not said.
  private func contact(_ party: Int) -> JSON {
    .string(orNull: model.parties[party].profile.contact?.text)
  }

  /// Texts.
  private func texts(_ texts: [SourcedText]) -> JSON { .array(texts.map { .string($0.text) }) }
}
