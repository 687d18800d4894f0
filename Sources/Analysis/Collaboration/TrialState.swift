import Evaluation
import Syntax

/// Where a trial stands on the day of the script.
public enum TrialState: String, Hashable, Sendable, CaseIterable {
  /// It has not begun.
  case toCome = "to come"
  case running
  /// It is past its end, and nothing is said of what became of it.
  case over
  case adopted
  case ended
  /// The script has no day, so nobody can tell.
  case undated
}

extension Model {
  /// Where a trial stands; what became of it counts before any date.
  public func state(ofTrial index: Int) -> TrialState {
    let trial = trials[index]
    switch trial.outcome {
    case .adopted: return .adopted
    case .ended: return .ended
    case nil: break
    }
    guard let day = asOf?.firstDay else { return .undated }
    if let from = trial.from, day < from.firstDay { return .toCome }
    if let until = trial.until, until.lastDay < day { return .over }
    return .running
  }

  /// The trials that a party performs or adopts, or whose activity it performs.
  ///
  /// - Complexity: O(n) in the trials and their performers.
  public func trials(of parties: Set<Int>) -> [Int] {
    trials.indices.filter { index in
      let trial = trials[index]
      if case .adopted(let party, _, _) = trial.outcome, parties.contains(party) { return true }
      let own = trial.performers.map(\.party)
      let work = trial.activity.map { activities[$0].performers.map(\.party) } ?? []
      return (own + work).contains(where: parties.contains)
    }
  }
}
