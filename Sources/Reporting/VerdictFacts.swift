import Analysis
import Arithmetic
import Diagnostics
import Evaluation

extension PartyVerdict {
  /// The cosine between what measures pay and joint value, to 15 digits behind the point.
  var congruence: Rational? {
    congruenceSquared.map { square in
      let root = square.magnitude.squareRoot(fractionDigits: 15)
      return square.sign < 0 ? -root : root
    }
  }
}

extension Verdict {
  /// The name of a party, safe for a terminal.
  func name(ofParty index: Int) -> String { visible(model.parties[index].id.name) }

  /// The name of an activity, safe for a terminal.
  func name(ofActivity index: Int) -> String { visible(model.activities[index].id.name) }

  /// The name of the measure in a row, safe for a terminal.
  func name(ofMeasure row: Int) -> String { visible(model.measures[row].id.name) }

  /// The name of an activity with its title, where it has one.
  func fullName(ofActivity index: Int) -> String {
    let name = name(ofActivity: index)
    guard let title = model.activities[index].id.title else { return name }
    return "\(name) (\(visible(title)))"
  }

  /// What an hour of `activity` earns `party`, nil where it is not known.
  func perHour(of party: Int, in activity: Int) -> MeasureVerdict.PerHour? {
    switch value(of: .perHour, first: .party(party), second: .activity(activity)) {
    case .number(let value): .finite(value)
    case .infinite(positive: true): .infinite
    case .infinite(positive: false), .interval, .none, .truth, .undetermined: nil
    }
  }
}
