import Syntax

/// The words to say what an amount measures.
struct Vocabulary {
  let symbols: SymbolTable
  let names: NameTable
  /// The scope whose indicators are meant.
  let scope: Int32
  let currency: String
  let period: Period

  /// The word of an indicator's unit for one or for several.
  func unit(of indicator: Symbol, plural: Bool) -> String {
    guard let id = names.find(indicator, in: scope) else { return plural ? "units" : "unit" }
    let word = plural ? names[id].plural : names[id].singular
    return word < 0 ? (plural ? "units" : "unit") : symbols[Symbol(index: word)]
  }

  /// What an amount of the dimension measures, as in "money per `day` of `BedDays`".
  func phrase(_ dimension: Dimension) -> String {
    switch dimension.form {
    case .truth: return "yes or no"
    case .interval: return "an interval"
    case .share: return "a percentage"
    case .amount: break
    }
    let above = dimension.numerator
    let below = dimension.denominator
    if above.isEmpty && below.isEmpty { return "a plain number" }
    var text = above.isEmpty ? "a number" : above.map(phrase).joined(separator: " × ")
    for (base, power) in below {
      text += " per " + one(base) + (power > 1 ? " to the power of \(power)" : "")
    }
    return text
  }

  /// A factor above the line.
  private func phrase(_ factor: (base: Dimension.Base, power: Int)) -> String {
    let text =
      switch factor.base {
      case .money: "money"
      case .points: "points"
      case .effort: "hours"
      case .span: "time"
      case .period: period.rawValue + "s"
      case .indicator(let i): "`\(unit(of: i, plural: true))` of `\(symbols[i])`"
      }
    return factor.power > 1 ? "\(text) to the power of \(factor.power)" : text
  }

  /// One of a factor below the line.
  private func one(_ base: Dimension.Base) -> String {
    switch base {
    case .money: currency
    case .points: "point"
    case .effort: "hour"
    case .span: "day of time"
    case .period: period.rawValue
    case .indicator(let i): "`\(unit(of: i, plural: false))` of `\(symbols[i])`"
    }
  }
}
