import Analysis
import Arithmetic
import Diagnostics
import Evaluation

extension Verdict.Basis {
  /// The work that a verdict is on.
  var words: String {
    switch self {
    case .joint: "joint work"
    case .forOthers: "work that helps others"
    }
  }

  /// What stands beside a verdict where it is not on joint work.
  public var note: String? {
    switch self {
    case .joint: nil
    case .forOthers: "in \(words)"
    }
  }
}

extension Verdict.Overall {
  /// The verdict, with the work it is on where that is not joint work.
  func words(on basis: Verdict.Basis?) -> String {
    basis.flatMap(\.note).map { "\(rawValue) (\($0))" } ?? rawValue
  }
}

extension Verdict {
  /// What keeps `activity` from running at all: a mandate, who has no hours for it, its cap, a budget.
  func hindrance(of activity: Int) -> String {
    let name = name(ofActivity: activity)
    let ban = model.rulesInForce.first {
      $0.rule.activity == activity && $0.rule.modality == .mustNot
    }
    if let ban {
      let mandate = visible(model.mandates[ban.mandate].id.name)
      return "\(name) cannot run, for \(mandate) says that it must not"
    }
    let idle = model.activities[activity].performers.filter { performer in
      guard let hours = performer.effort?.value.sign, hours > 0 else { return false }
      return model.parties[performer.party].capacity.map { $0.value.sign <= 0 } ?? false
    }.map { self.name(ofParty: $0.party) }
    if !idle.isEmpty {
      return "\(name) cannot run, for \(listed(idle)) \(idle.count == 1 ? "has" : "have") no hours"
    }
    if let cap = model.activities[activity].cap, cap.value.sign <= 0 {
      return "\(name) cannot run, for its cap is 0"
    }
    return "\(name) cannot run, for a budget that it draws on holds nothing"
  }

  /// That two activities are equal for a party; where not from the start, that limits make them so.
  func equality(of tie: Tie) -> String {
    let equal =
      "\(name(ofActivity: tie.taken)) and \(name(ofActivity: tie.other)) are equal for "
      + name(ofParty: tie.party)
    let rates = [tie.taken, tie.other].map { perHour(of: tie.party, in: $0) }
    return rates[0] == rates[1] ? equal : "where a measure pays for no more, " + equal
  }
}

extension OutOfForce {
  /// That something is not in force, behind its name.
  var words: String {
    switch self {
    case .begins: "\(text) and changes nothing before"
    case .ended: "\(text) and changes nothing any more"
    }
  }
}

extension Verdict {
  /// That somebody would earn less in the agreement, which cannot count what measures stop charging.
  func reluctance(of party: String) -> String {
    "\(party) would earn less in the agreement than by following the measures: who pays for a "
      + "measure with a limit is charged there as if it had none"
  }
}
