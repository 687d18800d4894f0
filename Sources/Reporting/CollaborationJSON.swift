import Analysis
import Arithmetic
import Evaluation
import Syntax

/// Forums, trials and visiting cards of a verdict as JSON; unknown is null, never 0.
struct CollaborationJSON {
  private let model: Model

  /// Creates the values for one scenario.
  init(_ model: Model) { self.model = model }

  /// The forums, all or those of some parties, with the hours a period that each takes of every member.
  func forums(of parties: Set<Int>? = nil) -> JSON {
    if model.forums.isEmpty { return .array([]) }
    let meetings = Meetings(model)
    let shown = model.forums.indices.filter { index in
      parties.map { !$0.isDisjoint(with: model.forums[index].members) } ?? true
    }
    return .array(
      shown.map { index in
        let forum = model.forums[index]
        return .object([
          ("name", .string(forum.id.name)), ("members", .array(forum.members.map(party))),
          ("meetingsPerYear", .number(orNull: forum.meetings?.value)),
          ("length", .number(orNull: forum.length?.value)),
          ("hours", .number(orNull: meetings.hours(of: index))),
          ("goals", .array(forum.goals.map { .string(model.goals[$0.index].id.name) })),
          ("handoffs", .array(forum.handoffs.map { .string(model.handoffs[$0.index].id.name) })),
          ("themes", texts(forum.themes)),
          ("from", .string(orNull: forum.from?.text)),
          ("until", .string(orNull: forum.until?.text)),
          ("inForce", .bool(model.isInForce(forum: index))),
        ])
      })
  }

  /// The hours a period that all forums take of each member, or of some, and their part of its capacity;
  /// null where those of no forum are known.
  func meetings(of parties: Set<Int>? = nil) -> JSON {
    if model.forums.isEmpty { return .array([]) }
    let meetings = Meetings(model)
    let shown = model.parties.indices.filter { index in
      parties?.contains(index) ?? true && !meetings.forumsOfParty[index].isEmpty
    }
    return .array(
      shown.map { index in
        let forums = meetings.forumsOfParty[index]
        let known = forums.count { meetings.hours(of: $0) != nil }
        let hours = known > 0 ? meetings.hours(ofParty: index) : nil
        return .object([
          ("party", party(index)), ("hours", .number(orNull: hours)),
          ("share", .number(orNull: known > 0 ? meetings.share(of: index) : nil)),
          ("complete", .bool(known == forums.count)),
        ])
      })
  }

  /// Trials, and where each stands.
  func trials(_ shown: [Int]) -> JSON {
    .array(
      shown.map { index in
        let trial = model.trials[index]
        return .object([
          ("name", .string(trial.id.name)),
          ("activity", .string(orNull: trial.activity.map { model.activities[$0].id.name })),
          ("by", .array(trial.performers.map { party($0.party) })),
          ("from", .string(orNull: trial.from?.text)),
          ("until", .string(orNull: trial.until?.text)),
          ("state", .string(model.state(ofTrial: index).rawValue)),
          ("learned", texts(trial.learned)), ("adopted", adopted(trial)),
          ("endedBecause", ended(trial)),
        ])
      })
  }

  /// Who adopted a trial from when, null where nobody did.
  private func adopted(_ trial: Model.Trial) -> JSON {
    guard case .adopted(let index, let from, _) = trial.outcome else { return .null }
    return .object([("party", party(index)), ("from", .string(orNull: from?.text))])
  }

  /// Why a trial ended, null where that is not said.
  private func ended(_ trial: Model.Trial) -> JSON {
    guard case .ended(let reason) = trial.outcome else { return .null }
    return .string(reason.text)
  }

  /// The visiting cards that say something.
  var profiles: JSON {
    .array(
      model.parties.indices.filter { !model.parties[$0].profile.isEmpty }.map { index in
        let profile = model.parties[index].profile
        return .object([
          ("party", party(index)), ("knows", texts(profile.knows)),
          ("tried", texts(profile.tried)), ("worksOn", texts(profile.worksOn)),
          ("contact", .string(orNull: profile.contact?.text)),
        ])
      })
  }

  /// The name of a party.
  private func party(_ index: Int) -> JSON { .string(model.parties[index].id.name) }

  /// Texts.
  private func texts(_ texts: [SourcedText]) -> JSON { .array(texts.map { .string($0.text) }) }
}
