import Arithmetic
import Evaluation

extension Verdict {
  /// For which rates of the measure in a row joint work wins, all else equal, as a script says them: a
  /// measure that pays beyond a limit counts less than it says, and a bonus is no rate.
  public struct WrittenRates {
    /// The rates, or the amounts of the bonus.
    public var range: MeasureVerdict.TurningRange
    /// Whether it is the bonus that has these amounts.
    public var isBonus = false
  }

  /// The rates to write for the measure in a row; nil where none does.
  public func writtenRates(of row: Int) -> WrittenRates? {
    guard let range = measures[row].turningRange else { return nil }
    let measure = model.measures[row]
    let written = measure.writtenRate?.value
    switch measures[row].form {
    case .asWritten: return WrittenRates(range: range)
    case .onlyFrom, .beyond:
      guard let counted = measures[row].rate, let written, counted.sign != 0,
        counted.sign == written.sign
      else { return WrittenRates(range: range) }
      return WrittenRates(range: range.times(written / counted))
    case .bonus(let threshold, _):
      guard let counted = measures[row].rate else { return nil }
      guard let written else {
        // One that cannot be reached pays nothing, whatever its amount.
        return counted.isZero ? nil : WrittenRates(range: range.times(threshold), isBonus: true)
      }
      // Beyond a limit a rate counts less than it says, beside the bonus too.
      if measure.beyond != nil || measure.onlyFrom != nil { return WrittenRates(range: range) }
      return WrittenRates(range: range.times(1, plus: written - counted))
    }
  }
}
