import Driver
import Syntax

extension Conversation {
  /// The units that may follow in a line of a block, or elsewhere, as they begin with `prefix`.
  func units(
    _ before: Substring, _ prefix: String, in line: AttributeWord?
  ) -> [Completions.Candidate] {
    let last = before.split(whereSeparator: \.isWhitespace).last
    let isDivisor = last == "per"
    let isOne = isDivisor || last == "1" || last == "unit"
    let own = session.units.map { unit in
      Completions.Candidate(
        text: isOne ? unit.one : unit.many, note: "unit of \(unit.indicator)")
    }
    func times(_ one: String...) -> [Completions.Candidate] {
      one.map { Completions.Candidate(text: isOne ? $0 : $0 + "s", note: "time") }
    }
    let money = [Completions.Candidate(text: session.currency, note: "money")]
    let points = [Completions.Candidate(text: "points", note: "of a measure that pays no money")]
    let all: [Completions.Candidate] =
      switch line {
      case .pays where isDivisor, .fallsOn where isDivisor, .weighs where isDivisor: own
      case .capacity where isDivisor, .limit where isDivisor, .from where isDivisor: times("year")
      case .rule where isDivisor: times("year")
      case _ where isDivisor: own + times("hour", "year") + money
      case .pays, .fallsOn, .limit, .from, .rule: money
      case .weighs: points
      case .worth: money + own
      case .bonus: money + points + own
      case .capacity, .meets: times("hour")
      case .by: times("hour") + money
      case .horizon, .signal, .feedback: times("year", "month", "day")
      case .lowers, .raises: own + times("year", "month", "day")
      case .baseline, .observed, .reach, .beyond, .onlyFrom, .upTo: own
      case .keeps, .paidBy, .covers, .unspent, .flagged: []
      default: own + times("hour", "year", "month", "day") + money
      }
    return all.filter { $0.text.hasPrefix(prefix) && !$0.text.contains(" ") }
  }
}
