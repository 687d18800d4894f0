import Evaluation

/// Which measures in force parties pay for what others, or they themselves, are held to.
struct PaidMeasures {
  private let verdict: Verdict
  /// The rows that a party pays for an indicator, by the pair of both, and whether for what betters it.
  private var rows: [Pair: [(row: Int, isForBetter: Bool)]] = [:]

  /// A party and an indicator.
  private struct Pair: Hashable {
    let party: Int
    let indicator: Int
  }

  /// - Complexity: O(n) in the measures and their payers.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    let measures = verdict.model.measures
    for row in measures.indices
    where !measures[row].payers.isEmpty && measures[row].currency == .money
      && verdict.model.pays(row)
    {
      var sign = measures[row].rate?.value.sign ?? 1
      if sign == 0 { sign = measures[row].bonus?.amount.value.sign ?? 0 }
      for payer in measures[row].payers where !verdict.facts.isInPoints[payer.party] {
        let paid = sign * payer.share.sign
        let pair = Pair(party: payer.party, indicator: measures[row].indicator)
        // The rows of one measure, one for each holder, take it alike.
        let last = rows[pair]?.last?.row
        if paid == 0 || last.map({ measures[$0].id.name == measures[row].id.name }) == true {
          continue
        }
        rows[pair, default: []].append((row, paid > 0))
      }
    }
  }

  /// The names of the measures that take something from a party for what it sees of an activity, each once.
  ///
  /// - Complexity: O(n) in the effects of the activity and the rows that the party pays for them.
  func names(for party: Int, in activity: Int, _ text: RuleText) -> [String] {
    if rows.isEmpty { return [] }
    let model = verdict.model
    var met: Set<String> = []
    var names: [String] = []
    for effect in model.activities[activity].effects
    where effect.isSeen(within: model.parties[party].horizon?.value) {
      let pair = Pair(party: party, indicator: effect.indicator)
      for (row, isForBetter) in rows[pair] ?? [] where isForBetter == model.isBetter(effect) {
        if met.insert(text.measure(row)).inserted { names.append(text.measure(row)) }
      }
    }
    return names
  }
}
