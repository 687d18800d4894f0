import Arithmetic
import Diagnostics
import Syntax

/// What can be wrong with the figures of a scenario.
enum ModelProblem {
  /// What a number may be.
  enum Bounds {
    case any, notNegative, positive
    /// 0 to 1, as a percentage.
    case share
    /// 0 to 10, as a percentage: a part that may be more than the whole.
    case multiple
    /// 0 to 1, of a number without `%`: nobody means five times the whole by a 5.
    case unsignedShare
    /// A whole number from 0 on.
    case count
  }

  /// A contribution to a budget, for messages.
  struct Part {
    let party: String
    /// Its percentage of all, or its money; nil for `rest`.
    let amount: Rational?
    let site: SourceSpan
  }

  /// A number outside its bounds; the word is that of its line.
  case outOfBounds(String, Rational, Bounds, at: SourceSpan)
  /// A figure that something cannot do without, in a cell without a number; the word of its line.
  case missingCell(String, Absence, at: SourceSpan, line: SourceSpan)
  /// Something a scenario takes away is still used, by these.
  case stillUsed(String, at: SourceSpan, by: [(name: String, site: SourceSpan)])
  /// Two effects on one indicator that arrive at the same time.
  case repeatedEffect(String, at: SourceSpan, first: SourceSpan)
  /// Two values of one indicator observed in one period.
  case repeatedObservation(String, String, at: SourceSpan, first: SourceSpan)
  /// A last day before the first.
  case reversedDates(of: String, at: SourceSpan)
  /// A handoff from a party to itself.
  case selfHandoff(String, party: String, at: SourceSpan)
  /// Obstacles that lead back to the first of them by `because`.
  case causeCircle([String], at: SourceSpan)
  /// Groups that are members of one another.
  case groupCircle([String], at: SourceSpan)
  /// Activities that one party prefers to one another.
  case preferenceCircle(String, [String], at: SourceSpan)
  /// A worth below 0 with a cap.
  case cappedHarm(String, at: SourceSpan)
  /// A party that one measure pays in money and another in points.
  case twoCurrencies(String, money: SourceSpan, points: SourceSpan)
  /// A bonus in money beside points, or the other way round.
  case bonusCurrency(String, at: SourceSpan)
  /// Groups stand for more members than any script means.
  case tooManyMembers(String, at: SourceSpan, limit: Int)
  /// A budget's shares that do not add up to 100 %.
  case shares(of: String, [Part], sum: Rational, at: SourceSpan)
  /// A budget with percentages beside money.
  case mixedShares(of: String, [Part], at: SourceSpan)
  /// A budget with more than one `rest`.
  case secondRest(of: String, at: SourceSpan, first: SourceSpan)
  /// A `rest` beside money without a limit that it is the rest of.
  case restWithoutLimit(of: String, at: SourceSpan)
  /// Money that does not add up to the limit beside it.
  case limitMismatch(of: String, [Part], sum: Rational, limit: Rational, at: SourceSpan)
  /// A budget whose parties pay in money, of which a part or the limit is a range.
  case uncertainParts(of: String, at: SourceSpan)
  /// `limit … in all` of a budget that does not say when it runs.
  case limitWithoutRuns(of: String, at: SourceSpan)
}
