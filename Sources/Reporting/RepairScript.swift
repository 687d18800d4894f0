import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// A repair as lines of the language: a scenario ready to paste behind the script.
public struct RepairScript {
  /// What is repaired.
  private let model: Model
  /// The scenario and the activity that are repaired, where they are not base and the whole plan: repairs
  /// of two of them stand in one script.
  private let subject: String
  /// The words of the script that could be taken for new names.
  private let words: Set<String>

  /// Creates a writer of the changes of `repair`, whose model is of a script of `sources`.
  public init(_ repair: Repair, sources: SourceMap) {
    model = repair.verdict.model
    subject =
      (model.scenario == "base" ? "" : model.scenario)
      + (repair.activity.map { repair.verdict.model.activities[$0].id.name } ?? "")
    var words: Set<String> = []
    for file in sources.files {
      for word in file.bytes.split(whereSeparator: { !Self.continuesWord($0) })
      where Self.isLikeNew(word) {
        words.insert(String(decoding: word, as: UTF8.self))
      }
    }
    self.words = words
  }

  /// Whether a byte may be part of a word; all beyond ASCII may.
  private static func continuesWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  /// Whether a word holds one of those that every new name is made with: `Done`, `For`, `Repair`.
  private static func isLikeNew(_ word: ArraySlice<UInt8>) -> Bool {
    word.indices.contains { start in
      switch word[start] {
      case UInt8(ascii: "D"): word[start...].starts(with: "Done".utf8)
      case UInt8(ascii: "F"): word[start...].starts(with: "For".utf8)
      case UInt8(ascii: "R"): word[start...].starts(with: "Repair".utf8)
      default: false
      }
    }
  }

  /// Returns the scenario that makes the changes of `option`, with a final newline.
  public func scenario(for option: Repair.Option) -> String {
    var taken: Set<String> = []
    let name = free(name(of: option.kind), &taken)
    var lines: [String] = []
    if model.scenario != "base" { lines.append("extends \(model.scenario)") }
    var counters: [Int: String] = [:]
    for change in option.proposal.changes {
      switch change {
      case .rate(let rate): lines += self.lines(for: rate, &taken)
      case .payment(let payment): lines += self.lines(for: payment, &counters, &taken)
      case .shares(let budget, let shares): lines += self.lines(for: budget, shares)
      case .unspent(let budget, let share):
        lines.append("change \(model.budgets[budget].id.name) { unspent \(unspent(share)) }")
      case .horizon(let party, let days):
        lines.append("change \(model.parties[party].id.name) { horizon \(span(days)) }")
      case .ceiling(let rows, let limit):
        lines.append("change \(model.measures[rows[0]].id.name) { up to \(number(limit)) }")
      }
    }
    return "scenario \(name) {\n" + lines.map { "  \($0)\n" }.joined() + "}\n"
  }

  // MARK: Lines

  /// A rate: the measure changed where that says it, else a measure for the difference.
  private func lines(for rate: Amendment.Rate, _ taken: inout Set<String>) -> [String] {
    let verb = rate.currency == .money ? "pays" : "weighs"
    let unit = unit(of: rate.indicator, in: rate.currency)
    if let row = rate.row {
      let amount = (model.measures[row].rate?.value ?? 0) + rate.to - rate.from
      return ["change \(model.measures[row].id.name) { \(verb) \(number(amount)) \(unit) }"]
    }
    let indicator = model.indicators[rate.indicator].id.name
    let party = model.parties[rate.party].id.name
    let name = free("\(indicator)For\(party)", &taken)
    return [
      "measure \(name) of \(indicator) {", "  held by \(party)",
      "  \(verb) \(number(rate.to - rate.from)) \(unit)", "}",
    ]
  }

  /// A payment: what counts the units of the activity, and a measure of it that the payer pays.
  private func lines(
    for payment: Amendment.Payment, _ counters: inout [Int: String], _ taken: inout Set<String>
  ) -> [String] {
    let activity = model.activities[payment.activity].id.name
    let counter = counters[payment.activity] ?? free("\(activity)Done", &taken)
    var lines: [String] = []
    if counters[payment.activity] == nil {
      lines += ["indicator \(counter) { better higher }"]
      lines += ["change \(activity) { raises \(counter) by 1 }"]
      counters[payment.activity] = counter
    }
    let from = payment.from.map { model.parties[$0].id.name }
    let to = payment.to.map { model.parties[$0].id.name }
    let name = free(
      from.map { "\($0)Pays\(to ?? "")For\(activity)" } ?? "\(to ?? "")PaidFor\(activity)", &taken)
    let amount = to == nil ? -payment.perUnit : payment.perUnit
    lines += ["measure \(name) of \(counter) {", "  held by \(to ?? from ?? "")"]
    lines += ["  pays \(number(amount)) \(model.currency) per unit"]
    if to != nil, let from { lines += ["  paid by \(from)"] }
    return lines + ["}"]
  }

  /// Shares of a budget, all of them, since they add up to one.
  private func lines(for budget: Int, _ shares: [Rational]) -> [String] {
    let contributions = model.budgets[budget].contributions
    let parts = zip(contributions, shares).map { part, share in
      "  from \(model.parties[part.party].id.name) \(percent(share))"
    }
    let limit = model.budgets[budget].limit.map {
      ["  limit \(number($0.value)) \(model.currency) per \(model.period.rawValue)"]
    }
    return ["change \(model.budgets[budget].id.name) {"] + parts + (limit ?? []) + ["}"]
  }

  // MARK: Words

  /// What becomes of unspent money.
  private func unspent(_ share: Rational) -> String {
    if share.isZero { return "lapses" }
    return share == 1 ? "returns" : "returns \(percent(share))"
  }

  /// A span in years, months or days.
  private func span(_ days: Rational) -> String {
    let years = days / 365
    if years.isWhole { return "\(number(years)) \(years == 1 ? "year" : "years")" }
    let months = years * 12
    if months.isWhole { return "\(number(months)) \(months == 1 ? "month" : "months")" }
    return "\(number(days)) days"
  }

  /// `kr per day`, quoted where the word for a unit is no word of the language.
  private func unit(of indicator: Int, in currency: Model.Measure.Currency) -> String {
    (currency == .money ? model.currency : "points")
      + " per \(model.indicators[indicator].writtenUnit)"
  }

  /// A number as the language reads it.
  private func number(_ value: Rational) -> String { NumberFormat.written(value) }

  /// A share in per cent; of a fraction, the unit stands with its numerator.
  private func percent(_ share: Rational) -> String {
    let number = number(share * 100)
    guard number.hasPrefix("("), let slash = number.firstIndex(of: "/") else {
      return "\(number) %"
    }
    return "\(number[..<slash].dropFirst())% \(number[slash...].dropLast())"
  }

  // MARK: Names

  /// The name of the scenario for a kind of repair.
  private func name(of kind: Repair.Option.Kind) -> String {
    switch kind {
    case .rates: "Repair\(subject)ByRates"
    case .payments: "Repair\(subject)ByPayments"
    case .shares(let budget): "Repair\(subject)\(model.budgets[budget].id.name)Shares"
    case .unspent(let budget): "Repair\(subject)\(model.budgets[budget].id.name)Unspent"
    case .horizon(let party): "Repair\(subject)\(model.parties[party].id.name)Horizon"
    case .ceiling(let row): "Repair\(subject)\(model.measures[row].id.name)Limit"
    }
  }

  /// A name that does not occur in the script.
  private func free(_ wish: String, _ taken: inout Set<String>) -> String {
    var letters =
      wish.utf8.allSatisfy { $0 < 0x80 && Self.continuesWord($0) }
      ? wish : wish.filter { $0.isLetter || $0.isNumber || $0 == "_" }
    if letters.first?.isUppercase != true { letters = "Repair" + letters }
    var name = letters
    var count = 2
    while taken.contains(name) || words.contains(name) {
      name = "\(letters)\(count)"
      count += 1
    }
    taken.insert(name)
    return name
  }
}
