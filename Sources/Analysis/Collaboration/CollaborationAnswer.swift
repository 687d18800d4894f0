import Evaluation
import Syntax

/// What a question about who meets, what is tried, and who knows what is answered with.
public enum CollaborationAnswer: Sendable {
  /// The forums, all or those of some parties.
  case forums(Meetings, of: [Int]?)
  /// The trials, all or those of some parties, with where each stands.
  case trials([Int], of: [Int]?, Model)
  case partners(Partners)
  case cards(CardSearch)
  case helpers(HelpSearch)

  /// What it was found in.
  public var model: Model {
    switch self {
    case .forums(let meetings, _): meetings.model
    case .trials(_, _, let model): model
    case .partners(let partners): partners.model
    case .cards(let search): search.model
    case .helpers(let search): search.model
    }
  }
}

extension Inquiry.View {
  /// The answer to a question; nil where a name stands for nothing in this scenario.
  func answer(to question: CollaborationQuestion) -> CollaborationAnswer? {
    let model = verdict.model
    switch question {
    case .forums(let name): return .forums(Meetings(model), of: name.map(parties))
    case .trials(let name):
      let parties = name.map(parties)
      let shown = parties.map { model.trials(of: Set($0)) } ?? Array(model.trials.indices)
      return .trials(shown, of: parties, model)
    case .partners(let name):
      guard case .party(let party) = entities[name.symbol] else { return nil }
      return .partners(Partners(of: party, in: model))
    case .who(let line, let words): return .cards(CardSearch(line, words.text, in: model))
    case .couldHelp(let name):
      guard case .activity(let activity) = entities[name.symbol] else { return nil }
      return .helpers(HelpSearch(activity, in: model))
    }
  }

  /// The parties that a name of one or of a group stands for.
  func parties(_ name: Name) -> [Int] {
    switch entities[name.symbol] {
    case .party(let index): [index]
    case .group(let members): members
    case .indicator, .activity, .measure, .goal, .budget, .mandate, .handoff, .obstacle, .forum,
      .trial, nil:
      []
    }
  }
}
